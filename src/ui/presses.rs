//! Presses. What can be pressed says what it means by an attribute, wherever it was drawn, and one
//! listener does it.

use super::copy::{copy, share};
use super::state::{Page, Theme};
use super::{device, keys, list};
use crate::browser::clicks::{Press, on_click};
use crate::browser::{address, dom};
use crate::catalog::Code;
use crate::link::{Facet, Filters, Focus};

/// Goes to the focus that its value, a fragment, names.
pub const GO: &str = "data-go";

/// Fetches the details again.
pub const TRY_AGAIN: &str = "data-try-again";

/// Takes back what was said to the reader.
pub const HUSH: &str = "data-hush";

/// What a press does.
type Meaning = fn(Page, &Press);

/// The attributes, and what a press on an element that has one does.
const MEANINGS: [(&str, Meaning); 16] = [
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
    ("data-skip", |_, press| {
        press.take();
        dom::focus(list::ID);
    }),
    ("data-language", |page, _| page.switch_language()),
    ("data-choose", |page, press| page.set_theme(Theme::of(Some(&press.value)))),
    ("data-keys", |_, _| keys::show_help()),
    ("data-do", |page, press| device::act(page, &press.value)),
    ("data-show-all", |page, _| {
        page.refine(|view| {
            view.query.clear();
            view.filters = Filters::default();
        });
    }),
    ("data-clear", |page, _| page.refine(|view| view.filters = Filters::default())),
    (GO, |page, press| page.go(Focus::read(&press.value))),
    (TRY_AGAIN, |page, _| page.try_again()),
    (HUSH, |page, _| page.hush()),
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
