//! What an open card says below its face: the texts that the build rendered, and what one can do
//! with them.

use std::sync::Arc;

use leptos::either::{Either, EitherOf6};
use leptos::prelude::*;

use super::messages::Messages;
use super::programs::ProgramLines;
use crate::browser::share::is_offered;
use crate::catalog::Code;
use crate::ui::boxed::click;
use crate::ui::compare::AddCode;
use crate::ui::loading::Loading;
use crate::ui::state::{Fetched, Page};
use crate::ui::texts::{
    Body, Constant, Details as CodeDetails, Difference, Fact, MeaningDetails, Section, Texts,
};
use crate::ui::toast::{copy, copy_app_link, copy_link, share};

/// The details of an open card, or how far they have come.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#[component]
pub fn Details(
    /// The open code.
    code: Code,
    /// The long texts, as far as they have come.
    texts: Fetched<Arc<Texts>>,
) -> impl IntoView {
    let details = match &texts {
        Fetched::Ready(texts) => texts.of(code),
        _ => None,
    };
    view! {
        <div class="opened">
            {match details {
                Some(details) => Either::Left(view! { <Everything code details/> }),
                None => Either::Right(view! { <Loading failed=!texts.is_pending()/> }),
            }}
        </div>
    }
}

#[component]
fn Everything(code: Code, details: CodeDetails) -> impl IntoView {
    view! {
        <Actions code/>
        {details.meanings.into_iter().map(|meaning| view! { <Meaning meaning/> }).collect_view()}
        <ProgramLines code/>
        <div inner_html=details.related></div>
        <AddCode codes=vec![code]/>
    }
}

/// What one can do with the code.
#[component]
fn Actions(code: Code) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let name = code.entry().map_or("", |entry| entry.first().phrase());
    let name = format!("{code} {name}");
    view! {
        <div class="actions">
            <button type="button" on:click=click(move || copy_link(page, code))>
                {messages.copy_link}
            </button>
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
    let heading = (!meaning.heading.is_empty())
        .then(|| view! { <div class="contents" inner_html=meaning.heading></div> });
    let sections = meaning.sections.into_iter().map(|section| view! { <Part section/> });
    view! { <section class="meaning">{heading} {sections.collect_view()}</section> }
}

/// A section of a meaning.
#[component]
fn Part(section: Section) -> impl IntoView {
    let Section { class, title, body } = section;
    let body = match body {
        Body::Html(html) => EitherOf6::A(view! { <div inner_html=html></div> }),
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
fn Facts(facts: Vec<Fact>) -> impl IntoView {
    let rows = facts.into_iter().filter(|fact| !fact.value.is_empty()).map(|fact| {
        view! {
            <tr>
                <th scope="row">{fact.label}</th>
                <td inner_html=fact.value></td>
            </tr>
        }
    });
    view! {
        <table class="facts">
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Differences(list: Vec<Difference>) -> impl IntoView {
    let terms = list.into_iter().map(|difference| {
        view! {
            <dt inner_html=difference.term></dt>
            <dd inner_html=difference.html></dd>
        }
    });
    view! { <dl>{terms.collect_view()}</dl> }
}

#[component]
fn Example(html: String, text: String) -> impl IntoView {
    let page = Page::get();
    view! {
        <div inner_html=html></div>
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
                    <small inner_html=constant.others></small>
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
