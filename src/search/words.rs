//! The words of a text: what says which code is meant, and what says nothing.

use std::sync::OnceLock;

use super::fold::{canonical, fold, is_han, is_han_run, part_humps, words};
use super::text::find;
use crate::lexicon::Lexicon;

/// Type names that stand before a constant, as in `HttpStatus.NOT_FOUND`.
const TYPES: &str = "\
    statuscode http httpstatus httpstatuscode httpservletresponse response http2 constants \
    status codes";

/// Words that say nothing about which code is meant, among them the frames of questions: `which
/// status code should I return when …`.
const NOISE: &str = "\
    a an the of is are was were in on at to for and or vs versus by it its my i im me we our you \
    your he she they them there here why what whats which when where who how do does did doing \
    done got get gets getting mean means meaning difference between from be been being error \
    errors err code codes status http https sc with this that these those return returns returned \
    returning fix should shall would could can will may might must using have has \
    had s t so as but then than also just only some any please help anyone somebody someone \
    know correct best right proper appropriate suitable better say says said tell tells answer \
    answers respond responds rest restful api apis app tried try trying problem issue happen \
    happens happening about into out up am all com www org net while like want wants \
    need needs see seeing give gives exception info debug warn warning errno soon still even ever very much mb kb gb ms";

/// The same in Chinese; the longest that fits is taken.
const NOISE_ZH: &str = "\
    应该返回什么状态码 应该返回什么 应该返回几 应该返回啥 该返回什么 该返回啥 该返回几 返回什么状态码 返回什么 \
    返回哪个 用哪个状态码 用什么状态码 该用哪个 应该用哪个 用哪个 哪个状态码 什么状态码 是什么意思 有什么区别 \
    什么意思 怎么解决 怎么处理 怎么回事 如何解决 如何处理 是什么 差在哪里 差在哪 不一样 怎么办 为什么 的区别 \
    区别 状态码 错误码 错误代码 响应码 返回码 报错 什么 怎么 如何 请问 提示 出现 总是 一直 对比 应该 \
    到底 的时候 时候 忽然 突然 是不是 有没有 哪个 哪种 哪些 返回 是几 了 的 吗 呢 啊 吧 被 就 又 也 都 我 你 您";

/// What is noise, made ready to be looked up.
struct Noise {
    words: Lexicon,
    han: Lexicon,
    /// The first characters of the latter.
    begins: Lexicon,
    /// The longest of the latter, in bytes.
    longest: usize,
}

fn noise() -> &'static Noise {
    static TABLE: OnceLock<Noise> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut begins = Lexicon::default();
        for noise in words(NOISE_ZH) {
            begins.add(first(noise));
        }
        Noise {
            words: Lexicon::of(NOISE),
            han: Lexicon::of(NOISE_ZH),
            begins,
            longest: words(NOISE_ZH).map(str::len).max().unwrap_or_default(),
        }
    })
}

/// The first character of a text.
fn first(text: &str) -> &str {
    &text[..text.chars().next().map_or(0, char::len_utf8)]
}

/// Whether a word says nothing about which code is meant.
pub fn is_noise(word: &str) -> bool {
    noise().words.get(word).is_some()
}

/// Whether a word is one of these. One text travels lighter than the addresses of its words.
pub fn is_in(list: &str, word: &str) -> bool {
    words(list).any(|listed| listed == word)
}

/// The telling words of folded text whose synonyms are one word; all of them where none tells.
pub fn telling<'a>(folded: &'a str, mut each: impl FnMut(&'a str)) {
    let mut any = false;
    only_telling(folded, &mut |word| {
        any = true;
        each(word);
    });
    if !any {
        words(folded).for_each(each);
    }
}

fn only_telling<'a>(folded: &'a str, each: &mut dyn FnMut(&'a str)) {
    for word in words(folded) {
        if is_han_run(word) {
            without_noise(word, each);
        } else if !is_noise(word) && !is_number(word) && (word.len() > 1 || word == "0") {
            each(word);
        }
    }
}

/// The telling words as texts of their own, up to a number of them.
fn told(folded: &str, most: usize) -> Vec<String> {
    let mut told = Vec::new();
    only_telling(folded, &mut |word| {
        if told.len() < most {
            told.push(word.to_string());
        }
    });
    told
}

/// Whether a word is a number: which status it is, its place says, and others name nothing. A lone
/// `0` is kept, for `0-RTT`.
fn is_number(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_digit())
}

/// What of a run of Han characters says which code is meant, parted where noise stands.
fn without_noise<'a>(run: &'a str, each: &mut dyn FnMut(&'a str)) {
    let table = noise();
    let mut told = |part: &'a str| {
        let single =
            matches!(part, "和" | "与" | "跟" | "或" | "是" | "码" | "在" | "有" | "这" | "那");
        if !part.is_empty() && !single {
            each(part);
        }
    };
    let mut start = 0;
    let mut at = 0;
    while at < run.len() {
        let rest = &run[at..];
        let begun = first(rest);
        let longest = if table.begins.get(begun).is_some() { table.longest } else { 0 };
        let ends = (1..=longest.min(rest.len())).rev().filter(|end| rest.is_char_boundary(*end));
        let noise = ends.map(|end| &rest[..end]).find(|part| table.han.get(part).is_some());
        if noise.is_some() {
            told(&run[start..at]);
        }
        at += noise.unwrap_or(begun).len();
        if noise.is_some() {
            start = at;
        }
    }
    told(&run[start..]);
}

