//! The state of the page, as one handle that the components share by context. It knows no component.
//!
//! The address is the state's only source: it is read into [`State::view`], and every change of the
//! view is written back to it.

mod elements;
mod file;
mod results;
mod theme;

pub use elements::{AnyNodeRef, Elements};
use file::When;
pub use file::{Fetched, File};
pub use results::{Item, LongTexts, Results, items};
pub use theme::Theme;

use std::ops::Deref;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::ev;
use leptos::prelude::*;

use crate::browser::place::{Changes, Place};
use crate::browser::{address, document, entries, idle, storage};
use crate::catalog::programs::Programs;
use crate::catalog::{CATALOG, Code};
use crate::choose::may_describe;
use crate::link::{Filters, Focus, View};
use crate::locale::{Language, Messages};
use crate::search::Index;
use crate::search::answer::Understood;
use crate::search::file::Notes;
use crate::ui::boxed::{effect, memo, next_frame};
use crate::ui::steps::Steps;
use crate::ui::texts::Texts;

/// What is stored where keys that write a character do nothing.
const OFF: &str = "off";

/// The files that the page fetches once it is interactive. Their names carry a hash of their
/// content, so the build writes them into the page.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// The search index.
    pub search: String,
    /// The decision tree and its situations.
    pub choose: String,
    /// The long texts in Chinese.
    pub chinese: String,
    /// The long texts in English.
    pub english: String,
    /// What is told of numbers that are no status, in Chinese and in English.
    pub notes: [String; 2],
    /// Lines that send and handle codes.
    pub programs: String,
}

