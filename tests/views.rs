//! An address in, what the list shows out: reading, search and filters together.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use http_status::catalog::facts::Class;
use http_status::catalog::{CATALOG, Code};
use http_status::link::{Facet, Focus, View};
use http_status::search::{FILE, Index};
use http_status::ui::state::Results;

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::from_bytes(FILE).expect("a whole file"));

fn results(search: &str) -> Results {
    let view = View::read(search, "");
    Results::of(&view.query, view.filters, || &INDEX, || None)
}

fn typed(query: &str) -> Results {
    Results::of(query, View::default().filters, || &INDEX, || None)
}

/// The codes of the cards, in the order of the page.
fn cards(results: &Results) -> Vec<u16> {
    let codes: Vec<u16> = results.shown_with(None).map(|code| code.0).collect();
    assert_eq!(codes.len(), results.count);
    codes
}

fn headings(results: &Results) -> Vec<Option<Class>> {
    let groups = Class::ALL.into_iter().map(Some).chain([None]);
    groups.filter(|group| results.has_heading(*group)).collect()
}

#[test]
fn spellings_of_a_number_open_it() {
    for fragment in [
        "#404",
        "#/404",
        "#%34%30%34",
        "#４０４",
        "#404%20",
        "#%20404",
        "#404 ",
        "#!404",
        "#404/",
        "#%EF%BC%94%EF%BC%90%EF%BC%94",
    ] {
        assert_eq!(Focus::read(fragment), Focus::Code(Code(404)), "{fragment}");
    }
    for (fragment, number) in [
        ("#000", 0),
        ("#９９", 99),
        ("#99", 99),
        ("#700", 700),
        ("#600", 600),
        ("#1234", 1234),
        ("#0404", 404),
    ] {
        assert_eq!(Focus::read(fragment), Focus::Code(Code(number)), "{fragment}");
    }
}

#[test]
fn a_fragment_that_is_no_code_is_told_from_none() {
    let long = format!("#{}", "4".repeat(10_000));
    for fragment in ["#abc", "#%", "#%FF%FE", "#70000", "#404.5", "#-404", "#4e2", "#0x194", &long]
    {
        assert_eq!(Focus::read(fragment), Focus::Unreadable, "{fragment:.20}");
    }
    assert_eq!(Focus::read("#"), Focus::List);
    assert_eq!(Focus::read(""), Focus::List);
}

#[test]
fn what_is_typed_shows_its_code_first() {
    for (query, first) in [
        ("404", &[404][..]),
        ("not found", &[404]),
        ("TEAPOT", &[418]),
        ("未找到", &[404]),
        ("４０４", &[404]),
        ("too many requests", &[429]),
        ("限流", &[429]),
        ("weizhaodao", &[404]),
        ("wei zhao dao", &[404]),
        ("wzd", &[404]),
        ("teapto", &[418]),
        ("bad gatewya", &[502]),
        ("\"GET /x HTTP/1.1\" 499 0", &[499]),
        ("401 vs 403", &[401, 403]),
        ("502和504区别", &[502, 504]),
        ("StatusTooManyRequests", &[429]),
        ("HttpStatus.NOT_FOUND", &[404]),
        ("WWW-Authenticate", &[401]),
        ("client_max_body_size", &[413]),
        ("請求過多", &[429]),
        ("ｔｅａｐｏｔ", &[418]),
        ("http 301", &[301]),
    ] {
        let results = typed(query);
        let shown = cards(&results);
        assert_eq!(shown[..first.len().min(shown.len())], *first, "{query}");
        assert!(results.ranked && !results.has(Code(100)), "{query}");
        assert_eq!(headings(&results), [], "{query}");
    }
}

#[test]
fn the_beginning_of_a_number_shows_all_that_begin_so() {
    let shown = cards(&typed("40"));
    let begin = |code: &u16| (400..410).contains(code);
    assert!(shown.iter().all(begin), "{shown:?}");
    assert_eq!(shown[..3], [400, 401, 402]);
    let all = CATALOG.iter().filter(|entry| begin(&entry.code.0)).count();
    assert_eq!(shown.len(), all);
}

