//! A card: what one sees of a code in the list. When it is open, `opened` mounts the rest in it.

use leptos::either::Either;
use leptos::prelude::*;

use super::state::Page;
use super::words::text;
use crate::catalog::facts::{Lifecycle, Version};
use crate::catalog::{Entry, Meaning, Text};
use crate::locale::Strings;

/// A card.
#[component]
pub fn Card(
    /// What it shows.
    entry: &'static Entry,
    /// Its place in the catalogue.
    index: usize,
) -> impl IntoView {
    let page = Page::get();
    let code = entry.code;
    let meaning = entry.first();
    let open = Memo::new(move |_| page.open.get() == Some(code));
    let class = code.class().map_or("", |class| &class.label()[..1]);
    view! {
        <article
            id=code.0.to_string()
            data-class=class
            data-open=move || open.get().then_some("")
            hidden=move || !page.results.read().shown[index] && !open.get()
        >
            <h3>
                <a
                    href=format!("#{}", code.0)
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    on:click=move |event| {
                        if !event.ctrl_key() && !event.meta_key() && !event.shift_key() {
                            event.prevent_default();
                            page.toggle(code);
                        }
                    }
                >
                    <span class="num">{code.to_string()}</span>
                    " "
                    <span class="phrase" lang="en">{meaning.phrase()}</span>
                </a>
            </h3>
            <p class="name" lang="zh-Hans">{meaning.name().zh}</p>
            <p class="summary">{text(meaning.summary())}</p>
            <p class="badges">{badges(entry)}</p>
        </article>
    }
}

/// Where the code comes from, and what is special about it.
pub fn badges(entry: &'static Entry) -> impl IntoView {
    entry
        .meanings
        .iter()
        .map(|meaning| view! { {origin(meaning)} {lifecycle(meaning)} })
        .collect::<Vec<_>>()
}

fn origin(meaning: &'static Meaning) -> impl IntoView {
    match meaning.first_defined {
        Some(first) => {
            // An extension is told by its document alone.
            let version = match first.version {
                Version::Extension => "",
                version => Strings::ENGLISH.version(version),
            };
            let separator = if version.is_empty() { "" } else { " · " };
            let origin = format!("{version}{separator}{}", first.document);
            Either::Left(view! { <span class="origin" lang="en">{origin}</span> })
        }
        None => Either::Right(view! { <span class="badge">{text(meaning.source.name)}</span> }),
    }
}

fn lifecycle(meaning: &'static Meaning) -> impl IntoView {
    let lifecycle = meaning.lifecycle;
    (!matches!(lifecycle, Lifecycle::Standard | Lifecycle::Unofficial)).then(|| {
        let words = Text {
            zh: Strings::CHINESE.lifecycle(lifecycle),
            en: Strings::ENGLISH.lifecycle(lifecycle),
        };
        view! { <span class="badge life">{text(words)}</span> }
    })
}
