//! TOML files to types. A shape that does not fit is a fault with its file and key.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::Fault;
use crate::facts::{Cacheable, Content, Evidence, Lifecycle, Method, Party, Retry, Turn, Version};
use crate::misuse;
use crate::texts::{self, Carrier, Document, Example, Level, Library, Message, Route};

/// The whole catalogue as written.
#[derive(Debug)]
pub struct Catalogue {
    /// The sources, by key, in the order of the file.
    pub sources: Vec<(String, Source)>,
    /// What sources are grouped by, by key, in the order of the file.
    pub groups: Vec<(String, Names)>,
    /// The entries, in number order.
    pub entries: Vec<Entry>,
    /// Where each message was found, in the order of the file.
    pub provenance: Vec<Provenance>,
    /// What codes are often misused for.
    pub misuse: misuse::ByCode,
}

/// Who gives codes their meaning.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The name in Chinese.
    pub zh: String,
    /// The name in English.
    pub en: String,
    /// The group that it is chosen with, a key of `groups`.
    pub group: Option<String>,
}

/// A line of `messages.tsv`: where a message was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The code.
    pub code: u16,
    /// The source of the meaning.
    pub source: String,
    /// The program.
    pub by: String,
    /// Its text.
    pub text: String,
    /// The file of its source code, or the document, that has the text.
    pub location: String,
}

/// A name in both languages.
#[derive(Clone, Debug, Deserialize, Serialize)]
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
    pub defined_in: Document,
    /// Further documents, for what the defining one does not say.
    #[serde(default)]
    pub sources: Vec<Document>,
    /// The month in which figures that an owner may change were last read.
    pub checked: Option<String>,
    /// Where the number was first defined.
    pub first_defined: Option<FirstDefined>,
    /// Everybody on the way of the request, the client first.
    #[serde(default)]
    pub path: Vec<Party>,
    /// Who of them sent the code.
    pub sent_by: Option<Party>,
    /// The two of them between whom it broke.
    pub broken_between: Option<[Party; 2]>,
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
    pub constants: BTreeMap<Library, Constant>,
    /// What programs write with it.
    #[serde(default)]
    pub messages: Vec<Message>,
}

impl Meaning {
    /// Whether it is IANA's.
    pub fn is_registered(&self) -> bool {
        self.source == "iana"
    }

    /// Between whom it happens, where the file says so.
    pub fn route(&self) -> Option<Route> {
        (!self.path.is_empty()).then(|| Route {
            path: self.path.clone(),
            sent_by: self.sent_by,
            broken_between: self.broken_between,
        })
    }
}

/// A field that belongs to a code, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The field name as registered.
    pub name: String,
    /// The message that carries it.
    #[serde(rename = "in")]
    pub carrier: Carrier,
    /// How binding it is.
    pub level: Level,
    /// The condition, for [`Level::When`].
    pub when: Option<Names>,
}

impl Field {
    /// The field as the page of one language has it.
    pub fn in_language(&self, pick: impl Fn(&Names) -> &str) -> texts::Field {
        texts::Field {
            name: self.name.clone(),
            carrier: self.carrier,
            level: self.level,
            when: self.when.as_ref().map(|when| pick(when).to_string()),
        }
    }
}

/// A library's names for a code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constant {
    /// The name that it has today.
    pub name: String,
    /// Other names that it has today.
    #[serde(default)]
    pub also: Vec<String>,
    /// Names it had before, newest first.
    #[serde(default)]
    pub former: Vec<String>,
}

impl Constant {
    /// All its names: today's, then those that it has as well, then the former ones.
    pub fn iter(&self) -> std::vec::IntoIter<&String> {
        let others = self.also.iter().chain(&self.former);
        std::iter::once(&self.name).chain(others).collect::<Vec<_>>().into_iter()
    }
}

impl<'a> IntoIterator for &'a Constant {
    type Item = &'a String;
    type IntoIter = std::vec::IntoIter<&'a String>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
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

/// Reads `sources.toml`, `codes/*.toml` and `messages.tsv` below `dir`.
///
/// # Errors
///
/// A fault for each file that cannot be read or does not fit.
pub fn read(dir: &Path) -> Result<Catalogue, Vec<Fault>> {
    let mut faults = Vec::new();
    let (sources, groups) = read_sources(dir).unwrap_or_else(|fault| {
        faults.push(fault);
        (Vec::new(), Vec::new())
    });
    let provenance = read_provenance(dir).unwrap_or_else(|fault| {
        faults.push(fault);
        Vec::new()
    });

    let misuse = misuse::read(dir).unwrap_or_else(|fault| {
        faults.push(fault);
        misuse::ByCode::new()
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
    if faults.is_empty() {
        Ok(Catalogue { sources, groups, entries, provenance, misuse })
    } else {
        Err(faults)
    }
}

/// The key of `sources.toml` that holds the groups instead of a source.
const GROUPS: &str = "groups";

type Sources = (Vec<(String, Source)>, Vec<(String, Names)>);

fn read_sources(dir: &Path) -> Result<Sources, Fault> {
    let mut table = load::<toml::Table>(&dir.join("sources.toml"))?;
    let groups = match table.remove(GROUPS) {
        Some(groups) => of_table(of_value(GROUPS, groups)?, "groups.")?,
        None => Vec::new(),
    };
    Ok((of_table(table, "")?, groups))
}

/// The values of a table in its order.
fn of_table<T: DeserializeOwned>(
    table: toml::Table,
    prefix: &str,
) -> Result<Vec<(String, T)>, Fault> {
    table
        .into_iter()
        .map(|(key, value)| Ok((key.clone(), of_value(&format!("{prefix}{key}"), value)?)))
        .collect()
}

fn of_value<T: DeserializeOwned>(key: &str, value: toml::Value) -> Result<T, Fault> {
    value.try_into().map_err(|e: toml::de::Error| Fault {
        file: "sources.toml".into(),
        key: key.into(),
        reason: reason(&e),
    })
}

/// The name of the file that says where the messages were found.
pub const PROVENANCE: &str = "messages.tsv";
/// Its first line.
const COLUMNS: &str = "code\tsource\tby\ttext\twhere";

fn read_provenance(dir: &Path) -> Result<Vec<Provenance>, Fault> {
    let fault =
        |key: String, reason: &str| Fault { file: PROVENANCE.into(), key, reason: reason.into() };
    let text = fs::read_to_string(dir.join(PROVENANCE))
        .map_err(|e| fault(String::new(), &e.to_string()))?;
    let mut lines = text.lines();
    if lines.next() != Some(COLUMNS) {
        return Err(fault("line 1".into(), "does not name the five columns"));
    }
    lines
        .enumerate()
        .map(|(i, line)| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [code, source, by, text, location] = columns[..] else {
                return Err(fault(format!("line {}", i + 2), "does not have five columns"));
            };
            let code = code
                .parse()
                .map_err(|_| fault(format!("line {}", i + 2), "does not begin with a code"))?;
            Ok(Provenance {
                code,
                source: source.into(),
                by: by.into(),
                text: text.into(),
                location: location.into(),
            })
        })
        .collect()
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(crate) fn load<T: DeserializeOwned>(path: &Path) -> Result<T, Fault> {
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
