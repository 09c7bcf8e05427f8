//! The filters of a view, how they stand in an address, and which entries they admit.

use form_urlencoded::Serializer;

use crate::catalog::facet::{Fact, Origin};
use crate::catalog::facts::{Class, Version};
use crate::catalog::{Entry, Meaning};

/// One choice of one filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// A class.
    Class(Class),
    /// An origin.
    Origin(Origin),
    /// A fact.
    Fact(Fact),
    /// The version of HTTP that brought the code.
    Since(Version),
}

impl Facet {
    /// The kinds, as they stand in an address.
    const KINDS: [&'static str; 4] = ["class", "source", "fact", "since"];

    /// Every choice, kind by kind, in the order that addresses and the page have.
    pub fn all() -> impl Iterator<Item = Self> {
        (Class::ALL.into_iter().map(Self::Class))
            .chain(Origin::all().map(Self::Origin))
            .chain(Fact::ALL.into_iter().map(Self::Fact))
            .chain(Version::ALL.into_iter().map(Self::Since))
    }

    /// Its place in [`Facet::all`].
    pub fn index(self) -> usize {
        Self::all().position(|other| other == self).unwrap_or_default()
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::Class(_) => Self::KINDS[0],
            Self::Origin(_) => Self::KINDS[1],
            Self::Fact(_) => Self::KINDS[2],
            Self::Since(_) => Self::KINDS[3],
        }
    }

    /// As it stands in an address.
    const fn key(self) -> &'static str {
        match self {
            Self::Class(class) => class.label(),
            Self::Origin(origin) => origin.key(),
            Self::Fact(fact) => fact.key(),
            Self::Since(Version::Http10) => "1.0",
            Self::Since(Version::Http11) => "1.1",
            Self::Since(Version::Http2) => "2",
            Self::Since(Version::Extension) => "extension",
        }
    }

    /// Whether a meaning of a code fits.
    fn admits(self, entry: &Entry, meaning: &Meaning) -> bool {
        match self {
            Self::Class(class) => entry.code.class() == Some(class),
            Self::Origin(origin) => origin.admits(meaning),
            Self::Fact(fact) => fact.admits(meaning),
            Self::Since(version) => meaning.since == Some(version),
        }
    }
}

/// The filters that are on. Choices of one kind widen (this class or that one), kinds narrow; facts
/// narrow among themselves, too. An entry is admitted when one of its meanings fits.
///
/// A choice is a bit, at its place in [`Facet::all`]: the same choices are the same filters, in
/// whatever order they were made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filters(u64);

impl Filters {
    /// The choices that are on, in order.
    fn chosen(self) -> impl Iterator<Item = Facet> {
        Facet::all().enumerate().filter(move |(i, _)| self.0 >> i & 1 == 1).map(|(_, facet)| facet)
    }

    fn of_kind(self, kind: &str) -> impl Iterator<Item = Facet> {
        self.chosen().filter(move |facet| facet.kind() == kind)
    }

    /// Whether none is on.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many choices are on beside the classes, which are always in sight.
    pub fn folded(self) -> usize {
        self.chosen().filter(|facet| !matches!(facet, Facet::Class(_))).count()
    }

    /// Whether a choice is on.
    pub fn has(self, facet: Facet) -> bool {
        self.0 >> facet.index() & 1 == 1
    }

    /// Turns a choice on or off.
    pub fn toggle(&mut self, facet: Facet) {
        self.0 ^= 1 << facet.index();
    }

    /// The same filters with this choice on: what a press on it leaves.
    #[must_use]
    pub fn with(self, facet: Facet) -> Self {
        Self(self.0 | 1 << facet.index())
    }

    /// Those of the same filters that are of another kind, with this choice on: what it brings.
    #[must_use]
    pub fn only(self, facet: Facet) -> Self {
        let mut filters = self;
        for other in self.of_kind(facet.kind()) {
            filters.toggle(other);
        }
        filters.with(facet)
    }

    /// Whether an entry is to be shown.
    pub fn admits(self, entry: &Entry) -> bool {
        self.is_empty()
            || entry.meanings.iter().any(|meaning| {
                Facet::KINDS.iter().all(|kind| {
                    let mut chosen = self.of_kind(kind).map(|facet| facet.admits(entry, meaning));
                    let widens = *kind != "fact" && self.of_kind(kind).next().is_some();
                    if widens { chosen.any(|fits| fits) } else { chosen.all(|fits| fits) }
                })
            })
    }

    /// Reads one parameter of an address; unknown names and values are passed over.
    pub(super) fn read(&mut self, name: &str, value: &str) {
        for value in value.split(',').map(str::trim) {
            let named =
                |facet: &Facet| facet.kind() == name && facet.key().eq_ignore_ascii_case(value);
            if let Some(facet) = Facet::all().find(named) {
                self.0 |= 1 << facet.index();
            }
        }
    }

    pub(super) fn write(self, out: &mut Serializer<'_, String>) {
        for kind in Facet::KINDS {
            let keys: Vec<&str> = self.of_kind(kind).map(Facet::key).collect();
            if !keys.is_empty() {
                out.append_pair(kind, &keys.join(","));
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::catalog::CATALOG;
    use proptest::prelude::*;

    pub fn any_filters() -> impl Strategy<Value = Filters> {
        let facets: Vec<Facet> = Facet::all().collect();
        proptest::sample::subsequence(facets, 0..6).prop_map(|facets| {
            let mut filters = Filters::default();
            for facet in facets {
                filters.toggle(facet);
            }
            filters
        })
    }

    fn shown(search: &str) -> Vec<u16> {
        let filters = super::super::View::read(search, "").filters;
        CATALOG.iter().filter(|entry| filters.admits(entry)).map(|entry| entry.code.0).collect()
    }

    #[test]
    fn every_choice_has_a_bit() {
        assert!(Facet::all().count() <= 64);
    }

    #[test]
    fn kinds_narrow_and_choices_widen() {
        assert_eq!(shown("?fact=keeps-method"), [307, 308]);
        assert_eq!(shown("?class=1xx&since=1.1"), [100, 101]);
        assert_eq!(shown("?fact=never-stored"), [428, 429, 431, 511]);
        assert_eq!(shown("?source=nginx,laravel"), [419, 444, 494, 495, 496, 497, 499]);
        assert_eq!(shown("?fact=retry,never-stored"), [429]);
        assert_eq!(shown("?class=1xx&source=nginx"), [] as [u16; 0]);
    }

    #[test]
    fn a_number_with_two_owners_is_found_by_each() {
        assert!(shown("?source=microsoft").contains(&451));
        assert!(shown("?source=registered").contains(&451));
    }
}
