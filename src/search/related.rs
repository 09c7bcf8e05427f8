//! Numbers and names that are no status codes: sub-statuses, flags, exit codes, replies of other
//! protocols.

use std::ops::Range;

use super::answer::{Bilingual, Related as Told};
use super::file::Family;
use super::text::find;
use crate::lexicon::{Lexicon, Lists, number_of};

/// How far from a number a word that it needs may stand, in bytes.
const NEAR: usize = 400;

/// Words that programs write beside every kind of number and about everything. They tell whose a number is only
/// where they stand beside it: an order, a path, a process has a number, too.
const BESIDE: [&str; 10] = [
    "cf",
    "error code",
    "error_code",
    "errorcode",
    "error",
    "错误码",
    "错误",
    "closed with code",
    "closed",
    "断开",
];

/// How long a word in another script between such a word and the number may be, in bytes: 代码为, and a colon.
const MOST_FOREIGN: usize = 12;

/// The most spellings that are compared for one text.
const MOST: usize = 60_000;

/// The most numbers that are told of one text.
const MOST_FOUND: usize = 300;

/// Families of numbers, made ready to be found.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    families: Vec<Family>,
    spellings: Vec<Spelling>,
    /// The first words of spellings, in lower case.
    lexicon: Lexicon,
    filed: Lists,
}

#[derive(Clone, Debug)]
struct Spelling {
    family: usize,
    number: usize,
    text: String,
    /// Where its first word stands.
    offset: usize,
    /// Whether this is the `id`, which may need a word near it.
    id: bool,
}

/// A number that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    family: usize,
    number: usize,
    /// Where it stands, in bytes of the text.
    pub at: Range<usize>,
    /// Which of the words that it needs stands near, counted from the strongest.
    need: usize,
}

impl Numbers {
    /// Files the numbers of families.
    pub fn new(families: Vec<Family>) -> Self {
        let mut own = Self { families, ..Self::default() };
        let mut filed = Vec::new();
        for (f, family) in own.families.iter().enumerate() {
            for (n, number) in family.numbers.iter().enumerate() {
                let id = std::iter::once((&number.id, true));
                for (text, id) in id.chain(number.also.iter().map(|text| (text, false))) {
                    // A spelling of signs alone could stand anywhere.
                    let Some(first) = words(text).next() else { continue };
                    let word = own.lexicon.add(&text[first.clone()].to_ascii_lowercase());
                    filed.push((word, number_of(own.spellings.len())));
                    let (text, offset) = (text.clone(), first.start);
                    own.spellings.push(Spelling { family: f, number: n, text, offset, id });
                }
            }
        }
        own.filed = Lists::of(own.lexicon.len(), &filed);
        own
    }

    /// The numbers that stand in a text, in order; of those that stand in one place the longest,
    /// and of those alike the one whose word is the strongest. A number that is the whole text needs no
    /// word, and is everybody's who has it.
    pub fn find(&self, cased: &str, lower: &str) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        let mut needed = Needed::default();
        let mut left = MOST;
        for at in words(lower) {
            let Some(word) = self.lexicon.get(&lower[at.clone()]) else { continue };
            for &spelling in self.filed.get(word) {
                left = left.saturating_sub(1);
                if left == 0 {
                    return found;
                }
                let spelling = &self.spellings[spelling as usize];
                let Some(start) = at.start.checked_sub(spelling.offset) else { continue };
                let Some(end) = spelled(cased, start, &spelling.text) else { continue };
                // Many programs write such a sentence into their own, which says more.
                if is_sentence(&spelling.text) && (end - start) * 4 < lower.trim_ascii().len() * 3 {
                    continue;
                }
                let needs = &self.families[spelling.family].numbers[spelling.number].needs;
                let alone = is_alone(lower, &(start..end));
                let need = if spelling.id && !needs.is_empty() && !alone {
                    // The end of a path.
                    if lower.as_bytes()[..start].ends_with(b"/") {
                        continue;
                    }
                    match needs.iter().position(|word| needed.is_near(lower, word, &(start..end))) {
                        Some(need) => need,
                        None => continue,
                    }
                } else {
                    0
                };
                let new = Match {
                    family: spelling.family,
                    number: spelling.number,
                    at: start..end,
                    need,
                };
                let full = found.len() >= MOST_FOUND;
                match found.last_mut() {
                    Some(last) if last.at.end > start && !alone => {
                        let longer = new.at.len() > last.at.len();
                        if longer || (new.at.len() == last.at.len() && new.need < last.need) {
                            *last = new;
                        }
                    }
                    _ if full => return found,
                    _ => found.push(new),
                }
            }
        }
        found
    }

    /// The codes of a number that was found, best first.
    pub fn codes(&self, found: &Match) -> &[u16] {
        &self.families[found.family].numbers[found.number].codes
    }

    /// A number that was found, and its codes.
    pub fn told(&self, found: &Match) -> (Told, &[u16]) {
        let family = &self.families[found.family];
        let number = &family.numbers[found.number];
        let told = Told {
            id: number.id.clone(),
            family: family.key.clone(),
            kind: Bilingual { zh: family.zh.clone(), en: family.en.clone() },
        };
        (told, &number.codes)
    }
}

