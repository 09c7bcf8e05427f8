//! What upkeep finds in the real catalogue: against the registry as it was when the catalogue was
//! last compared, and against the clock.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use catalog_build::check::month_of;
use catalog_build::read::{self, Catalogue};
use catalog_build::upkeep::{differences, month_at, stale};
use serde_json::Value;

fn catalogue() -> Catalogue {
    read::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/catalog")).expect("it reads")
}

/// The registry of 2025-09-15, in the form that it is published in.
fn registry() -> String {
    let text = include_str!("../../tests/data/iana-http-status-codes-2025-09-15.json");
    let rows: Vec<Value> = serde_json::from_str(text).expect("valid JSON");
    let head = "Value,Description,Reference\r\n".to_string();
    let rows = rows.iter().map(|row| {
        let (name, reference) = (row["name"].as_str(), row["ref"].as_str());
        let (name, reference) = (name.expect("a name"), reference.expect("a reference"));
        format!("{},\"{name}\",\"{reference}\"\r\n", row["code"])
    });
    let unassigned = "512-599,Unassigned,\r\n".to_string();
    [head].into_iter().chain(rows).chain([unassigned]).collect()
}

#[test]
fn nothing_differs_from_the_registry_that_the_catalogue_was_compared_with() {
    assert_eq!(differences(&catalogue(), &registry()).unwrap(), [""; 0]);
}

#[test]
fn what_is_new_gone_or_changed() {
    let row = |start: &str| {
        let registry = registry();
        let line = registry.lines().find(|line| line.starts_with(start)).expect("a row");
        format!("{line}\n")
    };
    let only = |from: &str, to: &str| {
        let registry = registry();
        assert!(registry.contains(from), "{from}");
        differences(&catalogue(), &registry.replacen(from, to, 1)).unwrap()
    };
    let new = format!("{}512,\"Not \"\"Yet\"\" Written\",[RFC9999]\n", registry());
    assert_eq!(
        differences(&catalogue(), &new).unwrap(),
        ["new: 512 Not \"Yet\" Written [RFC9999]"]
    );
    assert_eq!(only(&row("507").replace('\n', "\r\n"), ""), ["gone: 507 Insufficient Storage"]);
    assert_eq!(only("\"Locked\"", "\"Barred\""), ["changed: 423 is named `Barred`, not `Locked`"]);
    assert_eq!(
        only("expires 2026-11-13", "expires 2027-11-13"),
        ["changed: 104 expires 2027-11-13"]
    );
    assert_eq!(
        only("\"Locked\"", "\"Locked (OBSOLETED)\""),
        ["changed: 423 is obsoleted in the registry"]
    );
    assert_eq!(
        only("[RFC9110, Section 15.5.5]", "[RFC9999, Section 15.5.5]"),
        [
            "changed: 404 refers to [RFC9999, Section 15.5.5], not [RFC9110][RFC9110, Section 15.5.5]"
        ]
    );
}

#[test]
fn what_is_not_the_registry() {
    for (text, reason) in [
        ("<!doctype html>", "first line"),
        ("Value,Description,Reference\n404,Not Found", "three columns"),
        ("Value,Description,Reference\n4xx,Not Found,[RFC9110]", "not a number"),
    ] {
        let fault = differences(&catalogue(), text).expect_err(text);
        assert!(fault.contains(reason), "{fault}");
    }
}

#[test]
fn months() {
    let month = |text: &str| month_of(text).expect("a month");
    assert_eq!(month_at(0), month("1970-01"));
    // `date -d 2024-02-29T23:59:59Z +%s`, and a second later
    assert_eq!(month_at(1_709_251_199), month("2024-02"));
    assert_eq!(month_at(1_709_251_200), month("2024-03"));
    // 2026-12-31T23:59:59Z
    assert_eq!(month_at(1_798_761_599), month("2026-12"));
}

#[test]
fn figures_grow_old() {
    let catalogue = catalogue();
    let checked = catalogue.entries.iter().flat_map(|entry| &entry.meanings);
    let newest = checked.filter_map(|m| month_of(m.checked.as_ref()?)).max().expect("a figure");
    let all = stale(&catalogue, newest + 19);
    assert!(all.iter().any(|line| line.starts_with("524 (cloudflare): read in ")), "{all:?}");
    assert!(stale(&catalogue, newest).len() < all.len());
}

/// It only tells, since time alone must not break a build.
#[test]
fn figures_that_are_worth_another_look_today() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a time after 1970");
    for line in stale(&catalogue(), month_at(now.as_secs())) {
        println!("{line}");
    }
}
