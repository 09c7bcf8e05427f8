//! What programs write when they meet the code or send it.

use std::ops::Range;

use leptos::either::EitherOf3;
use leptos::prelude::*;

use crate::browser::document::is_modified;
use crate::locale::fill;
use crate::search::file::Message;
use crate::ui::boxed::{click, click_event};
use crate::ui::client_only::ClientOnly;
use crate::ui::loading::Loading;
use crate::ui::state::{Fetched, Page};
use crate::ui::texts::{MOST_UNFOLDED, language_of, search_for};
use crate::ui::toast::copy;

/// The messages at these places of the search file, by program; folded where there are many.
#[component]
pub fn Messages(places: Range<usize>) -> impl IntoView {
    let page = Page::get();
    view! {
        <ClientOnly view=move || {
            Some(match page.index.get() {
                Fetched::Ready(index) => {
                    let messages = index.messages(places.clone());
                    if messages.len() > MOST_UNFOLDED {
                        let count = messages.len().to_string();
                        EitherOf3::A(view! {
                            <details>
                                <summary>{fill(page.messages().show_messages, &count)}</summary>
                                <List messages/>
                            </details>
                        })
                    } else {
                        EitherOf3::B(view! { <List messages/> })
                    }
                }
                other => EitherOf3::C(view! { <Loading failed=!other.is_pending()/> }),
            })
        }/>
    }
}

#[component]
fn List(messages: &'static [Message]) -> impl IntoView {
    let rows = messages.iter().enumerate().map(|(i, Message { by, text, .. })| {
        // Messages of one program follow one another.
        let is_first = i == 0 || messages[i - 1].by != *by;
        let program = is_first.then(|| view! { <dt lang=language_of(by)>{by.as_str()}</dt> });
        view! {
            {program}
            <Text text/>
        }
    });
    view! { <dl>{rows.collect_view()}</dl> }
}

/// One message: a link to the search for it, and a button that copies it.
#[component]
fn Text(text: &'static str) -> impl IntoView {
    let page = Page::get();
    let word = page.messages().copy;
    let search = click_event(move |event| {
        // With a key held the link opens elsewhere, as any link does.
        if !is_modified(&event) {
            event.prevent_default();
            page.search_for(text.to_owned());
        }
    });
    view! {
        <dd>
            <a href=search_for(text) on:click=search>
                <code lang=language_of(text)>{text}</code>
            </a>
            <button
                type="button"
                aria-label=format!("{word} {text}")
                on:click=click(move || copy(page, text.to_owned()))
            >
                {word}
            </button>
        </dd>
    }
}
