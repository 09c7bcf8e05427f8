//! The elements that the page moves the focus to, scrolls to, or measures.

use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::renderer::types::Element;
use leptos::wasm_bindgen::JsCast;

use crate::browser::document::{self, HtmlDialogElement, HtmlElement, HtmlInputElement};
use crate::catalog::{CATALOG, Code};

/// When the style sheet shows the open card beside the list.
const SIDE_BY_SIDE: &str = "(min-width: 100rem) and (min-height: 36rem)";

/// A reference to an element of any type. Leptos's [`NodeRef`] is a type for each type of element, and the
/// wasm then has the signal, its readers and its writers for each.
#[derive(Clone, Copy)]
pub struct AnyNodeRef(RwSignal<Option<HtmlElement>, LocalStorage>);

impl Default for AnyNodeRef {
    fn default() -> Self {
        Self(RwSignal::new_local(None))
    }
}

impl AnyNodeRef {
    /// An empty reference.
    pub fn new() -> Self {
        Self::default()
    }

    /// The element, once its component has mounted.
    pub fn get(self) -> Option<HtmlElement> {
        self.0.get()
    }

    /// The same, as an element of its own type.
    pub fn get_as<T: JsCast>(self) -> Option<T> {
        self.get()?.dyn_into().ok()
    }

    /// The element, for whoever need not know when it changes.
    pub fn get_untracked(self) -> Option<HtmlElement> {
        self.0.get_untracked()
    }

    /// Refers to the element that has the focus.
    pub fn keep_focused(self) {
        self.0.set(document::focused());
    }
}

impl<E: ElementType> NodeRefContainer<E> for AnyNodeRef {
    fn load(self, element: &Element) {
        self.0.set(Some(element.clone().unchecked_into()));
    }
}

/// References to those elements; each is empty until its component has mounted.
#[derive(Clone, Copy)]
pub struct Elements {
    /// The search field.
    pub search: AnyNodeRef,
    /// The form with the search field, which sticks to the top.
    pub bar: AnyNodeRef,
    /// What stands below the bar and the filters: what was understood, the notice, the list.
    pub start: AnyNodeRef,
    /// The list of cards.
    pub list: AnyNodeRef,
    /// The notice above the list.
    pub notice: AnyNodeRef,
    /// The comparison.
    pub comparison: AnyNodeRef,
    /// The heading of the question, or of the answer, that the decision tree is at.
    pub question: AnyNodeRef,
    /// The section of the decision tree.
    pub choose: AnyNodeRef,
    /// The list of keyboard shortcuts.
    pub shortcuts: AnyNodeRef,
    /// What had the focus when the reader went from the list to something else: they pressed it.
    pub pressed: AnyNodeRef,
    /// The text of the open card.
    pub text: AnyNodeRef,
    /// The menu of the header.
    pub menu: AnyNodeRef,
    cards: &'static [CardElements],
}

/// The elements of one card.
#[derive(Clone, Copy)]
pub struct CardElements {
    /// The card itself.
    pub article: AnyNodeRef,
    /// The link in its heading.
    pub link: AnyNodeRef,
}

impl CardElements {
    fn new() -> Self {
        Self { article: AnyNodeRef::new(), link: AnyNodeRef::new() }
    }
}

impl Elements {
    /// Empty references, one pair for each entry of the catalogue.
    pub(super) fn new() -> Self {
        Self {
            search: AnyNodeRef::new(),
            bar: AnyNodeRef::new(),
            start: AnyNodeRef::new(),
            list: AnyNodeRef::new(),
            notice: AnyNodeRef::new(),
            comparison: AnyNodeRef::new(),
            question: AnyNodeRef::new(),
            choose: AnyNodeRef::new(),
            shortcuts: AnyNodeRef::new(),
            pressed: AnyNodeRef::new(),
            text: AnyNodeRef::new(),
            menu: AnyNodeRef::new(),
            // Leaked, as the state is that they belong to.
            cards: CATALOG.iter().map(|_| CardElements::new()).collect::<Vec<_>>().leak(),
        }
    }

