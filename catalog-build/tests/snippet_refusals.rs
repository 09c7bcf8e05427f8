//! The build refuses a broken template, and says in which file, at which key, and why.

use std::fs;
use std::path::Path;

use catalog_build::snippets::{self, Programs};
use catalog_build::{Fault, programs, read};
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
    refuses("send/rails.toml", "name", "signs of markup", "\"Rails\"", "\"Ruby <on> Rails\"");
    refuses("handle/go.toml", "name", "another one than `Go net/http`", "\"Go net", "\"net");
}

fn text<'a>(programs: &'a Programs, server: &str, code: u16) -> Option<&'a str> {
    Some(programs.send.get(&code.to_string())?.get(server)?)
}

#[test]
fn lines_keep_the_rules_of_their_code() {
    let programs = build(&catalogue()).expect("the templates make lines");
    assert_eq!(programs.send["404"].len(), programs.servers.len());
    for key in programs.send["404"].keys() {
        let of = |code| text(&programs, key, code);
        for empty in [204, 304] {
            let text = of(empty).unwrap_or_else(|| panic!("{key} has no {empty}"));
            assert!(!text.contains("No Content\"") && !text.contains("Not Modified\""), "{text}");
        }
        for (code, field) in
            [(401, "WWW-Authenticate"), (405, "Allow"), (429, "Retry-After"), (503, "Retry-After")]
        {
            assert!(of(code).is_some_and(|text| text.contains(field)), "{key}: {code}");
        }
        assert!(of(301).is_some_and(|text| text.contains("/new")), "{key}");
    }
    assert!(!programs.send.contains_key("0"), "no response can be sent as one");
    assert!(!programs.send.contains_key("101"));
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
        let recipe = programs::recipe_of(code).unwrap_or_else(|| panic!("{code} has no recipe"));
        assert_eq!(programs.handle[recipe].len(), programs.clients.len(), "{code}");
    }
    assert_eq!(programs::recipe_of(404), None);
    for (key, text) in &programs.handle["retry"] {
        assert!(
            text.to_lowercase().replace('_', "-").contains("retry-after")
                || text.contains("RetryAfter"),
            "{key}"
        );
    }
}

#[test]
fn the_page_reads_what_the_build_writes() {
    let built = build(&catalogue()).expect("the templates make lines");
    let read = programs::Programs::read(built.file().leak()).expect("a file of ours");
    let groups = built.send.iter().map(|group| (&built.servers, group));
    let groups = groups.chain(built.handle.iter().map(|group| (&built.clients, group)));
    for (known, (group, lines)) in groups {
        let keys: Vec<&str> = read.keys(group).collect();
        let known = known.iter().filter(|program| lines.contains_key(&program.key));
        assert!(known.clone().map(|program| &*program.key).eq(keys.iter().copied()), "{group}");
        for program in known {
            assert_eq!(read.name(&program.key), program.name);
            assert_eq!(read.lines(group, &program.key), lines[&program.key], "{group}");
        }
    }
    for (code, recipe) in (0..1000).map(|code| (code, programs::recipe_of(code))) {
        assert!(recipe.is_none_or(|recipe| built.handle.contains_key(recipe)), "{code}");
    }
    assert_eq!(read.keys("101").count(), 0);
}
