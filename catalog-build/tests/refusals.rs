//! The build refuses a broken catalogue, and says in which file, at which key, and why.

mod common;

use std::fs;
use std::path::Path;

use catalog_build::Fault;
use common::copy_of_catalogue;

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
    let gone = |text: String| {
        text.replace("HTTP/1.1 404 Not Found", "HTTP/1.1 410 Gone")
            .replace("\"status\": 404", "\"status\": 410")
    };
    refuses("404.toml", "meanings[0].example.response", "another code", gone);
    refuses("404.toml", "meanings[0].example.of", "has the entry's number", |text| {
        gone(text).replace("[meanings.example]", "[meanings.example]\nof = 410")
    });
}

#[test]
fn an_example_that_is_not_http() {
    refuses("404.toml", "meanings[0].example.request", "Host", replace("Host: shop.example\n", ""));
    refuses(
        "201.toml",
        "meanings[0].example.request",
        "neither Content-Length nor Transfer-Encoding",
        replace("Content-Length: 30\n", ""),
    );
    refuses(
        "201.toml",
        "meanings[0].example.request",
        "the content has 30 octets",
        replace("Content-Length: 30\n", "Content-Length: 29\n"),
    );
    refuses(
        "100.toml",
        "meanings[0].example.response",
        "the 201 has neither",
        replace("Content-Length: 0\n", ""),
    );
    refuses(
        "409.toml",
        "meanings[0].example.response",
        "the problem's status is 408",
        replace("\"status\": 409", "\"status\": 408"),
    );
}

#[test]
fn a_condition_without_a_field_or_a_field_without_its_condition() {
    let key = "meanings[0].fields[0].when";
    refuses("416.toml", key, "only then", replace("level = \"should\"", "level = \"when\""));
    let condition = "level = \"should\", when = { zh = \"按字节请求\", en = \"byte ranges\" }";
    refuses("416.toml", key, "only then", replace("level = \"should\"", condition));
}

#[test]
fn a_constant_with_a_name_twice() {
    refuses(
        "302.toml",
        "meanings[0].constants.dotnet",
        "twice",
        replace("also = [\"Redirect\"]", "also = [\"Found\"]"),
    );
}

#[test]
fn a_source_that_stands_there_twice_or_has_no_address() {
    let url = "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.10";
    let add = |document: &str, url: &str| {
        let sources =
            format!("sources = [{{ document = \"{document}\", url = \"{url}\" }}]\nturn =");
        move |text: String| text.replacen("turn =", &sources, 1)
    };
    refuses("409.toml", "meanings[0].sources[0].url", "twice", add("RFC 9110", url));
    refuses("409.toml", "meanings[0].sources[0].url", "https", add("A page", "ftp://a.example"));
    refuses(
        "409.toml",
        "meanings[0].sources[0].document",
        "is empty",
        add("", "https://a.example/"),
    );
}

#[test]
fn a_figure_without_the_month_in_which_it_was_read() {
    let checked = "checked = \"2026-11\"\n";
    refuses("524.toml", "meanings[0].checked", "figure", replace(checked, ""));
    let month = "checked = \"2026-13\"\n";
    refuses("524.toml", "meanings[0].checked", "is not a month", replace(checked, month));
    refuses(
        "409.toml",
        "meanings[0].sources",
        "is empty",
        replace("turn =", "checked = \"2026-11\"\nturn ="),
    );
}

#[test]
fn a_route_that_leads_nowhere() {
    let route = |lines: &'static str| replace("turn =", lines);
    refuses(
        "404.toml",
        "meanings[0].path",
        "begins with the client",
        route("path = [\"origin\", \"client\"]\nturn ="),
    );
    refuses(
        "404.toml",
        "meanings[0].sent_by",
        "is not on the path",
        route("path = [\"client\", \"origin\"]\nsent_by = \"cdn\"\nturn ="),
    );
    refuses(
        "404.toml",
        "meanings[0].broken_between",
        "neighbours",
        route(
            "path = [\"client\", \"cdn\", \"origin\"]\nbroken_between = [\"client\", \"origin\"]\nturn =",
        ),
    );
    refuses(
        "404.toml",
        "meanings[0].sent_by",
        "needs a path",
        route("sent_by = \"origin\"\nturn ="),
    );
}

#[test]
fn a_backtick_where_none_is_rendered() {
    let reason = "not rendered";
    refuses(
        "404.toml",
        "meanings[0].en.summary",
        reason,
        replace("summary = \"The origin", "summary = \"The `origin`"),
    );
    refuses(
        "404.toml",
        "meanings[0].en.keywords",
        reason,
        replace("keywords = [\"page", "keywords = [\"`page`"),
    );
}

