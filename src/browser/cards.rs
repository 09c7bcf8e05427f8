//! The cards, which the build drew: putting them in order, opening them, and reading what they say.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::dom::{all, by_id, within};
use super::later;
use crate::catalog::Code;
use crate::locale::Language;

/// A move: an item, and the one that it goes before; `None` for the end of the list.
pub type Move = (usize, Option<usize>);

/// The list as it stands in the page.
pub struct List {
    element: HtmlElement,
    /// Headings and cards, in the order in which the build drew them.
    items: Vec<HtmlElement>,
    /// Which of them are shown now.
    shown: RefCell<Vec<bool>>,
}

impl List {
    /// The list with this id.
    pub fn find(id: &str) -> Option<Self> {
        let element = by_id(id)?;
        let items: Vec<HtmlElement> = within(Some(&element), ":scope > *").collect();
        let shown = RefCell::new(vec![true; items.len()]);
        Some(Self { element, items, shown })
    }

    /// Shows the items that are to be shown, hides the others, and makes the moves. Items count as
    /// the build drew them. `ranked` tells the style sheet that the order is a rank. What stands
    /// right already is not touched, so that it keeps the focus.
    pub fn arrange(&self, ranked: bool, moves: &[Move], shown: impl Fn(usize) -> bool) {
        let _ = self.element.toggle_attribute_with_force("data-ranked", ranked);
        let mut now = self.shown.borrow_mut();
        for (i, (item, now)) in self.items.iter().zip(now.iter_mut()).enumerate() {
            let wanted = shown(i);
            if *now != wanted {
                if wanted {
                    later::put_off(item);
                }
                item.set_hidden(!wanted);
                *now = wanted;
            }
        }
        for (item, before) in moves {
            let before = before.and_then(|before| self.items.get(before));
            if let Some(item) = self.items.get(*item) {
                let _ = self.element.insert_before(item, before.map(AsRef::as_ref));
            }
        }
    }
}

/// Puts off all cards that are out of sight, before all of them change.
pub fn put_off() {
    all("article:not([hidden])").for_each(|card| later::put_off(&card));
}

/// Marks a card as open, or no longer.
pub fn set_open(code: Code, open: bool) {
    if let Some(card) = card(code) {
        let _ = if open {
            card.set_attribute("data-open", "")
        } else {
            card.remove_attribute("data-open")
        };
        if let Some(link) = link(code) {
            let _ = link.set_attribute("aria-expanded", if open { "true" } else { "false" });
        }
    }
}

/// The card of a code.
pub fn card(code: Code) -> Option<HtmlElement> {
    by_id(&code.0.to_string())
}

/// The link in the heading of a card.
pub fn link(code: Code) -> Option<HtmlElement> {
    part(code, "h3 a")?.dyn_into().ok()
}

fn part(code: Code, selector: &str) -> Option<web_sys::Element> {
    card(code)?.query_selector(selector).ok().flatten()
}

fn text(code: Code, selector: &str) -> String {
    part(code, selector).and_then(|part| part.text_content()).unwrap_or_default()
}

/// The reason phrase that a card shows.
pub fn phrase(code: Code) -> String {
    text(code, ".phrase")
}

/// What a code is called.
pub fn name(code: Code, language: Language) -> String {
    match language {
        Language::Chinese => text(code, ".name"),
        // Told apart from the phrase only where it is another.
        Language::English => card(code)
            .and_then(|card| card.get_attribute("data-name"))
            .unwrap_or_else(|| phrase(code)),
    }
}

/// The one sentence on a code.
pub fn summary(code: Code, language: Language) -> String {
    match language {
        Language::Chinese => text(code, ".summary [lang=zh-Hans]"),
        Language::English => text(code, ".summary [lang=en]"),
    }
}

/// The links of the cards in sight, in their order on the page.
pub fn shown_links() -> Vec<HtmlElement> {
    all("article:not([hidden]) h3 a").collect()
}
