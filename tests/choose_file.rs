//! The file of the decision tree: its size, what damage does to it, and what is exported of it.

use http_status::choose::{Error, Step, Tree};
use proptest::prelude::*;
use serde_json::Value;

const FILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/choose.bin"));
const EXPORT: &str = include_str!(concat!(env!("OUT_DIR"), "/choose.json"));
const SCHEMA: &str = include_str!("../public/choose.schema.json");

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("valid JSON")
}

#[test]
fn the_export_has_the_published_form() {
    let schema = jsonschema::validator_for(&parsed(SCHEMA)).expect("a valid schema");
    let export = parsed(EXPORT);
    let faults: Vec<String> =
        schema.iter_errors(&export).map(|e| format!("{}: {e}", e.instance_path)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_published_form_refuses_what_has_another() {
    let schema = jsonschema::validator_for(&parsed(SCHEMA)).expect("a valid schema");
    for (place, value) in [
        ("/scenarios/0/code", "201".into()),
        ("/scenarios/0/path", "done..created".into()),
        ("/scenarios/0/instead", serde_json::json!([])),
        ("/tree/answers", serde_json::json!([])),
        ("/tree/answers/0/next", Value::Null),
        ("/tree/question/zh", "".into()),
    ] {
        let mut export = parsed(EXPORT);
        *export.pointer_mut(place).expect("a value there") = value;
        assert!(!schema.is_valid(&export), "{place}");
    }
}

#[test]
fn the_export_says_what_the_file_says() {
    let tree = Tree::from_bytes(FILE).expect("the file that the build has written");
    let export = parsed(EXPORT);
    let scenarios = export["scenarios"].as_array().expect("a list");
    assert_eq!(scenarios.len(), tree.scenarios().len());
    for (exported, scenario) in scenarios.iter().zip(tree.scenarios()) {
        assert_eq!(exported["id"], scenario.id);
        assert_eq!(exported["en"], scenario.text.en);
        assert_eq!(exported["code"], scenario.code);
    }
    let steps = tree.steps();
    let known = steps.iter().filter(|(_, step)| matches!(step, Step::Leaf(_))).count();
    assert_eq!(leaves(&export["tree"]), known);
}

/// How many leaves a step of the export leads to.
fn leaves(step: &Value) -> usize {
    let answers = step["answers"].as_array();
    answers.map_or(1, |list| list.iter().map(|answer| leaves(&answer["next"])).sum())
}

#[test]
fn what_is_no_file_of_this_version() {
    for bytes in [&b""[..], b"HSD", b"HSD0aaaaaaaa", b"HSS1aaaaaaaa", b"<!doctype html>"] {
        assert_eq!(Tree::from_bytes(bytes).err(), Some(Error::Mark), "{bytes:?}");
    }
    assert_eq!(Tree::from_bytes(b"HSD1").err(), Some(Error::Damaged));
    assert_eq!(Tree::from_bytes(b"HSD1\xc5\x9d\x1c\x81").err(), Some(Error::Damaged));
}

#[test]
fn it_is_small_enough_to_be_fetched_on_a_press() {
    assert!(FILE.len() < 130_000, "{} bytes", FILE.len());
}

proptest! {
    #[test]
    fn a_file_cut_short_is_damaged(length in 4_usize..FILE.len()) {
        prop_assert_eq!(Tree::from_bytes(&FILE[..length]).err(), Some(Error::Damaged));
    }

    #[test]
    fn a_file_with_a_changed_byte_is_damaged(at in 4_usize..FILE.len(), flip in 1_u8..=255) {
        let mut bytes = FILE.to_vec();
        bytes[at] ^= flip;
        prop_assert_eq!(Tree::from_bytes(&bytes).err(), Some(Error::Damaged));
    }

    #[test]
    fn a_file_with_more_behind_it_is_damaged(more in proptest::collection::vec(any::<u8>(), 1..9)) {
        let mut bytes = FILE.to_vec();
        bytes.extend(more);
        prop_assert_eq!(Tree::from_bytes(&bytes).err(), Some(Error::Damaged));
    }
}
