//! The long texts as a last resort: what a query's words are mentioned in, where no key has them.

use super::Index;
use super::text::Text;
use super::words;
use crate::catalog::Code;

/// The most words of a query that are looked for.
const MOST_WORDS: usize = 12;
/// The most codes that are told.
const MOST_CODES: usize = 8;

/// The codes whose long texts have all telling words of a query, those first in which they stand
/// closest to the beginning and most often. `texts` is what the page has in the language that it
/// shows, a code and its text each.
///
/// ```
/// use http_status::{catalog::Code, search::{Index, full_text::full_text}};
/// let texts = [(Code(409), "Use an idempotency key."), (Code(410), "It is gone.")];
/// assert_eq!(full_text(&Index::basic(), "idempotency", &texts), [Code(409)]);
/// assert!(full_text(&Index::basic(), "zzz", &texts).is_empty());
/// ```
pub fn full_text(index: &Index, query: &str, texts: &[(Code, &str)]) -> Vec<Code> {
    let text = Text::of(query, &index.traditional);
    let (words, tells) = words::of_typed(&text.cased, MOST_WORDS);
    if !tells {
        return Vec::new();
    }
    // Each code with how many words away from the beginning they stand, and how often.
    let mut found: Vec<(usize, Code)> = Vec::new();
    for (code, long) in texts {
        let long = long.to_ascii_lowercase();
        let mut rank = 0;
        let all = words.iter().all(|word| {
            let places = || long.match_indices(word.as_str()).filter(|(at, _)| begins(&long, *at));
            let first = places().next().map(|(at, _)| at);
            rank += first.unwrap_or(0) / places().count().max(1);
            first.is_some()
        });
        if all {
            let place = found.partition_point(|other| other.0 <= rank);
            found.insert(place, (rank, *code));
            found.truncate(MOST_CODES);
        }
    }
    found.into_iter().map(|(_, code)| code).collect()
}

/// Whether a word begins at a place: within a Latin word nothing is found.
fn begins(text: &str, at: usize) -> bool {
    let byte = |at: usize| text.as_bytes().get(at).copied().unwrap_or(b' ');
    !byte(at).is_ascii_alphanumeric() || at == 0 || !byte(at - 1).is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [(Code, &str); 3] = [
        (Code(405), "只有幂等的方法可以重试。"),
        (Code(409), "Retry with an idempotency key. An idempotent method needs none."),
        (Code(503), "Only idempotent methods may be retried."),
    ];

    fn found(query: &str) -> Vec<u16> {
        let codes = full_text(&Index::basic(), query, &TEXTS);
        codes.into_iter().map(|code| code.0).collect()
    }

    #[test]
    fn all_words_must_be_there() {
        assert_eq!(found("幂等"), [405]);
        assert_eq!(found("idempotent"), [503, 409]);
        assert_eq!(found("Idempotent methods"), [503]);
        assert!(found("idempotent teapot").is_empty());
    }

    #[test]
    fn words_begin_where_words_begin() {
        assert!(found("potent").is_empty());
        assert!(found("什么").is_empty());
    }
}
