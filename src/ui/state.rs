//! The one state of the page: the view that the address names, and what it takes to draw it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use super::copy::Message;
use super::moves::bring;
use super::results::{Item, Results, items};
use super::{filters, list};
use crate::browser::choices::{Choices, State};
use crate::browser::texts::Texts;
use crate::browser::{address, cards, dom, later, marks, share, storage, texts};
use crate::catalog::{CATALOG, Code};
use crate::link::{Focus, View};
use crate::locale::Language;
use crate::search::marks::marks as find;

/// The long texts of one language, as far as they are here.
#[derive(Clone, Default)]
pub enum Loading {
    /// Nobody asked for them yet.
    #[default]
    Idle,
    /// On their way.
    Underway,
    /// They did not come.
    Failed,
    /// Here.
    Ready(Texts),
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has them.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// As it is stored and stands on the root element; `None` for the system's.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The theme with this key; the system's for any other text.
    pub fn of(key: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|theme| key.is_some() && theme.key() == key).unwrap_or_default()
    }
}

/// The state, as a handle that can be copied.
#[derive(Clone, Copy)]
pub struct Page {
    /// What the address names.
    pub view: RwSignal<View>,
    /// The language that is shown.
    pub language: RwSignal<Language>,
    /// The theme.
    pub theme: RwSignal<Theme>,
    /// What the list shows for the view.
    pub results: Memo<Results>,
    /// What the address has in focus.
    pub focus: Memo<Focus>,
    /// What was just said to the reader.
    pub message: RwSignal<Option<Message>>,
    chinese: RwSignal<Loading, LocalStorage>,
    english: RwSignal<Loading, LocalStorage>,
}

impl Page {
    /// The state as the build renders it; in the browser, effects then bring in the reader's.
    pub fn create() -> Self {
        let view = RwSignal::new(View::default());
        let page = Self {
            view,
            language: RwSignal::new(Language::default()),
            theme: RwSignal::new(Theme::default()),
            results: Memo::new(move |last: Option<&Results>| {
                view.with(|view| match last {
                    // Opening a card ranks nothing.
                    Some(last) if last.answers(view) => last.clone(),
                    _ => Results::of(view),
                })
            }),
            focus: Memo::new(move |_| view.with(|view| view.focus.clone())),
            message: RwSignal::new(None),
            chinese: RwSignal::new_local(Loading::default()),
            english: RwSignal::new_local(Loading::default()),
        };
        watch(Box::new(move || page.start()));
        page
    }

    /// The code that is open in the list.
    pub fn open(self) -> Option<Code> {
        open(&self.focus.read())
    }

    /// The same, for whoever need not know when it changes.
    pub fn open_untracked(self) -> Option<Code> {
        open(&self.focus.read_untracked())
    }

    /// The state that the components above share.
    pub fn get() -> Self {
        expect_context()
    }

    /// Takes over from the prerendered page: reads what the reader chose and typed, and listens.
    fn start(self) {
        let mut view = address::read();
        let typed = dom::value(super::search_box::ID);
        if view.query.is_empty() && !typed.is_empty() {
            view.query = typed;
        } else if let Some(kept) = address::kept().filter(|kept| kept.starts_with(&view.query)) {
            view.query = kept;
        }
        let stored = storage::get(storage::Key::Language);
        let preferred = dom::preferred_languages();
        self.language.set(Language::choose(
            view.language,
            stored.as_deref(),
            preferred.iter().map(String::as_str),
        ));
        self.theme.set(Theme::of(storage::get(storage::Key::Theme).as_deref()));
        let focused = !view.focus.codes().is_empty();
        self.view.set(view);
        address::on_change(move |view| self.follow(view));

        watch(Box::new(move || self.draw_language(&self.focus.read())));
        watch(Box::new(move || self.show_focus(&self.focus.read())));
        let mut shown: Option<String> = None;
        watch(Box::new(move || {
            let query = self.view.with(|view| view.query.clone());
            // Only where the query has changed: an input method at work is never written over.
            if shown.as_ref() != Some(&query) {
                dom::set_value(super::search_box::ID, &query);
                shown = Some(query);
            }
        }));
        watch(Box::new(move || {
            let theme = self.theme.get().key();
            dom::press_one("data-choose", theme.unwrap_or_default());
            dom::set_root("data-theme", theme);
            dom::set_theme_color(theme.and_then(|_| dom::ground_color()).as_deref());
        }));
        if focused {
            self.load();
        } else {
            later::when_idle(Box::new(move || self.load()));
        }
        if address::asks_to_search() {
            dom::focus(super::search_box::ID);
        }
        super::mount_late(self);
        self.show_results();
        self.show_filters();
        super::presses::listen(self);
        if share::is_offered() {
            dom::set_root("data-can-share", Some(""));
        }
        super::device::listen(self);
        super::keys::listen(self);
        dom::set_root("data-ready", Some(""));
    }

