//! The files for other programs, as the build writes them: complete, equal to one another, and good for
//! a reader that was made for the published form.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use http_status::catalog::CATALOG;
use http_status::catalog::lists::List;
use serde_json::{Map, Value, json};

/// The form of `codes.json` as published with this build.
const SCHEMA: &str = include_str!("../public/codes.schema.json");
/// The same as published when its version number was last raised. Only a new version may change it.
const PUBLISHED: &str = include_str!("data/codes.schema.2.json");
/// The form of `index.json`, the lists and the codes in it, and the columns of the table, as published then.
const FILES: &str = include_str!("data/files.2.json");

/// Everything that the build writes, in a folder that is gone with the test.
struct Files(PathBuf);

impl Files {
    fn new(name: &str, site_url: Option<&str>) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("icons")).unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        fs::copy(root.join("index.html"), folder.join("index.html")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_prerender"));
        command.env("TRUNK_STAGING_DIR", &folder).env_remove("SITE_URL");
        let output = command.envs(site_url.map(|url| ("SITE_URL", url))).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        Self(folder)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("valid JSON")
}

/// A schema as a reader takes it who follows docs/data.md: keys that it does not know are ignored.
fn tolerant(mut schema: Value) -> Value {
    fn walk(value: &mut Value) {
        match value {
            Value::Object(map) => {
                if map.get("additionalProperties") == Some(&json!(false)) {
                    map.remove("additionalProperties");
                }
                map.values_mut().for_each(walk);
            }
            Value::Array(list) => list.iter_mut().for_each(walk),
            _ => (),
        }
    }
    walk(&mut schema);
    schema
}

fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let schema = jsonschema::validator_for(schema).expect("a valid schema");
    schema.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path)).collect()
}

#[test]
fn a_file_of_a_code_is_its_entry() {
    let files = Files::new("data-entries", None);
    let all = files.json("codes.json");
    let entries: BTreeMap<u64, Value> = all["codes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (entry["code"].as_u64().unwrap(), entry.clone()))
        .collect();
    assert_eq!(entries.len(), CATALOG.len());
    // The definition of an entry, with the definitions that it refers to.
    let schema = parsed(SCHEMA);
    let entry_schema = json!({ "$ref": "#/$defs/code", "$defs": schema["$defs"] });
    for entry in CATALOG {
        let code = entry.code;
        let alone = files.json(&format!("{code}.json"));
        assert_eq!(alone, entries[&u64::from(code.0)], "{code}");
        let faults = faults(&entry_schema, &alone);
        assert!(faults.is_empty(), "{code}: {}", faults.join("\n"));
    }
}

#[test]
fn the_text_of_a_code_has_all_of_its_texts() {
    let files = Files::new("data-texts", Some("https://codes.example/http"));
    let all = files.json("codes.json");
    let full = files.read("llms-full.txt");
    for entry in all["codes"].as_array().unwrap() {
        let code = entry["code"].as_u64().unwrap();
        let name = if code == 0 { "000.md".to_owned() } else { format!("{code}.md") };
        let text = files.read(&name);
        assert!(full.contains(&text), "llms-full.txt does not have {name}");
        assert!(text.starts_with("# "), "{name}");
        assert!(text.contains("https://codes.example/http/"), "{name}");
        for meaning in entry["meanings"].as_array().unwrap() {
            let keys = ["meaning", "causes", "client", "server"];
            for list in keys.iter().flat_map(|key| [&meaning[key]["zh"], &meaning[key]["en"]]) {
                for said in list.as_array().unwrap() {
                    assert!(text.contains(said.as_str().unwrap()), "{name}: {said}");
                }
            }
            assert!(text.contains(meaning["defined_in"]["url"].as_str().unwrap()), "{name}");
        }
        // Nothing in the prose is taken for markup.
        let mut fenced = false;
        for line in text.lines() {
            if line.starts_with("```") {
                fenced = !fenced;
            } else if !fenced {
                let plain: String = line.split('`').step_by(2).collect();
                assert!(!plain.contains('<') && !plain.contains('*'), "{name}: {line}");
            }
        }
        assert!(!fenced, "{name}: an example does not end");
    }
}

/// Reads a table by the rules of RFC 4180.
fn table(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(rest.next(), Some('\n'));
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted, "the table does not end with a line");
    rows
}