/// What the page tells about something that the reader did.
#[derive(Clone, Debug)]
pub enum Notification {
    /// Something worked, or did not.
    Said(fn(&Messages) -> &'static str),
    /// The clipboard refused this text.
    CopyRefused(String),
}

/// Answers until the search file is here; made by the first query, if one comes before.
static BASIC: OnceLock<Index> = OnceLock::new();

/// The state, as a handle that can be copied. It lives as long as the page does.
#[derive(Clone, Copy)]
pub struct Page(&'static State);

impl Deref for Page {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// What a card shows. A memo of the results would be asked on each key, by every card: these are set where they
/// change.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// Whether it is in view: it is open, or fits the query and the filters.
    pub shown: RwSignal<bool>,
}

impl Card {
    fn new() -> Self {
        Self { open: RwSignal::new(false), shown: RwSignal::new(true) }
    }
}

/// Sets a signal, unless it has the value already.
fn set(signal: RwSignal<bool>, value: bool) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

/// Something that is so or not, and that nobody waits for.
#[derive(Debug, Default)]
struct Flag(AtomicBool);

impl Flag {
    fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn set(&self, value: bool) {
        self.0.store(value, Ordering::Relaxed);
    }
}

/// What the handle leads to.
pub struct State {
    /// What the address names.
    pub view: RwSignal<View>,
    /// The language that is shown.
    pub language: RwSignal<Language>,
    /// The theme.
    pub theme: RwSignal<Theme>,
    /// Whether keys that write a character do something on the page (WCAG 2.2, 2.1.4).
    pub character_keys: RwSignal<bool>,
    /// The query of the view.
    pub query: Memo<String>,
    /// The filters of the view.
    pub filters: Memo<Filters>,
    /// What the list shows for the view.
    pub results: Memo<Results>,
    /// What the address has in focus.
    pub focus: Memo<Focus>,
    cards: Vec<Card>,
    /// What the page tells at present.
    pub notification: RwSignal<Option<Notification>>,
    /// Whether the page has come alive: the app listens, and shows what the address names.
    pub interactive: RwSignal<bool>,
    /// The elements that get the focus.
    pub elements: Elements,
    /// The search index. Until it is here, [`Index::basic`] answers.
    pub index: &'static File<Index>,
    /// The decision tree and its situations.
    pub steps: &'static File<Steps>,
    /// The places of the situations that the query describes; none for most queries.
    pub situations: Memo<Vec<usize>>,
    /// The code that was opened as the one answer to the query.
    answer: StoredValue<Option<Code>>,
    /// What is being read, while what stands above it changes.
    place: StoredValue<Option<Place>, LocalStorage>,
    /// Whether the reader has come back to an entry of the history, and is led to where they were in it.
    returned: Flag,
    /// Whether the present entry of the history began with a letter that was typed over an open card.
    left_by_typing: Flag,
    /// Whether the text that was being read is to come in the other language.
    waits_for_texts: Flag,
    /// Whether what is being read is kept in its place until the next frame.
    keeps_place: RwSignal<bool>,
    /// Whether the open card is the one that the early script opened, with the text that it put there.
    early: RwSignal<bool>,
    programs: File<Programs>,
    texts: [File<Texts>; 2],
    /// The same in plain text, for search.
    long: &'static [File<LongTexts>; 2],
    notes: [File<Notes>; 2],
    files: Files,
}

impl Page {
    /// The state as the build renders it.
    pub fn new(files: Files) -> Self {
        // Leaked: there is one page, and closures that outlive any owner hold on to it.
        let index: &'static File<Index> = Box::leak(Box::new(File::new()));
        let steps: &'static File<Steps> = Box::leak(Box::new(File::new()));
        let view = RwSignal::new(View::default());
        let language = RwSignal::new(Language::default());
        let long: &'static [File<LongTexts>; 2] = Box::leak(Box::new([File::new(), File::new()]));
        // Opening a card ranks nothing.
        let query = memo(move || view.read().query.clone());
        let filters = memo(move || view.read().filters);
        let focus = memo(move || view.with(|view| view.focus.clone()));
        let results = memo(move || {
            let index = || match index.get() {
                Fetched::Ready(index) => index,
                Fetched::Pending | Fetched::Failed => BASIC.get_or_init(Index::basic),
            };
            Results::of(&query.read(), filters.get(), index, || {
                match long[language.get() as usize].get() {
                    Fetched::Ready(long) => Some(long),
                    Fetched::Pending | Fetched::Failed => None,
                }
            })
        });
        Self(Box::leak(Box::new(State {
            view,
            language,
            theme: RwSignal::new(Theme::default()),
            character_keys: RwSignal::new(true),
            query,
            filters,
            results,
            focus,
            cards: CATALOG.iter().map(|_| Card::new()).collect(),
            notification: RwSignal::new(None),
            interactive: RwSignal::new(false),
            elements: Elements::new(),
            steps,
            situations: memo(move || match steps.get() {
                Fetched::Ready(steps) if may_describe(&query.read()) => steps.find(&query.read()),
                _ => Vec::new(),
            }),
            answer: StoredValue::new(None),
            place: StoredValue::new_local(None),
            returned: Flag::default(),
            left_by_typing: Flag::default(),
            keeps_place: RwSignal::new(false),
            waits_for_texts: Flag::default(),
            early: RwSignal::new(false),
            programs: File::new(),
            index,
            texts: [File::new(), File::new()],
            long,
            notes: [File::new(), File::new()],
            files,
        })))
    }

    /// The state that the build renders an open card with.
    #[cfg(feature = "ssr")]
    pub fn with_search_file(language: Language) -> Self {
        let page = Self::new(Files::default());
        page.language.set(language);
        if let Ok(index) = Index::from_bytes(crate::search::FILE) {
            page.index.put(index);
        }
        page
    }

    /// The state that the components above share.
    pub fn get() -> Self {
        expect_context()
    }

    /// Takes over from the prerendered page: reads the address, what was stored, and what was typed
    /// before the page became interactive. Called in an effect, since the first render has to equal
    /// the build's.
    pub fn start(self) {
        let mut view = address::read();
        let written = view.write();
        let typed = self.elements.search_field().map(|input| input.value());
        let typed = typed.filter(|typed| !typed.is_empty() && view.query.is_empty());
        if let Some(query) = typed {
            view.query = query;
        }
        let stored = storage::get(storage::Key::Language);
        let preferred = document::preferred_languages();
        self.language.set(Language::choose(
            view.language,
            stored.as_deref(),
            preferred.iter().map(String::as_str),
        ));
        self.read_choices();
        storage::on_change(move || self.read_choices());
        let opened = open(&view.focus).and_then(|code| self.elements.article(code));
        if opened.is_some_and(|card| document::is_open(&card)) {
            self.early.set(true);
            self.keep_place();
        } else {
            document::set_root("data-alone", None);
        }
        document::set_root("data-comparing", None);
        let is_list = view.focus == Focus::List;
        let position = entries::start().filter(|_| !self.early.get_untracked());
        self.returned.set(position.is_some());
        self.view.set(view);
        if let Some(position) = position {
            self.return_to(position);
        }
        if is_list {
            self.open_the_answer();
            // With a keyboard at hand, the next thing one does is type. In the next frame, which has to reckon
            // anyway where the elements are.
            next_frame(move || {
                if self.focus.with_untracked(|focus| *focus == Focus::List)
                    && document::matches("(hover: hover) and (pointer: fine)")
                    && document::is_focus_lost()
                    && let Some(input) = self.elements.search_field()
                {
                    document::focus_without_scrolling(&input);
                }
            });
        }
        // What was typed before is in the address from now on, as it would be now.
        if self.view.with_untracked(|view| view.write() != written) {
            self.write(address::replace);
        }
        self.fetch_search();
        // Whoever has begun to read is led nowhere.
        entries::on_act(move || self.returned.set(false));
        // The network is back: nobody should have to ask.
        window_event_listener(ev::online, move |_| self.fetch_again());
        address::on_change(move |view| self.follow(view));
    }

    /// Reads the choices that hold in every window of the page. The language is not among them: one
    /// may read both side by side.
    fn read_choices(self) {
        let theme = Theme::of(storage::get(storage::Key::Theme).as_deref());
        if self.theme.get_untracked() != theme {
            self.theme.set(theme);
        }
        let keys = storage::get(storage::Key::CharacterKeys);
        self.character_keys.set(keys.as_deref() != Some(OFF));
    }

    /// What the card at a place in the catalogue shows.
    pub fn card(self, place: usize) -> Card {
        self.cards[place]
    }

    /// Keeps what each card shows as the results and the address have it, for as long as the page lives.
    pub fn keep_cards(self) {
        effect(move || {
            let results = self.results.read();
            let open = self.open().and_then(Code::place);
            for (place, card) in self.cards.iter().enumerate() {
                let is_open = open == Some(place);
                set(card.open, is_open);
                set(card.shown, is_open || results.shows(place));
            }
        });
    }

    /// The code that is open in the list.
    pub fn open(self) -> Option<Code> {
        open(&self.focus.read())
    }

    /// The same, for whoever need not know when it changes.
    pub fn open_untracked(self) -> Option<Code> {
        open(&self.focus.read_untracked())
    }

    /// The card of that code.
    pub fn open_card(self) -> Option<document::HtmlElement> {
        self.elements.article(self.open_untracked()?)
    }

    /// What the page says in the language that is shown. Not tracked: what says it is rendered anew in the
    /// other language (see `ClientOnly`).
    pub fn messages(self) -> &'static Messages {
        self.language.get_untracked().messages()
    }

    /// The codes of the cards in view, in the order of the page.
    pub fn shown(self) -> Vec<Code> {
        let open = self.open_untracked();
        self.results.with_untracked(|results| results.shown_with(open).collect())
    }

    /// The reader changed the address.
    fn follow(self, mut view: View) {
        if let Some(language) = view.language {
            self.turn_to(language);
        }
        if self.view.with_untracked(|shown| *shown != view) {
            let left = self.open_untracked();
            self.leave_entry(left);
            self.end_early();
            let position = entries::arrive();
            self.returned.set(position.is_some());
            // A link within the page has of a long query what the address has.
            let short = self.shortened();
            let is_long = short.is_some_and(|short| short.query == view.query);
            if is_long {
                self.view.with_untracked(|shown| view.query.clone_from(&shown.query));
            }
            self.view.set(view);
            if is_long {
                self.write(address::replace);
            }
            if let Some(position) = position {
                self.return_to(position);
            }
            self.focus_what_came(left);
        }
    }

    /// Puts the focus on the card or the comparison that the history has opened, or where it has closed one on the row
    /// of that or on what had led there, unless it is in the field or where it belongs: the next key goes on from there.
    fn focus_what_came(self, left: Option<Code>) {
        next_frame(move || {
            let open = self.elements.what_is_open(self.open_untracked());
            let is_elsewhere = match &open {
                Some((whole, _)) => !document::has_focus(whole),
                None => document::is_focus_lost(),
            };
            let target = open.map(|(_, target)| target);
            let left = || left.and_then(|code| self.elements.link(code));
            if is_elsewhere
                && !self.is_searching()
                && let Some(target) =
                    target.or_else(left).or_else(|| self.elements.pressed.get_untracked())
            {
                document::focus_without_scrolling(&target);
            }
        });
    }

    /// Whether the search field has the focus.
    pub fn is_searching(self) -> bool {
        self.elements.search_field().is_some_and(|input| document::has_focus(&input))
    }

    /// The view as its address has it, where the query is longer than an address may be: with what was understood
    /// of it, so that a link to it finds the same.
    fn shortened(self) -> Option<View> {
        let brief = || self.results.with_untracked(|results| results.answer.brief());
        self.view.with_untracked(|view| view.shortened(brief))
    }

    /// Writes the view to the address.
    fn write(self, write: fn(&View, Option<&str>)) {
        let short = self.shortened();
        self.view.with_untracked(|view| match &short {
            Some(short) => write(short, Some(&view.query)),
            None => write(view, None),
        });
    }

    /// Leads the reader to where they were, once the page shows it.
    fn return_to(self, position: entries::Position) {
        next_frame(move || {
            let restore = move || {
                if self.has_returned() {
                    position.restore();
                }
            };
            restore();
            // Again while what is told above comes, and while what has been unfolded gets its content, which it
            // asks for in an event of its own.
            self.arrive(Changes::each(restore.clone()), Box::new(restore));
        });
    }

    /// Leads there for the last time after the frame in which the browser has tried to hold what is in sight in
    /// place; not while a file that may change what stands above is on its way.
    fn arrive(self, changes: Changes, restore: Box<dyn Fn()>) {
        idle::when_idle(Box::new(move || {
            next_frame(move || {
                next_frame(move || {
                    if self.is_coming() && self.has_returned() {
                        self.arrive(changes, restore);
                    } else {
                        drop(changes);
                        restore();
                    }
                });
            });
        }));
    }

    /// Whether a file is on its way that may change what stands in the list or above it.
    fn is_coming(self) -> bool {
        let language = self.language.get_untracked() as usize;
        self.index.is_coming()
            || self.steps.is_coming()
            || self.0.notes[language].is_coming()
            || self.0.texts[language].is_coming()
            || self.long[language].is_coming()
    }

    /// Whether the reader has come back to an entry of the history, and is led to where they were in it.
    pub fn has_returned(self) -> bool {
        self.returned.get()
    }

    /// Remembers where the reader is in the present entry, with this code open.
    fn leave_entry(self, open: Option<Code>) {
        self.returned.set(false);
        self.left_by_typing.set(false);
        if self.focus.with_untracked(|focus| *focus == Focus::List) {
            self.elements.pressed.keep_focused();
        }
        entries::leave(self.what_is_read(open).as_ref());
    }

    /// Shows something else, in a new entry of the history.
    fn enter(self, change: impl FnOnce(&mut View)) {
        let view = self.changed(change);
        self.leave_entry(self.open_untracked());
        self.view.set(view);
        self.write(address::push);
    }

    /// The view after a change that is yet to be made.
    fn changed(self, change: impl FnOnce(&mut View)) -> View {
        let mut view = self.view.get_untracked();
        change(&mut view);
        view
    }

    /// Changes the view in place: the history gets no new entry. What is then the one answer opens; a
    /// card that is open and no longer among the results is closed. Where the reader had opened it, there is
    /// a new entry after all, from the first letter that is typed over it: what they read is one step back.
    pub fn refine(self, change: impl FnOnce(&mut View)) {
        // Apart, so that the wasm has what follows once and not once for each change.
        self.refine_to(self.changed(change), false);
    }

    /// Takes a part of the query back. The history gets an entry: the whole query is one step back.
    pub fn take_back(self, part: &Understood) {
        self.refine_to(self.changed(|view| view.query = part.taken_out_of(&view.query)), true);
    }

    /// `is_step` tells whether the history gets an entry in any case.
    fn refine_to(self, view: View, is_step: bool) {
        self.end_early();
        let read = self.open_untracked().filter(|open| !self.is_answer(*open));
        let query = self.view.with_untracked(|view| view.query.clone());
        let is_typed = view.query != query;
        self.view.set(view);
        self.open_the_answer();
        let leaves = read.is_some() && (is_typed || read != self.open_untracked());
        if is_step || (leaves && !self.left_by_typing.get()) {
            self.leave_entry(read);
            self.left_by_typing.set(is_typed && !is_step);
            self.write(address::push);
        } else {
            self.write(address::replace);
        }
        self.keep_focus();
        self.keep_start_in_view();
    }

    /// Opens what is the one answer to the query. Closes it again when it is that no longer, and closes
    /// any card that is not among the results.
    fn open_the_answer(self) {
        let complete = self.index.content().is_some();
        let answer = self.results.with_untracked(|results| results.only(complete));
        let open = self.open_untracked();
        let opened = self.answer.get_value();
        self.answer.set_value(answer.filter(|_| opened == answer || open != answer));
        if let Some(answer) = answer {
            if open != Some(answer) {
                self.view.update(|view| view.focus = Focus::Code(answer));
            }
        } else if open.is_some_and(|open| {
            opened == Some(open) || !self.results.with_untracked(|results| results.has(open))
        }) {
            self.view.update(|view| view.focus = Focus::List);
        }
    }

    /// Whether a card opened by itself, as the one answer: the reader is still in the field.
    pub fn is_answer(self, code: Code) -> bool {
        self.answer.get_value() == Some(code)
    }

    /// From now on the card that opened by itself counts as one that the reader has opened: they are at it. What
    /// is typed next leads away from it, and Back to it again.
    pub fn read_answer(self) {
        if self.answer.get_value().is_some() {
            self.answer.set_value(None);
            self.left_by_typing.set(false);
        }
    }

    /// Scrolls to what stands first below the bar, where it is out of sight above: what the reader asked
    /// for has changed, and the best of it stands there.
    fn keep_start_in_view(self) {
        next_frame(move || {
            let elements = self.elements;
            if let (Some(start), Some(covered)) =
                (elements.start.get_untracked(), elements.covered())
                && document::position(&start).0 < covered
            {
                elements.show_start();
            }
        });
    }

    /// Takes all filters off. What is open stays, even where the query does not find it.
    pub fn clear_filters(self) {
        self.view.update(|view| view.filters = Filters::default());
        self.write(address::replace);
        if let Some(open) = self.open_untracked() {
            // In the next frame: only then the cards around it are there.
            next_frame(move || self.elements.show_card(open));
        }
    }

    /// Shows the whole list from its start, as on arrival. The history gets an entry.
    pub fn go_home(self) {
        self.enter(|view| *view = View { language: view.language, ..View::default() });
        self.answer.set_value(None);
        document::scroll_to_top();
    }

    /// Shows something else in focus. The history gets an entry, so that one can go back.
    pub fn go(self, focus: Focus) {
        self.end_early();
        self.enter(|view| view.focus = focus);
        self.keep_focus();
    }

    /// Searches for a text, with no filter in the way, and goes to what is found. The history gets an
    /// entry, so that one can go back.
    pub fn search_for(self, query: String) {
        self.enter(|view| *view = View { query, ..View::default() });
        next_frame(move || {
            if let Some(first) = self.shown().first() {
                self.elements.show_card(*first);
            }
        });
    }

    /// Closes what is open, and goes back to its card; from a comparison, to the first of its cards; from the
    /// questions, to what had led there.
    pub fn leave(self) {
        let focus = self.focus.get_untracked();
        if let Focus::Choose(_) = focus {
            self.focus_what_came(None);
        }
        self.go(Focus::List);
        let Some(code) = focus.codes().iter().copied().find(|code| code.entry().is_some()) else {
            return;
        };
        self.elements.focus_card(code);
        // In the next frame: only then the card has its height again, and what stood above the list is gone.
        next_frame(move || self.elements.show_row(code));
    }

    /// Opens a code, or closes it where it is open. Whoever presses a card that has just opened by itself
    /// meant to open it.
    pub fn toggle(self, code: Code) {
        if self.is_answer(code) {
            self.read_answer();
            self.elements.show_card(code);
            return;
        }
        if self.open_untracked() == Some(code) {
            self.leave();
        } else {
            self.go(Focus::Code(code));
        }
    }

    /// Shows the other language, and remembers it. A language in the address would overrule the
    /// choice on reload, so it goes.
    pub fn switch_language(self) {
        let language = self.language.get_untracked().other();
        self.end_early();
        self.turn_to(language);
        storage::set(storage::Key::Language, Some(language.key()));
        if self.view.with_untracked(|view| view.language.is_some()) {
            self.view.update(|view| view.language = None);
            self.write(address::replace);
        }
        self.keep_focus();
    }

    /// Shows a language. What is read keeps its place, also when its text comes late.
    fn turn_to(self, language: Language) {
        self.keep_place();
        self.language.set(language);
        self.waits_for_texts.set(self.0.texts[language as usize].is_pending());
        self.fetch_texts();
    }

    /// Remembers where the reader has stopped. Not while the page itself is moving what is read, or has
    /// nothing in its place yet.
    pub fn note_place(self) {
        let Some(covered) = self.elements.covered() else { return };
        let is_kept = || {
            self.place
                .with_value(|place| place.as_ref().is_some_and(|place| place.is_kept(covered)))
        };
        if !self.waits_for_texts.get() && !self.keeps_place.get_untracked() && !is_kept() {
            self.remember_place();
        }
        // Whoever has scrolled past its heading reads it.
        let card = self.answer.get_value().and_then(|code| self.elements.article(code));
        if card.is_some_and(|card| document::position(&card).0 < covered) {
            self.read_answer();
        }
    }

    /// Remembers where the reader is in the present entry of the history, also for when the page is loaded anew.
    pub fn keep_position(self) {
        // The early script has yet to lead there.
        if self.early.get_untracked() {
            return;
        }
        entries::keep(self.what_is_read(self.open_untracked()).as_ref());
    }

    /// What tells where the reader is: the card of the open code, or the row of the list that is read.
    fn what_is_read(self, open: Option<Code>) -> Option<document::Element> {
        match open {
            Some(code) => self.elements.article(code).map(Into::into),
            None if self.focus.with_untracked(|focus| *focus == Focus::List) => entries::row(),
            None => None,
        }
    }

    /// Remembers what is being read, and where it is on the screen.
    fn remember_place(self) {
        if let Some(covered) = self.elements.covered() {
            let card = self.open_card();
            self.place.set_value(Some(Place::at(covered, card.as_deref())));
        }
    }

    /// Scrolls what was being read back to where it was, as soon as the page has changed.
    pub fn restore_place(self) {
        // Again when the cards that have come into sight have their heights, and what sticks its place.
        next_frame(move || {
            self.scroll_to_place();
            next_frame(move || self.scroll_to_place());
        });
    }

    fn scroll_to_place(self) {
        self.place.with_value(|place| {
            if let (Some(place), Some(covered)) = (place, self.elements.covered()) {
                place.restore(covered);
            }
        });
    }

    /// Shows a theme, and remembers it.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        storage::set(storage::Key::Theme, theme.key());
    }

