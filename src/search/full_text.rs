//! The long texts as a last resort: what a query's words are mentioned in, where no key has them.

use super::Index;
use super::fold::stem;
use super::text::{Text, find};
use super::words;
use crate::catalog::Code;

/// The most words of a query that are looked for.
const MOST_WORDS: usize = 12;
/// The most codes that are told.
const MOST_CODES: usize = 8;

/// The codes whose long texts have all telling words of a query, those first in which they stand
/// closest to the beginning and most often. `texts` is what the page has in the language that it
/// shows, a code and its text in lower case each.
///
/// ```
/// use http_status::{catalog::Code, search::{Index, full_text::full_text}};
/// let texts = [(Code(409), "use an idempotency key."), (Code(410), "it is gone.")];
/// assert_eq!(full_text(&Index::basic(), "Idempotency keys", &texts), [Code(409)]);
/// assert!(full_text(&Index::basic(), "zzz", &texts).is_empty());
/// ```
pub fn full_text(index: &Index, query: &str, texts: &[(Code, impl AsRef<str>)]) -> Vec<Code> {
    let text = Text::of(query, &index.traditional);
    let (words, tells) = words::of_typed(&text.cased, MOST_WORDS + 1);
    // A paste of more words stands in no text.
    if !tells || words.len() > MOST_WORDS {
        return Vec::new();
    }
    // Each code with how many bytes away from the beginning they stand, and how often.
    let mut found: Vec<(usize, Code)> = Vec::new();
    for (code, long) in texts {
        let long = long.as_ref();
        let mut rank = 0;
        let all = words.iter().all(|word| {
            let word = stem(word);
            let (mut first, mut count, mut end) = (0, 0, 0);
            while let Some(at) = find(&long[end..], word).map(|at| end + at) {
                if begins(long, at) {
                    first = if count == 0 { at } else { first };
                    count += 1;
                }
                end = at + word.len();
            }
            rank += first / count.max(1);
            count > 0
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
        (Code(409), "retry with an idempotency key. an idempotent method needs none."),
        (Code(503), "only idempotent methods may be retried."),
    ];

    fn found(query: &str) -> Vec<u16> {
        let codes = full_text(&Index::basic(), query, &TEXTS);
        codes.into_iter().map(|code| code.0).collect()
    }

    #[test]
    fn all_words_must_be_there() {
        assert_eq!(found("幂等"), [405]);
        assert_eq!(found("idempotent"), [503, 409]);
        assert_eq!(found("Idempotent Method"), [503, 409]);
        assert_eq!(found("idempotent methods retried"), [503]);
        assert!(found("idempotent teapot").is_empty());
    }

    #[test]
    fn words_begin_where_words_begin() {
        assert!(found("potent").is_empty());
        assert!(found("什么").is_empty());
    }
}
