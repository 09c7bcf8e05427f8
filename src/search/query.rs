//! What a query names: codes, classes, beginnings of numbers, and words.

use super::fold::{canonical, fold, half_width, is_han, is_han_run, part_humps, words};
use crate::catalog::Code;
use crate::catalog::facts::Class;

/// The longest query that is read, in characters. A pasted log line is shorter; the rest of a
/// longer one is left out, so that no paste can freeze the page.
const LONGEST: usize = 400;

/// The most words that are looked up.
const MOST_WORDS: usize = 24;

/// A query, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The codes that it names, in its order, each once.
    pub codes: Vec<Code>,
    /// Beginnings of numbers, such as `4` or `40`.
    pub beginnings: Vec<String>,
    /// Classes, such as `5xx`.
    pub classes: Vec<Class>,
    /// The words to look up.
    pub words: Vec<Word>,
    /// The words as typed, before synonyms became one word: what to mark in a text.
    pub typed: Vec<String>,
}

/// A word to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As folded: Han, or letters and digits.
    pub text: String,
    /// For a part of a `camelCase` name, the whole name without its humps.
    pub whole: Option<String>,
}

impl Query {
    /// Takes a query apart. Anything may be passed in; `traditional` has pairs of a traditional
    /// character and its simplified form, in order.
    ///
    /// ```
    /// use http_status::search::query::Query;
    /// let query = Query::parse("\"GET /x HTTP/1.1\" 499 0", "");
    /// assert_eq!(query.codes[0].0, 499);
    /// assert!(query.words.is_empty());
    /// ```
    pub fn parse(raw: &str, traditional: &str) -> Self {
        let simplify = |c| simplified(c, traditional);
        let text: String = raw.chars().take(LONGEST).map(half_width).map(simplify).collect();
        if let Some(code) = code_of_log_line(&text) {
            return Self { codes: vec![code], ..Self::default() };
        }
        let mut query = Self::default();
        let mut rest = Vec::new();
        for chunk in chunks(&text) {
            match Token::of(chunk) {
                Token::Code(code) => {
                    if !query.codes.contains(&code) {
                        query.codes.push(code);
                    }
                }
                Token::Beginning(digits) => query.beginnings.push(digits.to_string()),
                Token::Class(class) => query.classes.push(class),
                Token::Version => {}
                Token::Text => rest.push(chunk),
            }
        }
        query.typed = rest.iter().flat_map(|chunk| typed_words(chunk)).take(MOST_WORDS).collect();
        query.words = words_of(&rest, query.codes.is_empty() && query.classes.is_empty());
        query
    }

    /// What to mark in a text: its numbers, and its words both as typed and as looked up.
    pub fn needles(&self) -> Vec<String> {
        let numbers = self.codes.iter().map(ToString::to_string);
        let words = self.words.iter().map(|word| word.text.clone());
        let all = numbers.chain(self.beginnings.iter().cloned()).chain(words);
        let mut needles = Vec::new();
        for needle in all.chain(self.typed.iter().cloned()) {
            // A single Latin letter would be marked all over the text.
            let tells = needle.chars().nth(1).is_some() || !needle.starts_with(is_latin);
            if tells && !needles.contains(&needle) {
                needles.push(needle);
            }
        }
        needles
    }

    /// Whether a number fits the classes and beginnings that the query names.
    pub fn admits(&self, code: Code) -> bool {
        let class = self.classes.iter().any(|class| code.class() == Some(*class));
        let beginning = self.beginnings.iter().any(|digits| code.to_string().starts_with(digits));
        class || beginning
    }
}

/// What a chunk of a query is.
enum Token<'a> {
    Code(Code),
    Beginning(&'a str),
    Class(Class),
    /// `HTTP/1.1`: names the protocol, not a code.
    Version,
    Text,
}

impl<'a> Token<'a> {
    fn of(chunk: &'a str) -> Self {
        let lower = chunk.to_ascii_lowercase();
        let version = lower.strip_prefix("http/").or_else(|| lower.strip_prefix("http"));
        if matches!(version, Some("0.9" | "1.0" | "1.1" | "2" | "2.0" | "3")) {
            return Self::Version;
        }
        // `e404`, `http404`, `error-404`, `status:404`
        let digits = ["http", "status", "statuscode", "code", "error", "err", "e"]
            .iter()
            .filter_map(|noise| lower.strip_prefix(noise))
            .map(|rest| rest.trim_start_matches([':', '-', '_', '/', ' ']))
            .find(|rest| rest.len() == 3 && rest.bytes().all(|b| b.is_ascii_digit()));
        if let Some(code) = digits.and_then(code_of) {
            return Self::Code(code);
        }
        let first = lower.strip_suffix("xx").or_else(|| lower.strip_suffix("**"));
        if let Some(class) = first.and_then(|first| {
            Class::ALL.into_iter().find(|c| c.label().strip_suffix("xx") == Some(first))
        }) {
            return Self::Class(class);
        }
        // IIS writes a sub-status behind the code: `403.14`
        let number = match chunk.split_once('.') {
            Some((code, sub))
                if code.len() == 3
                    && (1..=3).contains(&sub.len())
                    && sub.bytes().all(|b| b.is_ascii_digit()) =>
            {
                code
            }
            _ => chunk,
        };
        if !number.bytes().all(|b| b.is_ascii_digit()) || number.is_empty() {
            return Self::Text;
        }
        match number.len() {
            3 => code_of(number).map_or(Self::Text, Self::Code),
            1 | 2 if number.bytes().all(|b| b == b'0') => Self::Code(Code(0)),
            1 | 2 => Self::Beginning(number),
            _ => Self::Text,
        }
    }
}