    /// Keeps the cards in the order of the results.
    fn show_results(self) {
        let Some(cards) = cards::List::find(list::ID) else { return };
        let codes: Vec<Option<Code>> = items()
            .map(|item| match item {
                Item::Card(i) => Some(CATALOG[i].code),
                Item::Heading(_) => None,
            })
            .collect();
        let mut order: Vec<usize> = (0..codes.len()).collect();
        watch(Box::new(move || {
            let open =
                self.open().and_then(|open| codes.iter().position(|code| *code == Some(open)));
            let results = self.results.read();
            let mut wanted = results.order.clone();
            // An open card stays, whatever is asked beside it: below what answers.
            wanted.extend(open.filter(|open| results.ranked && !results.shown[*open]));
            let moves = bring(&mut order, &wanted);
            cards.arrange(results.ranked, &moves, |i| results.shown[i] || open == Some(i));
            dom::set_hidden(list::HEADING, !results.ranked);
            dom::set_hidden(list::EMPTY, results.count != 0);
        }));
        let waits = Rc::new(Cell::new(false));
        watch(Box::new(move || {
            self.results.track();
            // Nobody waits for the marks; a fast typist gets those of the last letter only.
            if !waits.replace(true) {
                let waits = Rc::clone(&waits);
                later::when_idle(Box::new(move || {
                    waits.set(false);
                    mark(&self.results.read_untracked());
                }));
            }
        }));
    }

    /// Keeps the buttons of the filters as the view has them.
    fn show_filters(self) {
        let buttons = Choices::find();
        watch(Box::new(move || {
            let filters = self.view.with(|view| view.filters);
            let results = self.results.read();
            buttons.show(|i| State { on: filters.has(i), left: results.left[i] });
            let folded = filters.folded();
            dom::set_hidden(filters::CLEAR, filters.is_empty());
            dom::set_hidden(filters::ACTIVE, folded == 0);
            dom::set_text(filters::ACTIVE, &folded.to_string());
        }));
    }

    /// The reader changed the address.
    fn follow(self, view: View) {
        if let Some(language) = view.language {
            self.language.set(language);
        }
        if self.view.with_untracked(|shown| *shown != view) {
            self.view.set(view);
        }
    }

    /// Changes the view in place: the history gets no new entry. A card that is open and no longer
    /// among the results is closed.
    pub fn refine(self, change: impl FnOnce(&mut View)) {
        self.view.update(change);
        let answers =
            |open: Code| self.results.read_untracked().entries().any(|entry| entry.code == open);
        if self.open_untracked().is_some_and(|open| !answers(open)) {
            self.view.update(|view| view.focus = Focus::List);
        }
        self.view.with_untracked(address::replace);
        self.keep_focus();
    }

    /// Gives the focus a place when what had it goes away with what is about to be drawn: the open
    /// card, the comparison, the notice, or else the first card.
    pub fn keep_focus(self) {
        request_animation_frame(move || {
            if !dom::focus_is_lost() {
                return;
            }
            if let Some(code) = self.open_untracked() {
                dom::focus_card(code);
            }
            for id in [super::compare::ID, super::notice::ID] {
                if dom::focus_is_lost() {
                    dom::focus(id);
                }
            }
            if dom::focus_is_lost() {
                dom::focus_first_card();
            }
        });
    }

    /// Takes back what was said to the reader.
    pub fn hush(self) {
        self.message.set(None);
        self.keep_focus();
    }

