//! The files with the long texts: what a card shows once it is open, drawn.

use std::collections::BTreeMap;
use std::error::Error;

use http_status::catalog::CATALOG;
use http_status::catalog::texts::Texts;
use http_status::locale::Language;
use http_status::ui::detail::{Detail, Place};
use http_status::ui::drawn;
use leptos::prelude::*;

use crate::files::digest;

/// A file with the long texts of one language.
pub struct File {
    /// Its name, which changes with its content.
    pub name: String,
    /// Its JSON, in the form that `browser::texts` reads.
    pub json: String,
}

/// The long texts as the build read them from the catalogue.
pub fn read(language: Language) -> serde_json::Result<Texts> {
    serde_json::from_str(match language {
        Language::Chinese => include_str!(concat!(env!("OUT_DIR"), "/texts.zh.json")),
        Language::English => include_str!(concat!(env!("OUT_DIR"), "/texts.en.json")),
    })
}

/// Draws the long texts of a language.
pub fn file(texts: &Texts, language: Language) -> Result<File, Box<dyn Error>> {
    let mut cards = BTreeMap::new();
    for entry in CATALOG {
        let longs =
            texts.get(&entry.code.0).ok_or_else(|| format!("{} has no texts", entry.code))?;
        let longs = longs.clone();
        let html = drawn(move || view! { <Detail entry longs language place=Place::Card/> });
        cards.insert(entry.code.0, html);
    }
    let json = serde_json::to_string(&cards)?;
    Ok(File { name: format!("texts-{}-{}.json", language.key(), digest(&json)), json })
}