fn code_of(digits: &str) -> Option<Code> {
    digits.parse().ok().map(Code)
}

/// The status in a line of an access log: the number behind the quoted request line. Other numbers
/// of such a line (sizes, times, addresses) are no codes.
fn code_of_log_line(text: &str) -> Option<Code> {
    let (_, behind) = text.split_once("HTTP/")?;
    let behind = behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = behind.strip_prefix(['"', '”', ' '])?.trim_start().get(..3)?;
    let next = behind.trim_start_matches(['"', '”', ' ']).chars().nth(3);
    (number.bytes().all(|b| b.is_ascii_digit()) && !next.is_some_and(|c| c.is_ascii_alphanumeric()))
        .then(|| code_of(number))
        .flatten()
}

/// Parts a query at white space, brackets, quotes and the border between Han and other letters.
fn chunks(text: &str) -> impl Iterator<Item = &str> {
    let parted = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(
                c,
                '"' | '\''
                    | '`'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '{'
                    | '}'
                    | '<'
                    | '>'
                    | ','
                    | ';'
                    | '|'
                    | '='
                    | '#'
                    | '+'
                    | '&'
                    | '?'
                    | '!'
                    | '@'
                    | '\\'
                    | '…'
            )
            || matches!(c, '\u{2018}'..='\u{201f}' | '\u{3001}'..='\u{303f}' | '\u{fffd}')
    };
    text.split(parted).flat_map(at_han_borders).filter_map(|chunk| {
        let chunk = chunk.trim_matches(['.', ':', '-', '/', '_', '~']);
        (!chunk.is_empty()).then_some(chunk)
    })
}

fn at_han_borders(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = is_han(rest.chars().next()?);
        let end = rest.find(|c| is_han(c) != first).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        rest = behind;
        Some(run)
    })
}

/// Whether a word is one of these. One text travels lighter than the addresses of its words.
fn is_in(list: &str, word: &str) -> bool {
    words(list).any(|listed| listed == word)
}

/// Type names that stand before a constant, as in `HttpStatus.NOT_FOUND`.
const TYPES: &str = "\
    statuscode http httpstatus httpstatuscode httpservletresponse response http2 constants \
    status codes";

/// Words that say nothing about which code is meant.
const NOISE: &str = "\
    a an the of is are was in on at to for and or vs versus by it its my i me why what whats how \
    does do did when get got getting gets mean means meaning difference between from be been \
    error errors err code codes status http sc with this that there return returns returned \
    returning fix should use have has s";

/// The same in Chinese; longer ones first.
const NOISE_ZH: &str = "\
    是什么意思 有什么区别 什么意思 怎么解决 怎么处理 怎么回事 如何解决 如何处理 是什么 \
    怎么办 为什么 的区别 区别 状态码 错误码 错误代码 响应码 返回码 报错 什么 怎么 \
    如何 请问 提示 出现 总是 一直 对比 返回 的 了 吗 呢 被";

/// The words of what is left of a query. `alone` tells that nothing else was named: then noise is
/// better than nothing.
fn words_of(chunks: &[&str], alone: bool) -> Vec<Word> {
    let mut all = Vec::new();
    for chunk in chunks {
        let chunk = without_type(chunk);
        let parts = canonical(&fold(&part_humps(chunk)));
        let folded = fold(chunk);
        let whole = (!folded.contains(' ') && parts.contains(' ')).then_some(folded);
        all.extend(words(&parts).map(|text| Word { text: text.to_string(), whole: whole.clone() }));
    }
    // Synonyms may span chunks ("timed out"); they are joined again before the last rewriting.
    let joined = all.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let rewritten = canonical(&joined);
    if rewritten != joined {
        all = words(&rewritten).map(|text| Word { text: text.to_string(), whole: None }).collect();
    }
    let telling: Vec<Word> = all
        .iter()
        .filter_map(|word| {
            let text = without_noise(&word.text);
            let whole = word.whole.clone().filter(|_| !is_han_run(&word.text));
            (!text.is_empty()).then_some(Word { text, whole })
        })
        .collect();
    let mut kept = if telling.is_empty() && alone { all } else { telling };
    kept.truncate(MOST_WORDS);
    kept
}

