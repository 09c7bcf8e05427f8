//! How somebody who did not write the tree went through it: sixty situations in that reader's own
//! words, written down before the tree was read, with the way taken and the code that is right.
//!
//! The questions were followed in Chinese and in English. Whoever changes a question walks the
//! situations below it again.

use std::collections::BTreeSet;

use http_status::choose::{FILE, Path, Place, Scenario, Tree, may_describe};
use serde::Deserialize;
use serde_json::Value;

const WALKS: &str = include_str!("data/choose-readers.json");

fn text<'a>(walk: &'a Value, key: &str) -> &'a str {
    walk[key].as_str().unwrap_or_else(|| panic!("{walk} has no {key}"))
}

#[test]
fn every_way_that_a_reader_took_leads_to_the_right_code() {
    let tree = Tree::from_bytes(FILE).expect("the build's file");
    let walks: Vec<Value> = serde_json::from_str(WALKS).expect("a list");
    let mut told = BTreeSet::new();
    for walk in &walks {
        let (situation, path) = (text(walk, "en"), Path::read(text(walk, "path")));
        let Place::Leaf(leaf) = tree.at(&path) else { panic!("{situation}: {path} is no answer") };
        assert_eq!(u64::from(leaf.code), walk["code"].as_u64().expect("a code"), "{situation}");
        for key in ["zh", "en"] {
            assert!(told.insert(text(walk, key)), "{situation} stands there twice");
        }
    }
    assert_eq!(told.len(), 120);
}

#[test]
fn names_of_codes_and_lines_of_logs_describe_no_situation() {
    let tree = Tree::from_bytes(FILE).expect("the build's file");
    let meanings = http_status::catalog::CATALOG.iter().flat_map(|entry| entry.meanings);
    let names = meanings.flat_map(|m| [m.phrase(), m.name().zh, m.name().en]);
    let others = [
        "404",
        "nginx 499",
        "401 vs 403",
        "429 too many requests",
        "502 bad gateway nginx",
        "timeout",
        "超时",
        "限流",
        "cors error",
        "StatusTooManyRequests",
        "Retry-After",
        "connection refused",
        "GET /index.html HTTP/1.1\" 404 153",
        "upstream timed out (110: Connection timed out) while reading response header",
        "java.net.SocketTimeoutException: Read timed out",
    ];
    let found: Vec<String> = names
        .chain(others)
        .filter(|query| may_describe(query) && !tree.find(query).is_empty())
        .map(|query| {
            let ids: Vec<&str> = tree.find(query).iter().map(|s| s.id.as_str()).collect();
            format!("{query}: {ids:?}")
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn questions_in_either_language_are_answered() {
    let tree = Tree::from_bytes(FILE).expect("the build's file");
    let wrong: Vec<String> = [
        ("邮箱已注册返回什么", 409),
        ("邮箱已注册", 409),
        ("密码错误返回什么状态码", 401),
        ("列表为空返回 200 还是 404", 200),
        ("删除成功返回什么", 204),
        ("JSON 格式错误返回什么", 400),
        ("维护期间返回什么", 503),
        ("status code for expired session", 401),
        ("email already registered", 409),
        ("which status code for validation failed", 422),
        ("what to return when rate limited", 429),
        ("status code for empty list", 200),
        ("http status for delete success", 204),
        ("status code for file too large", 413),
        // Two words that a wording has.
        ("expired session", 401),
        ("token 过期", 401),
        ("token invalid", 401),
        ("jwt 失效", 401),
        ("file too large", 413),
    ]
    .into_iter()
    .filter_map(|(query, code)| {
        let found = tree.find(query);
        let first = found.first().filter(|_| may_describe(query)).map(|scenario| scenario.code);
        (first != Some(code)).then(|| format!("{query}: {first:?}"))
    })
    .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A query of the search, with the codes of which one comes first.
#[derive(Deserialize)]
struct Example {
    q: String,
    want_top: Vec<u16>,
}

#[test]
fn a_situation_before_the_results_is_about_the_same_code() {
    let tree = Tree::from_bytes(FILE).expect("the build's file");
    let examples: Vec<Example> =
        serde_json::from_str(include_str!("data/search-examples.json")).expect("valid examples");
    let mut shown = 0;
    let mut wrong = Vec::new();
    for Example { q, want_top } in examples {
        let found = if may_describe(&q) { tree.find(&q) } else { Vec::new() };
        shown += usize::from(!found.is_empty());
        let named = |scenario: &&Scenario| {
            want_top.contains(&scenario.code)
                || scenario.instead.iter().any(|code| want_top.contains(code))
        };
        if !found.iter().all(named) {
            let found: Vec<&str> = found.iter().map(|found| found.id.as_str()).collect();
            wrong.push(format!("{q}: {found:?}, not {want_top:?}"));
        }
    }
    // Most of them name a code, or its name.
    assert!(shown >= 5, "{shown}");
    assert!(wrong.is_empty(), "{wrong:#?}");
    let nothing = include_str!("data/search-nothing.txt").lines();
    let found = nothing.filter(|line| may_describe(line) && !tree.find(line).is_empty());
    assert_eq!(found.collect::<Vec<_>>(), [""; 0]);
}
