//! The build refuses a broken file of related numbers, and says which, at which key, and why.

mod common;

use std::fs;

use catalog_build::Fault;
use common::copy_of_catalogue;

/// A family as small as can be, with one number that nothing is wrong with.
const SMALL: &str = r#"key = "small"
zh = "小程序的退出码"
en = "Exit codes of small"
needs = ["small"]
defined_in = { document = "small(1)", url = "https://small.example/manual" }
sources = [{ document = "small(5)", url = "https://small.example/format" }]
checked = "2026-11"

[[numbers]]
id = "77"
also = ["small: (77)"]
codes = [504, 0]
zh = { name = "等待超时", text = "等了太久。先查网络。" }
en = { name = "timed out", text = "It waited too long. Look at the network first." }
"#;

/// The faults of the catalogue with `small.toml` in it.
fn faults_with(text: &str) -> Vec<Fault> {
    let copy = copy_of_catalogue();
    fs::write(copy.path().join("related/small.toml"), text).unwrap();
    catalog_build::build(copy.path()).map_or_else(|faults| faults, |_| Vec::new())
}

#[track_caller]
fn refuses(key: &str, reason: &str, from: &str, to: &str) {
    assert!(SMALL.contains(from), "there is no {from}");
    let faults = faults_with(&SMALL.replacen(from, to, 1));
    let expected = |f: &Fault| f.file == "small.toml" && f.key == key && f.reason.contains(reason);
    assert!(faults.iter().any(expected), "no fault at {key}: {reason} in {faults:#?}");
}

#[test]
fn a_small_family_is_welcome() {
    assert_eq!(faults_with(SMALL), []);
}

#[test]
fn a_directory_that_is_not_there() {
    let copy = copy_of_catalogue();
    fs::remove_dir_all(copy.path().join("related")).unwrap();
    let faults = catalog_build::build(copy.path()).expect_err("it does not build");
    assert!(faults.iter().any(|f| f.file == "related"), "{faults:#?}");
}

#[test]
fn a_file_that_is_no_toml_or_has_another_shape() {
    refuses("line 1", "", "key = \"small\"", "key =");
    refuses("numbers[0].colour", "unknown field", "codes =", "colour = 1\ncodes =");
    refuses("numbers[0]", "missing field `en`", "en = { name", "# en = { name");
    refuses("numbers[0].zh", "missing field `name`", "name = \"等待超时\", ", "");
    refuses("numbers[0].codes[0]", "invalid", "[504, 0]", "[\"5xx\"]");
}

#[test]
fn faults_of_both_kinds_of_files_are_told_at_once() {
    let copy = copy_of_catalogue();
    fs::write(copy.path().join("related/small.toml"), "key =").unwrap();
    fs::write(copy.path().join("codes/404.toml"), "code =").unwrap();
    let faults = catalog_build::build(copy.path()).expect_err("it does not build");
    let files: Vec<_> = faults.iter().map(|f| f.file.as_str()).collect();
    assert_eq!(files, ["404.toml", "small.toml"]);
}

#[test]
fn a_family_under_another_name() {
    refuses("key", "file's name", "key = \"small\"", "key = \"tiny\"");
}

#[test]
fn a_family_without_numbers() {
    let (head, _) = SMALL.split_once("[[numbers]]").unwrap();
    let faults = faults_with(&format!("numbers = []\n{head}"));
    assert!(faults.iter().any(|f| f.key == "numbers"), "{faults:#?}");
}

#[test]
fn a_link_that_is_not_https_and_a_document_without_a_name() {
    let http = |page| (format!("https://small.example/{page}"), format!("http://small/{page}"));
    for (key, page) in [("defined_in.url", "manual"), ("sources[0].url", "format")] {
        let (from, to) = http(page);
        refuses(key, "https", &from, &to);
    }
    refuses("sources[0].document", "is empty", "small(5)", " ");
}

#[test]
fn a_date_that_is_no_month() {
    refuses("checked", "2026-11", "\"2026-11\"", "\"2026-13\"");
    refuses("checked", "2026-11", "\"2026-11\"", "\"November\"");
}

#[test]
fn a_code_that_has_no_entry_or_stands_twice() {
    refuses("numbers[0].codes[0]", "no entry 477", "[504, 0]", "[477]");
    refuses("numbers[0].codes[1]", "twice", "[504, 0]", "[504, 504]");
}

