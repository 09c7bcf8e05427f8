//! The script that runs before the first paint has the app's rules for language and theme: Node runs
//! it, and the app's own functions say the same.

use std::io::Write;
use std::process::{Command, Stdio};

use http_status::link::View;
use http_status::locale::Language;
use http_status::ui::state::Theme;
use serde_json::{Value, json};

/// How a page is visited.
#[derive(Clone, Copy, Debug)]
struct Visit<'a> {
    /// The query of the address.
    search: &'a str,
    /// What stands in storage as the language.
    language: Option<&'a str>,
    /// What stands in storage as the theme.
    theme: Option<&'a str>,
    /// The languages that the browser asks for.
    languages: &'a [&'a str],
}

const FIRST: Visit<'_> = Visit { search: "", language: None, theme: None, languages: &[] };

/// Reads the script and the visits, runs it once for each, with as much of a browser as it asks for.
const HARNESS: &str = r#"
const { script, visits } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const run = new Function("document", "localStorage", "navigator", "location", script);
const said = visits.map(({ search, language, theme, languages }) => {
  const documentElement = { dataset: {} };
  const stored = { "http-status.lang": language, "http-status.theme": theme };
  run({ documentElement }, { getItem: (key) => stored[key] }, { languages }, { search });
  return [documentElement.lang, documentElement.dataset.theme ?? null];
});
console.log(JSON.stringify(said));
"#;

/// What the script makes of each visit: the tag of the language, and the key of the theme.
fn scripted(visits: &[Visit]) -> Vec<Value> {
    let script = include_str!("../src/bin/prerender/early.js").replace("MORE;", "");
    let visits: Vec<Value> = visits
        .iter()
        .map(|Visit { search, language, theme, languages }| {
            json!({"search": search, "language": language, "theme": theme, "languages": languages})
        })
        .collect();
    let mut node = Command::new("node");
    node.args(["-e", HARNESS]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut node = node.spawn().expect("node runs");
    let input = json!({"script": script, "visits": visits}).to_string();
    node.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("node reads");
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// What the app makes of a visit.
fn chosen(visit: &Visit) -> (Language, Theme) {
    let address = View::read(visit.search, "").language;
    let preferred = visit.languages.iter().copied();
    (Language::choose(address, visit.language, preferred), Theme::of(visit.theme))
}

#[test]
fn the_address_then_storage_then_the_browser() {
    let (zh, en) = (Language::Chinese, Language::English);
    let cases = [
        ("?lang=en", Some("zh"), &["zh-CN"][..], en),
        ("?lang=zh", Some("en"), &["en"], zh),
        ("?lang=en-GB", None, &["zh"], en),
        ("?lang=EN", None, &["zh"], en),
        ("", Some("en"), &["zh-CN"], en),
        ("", Some("zh"), &["en-US"], zh),
        ("?lang=fr", Some("en"), &["zh"], en),
        ("", Some("<b>\0x"), &["en"], en),
        ("", Some(""), &["en"], en),
        ("", None, &["fr", "en-US", "zh"], en),
        ("", None, &["zh-TW", "en"], zh),
        ("", None, &["enx", "zhx", "en"], en),
        ("", None, &["fr", "de"], en),
        ("", None, &[], en),
    ];
    let visits = cases.map(|(search, language, languages, _)| Visit {
        search,
        language,
        languages,
        ..FIRST
    });
    for ((visit, said), (.., expected)) in visits.iter().zip(scripted(&visits)).zip(cases) {
        assert_eq!(chosen(visit).0, expected, "{visit:?}");
        assert_eq!(said[0], expected.tag(), "{visit:?}");
    }
}

/// What else may stand in an address or in storage: of another program, another time, or another mind.
const ODD: [&str; 32] = [
    "<script>window.__pwned=1</script>",
    "<img src=x onerror=window.__pwned=1>",
    "\"'><img/src/onerror=window.__pwned=1>",
    "javascript:window.__pwned=1",
    "",
    " ",
    "null",
    "undefined",
    "[object Object]",
    "__proto__",
    "constructor",
    "toString",
    "{\"lang\":\"en\"}",
    "[\"dark\"]",
    "42",
    "true",
    "EN\0",
    "\0",
    "en\0zh",
    "en\" onload=\"window.__pwned=1",
    "en gb",
    " zh ",
    "zh_TW",
    "-en",
    "enx",
    "en-",
    "dark light",
    "dark",
    "Dark",
    " light",
    "\u{202e}dark",
    "light",
];

#[test]
fn whatever_stands_in_address_and_storage_is_read_alike() {
    let searches = ODD.map(|odd| {
        let lang = form_urlencoded::byte_serialize(odd.as_bytes()).collect::<String>();
        format!("?q=1&lang={lang}&lang=zh")
    });
    let browsers: [&[&str]; 2] = [&["zh-CN", "en"], &["en-US"]];
    let mut visits = Vec::new();
    for search in searches.iter().map(String::as_str).chain(["", "?", "?lang", "?__proto__=1"]) {
        for stored in ODD.map(Some).into_iter().chain([None]) {
            for languages in browsers {
                visits.push(Visit { search, language: stored, theme: stored, languages });
            }
        }
    }
    for (visit, said) in visits.iter().zip(scripted(&visits)) {
        let (language, theme) = chosen(visit);
        assert_eq!(said, json!([language.tag(), theme.key()]), "{visit:?}");
    }
}
