//! What an open card shows, in one language: rendered by the build into one file, and read by the
//! page when it is idle or first needed. Pure.
//!
//! Text that never changes is HTML, ready to be put into the card. What a component needs (a text to
//! copy, a fact to compare) is data. Both come from the catalogue alone, through Leptos's escaping.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::catalog::Code;
use crate::link::View;
use crate::locale::Language;
use crate::search::fold::is_han;

/// The most messages of programs that stand there without a fold.
pub const MOST_UNFOLDED: usize = 8;

/// The long texts of all codes.
///
/// Each code's are bytes of their own, decoded when its card opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts(Vec<(u16, Vec<u8>)>);

/// What is said of one code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// One for each meaning, in the catalogue's order.
    pub meanings: Vec<MeaningDetails>,
    /// The HTML of the links to comparisons with related codes; empty where there are none.
    pub related: String,
}

/// What is said of one meaning of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeaningDetails {
    /// The HTML of its heading, where the code has several meanings; else empty.
    pub heading: String,
    /// The sentence on it.
    pub summary: String,
    /// Its sections, in the order of the card.
    pub sections: Vec<Section>,
}

/// A section under a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The class that the style sheet knows it by.
    pub class: String,
    /// The heading.
    pub title: String,
    /// What stands below the heading.
    pub body: Body,
}

/// What stands in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Body {
    /// HTML that nothing happens in.
    Html(String),
    /// The facts, as rows of a table.
    Facts(Vec<Fact>),
    /// An exchange, as HTML, and the text that is copied.
    Example {
        /// The messages.
        html: String,
        /// The same as plain text.
        text: String,
    },
    /// How the code differs from others.
    Differences(Vec<Difference>),
    /// The constants of libraries.
    Constants(Vec<Constant>),
    /// What programs write: the places of the messages in the search file.
    Messages(Range<usize>),
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is called.
    pub label: String,
    /// The HTML of its value.
    pub value: String,
}

/// How a code differs from another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The other code.
    pub other: u16,
    /// The HTML of a link to the comparison.
    pub term: String,
    /// The HTML that tells the codes apart.
    pub html: String,
}

/// A library's constant for a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constant {
    /// The library.
    pub library: String,
    /// The constant, as it is written in code.
    pub name: String,
    /// The HTML of its other names; empty where it has none.
    pub others: String,
}

/// The address that searches for a text, relative to the site's folder.
pub fn search_for(text: &str) -> String {
    View { query: text.to_string(), ..View::default() }.search()
}

/// The tag of the language that a program's name or text is in: of Chinese where it has a Han
/// character.
pub fn language_of(text: &str) -> &'static str {
    let chinese = text.chars().any(is_han);
    if chinese { Language::Chinese.tag() } else { Language::English.tag() }
}

/// A file that is no file of long texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl Texts {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// [`Damaged`] where the bytes are not what [`Texts::to_bytes`] writes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Damaged> {
        postcard::from_bytes(bytes).map_err(|_| Damaged)
    }

    /// What is said of a code; `None` for a code that has no entry.
    pub fn of(&self, code: Code) -> Option<Details> {
        let found = self.0.binary_search_by_key(&code.0, |(number, _)| *number).ok()?;
        postcard::from_bytes(&self.0[found].1).ok()
    }

    /// The texts of these codes, which must be in number order.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    #[cfg(feature = "ssr")]
    pub fn new(codes: &[(Code, Details)]) -> postcard::Result<Self> {
        let encode =
            |(code, details): &(Code, Details)| Ok((code.0, postcard::to_allocvec(details)?));
        Ok(Self(codes.iter().map(encode).collect::<postcard::Result<_>>()?))
    }

    /// Writes the file.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    #[cfg(feature = "ssr")]
    pub fn to_bytes(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(self)
    }
}

impl Details {
    /// The facts of the first meaning.
    pub fn facts(&self) -> &[Fact] {
        self.first()
            .find_map(
                |body| if let Body::Facts(facts) = body { Some(facts.as_slice()) } else { None },
            )
            .unwrap_or_default()
    }

    /// How the code differs from another one, as HTML, where the catalogue says so.
    pub fn difference(&self, other: Code) -> Option<&str> {
        let sections = self.meanings.iter().flat_map(|meaning| &meaning.sections);
        sections
            .filter_map(|section| match &section.body {
                Body::Differences(list) => Some(list),
                _ => None,
            })
            .flatten()
            .find_map(|difference| {
                (difference.other == other.0).then_some(difference.html.as_str())
            })
    }

    fn first(&self) -> impl Iterator<Item = &Body> {
        self.meanings
            .iter()
            .take(1)
            .flat_map(|meaning| &meaning.sections)
            .map(|section| &section.body)
    }
}
