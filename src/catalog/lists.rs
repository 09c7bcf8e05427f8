//! Lists that people ask for, made from the facts. Pure.

use super::facts::{Cacheable, Content, Retry};
use super::{CATALOG, Entry, Meaning};

/// A list of codes that have a fact in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Codes after which the same request may succeed later.
    Retry,
    /// Codes by whether a cache may store the response.
    Cacheable,
    /// Codes whose response has no content.
    NoContent,
}

/// A part of a list, under a heading of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Registered codes.
    Registered,
    /// Codes that are not registered, but found in logs.
    Unofficial,
    /// A cache may store it even where the response does not say so.
    ByDefault,
    /// A cache may store it only where the response says so.
    WhenSaid,
    /// A cache must not store it.
    Never,
}

impl Group {
    /// The part as `index.json` has it, say `by-default`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Unofficial => "unofficial",
            Self::ByDefault => "by-default",
            Self::WhenSaid => "when-said",
            Self::Never => "never",
        }
    }
}

impl List {
    /// All lists.
    pub const ALL: [Self; 3] = [Self::Retry, Self::Cacheable, Self::NoContent];

    /// The list as it stands in addresses, say `no-content`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Retry => "retry",
            Self::Cacheable => "cacheable",
            Self::NoContent => "no-content",
        }
    }

    /// The folder of its page, below that of the site.
    pub fn folder(self) -> String {
        format!("lists/{}/", self.key())
    }

    /// The parts of the list, in their order.
    pub const fn groups(self) -> &'static [Group] {
        match self {
            Self::Retry => &[Group::Registered, Group::Unofficial],
            Self::Cacheable => &[Group::ByDefault, Group::WhenSaid, Group::Never],
            Self::NoContent => &[Group::Registered],
        }
    }

    /// Whether a meaning stands in a part of the list.
    pub fn has(self, group: Group, meaning: &Meaning) -> bool {
        let fits = match self {
            Self::Retry => meaning.retry == Some(Retry::MayHelp),
            Self::Cacheable => true,
            Self::NoContent => meaning.content == Some(Content::Forbidden),
        };
        fits && match group {
            Group::Registered => meaning.source.is_registry(),
            Group::Unofficial => !meaning.source.is_registry(),
            Group::ByDefault => meaning.cacheable == Some(Cacheable::Heuristic),
            Group::WhenSaid => meaning.cacheable == Some(Cacheable::Explicit),
            Group::Never => meaning.cacheable == Some(Cacheable::Never),
        }
    }

    /// The meanings that stand in a part, in number order: each as its code and its place there.
    pub fn members(self, group: Group) -> impl Iterator<Item = (&'static Entry, usize)> {
        CATALOG
            .iter()
            .flat_map(|entry| (0..entry.meanings.len()).map(move |place| (entry, place)))
            .filter(move |(entry, place)| self.has(group, &entry.meanings[*place]))
    }

    /// The codes of a part, in number order, each once.
    pub fn codes(self, group: Group) -> Vec<u16> {
        let mut codes: Vec<u16> = self.members(group).map(|(entry, _)| entry.code.0).collect();
        codes.dedup();
        codes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_agree_with_the_standard() {
        // RFC 9110, section 15.1, and RFC 7725, section 3.
        let by_default = [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501];
        assert_eq!(List::Cacheable.codes(Group::ByDefault), by_default);
        // RFC 6585, sections 3 to 6.
        assert_eq!(List::Cacheable.codes(Group::Never), [428, 429, 431, 511]);
        // RFC 9110, sections 6.4.1 and 15.3.6.
        let without = [100, 101, 102, 103, 104, 204, 205, 304];
        assert_eq!(List::NoContent.codes(Group::Registered), without);
        let retry = List::Retry.codes(Group::Registered);
        for code in [408, 425, 429, 502, 503, 504] {
            assert!(retry.contains(&code), "{code}");
        }
        for code in [400, 401, 404, 405, 501] {
            assert!(!retry.contains(&code), "{code}");
        }
    }

    #[test]
    fn every_part_has_members() {
        for list in List::ALL {
            for group in list.groups() {
                assert!(list.members(*group).next().is_some(), "{list:?} {group:?}");
            }
        }
    }
}