    /// Lets keys that write a character do something, or nothing, and remembers it.
    pub fn set_character_keys(self, on: bool) {
        self.character_keys.set(on);
        storage::set(storage::Key::CharacterKeys, (!on).then_some(OFF));
    }

    /// Takes back what the page tells.
    pub fn dismiss(self) {
        self.notification.set(None);
        self.keep_focus();
    }

    /// Gives the focus a place when the element that has it goes away with what is about to be
    /// rendered: the open card, the comparison, the notice, or else the first card.
    pub fn keep_focus(self) {
        next_frame(move || {
            if !document::is_focus_lost() {
                return;
            }
            if let Some(open) = self.open_untracked() {
                self.elements.focus_card(open);
            } else {
                self.elements.focus_section();
            }
            if document::is_focus_lost() {
                self.focus_first_card();
            }
            if document::is_focus_lost()
                && let Some(list) = self.elements.list.get_untracked()
            {
                // There is no card.
                let _ = list.focus();
            }
        });
    }

    /// Puts the focus on the open card, or on the comparison, where no element has it, and scrolls to nothing.
    pub fn focus_what_is_open(self) {
        if document::is_focus_lost()
            && let Some((_, target)) = self.elements.what_is_open(self.open_untracked())
        {
            document::focus_without_scrolling(&target);
        }
    }

