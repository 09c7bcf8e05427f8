//! Where the reader was in each entry of the history, so that back and forward lead there again. Browsers
//! keep the scroll position only, and lose it where the page gets its height after the entry has changed.
//!
//! The entries are told apart by a number in their state; what is known of them lasts as long as the page.

use std::cell::RefCell;

use gloo::utils::{history, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::document::HtmlElement;

/// How many entries are remembered; browsers keep no more themselves.
const MOST: usize = 50;

/// Where the reader was in an entry.
#[derive(Clone, Debug)]
pub struct Position {
    entry: f64,
    /// How far the page was scrolled from the start of the open card, or of the page where none is open, in
    /// CSS pixels. What stands above a card may have another height by the time one comes back.
    scrolled: f64,
    /// The same for the text of the open card, where it scrolls on its own.
    sheet: i32,
    /// For each `<details>` of the open card, whether it was unfolded.
    unfolded: Vec<bool>,
}

/// What an open card shows below its heading.
const SHEET: &str = ".sheet";
const FOLDS: &str = "details";

#[derive(Debug)]
struct Entries {
    /// The present entry, by the number in its state.
    present: f64,
    /// How far the page was scrolled when it last said so. What it says in the event that brings another
    /// entry may be that entry's already.
    scrolled: f64,
    left: Vec<Position>,
}

thread_local! {
    static ENTRIES: RefCell<Entries> =
        const { RefCell::new(Entries { present: 0.0, scrolled: 0.0, left: Vec::new() }) };
}

/// Gives the present entry its number, and listens to how far the page is scrolled.
pub fn start() {
    arrive();
    note_scrolled();
    super::listen(&window(), "scroll", |_| note_scrolled());
}

fn note_scrolled() {
    let scrolled = window().scroll_y().unwrap_or_default();
    ENTRIES.with_borrow_mut(|entries| entries.scrolled = scrolled);
}

/// The state of the present entry.
pub(super) fn state() -> JsValue {
    ENTRIES.with_borrow(|entries| entries.present.into())
}

/// The state of an entry that is about to be made: the time, or the number after the last one's. Entries of
/// an earlier load of the page have lower ones.
pub(super) fn new_state() -> JsValue {
    ENTRIES.with_borrow_mut(|entries| {
        entries.present = js_sys::Date::now().max(entries.present + 1.0);
        entries.present.into()
    })
}

/// Remembers where the reader is, before another entry takes the place of the present one. `card` is the
/// open one.
pub fn leave(card: Option<&HtmlElement>) {
    ENTRIES.with_borrow_mut(|entries| {
        let position = Position {
            entry: entries.present,
            scrolled: entries.scrolled - start_of(card),
            sheet: inside(card, SHEET).next().map_or(0, |sheet| sheet.scroll_top()),
            unfolded: inside(card, FOLDS).map(|fold| fold.has_attribute("open")).collect(),
        };
        entries.left.retain(|other| other.entry.total_cmp(&position.entry).is_ne());
        if entries.left.len() == MOST {
            entries.left.remove(0);
        }
        entries.left.push(position);
    });
}

/// Takes note of the entry that the address bar is at now. Tells where the reader was in it; `None` where it
/// is new.
pub fn arrive() -> Option<Position> {
    let state = history().state().unwrap_or_default();
    if let Some(present) = state.as_f64() {
        return ENTRIES.with_borrow_mut(|entries| {
            entries.present = present;
            entries.left.iter().find(|left| left.entry.total_cmp(&present).is_eq()).cloned()
        });
    }
    let number = new_state();
    // What a reload has kept there is not written over.
    if state.is_null() {
        let _ = history().replace_state(&number, "");
    }
    None
}

impl Position {
    /// Leads there again. `card` is the open one.
    pub fn restore(&self, card: Option<&HtmlElement>) {
        for (fold, unfolded) in inside(card, FOLDS).zip(&self.unfolded) {
            if *unfolded {
                let _ = fold.set_attribute("open", "");
            }
        }
        if let Some(sheet) = inside(card, SHEET).next() {
            sheet.set_scroll_top(self.sheet);
        }
        window().scroll_to_with_x_and_y(0.0, start_of(card) + self.scrolled);
    }
}

/// Where a card starts in the page, in CSS pixels; where the page starts, if there is none.
fn start_of(card: Option<&HtmlElement>) -> f64 {
    card.map_or(0.0, |card| {
        card.get_bounding_client_rect().top() + window().scroll_y().unwrap_or_default()
    })
}

/// The elements in the open card that fit a selector.
fn inside(card: Option<&HtmlElement>, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let list = card.and_then(|card| card.query_selector_all(selector).ok());
    (0..).map_while(move |i| list.as_ref()?.get(i)?.dyn_into().ok())
}
