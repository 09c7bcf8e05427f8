//! The rules of the catalogue. What breaks one does not build.

use std::collections::{BTreeMap, BTreeSet};

use crate::Fault;
use crate::facts::{Class, Lifecycle, Retry};
use crate::fold::is_han;
use crate::read::{Catalogue, Entry, Language, Meaning};

/// The longest Chinese summary, in Han characters.
const SUMMARY_ZH: usize = 60;
/// The longest English summary, in characters.
const SUMMARY_EN: usize = 140;

/// Every fault of the catalogue, in file order.
pub fn check(catalogue: &Catalogue) -> Vec<Fault> {
    let mut faults = Vec::new();
    let numbers: BTreeSet<u16> = catalogue.entries.iter().map(|entry| entry.code).collect();
    let sources: BTreeSet<&str> = catalogue.sources.iter().map(|(key, _)| key.as_str()).collect();
    let mut files: BTreeMap<u16, &str> = BTreeMap::new();
    for entry in &catalogue.entries {
        let mut sheet = Sheet { file: &entry.file, faults: &mut faults };
        if let Some(first) = files.insert(entry.code, &entry.file) {
            sheet.fault("code", format!("{} is already in {first}", entry.code));
        }
        check_entry(&mut sheet, entry, &numbers, &sources);
    }
    faults
}

/// Collects the faults of one file.
pub(crate) struct Sheet<'a> {
    pub(crate) file: &'a str,
    pub(crate) faults: &'a mut Vec<Fault>,
}

impl Sheet<'_> {
    pub(crate) fn fault(&mut self, key: impl Into<String>, reason: impl Into<String>) {
        self.faults.push(Fault { file: self.file.into(), key: key.into(), reason: reason.into() });
    }

    pub(crate) fn demand(&mut self, holds: bool, key: &str, reason: &str) {
        if !holds {
            self.fault(key, reason);
        }
    }
}

