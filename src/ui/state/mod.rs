//! The state of the page, as one handle that the components share by context. It knows no component.
//!
//! The address is the state's only source: it is read into [`State::view`], and every change of the
//! view is written back to it.

mod elements;
mod results;
mod theme;

pub use elements::Elements;
pub use results::{Item, Results, items, place_of_card};
pub use theme::Theme;

use std::ops::Deref;
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::document::HtmlElement;
use crate::browser::{address, document, fetch, storage};
use crate::catalog::programs::Programs;
use crate::catalog::{CATALOG, Code};
use crate::choose::{Scenario, Tree, may_describe};
use crate::link::{Focus, View};
use crate::locale::{Language, Messages};
use crate::search::Index;
use crate::search::file::{Message, Notes};
use crate::ui::boxed::memo;
use crate::ui::texts::Texts;

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

/// A file that the page fetches.
#[derive(Clone, Debug, Default)]
pub enum Fetched<T> {
    /// Nobody asked for it yet.
    #[default]
    Idle,
    /// It is on its way.
    Pending,
    /// It could not be fetched or read.
    Failed,
    /// It is here.
    Ready(T),
}

impl<T> Fetched<T> {
    /// Whether it may still come by itself.
    pub const fn is_pending(&self) -> bool {
        matches!(self, Self::Idle | Self::Pending)
    }

    const fn is_wanted(&self) -> bool {
        matches!(self, Self::Idle | Self::Failed)
    }
}