/// The words of what a reader typed or pasted, folded, synonyms as one word, up to a number of
/// them; and whether any of them tells which code is meant. `known` tells whether keys have a word.
pub fn of_query(cased: &str, most: usize, known: impl Fn(&str) -> bool) -> (Vec<String>, bool) {
    // Synonyms may span chunks ("timed out"), so all is joined before the last rewriting.
    let mut all = String::new();
    // Places of the web and of files name no code, unless there is nothing else.
    for places in [false, true] {
        let mut size = 0;
        for chunk in cased.lines().filter(|line| !is_frame(line)).flat_map(chunks) {
            // A run of Han characters is many words, and all of it one chunk.
            if size > most * BYTES {
                break;
            }
            let chunk = beginning(chunk, most * BYTES);
            size += chunk.len();
            if is_place(chunk) != places {
                continue;
            }
            for chunk in at_han_borders(without_type(chunk)) {
                let whole = fold(chunk);
                let parts = fold(&part_humps(chunk));
                let keep_whole = !whole.contains(' ') && parts.contains(' ') && known(&whole);
                let kept = if keep_whole { whole } else { parts };
                if !all.is_empty() && !kept.is_empty() {
                    all.push(' ');
                }
                all.push_str(&kept);
            }
        }
        if !all.is_empty() {
            break;
        }
    }
    let folded = canonical(&all);
    let mut kept = told(&folded, most);
    let tells = !kept.is_empty();
    if !tells {
        kept = words(&folded).take(most).map(ToString::to_string).collect();
    }
    (kept, tells)
}

/// The telling words of what a reader typed, as they are typed but for case and width, up to a
/// number of them; and whether there are any.
pub fn of_typed(cased: &str, most: usize) -> (Vec<String>, bool) {
    let kept = told(&fold(beginning(cased, most * BYTES)), most);
    let tells = !kept.is_empty();
    (kept, tells)
}

/// The mean length of a word, in bytes, more or less.
const BYTES: usize = 20;

/// The beginning of a text, of no more bytes than that.
pub fn beginning(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A line of a stack trace, which names places in a program.
fn is_frame(line: &str) -> bool {
    let line = line.trim_ascii_start();
    line.starts_with("at ") && line.ends_with(')') || line.starts_with("File \"")
}

/// Parts a text at white space, brackets, quotes and the like.
pub fn chunks(text: &str) -> impl Iterator<Item = &str> {
    let parted = |c: char| {
        c.is_ascii_whitespace()
            || c.is_ascii_control()
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
    text.split(parted).filter_map(|chunk| {
        let chunk = chunk.trim_matches(['.', ':', '-', '_', '~', '$', '*']);
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

/// Whether a chunk is the address of something: a URL, a path, a host with a port, an id.
fn is_place(chunk: &str) -> bool {
    let strokes = chunk.bytes().filter(|b| *b == b'/').count();
    let digits = chunk.bytes().filter(u8::is_ascii_digit).count();
    let all = chunk.len();
    find(chunk, "://").is_some()
        || (chunk.starts_with('/') && (strokes > 1 || all > 12))
        || (strokes > 1 && chunk.is_ascii())
        // Addresses, times, ids: mostly digits and signs.
        || (digits * 2 >= all && digits > 1)
        || (all >= 12 && digits > 2 && chunk.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(query: &str) -> Vec<String> {
        of_query(query, 100, |word| word == "wordpress").0
    }

    #[test]
    fn frames_of_questions_fall_off() {
        assert_eq!(
            of("which status code should I return when the email is taken"),
            ["email", "exists"]
        );
        assert_eq!(of("没有权限应该返回什么状态码"), ["没有权限"]);
        assert_eq!(of("error"), ["error"]);
        assert_eq!(of("是什么意思"), ["是什么意思"]);
    }

    #[test]
    fn constants_are_words() {
        for constant in [
            "StatusNotFound",
            "HttpStatus.NOT_FOUND",
            "SC_NOT_FOUND",
            ":not_found",
            "Response::HTTP_NOT_FOUND",
            "http2.constants.HTTP_STATUS_NOT_FOUND",
        ] {
            assert_eq!(of(constant), ["not", "found"], "{constant}");
        }
        assert_eq!(of("WordPress updates"), ["wordpress", "updates"]);
    }

    #[test]
    fn addresses_and_frames_of_a_trace_are_no_words() {
        let trace =
            "PayloadTooLarge for https://shop.example/cart/7\n    at read (/srv/app/raw.js:163:17)";
        assert_eq!(of(trace), ["content", "too", "large"]);
        assert_eq!(of("https://cart.example/"), ["cart", "example"]);
    }
}
