//! A card: one code in the list, closed or open.

mod details;
mod face;
mod messages;
mod programs;

#[cfg(feature = "ssr")]
pub use {details::Details, face::Badges};

use leptos::prelude::*;

use super::boxed::{aria, memo};
use super::client_only::ClientOnly;
use super::state::Page;
use super::static_html::{StaticHtml, StaticText};
use crate::browser::document::is_modified;
use crate::catalog::CATALOG;
#[cfg(not(feature = "ssr"))]
use details::Details;
use face::{Face, number_and_phrase};

/// A card.
#[component]
pub fn Card(
    /// The place of its code in the catalogue.
    place: usize,
) -> impl IntoView {
    let page = Page::get();
    let entry = &CATALOG[place];
    let code = entry.code;
    let elements = page.elements.card(place);
    let open = memo(move || page.open() == Some(code));
    let hidden = memo(move || !(open.get() || page.results.read().shows(place)));
    let toggle = move |event| {
        // With a key held the link opens elsewhere, as any link does.
        if !is_modified(&event) {
            event.prevent_default();
            page.toggle(code);
        }
    };
    view! {
        <article
            node_ref=elements.article
            id=code.0.to_string()
            data-class=code.class_digit()
            hidden=hidden
            data-open=open
        >
            <h3>
                <a
                    node_ref=elements.link
                    href=format!("#{}", code.0)
                    aria-expanded=aria(move || open.get())
                    on:click=toggle
                >
                    <StaticText class="contents">{number_and_phrase(entry)}</StaticText>
                </a>
            </h3>
            <StaticHtml class="contents">
                <Face entry/>
            </StaticHtml>
            <ClientOnly view=move || {
                let is_shown = open.get() && !page.has_early_text();
                is_shown.then(|| view! { <Details code texts=page.texts()/> })
            }/>
        </article>
    }
}
