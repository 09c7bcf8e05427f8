//! How to bring a list into another order with the fewest moves. Pure.

use crate::browser::cards::Move;

/// Brings `order`, which has each of the numbers below its length once, into the order that
/// `wanted` has, and tells the moves that do the same elsewhere. Items that `wanted` does not name
/// are not moved; those that it names stand in its order then, though not side by side.
pub fn bring(order: &mut Vec<usize>, wanted: &[usize]) -> Vec<Move> {
    let stay = longest_run(order, wanted);
    let mut moves = Vec::new();
    let mut before = None;
    for &item in wanted.iter().rev() {
        if !stay.contains(&item) {
            moves.push((item, before));
            order.retain(|other| *other != item);
            let end = order.len();
            let at = order.iter().position(|other| Some(*other) == before).unwrap_or(end);
            order.insert(at, item);
        }
        before = Some(item);
    }
    moves
}

/// The most items of `wanted` that stand in its order already.
fn longest_run(order: &[usize], wanted: &[usize]) -> Vec<usize> {
    let mut ranks = vec![None; order.len()];
    for (rank, item) in wanted.iter().enumerate() {
        ranks[*item] = Some(rank);
    }
    // Of the runs of each length so far, the one with the lowest end can still grow best.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; wanted.len()];
    for rank in order.iter().filter_map(|item| ranks[*item]) {
        let length = ends.partition_point(|end| *end < rank);
        previous[rank] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(rank);
        } else {
            ends[length] = rank;
        }
    }
    std::iter::successors(ends.last().copied(), |rank| previous[*rank])
        .map(|rank| wanted[rank])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Does moves as the document does.
    fn act(mut list: Vec<usize>, moves: &[Move]) -> Vec<usize> {
        for (item, before) in moves {
            list.retain(|other| other != item);
            let at = list.iter().position(|other| Some(*other) == *before);
            list.insert(at.unwrap_or(list.len()), *item);
        }
        list
    }

    #[test]
    fn what_stands_right_is_not_moved() {
        assert_eq!(bring(&mut vec![0, 1, 2, 3], &[0, 1, 2, 3]), []);
        assert_eq!(bring(&mut vec![0, 1, 2, 3], &[1, 3]), []);
        assert_eq!(bring(&mut vec![3, 0, 1, 2], &[0, 1, 2, 3]), [(3, None)]);
        assert_eq!(bring(&mut vec![0, 1, 2, 3], &[2, 0]), [(0, None)]);
        assert_eq!(bring(&mut vec![0, 1, 2], &[]), []);
    }

    proptest! {
        #[test]
        fn the_moves_lead_to_the_order(
            list in Just((0..12).collect::<Vec<usize>>()).prop_shuffle(),
            wanted in Just((0..12).collect::<Vec<usize>>()).prop_shuffle(),
            named in 0..=12_usize,
        ) {
            let wanted = &wanted[..named];
            let mut order = list.clone();
            let moves = bring(&mut order, wanted);
            prop_assert_eq!(&act(list, &moves), &order);
            let found: Vec<usize> =
                order.iter().copied().filter(|item| wanted.contains(item)).collect();
            prop_assert_eq!(found, wanted);
        }
    }
}
