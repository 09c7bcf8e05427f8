//! Presses on what has no component behind it: the cards, the filters, the details and comparisons
//! carry what a press on them means as an attribute, and one listener does it.

use super::copy::{copy, share};
use super::state::Page;
use crate::browser::address;
use crate::browser::clicks::{Press, on_click};
use crate::catalog::Code;
use crate::link::{Facet, Filters, Focus};

/// Goes to the focus that its value, a fragment, names.
pub const GO: &str = "data-go";

/// Fetches the details again.
pub const TRY_AGAIN: &str = "data-try-again";

/// The attributes, and what a press on an element that has one does.
const MEANINGS: [(&str, fn(Page, &Press)); 9] = [
    ("data-toggle", |page, press| {
        if let Some(number) = press.card().filter(|_| !press.is_modified()) {
            press.take();
            page.toggle(Code(number));
        }
    }),
    ("data-facet", |page, press| {
        let facet = press.value.parse().ok().and_then(|i| Facet::all().nth(i));
        if let Some(facet) = facet {
            page.refine(|view| view.filters.toggle(facet));
        }
    }),
    ("data-clear", |page, _| page.refine(|view| view.filters = Filters::default())),
    (GO, |page, press| page.go(Focus::read(&press.value))),
    (TRY_AGAIN, |page, _| page.try_again()),
    ("data-copy", |page, press| copy(page, press.value.clone())),
    ("data-copy-of", |page, press| copy(page, press.text_beside())),
    ("data-copy-link", |page, press| copy(page, address::absolute(&press.value))),
    ("data-share", |page, press| share(page, address::absolute(&press.value))),
];

/// Listens for as long as the page lives.
pub fn listen(page: Page) {
    on_click(&MEANINGS.map(|(attribute, _)| attribute), move |meaning, press| {
        MEANINGS[meaning].1(page, press);
    });
}
