//! The files for other programs: all of the catalogue as JSON and as a table, each code by itself as
//! JSON and as Markdown, and what lists them. docs/data.md says what of them is stable.

use std::error::Error;

use http_status::catalog::facts::Class;
use http_status::catalog::lists::List;
use http_status::catalog::texts::{Long, Texts};
use http_status::catalog::{CATALOG, Code, Entry, Meaning};
use http_status::locale::{ListStrings, Strings};
use http_status::ui::pages::folder;
use serde_json::{Value, json};

use crate::about::SITE;
use crate::markdown;
use crate::site_url::SiteUrl;

/// All of the catalogue as JSON.
const CODES: &str = include_str!(concat!(env!("OUT_DIR"), "/codes.json"));
/// The entries of the catalogue as JSON, a line each, in its order.
const ENTRIES: &str = include_str!(concat!(env!("OUT_DIR"), "/entries.jsonl"));

/// The columns of `codes.csv`.
const COLUMNS: [&str; 20] = [
    "code",
    "class",
    "source",
    "lifecycle",
    "evidence",
    "phrase",
    "name_zh",
    "name_en",
    "summary_zh",
    "summary_en",
    "turn",
    "retry",
    "cacheable",
    "content",
    "method",
    "first_defined_version",
    "first_defined_document",
    "document",
    "section",
    "url",
];

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The elements in the head of a code's page that lead to the same for programs.
pub fn alternates(code: Code) -> String {
    let link = |media_type: &str, ending: &str| {
        format!("<link rel=\"alternate\" type=\"{media_type}\" href=\"../{code}.{ending}\" />")
    };
    [link("application/json", "json"), link("text/markdown", "md")].join("\n    ")
}

/// Every file, as its name and its text.
pub fn files(zh: &Texts, en: &Texts, site: Option<&SiteUrl>) -> Result<Vec<(String, String)>> {
    let codes: Value = serde_json::from_str(CODES)?;
    let version = codes["version"].clone();
    let mut files = vec![("codes.json".to_owned(), CODES.to_owned())];
    let mut full = markdown::introduction();
    let mut table = COLUMNS.join(",") + "\r\n";
    if ENTRIES.lines().count() != CATALOG.len() {
        return Err("entries.jsonl does not have a line for each code".into());
    }
    for (entry, json) in CATALOG.iter().zip(ENTRIES.lines()) {
        let longs = |texts: &Texts| texts.get(&entry.code.0).cloned();
        let (zh, en) =
            longs(zh).zip(longs(en)).ok_or_else(|| format!("{} has no texts", entry.code))?;
        let text = markdown::code(entry, &zh, &en, site);
        full += "\n";
        full += &text;
        for ((meaning, long), fact) in entry.meanings.iter().zip(&zh).zip(facts(json)?) {
            table += &row(entry, meaning, long, &fact);
        }
        files.push((format!("{}.json", entry.code), format!("{json}\n")));
        files.push((format!("{}.md", entry.code), text));
    }
    files.push(("codes.csv".to_owned(), table));
    files.push(("index.json".to_owned(), index(&version)));
    files.push(("llms.txt".to_owned(), markdown::guide(site)));
    files.push(("llms-full.txt".to_owned(), full));
    Ok(files)
}

/// The meanings of an entry as JSON: the words for facts are the same in the table.
fn facts(json: &str) -> Result<Vec<Value>> {
    let mut entry: Value = serde_json::from_str(json)?;
    match entry["meanings"].take() {
        Value::Array(meanings) => Ok(meanings),
        _ => Err("an entry of codes.json has no list of meanings".into()),
    }
}

/// The line of a meaning in the table (RFC 4180).
fn row(entry: &Entry, meaning: &Meaning, long: &Long, fact: &Value) -> String {
    let word = |key: &str| fact[key].as_str().unwrap_or_default().to_owned();
    let retry = match &fact["retry"]["may_help"] {
        Value::Bool(true) => "may-help",
        Value::Bool(false) => "no",
        _ => "",
    };
    let first = meaning.first_defined().map_or("", |first| first.document);
    let version = fact["first_defined"]["version"].as_str().unwrap_or_default();
    let (name, summary) = (meaning.name(), meaning.summary());
    let cells: [String; COLUMNS.len()] = [
        entry.code.0.to_string(),
        entry.code.class().map_or("", |class| class.label()).to_owned(),
        meaning.source.key.to_owned(),
        word("lifecycle"),
        word("evidence"),
        meaning.phrase().to_owned(),
        name.zh.to_owned(),
        name.en.to_owned(),
        summary.zh.to_owned(),
        summary.en.to_owned(),
        word("turn"),
        retry.to_owned(),
        word("cacheable"),
        word("content"),
        word("method"),
        version.to_owned(),
        first.to_owned(),
        long.document.document.clone(),
        long.document.section.clone().unwrap_or_default(),
        long.document.url.clone(),
    ];
    cells.map(|cell| quoted(&cell)).join(",") + "\r\n"
}

/// A cell, in quotes where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// `index.json`: what there is, by code.
fn index(version: &Value) -> String {
    let codes = CATALOG.iter().map(|entry| {
        let code = entry.code;
        let meaning = entry.first();
        let name = meaning.name();
        json!({
            "code": code.0,
            "class": code.class().map(Class::label),
            "registered": meaning.source.is_registry(),
            "phrase": meaning.phrase(),
            "name": { "zh": name.zh, "en": name.en },
            "page": folder(code),
            "json": format!("{code}.json"),
            "markdown": format!("{code}.md"),
        })
    });
    let lists = List::ALL.into_iter().map(|list| {
        let title = ListStrings::both(|s| s.title(list));
        let groups = list
            .groups()
            .iter()
            .map(|group| json!({ "key": group.key(), "codes": list.codes(*group) }));
        json!({
            "key": list.key(),
            "title": { "zh": title.zh, "en": title.en },
            "page": list.folder(),
            "groups": groups.collect::<Vec<_>>(),
        })
    });
    let index = json!({
        "version": version,
        "title": SITE,
        "description": { "zh": Strings::CHINESE.tagline, "en": Strings::ENGLISH.tagline },
        "files": {
            "json": "codes.json",
            "schema": "codes.schema.json",
            "csv": "codes.csv",
            "guide": "llms.txt",
            "markdown": "llms-full.txt",
        },
        "lists": lists.collect::<Vec<_>>(),
        "codes": codes.collect::<Vec<_>>(),
    });
    format!("{index}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(quoted("plain 文字"), "plain 文字");
        assert_eq!(quoted("a, b"), "\"a, b\"");
        assert_eq!(quoted("say \"no\""), "\"say \"\"no\"\"\"");
        assert_eq!(quoted("two\nlines"), "\"two\nlines\"");
    }
}
