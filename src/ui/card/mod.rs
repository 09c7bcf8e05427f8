//! A card: one code in the list, closed or open.

mod details;
mod face;
mod messages;
mod outside;
mod programs;

#[cfg(feature = "ssr")]
pub use {details::Details, face::Badges};

use leptos::prelude::*;

use super::boxed::{aria, click_event, flag};
use super::client_only::ClientOnly;
use super::state::{self, Page};
use super::static_html::{StaticHtml, StaticText};
use crate::browser::document::{
    is_modified, is_on_control, is_selecting, is_within, open_elsewhere,
};
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
    let state::Card { open, shown } = page.card(place);
    // The whole of a closed card opens it. What stands inside an open one has its own meaning.
    let press = click_event(move |event| {
        let on_link = elements.link.get_untracked().is_some_and(|link| is_within(&event, &link));
        let elsewhere = || open.get_untracked() || is_on_control(&event) || is_selecting();
        if !on_link && elsewhere() {
            page.read_answer();
            return;
        }
        if !is_modified(&event) {
            event.prevent_default();
            page.toggle(code);
        } else if !on_link {
            // With a key held a link opens elsewhere; so does what stands beside it.
            open_elsewhere(&format!("#{}", code.0));
        }
    });
    view! {
        <article
            node_ref=elements.article
            id=code.0.to_string()
            aria-label=format!("{code} {}", entry.first().phrase())
            data-class=code.class_digit()
            hidden=flag(move || !shown.get())
            data-open=flag(move || open.get())
            on:click=press
        >
            <h3>
                <a
                    node_ref=elements.link
                    href=format!("#{}", code.0)
                    aria-expanded=aria(move || open.get())
                >
                    <StaticText class="contents">{number_and_phrase(entry)}</StaticText>
                </a>
            </h3>
            <div class="sheet">
                <StaticHtml class="contents">
                    <Face entry/>
                </StaticHtml>
                <ClientOnly view=move || {
                    let is_shown = open.get() && !page.is_early();
                    is_shown.then(|| view! { <Details code texts=page.texts()/> })
                }/>
            </div>
        </article>
    }
}
