//! What a closed card says. It never changes, so only the build renders it.

use leptos::prelude::*;

use crate::catalog::facts::Lifecycle;
use crate::catalog::{Entry, Meaning, Text};
use crate::locale::Strings;
use crate::ui::static_html::{pair, pair_of};

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
        <p class="badges">
            <span class="act">{pair_of(|s| what_to_do(meaning, s))}</span>
            <Badges entry/>
        </p>
        // Where no script runs, nothing else leads from the row to what is known of the code.
        <a class="page" href=format!("./{}/", entry.code)>"全文 · Full text"</a>
    }
}

/// Whose turn it is, and whether the same request may succeed later.
fn what_to_do(meaning: &'static Meaning, s: &'static Strings) -> String {
    let turn = s.turn_short(meaning.turn);
    match meaning.retry {
        Some(retry) => format!("{turn} · {}", s.retry_short(retry)),
        None => turn.to_string(),
    }
}

/// Who gives the code its meaning where that is not the registry, and what is special about it.
#[component]
pub fn Badges(
    /// The code.
    entry: &'static Entry,
) -> impl IntoView {
    entry
        .meanings
        .iter()
        .enumerate()
        .map(|(i, meaning)| view! { {owner(meaning, i > 0)} {lifecycle(meaning)} })
        .collect::<Vec<_>>()
}

fn owner(meaning: &'static Meaning, other: bool) -> impl IntoView {
    // A row of the list has room for the first.
    let class = if other { "badge owner other" } else { "badge owner" };
    (!meaning.source.is_registry())
        .then(|| view! { <span class=class>{pair(meaning.source.name)}</span> })
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
