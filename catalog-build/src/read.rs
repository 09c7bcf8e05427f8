//! TOML files to types. A shape that does not fit is a fault with its file and key.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::Fault;
use crate::facts::{Cacheable, Content, Evidence, Lifecycle, Method, Retry, Turn, Version};
use crate::texts::{Document, Example, Field, Library};

/// The whole catalogue as written.
#[derive(Debug)]
pub struct Catalogue {
    /// The registry's date and the sources, by key, in the order of the file.
    pub sources: Vec<(String, Names)>,
    /// The entries, in number order.
    pub entries: Vec<Entry>,
}

/// A name in both languages.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// One number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file it was read from.
    #[serde(skip)]
    pub file: String,
    /// The number; 0 where there was no response.
    pub code: u16,
    /// Its meanings, the registered one first.
    pub meanings: Vec<Meaning>,
}

/// What one source means by the number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// A key of `sources.toml`.
    pub source: String,
    /// Where it stands in its life.
    pub lifecycle: Lifecycle,
    /// How well it is attested; for meanings that are not registered.
    pub evidence: Option<Evidence>,
    /// The reason phrase.
    pub phrase: String,
    /// Reason phrases that it had before.
    #[serde(default)]
    pub former_phrases: Vec<FormerPhrase>,
    /// Where it is defined.
    pub defined_in: DefinedIn,
    /// Where the number was first defined.
    pub first_defined: Option<FirstDefined>,
    /// Whether a cache may store it.
    pub cacheable: Option<Cacheable>,
    /// Whether it may have content.
    pub content: Option<Content>,
    /// What becomes of the method.
    pub method: Option<Method>,
    /// Who has to act.
    pub turn: Turn,
    /// Whether the same request may succeed later.
    pub retry: Option<Retry>,
    /// The fields that belong to it.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// Its texts in Chinese.
    pub zh: Language,
    /// Its texts in English.
    pub en: Language,
    /// How it differs from other codes; a pair is written once.
    #[serde(default)]
    pub compare: Vec<Compare>,
    /// A realistic exchange.
    pub example: Option<Example>,
    /// Constants by library.
    #[serde(default)]
    pub constants: BTreeMap<Library, Vec<String>>,
}

impl Meaning {
    /// Whether it is IANA's.
    pub fn is_registered(&self) -> bool {
        self.source == "iana"
    }
}

/// A reason phrase of old.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerPhrase {
    /// The phrase.
    pub phrase: String,
    /// The document that had it.
    pub document: String,
}

/// The defining document, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefinedIn {
    /// Its name.
    pub document: String,
    /// The section.
    pub section: Option<String>,
    /// Its address.
    pub url: String,
}

impl From<&DefinedIn> for Document {
    fn from(d: &DefinedIn) -> Self {
        Self { document: d.document.clone(), section: d.section.clone(), url: d.url.clone() }
    }
}

/// Where a number was first defined.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstDefined {
    /// The version of HTTP.
    pub version: Version,
    /// The document.
    pub document: String,
}

/// The texts of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// What people call it.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// Paragraphs.
    #[serde(default)]
    pub meaning: Vec<String>,
    /// Sentences.
    #[serde(default)]
    pub causes: Vec<String>,
    /// Advice to the caller.
    #[serde(default)]
    pub client: Vec<String>,
    /// Advice to the server's side.
    #[serde(default)]
    pub server: Vec<String>,
    /// When a retry may help.
    pub retry: Option<String>,
    /// What people type when they meet it.
    pub keywords: Vec<String>,
}

/// The difference to a code with a higher number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    /// The other code.
    pub code: u16,
    /// The difference in Chinese.
    pub zh: String,
    /// The difference in English.
    pub en: String,
}

/// Reads `sources.toml` and `codes/*.toml` below `dir`.
///
/// # Errors
///
/// A fault for each file that cannot be read or does not fit.
pub fn read(dir: &Path) -> Result<Catalogue, Vec<Fault>> {
    let mut faults = Vec::new();
    let sources = load::<toml::Table>(&dir.join("sources.toml"))
        .and_then(|table| {
            table
                .into_iter()
                .map(|(key, value)| match value.try_into() {
                    Ok(names) => Ok((key, names)),
                    Err(e) => Err(Fault { file: "sources.toml".into(), key, reason: reason(&e) }),
                })
                .collect()
        })
        .unwrap_or_else(|fault| {
            faults.push(fault);
            Vec::new()
        });

    let mut entries = Vec::new();
    let mut paths: Vec<_> = match fs::read_dir(dir.join("codes")) {
        Ok(files) => files
            .filter_map(|file| Some(file.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|e| e == "toml"))
            .collect(),
        Err(e) => {
            faults.push(Fault { file: "codes".into(), key: String::new(), reason: e.to_string() });
            Vec::new()
        }
    };
    paths.sort();
    for path in paths {
        match load::<Entry>(&path) {
            Ok(mut entry) => {
                entry.file = name_of(&path);
                entries.push(entry);
            }
            Err(fault) => faults.push(fault),
        }
    }
    entries.sort_by_key(|entry| entry.code);
    if faults.is_empty() { Ok(Catalogue { sources, entries }) } else { Err(faults) }
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(crate) fn load<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Fault> {
    let fault = |key: String, reason: String| Fault { file: name_of(path), key, reason };
    let text = fs::read_to_string(path).map_err(|e| fault(String::new(), e.to_string()))?;
    let de = toml::Deserializer::parse(&text).map_err(|e| fault(line_of(&text, &e), reason(&e)))?;
    serde_path_to_error::deserialize(de).map_err(|e| {
        let path = e.path().to_string();
        let key = if path == "." { line_of(&text, e.inner()) } else { path };
        fault(key, reason(e.inner()))
    })
}

/// The place of a fault in the text, for faults that no key names.
fn line_of(text: &str, error: &toml::de::Error) -> String {
    error
        .span()
        .map(|span| format!("line {}", text[..span.start].lines().count().max(1)))
        .unwrap_or_default()
}

fn reason(error: &toml::de::Error) -> String {
    error.message().trim().replace('\n', "; ")
}