#[test]
fn advice_to_wait_for_what_no_retry_mends() {
    for (language, advice) in [("zh", "稍后再试。"), ("en", "Try again later.")] {
        refuses(
            "404.toml",
            &format!("meanings[0].{language}.client[0]"),
            "advises to wait",
            |text| {
                let at = text.find(&format!("[meanings.{language}]")).unwrap();
                let (head, tail) = text.split_at(at);
                let tail = tail.replacen("client = [", &format!("client = [\n  \"{advice}\","), 1);
                format!("{head}{tail}")
            },
        );
    }
}

/// The fault of messages that are put behind the constants of a code that has none.
#[track_caller]
fn refuses_messages(key: &str, reason: &str, messages: &str) {
    refuses("226.toml", &format!("meanings[0].messages{key}"), reason, |text| {
        format!("{text}\n{messages}")
    });
}

#[test]
fn a_message_that_says_too_little() {
    refuses_messages(
        "[0].by",
        "is empty",
        "[[meanings.messages]]\nby = \"\"\ntext = \"Never written by *\"\n",
    );
    refuses_messages(
        "[0].text",
        "is empty",
        "[[meanings.messages]]\nby = \"Express\"\ntext = \"\"\n",
    );
    refuses_messages(
        "[0].text",
        "6 characters",
        "[[meanings.messages]]\nby = \"Express\"\ntext = \"* by *\"\n",
    );
    refuses_messages(
        "[0].text",
        "more than a line",
        "[[meanings.messages]]\nby = \"Express\"\ntext = \"Never written\\nby *\"\n",
    );
    refuses_messages(
        "[0].text",
        "backtick",
        "[[meanings.messages]]\nby = \"Express\"\ntext = \"Never `written`\"\n",
    );
}

#[test]
fn a_message_twice_or_with_a_program_spelled_in_two_ways() {
    let message = "[[meanings.messages]]\nby = \"No.body\"\ntext = \"Never written by *\"\n";
    refuses_messages("[1]", "twice", &message.repeat(2));
    let other = message.replace("No.body", "no.body").replace("Never", "Nowhere");
    refuses_messages("[1].by", "is spelled `No.body`", &format!("{message}{other}"));
}

#[test]
fn a_message_without_its_place() {
    let message = "[[meanings.messages]]\nby = \"Nobody\"\ntext = \"Never written by *\"\n";
    refuses_messages("[0]", "no line in messages.tsv", message);
}

#[test]
fn a_place_without_its_message() {
    let copy = copy_of_catalogue();
    let path = copy.path().join("messages.tsv");
    let text = fs::read_to_string(&path).unwrap();
    let lines = text.lines().count();
    for (line, reason) in [
        ("404\tiana\tNobody\tNowhere at all\tsrc/none.c", "no meaning has"),
        ("404\tiana\tNobody\tNowhere at all", "five columns"),
        ("4xx\tiana\tNobody\tNowhere at all\tsrc/none.c", "begin with a code"),
    ] {
        fs::write(&path, format!("{text}{line}\n")).unwrap();
        let faults = catalog_build::build(copy.path()).expect_err("a line without its message");
        let key = format!("line {}", lines + 1);
        let fits = |f: &Fault| f.key == key && f.reason.contains(reason);
        assert!(faults.iter().any(fits), "{faults:#?}");
    }
}

#[test]
fn a_message_of_two_codes_that_only_one_allows() {
    let message =
        "[[meanings.messages]]\nby = \"Nobody\"\ntext = \"Never written by *\"\nalso = [410]\n";
    refuses_messages("[0].also", "names {410}, but the text stands under {}", message);
    let unknown = message.replace("410", "477");
    refuses_messages("[0].also", "not another entry", &unknown);
}

#[test]
fn a_group_that_nobody_knows_or_that_has_one_owner() {
    let copy = copy_of_catalogue();
    let path = copy.path().join("sources.toml");
    let text = fs::read_to_string(&path).unwrap();
    for (from, to, key, reason) in [
        ("[nginx]\n", "[nginx]\ngroup = \"servers\"\n", "nginx.group", "not among the groups"),
        (
            "[nginx]\n",
            "[groups.nginx]\nzh = \"nginx\"\nen = \"nginx\"\n\n[nginx]\n",
            "groups.nginx",
            "another choice",
        ),
        (
            "[nginx]\n",
            "[groups.servers]\nzh = \"服务器\"\nen = \"Servers\"\n\n[nginx]\ngroup = \"servers\"\n",
            "groups.servers",
            "fewer than two",
        ),
    ] {
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
        let faults = catalog_build::build(copy.path()).expect_err("a broken group");
        let fits =
            |f: &Fault| f.file == "sources.toml" && f.key == key && f.reason.contains(reason);
        assert!(faults.iter().any(fits), "{faults:#?}");
    }
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
