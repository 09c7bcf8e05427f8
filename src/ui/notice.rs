//! What the page says of an address or a query that names something that is no entry.

use leptos::either::Either;
use leptos::prelude::*;

use super::boxed::memo;
use super::client_only::ClientOnly;
use super::state::Page;
use crate::catalog::Code;
use crate::link::Focus;
use crate::locale::{Messages, fill};

/// The codes of the Warning field (RFC 7234, section 5.5), which RFC 9111 made obsolete.
const WARNINGS: [u16; 7] = [110, 111, 112, 113, 199, 214, 299];

/// What the address names in vain, or else the first number that the query names in vain: a code
/// without an entry, or no code at all. `List` where nothing is to be said.
fn subject(page: Page) -> Focus {
    match &*page.focus.read() {
        Focus::Unreadable => Focus::Unreadable,
        Focus::Code(code) if code.entry().is_none() => Focus::Code(*code),
        Focus::Choose(_) => Focus::List,
        Focus::List | Focus::Code(_) | Focus::Compare(_) => {
            let results = page.results.read();
            let mut named = results.answer.codes.iter().map(|named| named.code);
            named.find(|code| code.entry().is_none()).map_or(Focus::List, Focus::Code)
        }
    }
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
        None => (fill(messages.outside_range, &number), None),
    }
}

/// The notice; nothing where there is nothing to say.
#[component]
pub fn Notice() -> impl IntoView {
    let page = Page::get();
    let subject = memo(move || subject(page));
    view! {
        <ClientOnly view=move || {
            let subject = subject.get();
            (subject != Focus::List).then(|| view! { <Said subject/> })
        }/>
    }
}

#[component]
fn Said(subject: Focus) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let said = match subject {
        Focus::Code(code) => {
            let (text, instead) = unknown(code, messages);
            let instead = instead.and_then(Code::entry).map(|entry| {
                let name = page.language.get().pick(entry.first().name());
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
        _ => Either::Right(view! { <p>{messages.not_a_code}</p> }),
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
}
