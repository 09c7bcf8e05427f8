//! What the list shows for a view. Pure.

use crate::catalog::facts::Class;
use crate::catalog::{CATALOG, Entry};
use crate::link::{Filters, Sieve, View};
use std::sync::LazyLock;

use crate::search::{Answer, Index};

/// What answers before the search file is here.
static BASIC: LazyLock<Index> = LazyLock::new(Index::basic);

/// A line of the list: a heading, or a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// The heading of a class; `None` for the numbers outside all classes.
    Heading(Option<Class>),
    /// A card, by its place in the catalogue.
    Card(usize),
}

/// Every heading and every card, in the order of the page: class by class.
pub fn items() -> impl Iterator<Item = Item> {
    groups().flat_map(|group| {
        std::iter::once(Item::Heading(group)).chain(of_group(group).map(Item::Card))
    })
}

/// The groups of the list: the five classes, then the numbers outside them.
fn groups() -> impl Iterator<Item = Option<Class>> {
    Class::ALL.into_iter().map(Some).chain([None])
}

fn of_group(group: Option<Class>) -> impl Iterator<Item = usize> {
    (0..CATALOG.len()).filter(move |i| CATALOG[*i].code.class() == group)
}

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// The query that this answers, as typed.
    typed: String,
    /// What it found.
    pub answer: Answer,
    /// The filters that this answers.
    filters: Filters,
    /// The order in which the items stand, by their places in [`items`]: all of them, or the
    /// shown ones where they are ranked.
    pub order: Vec<usize>,
    /// For each of [`items`], whether it is shown.
    pub shown: Vec<bool>,
    /// How many cards are shown.
    pub count: usize,
    /// How many cards each choice of a filter would leave, in the order of
    /// [`Facet::all`](crate::link::Facet::all).
    pub left: Vec<usize>,
    /// Whether the cards stand in rank order, which has no headings.
    pub ranked: bool,
}

impl Results {
    /// What a view shows.
    pub fn of(view: &View) -> Self {
        let ranked = !view.query.trim().is_empty();
        let answer = if ranked { BASIC.answer(&view.query) } else { Answer::default() };
        let found =
            if ranked { answer.ranked.clone() } else { (0..CATALOG.len()).collect::<Vec<_>>() };
        let sieve = Sieve::of(found.iter().map(|i| &CATALOG[*i]));
        let mut admitted = vec![false; CATALOG.len()];
        for (&i, fits) in found.iter().zip(sieve.admits(view.filters)) {
            admitted[i] = fits;
        }
        let mut places = vec![0; CATALOG.len()];
        let mut shown = Vec::with_capacity(CATALOG.len() + 6);
        for (place, item) in items().enumerate() {
            shown.push(match item {
                Item::Heading(group) => !ranked && of_group(group).any(|i| admitted[i]),
                Item::Card(i) => {
                    places[i] = place;
                    admitted[i]
                }
            });
        }
        let order = if ranked {
            found.iter().filter(|i| admitted[**i]).map(|i| places[*i]).collect()
        } else {
            (0..shown.len()).collect()
        };
        Self {
            typed: view.query.clone(),
            answer,
            filters: view.filters,
            order,
            shown,
            count: admitted.iter().filter(|admitted| **admitted).count(),
            left: sieve.left(view.filters),
            ranked,
        }
    }

    /// Whether this is what a view shows: what is open in it makes no difference.
    pub fn answers(&self, view: &View) -> bool {
        self.typed == view.query && self.filters == view.filters
    }

    /// The shown entries, in the order of the page.
    pub fn entries(&self) -> impl Iterator<Item = &'static Entry> {
        items().zip(&self.shown).filter_map(|(item, shown)| match item {
            Item::Card(i) if *shown => Some(&CATALOG[i]),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::Facet;

    fn cards(results: &Results) -> Vec<u16> {
        let items: Vec<Item> = items().collect();
        let shown = |place: &usize| match items[*place] {
            Item::Card(i) if results.shown[*place] => Some(CATALOG[i].code.0),
            _ => None,
        };
        results.order.iter().filter_map(shown).collect()
    }

    fn headings(results: &Results) -> usize {
        let is_heading = |item: &Item| matches!(item, Item::Heading(_));
        items().zip(&results.shown).filter(|(item, shown)| **shown && is_heading(item)).count()
    }

    #[test]
    fn without_a_query_all_stand_by_class() {
        let results = Results::of(&View::default());
        assert_eq!(results.count, CATALOG.len());
        assert_eq!(items().next(), Some(Item::Heading(Some(Class::Informational))));
        assert_eq!(headings(&results), 6);
        assert_eq!(cards(&results).last(), Some(&999));
        assert_eq!(headings(&Results::of(&View::read("?class=4xx", ""))), 1);
    }

    #[test]
    fn every_item_that_is_shown_has_one_place() {
        for search in
            ["", "?q=timeout", "?class=4xx", "?q=zzzzz", "?q=redirect&class=3xx&fact=keeps-method"]
        {
            let Results { mut order, shown, ranked, .. } = Results::of(&View::read(search, ""));
            order.sort_unstable();
            let placed = (0..shown.len()).filter(|place| !ranked || shown[*place]);
            assert!(order.into_iter().eq(placed), "{search}");
        }
    }

    #[test]
    fn a_query_ranks_and_filters_narrow() {
        let results = Results::of(&View::read("?q=timeout&class=4xx", ""));
        assert!(results.ranked);
        assert_eq!(headings(&results), 0);
        assert!(cards(&results).contains(&408));
        assert!(cards(&results).iter().all(|code| (400..500).contains(code)));
        assert_eq!(cards(&Results::of(&View::read("?q=504+timeout", "")))[0], 504);
    }

    #[test]
    fn what_is_open_makes_no_difference() {
        let results = Results::of(&View::read("?q=timeout", ""));
        assert!(results.answers(&View::read("?q=timeout", "#504")));
        assert!(!results.answers(&View::read("?q=timeout&class=4xx", "#504")));
        assert!(!results.answers(&View::read("", "#504")));
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
