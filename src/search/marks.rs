//! What to mark in a text that is shown: the words of the query, where they stand in it.

use super::fold::{half_width, is_han, is_han_run};
use super::query::Query;

/// The places of a text that match a query, in UTF-16 units as the DOM counts them, in order and
/// without overlaps.
///
/// ```
/// use http_status::search::{marks::marks, query::Query};
/// assert_eq!(marks("Not Found", &Query::parse("found")), [(4, 9)]);
/// assert_eq!(marks("未找到", &Query::parse("找到")), [(1, 3)]);
/// assert_eq!(marks("未找到", &Query::parse("未找到")), [(0, 3)]);
/// ```
pub fn marks(text: &str, query: &Query) -> Vec<(u32, u32)> {
    let letters: Vec<char> = text.chars().map(|c| half_width(c).to_ascii_lowercase()).collect();
    let mut marked = vec![false; letters.len()];
    let numbers =
        query.codes.iter().map(ToString::to_string).chain(query.beginnings.iter().cloned());
    let words = query.words.iter().map(|word| word.text.clone());
    for needle in numbers.chain(words).chain(query.typed.iter().cloned()) {
        let needle: Vec<char> = needle.chars().collect();
        let han = needle.first().copied().is_some_and(is_han);
        if needle.is_empty() || (needle.len() < 2 && !han && !needle[0].is_ascii_digit()) {
            continue;
        }
        for at in 0..letters.len().saturating_sub(needle.len() - 1) {
            // A Latin word is marked where it begins a word, as search finds it.
            let begins = han || at == 0 || !letters[at - 1].is_ascii_alphanumeric();
            if begins && letters[at..at + needle.len()] == needle[..] {
                marked[at..at + needle.len()].fill(true);
            }
        }
    }
    let mut places: Vec<(u32, u32)> = Vec::new();
    let mut offset = 0;
    for (c, marked) in text.chars().zip(marked) {
        let end = offset + if c.len_utf16() == 2 { 2 } else { 1 };
        if marked {
            match places.last_mut() {
                Some(last) if last.1 == offset => last.1 = end,
                _ => places.push((offset, end)),
            }
        }
        offset = end;
    }
    places
}

/// Whether a query has anything that could be marked.
pub fn has_marks(query: &Query) -> bool {
    !query.codes.is_empty()
        || !query.beginnings.is_empty()
        || query.words.iter().any(|word| word.text.len() > 1 || is_han_run(&word.text))
}