/// The telling words of a chunk, folded and nothing more.
fn typed_words(chunk: &str) -> Vec<String> {
    let folded = fold(&part_humps(without_type(chunk)));
    words(&folded).map(without_noise).filter(|word| !word.is_empty()).collect()
}

/// The name behind a type: `NOT_FOUND` of `HttpStatus.NOT_FOUND`.
fn without_type(chunk: &str) -> &str {
    let mut rest = chunk;
    for separator in ["::", "."] {
        while let Some((before, behind)) = rest.split_once(separator) {
            if behind.is_empty() || !is_in(TYPES, &before.to_ascii_lowercase()) {
                break;
            }
            rest = behind;
        }
    }
    rest
}

/// What of a word says which code is meant: nothing of a word that is noise.
pub(super) fn without_noise(word: &str) -> String {
    let mut text = word.to_string();
    if is_in(NOISE, word) {
        text.clear();
    }
    for noise in words(NOISE_ZH) {
        if text.contains(noise) {
            text = text.replace(noise, "");
        }
    }
    if matches!(text.as_str(), "和" | "与" | "跟" | "或" | "是" | "码") {
        text.clear();
    }
    text
}

/// Whether a character is neither Han nor a digit.
fn is_latin(c: char) -> bool {
    !is_han(c) && !c.is_ascii_digit()
}

/// The simplified form of a traditional character, where a key has it.
fn simplified(c: char, traditional: &str) -> char {
    /// A pair is two characters of three bytes each.
    const PAIR: usize = 6;
    if !is_han(c) || c.len_utf8() * 2 != PAIR {
        return c;
    }
    let (mut low, mut high) = (0, traditional.len() / PAIR);
    while low < high {
        let middle = usize::midpoint(low, high);
        let mut pair = traditional.get(middle * PAIR..).unwrap_or_default().chars();
        match pair.next().map(|t| t.cmp(&c)) {
            Some(std::cmp::Ordering::Equal) => return pair.next().unwrap_or(c),
            Some(std::cmp::Ordering::Less) => low = middle + 1,
            _ => high = middle,
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(query: &str) -> Vec<u16> {
        Query::parse(query, "").codes.iter().map(|code| code.0).collect()
    }

    fn texts(query: &str) -> Vec<String> {
        Query::parse(query, "").words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn codes_are_found_wherever_they_stand() {
        for (query, expected) in [
            ("404", &[404][..]),
            ("５０２", &[502]),
            ("http 301", &[301]),
            ("error 500", &[500]),
            ("HTTP404", &[404]),
            ("status:429", &[429]),
            ("403.14", &[403]),
            ("401 vs 403", &[401, 403]),
            ("502和504区别", &[502, 504]),
            ("000", &[0]),
            ("0", &[0]),
            ("#404", &[404]),
            ("\"GET /x HTTP/1.1\" 499 0", &[499]),
            ("10.0.0.7 - - [01/Mar/2026:10:15:42 +0000] \"GET /a HTTP/2.0\" 200 512 \"-\"", &[200]),
            ("HTTP/1.1 503 Service Unavailable", &[503]),
            ("HTTP/2 200", &[200]),
            ("127.0.0.1:8080", &[]),
            ("12345", &[]),
            ("0-rtt", &[]),
        ] {
            assert_eq!(codes(query), expected, "{query}");
        }
    }

    #[test]
    fn noise_is_dropped_unless_it_is_all_there_is() {
        assert_eq!(texts("what is the difference between 401 and 403"), Vec::<String>::new());
        assert_eq!(texts("502和504区别"), Vec::<String>::new());
        assert_eq!(texts("error"), ["error"]);
        assert_eq!(texts("没有权限怎么办"), ["没有权限"]);
    }

    #[test]
    fn constants_fold_to_words() {
        for constant in [
            "StatusNotFound",
            "HttpStatus.NOT_FOUND",
            "SC_NOT_FOUND",
            ":not_found",
            "Response::HTTP_NOT_FOUND",
            "http2.constants.HTTP_STATUS_NOT_FOUND",
        ] {
            assert_eq!(texts(constant), ["not", "found"], "{constant}");
        }
    }

    #[test]
    fn traditional_characters_are_simplified() {
        assert_eq!(Query::parse("導向", "導导").words, Query::parse("导向", "").words);
    }

    #[test]
    fn beginnings_and_classes() {
        assert_eq!(Query::parse("40", "").beginnings, ["40"]);
        assert_eq!(Query::parse("5XX", "").classes, [Class::ServerError]);
        assert_eq!(Query::parse(" \u{0} ", ""), Query::default());
    }
}
