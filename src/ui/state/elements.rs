//! The elements that the page moves the focus to, scrolls to, or measures.

use leptos::html;
use leptos::prelude::*;

use crate::browser::document::{self, HtmlElement};
use crate::catalog::{CATALOG, Code};

/// References to those elements; each is empty until its component has mounted.
#[derive(Clone, Copy)]
pub struct Elements {
    /// The search field.
    pub search: NodeRef<html::Input>,
    /// The bar with the search field, which sticks to the top.
    pub bar: NodeRef<html::Div>,
    /// What stands below the bar and the filters: what was understood, the notice, the list.
    pub start: NodeRef<html::Div>,
    /// The list of cards.
    pub list: NodeRef<html::Div>,
    /// The notice above the list.
    pub notice: NodeRef<html::Section>,
    /// The comparison.
    pub comparison: NodeRef<html::Section>,
    /// The heading of the question, or of the answer, that the decision tree is at.
    pub question: NodeRef<html::H2>,
    /// The section of the decision tree.
    pub choose: NodeRef<html::Section>,
    /// The list of keyboard shortcuts.
    pub shortcuts: NodeRef<html::Dialog>,
    cards: StoredValue<Vec<CardElements>>,
}

/// The elements of one card.
#[derive(Clone, Copy, Default)]
pub struct CardElements {
    /// The card itself.
    pub article: NodeRef<html::Article>,
    /// The link in its heading.
    pub link: NodeRef<html::A>,
}

impl Elements {
    /// Empty references, one pair for each entry of the catalogue.
    pub(super) fn new() -> Self {
        Self {
            search: NodeRef::new(),
            bar: NodeRef::new(),
            start: NodeRef::new(),
            list: NodeRef::new(),
            notice: NodeRef::new(),
            comparison: NodeRef::new(),
            question: NodeRef::new(),
            choose: NodeRef::new(),
            shortcuts: NodeRef::new(),
            cards: StoredValue::new(CATALOG.iter().map(|_| CardElements::default()).collect()),
        }
    }

    /// The elements of the card at a place in the catalogue.
    pub fn card(self, place: usize) -> CardElements {
        self.cards.with_value(|cards| cards[place])
    }

    fn card_of(self, code: Code) -> Option<CardElements> {
        code.place().map(|place| self.card(place))
    }

    /// The link in the heading of a code's card.
    pub fn link(self, code: Code) -> Option<HtmlElement> {
        self.card_of(code)?.link.get_untracked().map(Into::into)
    }

    /// The card of a code.
    pub fn article(self, code: Code) -> Option<HtmlElement> {
        self.card_of(code)?.article.get_untracked()
    }

    /// Puts the focus on the link of a code's card, and scrolls to it where it is out of sight.
    pub fn focus_card(self, code: Code) {
        if let Some(link) = self.link(code) {
            let _ = link.focus();
        }
    }

    /// Puts the focus on the link of a code's card, and brings the card's start into view.
    pub fn show_card(self, code: Code) {
        if let (Some(article), Some(link)) = (self.article(code), self.link(code)) {
            document::focus_without_scrolling(&link);
            document::scroll_to_start(&article);
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