    /// Puts the focus on the first card in view.
    pub fn focus_first_card(self) {
        let first = self.shown().first().copied();
        if let Some(link) = first.and_then(|code| self.elements.link(code)) {
            document::focus_without_scrolling(&link);
        }
    }

    /// Whether the card that the address names was opened, brought into sight and filled by the early
    /// script. It stays so until the reader changes something, or all has come that the app would show
    /// instead: its text and the other cards come in one step then, so that nothing moves.
    pub fn is_early(self) -> bool {
        self.early.get()
    }

    /// From now on the app shows the open card, and the others, which the early script left out.
    fn end_early(self) {
        if self.early.get_untracked() {
            self.keep_place();
            self.early.set(false);
            document::set_root("data-alone", None);
            // Among the others the card has another place, and lost the focus when it moved there.
            next_frame(move || self.focus_what_is_open());
        }
    }

    /// Keeps what is being read where it is on the screen, whatever changes before the next frame.
    fn keep_place(self) {
        // What has changed since has moved it already.
        if !self.keeps_place.get_untracked() {
            self.remember_place();
        }
        self.hold_place();
    }

    /// The same for what was being read when its place was remembered.
    fn hold_place(self) {
        if !self.keeps_place.get_untracked() {
            self.keeps_place.set(true);
            let changes = Changes::each(move || self.scroll_to_place());
            next_frame(move || {
                drop(changes);
                self.keeps_place.set(false);
            });
        }
        self.restore_place();
    }

