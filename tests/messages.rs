//! What programs say, as the card and the pages link to it.

use http_status::link::View;
use http_status::search::{FILE, Index};
use http_status::ui::texts::{language_of, search_for};

#[test]
fn the_link_of_a_message_finds_its_code() {
    let index = Index::from_bytes(FILE).unwrap();
    assert!(index.messages(0..FILE.len()).is_empty(), "places that are not there give nothing");
    let is_there = |count: &usize| index.messages(0..*count).len() == *count;
    let count = (1..FILE.len()).take_while(is_there).last().unwrap_or_default();
    assert!(count > 1000, "{count}");
    let mut lost = Vec::new();
    for message in index.messages(0..count) {
        let query = View::read(&search_for(&message.text), "").query;
        assert_eq!(query, message.text, "the address holds all of it");
        let ranked = index.answer(&query).ranked;
        // What a text names itself, say `100-continue`, comes before what it is a message of.
        let mut found = ranked.iter().map(|place| index.codes()[*place].0);
        let first = found
            .find(|code| message.codes.contains(code) || !message.text.contains(&code.to_string()));
        if !first.is_some_and(|first| message.codes.contains(&first)) {
            lost.push((message.by.as_str(), message.text.as_str(), &message.codes, first));
        }
    }
    assert!(lost.is_empty(), "{} of {count}: {lost:#?}", lost.len());
}

#[test]
fn a_text_with_a_han_character_is_chinese() {
    assert_eq!(language_of("404 Not Found"), "en");
    assert_eq!(language_of("通义 DashScope"), "zh-Hans");
}
