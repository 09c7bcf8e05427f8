//! The catalogue's facts against the registry, and against what libraries on this machine say.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// The registry as of 2025-09-15.
const REGISTRY: &str = include_str!("data/iana-http-status-codes-2025-09-15.json");
/// What the build exports for machines.
const EXPORT: &str = include_str!(concat!(env!("OUT_DIR"), "/codes.json"));
/// The form of that export, as published beside it.
const SCHEMA: &str = include_str!("../public/codes.schema.json");

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("valid JSON")
}

/// The codes of the export, by number.
fn codes() -> BTreeMap<u64, Value> {
    let export = parsed(EXPORT);
    let codes = export["codes"].as_array().expect("a list of codes").clone();
    codes.into_iter().map(|code| (code["code"].as_u64().expect("a number"), code)).collect()
}

/// The registered meanings, by number.
fn registered() -> BTreeMap<u64, Value> {
    codes()
        .into_iter()
        .map(|(number, code)| (number, code["meanings"][0].clone()))
        .filter(|(_, meaning)| meaning["source"] == "iana")
        .collect()
}

fn numbers_with(fact: &str, value: &str) -> Vec<u64> {
    let fits = |(_, meaning): &(&u64, &Value)| meaning[fact] == value;
    registered().iter().filter(fits).map(|(number, _)| *number).collect()
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
    let mut export = parsed(EXPORT);
    export["codes"][5]["meanings"][0]["cacheable"] = "sometimes".into();
    assert!(!schema.is_valid(&export));
    assert!(!schema.is_valid(&serde_json::json!({ "codes": [] })));
}

#[test]
fn every_registered_number_is_there_under_its_name() {
    let registered = registered();
    let registry = parsed(REGISTRY);
    let registry = registry.as_array().expect("a list");
    assert_eq!(registered.len(), registry.len());
    assert_eq!(registry.len(), 64);
    for entry in registry {
        let number = entry["code"].as_u64().expect("a number");
        let meaning = registered.get(&number).unwrap_or_else(|| panic!("{number} is missing"));
        let name = entry["name"].as_str().expect("a name");
        // The registry writes remarks behind a name in brackets; `(Unused)` is a name.
        let name = name.split_once(" (").map_or(name, |(name, _)| name);
        assert_eq!(meaning["phrase"], name, "{number}");
        let url = entry["url"].as_str().expect("an address");
        let ours = meaning["defined_in"]["url"].as_str().expect("an address");
        assert!(ours.starts_with(url), "{number}: {ours} is not {url}");
    }
}

#[test]
fn lifecycles_are_those_of_the_registry() {
    assert_eq!(numbers_with("lifecycle", "temporary"), [104]);
    assert_eq!(numbers_with("lifecycle", "unused"), [306, 418]);
    assert_eq!(numbers_with("lifecycle", "deprecated"), [305]);
    // 102 is still registered, but RFC 4918, which replaced its document, left it out.
    assert_eq!(numbers_with("lifecycle", "obsoleted"), [102, 510]);
}

#[test]
fn caching_content_and_methods_are_those_of_the_rfcs() {
    // RFC 9110, section 15.1, and RFC 7725, section 3
    assert_eq!(
        numbers_with("cacheable", "heuristic"),
        [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501]
    );
    // RFC 9111, sections 3 and 4.3.4
    assert_eq!(numbers_with("cacheable", "not-applicable"), [100, 101, 102, 103, 104, 304]);
    // RFC 6585
    assert_eq!(numbers_with("cacheable", "never"), [428, 429, 431, 511]);
    // RFC 9110, sections 15.2, 15.3.5, 15.3.6 and 15.4.5
    assert_eq!(numbers_with("content", "forbidden"), [100, 101, 102, 103, 104, 204, 205, 304]);
    // RFC 9110, section 15.4
    assert_eq!(numbers_with("method", "kept"), [307, 308]);
    assert_eq!(numbers_with("method", "may-become-get"), [301, 302]);
    assert_eq!(numbers_with("method", "becomes-get"), [303]);
    let retry: Vec<u64> = registered()
        .iter()
        .filter(|(_, meaning)| meaning["retry"]["may_help"] == true)
        .map(|(number, _)| *number)
        .collect();
    assert_eq!(retry, [408, 421, 423, 425, 429, 500, 502, 503, 504]);
}

