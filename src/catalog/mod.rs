//! What is known about status codes. Pure: no browser, no Leptos, no other room of the house.

pub mod facet;
pub mod facts;
pub mod lists;
pub mod programs;
pub mod texts;

use facts::{Cacheable, Class, Content, Evidence, Lifecycle, Method, Retry, Turn, Version};

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

/// A status code, or 0 for a request that got no response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub u16);

impl Code {
    /// The largest number with three digits.
    pub const MAX: Self = Self(999);

    /// Its class; `None` outside 100 to 599.
    pub const fn class(self) -> Option<Class> {
        Class::of(self.0)
    }

    /// What the catalogue has under this number.
    ///
    /// ```
    /// use http_status::catalog::Code;
    /// assert_eq!(Code(404).entry().unwrap().first().phrase(), "Not Found");
    /// assert!(Code(477).entry().is_none());
    /// ```
    pub fn entry(self) -> Option<&'static Entry> {
        CATALOG.get(self.place()?)
    }

    /// Its place in the catalogue.
    pub fn place(self) -> Option<usize> {
        CATALOG.binary_search_by_key(&self, |entry| entry.code).ok()
    }

    /// The first digit of its class, for the style sheet; empty outside 100 to 599.
    pub fn class_digit(self) -> &'static str {
        self.class().map_or("", Class::digit)
    }
}

/// As HTTP writes it; `0`, which HTTP never writes, as logs do: `000`.
impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0 == 0 {
            return f.write_str("000");
        }
        self.0.fmt(f)
    }
}

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// What sources are chosen by together.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// As it stands in addresses, say `chinese-clouds`.
    pub key: &'static str,
    /// As it stands on the page.
    pub name: Text,
}

/// Who gives a code its meaning.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// As it stands in addresses, say `nginx`.
    pub key: &'static str,
    /// As it stands on the page.
    pub name: Text,
    /// The group that it is chosen with, if it has one.
    pub group: Option<&'static Group>,
}

impl Source {
    /// The source with this key.
    pub fn of(key: &str) -> Option<&'static Self> {
        SOURCES.iter().find(|source| source.key == key)
    }

    /// Whether this is the registry itself.
    pub fn is_registry(&self) -> bool {
        self.key == "iana"
    }
}

/// One number, with all its meanings.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The number.
    pub code: Code,
    /// Its meanings, the registered one first; never empty.
    pub meanings: &'static [Meaning],
}

impl Entry {
    /// The meaning that a card shows: the registered one, where there is one.
    pub fn first(&self) -> &'static Meaning {
        &self.meanings[0]
    }
}

/// What one source means by a number.
#[derive(Debug)]
pub struct Meaning {
    /// Who means it.
    pub source: &'static Source,
    /// Where it stands in its life.
    pub lifecycle: Lifecycle,
    /// How well it is attested, where it is not registered.
    pub evidence: Option<Evidence>,
    /// The version of HTTP that brought it, where it is registered.
    pub since: Option<Version>,
    /// Whether a cache may store it, where that is specified.
    pub cacheable: Option<Cacheable>,
    /// Whether it may have content, where that is specified.
    pub content: Option<Content>,
    /// What becomes of the method, for redirects.
    pub method: Option<Method>,
    /// Who has to act.
    pub turn: Turn,
    /// Whether the same request may succeed later, for errors.
    pub retry: Option<Retry>,
    /// The phrase, the Chinese name, and the English one unless it is the phrase; a line each.
    names: &'static str,
    /// Its place in `WORDS`.
    place: u16,
}

/// What a card says of a meaning beside its names.
///
/// These stand apart from [`Meaning`] because only the build draws them; so the linker leaves them
/// out of the wasm.
#[derive(Debug)]
struct Words {
    summary: Text,
    document: &'static str,
}

impl Meaning {
    fn words(&self) -> &'static Words {
        &WORDS[usize::from(self.place)]
    }

    /// The reason phrase.
    pub fn phrase(&self) -> &'static str {
        self.names.split('\n').next().unwrap_or_default()
    }

    /// What people call it.
    pub fn name(&self) -> Text {
        let mut names = self.names.split('\n');
        let phrase = names.next().unwrap_or_default();
        Text { zh: names.next().unwrap_or_default(), en: names.next().unwrap_or(phrase) }
    }

    /// One sentence on it.
    pub fn summary(&self) -> Text {
        self.words().summary
    }

    /// Where the number was first defined, where it is registered.
    pub fn first_defined(&self) -> Option<FirstDefined> {
        let document = self.words().document;
        self.since.map(|version| FirstDefined { version, document })
    }
}

/// Codes in one text, with a sign between them.
pub fn listed(codes: &[Code], between: &str) -> String {
    let mut listed = String::new();
    for code in codes {
        if !listed.is_empty() {
            listed.push_str(between);
        }
        listed.push_str(&code.to_string());
    }
    listed
}

/// Where a number was first defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstDefined {
    /// The version of HTTP that brought it.
    pub version: Version,
    /// The document, say `RFC 1945`.
    pub document: &'static str,
}
