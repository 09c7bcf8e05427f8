//! What the list shows for a view. Pure.

use crate::catalog::facts::Class;
use crate::catalog::{CATALOG, Entry};
use crate::link::{Facet, Filters, View};
use crate::search::search;

/// A line of the list: a heading, or a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// The heading of a class; `None` for the numbers outside all classes.
    Heading(Option<Class>),
    /// A card, by its place in the catalogue.
    Card(usize),
}

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// Every heading and every card, in the order of the page.
    pub items: Vec<Item>,
    /// For each entry of the catalogue, whether its card is shown.
    pub shown: Vec<bool>,
    /// How many cards are shown.
    pub count: usize,
    /// How many cards each choice of a filter would leave, in the order of [`Facet::all`].
    pub left: Vec<usize>,
    /// Whether the cards stand in rank order, which has no headings.
    pub ranked: bool,
}

/// The groups of the list: the five classes, then the numbers outside them.
fn groups() -> impl Iterator<Item = Option<Class>> {
    Class::ALL.into_iter().map(Some).chain([None])
}

impl Results {
    /// What a view shows.
    pub fn of(view: &View) -> Self {
        let ranked = !view.query.trim().is_empty();
        let found = if ranked { search(&view.query) } else { (0..CATALOG.len()).collect() };
        let mut shown = vec![false; CATALOG.len()];
        for &i in found.iter().filter(|i| view.filters.admits(&CATALOG[**i])) {
            shown[i] = true;
        }
        let count = shown.iter().filter(|shown| **shown).count();
        let mut items = Vec::with_capacity(CATALOG.len() + 6);
        if ranked {
            items.extend(found.iter().copied().filter(|i| shown[*i]).map(Item::Card));
            items.extend(groups().map(Item::Heading));
            items.extend((0..CATALOG.len()).filter(|i| !shown[*i]).map(Item::Card));
        } else {
            for group in groups() {
                items.push(Item::Heading(group));
                items.extend(Self::of_group(group).map(Item::Card));
            }
        }
        Self { items, shown, count, left: Self::left(&found, view.filters), ranked }
    }

    fn of_group(group: Option<Class>) -> impl Iterator<Item = usize> {
        (0..CATALOG.len()).filter(move |i| CATALOG[*i].code.class() == group)
    }

    /// Whether a heading is shown: its class has cards, and they stand by class.
    pub fn shows_heading(&self, group: Option<Class>) -> bool {
        !self.ranked && Self::of_group(group).any(|i| self.shown[i])
    }

    /// How many cards each choice would leave if pressed, or brings if it is on, in the order of
    /// [`Facet::all`].
    fn left(found: &[usize], filters: Filters) -> Vec<usize> {
        Facet::all()
            .map(|facet| {
                let filters =
                    if filters.has(facet) { filters.only(facet) } else { filters.with(facet) };
                found.iter().filter(|i| filters.admits(&CATALOG[**i])).count()
            })
            .collect()
    }

    /// The shown entries.
    pub fn entries(&self) -> impl Iterator<Item = &'static Entry> {
        self.shown.iter().zip(CATALOG).filter_map(|(shown, entry)| shown.then_some(entry))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn cards(results: &Results) -> Vec<u16> {
        let shown = |item: &Item| match item {
            Item::Card(i) if results.shown[*i] => Some(CATALOG[*i].code.0),
            _ => None,
        };
        results.items.iter().filter_map(shown).collect()
    }

    #[test]
    fn without_a_query_all_stand_by_class() {
        let results = Results::of(&View::default());
        assert_eq!(results.count, CATALOG.len());
        assert_eq!(results.items[0], Item::Heading(Some(Class::Informational)));
        assert!(results.shows_heading(None));
        assert_eq!(cards(&results).last(), Some(&999));
    }

    #[test]
    fn every_item_stands_once_whatever_is_asked() {
        let all: HashSet<Item> = Results::of(&View::default()).items.into_iter().collect();
        for search in
            ["?q=timeout", "?class=4xx", "?q=zzzzz", "?q=redirect&class=3xx&fact=keeps-method"]
        {
            let items = Results::of(&View::read(search, "")).items;
            assert_eq!(items.len(), all.len(), "{search}");
            assert_eq!(items.into_iter().collect::<HashSet<_>>(), all, "{search}");
        }
    }

    #[test]
    fn a_query_ranks_and_filters_narrow() {
        let results = Results::of(&View::read("?q=timeout&class=4xx", ""));
        assert!(results.ranked);
        assert!(!results.shows_heading(Some(Class::ClientError)));
        assert!(cards(&results).contains(&408));
        assert!(cards(&results).iter().all(|code| (400..500).contains(code)));
    }

    #[test]
    fn counts_tell_what_a_choice_would_leave() {
        let results = Results::of(&View::read("?class=4xx", ""));
        let left = results.left[Facet::Class(Class::Successful).index()];
        assert_eq!(left, Results::of(&View::read("?class=2xx,4xx", "")).count);
        let brought = results.left[Facet::Class(Class::ClientError).index()];
        assert_eq!(brought, results.count);
    }
}
