//! A query in, ranked codes out. Pure: it knows the catalogue's types, and nothing of the page.
//!
//! - [`fold`]: text made comparable, for keys (at build time) and queries alike;
//! - [`query`]: what a query names: codes, classes, and words;
//! - `rank`: which entries answer it, best first;
//! - [`marks`]: what to mark in a text that is shown.

pub mod fold;
pub mod marks;
mod pinyin;
pub mod query;
mod rank;
mod typo;

use std::sync::OnceLock;

use crate::catalog::{CATALOG, Entry};
use query::Query;

/// Entries that can be searched.
#[derive(Debug)]
pub struct Index<'a> {
    entries: &'a [Entry],
    /// Made by the first query that has words; most visits ask none.
    vocabulary: OnceLock<Vec<&'static str>>,
}

/// The index of the catalogue.
static CATALOG_INDEX: Index<'static> = Index { entries: CATALOG, vocabulary: OnceLock::new() };

/// The entries of the catalogue that answer a query; see [`Index::answer`].
///
/// ```
/// use http_status::catalog::CATALOG;
/// let found = http_status::search::search("wei zhao dao");
/// assert_eq!(CATALOG[found[0]].code.0, 404);
/// ```
pub fn search(query: &str) -> Vec<usize> {
    answer(&Query::parse(query))
}

/// The same, for a query that has been taken apart.
pub fn answer(query: &Query) -> Vec<usize> {
    CATALOG_INDEX.answer(query)
}

/// Does what the first search with words would have to do on top of a search: makes the vocabulary,
/// and has a browser compile what it has not run yet.
pub fn prepare() {
    if CATALOG_INDEX.vocabulary.get().is_none() {
        search("not found");
    }
}

impl<'a> Index<'a> {
    /// An index of these entries.
    pub const fn new(entries: &'a [Entry]) -> Self {
        Self { entries, vocabulary: OnceLock::new() }
    }

    /// The entries that answer a query, best first, as their places.
    ///
    /// Codes that the query names stand on top, in its order. Then come the entries that its words
    /// describe; ties stand in number order. A query without words or codes has no answer.
    pub fn answer(&self, query: &Query) -> Vec<usize> {
        let entries = self.entries;
        let mut found: Vec<usize> = query
            .codes
            .iter()
            .filter_map(|code| entries.iter().position(|entry| entry.code == *code))
            .collect();
        if query.words.is_empty() {
            if query.codes.is_empty() {
                found.extend((0..entries.len()).filter(|i| query.admits(entries[*i].code)));
            }
            return found;
        }
        let vocabulary = self.vocabulary.get_or_init(|| rank::vocabulary(entries));
        let described = rank::rank(query, entries, vocabulary);
        found.extend(described.into_iter().filter(|i| !query.codes.contains(&entries[*i].code)));
        found
    }
}
