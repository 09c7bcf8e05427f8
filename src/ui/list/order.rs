//! In which order the list has its headings and cards. Pure.

use crate::catalog::Code;
use crate::ui::state::{Item, Results, items};

/// The places of [`items`], in the order in which they stand.
///
/// Leptos's keyed diff moves each item whose index has changed. So the cards that are ranked change
/// places among themselves only, and all other items keep their index.
pub fn order(results: &Results, open: Option<Code>) -> Vec<usize> {
    let items: Vec<Item> = items().collect();
    let mut order: Vec<usize> = (0..items.len()).collect();
    if results.ranked {
        let mut places = vec![0; items.len()];
        for (place, item) in items.into_iter().enumerate() {
            if let Item::Card(card) = item {
                places[card] = place;
            }
        }
        let place = |code: Code| code.place().map(|card| places[card]);
        let ranked: Vec<usize> = results.shown_with(open).filter_map(place).collect();
        let mut is_slot = vec![false; order.len()];
        for place in &ranked {
            is_slot[*place] = true;
        }
        let slots = order.iter_mut().zip(is_slot).filter_map(|(slot, is)| is.then_some(slot));
        for (slot, place) in slots.zip(ranked) {
            *slot = place;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::CATALOG;
    use crate::link::View;
    use crate::search::{FILE, Index};

    fn results(search: &str) -> Results {
        let view = View::read(search, "");
        let index = Index::from_bytes(FILE).unwrap();
        Results::of(&view.query, view.filters, || &index, || None)
    }

    fn shown(results: &Results, open: Option<Code>) -> Vec<Code> {
        let all: Vec<Item> = items().collect();
        let card = |place: usize| match all[place] {
            Item::Card(i) => Some(CATALOG[i].code),
            Item::Heading(_) => None,
        };
        let cards = order(results, open).into_iter().filter_map(card);
        cards.filter(|code| results.has(*code) || open == Some(*code)).collect()
    }

    #[test]
    fn every_item_has_one_place() {
        for search in ["", "?class=4xx", "?q=timeout", "?q=zzzzz", "?q=redirect&class=3xx"] {
            let mut order = order(&results(search), None);
            order.sort_unstable();
            assert!(order.into_iter().eq(0..items().count()), "{search}");
        }
    }

    #[test]
    fn ranked_cards_stand_in_their_order_and_others_do_not_move() {
        for search in ["?q=timeout", "?q=504+timeout&class=5xx", "?q=4"] {
            let results = results(search);
            let ranked: Vec<Code> = results.shown_with(None).collect();
            assert_eq!(shown(&results, None), ranked, "{search}");
            let moved = order(&results, None).into_iter().enumerate().filter(|(i, at)| i != at);
            assert!(moved.count() <= ranked.len(), "{search}");
        }
    }

    #[test]
    fn an_open_card_that_is_no_answer_stands_last() {
        let results = results("?q=timeout");
        assert_eq!(shown(&results, Some(Code(100))).last(), Some(&Code(100)));
    }
}