#[test]
fn demanded_fields_are_those_of_the_rfcs() {
    let registered = registered();
    for (number, level, name) in [
        (101, "must", "Upgrade"),
        (426, "must", "Upgrade"),
        (401, "must", "WWW-Authenticate"),
        (405, "must", "Allow"),
        (407, "must", "Proxy-Authenticate"),
        // With one part only; several have their own (RFC 9110, section 15.3.7).
        (206, "when", "Content-Range"),
        (206, "when", "ETag"),
        (304, "when", "ETag"),
        (304, "when", "Vary"),
        (301, "should", "Location"),
        (302, "should", "Location"),
        (307, "should", "Location"),
        (308, "should", "Location"),
        (413, "should", "Retry-After"),
        (416, "should", "Content-Range"),
        (451, "should", "Link"),
        (201, "should", "Location"),
        (429, "may", "Retry-After"),
        (503, "may", "Retry-After"),
    ] {
        let fields = registered[&number]["fields"].as_array().expect("a list of fields");
        let stated = fields.iter().any(|field| {
            field["name"] == name && field["level"] == level && field["in"] == "response"
        });
        assert!(stated, "{number} does not state {name} as {level}");
    }
}

#[test]
fn every_unofficial_meaning_has_its_owner() {
    let codes = codes();
    let owned = |number: u64, owner: &str, evidence: &str| {
        codes[&number]["meanings"].as_array().expect("meanings").iter().any(|meaning| {
            meaning["source"] == owner && (evidence.is_empty() || meaning["evidence"] == evidence)
        })
    };
    for (owner, evidence, numbers) in [
        ("nginx", "A", &[444, 494, 495, 496, 497, 499][..]),
        ("cloudflare", "A", &[520, 521, 522, 523, 524, 525, 526, 527, 530]),
        ("aws", "A", &[460, 463, 464, 561, 0]),
        ("microsoft", "", &[440, 449, 450, 451]),
        ("esri", "A", &[498, 499]),
        ("shopify", "A", &[430, 530, 540, 783]),
        ("laravel", "A", &[419]),
        ("twitter", "A", &[420]),
        ("spring", "A", &[419, 420]),
        ("aspnet", "A", &[419]),
        ("anthropic", "A", &[529]),
        ("qualys", "", &[529]),
        ("pantheon", "A", &[530]),
        ("cloudlinux", "A", &[508]),
        ("cpanel", "B", &[509]),
        ("apache", "C", &[218]),
        ("linkedin", "B", &[999]),
        ("proxies", "C", &[598, 599]),
        ("clients", "A", &[0]),
        (
            "edgeone",
            "A",
            &[418, 423, 520, 521, 522, 523, 524, 525, 550, 551, 552, 553, 554, 555, 566, 567],
        ),
        (
            "tencent-cdn",
            "A",
            &[0, 499, 509, 514, 524, 531, 532, 533, 537, 538, 539, 540, 562, 563, 564, 567, 614],
        ),
        ("qiniu", "A", &[298, 419, 478, 573, 579, 599, 608, 612, 614, 630, 631, 640, 701]),
        ("alibaba", "A", &[463, 598, 599]),
        ("alibaba", "B", &[405, 522]),
        ("huawei", "A", &[418, 523]),
        ("volcengine", "A", &[593, 594, 596, 597, 598, 599]),
        ("knownsec", "B", &[521]),
        ("ruishu", "B", &[412]),
        ("bilibili", "B", &[412]),
        ("xiaohongshu", "B", &[461, 471]),
        ("weibo", "B", &[432]),
        ("instagram", "B", &[560]),
        ("deepl", "A", &[456]),
        ("tavily", "A", &[432, 433]),
        ("supabase", "A", &[540, 544, 546]),
        ("google", "A", &[499]),
        ("apify", "A", &[590, 592, 593, 594, 595, 596, 597, 599]),
        ("proxmox", "A", &[595, 596, 597, 598, 599]),
        ("mashery", "B", &[596]),
        ("tornado", "A", &[599]),
    ] {
        for number in numbers {
            assert!(owned(*number, owner, evidence), "{number} of {owner}");
        }
    }
}

/// The codes that people meet most.
const COMMON: [u64; 30] = [
    0, 200, 301, 302, 400, 401, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415,
    416, 422, 426, 429, 431, 499, 500, 501, 502, 503, 504,
];

#[test]
fn what_programs_say_is_there_for_the_common_codes() {
    let count = |code: &Value| -> usize {
        let meanings = code["meanings"].as_array().expect("meanings");
        meanings.iter().map(|m| m["messages"].as_array().expect("messages").len()).sum()
    };
    let codes = codes();
    assert!(codes.values().map(count).sum::<usize>() >= 500);
    for number in COMMON {
        assert!(count(&codes[&number]) >= 5, "{number}");
    }
}

/// Where a code arises between parties, the page draws it.
#[test]
fn codes_between_parties_say_where() {
    let codes = codes();
    for number in [
        0, 100, 101, 102, 103, 104, 305, 407, 408, 421, 444, 460, 463, 464, 494, 495, 496, 497,
        498, 499, 502, 503, 504, 511, 520, 521, 522, 523, 524, 525, 526, 527, 530, 561,
    ] {
        let meaning = &codes[&number]["meanings"][0];
        assert!(meaning["path"].as_array().is_some_and(|path| path.len() > 1), "{number}");
    }
    // Nobody sends what stands for a missing response.
    assert_eq!(codes[&0]["meanings"][0]["sent_by"], Value::Null);
    assert_eq!(codes[&444]["meanings"][0]["sent_by"], Value::Null);
    assert_eq!(
        codes[&504]["meanings"][0]["broken_between"],
        serde_json::json!(["gateway", "origin"])
    );
}

