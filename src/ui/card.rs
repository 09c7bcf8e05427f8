//! A card: what one sees of a code in the list, drawn at build time only. When it is open, `opened`
//! mounts the rest in it.

use leptos::either::Either;
use leptos::prelude::*;

use super::words::text;
use crate::catalog::facts::{Class, Lifecycle, Version};
use crate::catalog::{Entry, Meaning, Text};
use crate::locale::Strings;

/// The heading of a class; `None` for the numbers outside all classes.
pub fn heading(class: Option<Class>) -> impl IntoView {
    let name = |s: &'static Strings| class.map_or(s.outside, |class| s.class(class));
    let name = Text { zh: name(&Strings::CHINESE), en: name(&Strings::ENGLISH) };
    view! {
        <h2 data-class=class.map_or("", |class| &class.label()[..1])>
            <span class="range">{class.map_or("", Class::label)}</span>
            {text(name)}
        </h2>
    }
}

/// A card. `data-name` and `data-toggle` are for `browser::cards` and `ui::state`.
#[component]
pub fn Card(
    /// What it shows.
    entry: &'static Entry,
) -> impl IntoView {
    let code = entry.code;
    let meaning = entry.first();
    let class = code.class().map_or("", |class| &class.label()[..1]);
    let name = meaning.name().en;
    let name = (!name.eq_ignore_ascii_case(meaning.phrase())).then_some(name);
    view! {
        <article id=code.0.to_string() data-class=class data-name=name>
            <h3>
                <a href=format!("#{}", code.0) aria-expanded="false" data-toggle="">
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
