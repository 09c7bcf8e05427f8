//! What a search answers: plain data for the page to show.

use std::ops::Range;

use super::fold::fold;
use crate::catalog::{Code, Source};
pub use crate::log::Whose;

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The entries that answer, as their places in the catalogue, best first, each once.
    pub ranked: Vec<usize>,
    /// The codes that the query names, the strongest first, each once; among them such as have no
    /// entry.
    pub codes: Vec<Named>,
    /// What was understood, in the order in which it counts.
    pub understood: Vec<Understood>,
    /// The code that was likely meant, where a number looks like a slip.
    pub did_you_mean: Option<Code>,
    /// How many lines of the query have something in them.
    pub lines: usize,
    /// Whether so little was found that the long texts are worth a look; see
    /// [`full_text`](super::full_text::full_text).
    pub weak: bool,
    /// What to mark in a text that is shown, folded; see [`marks`](super::marks::marks).
    pub needles: Vec<String>,
}

/// A code that a query names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The code.
    pub code: Code,
    /// How often it occurs.
    pub count: usize,
}

/// One thing that was understood in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// What it is.
    pub kind: Kind,
    /// As it stands in the query, where it occurs first.
    pub text: String,
    /// The codes that it leads to, best first.
    pub codes: Vec<Code>,
    /// Where it occurs, as ranges of bytes of the query, in order; never empty.
    pub places: Vec<Range<usize>>,
}

/// What kind of thing was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A status code.
    Status(Whose),
    /// A class such as `5xx`, or the beginning of a number such as `40`.
    Beginning,
    /// A message that a program writes, and the program.
    Message {
        /// The program, as the catalogue names it.
        by: String,
    },
    /// A number or name that is no status code, and what it is.
    Related(Related),
    /// An owner of codes.
    Owner(&'static Source),
}

/// A number or name that goes with status codes but is none: a sub-status, an exit code, a flag.
/// What it means is told by [`Notes::of`](super::file::Notes::of) in the file of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// As its owner writes it, say `500.19`.
    pub id: String,
    /// Whose it is, as a key: `iis`, `curl`.
    pub family: String,
    /// What kind of number it is and by whom.
    pub kind: Bilingual,
}

/// A text in both languages that came with the search file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Answer {
    /// Whether the query has anything that could be marked.
    pub fn has_marks(&self) -> bool {
        !self.needles.is_empty()
    }

    /// What was understood, as a query of its own: the status codes, messages and numbers, once each. Not the
    /// owners: beside little else they would find all of their codes.
    pub fn brief(&self) -> String {
        let parts = self.understood.iter().filter(|part| !matches!(part.kind, Kind::Owner(_)));
        parts.map(|part| part.text.trim()).collect::<Vec<_>>().join(" ")
    }

    /// How often a code occurs in the query.
    pub fn count(&self, code: Code) -> usize {
        self.codes.iter().find(|named| named.code == code).map_or(0, |named| named.count)
    }
}

impl Understood {
    /// The query without this: what it reads once the reader has taken it back. A dash stands for
    /// what was there, as logs write it, so that a number behind it does not take its place.
    pub fn taken_out_of(&self, query: &str) -> String {
        let mut left = String::with_capacity(query.len());
        let mut end = 0;
        for place in &self.places {
            left.push_str(query.get(end..place.start).unwrap_or_default());
            if matches!(self.kind, Kind::Status(_)) {
                left.push('-');
            }
            end = place.end;
        }
        left.push_str(query.get(end..).unwrap_or_default());
        // What is left of a query that was nothing else is no query.
        if fold(&left).is_empty() { String::new() } else { left }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_back_leaves_the_rest() {
        let status = |places: &[(usize, usize)]| Understood {
            kind: Kind::Status(Whose::Response),
            text: "502".to_string(),
            codes: vec![Code(502)],
            places: places.iter().map(|&(start, end)| start..end).collect(),
        };
        let line = "\"GET / HTTP/1.1\" 502 157";
        assert_eq!(status(&[(17, 20)]).taken_out_of(line), "\"GET / HTTP/1.1\" - 157");
        assert_eq!(status(&[(0, 3), (4, 7)]).taken_out_of("502 502"), "");
        assert_eq!(status(&[(0, 3)]).taken_out_of("502 nginx"), "- nginx");
    }
}
