//! The files with the long texts: what a card shows once it is open.

use std::error::Error;

use http_status::catalog::CATALOG;
use http_status::catalog::texts::Texts;
use http_status::locale::Language;
use http_status::ui::pages::{Place, details};
use http_status::ui::texts;

use crate::files::digest;

/// A file that the app fetches.
pub struct File {
    /// Its name, which changes with its content.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

impl File {
    /// A file whose name begins so.
    pub fn new(name: &str, content: Vec<u8>) -> Self {
        Self { name: format!("{name}-{}.bin", digest(&content)), content }
    }
}

/// The long texts as the build read them from the catalogue.
pub fn read(language: Language) -> serde_json::Result<Texts> {
    serde_json::from_str(match language {
        Language::Chinese => include_str!(concat!(env!("OUT_DIR"), "/texts.zh.json")),
        Language::English => include_str!(concat!(env!("OUT_DIR"), "/texts.en.json")),
    })
}

/// Renders the long texts of a language, in the form that the app reads.
pub fn file(texts: &Texts, language: Language) -> Result<File, Box<dyn Error>> {
    let mut codes = Vec::new();
    for entry in CATALOG {
        let longs =
            texts.get(&entry.code.0).ok_or_else(|| format!("{} has no texts", entry.code))?;
        codes.push((entry.code, details(entry, longs, language, &Place::Card)));
    }
    let content = texts::Texts::new(&codes)?.to_bytes()?;
    Ok(File::new(&format!("texts-{}", language.key()), content))
}