    /// Goes to another focus: the history gets an entry, so that one can go back.
    pub fn go(self, focus: Focus) {
        self.view.update(|view| view.focus = focus);
        self.view.with_untracked(address::push);
        self.keep_focus();
    }

    /// Opens a code, or closes it where it is open.
    pub fn toggle(self, code: Code) {
        let open = self.open_untracked() == Some(code);
        self.go(if open { Focus::List } else { Focus::Code(code) });
    }

    /// Shows the other language, and remembers it. A language in the address would overrule the
    /// choice on reload, so it goes.
    pub fn switch_language(self) {
        let language = self.language.get_untracked().other();
        self.language.set(language);
        storage::set(storage::Key::Language, Some(language.key()));
        if self.view.with_untracked(|view| view.language.is_some()) {
            self.refine(|view| view.language = None);
        }
        self.load();
        self.keep_focus();
    }

    /// Shows a theme, and remembers it.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        storage::set(storage::Key::Theme, theme.key());
    }

    /// Puts the language on the document, and both language and focus into the title.
    fn draw_language(self, focus: &Focus) {
        let language = self.language.get();
        dom::set_language(language);
        let strings = language.live();
        dom::set_placeholder(super::search_box::ID, strings.search_hint);
        let site = strings.site;
        let title = match focus.codes() {
            [] => site.to_string(),
            [code] if code.entry().is_some() => {
                let (phrase, name) = (cards::phrase(*code), cards::name(*code, language));
                if name == phrase {
                    format!("{code} {name} · {site}")
                } else {
                    format!("{code} {phrase} {name} · {site}")
                }
            }
            [code] => format!("{code} · {site}"),
            codes => {
                let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
                format!("{} · {site}", codes.join(" / "))
            }
        };
        dom::set_title(&title);
    }

    /// Brings what is in focus into sight.
    fn show_focus(self, focus: &Focus) {
        if focus.codes().is_empty() {
            return;
        }
        self.load();
        let focus = focus.clone();
        // After this turn's drawing: only then the card has its height.
        request_animation_frame(move || match focus {
            Focus::Code(code) if code.entry().is_some() => dom::show_card(code),
            Focus::Code(_) => dom::focus(super::notice::ID),
            Focus::Compare(_) => dom::focus(super::compare::ID),
            Focus::List | Focus::Unreadable => {}
        });
    }

    /// The long texts of a language.
    pub const fn texts(self, language: Language) -> RwSignal<Loading, LocalStorage> {
        match language {
            Language::Chinese => self.chinese,
            Language::English => self.english,
        }
    }

    /// Fetches again what did not come.
    pub fn try_again(self) {
        self.load();
        self.keep_focus();
    }

    /// Fetches the long texts of the shown language, unless they are here or on their way.
    pub fn load(self) {
        let language = self.language.get_untracked();
        let texts = self.texts(language);
        if matches!(&*texts.read_untracked(), Loading::Underway | Loading::Ready(_)) {
            return;
        }
        texts.set(Loading::Underway);
        leptos::task::spawn_local(async move {
            // Where they cannot be had, the card says so and offers to try again.
            texts.set(texts::fetch(language).await.map_or(Loading::Failed, Loading::Ready));
            // Now that nothing is under way any more that the reader waits for.
            super::device::start_worker();
        });
    }

    /// The number of codes in the catalogue.
    pub const fn all() -> usize {
        CATALOG.len()
    }
}

/// Marks in the shown cards what the query found there.
fn mark(results: &Results) {
    let answer = &results.answer;
    let entries = results.entries().map(|entry| entry.code);
    if answer.has_marks() {
        marks::mark(entries, |text| find(text, answer));
    } else {
        marks::mark(std::iter::empty(), |_| Vec::new());
    }
}

/// The code that a focus opens in the list: one that has a card.
fn open(focus: &Focus) -> Option<Code> {
    match focus {
        Focus::Code(code) if code.entry().is_some() => Some(*code),
        _ => None,
    }
}

/// Does something now, and again whenever a signal that it reads has changed.
///
/// Boxed, so that the wasm has the code of an effect once, and not once for each.
pub fn watch(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