/// Where words stand that numbers need. Each is looked for once, when the first number asks.
#[derive(Default)]
struct Needed {
    words: Lexicon,
    places: Vec<Vec<usize>>,
}

impl Needed {
    /// Whether a word stands near a place of a text.
    fn is_near(&mut self, text: &str, word: &str, at: &Range<usize>) -> bool {
        let number = self.words.add(word) as usize;
        if number == self.places.len() {
            let mut places = Vec::new();
            let mut end = 0;
            while let Some(at) = find(&text[end..], word) {
                let start = end + at;
                end = start + word.len();
                // A few letters stand in many words, as `ws` does in `windows`.
                let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
                let bytes = text.as_bytes();
                let cut = letter(bytes[..start].last()) || letter(bytes.get(end));
                if word.len() > 3 || !cut {
                    places.push(start);
                }
            }
            self.places.push(places);
        }
        let places = &self.places[number];
        if BESIDE.contains(&word) {
            return is_beside(text, word, places, at);
        }
        let nearest = places.partition_point(|start| *start < at.start.saturating_sub(NEAR));
        places.get(nearest).is_some_and(|start| start + word.len() <= at.end + NEAR)
    }
}

/// Whether a spelling is what a system or a library says in words, `Connection refused` or `self-signed
/// certificate`, and no name: no letter but the first is large.
fn is_sentence(spelling: &str) -> bool {
    let mut rest = spelling.bytes().skip(1);
    spelling.contains(' ') && rest.all(|b| matches!(b, b' ' | b'-' | b'a'..=b'z'))
}

/// Whether a number of four digits is all of a text, or all but the word for what it is. Shorter ones are
/// taken for statuses.
fn is_alone(text: &str, at: &Range<usize>) -> bool {
    let text = text.trim();
    let number = text.strip_prefix("code ").unwrap_or(text);
    at.len() == 4 && number.len() == 4 && number.as_bytes()[0].is_ascii_digit()
}

/// Whether a word, which stands at `places`, stands beside a number.
fn is_beside(text: &str, word: &str, places: &[usize], at: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let behind = &bytes[at.end..];
    let next = behind.strip_prefix(b" ").unwrap_or(behind);
    // A process, as nginx (`[error] 1015#0`) and Spring Boot (`ERROR 1015 --- [main]`) write it, or an error of
    // MySQL's with its state (`ERROR 1045 (28000)`, `ERROR 1015 (HY000)`).
    if matches!(behind, [b'#', ..])
        || matches!(next, [b'-', b'-', ..] | [b'(', _, _, _, _, b'0'..=b'9', b')', ..])
    {
        return false;
    }
    // `error code: 1015`
    let last = places.partition_point(|start| start + word.len() <= at.start);
    if let Some(last) = last.checked_sub(1) {
        // 错误代码为 1015
        let mut foreign = 0;
        let signs = bytes[places[last] + word.len()..at.start].iter().all(|byte| {
            foreign += usize::from(!byte.is_ascii());
            !byte.is_ascii_alphanumeric() && !matches!(byte, b']' | b'/' | b'\n')
        });
        if signs && foreign <= MOST_FOREIGN {
            return true;
        }
    }
    // `a 1015 error`
    let ends = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'=' | b':');
    !matches!(bytes[..at.start], [.., before] if before.is_ascii_punctuation())
        && next.strip_prefix(word.as_bytes()).is_some_and(|rest| !rest.first().is_some_and(ends))
}

/// Where a spelling ends that begins at a place of a text; white space counts for nothing, and no
/// letter or digit may stand beside it.
fn spelled(text: &str, start: usize, spelling: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let before = start.checked_sub(1).map_or(b' ', |at| bytes[at]);
    // A long name with small letters in it is known in any case; a flag is not.
    let any_case = spelling.len() > 5 && find(spelling, "--").is_none();
    let mut at = start;
    for wanted in spelling.bytes().filter(|b| *b != b' ') {
        while bytes.get(at) == Some(&b' ') && at > start {
            at += 1;
        }
        let own = *bytes.get(at)?;
        if own != wanted && !(any_case && own.eq_ignore_ascii_case(&wanted)) {
            return None;
        }
        at += 1;
    }
    let first = spelling.bytes().next().unwrap_or(b' ');
    let last = spelling.bytes().next_back().unwrap_or(b' ');
    let behind = bytes.get(at).copied().unwrap_or(b' ');
    let further = bytes.get(at + 1).copied().unwrap_or(b' ');
    let joins = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let numeric = last.is_ascii_digit();
    let cut_before = joins(first)
        && (joins(before)
            || (first.is_ascii_digit() && matches!(before, b'.' | b'-' | b'*' | b'#' | b'$')));
    let cut_behind = (joins(last) && joins(behind))
        || (numeric && behind == b'.' && further.is_ascii_digit())
        || (last == b'-' && behind == b'-');
    (!cut_before && !cut_behind && text.is_char_boundary(start)).then_some(at)
}

