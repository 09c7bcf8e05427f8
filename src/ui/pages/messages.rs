//! What programs write when they meet a code or send it.
//!
//! The app has these texts already, in the search file; so the card's texts only say which of them are
//! the meaning's. A page of its own has the texts.

use std::ops::Range;
use std::sync::LazyLock;

use leptos::prelude::*;

use super::detail::Place;
use crate::catalog::texts::Message;
use crate::locale::{Language, fill};
use crate::search::{self, file};
use crate::ui::texts::{MOST_UNFOLDED, language_of, search_for};

/// The messages of the search file.
static FILED: LazyLock<Vec<file::Message>> = LazyLock::new(|| {
    let file = file::File::decode(search::FILE).expect("the build has just written this file");
    file.messages
});

/// The places in the search file of a meaning's messages, which stand there side by side.
///
/// # Panics
///
/// Where they do not: then search file and catalogue are not of one build.
pub fn places(messages: &[Message]) -> Range<usize> {
    let is = |filed: &file::Message, own: &Message| filed.by == own.by && filed.text == own.text;
    let first = messages.first().and_then(|own| FILED.iter().position(|filed| is(filed, own)));
    let first = first.unwrap_or_default();
    let places = first..first + messages.len();
    let same = FILED
        .get(places.clone())
        .is_some_and(|filed| filed.iter().zip(messages).all(|(filed, own)| is(filed, own)));
    assert!(same, "the search file has not all of these in a row: {messages:?}");
    places
}

/// What one program writes.
#[derive(Debug)]
struct Group {
    by: String,
    /// Its messages, in the order given.
    texts: Vec<String>,
}

/// Messages by program; those of one program follow one another.
fn groups(messages: &[Message]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for Message { by, text, .. } in messages {
        match groups.last_mut() {
            Some(last) if last.by == *by => last.texts.push(text.clone()),
            _ => groups.push(Group { by: by.clone(), texts: vec![text.clone()] }),
        }
    }
    groups
}

/// The messages, on a page where nothing can be pressed.
pub fn messages(messages: &[Message], language: Language, place: &Place) -> impl IntoView + use<> {
    let groups = groups(messages).into_iter().map(|Group { by, texts }| {
        let texts = texts.into_iter().map(|text| {
            let address = place.address(&search_for(&text));
            let lang = language_of(&text);
            view! { <dd><a href=address><code lang=lang>{text}</code></a></dd> }
        });
        let lang = language_of(&by);
        view! {
            <dt lang=lang>{by}</dt>
            {texts.collect_view()}
        }
    });
    let list = view! { <dl>{groups.collect_view()}</dl> };
    if messages.len() > MOST_UNFOLDED {
        let summary = fill(language.messages().show_messages, &messages.len().to_string());
        view! {
            <details>
                <summary>{summary}</summary>
                {list}
            </details>
        }
        .into_any()
    } else {
        list.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::static_html::static_html;

    fn message(by: &str, text: &str) -> Message {
        Message { by: by.to_string(), text: text.to_string(), also: Vec::new() }
    }

    #[test]
    fn places_are_those_of_the_search_file() {
        let own = [&FILED[7], &FILED[8]].map(|filed| message(&filed.by, &filed.text));
        assert_eq!(places(&own), 7..9);
    }

    #[test]
    #[should_panic(expected = "in a row")]
    fn unknown_messages_stop_the_build() {
        places(&[message("nobody", "says this")]);
    }

    #[test]
    fn messages_stand_by_program() {
        let said = [("a", "1"), ("a", "2"), ("b", "3"), ("a", "4")];
        let said = said.map(|(by, text)| message(by, text));
        let groups = groups(&said);
        let shown: Vec<_> =
            groups.iter().map(|group| (group.by.as_str(), group.texts.len())).collect();
        assert_eq!(shown, [("a", 2), ("b", 1), ("a", 1)]);
    }

    #[test]
    fn on_a_page_they_are_links_by_program() {
        let own = [message("nginx", "a <b> * c"), message("nginx", "d"), message("又拍云", "e")];
        let place = Place::Page("../".to_string());
        let html = static_html(|| messages(&own, Language::English, &place));
        assert_eq!(html.matches("<dt").count(), 2, "{html}");
        assert!(html.contains("href=\"../?q=a+%3Cb%3E+*+c\""), "{html}");
        assert!(html.contains("a &lt;b&gt; * c"), "{html}");
        assert!(html.contains("<dt lang=\"zh-Hans\">又拍云"), "{html}");
        assert!(!html.contains("<details"), "{html}");
        let many: Vec<Message> =
            (0..=MOST_UNFOLDED).map(|i| message("x", &i.to_string())).collect();
        let html = static_html(|| messages(&many, Language::English, &place));
        assert!(html.contains("<summary>"), "{html}");
    }
}
