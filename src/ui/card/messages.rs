//! What programs write when they meet the code or send it.

use std::ops::Range;

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use crate::browser::document::is_modified;
use crate::locale::fill;
use crate::search::file::Message;
use crate::ui::boxed::{click, click_event};
use crate::ui::client_only::ClientOnly;
use crate::ui::loading::Loading;
use crate::ui::state::{Fetched, Page};
use crate::ui::texts::{Group, MOST_UNFOLDED, groups, language_of, search_for};
use crate::ui::toast::copy;

/// The messages at these places of the search file, by program; folded where there are many.
#[component]
pub fn Messages(places: Range<usize>) -> impl IntoView {
    let page = Page::get();
    view! {
        <ClientOnly view=move || {
            Some(match page.program_messages(places.clone()) {
                Fetched::Ready(messages) if messages.len() > MOST_UNFOLDED => {
                    let count = fill(page.messages().show_messages, &messages.len().to_string());
                    EitherOf3::A(view! {
                        <details>
                            <summary>{count}</summary>
                            <List messages/>
                        </details>
                    })
                }
                Fetched::Ready(messages) => EitherOf3::B(view! { <List messages/> }),
                other => EitherOf3::C(view! { <Loading failed=!other.is_pending()/> }),
            })
        }/>
    }
}

#[component]
fn List(messages: Vec<Message>) -> impl IntoView {
    let pairs = messages.into_iter().map(|message| (message.by, message.text));
    let rows = groups(pairs).into_iter().flat_map(|Group { by, texts }| {
        let lang = language_of(&by);
        let program = Either::Left(view! { <dt lang=lang>{by}</dt> });
        let texts = texts.into_iter().map(|text| Either::Right(view! { <Text text/> }));
        std::iter::once(program).chain(texts).collect::<Vec<_>>()
    });
    view! { <dl>{rows.collect_view()}</dl> }
}

/// One message: a link to the search for it, and a button that copies it.
#[component]
fn Text(text: String) -> impl IntoView {
    let page = Page::get();
    let word = page.messages().copy;
    let (asked, copied) = (text.clone(), text.clone());
    let search = click_event(move |event| {
        // With a key held the link opens elsewhere, as any link does.
        if !is_modified(&event) {
            event.prevent_default();
            page.search_for(asked.clone());
        }
    });
    view! {
        <dd>
            <a href=search_for(&text) on:click=search>
                <code lang=language_of(&text)>{text.clone()}</code>
            </a>
            <button
                type="button"
                aria-label=format!("{word} {text}")
                on:click=click(move || copy(page, copied.clone()))
            >
                {word}
            </button>
        </dd>
    }
}
