//! The build refuses a broken catalogue, and says in which file, at which key, and why.

use std::fs;
use std::path::Path;

use catalog_build::Fault;
use tempfile::TempDir;

/// The real catalogue, copied, with one file changed.
fn faults_of(file: &str, change: impl FnOnce(String) -> String) -> Vec<Fault> {
    let copy = copy_of_catalogue();
    let path = copy.path().join("codes").join(file);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let changed = change(text.clone());
    assert_ne!(changed, text, "the change changes nothing");
    fs::write(path, changed).unwrap();
    catalog_build::build(copy.path()).expect_err("a broken catalogue does not build")
}

fn copy_of_catalogue() -> TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/catalog");
    let to = tempfile::tempdir().unwrap();
    fs::copy(from.join("sources.toml"), to.path().join("sources.toml")).unwrap();
    for room in ["codes", "related"] {
        fs::create_dir(to.path().join(room)).unwrap();
        for file in fs::read_dir(from.join(room)).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), to.path().join(room).join(file.file_name())).unwrap();
        }
    }
    to
}

#[track_caller]
fn refuses(file: &str, key: &str, reason: &str, change: impl FnOnce(String) -> String) {
    let faults = faults_of(file, change);
    assert!(
        faults.iter().any(|f| f.file == file && f.key == key && f.reason.contains(reason)),
        "no fault at {file}: {key}: {reason} in {faults:#?}"
    );
}

fn replace<'a>(from: &'a str, to: &'a str) -> impl FnOnce(String) -> String + 'a {
    move |text| text.replacen(from, to, 1)
}

#[test]
fn the_real_catalogue_builds() {
    let built = catalog_build::build(copy_of_catalogue().path());
    assert!(built.is_ok(), "{:#?}", built.err());
}

#[test]
fn a_number_that_stands_twice() {
    let faults = faults_of("4040.toml", |_| {
        fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/catalog/codes/404.toml"),
        )
        .unwrap()
    });
    assert!(faults.iter().any(|f| f.reason.contains("already in 404.toml")), "{faults:#?}");
}

#[test]
fn a_number_without_a_class_or_too_long() {
    refuses("404.toml", "code", "three digits", replace("code = 404", "code = 4040"));
    refuses("404.toml", "code", "between 100 and 599", replace("code = 404", "code = 777"));
    refuses("404.toml", "code", "invalid type", replace("code = 404", "code = \"4xx\""));
}

#[test]
fn a_missing_language() {
    refuses("404.toml", "meanings[0]", "missing field `en`", |text| {
        let start = text.find("[meanings.en]").unwrap();
        let end = text.find("[[meanings.compare]]").unwrap();
        format!("{}{}", &text[..start], &text[end..])
    });
    refuses("404.toml", "meanings[0].zh.summary", "is empty", |text| {
        text.lines()
            .map(|line| if line.starts_with("summary = \"源") { "summary = \"\"" } else { line })
            .collect::<Vec<_>>()
            .join("\n")
    });
}

#[test]
fn a_key_or_a_value_that_nobody_knows() {
    refuses(
        "404.toml",
        "meanings[0].colour",
        "unknown field",
        replace("turn =", "colour = 1\nturn ="),
    );
    refuses(
        "404.toml",
        "meanings[0].turn",
        "unknown variant",
        replace("\"caller\"", "\"nobody's\""),
    );
    refuses("404.toml", "meanings[0].source", "sources.toml", replace("\"iana\"", "\"ietf\""));
}

#[test]
fn a_file_that_is_no_toml() {
    refuses("404.toml", "line 1", "", replace("code = 404", "code ="));
}

#[test]
fn a_comparison_with_nothing() {
    refuses("404.toml", "meanings[0].compare[0].code", "no entry 477", |text| {
        let at = text.find("[[meanings.compare]]").unwrap();
        let (head, tail) = text.split_at(at);
        format!(
            "{head}[[meanings.compare]]\ncode = 477\nzh = \"都一样。\"\nen = \"The same.\"\n\n{tail}"
        )
    });
}

#[test]
fn a_summary_over_its_length() {
    refuses("404.toml", "meanings[0].en.summary", "140 at most", |text| {
        text.replacen(
            "summary = \"The origin",
            &format!("summary = \"{} The origin", "long ".repeat(30)),
            1,
        )
    });
    refuses("404.toml", "meanings[0].zh.summary", "60 at most", |text| {
        text.replacen("summary = \"源", &format!("summary = \"{}源", "长".repeat(60)), 1)
    });
}

#[test]
fn chinese_with_half_width_signs_or_without_spaces() {
    refuses(
        "404.toml",
        "meanings[0].zh.summary",
        "half-width",
        replace("的内容，或", "的内容, 或"),
    );
    refuses(
        "404.toml",
        "meanings[0].zh.causes[0]",
        "space is missing",
        replace("网址拼错", "URL拼错"),
    );
}

#[test]
fn an_example_of_another_code() {
    refuses(
        "404.toml",
        "meanings[0].example.response",
        "another code",
        replace("HTTP/1.1 404 Not Found", "HTTP/1.1 410 Gone"),
    );
}

#[test]
fn a_link_that_is_not_https() {
    refuses(
        "404.toml",
        "meanings[0].defined_in.url",
        "https",
        replace("https://www.rfc", "http://www.rfc"),
    );
}
