//! What a query is looked up in: the keys of every meaning, and what is known of characters.

use super::answer::{Answer, Kind, Named, Understood, Whose};
use super::file::{Error, File, Keys};
use super::fold::{canonical, fold};
use super::query::Query;
use super::rank;
use crate::catalog::{CATALOG, Code, Entry, Meaning};

/// An index that queries are answered from.
#[derive(Clone, Debug)]
pub struct Index {
    /// The codes of the entries, by place.
    pub(super) entries: Vec<Code>,
    /// The meanings of all entries, in order.
    pub(super) meanings: Vec<Indexed>,
    /// The words that a typed word may have meant, in order, each once.
    pub(super) vocabulary: Vec<String>,
    pub(super) traditional: String,
    pub(super) readings: String,
}

/// A meaning as search sees it.
#[derive(Clone, Debug)]
pub(super) struct Indexed {
    /// The place of its entry.
    pub entry: usize,
    /// Whether it is the first meaning of an entry that is registered.
    pub registered: bool,
    /// Whether it is no longer in use.
    pub gone: bool,
    pub keys: Keys,
}

impl Index {
    /// An index of what the wasm has itself: numbers, classes, phrases, names and owners.
    pub fn basic() -> Self {
        let entries = CATALOG.iter().map(|entry| super::file::Entry {
            code: entry.code.0,
            meanings: entry.meanings.iter().map(basic_keys).collect(),
        });
        Self::of(File { entries: entries.collect(), ..File::default() })
    }

    /// The index of a search file.
    ///
    /// # Errors
    ///
    /// Where the bytes are cut or damaged, or belong to another catalogue than this one.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let file = File::decode(bytes)?;
        let fits = |(own, entry): (&Entry, &super::file::Entry)| {
            own.code.0 == entry.code && own.meanings.len() == entry.meanings.len()
        };
        if file.entries.len() != CATALOG.len() || !CATALOG.iter().zip(&file.entries).all(fits) {
            return Err(Error::OtherCatalogue);
        }
        Ok(Self::of(file))
    }

    /// The index of a file's content, whose entries need not be those of the catalogue.
    pub fn of(file: File) -> Self {
        let entries = file.entries.iter().map(|entry| Code(entry.code)).collect();
        let mut meanings = Vec::new();
        for (place, entry) in file.entries.into_iter().enumerate() {
            let known = Code(entry.code).entry().map_or(&[][..], |entry| entry.meanings);
            for (i, keys) in entry.meanings.into_iter().enumerate() {
                let known = known.get(i);
                meanings.push(Indexed {
                    entry: place,
                    registered: known.is_some_and(|meaning| meaning.source.is_registry()),
                    gone: known.is_some_and(|meaning| meaning.lifecycle.is_gone()),
                    keys,
                });
            }
        }
        Self {
            entries,
            vocabulary: rank::vocabulary(&meanings),
            meanings,
            traditional: file.traditional,
            readings: file.readings,
        }
    }

    /// What answers a query.
    ///
    /// Codes that the query names stand on top, in its order. Then come the entries that its words
    /// describe; ties stand in number order. A query without words or codes has no answer.
    ///
    /// ```
    /// use http_status::{catalog::CATALOG, search::Index};
    /// let answer = Index::basic().answer("bad gateway");
    /// assert_eq!(CATALOG[answer.ranked[0]].code.0, 502);
    /// ```
    pub fn answer(&self, query: &str) -> Answer {
        let parsed = Query::parse(query, &self.traditional);
        Answer {
            ranked: self.ranked(&parsed),
            codes: parsed.codes.iter().map(|code| Named { code: *code, count: 1 }).collect(),
            understood: understood(query, &parsed),
            lines: query.lines().filter(|line| !line.trim().is_empty()).count(),
            needles: parsed.needles(),
            ..Answer::default()
        }
    }

    fn ranked(&self, query: &Query) -> Vec<usize> {
        let mut found: Vec<usize> = query
            .codes
            .iter()
            .filter_map(|code| self.entries.iter().position(|entry| entry == code))
            .collect();
        if query.words.is_empty() {
            if query.codes.is_empty() {
                found.extend((0..self.entries.len()).filter(|i| query.admits(self.entries[*i])));
            }
            return found;
        }
        let described = rank::rank(query, self);
        found.extend(described.into_iter().filter(|i| !query.codes.contains(&self.entries[*i])));
        found
    }
}

/// What a meaning's names give to search.
fn basic_keys(meaning: &Meaning) -> Keys {
    let folded = |text: &str| canonical(&fold(text));
    let name = meaning.name();
    let mut keys = Keys::default();
    for title in [meaning.phrase(), name.en, name.zh] {
        let title = folded(title);
        if !keys.titles.split('\n').any(|own| own == title) {
            if !keys.titles.is_empty() {
                keys.titles.push('\n');
            }
            keys.titles.push_str(&title);
        }
    }
    if !meaning.source.is_registry() {
        let source = meaning.source;
        keys.tags = [source.key, source.name.zh, source.name.en].map(folded).join("\n");
    }
    keys
}

/// The codes that a query names, with the places where their digits stand.
fn understood(query: &str, parsed: &Query) -> Vec<Understood> {
    let mut understood = Vec::new();
    for code in &parsed.codes {
        let digits = code.to_string();
        if let Some(start) = query.find(&digits) {
            let place = start..start + digits.len();
            understood.push(Understood {
                kind: Kind::Status(Whose::Response),
                text: digits,
                codes: vec![*code],
                places: vec![place],
            });
        }
    }
    understood
}