#[test]
fn the_table_has_a_line_for_each_meaning() {
    let files = Files::new("data-table", None);
    let all = files.json("codes.json");
    let rows = table(&files.read("codes.csv"));
    let (head, rows) = rows.split_first().unwrap();
    let meanings: Vec<(&Value, &Value)> = all["codes"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|entry| {
            entry["meanings"].as_array().unwrap().iter().map(move |meaning| (entry, meaning))
        })
        .collect();
    assert_eq!(rows.len(), meanings.len());
    for (row, (entry, meaning)) in rows.iter().zip(meanings) {
        assert_eq!(row.len(), head.len());
        let cell = |name: &str| {
            let place = head.iter().position(|column| column == name);
            row[place.unwrap_or_else(|| panic!("no column {name}"))].as_str()
        };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        assert_eq!(cell("code"), entry["code"].to_string());
        assert_eq!(cell("class"), text(&entry["class"]));
        for key in
            ["source", "lifecycle", "evidence", "phrase", "turn", "cacheable", "content", "method"]
        {
            assert_eq!(cell(key), text(&meaning[key]), "{row:?}");
        }
        assert_eq!(cell("summary_zh"), text(&meaning["summary"]["zh"]));
        assert_eq!(cell("name_en"), text(&meaning["name"]["en"]));
        assert_eq!(cell("url"), text(&meaning["defined_in"]["url"]));
        assert_eq!(cell("retry") == "may-help", meaning["retry"]["may_help"] == true, "{row:?}");
    }
}

#[test]
fn the_index_leads_to_files_that_exist() {
    let files = Files::new("data-index", None);
    let index = files.json("index.json");
    assert_eq!(index["version"], files.json("codes.json")["version"]);
    let codes = index["codes"].as_array().unwrap();
    assert_eq!(codes.len(), CATALOG.len());
    let names = codes.iter().flat_map(|code| [&code["json"], &code["markdown"]]);
    let names = names.chain(["json", "csv", "guide", "markdown"].map(|key| &index["files"][key]));
    let pages = codes.iter().chain(index["lists"].as_array().unwrap()).map(|list| &list["page"]);
    let names = names.map(|name| name.as_str().unwrap().to_owned());
    let pages = pages.map(|page| format!("{}index.html", page.as_str().unwrap()));
    for name in names.chain(pages) {
        assert!(files.0.join(&name).is_file(), "{name}");
    }
    for (list, said) in List::ALL.into_iter().zip(index["lists"].as_array().unwrap()) {
        let page = files.read(&format!("{}index.html", list.folder()));
        for code in said["groups"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|group| group["codes"].as_array().unwrap())
        {
            let code = code.as_u64().unwrap();
            assert!(page.contains(&format!("href=\"../../{code:03}/\"")), "{list:?}: {code}");
        }
    }
}

#[test]
fn the_worker_keeps_none_of_the_files_for_other_programs() {
    let files = Files::new("data-worker", None);
    let worker = files.read("sw.js");
    assert!(worker.contains("\"codes.json\""));
    for name in ["404.json", "404.md", "index.json", "codes.csv", "llms.txt", "lists/"] {
        assert!(!worker.contains(name), "{name}");
    }
}

#[test]
fn a_reader_of_the_published_form_can_read_the_data() {
    let files = Files::new("data-published", None);
    let (published, codes) = (tolerant(parsed(PUBLISHED)), files.json("codes.json"));
    let faults = faults(&published, &codes);
    assert!(
        faults.is_empty(),
        "Readers of the published form cannot read codes.json any more. Keep what they count on, or \
         raise `VERSION` in catalog-build/src/export.rs and put the new schema into tests/data:\n{}",
        faults.join("\n")
    );
}

