//! What the list shows for a view. Pure.

use crate::catalog::facts::Class;
use crate::catalog::{CATALOG, Code};
use crate::link::{FacetCounts, Filters};
use crate::search::answer::{Kind, Understood};
use crate::search::full_text::full_text;
use crate::search::{Answer, Index};

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

/// The long texts of a language in lower case, each with its code; see
/// [`Details::plain`](crate::ui::texts::Details::plain).
pub type LongTexts = Vec<(Code, String)>;

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// What the search found, before filters.
    pub answer: Answer,
    /// The codes that only the long texts mention the query in, before filters.
    pub mentioned: Vec<Code>,
    /// The places in the catalogue of the cards that are shown, in the order of the page.
    found: Vec<usize>,
    /// For each place in the catalogue, whether its card is shown.
    shown: Vec<bool>,
    /// How many cards are shown.
    pub count: usize,
    /// How many cards each choice of a filter would leave, in the order of
    /// [`Facet::all`](crate::link::Facet::all).
    pub facets: Vec<usize>,
    /// Whether the cards stand in rank order, which has no headings.
    pub ranked: bool,
    /// The code whose number is the whole query.
    number: Option<Code>,
    /// Whether the query is the beginning of a number.
    is_begun: bool,
}

impl Results {
    /// What the list shows for a query and filters. `index` is asked where there is a query, `long` for
    /// the long texts, as far as they are here, where all else finds little.
    pub fn of<'i>(
        query: &str,
        filters: Filters,
        index: impl FnOnce() -> &'i Index,
        long: impl FnOnce() -> Option<&'static LongTexts>,
    ) -> Self {
        let ranked = !query.trim().is_empty();
        let index = ranked.then(index);
        let answer = index.map(|index| index.answer(query)).unwrap_or_default();
        let mut found: Vec<usize> =
            if ranked { answer.ranked.clone() } else { groups().flat_map(of_group).collect() };
        let mut mentioned = Vec::new();
        if let Some(index) = index
            && let Some(long) = answer.weak.then(long).flatten()
        {
            for code in full_text(index, query, long) {
                if let Some(place) = code.place().filter(|place| !found.contains(place)) {
                    found.push(place);
                    mentioned.push(code);
                }
            }
        }
        let number = match answer.understood.as_slice() {
            [Understood { kind: Kind::Status(_), text, codes, .. }]
                if text.trim() == query.trim() =>
            {
                codes.first().copied()
            }
            _ => None,
        };
        let is_begun =
            query.trim().len() < 3 && query.trim().bytes().all(|byte| byte.is_ascii_digit());
        let counts = FacetCounts::of(found.iter().map(|i| &CATALOG[*i]));
        let admitted = counts.admits(filters);
        let found: Vec<usize> =
            found.into_iter().zip(admitted).filter_map(|(i, fits)| fits.then_some(i)).collect();
        let mut shown = vec![false; CATALOG.len()];
        for place in &found {
            shown[*place] = true;
        }
        let (count, facets) = (found.len(), counts.left(filters));
        Self { answer, mentioned, found, shown, count, facets, ranked, number, is_begun }
    }

    /// The code that is the answer, where there is one: the query is its number and nothing else, or it
    /// alone was found, and neither as the little there is nor by the first digits of its number.
    /// `complete` tells whether the index is here.
    pub fn only(&self, complete: bool) -> Option<Code> {
        let alone = || match self.found.as_slice() {
            [one] if self.ranked && complete && !self.answer.weak && !self.is_begun => {
                Some(CATALOG[*one].code)
            }
            _ => None,
        };
        self.number.filter(|code| self.has(*code)).or_else(alone)
    }

    /// Whether the card at a place in the catalogue is shown.
    pub fn shows(&self, place: usize) -> bool {
        self.shown[place]
    }

    /// Whether the card of a code is shown.
    pub fn has(&self, code: Code) -> bool {
        code.place().is_some_and(|place| self.shown[place])
    }

    /// Whether the heading of a class is shown, or that of the numbers outside all classes.
    pub fn has_heading(&self, class: Option<Class>) -> bool {
        !self.ranked && self.found.iter().any(|place| CATALOG[*place].code.class() == class)
    }

    /// The codes of the cards on the page, in its order. An open card stays, whatever is asked
    /// beside it: where it is no answer it stands below the answers.
    pub fn shown_with(&self, open: Option<Code>) -> impl Iterator<Item = Code> {
        let open = open.filter(|open| self.ranked && !self.has(*open));
        self.found.iter().map(|place| CATALOG[*place].code).chain(open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::facet::Fact;
    use crate::link::{Facet, View};
    use crate::search::FILE;

    fn of(search: &str) -> Results {
        let view = View::read(search, "");
        let index = Index::from_bytes(FILE).unwrap();
        Results::of(&view.query, view.filters, || &index, || None)
    }

    fn cards(results: &Results) -> Vec<u16> {
        results.shown_with(None).map(|code| code.0).collect()
    }

    fn headings(results: &Results) -> usize {
        groups().filter(|group| results.has_heading(*group)).count()
    }

    #[test]
    fn without_a_query_all_stand_by_class() {
        let results = of("");
        assert_eq!(results.count, CATALOG.len());
        assert_eq!(items().next(), Some(Item::Heading(Some(Class::Informational))));
        assert_eq!(headings(&results), 6);
        assert_eq!(cards(&results).last(), Some(&999));
        assert_eq!(headings(&of("?class=4xx")), 1);
    }

    #[test]
    fn a_query_ranks_and_filters_narrow() {
        let results = of("?q=timeout&class=4xx");
        assert!(results.ranked);
        assert_eq!(headings(&results), 0);
        assert!(cards(&results).contains(&408));
        assert!(cards(&results).iter().all(|code| (400..500).contains(code)));
        assert_eq!(cards(&of("?q=504+timeout"))[0], 504);
    }

    #[test]
    fn what_finds_little_is_looked_for_in_the_long_texts() {
        let index = Index::from_bytes(FILE).unwrap();
        let long = vec![
            (Code(409), "a zebra crosses.".to_string()),
            (Code(418), "a teapot is no zebra.".to_string()),
            (Code(503), "nothing here.".to_string()),
        ];
        let long: &'static LongTexts = Box::leak(Box::new(long));
        let of = |query: &str, filters| {
            let results = Results::of(query, filters, || &index, || Some(long));
            (cards(&results), results.mentioned.iter().map(|code| code.0).collect::<Vec<_>>())
        };
        let all = Filters::default();
        assert_eq!(of("zebra", all), (vec![409, 418], vec![409, 418]));
        let left = View::read("?class=5xx", "").filters;
        assert_eq!(of("zebra", left), (vec![], vec![409, 418]));
        // What is found without is neither told twice nor moved.
        let (shown, mentioned) = of("teapot", all);
        assert_eq!((shown[0], mentioned.contains(&418)), (418, false));
        let not_here = Results::of("zebra", all, || &index, || None);
        assert_eq!((not_here.count, not_here.mentioned.len()), (0, 0));
        Results::of("bad gateway", all, || &index, || panic!("nobody asks for them"));
    }

    #[test]
    fn an_open_card_stays_below_the_answers() {
        let results = of("?q=teapot");
        assert_eq!(results.shown_with(Some(Code(404))).last(), Some(Code(404)));
        let first = results.shown_with(Some(Code(418))).collect::<Vec<_>>();
        assert_eq!(first.iter().filter(|code| code.0 == 418).count(), 1);
    }

    #[test]
    fn a_number_or_a_single_hit_is_the_answer() {
        assert_eq!(of("?q=404").only(false), Some(Code(404)));
        assert_eq!(of("?q=+404+").only(false), Some(Code(404)));
        assert_eq!(of("?q=404&class=5xx").only(true), None);
        assert_eq!(of("?q=timeout").only(true), None);
        assert_eq!(of("?class=3xx").only(true), None);
        let teapot = of("?q=418+teapot&class=4xx");
        assert_eq!(teapot.only(true).is_some(), teapot.count == 1);
        assert_eq!(of("").only(true), None);
        // 999 alone begins with it.
        let begun = of("?q=99");
        assert_eq!((begun.count, begun.only(true)), (1, None));
    }

    #[test]
    fn a_facet_counts_what_it_has_within_the_other_kinds() {
        let results = of("?class=4xx");
        let left = |results: &Results, facet: Facet| results.facets[facet.index()];
        let (success, client) = (Class::Successful, Class::ClientError);
        assert_eq!(left(&results, Facet::Class(success)), of("?class=2xx").count);
        assert_eq!(left(&results, Facet::Class(client)), results.count);
        let cacheable = Facet::Fact(Fact::Cacheable);
        assert_eq!(left(&results, cacheable), of("?class=4xx&fact=cacheable").count);
        let both = of("?class=4xx&source=registered");
        assert_eq!(left(&both, Facet::Class(success)), of("?class=2xx&source=registered").count);
    }
}
