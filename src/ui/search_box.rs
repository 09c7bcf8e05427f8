//! The search field and the number of matches.

use leptos::prelude::*;

use super::state::Page;
use super::words::{both, drawn};
use crate::browser::dom;
use crate::locale::fill;

/// The id of the field.
pub const ID: &str = "q";

/// The search field.
///
/// Its hint comes with the reader's language, once the page is alive. It has no bound value: what was typed before the page came alive is read from it, and an input
/// method at work is never written over.
#[component]
pub fn SearchBox() -> impl IntoView {
    let page = Page::get();
    let search = move || {
        let typed = dom::value(ID);
        if page.view.with_untracked(|view| view.query != typed) {
            page.refine(|view| view.query = typed);
        }
    };
    let count = move || {
        let strings = page.language.get().live();
        let results = page.results.read();
        match results.count {
            0 => strings.found_none.to_string(),
            n if n == Page::all() && !results.ranked => fill(strings.all_codes, &n.to_string()),
            1 => strings.found_one.to_string(),
            n => fill(strings.found, &n.to_string()),
        }
    };
    view! {
            <form class="search" role="search" on:submit=move |event| event.prevent_default()>
                <label class="quiet" for=ID inner_html=drawn(|| both(|s| s.search))></label>
                <input
                    id=ID
                    type="search"
                    role="searchbox"
                    name="q"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                        on:input=move |event| {
                        // Half-composed pinyin is no query yet.
                        if !dom::is_composing(&event) {
                            search();
                        }
                    }
                    on:compositionend=move |_| search()
                />
    // One text, so that what counts matches reads one number; the style sheet shows it once
                // the page is alive, in the reader's language from the start.
                <p class="count" role="status">{count}</p>
            </form>
        }
}