    /// The long texts of the language that is shown.
    pub fn texts(self) -> Fetched<&'static Texts> {
        self.0.texts[self.language.get() as usize].get()
    }

    /// Fetches again what a card shows and what did not come.
    pub fn try_again(self) {
        self.fetch_again();
        self.keep_focus();
    }

    fn fetch_again(self) {
        self.fetch_texts();
        self.fetch_search();
        if self.programs.has_failed() {
            self.fetch_programs();
        }
    }

    /// Fetches the long texts of the language that is shown, unless they are here or on their way.
    pub fn fetch_texts(self) {
        let language = self.language.get_untracked();
        let name = match language {
            Language::Chinese => &self.0.files.chinese,
            Language::English => &self.0.files.english,
        };
        self.0.texts[language as usize].fetch(name, When::AtOnce, move |bytes| {
            if !self.index.is_pending() {
                self.end_early();
            }
            if self.waits_for_texts.get() {
                self.waits_for_texts.set(false);
                self.hold_place();
            }
            Texts::from_bytes(bytes?).ok()
        });
    }

    /// Makes the long texts of the language that is shown ready to be looked through, once they are
    /// here, unless that was done or is under way.
    pub fn prepare_long_texts(self) {
        let long = &self.long[self.language.get() as usize];
        if let Fetched::Ready(texts) = self.texts() {
            let plain = move |code| (code, texts.of(code).unwrap_or_default().plain());
            long.make_idly(move || texts.codes().map(plain).collect());
        }
    }

    /// What is told of numbers that are no status, in the language that is shown.
    pub fn notes(self) -> Fetched<&'static Notes> {
        self.0.notes[self.language.get() as usize].get()
    }

    /// Fetches the same, unless it is here or on its way.
    pub fn fetch_notes(self) {
        let language = self.language.get_untracked() as usize;
        let name = &self.0.files.notes[language];
        self.0.notes[language].fetch(name, When::AtOnce, |bytes| Notes::decode(bytes?).ok());
    }

    /// Fetches the decision tree, unless it is here or on its way.
    pub fn fetch_steps(self) {
        let name = &self.0.files.choose;
        self.steps.fetch(name, When::AtOnce, |bytes| Steps::from_bytes(bytes?).ok());
    }

    /// The lines that send and handle codes, as far as they have come.
    pub fn programs(self) -> Fetched<&'static Programs> {
        self.0.programs.get()
    }

    /// Fetches the lines that send and handle codes, unless they are here or on their way.
    pub fn fetch_programs(self) {
        // Leaked, as the page keeps it for as long as it lives.
        self.0.programs.fetch(&self.0.files.programs, When::AtOnce, |bytes| {
            Programs::read(String::from_utf8(bytes?.to_vec()).ok()?.leak())
        });
    }

    /// Fetches the search index, unless it is here or on its way.
    pub fn fetch_search(self) {
        self.index.fetch(&self.0.files.search, When::Idle, move |bytes| {
            let index = bytes.and_then(|bytes| Index::from_bytes(bytes).ok());
            if !self.0.texts[self.language.get_untracked() as usize].is_pending() {
                self.end_early();
            }
            // The cards above the open one may be others now.
            if self.open_untracked().is_some() {
                self.keep_place();
            }
            // In the next frame: then it answers. What came in the address, or was typed before, is answered
            // as if it had been typed now.
            next_frame(move || {
                if self.focus.with_untracked(|focus| *focus == Focus::List) {
                    self.open_the_answer();
                    if self.open_untracked().is_some() {
                        self.write(address::replace);
                    }
                }
            });
            index
        });
    }
}

/// The code that a focus opens in the list: one that has a card.
fn open(focus: &Focus) -> Option<Code> {
    match focus {
        Focus::Code(code) if code.entry().is_some() => Some(*code),
        _ => None,
    }
}

/// The number of codes in the catalogue.
pub const fn codes_in_all() -> usize {
    CATALOG.len()
}