#[test]
fn nonsense_shows_nothing() {
    for query in ["qwxzqwxz", "zzzzzzzz", "龘龘龘", "!!!???"] {
        assert_eq!(cards(&typed(query)), [] as [u16; 0], "{query}");
    }
    assert_eq!(cards(&results("?q=teapot&class=1xx")), [] as [u16; 0]);
}

#[test]
fn no_query_shows_all_under_their_headings() {
    for query in ["", " ", "\u{3000}"] {
        let all = typed(query);
        assert_eq!(all.count, CATALOG.len());
        assert_eq!(headings(&all).len(), Class::ALL.len() + 1);
        let shown: BTreeSet<u16> = cards(&all).into_iter().collect();
        assert_eq!(shown, CATALOG.iter().map(|entry| entry.code.0).collect());
    }
}

#[test]
fn classes_show_their_own_and_add_up() {
    let mut sum = 0;
    for class in Class::ALL {
        let digit = class.digit();
        let search = format!("?class={digit}xx");
        let shown = results(&search);
        assert_eq!(View::read(&search, "").search(), search);
        assert_eq!(headings(&shown), [Some(class)]);
        let cards = cards(&shown);
        assert!(!cards.is_empty() && cards.iter().all(|code| code.to_string().starts_with(digit)));
        sum += shown.count;
    }
    let outside = CATALOG.iter().filter(|entry| entry.code.class().is_none()).count();
    assert_eq!(sum + outside, CATALOG.len());
    let two = results("?class=1xx,5xx");
    assert_eq!(headings(&two).len(), 2);
    assert_eq!(two.count, results("?class=1xx").count + results("?class=5xx").count);
    let narrowed = cards(&results("?q=timeout&class=5xx"));
    assert_eq!(narrowed[0], 504);
    assert!(narrowed.iter().all(|code| (500..600).contains(code)), "{narrowed:?}");
}

#[test]
fn each_choice_leaves_as_many_as_it_says() {
    for query in ["request", "", "timeout", "nginx"] {
        let free = typed(query);
        for facet in Facet::all() {
            let mut view = View { query: query.to_owned(), ..View::default() };
            view.filters.toggle(facet);
            let count = Results::of(query, view.filters, || &INDEX, || None).count;
            assert_eq!(free.facets[facet.index()], count, "{}", view.search());
            // And so it is when the address is read again.
            assert_eq!(results(&view.search()).count, count, "{}", view.search());
        }
    }
}

#[test]
fn a_further_choice_of_a_kind_brings_as_many_as_it_says() {
    let before = results("?class=4xx");
    let server = Facet::Class(Class::ServerError);
    let after = results("?class=4xx,5xx");
    assert_eq!(after.count, before.count + before.facets[server.index()]);
}

#[test]
fn facts_sources_and_versions_narrow() {
    for (search, shown) in [
        ("?fact=keeps-method", &[307, 308][..]),
        ("?source=nginx", &[444, 494, 495, 496, 497, 499]),
        ("?fact=never-stored", &[428, 429, 431, 511]),
        ("?class=4xx&fact=never-stored", &[428, 429, 431]),
        ("?class=4xx&fact=retry,never-stored", &[429]),
        ("?q=too&class=4xx&source=registered&fact=retry,never-stored&since=extension", &[429]),
        // Unknown values are passed over.
        ("?class=9xx,4xx&source=nobody&fact=&since=3&fact=never-stored", &[428, 429, 431]),
    ] {
        assert_eq!(cards(&results(search)), shown, "{search}");
    }
    let second = results("?since=2");
    assert!(second.has(Code(421)) && !second.has(Code(404)));
    let view = View::read("?q=431&class=4xx&fact=never-stored", "");
    assert_eq!(view.search(), "?q=431&class=4xx&fact=never-stored");
    assert_eq!(cards(&results("?q=431&class=4xx&fact=never-stored"))[0], 431);
}