#[test]
fn what_would_break_such_a_reader_is_found() {
    let files = Files::new("data-broken", None);
    let published = tolerant(parsed(PUBLISHED));
    let codes = files.json("codes.json");
    let broken = |change: fn(&mut Map<String, Value>)| {
        let mut codes = codes.clone();
        change(codes["codes"][9]["meanings"][0].as_object_mut().unwrap());
        !faults(&published, &codes).is_empty()
    };
    assert!(broken(|meaning| drop(meaning.remove("summary"))), "a key that is gone");
    assert!(broken(|meaning| meaning["summary"] = json!("text")), "another type");
    assert!(broken(|meaning| meaning["turn"] = json!("proxy")), "a new word for a fact");
    assert!(broken(|meaning| meaning["phrase"] = Value::Null), "null where there was none");
    assert!(!broken(|meaning| drop(meaning.insert("new".into(), json!(1)))), "a new key is none");
    let mut codes = codes.clone();
    codes["version"] = json!(3);
    assert!(!faults(&published, &codes).is_empty(), "another version");
}

#[test]
fn what_was_published_beside_it_is_still_there() {
    let files = Files::new("data-kept", None);
    let (published, index) = (parsed(FILES), files.json("index.json"));
    let faults = faults(&published["index"], &index);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let texts = |list: &Value, key: &str| -> BTreeSet<String> {
        list.as_array().unwrap().iter().map(|one| one[key].to_string()).collect()
    };
    let known = |key: &str| -> BTreeSet<String> {
        published[key].as_array().unwrap().iter().map(ToString::to_string).collect()
    };
    for (kept, there) in [
        (known("codes"), texts(&index["codes"], "code")),
        (known("lists"), texts(&index["lists"], "key")),
    ] {
        assert!(kept.is_subset(&there), "gone: {:?}", kept.difference(&there));
    }
    for code in index["codes"].as_array().unwrap() {
        let number = code["code"].as_u64().unwrap();
        assert_eq!(code["json"], format!("{number:03}.json"));
        assert_eq!(code["markdown"], format!("{number:03}.md"));
        assert_eq!(code["page"], format!("{number:03}/"));
    }
    for name in ["codes.schema.json", "llms.txt", "llms-full.txt"] {
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(name);
        assert!(files.0.join(name).is_file() || public.is_file(), "{name}");
    }
    let columns = published["columns"].as_array().unwrap();
    let columns: Vec<&str> = columns.iter().map(|column| column.as_str().unwrap()).collect();
    let head = &table(&files.read("codes.csv"))[0];
    assert!(head.iter().map(String::as_str).take(columns.len()).eq(columns), "{head:?}");
}

#[test]
fn the_schema_still_promises_what_was_published() {
    /// What is demanded of objects, by where the schema says so.
    fn demands(value: &Value, at: &str, found: &mut BTreeSet<String>) {
        if let Value::Object(map) = value {
            for key in map.get("required").and_then(Value::as_array).into_iter().flatten() {
                if let Some(key) = key.as_str() {
                    found.insert(format!("{at}: {key}"));
                }
            }
            for (key, inner) in map {
                demands(inner, &format!("{at}/{key}"), found);
            }
        }
    }
    let of = |text| {
        let mut found = BTreeSet::new();
        demands(&parsed(text), "", &mut found);
        found
    };
    let (published, now) = (of(PUBLISHED), of(SCHEMA));
    assert!(published.len() > 60, "{}", published.len());
    let gone: Vec<_> = published.difference(&now).collect();
    assert!(gone.is_empty(), "no longer required: {gone:?}");
    assert_eq!(parsed(PUBLISHED)["properties"]["version"], parsed(SCHEMA)["properties"]["version"]);
}