/// What the page tells about something that the reader did.
#[derive(Clone, Debug)]
pub enum Notification {
    /// Something worked, or did not.
    Said(fn(&Messages) -> &'static str),
    /// The clipboard refused this text.
    CopyRefused(String),
}

/// The state, as a handle that can be copied. It lives as long as the page does.
#[derive(Clone, Copy)]
pub struct Page(&'static State);

impl Deref for Page {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
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
    /// What the list shows for the view.
    pub results: Memo<Results>,
    /// What the address has in focus.
    pub focus: Memo<Focus>,
    /// What the page tells at present.
    pub notification: RwSignal<Option<Notification>>,
    /// Whether the page has come alive: the app listens, and shows what the address names.
    pub interactive: RwSignal<bool>,
    /// The elements that get the focus.
    pub elements: Elements,
    /// How far the search index has come. Until it is here, the index is [`Index::basic`].
    pub search_file: RwSignal<Fetched<()>>,
    /// The decision tree and its situations.
    pub tree: RwSignal<Fetched<Arc<Tree>>>,
    /// The situations that the query describes; none for most queries.
    pub situations: Memo<Vec<Scenario>>,
    /// The lines that send and handle codes, as far as they have come.
    pub programs: RwSignal<Fetched<Arc<Programs>>>,
    /// Whether the open card is the one that the early script opened, with the text that it put there.
    early: RwSignal<bool>,
    /// Whether the open card is kept in its place until the next frame.
    holds: RwSignal<bool>,
    index: RwSignal<Index>,
    texts: [RwSignal<Fetched<Arc<Texts>>>; 2],
    notes: [RwSignal<Fetched<Arc<Notes>>>; 2],
    files: Files,
}

impl Page {
    /// The state as the build renders it.
    pub fn new(files: Files) -> Self {
        let view = RwSignal::new(View::default());
        let index = RwSignal::new(Index::basic());
        // Opening a card ranks nothing.
        let asked = memo(move || view.with(|view| (view.query.clone(), view.filters)));
        let tree = RwSignal::new(Fetched::<Arc<Tree>>::Idle);
        // Leaked: there is one page, and closures that outlive any owner hold on to it.
        Self(Box::leak(Box::new(State {
            view,
            language: RwSignal::new(Language::default()),
            theme: RwSignal::new(Theme::default()),
            results: memo(move || {
                let (query, filters) = &*asked.read();
                Results::of(query, *filters, &index.read())
            }),
            focus: memo(move || view.with(|view| view.focus.clone())),
            notification: RwSignal::new(None),
            interactive: RwSignal::new(false),
            elements: Elements::new(),
            search_file: RwSignal::new(Fetched::Idle),
            tree,
            situations: memo(move || match &*tree.read() {
                Fetched::Ready(tree) if may_describe(&asked.read().0) => {
                    tree.find(&asked.read().0).into_iter().cloned().collect()
                }
                _ => Vec::new(),
            }),
            programs: RwSignal::new(Fetched::Idle),
            early: RwSignal::new(false),
            holds: RwSignal::new(false),
            index,
            texts: [RwSignal::new(Fetched::Idle), RwSignal::new(Fetched::Idle)],
            notes: [RwSignal::new(Fetched::Idle), RwSignal::new(Fetched::Idle)],
            files,
        })))
    }

    /// The state that the build renders an open card with.
    #[cfg(feature = "ssr")]
    pub fn with_search_file(language: Language) -> Self {
        let page = Self::new(Files::default());
        page.language.set(language);
        if let Ok(index) = Index::from_bytes(crate::search::FILE) {
            page.index.set(index);
            page.search_file.set(Fetched::Ready(()));
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
        let typed = self.elements.search.get_untracked().map(|input| input.value());
        let typed = typed.filter(|typed| !typed.is_empty() && view.query.is_empty());
        let kept = || address::kept().filter(|kept| kept.starts_with(&view.query));
        if let Some(query) = typed.or_else(kept) {
            view.query = query;
        }
        let stored = storage::get(storage::Key::Language);
        let preferred = document::preferred_languages();
        self.language.set(Language::choose(
            view.language,
            stored.as_deref(),
            preferred.iter().map(String::as_str),
        ));
        self.theme.set(Theme::of(storage::get(storage::Key::Theme).as_deref()));
        let opened = open(&view.focus).and_then(|code| self.elements.article(code));
        let opened = opened.filter(document::is_open);
        self.early.set(opened.is_some());
        match opened {
            Some(card) => self.hold(card),
            None => document::set_root("data-alone", None),
        }
        document::set_root("data-comparing", None);
        self.view.set(view);
        self.fetch_search();
        address::on_change(move |view| self.follow(view));
    }

    /// The code that is open in the list.
    pub fn open(self) -> Option<Code> {
        open(&self.focus.read())
    }

    /// The same, for whoever need not know when it changes.
    pub fn open_untracked(self) -> Option<Code> {
        open(&self.focus.read_untracked())
    }

    /// What the page says in the language that is shown.
    pub fn messages(self) -> &'static Messages {
        self.language.get().messages()
    }

    /// The codes of the cards in view, in the order of the page.
    pub fn shown(self) -> Vec<Code> {
        let open = self.open_untracked();
        self.results.with_untracked(|results| results.shown_with(open).collect())
    }

    /// The reader changed the address.
    fn follow(self, view: View) {
        if let Some(language) = view.language {
            self.language.set(language);
        }
        if self.view.with_untracked(|shown| *shown != view) {
            self.end_early();
            self.view.set(view);
        }
    }

    /// Changes the view in place: the history gets no new entry. A card that is open and no longer
    /// among the results is closed.
    pub fn refine(self, change: impl FnOnce(&mut View)) {
        self.end_early();
        let mut view = self.view.get_untracked();
        change(&mut view);
        self.view.set(view);
        if let Some(open) = self.open_untracked()
            && !self.results.with_untracked(|results| results.has(open))
        {
            self.view.update(|view| view.focus = Focus::List);
        }
        self.view.with_untracked(address::replace);
        self.keep_focus();
        self.keep_start_in_view();
    }

    /// Scrolls to what stands first below the bar, where it is out of sight above: what the reader asked
    /// for has changed, and the best of it stands there.
    fn keep_start_in_view(self) {
        request_animation_frame(move || {
            let elements = self.elements;
            if let (Some(start), Some(bar)) =
                (elements.start.get_untracked(), elements.bar.get_untracked())
                && document::position(&start).0 < document::bottom(&bar)
            {
                document::scroll_to_start(&start);
            }
        });
    }

    /// Shows something else in focus. The history gets an entry, so that one can go back.
    pub fn go(self, focus: Focus) {
        self.end_early();
        self.view.update(|view| view.focus = focus);
        self.view.with_untracked(address::push);
        self.keep_focus();
    }

    /// Searches for a text, with no filter in the way, and goes to what is found. The history gets an
    /// entry, so that one can go back.
    pub fn search_for(self, query: String) {
        self.view.set(View { query, ..View::default() });
        self.view.with_untracked(address::push);
        request_animation_frame(move || {
            if let Some(first) = self.shown().first() {
                self.elements.show_card(*first);
            }
        });
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
        self.end_early();
        self.language.set(language);
        storage::set(storage::Key::Language, Some(language.key()));
        if self.view.with_untracked(|view| view.language.is_some()) {
            self.refine(|view| view.language = None);
        }
        self.fetch_texts();
        self.keep_focus();
    }

    /// Shows a theme, and remembers it.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        storage::set(storage::Key::Theme, theme.key());
    }

    /// Takes back what the page tells.
    pub fn dismiss(self) {
        self.notification.set(None);
        self.keep_focus();
    }

    /// Gives the focus a place when the element that has it goes away with what is about to be
    /// rendered: the open card, the comparison, the notice, or else the first card.
    pub fn keep_focus(self) {
        request_animation_frame(move || {
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
        });
    }

    /// Puts the focus on the first card in view.
    pub fn focus_first_card(self) {
        let first = self.shown().first().copied();
        if let Some(link) = first.and_then(|code| self.elements.link(code)) {
            document::focus_without_scrolling(&link);
        }
    }

    /// What programs write, by the places of the messages in the search file.
    pub fn program_messages(self, places: Range<usize>) -> Fetched<Vec<Message>> {
        match self.search_file.get() {
            Fetched::Ready(()) => Fetched::Ready(self.index.read().messages(places).to_vec()),
            Fetched::Failed => Fetched::Failed,
            Fetched::Idle | Fetched::Pending => Fetched::Pending,
        }
    }

    /// Whether the card that the address names was opened, brought into sight and filled by the early
    /// script, which nobody has changed since.
    pub fn is_early(self) -> bool {
        self.early.get_untracked()
    }

    /// The same as long as what the app would show instead has not come as a whole. Its text and the
    /// other cards come in one step then, so that nothing moves.
    pub fn has_early_text(self) -> bool {
        let texts = self.texts_of(self.language.get()).read().is_pending();
        let pending = texts || self.search_file.read().is_pending();
        if !pending {
            self.end_early();
        }
        self.is_early()
    }

    /// From now on the app shows the open card, and the others, which the early script left out.
    fn end_early(self) {
        if self.early.get_untracked() {
            self.hold_open_card();
            self.early.set(false);
            document::set_root("data-alone", None);
        }
    }

    /// Keeps the open card where it is on the screen, whatever changes above it before the next frame.
    fn hold_open_card(self) {
        if let Some(card) = self.open_untracked().and_then(|code| self.elements.article(code)) {
            self.hold(card);
        }
    }

    fn hold(self, card: HtmlElement) {
        // What changes meanwhile has moved it already.
        if self.holds.get_untracked() {
            return;
        }
        self.holds.set(true);
        let top = document::position(&card).0;
        request_animation_frame(move || {
            self.holds.set(false);
            if document::is_open(&card) {
                document::scroll_by(document::position(&card).0 - top);
            }
        });
    }

    /// The long texts of the language that is shown.
    pub fn texts(self) -> Fetched<Arc<Texts>> {
        self.texts_of(self.language.get()).get()
    }

    fn texts_of(self, language: Language) -> RwSignal<Fetched<Arc<Texts>>> {
        self.texts[language as usize]
    }

    /// Fetches again what a card shows and what did not come.
    pub fn try_again(self) {
        self.fetch_texts();
        self.fetch_search();
        if matches!(*self.programs.read_untracked(), Fetched::Failed) {
            self.fetch_programs();
        }
        self.keep_focus();
    }

    /// Fetches the long texts of the language that is shown, unless they are here or on their way.
    pub fn fetch_texts(self) {
        let language = self.language.get_untracked();
        let file = match language {
            Language::Chinese => self.files.chinese.clone(),
            Language::English => self.files.english.clone(),
        };
        let read = |bytes: Vec<u8>| Texts::from_bytes(&bytes).ok().map(Arc::new);
        load(self.texts_of(language), file, read);
    }

    /// What is told of numbers that are no status, in the language that is shown.
    pub fn notes(self) -> Fetched<Arc<Notes>> {
        self.notes[self.language.get() as usize].get()
    }

    /// Fetches the same, unless it is here or on its way.
    pub fn fetch_notes(self) {
        let language = self.language.get_untracked() as usize;
        let file = self.files.notes[language].clone();
        load(self.notes[language], file, |bytes| Notes::decode(&bytes).ok().map(Arc::new));
    }

    /// Fetches the decision tree, unless it is here or on its way.
    pub fn fetch_tree(self) {
        let file = self.files.choose.clone();
        load(self.tree, file, |bytes| Tree::from_bytes(&bytes).ok().map(Arc::new));
    }

    /// Fetches the lines that send and handle codes, unless they are here or on their way.
    pub fn fetch_programs(self) {
        let file = self.files.programs.clone();
        load(self.programs, file, |bytes| Programs::from_bytes(&bytes).map(Arc::new));
    }

    /// Fetches the search index, unless it is here or on its way.
    pub fn fetch_search(self) {
        let file = self.files.search.clone();
        load(self.search_file, file, move |bytes| {
            let index = Index::from_bytes(&bytes).ok()?;
            // The cards above it may be others now.
            self.hold_open_card();
            self.index.set(index);
            Some(())
        });
    }
}

/// Fetches a file into a signal, unless that was done or is under way.
fn load<T: Send + Sync + 'static>(
    signal: RwSignal<Fetched<T>>,
    file: String,
    read: impl FnOnce(Vec<u8>) -> Option<T> + 'static,
) {
    if !signal.with_untracked(Fetched::is_wanted) {
        return;
    }
    signal.set(Fetched::Pending);
    leptos::task::spawn_local(async move {
        let read = fetch::bytes(&file).await.and_then(read);
        signal.set(read.map_or(Fetched::Failed, Fetched::Ready));
    });
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