/// The runs of letters and digits of a text.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && !bytes[at].is_ascii_alphanumeric() {
            at += 1;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
            at += 1;
        }
        (start < at).then_some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::super::file::Related;
    use super::*;

    fn numbers() -> Numbers {
        let number = |id: &str, also: &[&str], needs: &[&str], code: u16| Related {
            id: id.to_string(),
            also: also.iter().map(ToString::to_string).collect(),
            needs: needs.iter().map(ToString::to_string).collect(),
            codes: vec![code],
        };
        let family =
            |key: &str, numbers| Family { key: key.to_string(), numbers, ..Family::default() };
        Numbers::new(vec![
            family("iis", vec![number("500.19", &[], &[], 500)]),
            family("haproxy", vec![number("SH--", &[], &[], 502), number("sH--", &[], &[], 504)]),
            family(
                "grpc",
                vec![number("UNAVAILABLE", &["14 UNAVAILABLE", "grpc-status: 14"], &["grpc"], 503)],
            ),
            family("curl", vec![number("28", &["curl: (28)"], &["curl"], 0)]),
            family(
                "cloudflare",
                vec![
                    number(
                        "1015",
                        &[],
                        &[
                            "cloudflare",
                            "cf",
                            "error code",
                            "error_code",
                            "errorcode",
                            "error",
                            "错误",
                        ],
                        429,
                    ),
                    number("1006", &[], &["cloudflare"], 403),
                ],
            ),
            family(
                "websocket",
                vec![number("1006", &[], &["ws", "closed with code", "closed"], 101)],
            ),
        ])
    }

    fn found(text: &str) -> Vec<u16> {
        let numbers = numbers();
        let matches = numbers.find(text, &text.to_ascii_lowercase());
        matches.iter().map(|found| numbers.told(found).1[0]).collect()
    }

    #[test]
    fn numbers_by_their_spelling() {
        assert_eq!(found("HTTP Error 500.19 - Internal"), [500]);
        assert!(found("took 1500.19 ms or 500.190").is_empty());
        assert!(found("500.19.3").is_empty());
        assert_eq!(found("0/0 502 1 - - SH-- 1/1"), [502]);
        assert_eq!(found("0/0 504 1 - - sH-- 1/1"), [504]);
        assert_eq!(found("Error: 14 UNAVAILABLE: no connection"), [503]);
        assert_eq!(found("grpc-status:14"), [503]);
        assert_eq!(found("curl: (28) Operation timed out"), [0]);
    }

    #[test]
    fn some_need_a_word_near_them() {
        assert!(found("service UNAVAILABLE").is_empty());
        assert_eq!(found("grpc: service UNAVAILABLE"), [503]);
        assert_eq!(found("curl exits with 28"), [0]);
        assert!(found("28 days").is_empty());
    }

    #[test]
    fn a_number_alone_needs_no_word_and_may_have_two_owners() {
        for text in ["1015", " 1015\n", "Code 1015"] {
            assert_eq!(found(text), [429], "{text}");
        }
        assert_eq!(found("1006"), [403, 101]);
        assert_eq!(found("ws 1006"), [101]);
        for text in ["28", "1015 bytes", "a 1015", "1015 1006", "/1015", "{\"code\":1015}"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_is_written_of_all_errors_has_to_stand_beside_them() {
        for text in [
            "Error 1015",
            "error code: 1015",
            "{\"error_code\":1015}",
            "ErrorCode=1015",
            "Error 1015 Ray ID: 7d",
            "why do I get a 1015 error?",
            "1015 error",
            "错误代码：1015",
            "遇到 1015 错误怎么办",
            "cloudflare says 1015",
        ] {
            assert_eq!(found(text), [429], "{text}");
        }
        for text in [
            "ERROR PaymentService - order 1015 failed",
            "[error] 31#31: *7 connect() failed, request: \"GET /v1/orders/1015 HTTP/1.1\"",
            "[error] 1015#1015: *7 open() failed",
            "[error] 1015: failed",
            "ERROR 1015 --- [main] o.s.boot.SpringApplication : failed",
            "ERROR 1015 (HY000): Can't lock file",
            "level=error path=/items/1015 size=1015 error=timeout",
            "error\n1015 bytes read",
            "read 1015\nerror on the next line",
            "cloudflare: GET /items/1015",
            "error in order 1015",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
        assert_eq!(found("cf 1015"), [429]);
        assert!(found("cf push: 1015 files").is_empty());
        assert_eq!(found("connection closed (1006)"), [101]);
        assert_eq!(found("closed with code 1006"), [101]);
        assert_eq!(found("ws: 1006"), [101]);
        for text in ["upstream closed the connection, order 1006", "windows 1006", "aws 1006"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
