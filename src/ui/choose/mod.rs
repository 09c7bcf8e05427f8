//! Which status code to return: the questions one by one, and the situation that a query describes.

mod situations;

pub use situations::Situations;

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::boxed::{click, effect, next_frame};
use super::client_only::ClientOnly;
use super::state::{Fetched, Page};
use super::static_html::{BuiltHtml, BuiltText};
use super::steps::Steps;
use crate::browser::document;
use crate::catalog::Code;
use crate::choose::Path;
use crate::link::Focus;
use crate::locale::ChooseMessages;

/// The questions, where the address asks for them.
#[component]
pub fn Choose() -> impl IntoView {
    let page = Page::get();
    effect(move || {
        // The early script keeps room for what comes now.
        if page.interactive.get() {
            document::set_root("data-choosing", None);
        }
    });
    effect(move || {
        if matches!(*page.focus.read(), Focus::Choose(_)) {
            page.fetch_steps();
        }
    });
    effect(move || {
        // Also when the steps have come, or have not.
        page.steps.get();
        if matches!(*page.focus.read(), Focus::Choose(_)) {
            // In the next frame: only then the step is there.
            next_frame(move || page.elements.show_question());
        }
    });
    view! {
        <ClientOnly view=move || match page.focus.get() {
            Focus::Choose(path) => Some(view! { <Questions path steps=page.steps.get()/> }),
            _ => None,
        }/>
    }
}

/// What stands at a path, or how far the tree has come.
#[component]
fn Questions(path: Path, steps: Fetched<&'static Steps>) -> impl IntoView {
    let page = Page::get();
    let messages = ChooseMessages::of(page.language.get_untracked());
    let start_over = (!path.is_empty()).then(|| {
        let address = Focus::Choose(Path::default()).write();
        view! { <a href=address>{messages.start_over}</a> }
    });
    let heading = page.elements.question;
    let body = match steps {
        Fetched::Ready(steps) => EitherOf3::A(view! { <Step path steps/> }),
        Fetched::Failed => EitherOf3::B(view! {
            <div class="failed" role="alert">
                <h2 node_ref=heading tabindex="-1">{messages.load_failed}</h2>
                <button type="button" on:click=click(move || page.fetch_steps())>
                    {page.messages().try_again}
                </button>
            </div>
        }),
        Fetched::Pending => EitherOf3::C(view! {
            <h2 node_ref=heading tabindex="-1" class="loading">{messages.loading}</h2>
        }),
    };
    view! {
        <section
            node_ref=page.elements.choose
            id="choose"
            class="choose"
            aria-labelledby="choose-title"
        >
            <header>
                <p id="choose-title">{messages.title}</p>
                {start_over}
                <button type="button" on:click=click(move || page.leave())>
                    {page.messages().close}
                </button>
            </header>
            {body}
        </section>
    }
}

/// What stands at a path: the questions so far with what was answered, and the question or the answer,
/// all rendered by the build. Where a step of the path does not exist, the last one that does.
#[component]
fn Step(path: Path, steps: &'static Steps) -> impl IntoView {
    let page = Page::get();
    let language = page.language.get_untracked();
    let messages = ChooseMessages::of(language);
    let way = steps.way(&path);
    let lost =
        (way.len() <= path.len()).then(|| view! { <p role="status">{messages.unknown_step}</p> });
    let answered = way.iter().skip(1).map(|step| {
        view! { <li><BuiltHtml html=step.texts(language).answered.clone()/></li> }
    });
    let answered = answered.collect_view();
    way.last().map(|step| {
        let texts = step.texts(language);
        view! {
            {lost}
            <ol class="way" aria-label=messages.way hidden=way.len() == 1>
                {answered}
            </ol>
            <div
                class=if step.code.is_some() { "answer" } else { "contents" }
                data-answer=step.code.map(|code| code.to_string())
                data-class=step.code.map(|code| Code(code).class_digit())
            >
                <h2 node_ref=page.elements.question tabindex="-1">
                    <BuiltText html=texts.heading.clone()/>
                </h2>
                <BuiltHtml html=texts.body.clone()/>
            </div>
        }
    })
}
