//! The long texts as a last resort, with the texts that the page has.

use std::collections::BTreeMap;

use http_status::catalog::texts::Long;
use http_status::catalog::{CATALOG, Code};
use http_status::locale::Language;
use http_status::search::full_text::full_text;
use http_status::search::{FILE, Index};
use http_status::ui::pages::{Place, details};

/// The long texts in a language, as the page makes them ready.
fn long_texts(language: Language) -> Vec<(Code, String)> {
    let json = match language {
        Language::Chinese => include_str!(concat!(env!("OUT_DIR"), "/texts.zh.json")),
        Language::English => include_str!(concat!(env!("OUT_DIR"), "/texts.en.json")),
    };
    let longs: BTreeMap<u16, Vec<Long>> = serde_json::from_str(json).expect("valid texts");
    let plain = CATALOG.iter().map(|entry| {
        let details = details(entry, &longs[&entry.code.0], language, &Place::Card);
        (entry.code, details.plain())
    });
    plain.collect()
}

#[test]
fn what_no_key_has_is_found_in_the_texts() {
    let index = Index::from_bytes(FILE).expect("a whole file");
    for (language, query, code) in
        [(Language::English, "idempotency key", 201), (Language::Chinese, "幂等键", 201)]
    {
        assert!(index.answer(query).weak, "{query}");
        let found = full_text(&index, query, &long_texts(language));
        assert!(found.contains(&Code(code)), "{query}: {found:?}");
    }
}

#[test]
fn what_is_not_about_http_is_not_found_there_either() {
    /// The share that must find nothing, in per cent.
    const DEMANDED: usize = 95;
    let index = Index::from_bytes(FILE).expect("a whole file");
    let texts = [long_texts(Language::Chinese), long_texts(Language::English)];
    let lines: Vec<&str> =
        include_str!("data/search-nothing.txt").lines().filter(|line| !line.is_empty()).collect();
    let mut found = Vec::new();
    for line in &lines {
        let answer = index.answer(line);
        let mentioned: Vec<Vec<Code>> =
            texts.iter().map(|texts| full_text(&index, line, texts)).collect();
        let is_mentioned = answer.weak && mentioned.iter().any(|codes| !codes.is_empty());
        if !answer.ranked.is_empty() || is_mentioned {
            found.push(format!("{line}: {mentioned:?}"));
        }
    }
    let right = lines.len() - found.len();
    println!("{right} of {} find nothing\n{}", lines.len(), found.join("\n"));
    assert!(right * 100 >= lines.len() * DEMANDED, "{}", found.join("\n"));
}
