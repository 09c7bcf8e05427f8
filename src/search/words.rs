//! The words of a text: what says which code is meant, and what says nothing.

use super::fold::{canonical, fold, is_han, is_han_run, part_humps, words};

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
    returning fix should shall would could can could will may might must use used using have has \
    had s t if so as but then than also just only some any please help anyone somebody someone \
    know correct best right proper appropriate suitable better say says said tell tells answer \
    answers respond responds rest restful api apis app tried try trying problem issue happen \
    happens happening about into out up am all com www org net after before while like want wants \
    need needs keep keeps keeping see seeing give gives exception info debug warn warning";

/// The same in Chinese; longer ones first.
const NOISE_ZH: &str = "\
    应该返回什么状态码 应该返回什么 应该返回几 应该返回啥 该返回什么 该返回啥 该返回几 返回什么状态码 返回什么 \
    返回哪个 用哪个状态码 用什么状态码 该用哪个 应该用哪个 用哪个 哪个状态码 什么状态码 是什么意思 有什么区别 \
    什么意思 怎么解决 怎么处理 怎么回事 如何解决 如何处理 是什么 差在哪里 差在哪 不一样 怎么办 为什么 的区别 \
    区别 状态码 错误码 错误代码 响应码 返回码 报错 什么 怎么 如何 请问 提示 出现 总是 一直 对比 应该 \
    到底 的时候 时候 忽然 突然 是不是 有没有 哪个 哪种 哪些 返回 是几 了 的 吗 呢 啊 吧 被 就 又 也 都 我 你 您";

/// Whether a word says nothing about which code is meant.
pub fn is_noise(word: &str) -> bool {
    is_in(NOISE, word)
}

/// Whether a word is one of these. One text travels lighter than the addresses of its words.
pub fn is_in(list: &str, word: &str) -> bool {
    words(list).any(|listed| listed == word)
}

/// The telling words of folded text whose synonyms are one word; all of them where none tells.
pub fn telling(folded: &str) -> Vec<String> {
    let mut kept = Vec::new();
    for word in words(folded) {
        if is_han_run(word) {
            let left = without_noise(word);
            kept.extend(words(&left).map(ToString::to_string));
        } else if !is_noise(word) {
            kept.push(word.to_string());
        }
    }
    if kept.is_empty() { words(folded).map(ToString::to_string).collect() } else { kept }
}

/// What of a run of Han characters says which code is meant, parted where noise stood.
fn without_noise(run: &str) -> String {
    let mut left = run.to_string();
    for noise in words(NOISE_ZH) {
        if left.contains(noise) {
            left = left.replace(noise, " ");
        }
    }
    let single = |word: &&str| {
        !matches!(*word, "和" | "与" | "跟" | "或" | "是" | "码" | "在" | "有" | "这" | "那")
    };
    words(&left).filter(single).collect::<Vec<_>>().join(" ")
}

/// The words of what a reader typed or pasted, folded, synonyms as one word, up to a number of
/// them. `known` tells whether keys have a word.
pub fn of_query(cased: &str, most: usize, known: impl Fn(&str) -> bool) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    // Places of the web and of files name no code, unless there is nothing else.
    for places in [false, true] {
        for chunk in cased.lines().filter(|line| !is_frame(line)).flat_map(chunks) {
            if all.len() > 2 * most {
                break;
            }
            if is_place(chunk) != places {
                continue;
            }
            for chunk in at_han_borders(without_type(chunk)) {
                let whole = fold(chunk);
                let parts = canonical(&fold(&part_humps(chunk)));
                let keep_whole = !whole.contains(' ') && parts.contains(' ') && known(&whole);
                if keep_whole {
                    all.push(whole);
                } else {
                    all.extend(words(&parts).map(ToString::to_string));
                }
            }
        }
        if !all.is_empty() {
            break;
        }
    }
    // Synonyms may span chunks ("timed out"), so all is joined before the last rewriting.
    let mut kept = telling(&canonical(&all.join(" ")));
    kept.truncate(most);
    kept
}

/// A line of a stack trace, which names places in a program.
fn is_frame(line: &str) -> bool {
    let line = line.trim_start();
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
    chunk.contains("://")
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
        of_query(query, 100, |word| word == "wordpress")
    }

    #[test]
    fn frames_of_questions_fall_off() {
        assert_eq!(
            of("which status code should I return when the email is taken"),
            ["email", "taken"]
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
