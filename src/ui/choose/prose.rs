//! A text of the tree.

use leptos::either::Either;
use leptos::prelude::*;

use crate::choose::Text;
use crate::locale::Language;

/// The text in a language. Code stands in backticks; every part becomes a text node, so none can be
/// markup.
pub fn prose(text: &Text, language: Language) -> impl IntoView + use<> {
    marked(pick(text, language))
}

/// The text in a language, as it is written.
pub fn pick(text: &Text, language: Language) -> &str {
    match language {
        Language::Chinese => &text.zh,
        Language::English => &text.en,
    }
}

/// A text with code in backticks.
pub fn marked(text: &str) -> impl IntoView + use<> {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    let parts = parts.map(|(i, part)| {
        let part = part.to_owned();
        if i % 2 == 0 { Either::Left(part) } else { Either::Right(view! { <code>{part}</code> }) }
    });
    parts.collect_view()
}
