//! What is wrong with a text, as far as rules can tell.

use crate::fold::is_han;

/// Prose with each code span replaced by a single backtick.
fn without_code(text: &str) -> String {
    text.split('`').enumerate().map(|(i, part)| if i % 2 == 0 { part } else { "`" }).collect()
}

/// What is wrong with the typography of a Chinese text.
pub fn chinese(text: &str) -> Option<&'static str> {
    let prose: Vec<char> = without_code(text).chars().collect();
    let full = |c: char| {
        matches!(c, '，' | '。' | '；' | '：' | '？' | '！' | '（' | '）' | '、' | '“' | '”')
    };
    let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '`' | '%');
    let half = |c: char| matches!(c, ',' | ';' | ':' | '?' | '!' | '(' | ')');
    let chinese = |c: char| is_han(c) || full(c);
    let around = |i: usize| {
        let before = prose[..i].iter().rev().find(|c| **c != ' ');
        let after = prose[i + 1..].iter().find(|c| **c != ' ');
        before.is_some_and(|c| chinese(*c)) || after.is_some_and(|c| chinese(*c))
    };
    for (i, &c) in prose.iter().enumerate() {
        let next = prose.get(i + 1).copied();
        if let Some(next) = next {
            if (is_han(c) && latin(next)) || (latin(c) && is_han(next)) {
                return Some("a space is missing between Han and Latin letters or digits");
            }
            if is_han(c) && next == '.' {
                return Some("half-width punctuation in Chinese prose");
            }
            let spaced = |c: char| c == ' ';
            if (full(c) && spaced(next)) || (spaced(c) && full(next)) {
                return Some("a space beside full-width punctuation");
            }
            if is_han(c) && spaced(next) && prose.get(i + 2).is_some_and(|c| is_han(*c)) {
                return Some("a space between Han characters");
            }
        }
        if half(c) && around(i) {
            return Some("half-width punctuation in Chinese prose");
        }
        if matches!(c, '"' | '\'') {
            return Some("a straight quotation mark in Chinese prose");
        }
    }
    None
}

/// What is wrong with the typography of an English text.
pub fn english(text: &str) -> Option<&'static str> {
    text.chars()
        .any(|c| is_han(c) || matches!(c, '，' | '。' | '；' | '：' | '（' | '）'))
        .then_some("Chinese characters in an English text")
}

/// What tells the reader to wait and come again, in Chinese and English.
const LATER: &[&str] = &[
    "稍后",
    "稍候",
    "稍等",
    "过一会",
    "过几",
    "等一会",
    "等几",
    "等一等",
    "隔一会",
    "隔几",
    "again later",
    "back later",
    "try later",
    "wait a",
    "wait for a",
    "wait until",
    "wait and",
    "after a while",
    "after a moment",
    "in a moment",
    "in a few",
];
/// What turns such an advice round when it stands before it.
const NOT: &[&str] = &["不要", "不必", "别", "没有用", "not ", "no use", "never", "nothing"];

/// Whether an advice says that the same request may succeed after a time.
///
/// A list of words cannot understand a sentence. What it refuses by mistake is better said plainer.
pub fn advises_to_wait(text: &str) -> bool {
    let text = text.to_lowercase();
    text.split(['。', '；', '.', ';']).any(|sentence| {
        LATER.iter().any(|later| {
            let before = sentence.find(later).map(|at| &sentence[..at]);
            before.is_some_and(|before| !NOT.iter().any(|not| before.contains(not)))
        })
    })
}

/// Units of time and size, in which limits and time-outs are given.
const UNITS: &[&str] = &[
    "s", "ms", "second", "seconds", "minute", "minutes", "hour", "hours", "days", "KB", "MB", "GB",
    "KiB", "MiB", "GiB", "K", "bytes", "秒", "毫秒", "分钟", "小时", "字节",
];

/// Whether a text has a figure with a unit, say `60 s` or `1 MB`.
pub fn has_figure(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    text.match_indices(is_digit).any(|(at, digit)| {
        let after = text[at + digit.len()..].trim_start_matches([' ', '-']);
        let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        UNITS.iter().any(|unit| match unit.chars().next() {
            Some(first) if is_han(first) => after.starts_with(unit),
            _ => &after[..end] == *unit,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_typography() {
        for good in [
            "请求超过 5 秒。",
            "设置 `a b`，再试。",
            "HTTP/1.1 才有。",
            "用 100% 的流量（含重试）。",
        ] {
            assert_eq!(chinese(good), None, "{good}");
        }
        for bad in [
            "请求,失败。",
            "超过5秒。",
            "设置`a`。",
            "失败 ，再试。",
            "他说\"好\"。",
            "好的 不好",
            "请求失败.",
        ] {
            assert!(chinese(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn advice_to_wait() {
        for text in ["稍后再试。", "Try again later.", "Stop. Wait a minute, then send it again."]
        {
            assert!(advises_to_wait(text), "{text}");
        }
        for text in ["不要稍后再试。", "Do not try again later.", "Correct the fields."] {
            assert!(!advises_to_wait(text), "{text}");
        }
    }

    #[test]
    fn figures_have_a_unit() {
        for text in
            ["after 60 s", "`timeout 60s`", "1 MB", "默认 60 秒", "a 30-second wait", "超过 8 KB。"]
        {
            assert!(has_figure(text), "{text}");
        }
        for text in ["HTTP/1.1", "RFC 9110 says", "a 404 soon", "在 2026 年", "404 so far"] {
            assert!(!has_figure(text), "{text}");
        }
    }

    #[test]
    fn english_typography() {
        assert_eq!(english("Plain: a `b`."), None);
        assert!(english("not 好").is_some());
    }
}