    /// Where the bar ends, in CSS pixels below the start of the viewport: what is above is covered by it.
    pub fn covered(self) -> Option<f64> {
        self.bar.get_untracked().map(|bar| document::bottom(&bar))
    }

    /// The search field.
    pub fn search_field(self) -> Option<HtmlInputElement> {
        self.search.get_untracked()?.dyn_into().ok()
    }

    /// The list of keyboard shortcuts.
    pub fn shortcuts_dialog(self) -> Option<HtmlDialogElement> {
        self.shortcuts.get_untracked()?.dyn_into().ok()
    }

    /// The elements of the card at a place in the catalogue.
    pub fn card(self, place: usize) -> CardElements {
        self.cards[place]
    }

    fn card_of(self, code: Code) -> Option<CardElements> {
        code.place().map(|place| self.card(place))
    }

    /// The link in the heading of a code's card.
    pub fn link(self, code: Code) -> Option<HtmlElement> {
        self.card_of(code)?.link.get_untracked()
    }

    /// The card of a code.
    pub fn article(self, code: Code) -> Option<HtmlElement> {
        self.card_of(code)?.article.get_untracked()
    }

    /// The card of the code that is open, or else the comparison: the whole of it, and what gets the focus.
    pub fn what_is_open(self, open: Option<Code>) -> Option<(HtmlElement, HtmlElement)> {
        if let Some(code) = open {
            return Some((self.article(code)?, self.link(code)?));
        }
        let comparison = self.comparison.get_untracked()?;
        Some((comparison.clone(), comparison))
    }

    /// Puts the focus on the link of a code's card, and scrolls to it where it is out of sight.
    pub fn focus_card(self, code: Code) {
        if let Some(link) = self.link(code) {
            let _ = link.focus();
        }
    }

    /// Puts the focus on the link of a code's card, and scrolls no further than it takes to see it clear of
    /// what sticks.
    pub fn show_row(self, code: Code) {
        if let (Some(article), Some(link)) = (self.article(code), self.link(code)) {
            document::focus_without_scrolling(&link);
            document::scroll_into_view(&article);
        }
    }

    /// Puts the focus on the link of a code's card, and brings the card's start into view.
    pub fn show_card(self, code: Code) {
        if let (Some(article), Some(link)) = (self.article(code), self.link(code)) {
            document::focus_without_scrolling(&link);
            if document::matches(SIDE_BY_SIDE) {
                document::scroll_into_view(&article);
            } else {
                document::scroll_to_start(&article);
            }
        }
    }

    /// Brings what stands first below the bar and the filters into view.
    pub fn show_start(self) {
        if let Some(start) = self.start.get_untracked() {
            document::scroll_to_start(&start);
        }
    }

    /// Puts the focus on the comparison, and brings its start into view.
    pub fn show_comparison(self) {
        if let Some(section) = self.comparison.get_untracked() {
            document::focus_without_scrolling(&section);
            document::scroll_to_start(&section);
        }
    }

    /// Puts the focus on the heading of the question or answer that is shown, and brings the start of
    /// its section into view.
    pub fn show_question(self) {
        let section = self.choose.get_untracked();
        if let (Some(section), Some(heading)) = (section, self.question.get_untracked()) {
            document::focus_without_scrolling(&heading);
            document::scroll_to_start(&section);
        }
    }

    /// Puts the focus on the question, on the comparison or on the notice, whichever is there.
    pub fn focus_section(self) {
        if let Some(heading) = self.question.get_untracked() {
            let _ = heading.focus();
            return;
        }
        let section = self.comparison.get_untracked().or_else(|| self.notice.get_untracked());
        if let Some(section) = section {
            let _ = section.focus();
        }
    }
}
