//! The build refuses a broken decision tree, broken situations, and a broken list of misuse, and
//! says in which file, at which key, and why.

mod common;

use std::fs;

use catalog_build::Fault;
use catalog_build::choose_file::File;
use common::copy_of_catalogue;

/// The faults of the real catalogue with one of these files changed.
fn faults_of(path: &str, change: impl FnOnce(String) -> String) -> Vec<Fault> {
    let copy = copy_of_catalogue();
    let path = copy.path().join(path);
    let text = fs::read_to_string(&path).unwrap();
    let changed = change(text.clone());
    assert_ne!(changed, text, "the change changes nothing");
    fs::write(path, changed).unwrap();
    let Err(faults) = catalog_build::build(copy.path()) else {
        panic!("a broken catalogue does not build");
    };
    faults
}

#[track_caller]
fn refuses(path: &str, key: &str, reason: &str, change: impl FnOnce(String) -> String) {
    let faults = faults_of(path, change);
    let file = path.rsplit('/').next().unwrap();
    assert!(
        faults.iter().any(|f| f.file == file && f.key == key && f.reason.contains(reason)),
        "no fault at {file}: {key}: {reason} in {faults:#?}"
    );
}

fn replace<'a>(from: &'a str, to: &'a str) -> impl FnOnce(String) -> String + 'a {
    move |text| text.replacen(from, to, 1)
}

/// Takes the block out that begins with these lines, up to the next empty line.
fn without(block: &str) -> impl FnOnce(String) -> String {
    move |text| {
        let start = text.find(block).unwrap();
        let end = text[start..].find("\n\n").map_or(text.len(), |end| start + end);
        format!("{}{}", &text[..start], &text[end..])
    }
}

const SERVER: &str = "choose/tree/server.toml";
const STATE: &str = "choose/tree/state.toml";
const SCENARIOS: &str = "choose/scenarios.toml";

#[test]
fn the_real_tree_is_one_file_that_reads_back() {
    let built =
        catalog_build::build(copy_of_catalogue().path()).unwrap_or_else(|f| panic!("{f:#?}"));
    let file = File::decode(&built.choose.file).unwrap();
    assert!(file.steps.len() > 100 && file.scenarios.len() >= 60);
}

#[test]
fn a_leaf_or_a_runner_up_that_is_no_code() {
    refuses(
        SERVER,
        "leaves[failed.me.bug].code",
        "no entry 577",
        replace("code = 500\nreason", "code = 577\nreason"),
    );
    refuses(
        SERVER,
        "leaves[failed.me.bug].runner_up.code",
        "no entry 477",
        replace("{ code = 400, zh = \"其实", "{ code = 477, zh = \"其实"),
    );
    refuses(
        SERVER,
        "leaves[failed.me.bug].runner_up.code",
        "the code itself",
        replace("{ code = 400, zh = \"其实", "{ code = 500, zh = \"其实"),
    );
}

#[test]
fn a_leaf_that_nobody_should_send() {
    refuses(
        SERVER,
        "leaves[failed.me.bug].code",
        "not registered",
        replace("code = 500\nreason", "code = 520\nreason"),
    );
}

#[test]
fn a_path_that_does_not_end() {
    refuses(
        SERVER,
        "questions[failed.me].answers[bug]",
        "nothing stands at failed.me.bug",
        without("[[leaves]]\nat = \"failed.me.bug\""),
    );
}

#[test]
fn a_step_that_no_answer_leads_to() {
    refuses(
        STATE,
        "leaves[failed.caller.state.locked]",
        "no answer leads here",
        without("[[questions.answers]]\nid = \"locked\""),
    );
    refuses(
        STATE,
        "questions[failed.caller.stat]",
        "no answer leads here",
        replace("at = \"failed.caller.state\"", "at = \"failed.caller.stat\""),
    );
    let faults = faults_of("choose/tree/start.toml", replace("at = \"\"", "at = \"start\""));
    assert!(faults.iter().any(|f| f.reason.contains("no question at")), "{faults:#?}");
}

#[test]
fn an_address_that_stands_twice_or_is_none() {
    refuses(
        STATE,
        "leaves[failed.caller.state.exists]",
        "stands in state.toml already",
        replace("at = \"failed.caller.state.status\"", "at = \"failed.caller.state.exists\""),
    );
    refuses(
        STATE,
        "leaves[failed.caller.State.status]",
        "parted by dots",
        replace("at = \"failed.caller.state.status\"", "at = \"failed.caller.State.status\""),
    );
}

#[test]
fn a_question_with_one_answer_or_six() {
    refuses("choose/tree/start.toml", "questions[].answers", "two to five", |text| {
        let ids = ["done", "elsewhere", "unfinished"];
        ids.iter()
            .fold(text, |text, id| without(&format!("[[questions.answers]]\nid = \"{id}\""))(text))
    });
    refuses("choose/tree/done.toml", "questions[done].answers", "two to five", |text| {
        let at = text.find("[[leaves]]").unwrap();
        let (head, tail) = text.split_at(at);
        format!(
            "{head}[[questions.answers]]\nid = \"six\"\nzh = \"六\"\nen = \"six\"\n\
             example = {{ zh = \"六\", en = \"six\" }}\n\n{tail}"
        )
    });
}

