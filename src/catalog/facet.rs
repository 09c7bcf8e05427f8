//! What a list of meanings can be narrowed by, beside the class and the version.

use super::facts::{Cacheable, Content, Method, Retry};
use super::{GROUPS, Group, Meaning, SOURCES, Source};

/// Who a shown meaning comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The registry.
    Registered,
    /// Anybody else.
    Unofficial,
    /// All owners of a group.
    Group(&'static Group),
    /// One owner.
    Owner(&'static Source),
}

impl Origin {
    /// Every origin that the catalogue has: the two kinds, the owners that stand alone, then each
    /// group with its owners behind it.
    pub fn all() -> impl Iterator<Item = Self> {
        let of = |group: Option<&'static Group>| {
            SOURCES
                .iter()
                .filter(move |source| !source.is_registry() && source.group == group)
                .map(Self::Owner)
        };
        let groups = GROUPS
            .iter()
            .flat_map(move |group| std::iter::once(Self::Group(group)).chain(of(Some(group))));
        [Self::Registered, Self::Unofficial].into_iter().chain(of(None)).chain(groups)
    }

    /// As it stands in an address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Unofficial => "unofficial",
            Self::Group(group) => group.key,
            Self::Owner(source) => source.key,
        }
    }

    /// The group behind whose choice it stands; `None` for a group itself, and for what stands alone.
    pub const fn group(self) -> Option<&'static Group> {
        match self {
            Self::Owner(source) => source.group,
            Self::Registered | Self::Unofficial | Self::Group(_) => None,
        }
    }

    /// Whether a meaning has it.
    pub fn admits(self, meaning: &Meaning) -> bool {
        match self {
            Self::Registered => meaning.source.is_registry(),
            Self::Unofficial => !meaning.source.is_registry(),
            Self::Group(group) => meaning.source.group == Some(group),
            Self::Owner(source) => meaning.source == source,
        }
    }
}

/// A fact that a meaning may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A cache may store it without explicit freshness.
    Cacheable,
    /// A cache must not store it.
    NeverStored,
    /// It has no content.
    NoContent,
    /// A redirect that keeps method and content.
    KeepsMethod,
    /// The same request may succeed later.
    WorthRetrying,
    /// Deprecated, unused, obsoleted or retired.
    Gone,
}

impl Fact {
    /// All of them, in the order that the page shows.
    pub const ALL: [Self; 6] = [
        Self::Cacheable,
        Self::NeverStored,
        Self::NoContent,
        Self::KeepsMethod,
        Self::WorthRetrying,
        Self::Gone,
    ];

    /// As it stands in an address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cacheable => "cacheable",
            Self::NeverStored => "never-stored",
            Self::NoContent => "no-content",
            Self::KeepsMethod => "keeps-method",
            Self::WorthRetrying => "retry",
            Self::Gone => "gone",
        }
    }

    /// Whether a meaning has it.
    pub fn admits(self, meaning: &Meaning) -> bool {
        match self {
            Self::Cacheable => meaning.cacheable == Some(Cacheable::Heuristic),
            Self::NeverStored => meaning.cacheable == Some(Cacheable::Never),
            Self::NoContent => meaning.content == Some(Content::Forbidden),
            Self::KeepsMethod => meaning.method == Some(Method::Kept),
            Self::WorthRetrying => meaning.retry == Some(Retry::MayHelp),
            Self::Gone => meaning.lifecycle.is_gone(),
        }
    }
}
