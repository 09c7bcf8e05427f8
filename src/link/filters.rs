//! The filters of a view, how they stand in an address, and which entries they admit.

use std::sync::OnceLock;

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

    /// The place of the kind whose choices narrow among themselves.
    const FACT: usize = 2;

    /// Every choice, kind by kind, in the order that addresses and the page have.
    pub fn all() -> impl Iterator<Item = Self> {
        static ALL: OnceLock<Vec<Facet>> = OnceLock::new();
        let all = ALL.get_or_init(|| {
            (Class::ALL.into_iter().map(Self::Class))
                .chain(Origin::all().map(Self::Origin))
                .chain(Fact::ALL.into_iter().map(Self::Fact))
                .chain(Version::ALL.into_iter().map(Self::Since))
                .collect()
        });
        all.iter().copied()
    }

    /// Its place in [`Facet::all`].
    pub fn index(self) -> usize {
        Self::all().position(|other| other == self).unwrap_or_default()
    }

    /// The place of its kind among [`Self::KINDS`].
    const fn kind(self) -> usize {
        match self {
            Self::Class(_) => 0,
            Self::Origin(_) => 1,
            Self::Fact(_) => Self::FACT,
            Self::Since(_) => 3,
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

/// A bit for each choice, at its place in [`Facet::all`].
type Bits = u128;

/// The filters that are on. Choices of one kind widen (this class or that one), kinds narrow; facts
/// narrow among themselves, too. An entry is admitted when one of its meanings fits.
///
/// A choice is a bit, at its place in [`Facet::all`]: the same choices are the same filters, in
/// whatever order they were made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filters(Bits);

impl Filters {
    /// The choices that are on, in order.
    fn chosen(self) -> impl Iterator<Item = Facet> {
        Facet::all().enumerate().filter(move |(i, _)| self.has(*i)).map(|(_, facet)| facet)
    }

    /// Whether none is on.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many choices of these are on.
    pub fn count(self, of: impl Fn(Facet) -> bool) -> usize {
        self.chosen().filter(|facet| of(*facet)).count()
    }

    /// Whether the choice at a place of [`Facet::all`] is on.
    pub const fn has(self, index: usize) -> bool {
        self.0 >> index & 1 == 1
    }

    /// Whether they let an entry through.
    pub fn admits(self, entry: &Entry) -> bool {
        FacetCounts::of(std::iter::once(entry)).admits(self).any(|admitted| admitted)
    }

    /// Turns a choice on or off.
    pub fn toggle(&mut self, facet: Facet) {
        self.0 ^= 1 << facet.index();
    }

    /// Reads one parameter of an address; unknown names and values are passed over.
    pub(super) fn read(&mut self, name: &str, value: &str) {
        for value in value.split(',').map(str::trim) {
            let named = |facet: &Facet| {
                Facet::KINDS[facet.kind()] == name && facet.key().eq_ignore_ascii_case(value)
            };
            if let Some(index) = Facet::all().position(|facet| named(&facet)) {
                self.0 |= 1 << index;
            }
        }
    }

    pub(super) fn write(self, out: &mut Serializer<'_, String>) {
        for (place, kind) in Facet::KINDS.into_iter().enumerate() {
            let of_kind = self.chosen().filter(|facet| facet.kind() == place);
            let keys: Vec<&str> = of_kind.map(Facet::key).collect();
            if !keys.is_empty() {
                out.append_pair(kind, &keys.join(","));
            }
        }
    }
}

/// What filters admit of some entries, and how many each choice would leave. It looks at each entry
/// once, for whatever filters.
#[derive(Debug)]
pub struct FacetCounts {
    /// The bits of each of [`Facet::KINDS`].
    kinds: [Bits; Facet::KINDS.len()],
    /// For each entry and each of its meanings, the bits of the choices that it fits.
    fits: Vec<Vec<Bits>>,
}

impl FacetCounts {
    /// The counts of these entries.
    pub fn of<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut kinds = [0; Facet::KINDS.len()];
        for (i, facet) in Facet::all().enumerate() {
            kinds[facet.kind()] |= 1 << i;
        }
        let fit = |entry: &Entry, meaning: &Meaning| {
            let fitting = Facet::all().enumerate().filter(|(_, f)| f.admits(entry, meaning));
            fitting.fold(0, |bits, (i, _)| bits | 1 << i)
        };
        let fits = entries.map(|entry| entry.meanings.iter().map(|m| fit(entry, m)).collect());
        Self { kinds, fits: fits.collect() }
    }

    /// For each entry, whether it is to be shown.
    pub fn admits(&self, filters: Filters) -> impl Iterator<Item = bool> {
        self.fits.iter().map(move |fits| {
            filters.is_empty() || fits.iter().any(|fits| self.admits_meaning(filters, *fits))
        })
    }

    fn admits_meaning(&self, filters: Filters, fits: Bits) -> bool {
        self.kinds.iter().enumerate().all(|(kind, bits)| {
            let on = filters.0 & bits;
            if kind == Facet::FACT { on & !fits == 0 } else { on == 0 || on & fits != 0 }
        })
    }

    /// How many entries each choice has within the choices of the other kinds, in the order of
    /// [`Facet::all`]: what is shown if it is the only one of its kind. Facts narrow among
    /// themselves, so with them it is what is left if this one is on, too.
    pub fn left(&self, filters: Filters) -> Vec<usize> {
        let press = |(i, facet): (usize, Facet)| {
            let kind = facet.kind();
            let others =
                if kind == Facet::FACT { filters.0 } else { filters.0 & !self.kinds[kind] };
            self.admits(Filters(others | 1 << i)).filter(|admitted| *admitted).count()
        };
        Facet::all().enumerate().map(press).collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::catalog::{CATALOG, SOURCES};
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
        let admitted = FacetCounts::of(CATALOG.iter()).admits(filters).collect::<Vec<_>>();
        let shown = CATALOG.iter().zip(admitted).filter(|(_, admitted)| *admitted);
        shown.map(|(entry, _)| entry.code.0).collect()
    }

    #[test]
    fn one_entry_is_admitted_as_among_all() {
        for search in ["", "?class=4xx", "?source=nginx,laravel", "?fact=retry,never-stored"] {
            let filters = super::super::View::read(search, "").filters;
            let admitted = CATALOG.iter().filter(|entry| filters.admits(entry));
            assert_eq!(admitted.map(|entry| entry.code.0).collect::<Vec<_>>(), shown(search));
        }
    }

    #[test]
    fn every_choice_has_a_bit() {
        assert!(Facet::all().count() <= Bits::BITS as usize);
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
    fn a_group_is_its_owners_together() {
        let clouds = shown("?source=chinese-clouds");
        let owners = SOURCES
            .iter()
            .filter(|source| source.group.is_some_and(|group| group.key == "chinese-clouds"));
        let owners: Vec<&str> = owners.map(|source| source.key).collect();
        assert!(owners.len() > 5, "{owners:?}");
        assert_eq!(clouds, shown(&format!("?source={}", owners.join(","))));
        assert!(clouds.contains(&423) && !clouds.contains(&444), "{clouds:?}");
        let wider = shown("?source=chinese-clouds,nginx");
        assert!(clouds.iter().chain(&[444]).all(|code| wider.contains(code)), "{wider:?}");
    }

    #[test]
    fn groups_and_owners_stand_in_the_address() {
        let address = |search: &str| super::super::View::read(search, "").search();
        for search in ["?source=chinese-clouds", "?source=registered,services", "?source=qiniu"] {
            assert_eq!(address(search), search);
        }
        // In the order of the page: a group, then its owners.
        assert_eq!(
            address("?source=qiniu,Chinese-Clouds,nobody,nginx"),
            "?source=nginx,chinese-clouds,qiniu"
        );
    }

    #[test]
    fn choices_are_counted() {
        let filters =
            super::super::View::read("?class=4xx&source=qiniu,nginx,services", "").filters;
        assert_eq!(filters.count(|_| true), 4);
        let grouped = |facet| matches!(facet, Facet::Origin(origin) if origin.group().is_some());
        assert_eq!(filters.count(grouped), 1);
    }

    #[test]
    fn a_number_with_two_owners_is_found_by_each() {
        assert!(shown("?source=microsoft").contains(&451));
        assert!(shown("?source=registered").contains(&451));
    }
}
