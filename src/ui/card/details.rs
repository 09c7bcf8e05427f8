//! What an open card says below its face: the texts that the build rendered, and what one can do
//! with them.

use leptos::either::{Either, EitherOf6};
use leptos::prelude::*;

use super::messages::Messages;
use super::outside::OutsideFilter;
use super::programs::ProgramLines;
use crate::browser::share::is_offered;
use crate::catalog::Code;
use crate::locale::fill;
use crate::ui::boxed::{click, memo};
use crate::ui::client_only::ClientOnly;
use crate::ui::compare::AddCode;
use crate::ui::facts::{Differences, Facts};
use crate::ui::loading::Loading;
use crate::ui::state::{Fetched, Page};
use crate::ui::static_html::{BuiltHtml, BuiltText};
use crate::ui::texts::{Body, Constant, Details as CodeDetails, MeaningDetails, Section, Texts};
use crate::ui::toast::{copy, copy_app_link, copy_link, share};

/// The details of an open card, or how far they have come.
#[component]
pub fn Details(
    /// The open code.
    code: Code,
    /// The long texts, as far as they have come.
    texts: Fetched<&'static Texts>,
) -> impl IntoView {
    let page = Page::get();
    let details = match texts {
        Fetched::Ready(texts) => texts.of(code),
        _ => None,
    };
    let neighbours = memo(move || neighbours(page, code));
    view! {
        <ClientOnly view=move || Some(view! { <Controls code neighbours=neighbours.get()/> })/>
        // A press into it gives it the focus: what keys scroll is then this text, also beside the list.
        <div class="opened" tabindex="-1" node_ref=page.elements.text>
            <OutsideFilter code/>
            {match details {
                Some(details) => Either::Left(view! { <Everything code details/> }),
                None => Either::Right(view! { <Loading failed=!texts.is_pending()/> }),
            }}
        </div>
    }
}

#[component]
fn Everything(code: Code, details: CodeDetails) -> impl IntoView {
    let has_related = !details.related.is_empty();
    view! {
        {details.meanings.into_iter().map(|meaning| view! { <Meaning meaning/> }).collect_view()}
        <Actions code/>
        <ProgramLines code/>
        <BuiltHtml html=details.related/>
        <AddCode codes=vec![code] under_heading=has_related/>
    }
}

/// A line that stays in sight while the card is: what it is about, and where to go from it.
#[component]
fn Controls(code: Code, neighbours: [Option<Code>; 2]) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let [before, after] = neighbours;
    view! {
        <div class="controls">
            // Seen where the heading of the card is not beside it.
            <span class="which" aria-hidden="true">{named(code)}</span>
            <button
                type="button"
                aria-label=messages.copy_link
                on:click=click(move || copy_link(page, code))
            >
                {messages.copy}
            </button>
            {before.map(|code| step(code, messages.previous, "‹"))}
            {after.map(|code| step(code, messages.next, "›"))}
            <button
                type="button"
                aria-label=messages.close
                data-close=""
                on:click=click(move || page.toggle(code))
            >
                "×"
            </button>
        </div>
    }
}

/// The codes before and after one in the list.
fn neighbours(page: Page, code: Code) -> [Option<Code>; 2] {
    let shown: Vec<Code> = page.results.read().shown_with(Some(code)).collect();
    let at = shown.iter().position(|other| *other == code);
    let neighbour = |at: Option<usize>| at.and_then(|at| shown.get(at)).copied();
    [neighbour(at.and_then(|at| at.checked_sub(1))), neighbour(at.map(|at| at + 1))]
}

/// A link to a neighbour in the list.
fn step(code: Code, word: &'static str, sign: &'static str) -> impl IntoView {
    let href = format!("#{}", code.0);
    view! { <a class="button" href=href aria-label=fill(word, &named(code))>{sign}</a> }
}

/// The number and the phrase.
fn named(code: Code) -> String {
    let phrase = code.entry().map_or("", |entry| entry.first().phrase());
    format!("{code} {phrase}")
}

/// What one can do with the code.
#[component]
fn Actions(code: Code) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let name = named(code);
    view! {
        <div class="actions">
            // The build cannot know; the early script takes the button out where it must.
            {(cfg!(feature = "ssr") || is_offered()).then(|| view! {
                <button type="button" data-share="" on:click=click(move || share(page, code))>
                    {messages.share}
                </button>
            })}
            <button type="button" on:click=click(move || copy(page, name.clone()))>
                {messages.copy_name}
            </button>
            <a class="button" href=format!("{code}/")>{messages.permalink}</a>
            <button type="button" on:click=click(move || copy_app_link(page, code))>
                {messages.copy_app_link}
            </button>
        </div>
    }
}

#[component]
fn Meaning(meaning: MeaningDetails) -> impl IntoView {
    let heading =
        (!meaning.heading.is_empty()).then(|| view! { <BuiltHtml html=meaning.heading/> });
    let sections = meaning.sections.into_iter().map(|section| view! { <Part section/> });
    view! { <section class="meaning">{heading} {sections.collect_view()}</section> }
}

/// A section of a meaning.
#[component]
fn Part(section: Section) -> impl IntoView {
    let Section { class, title, body } = section;
    let body = match body {
        Body::Html(html) => EitherOf6::A(view! { <BuiltHtml html/> }),
        Body::Facts(facts) => EitherOf6::B(view! { <Facts facts/> }),
        Body::Example { html, text } => EitherOf6::C(view! { <Example html text/> }),
        Body::Differences(list) => EitherOf6::D(view! { <Differences list/> }),
        Body::Constants(constants) => EitherOf6::E(view! { <Constants constants/> }),
        Body::Messages(places) => EitherOf6::F(view! { <Messages places/> }),
    };
    view! {
        <section class=class>
            <h4>{title}</h4>
            {body}
        </section>
    }
}

#[component]
fn Example(html: String, text: String) -> impl IntoView {
    let page = Page::get();
    view! {
        <BuiltHtml html/>
        <button type="button" on:click=click(move || copy(page, text.clone()))>
            {page.messages().copy_example}
        </button>
    }
}

#[component]
fn Constants(constants: Vec<Constant>) -> impl IntoView {
    let page = Page::get();
    let word = page.messages().copy;
    let rows = constants.into_iter().map(|constant| {
        let name = constant.name.clone();
        view! {
            <tr>
                <th scope="row" lang="en">{constant.library}</th>
                <td>
                    <code>{constant.name.clone()}</code>
                    <small>
                        <BuiltText html=constant.others/>
                    </small>
                </td>
                <td>
                    <button
                        type="button"
                        aria-label=format!("{word} {name}")
                        on:click=click(move || copy(page, name.clone()))
                    >
                        {word}
                    </button>
                </td>
            </tr>
        }
    });
    view! {
        <table>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
