//! What the page says of an address or a query that names something that is no entry.

use leptos::either::Either;
use leptos::prelude::*;

use super::boxed::{click, memo};
use super::client_only::ClientOnly;
use super::state::Page;
use crate::catalog::Code;
use crate::catalog::facts::Class;
use crate::link::{Filters, Focus};
use crate::locale::{Messages, fill};
use crate::search::fold::half_width;

/// The codes of the Warning field (RFC 7234, section 5.5), which RFC 9111 made obsolete.
const WARNINGS: [u16; 7] = [110, 111, 112, 113, 199, 214, 299];

/// What the notice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Subject {
    /// The fragment of the address, which is no code.
    Fragment,
    /// A code without an entry.
    Code(Code),
    /// A number that has not the three digits of a status code.
    Number(String),
    /// A code that the query names and the filters leave out.
    Outside(Code),
}

/// What the address names in vain, or else the first number that the query names in vain; `None` where
/// nothing is to be said.
fn subject(page: Page) -> Option<Subject> {
    match &*page.focus.read() {
        Focus::Unreadable => Some(Subject::Fragment),
        Focus::Code(code) if code.entry().is_none() => Some(Subject::Code(*code)),
        Focus::Choose(_) => None,
        Focus::List | Focus::Code(_) | Focus::Compare(_) => {
            let results = page.results.read();
            let mut named = results.answer.codes.iter().map(|named| named.code);
            let unknown = named.find(|code| code.entry().is_none()).map(Subject::Code);
            let outside = || {
                let mut codes = results.answer.codes.iter().map(|named| named.code);
                codes.find(|code| !results.has(*code)).map(Subject::Outside)
            };
            unknown.or_else(outside).or_else(|| number(&page.query.read()))
        }
    }
}

/// The number that a query is, where it has fewer or more than three digits and lies outside 100 to 599,
/// though it may be a number of something else. A number that one of a hundred codes begins with is being typed.
fn number(query: &str) -> Option<Subject> {
    /// What is longer is told apart by nobody.
    const LONGEST: usize = 20;
    let number: String = query.trim().chars().map(half_width).collect();
    // As it stands in the address.
    let number = number.trim_start_matches('#');
    let is_number = number.len() <= LONGEST && number.bytes().all(|byte| byte.is_ascii_digit());
    let digits = number.trim_start_matches('0').len();
    let is_begun = match number.as_bytes() {
        [] | [_] => true,
        [first, _] => matches!(first, b'0'..=b'5'),
        _ => false,
    };
    let is_code = digits == 0 || (digits == 3 && number.parse().ok().and_then(Class::of).is_some());
    (is_number && number.len() != 3 && !is_begun && !is_code)
        .then(|| Subject::Number(number.to_string()))
}

/// What is known of a number without an entry, and the code that a client may take it for.
fn unknown(code: Code, messages: &Messages) -> (String, Option<Code>) {
    let number = code.0.to_string();
    if WARNINGS.contains(&code.0) {
        return (fill(messages.warning_code, &number), None);
    }
    match code.class() {
        Some(_) => {
            let x00 = Code(code.0 / 100 * 100);
            (
                format!("{} {}", fill(messages.unknown_code, &number), messages.unknown_class),
                Some(x00),
            )
        }
        None => {
            (format!("{} {}", fill(messages.outside_range, &number), messages.outside_client), None)
        }
    }
}

/// The notice; nothing where there is nothing to say.
#[component]
pub fn Notice() -> impl IntoView {
    let page = Page::get();
    let subject = memo(move || subject(page));
    view! {
        <ClientOnly view=move || {
            subject.get().map(|subject| view! { <Said subject/> })
        }/>
    }
}

#[component]
fn Said(subject: Subject) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let told = |text: String, clear: Option<&'static str>| {
        let clear_filters = move || page.refine(|view| view.filters = Filters::default());
        let clear = clear.map(|clear| {
            view! {
                " "
                <button type="button" on:click=click(clear_filters)>
                    {clear}
                </button>
            }
        });
        view! { <p>{text} {clear}</p> }
    };
    let said = match subject {
        Subject::Code(code) => {
            let (text, instead) = unknown(code, messages);
            let instead = instead.and_then(Code::entry).map(|entry| {
                let name = page.language.get_untracked().pick(entry.first().name());
                let number = entry.code.to_string();
                view! {
                    " "
                    <a href=format!("#{number}")>{number.clone()} " " {name}</a>
                }
            });
            Either::Left(view! {
                <strong class="num">{code.0.to_string()}</strong>
                <p>{text} {instead}</p>
            })
        }
        Subject::Number(number) => Either::Right(told(fill(messages.outside_range, &number), None)),
        Subject::Fragment => Either::Right(told(messages.not_a_code.to_string(), None)),
        Subject::Outside(code) => {
            let text = fill(messages.outside_filter, &code.to_string());
            Either::Right(told(text, Some(messages.clear_filters)))
        }
    };
    view! {
        <section
            node_ref=page.elements.notice
            id="notice"
            class="notice"
            tabindex="-1"
            aria-live="polite"
        >
            {said}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a number, once in each language, and the code it may be taken for.
    fn of(number: u16) -> ([String; 2], Option<Code>) {
        let [(chinese, of_chinese), (english, of_english)] =
            [&Messages::CHINESE, &Messages::ENGLISH]
                .map(|messages| unknown(Code(number), messages));
        assert_eq!(of_chinese, of_english);
        ([chinese, english], of_english)
    }

    #[test]
    fn a_number_of_a_class_is_taken_for_its_x00() {
        for (number, x00) in [(477, 400), (250, 200), (577, 500)] {
            let (texts, instead) = of(number);
            for text in texts {
                assert!(text.contains(&number.to_string()) && text.contains("RFC 9110"), "{text}");
            }
            assert_eq!(instead, Some(Code(x00)));
        }
    }

    #[test]
    fn warning_codes_and_numbers_outside_are_told_apart() {
        let (texts, instead) = of(199);
        assert!(texts.iter().all(|text| text.contains("199") && text.contains("Warning")));
        assert_eq!(instead, None);
        for number in [99, 600, 700] {
            let ([chinese, english], instead) = of(number);
            assert!(chinese.contains(&number.to_string()) && chinese.contains("100 到 599"));
            assert!(english.contains(&number.to_string()) && english.contains("100 to 599"));
            assert_eq!(instead, None);
        }
    }

    #[test]
    fn a_number_of_another_length_is_answered_unless_it_is_being_typed() {
        let told = |query: &str| match number(query) {
            Some(Subject::Number(number)) => Some(number),
            _ => None,
        };
        for (query, number) in [
            ("1000", "1000"),
            (" 99 ", "99"),
            ("#1000", "1000"),
            ("65", "65"),
            ("１０００", "1000"),
            ("70000", "70000"),
            ("00060", "00060"),
        ] {
            assert_eq!(told(query).as_deref(), Some(number), "{query}");
        }
        // On the way to a code, a code, three digits, another kind of number, a text, nothing.
        for query in [
            "4",
            "40",
            "00",
            "0000",
            "0404",
            "404",
            "777",
            "error 1015",
            "1000 errors",
            "12.5",
            "-1",
            "",
        ] {
            assert_eq!(told(query), None, "{query}");
        }
    }
}
