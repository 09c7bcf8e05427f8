//! The build refuses a broken template, and says in which file, at which key, and why.

use std::fs;
use std::path::Path;

use catalog_build::programs::Programs;
use catalog_build::{Fault, read, snippets};
use tempfile::TempDir;

/// The templates, copied.
fn copy_of_templates() -> TempDir {
    let to = tempfile::tempdir().unwrap();
    for folder in ["send", "handle"] {
        let from = catalogue().join(folder);
        fs::create_dir(to.path().join(folder)).unwrap();
        for file in fs::read_dir(from).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), to.path().join(folder).join(file.file_name())).unwrap();
        }
    }
    to
}

fn catalogue() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/catalog")
}

fn build(templates: &Path) -> Result<Programs, Vec<Fault>> {
    let read = read::read(&catalogue()).expect("the catalogue can be read");
    snippets::build(templates, &read)
}

#[track_caller]
fn refuses(file: &str, key: &str, reason: &str, from: &str, to: &str) {
    let copy = copy_of_templates();
    let path = copy.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text, "the change changes nothing");
    fs::write(path, changed).unwrap();
    let faults = build(copy.path()).expect_err("a broken template makes no lines");
    let name = file.split('/').next_back().unwrap();
    assert!(
        faults.iter().any(|f| f.file == name && f.key == key && f.reason.contains(reason)),
        "no fault at {file}: {key}: {reason} in {faults:#?}"
    );
}

#[test]
fn broken_templates_are_refused() {
    refuses(
        "send/nginx.toml",
        "for 404",
        "`[[cod]]` stands for nothing",
        "[[code]] \"",
        "[[cod]] \"",
    );
    refuses("send/axum.toml", "quote", "unknown variant", "\"double\"", "\"triple\"");
    refuses("send/express.toml", "nothing", "unknown field", "empty = ", "nothing = ");
    refuses("send/gin.toml", "place", "flask.toml has the same", "place = 12", "place = 8");
    refuses("send/spring.toml", "status.library", "unknown variant", "\"spring\"", "\"autumn\"");
    let long = "#".repeat(101);
    refuses("handle/fetch.toml", "retry", "longer than 100", "const REPEATABLE", &long);
    refuses("handle/curl.toml", "change", "unknown field", "update = ", "change = ");
}

fn text<'a>(programs: &'a Programs, server: &str, code: u16) -> Option<&'a str> {
    let found = programs.send(code).into_iter().find(|(program, _)| program.key == server)?;
    Some(found.1)
}

#[test]
fn lines_keep_the_rules_of_their_code() {
    let programs = build(&catalogue()).expect("the templates make lines");
    for (program, _) in programs.send(404).into_iter().collect::<Vec<_>>() {
        let of = |code| text(&programs, &program.key, code);
        for empty in [204, 304] {
            let text = of(empty).unwrap_or_else(|| panic!("{} has no {empty}", program.key));
            assert!(!text.contains("No Content\"") && !text.contains("Not Modified\""), "{text}");
        }
        for (code, field) in
            [(401, "WWW-Authenticate"), (405, "Allow"), (429, "Retry-After"), (503, "Retry-After")]
        {
            assert!(of(code).is_some_and(|text| text.contains(field)), "{}: {code}", program.key);
        }
        assert!(of(301).is_some_and(|text| text.contains("/new")), "{}", program.key);
    }
    assert_eq!(programs.send(0), [], "no response can be sent as one");
    assert_eq!(programs.send(101), []);
    assert_eq!(text(&programs, "nginx", 444), None, "nginx closes the connection");
    assert!(text(&programs, "express", 999).is_some());
    assert_eq!(text(&programs, "fastify", 999), None, "not a status code to Fastify");
    // A name where the library has one, the number where it has none.
    assert!(text(&programs, "axum", 404).unwrap().contains("StatusCode::NOT_FOUND"));
    assert!(text(&programs, "axum", 499).unwrap().contains(".status(499)"));
    assert!(text(&programs, "rails", 429).unwrap().contains(":too_many_requests"));
    assert!(text(&programs, "express", 103).unwrap().contains("writeEarlyHints"));
}

#[test]
fn codes_that_clients_handle_have_a_recipe_of_each() {
    let programs = build(&catalogue()).expect("the templates make lines");
    for code in [0, 301, 302, 303, 304, 307, 308, 401, 407, 408, 409, 412, 425, 429, 502, 503, 504]
    {
        let recipes = programs.handle(code);
        assert_eq!(recipes.len(), programs.clients.len(), "{code}");
        assert!(recipes.iter().all(|(_, text)| !text.is_empty()), "{code}");
    }
    for (program, text) in programs.handle(503) {
        assert!(
            text.to_lowercase().replace('_', "-").contains("retry-after")
                || text.contains("RetryAfter"),
            "{}",
            program.name
        );
    }
    assert_eq!(programs.handle(404), []);
}
