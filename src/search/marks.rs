//! What to mark in a text that is shown: the words of the query, where they stand in it.

use super::answer::Answer;
use super::fold::{half_width, is_han};

/// The places of a text that match what was answered, in UTF-16 units as the DOM counts them, in order and
/// without overlaps.
///
/// ```
/// use http_status::search::{Index, marks::marks};
/// let index = Index::basic();
/// assert_eq!(marks("Not Found", &index.answer("found")), [(4, 9)]);
/// assert_eq!(marks("未找到", &index.answer("找到")), [(1, 3)]);
/// assert_eq!(marks("未找到", &index.answer("未找到")), [(0, 3)]);
/// ```
pub fn marks(text: &str, answer: &Answer) -> Vec<(u32, u32)> {
    let letters: Vec<char> = text.chars().map(|c| half_width(c).to_ascii_lowercase()).collect();
    let mut marked = vec![false; letters.len()];
    for needle in &answer.needles {
        let needle: Vec<char> = needle.chars().collect();
        let Some(han) = needle.first().copied().map(is_han) else { continue };
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

#[cfg(test)]
mod tests {
    use super::marks;
    use crate::search::{FILE, Index};

    #[test]
    fn a_number_is_marked_as_a_whole_unless_it_is_the_beginning_of_a_status() {
        let index = Index::from_bytes(FILE).unwrap();
        let of = |text, query| marks(text, &index.answer(query));
        assert_eq!(of("000", "000"), [(0, 3)]);
        for query in ["status 0", "0 response", "fetch status 0"] {
            assert!(matches!(of("000", query)[..], [] | [(0, 3)]), "{query}");
        }
        assert_eq!(of("404", "40"), [(0, 2)]);
        assert_eq!(of("504 Gateway Timeout", "5xx timeout"), [(0, 1), (12, 19)]);
    }
}