fn check_entry(
    sheet: &mut Sheet,
    entry: &Entry,
    numbers: &BTreeSet<u16>,
    sources: &BTreeSet<&str>,
) {
    let stem = entry.file.trim_end_matches(".toml");
    sheet.demand(stem == entry.code.to_string(), "code", "differs from the file's name");
    sheet.demand(entry.code <= 999, "code", "a status code has at most three digits");
    sheet.demand(!entry.meanings.is_empty(), "meanings", "a code needs at least one");
    let mut targets = BTreeSet::new();
    for (i, meaning) in entry.meanings.iter().enumerate() {
        let key = format!("meanings[{i}]");
        if !sources.contains(meaning.source.as_str()) {
            sheet.fault(
                format!("{key}.source"),
                format!("`{}` is not in sources.toml", meaning.source),
            );
        }
        if meaning.is_registered() {
            sheet.demand(i == 0, &key, "the registered meaning stands first");
            sheet.demand(
                Class::of(entry.code).is_some(),
                "code",
                "a registered code has a class, so it lies between 100 and 599",
            );
        }
        check_facts(sheet, &key, meaning, entry.code);
        for (language, texts, lint) in [
            ("zh", &meaning.zh, chinese as fn(&str) -> Option<&'static str>),
            ("en", &meaning.en, english),
        ] {
            check_texts(sheet, &format!("{key}.{language}"), meaning, texts, lint);
        }
        check_summary_lengths(sheet, &key, meaning);
        check_parallel(sheet, &key, meaning);
        for (j, difference) in meaning.compare.iter().enumerate() {
            let key = format!("{key}.compare[{j}]");
            if !numbers.contains(&difference.code) {
                sheet
                    .fault(format!("{key}.code"), format!("there is no entry {}", difference.code));
            }
            sheet.demand(
                difference.code > entry.code,
                &format!("{key}.code"),
                "a pair is written once, in the file of the lower number",
            );
            sheet.demand(
                targets.insert(difference.code),
                &format!("{key}.code"),
                "this pair is written twice",
            );
            lint_text(sheet, &format!("{key}.zh"), &difference.zh, chinese);
            lint_text(sheet, &format!("{key}.en"), &difference.en, english);
        }
        check_example(sheet, &key, meaning, entry.code);
    }
}

fn check_facts(sheet: &mut Sheet, key: &str, meaning: &Meaning, code: u16) {
    let registered = meaning.is_registered();
    let unofficial = matches!(meaning.lifecycle, Lifecycle::Unofficial | Lifecycle::Retired);
    sheet.demand(
        !(registered && unofficial),
        &format!("{key}.lifecycle"),
        "a registered meaning is not unofficial",
    );
    sheet.demand(
        registered || !matches!(meaning.lifecycle, Lifecycle::Standard | Lifecycle::Temporary),
        &format!("{key}.lifecycle"),
        "only a registered meaning is standard or temporary",
    );
    sheet.demand(
        registered == meaning.evidence.is_none(),
        &format!("{key}.evidence"),
        "given for unofficial meanings, and for these only",
    );
    for (given, name) in [
        (meaning.first_defined.is_some(), "first_defined"),
        (meaning.cacheable.is_some(), "cacheable"),
        (meaning.content.is_some(), "content"),
    ] {
        sheet.demand(
            given || !registered,
            &format!("{key}.{name}"),
            "missing for a registered code",
        );
    }
    sheet.demand(
        meaning.retry.is_some() || code < 400,
        &format!("{key}.retry"),
        "missing: an error says whether a retry may help",
    );
    sheet.demand(!meaning.phrase.trim().is_empty(), &format!("{key}.phrase"), "is empty");
    sheet.demand(
        !meaning.defined_in.document.trim().is_empty(),
        &format!("{key}.defined_in.document"),
        "is empty",
    );
    sheet.demand(
        meaning.defined_in.url.strip_prefix("https://").is_some_and(|rest| rest.contains('.')),
        &format!("{key}.defined_in.url"),
        "a link is an https address",
    );
}

fn check_texts(
    sheet: &mut Sheet,
    key: &str,
    meaning: &Meaning,
    texts: &Language,
    lint: fn(&str) -> Option<&'static str>,
) {
    lint_text(sheet, &format!("{key}.name"), &texts.name, lint);
    lint_text(sheet, &format!("{key}.summary"), &texts.summary, lint);
    for (name, items) in lists(texts) {
        for (i, text) in items.iter().enumerate() {
            lint_text(sheet, &format!("{key}.{name}[{i}]"), text, lint);
        }
    }
    sheet.demand(!texts.meaning.is_empty(), &format!("{key}.meaning"), "is empty");
    if meaning.is_registered() {
        for (name, items) in lists(texts) {
            sheet.demand(
                !items.is_empty() || meaning.lifecycle == Lifecycle::Unused,
                &format!("{key}.{name}"),
                "is empty for a registered code",
            );
        }
    }
    sheet.demand(
        !texts.keywords.is_empty() && texts.keywords.iter().all(|word| !word.trim().is_empty()),
        &format!("{key}.keywords"),
        "is empty or has an empty one",
    );
    sheet.demand(
        texts.retry.is_some() == (meaning.retry == Some(Retry::MayHelp)),
        &format!("{key}.retry"),
        "says when a retry may help: needed with retry = \"may-help\", and only then",
    );
    if let Some(text) = &texts.retry {
        lint_text(sheet, &format!("{key}.retry"), text, lint);
    }
}

fn lists(texts: &Language) -> [(&'static str, &[String]); 4] {
    [
        ("meaning", &texts.meaning),
        ("causes", &texts.causes),
        ("client", &texts.client),
        ("server", &texts.server),
    ]
}

fn check_summary_lengths(sheet: &mut Sheet, key: &str, meaning: &Meaning) {
    let zh = meaning.zh.summary.chars().filter(|c| is_han(*c)).count();
    if zh > SUMMARY_ZH {
        sheet.fault(
            format!("{key}.zh.summary"),
            format!("has {zh} Han characters, {SUMMARY_ZH} at most"),
        );
    }
    let en = meaning.en.summary.chars().count();
    if en > SUMMARY_EN {
        sheet.fault(
            format!("{key}.en.summary"),
            format!("has {en} characters, {SUMMARY_EN} at most"),
        );
    }
}

fn check_parallel(sheet: &mut Sheet, key: &str, meaning: &Meaning) {
    for ((name, zh), (_, en)) in lists(&meaning.zh).into_iter().zip(lists(&meaning.en)) {
        if zh.len() != en.len() {
            sheet.fault(
                format!("{key}.zh.{name}"),
                format!("has {} items, English has {}", zh.len(), en.len()),
            );
        }
    }
}

fn check_example(sheet: &mut Sheet, key: &str, meaning: &Meaning, code: u16) {
    let Some(example) = &meaning.example else {
        sheet.demand(
            !meaning.is_registered() || meaning.lifecycle == Lifecycle::Unused,
            &format!("{key}.example"),
            "missing for a registered code",
        );
        return;
    };
    if meaning.is_registered() {
        sheet.demand(
            example.request.is_some() && example.response.is_some(),
            &format!("{key}.example"),
            "needs a request and a response",
        );
    }
    let Some(response) = &example.response else { return };
    let status_line = response.lines().next().unwrap_or_default();
    let mut parts = status_line.splitn(3, ' ');
    let fits = parts.next().is_some_and(|version| version.starts_with("HTTP/"))
        && parts.next().is_some_and(|number| number == format!("{code:03}"));
    if !fits {
        sheet.fault(
            format!("{key}.example.response"),
            format!("its status line `{status_line}` is of another code"),
        );
    }
}

pub(crate) fn lint_text(
    sheet: &mut Sheet,
    key: &str,
    text: &str,
    lint: fn(&str) -> Option<&'static str>,
) {
    if text.trim().is_empty() {
        sheet.fault(key, "is empty");
    } else if text.matches('`').count() % 2 == 1 {
        sheet.fault(key, "has a backtick without its partner");
    } else if let Some(reason) = lint(text) {
        sheet.fault(key, format!("{reason}: {text}"));
    }
}

/// Prose with each code span replaced by a single backtick.
fn without_code(text: &str) -> String {
    text.split('`').enumerate().map(|(i, part)| if i % 2 == 0 { part } else { "`" }).collect()
}

/// What is wrong with the typography of a Chinese text.
pub(crate) fn chinese(text: &str) -> Option<&'static str> {
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
pub(crate) fn english(text: &str) -> Option<&'static str> {
    text.chars()
        .any(|c| is_han(c) || matches!(c, '，' | '。' | '；' | '：' | '（' | '）'))
        .then_some("Chinese characters in an English text")
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
    fn english_typography() {
        assert_eq!(english("Plain: a `b`."), None);
        assert!(english("not 好").is_some());
    }
}