#[test]
fn more_than_six_questions_in_a_row() {
    let deep = "failed.caller.state.a.b.c";
    let mut more = String::new();
    for (at, id) in [
        ("failed.caller.state", "a"),
        ("failed.caller.state.a", "b"),
        ("failed.caller.state.a.b", "c"),
        (deep, "d"),
    ] {
        let answer = |id: &str| {
            format!(
                "[[questions.answers]]\nid = \"{id}\"\nzh = \"是\"\nen = \"yes\"\n\
                 example = {{ zh = \"是\", en = \"yes\" }}\n\n"
            )
        };
        if at == "failed.caller.state" {
            more.push_str(&answer(id));
        } else {
            let head = format!("[[questions]]\nat = \"{at}\"\nzh = \"吗？\"\nen = \"Yes?\"\n\n");
            more.push_str(&(head + &answer(id)));
        }
    }
    refuses(STATE, &format!("questions[{deep}]"), "more than six questions", |text| {
        let at = text.find("[[leaves]]").unwrap();
        format!("{}{more}{}", &text[..at], &text[at..])
    });
}

#[test]
fn a_missing_language() {
    refuses(SERVER, "questions[0]", "missing field `zh`", replace("zh = \"我这边怎么了？\"\n", ""));
    refuses(
        SERVER,
        "questions[failed.me].en",
        "is empty",
        replace("en = \"What is the matter with you?\"", "en = \"\""),
    );
    refuses(
        SERVER,
        "leaves[failed.me.bug].content",
        "one language only",
        replace(", en = \"A reference to look up in the log; no stack trace, query or path.\"", ""),
    );
}

#[test]
fn typography_of_either_language() {
    refuses(
        SERVER,
        "leaves[failed.me.bug].reason.zh",
        "half-width",
        replace("请求没有错，是服务器遇到", "请求没有错,是服务器遇到"),
    );
    refuses(
        SERVER,
        "questions[failed.me].answers[unavailable].en",
        "Chinese characters",
        replace("en = \"Not available for now", "en = \"维护 Not available for now"),
    );
    refuses(
        SERVER,
        "questions[failed.me].zh",
        "ends with ？",
        replace("我这边怎么了？", "我这边怎么了"),
    );
}

#[test]
fn fields_and_content_that_differ_from_the_codes_file() {
    refuses(
        "choose/tree/target.toml",
        "leaves[failed.caller.target.method.elsewhere].fields",
        "Allow is missing",
        replace("fields = [\"Allow\"]\n", ""),
    );
    refuses(
        SERVER,
        "leaves[failed.me.slow].fields",
        "twice",
        replace("fields = [\"Retry-After\"]", "fields = [\"Retry-After\", \"Retry-After\"]"),
    );
    refuses(
        "choose/tree/done.toml",
        "leaves[done.unchanged].content.kind",
        "differs from",
        replace("kind = \"none\"", "kind = \"representation\""),
    );
    refuses(
        "choose/tree/done.toml",
        "leaves[done.content.whole].content.kind",
        "4xx and 5xx",
        replace("kind = \"representation\" }", "kind = \"problem\" }"),
    );
}

#[test]
fn a_key_that_nobody_knows() {
    refuses(
        SERVER,
        "leaves[0].reson",
        "unknown field",
        replace("reason = { zh = \"请求没有错", "reson = { zh = \"请求没有错"),
    );
}

#[test]
fn a_situation_whose_path_ends_elsewhere() {
    refuses(SCENARIOS, "scenarios[created].path", "not 418", replace("code = 201", "code = 418"));
    refuses(
        SCENARIOS,
        "scenarios[created].path",
        "ends at a question",
        replace("path = \"done.created.now\"", "path = \"done.created\""),
    );
    refuses(
        SCENARIOS,
        "scenarios[created].path",
        "leads nowhere",
        replace("path = \"done.created.now\"", "path = \"done.created.then\""),
    );
}

#[test]
fn a_situation_with_wrong_codes_or_wordings() {
    refuses(
        SCENARIOS,
        "scenarios[created].instead",
        "the code itself",
        replace("instead = [200, 202]", "instead = [200, 201]"),
    );
    refuses(
        SCENARIOS,
        "scenarios[created].instead",
        "no entry 477",
        replace("instead = [200, 202]", "instead = [477]"),
    );
    refuses(
        SCENARIOS,
        "scenarios[put-created].also_en",
        "stands in created already",
        replace("also_en = [\"put creates\"", "also_en = [\"successful signup\""),
    );
    refuses(
        SCENARIOS,
        "scenarios[created]",
        "stands there twice",
        replace("id = \"put-created\"", "id = \"created\""),
    );
}

#[test]
fn misuse_of_no_code_or_without_a_better_one() {
    let path = "misuse.toml";
    refuses(path, "477", "no entry 477", replace("[[226]]", "[[477]]"));
    refuses(path, "teapot", "not the number", replace("[[418]]", "[[teapot]]"));
    refuses(
        path,
        "226[0].codes",
        "the code itself",
        replace("[[226]]\ncodes = [200]", "[[226]]\ncodes = [226]"),
    );
    refuses(
        path,
        "226[0].codes",
        "is empty",
        replace("[[226]]\ncodes = [200]", "[[226]]\ncodes = []"),
    );
    refuses(
        path,
        "226[0].wrong.en",
        "is empty",
        replace("en = \"IM Used is read as “I'm used” and sent for any success.\"", "en = \"\""),
    );
}
