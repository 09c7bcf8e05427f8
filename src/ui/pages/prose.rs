//! Prose with `code` in backticks, drawn. No other markup exists, and none can be injected: every
//! part becomes a text node.

use leptos::prelude::*;

/// A text of the catalogue.
pub fn prose(text: &str) -> impl IntoView + use<> {
    text.split('`')
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(i, part)| {
            let part = part.to_string();
            if i % 2 == 0 { part.into_any() } else { view! { <code>{part}</code> }.into_any() }
        })
        .collect::<Vec<_>>()
}

/// Paragraphs.
pub fn paragraphs(texts: &[String]) -> impl IntoView + use<> {
    texts.iter().map(|text| view! { <p>{prose(text)}</p> }).collect::<Vec<_>>()
}

/// A list of sentences.
pub fn list(texts: &[String]) -> impl IntoView + use<> {
    let items = texts.iter().map(|text| view! { <li>{prose(text)}</li> }).collect::<Vec<_>>();
    view! { <ul>{items}</ul> }
}