#[test]
fn a_spelling_that_may_mean_anything() {
    refuses("numbers[0].needs", "may mean anything", "codes =", "needs = []\ncodes =");
    refuses("numbers[0].also[0]", "too short", "small: (77)", "0077");
    refuses("numbers[0].also[0]", "too short", "small: (77)", "SM");
    refuses("numbers[0].also[0]", "space", "small: (77)", "small 77 ");
    refuses("numbers[0].id", "is empty", "\"77\"", "\"\"");
}

#[test]
fn needed_words_that_cannot_be_met() {
    refuses("needs[0]", "lower case", "[\"small\"]", "[\"Small\"]");
    refuses("needs[0]", "is empty", "[\"small\"]", "[\"\"]");
    refuses("needs[1]", "twice", "[\"small\"]", "[\"small\", \"small\"]");
    refuses("numbers[0].needs[0]", "lower case", "codes =", "needs = [\"SMALL\"]\ncodes =");
}

#[test]
fn two_numbers_that_nothing_tells_apart() {
    refuses("numbers[0].also[0]", "also in grpc.toml", "small: (77)", "14 UNAVAILABLE");
    // An `id` of another family that needs no word is a word of its own.
    refuses("numbers[0].id", "also in grpc.toml", "\"77\"", "\"RESOURCE_EXHAUSTED\"");
    // Here both need one of their own, so there is no fault; here they share one.
    assert_eq!(faults_with(&SMALL.replacen("\"77\"", "\"UNAVAILABLE\"", 1)), []);
    refuses(
        "numbers[0].id",
        "tells them apart",
        "id = \"77\"",
        "needs = [\"small\", \"grpc\"]\nid = \"UNAVAILABLE\"",
    );
    // Within a family, no word can tell.
    refuses("numbers[0].also[1]", "also in small.toml", "(77)\"]", "(77)\", \"small: (77)\"]");
}

#[test]
fn sentences_that_break_the_rules_of_their_language() {
    refuses("zh", "space is missing", "小程序的", "small程序的");
    refuses("en", "Chinese characters", "Exit codes", "退出码");
    refuses("numbers[0].zh.text", "half-width", "太久。先", "太久,先");
    refuses("numbers[0].en.text", "is empty", "It waited too long. Look at the network first.", "");
    refuses("numbers[0].en.text", "backtick", "network first", "`network first");
    refuses("numbers[0].en.text", "whole sentences", "first.", "first");
    refuses("numbers[0].zh.name", "no sentence", "等待超时", "等待超时。");
}

#[test]
fn words_over_their_length() {
    refuses("numbers[0].zh.name", "24 at most", "等待", &"等".repeat(25));
    refuses("numbers[0].zh.text", "120 at most", "等了", &"等".repeat(121));
    refuses("numbers[0].en.name", "64 at most", "timed", &"t".repeat(65));
    refuses("numbers[0].en.text", "320 at most", "It", &"long ".repeat(64));
}

#[test]
fn the_export_has_each_number_with_the_words_it_needs() {
    let copy = copy_of_catalogue();
    fs::write(copy.path().join("related/small.toml"), SMALL).unwrap();
    let built = catalog_build::build(copy.path()).expect("it builds");
    let export: serde_json::Value = serde_json::from_str(&built.codes_json).unwrap();
    let families = export["related_numbers"].as_array().expect("a list");
    let family = families.iter().find(|family| family["key"] == "small").expect("the family");
    assert_eq!(
        *family,
        serde_json::json!({
            "key": "small",
            "name": { "zh": "小程序的退出码", "en": "Exit codes of small" },
            "defined_in": {
                "document": "small(1)", "section": null, "url": "https://small.example/manual",
            },
            "sources": [{
                "document": "small(5)", "section": null, "url": "https://small.example/format",
            }],
            "checked": "2026-11",
            "numbers": [{
                "id": "77",
                "also": ["small: (77)"],
                "needs": ["small"],
                "codes": [504, 0],
                "name": { "zh": "等待超时", "en": "timed out" },
                "text": {
                    "zh": "等了太久。先查网络。",
                    "en": "It waited too long. Look at the network first.",
                },
            }],
        })
    );
}
