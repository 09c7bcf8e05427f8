//! What the page says of an address or a query that names something that is no entry.

use leptos::prelude::*;

use super::markup::Markup;
use super::state::Page;
use crate::browser::cards;
use crate::catalog::Code;
use crate::link::Focus;
use crate::locale::{Live, fill};

/// The id of the notice.
pub const ID: &str = "notice";

/// The id of the place that it is mounted in.
pub const SLOT: &str = "notices";

/// The codes of the Warning field (RFC 7234, section 5.5), which RFC 9111 made obsolete.
const WARNINGS: [u16; 7] = [110, 111, 112, 113, 199, 214, 299];

/// What the address names in vain, or else the first number that the query names in vain: a code
/// without an entry, or no code at all. `List` where nothing is to be said.
fn subject(page: Page) -> Focus {
    match &*page.focus.read() {
        Focus::Unreadable => Focus::Unreadable,
        Focus::Code(code) if code.entry().is_none() => Focus::Code(*code),
        Focus::List | Focus::Code(_) | Focus::Compare(_) => {
            let named = &page.results.read().answer.codes;
            let unknown = named.iter().map(|named| named.code).find(|code| code.entry().is_none());
            unknown.map_or(Focus::List, Focus::Code)
        }
    }
}

/// What is known of a number without an entry, and the code that a client may take it for.
fn unknown(code: Code, strings: &Live) -> (String, Option<Code>) {
    let number = code.0.to_string();
    if WARNINGS.contains(&code.0) {
        return (fill(strings.warning_code, &number), None);
    }
    match code.class() {
        Some(_) => {
            let x00 = Code(code.0 / 100 * 100);
            (
                format!("{} {}", fill(strings.unknown_code, &number), strings.unknown_class),
                Some(x00),
            )
        }
        None => (fill(strings.outside_range, &number), None),
    }
}

/// The notice; nothing where there is nothing to say.
#[component]
pub fn Notice() -> impl IntoView {
    let page = Page::get();
    let subject = Memo::new(move |_| subject(page));
    move || {
        let subject = subject.get();
        (subject != Focus::List).then(|| {
            let language = page.language.get();
            let strings = language.live();
            let mut said = Markup::default();
            match subject {
                Focus::Code(code) => {
                    let (text, instead) = unknown(code, strings);
                    said.tags("<strong class=\"num\">").text(&code.0.to_string());
                    said.tags("</strong><p>").text(&text);
                    if let Some(code) = instead {
                        let number = code.to_string();
                        said.tags(" <a href=\"#").text(&number).tags("\">").text(&number);
                        said.tags(" ").text(&cards::name(code, language)).tags("</a>");
                    }
                }
                _ => {
                    said.tags("<p>").text(strings.not_a_code);
                }
            }
            said.tags("</p>");
            let html = said.finish();
            view! {
                <section id=ID class="notice" tabindex="-1" aria-live="polite" inner_html=html></section>
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(number: u16) -> (String, Option<Code>) {
        unknown(Code(number), &Live::ENGLISH)
    }

    #[test]
    fn a_number_of_a_class_is_taken_for_its_x00() {
        let (text, instead) = of(477);
        assert!(text.contains("477"));
        assert_eq!(instead, Some(Code(400)));
    }

    #[test]
    fn warning_codes_and_numbers_outside_are_told_apart() {
        assert!(of(199).0.contains("Warning"));
        assert!(of(700).0.contains("100 to 599"));
        assert_eq!(of(99).1, None);
    }
}
