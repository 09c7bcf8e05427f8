//! The search field and the number of matches.

use leptos::prelude::*;

use super::boxed::{effect, optional, text};
use super::state::{Page, codes_in_all};
use super::static_html::Words;
use crate::browser::clipboard;
use crate::browser::document::{HtmlInputElement, is_composing};
use crate::locale::fill;

/// The search field.
///
/// Its value is not bound with `prop:value`: hydration would then write over what was typed before.
#[component]
pub fn SearchBox() -> impl IntoView {
    let page = Page::get();
    let input = page.elements.search;
    let mut last = String::new();
    effect(move || {
        let query = page.query.get();
        // Not before the page has read what was typed, and only where the query has changed, so that
        // an input method at work is never written over.
        if page.interactive.get() && last != query {
            let field = input.get_as::<HtmlInputElement>();
            if let Some(field) = field.filter(|field| field.value() != query) {
                field.set_value(&query);
            }
            last = query;
        }
    });
    let search = move || {
        let typed = page.elements.search_field().map(|field| field.value()).unwrap_or_default();
        if page.view.with_untracked(|view| view.query != typed) {
            page.refine(|view| view.query = typed);
        }
    };
    let count = text(move || {
        page.language.track();
        let messages = page.messages();
        let results = page.results.read();
        // An open card stays, whatever is asked beside it.
        let is_beside = page.open().is_some_and(|open| !results.has(open));
        match results.count {
            0 if !page.situations.read().is_empty() => messages.found_situation.to_string(),
            0 if page.index.get().is_pending() => messages.loading_search.to_string(),
            0 => messages.found_none.to_string(),
            n if is_beside => {
                let shown = fill(messages.found_beside, &(n + 1).to_string());
                fill(&shown, &n.to_string())
            }
            n if n == codes_in_all() && !results.ranked => fill(messages.all_codes, &n.to_string()),
            1 => messages.found_one.to_string(),
            n => fill(messages.found, &n.to_string()),
        }
    });
    view! {
        <form
            node_ref=page.elements.bar
            class="search"
            role="search"
            on:submit=move |event| event.prevent_default()
        >
            <label class="quiet" for="q">
                <Words say=|s| s.search/>
            </label>
            <input
                node_ref=input
                id="q"
                type="search"
                role="searchbox"
                name="q"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                // Not before the reader's language is known: the build renders none.
                placeholder=optional(move || {
                    let hint = || page.language.get().messages().search_hint.to_string();
                    page.interactive.get().then(hint)
                })
                on:input=move |event| {
                    // Half-composed pinyin is no query yet.
                    if !is_composing(&event) {
                        search();
                    }
                }
                on:compositionend=move |_| search()
                on:paste=move |event| {
                    if let Some(text) = clipboard::pasted_lines(&event) {
                        event.prevent_default();
                        clipboard::insert(&text);
                    }
                }
            />
            // One text, so that a screen reader hears one sentence. The style sheet shows it once the
            // page is interactive, in the reader's language from the start.
            <div class="count" role="status">
                {count}
            </div>
        </form>
    }
}