#[test]
fn warning_codes_are_no_status_codes() {
    let codes = codes();
    for number in [110, 111, 112, 113, 199, 214, 299] {
        assert!(!codes.contains_key(&number), "{number}");
    }
}

#[test]
fn a_phrase_that_a_constant_still_has_is_a_former_one() {
    for (number, former) in [
        (302, "Moved Temporarily"),
        (413, "Payload Too Large"),
        (413, "Request Entity Too Large"),
        (414, "Request-URI Too Long"),
        (416, "Requested Range Not Satisfiable"),
        (422, "Unprocessable Entity"),
    ] {
        let formers = registered()[&number]["former_phrases"].clone();
        let has = formers.as_array().expect("a list").iter().any(|f| f["phrase"] == former);
        assert!(has, "{number}: {former}");
    }
}

/// Whether a library's phrase is one that a code has or had. Case, hyphens and apostrophes differ
/// from library to library.
fn is_phrase_of(number: u64, phrase: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace(['-', ' ', '\''], "");
    let meaning = registered()[&number].clone();
    let formers = meaning["former_phrases"].as_array().expect("a list").clone();
    let own = [&meaning["phrase"], &meaning["name"]["en"]];
    let all = own.into_iter().chain(formers.iter().map(|former| &former["phrase"]));
    all.filter_map(Value::as_str).any(|known| plain(known) == plain(phrase))
}

/// Known to differ: the name under which everybody knows 418, which the registry has not.
const TEAPOT: u64 = 418;

#[test]
fn phrases_agree_with_the_http_crate() {
    for (number, meaning) in registered() {
        let Ok(status) = http::StatusCode::from_u16(u16::try_from(number).expect("three digits"))
        else {
            panic!("{number} is no status code");
        };
        let Some(phrase) = status.canonical_reason().filter(|_| number != TEAPOT) else { continue };
        assert!(is_phrase_of(number, phrase), "{number}: {phrase}, not {}", meaning["phrase"]);
    }
}

/// What a program prints, as JSON.
fn printed(program: &str, arguments: &[&str]) -> Value {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|e| panic!("{program} does not run: {e}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn phrases_agree_with_node() {
    let script = "console.log(JSON.stringify(require('http').STATUS_CODES))";
    let registered = registered();
    for (number, phrase) in printed("node", &["-e", script]).as_object().expect("an object") {
        let number: u64 = number.parse().expect("a number");
        if number == TEAPOT || !registered.contains_key(&number) {
            // 509 is Apache's, which Node lists as if it were registered.
            assert!([TEAPOT, 509].contains(&number), "{number}");
            continue;
        }
        assert!(is_phrase_of(number, phrase.as_str().expect("a phrase")), "{number}: {phrase}");
    }
}

#[test]
fn phrases_and_constants_agree_with_python() {
    let script = "import http, json; print(json.dumps([[s.value, s.name, s.phrase] for s in http.HTTPStatus]))";
    let registered = registered();
    for status in printed("python3", &["-c", script]).as_array().expect("a list") {
        let number = status[0].as_u64().expect("a number");
        let meaning = &registered[&number];
        let (name, phrase) = (&status[1], status[2].as_str().expect("a phrase"));
        assert!(number == TEAPOT || is_phrase_of(number, phrase), "{number}: {phrase}");
        let former = &meaning["former_constants"]["python"];
        let former = former.as_array().is_some_and(|former| former.contains(name));
        assert!(&meaning["constants"]["python"] == name || former, "{number}: {name}");
    }
}

#[test]
fn constants_agree_with_the_http_crate_and_node() {
    let script = "console.log(JSON.stringify(Object.entries(require('http2').constants).filter(([name]) => name.startsWith('HTTP_STATUS_'))))";
    let node: BTreeSet<(String, u64)> = printed("node", &["-e", script])
        .as_array()
        .expect("a list")
        .iter()
        .map(|pair| (pair[0].as_str().expect("a name").into(), pair[1].as_u64().expect("a number")))
        .collect();
    for (number, code) in codes() {
        for meaning in code["meanings"].as_array().expect("meanings") {
            if let Some(name) = meaning["constants"]["node"].as_str() {
                assert!(node.contains(&(name.into(), number)), "{number}: {name}");
            }
        }
    }
    assert_eq!(registered()[&404]["constants"]["rust"], "NOT_FOUND");
}
