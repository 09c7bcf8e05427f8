//! What a closed card says. It never changes, so only the build renders it.

use leptos::either::Either;
use leptos::prelude::*;

use crate::catalog::facts::{Lifecycle, Version};
use crate::catalog::{Entry, Meaning, Text};
use crate::locale::Strings;
use crate::ui::static_html::pair;

/// The number and the reason phrase.
pub fn number_and_phrase(entry: &'static Entry) -> impl IntoView {
    view! {
        <span class="num">{entry.code.to_string()}</span>
        " "
        <span class="phrase" lang="en">{entry.first().phrase()}</span>
    }
}

/// What stands below them.
#[component]
pub fn Face(
    /// The code.
    entry: &'static Entry,
) -> impl IntoView {
    let meaning = entry.first();
    view! {
        <p class="name" lang="zh-Hans">{meaning.name().zh}</p>
        <p class="summary">{pair(meaning.summary())}</p>
        <p class="badges"><Badges entry/></p>
    }
}

/// Where the code comes from, and what is special about it.
#[component]
pub fn Badges(
    /// The code.
    entry: &'static Entry,
) -> impl IntoView {
    entry
        .meanings
        .iter()
        .map(|meaning| view! { {origin(meaning)} {lifecycle(meaning)} })
        .collect::<Vec<_>>()
}

fn origin(meaning: &'static Meaning) -> impl IntoView {
    match meaning.first_defined() {
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
        None => Either::Right(view! { <span class="badge">{pair(meaning.source.name)}</span> }),
    }
}

fn lifecycle(meaning: &'static Meaning) -> impl IntoView {
    let lifecycle = meaning.lifecycle;
    (!matches!(lifecycle, Lifecycle::Standard | Lifecycle::Unofficial)).then(|| {
        let words = Text {
            zh: Strings::CHINESE.lifecycle(lifecycle),
            en: Strings::ENGLISH.lifecycle(lifecycle),
        };
        view! { <span class="badge life">{pair(words)}</span> }
    })
}
