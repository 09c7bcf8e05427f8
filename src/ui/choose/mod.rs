//! Which status code to return: the questions one by one, and the situation that a query describes.

mod prose;
mod situations;
mod step;

pub use situations::Situations;

use std::sync::Arc;

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::boxed::{click, effect, memo};
use super::client_only::ClientOnly;
use super::state::{Fetched, Page};
use crate::browser::document;
use crate::choose::{Path, Tree};
use crate::link::Focus;
use crate::locale::ChooseMessages;
use step::Step;

/// The questions, where the address asks for them.
#[component]
pub fn Choose() -> impl IntoView {
    let page = Page::get();
    let path = memo(move || match &*page.focus.read() {
        Focus::Choose(path) => Some(path.clone()),
        _ => None,
    });
    let stage = memo(move || std::mem::discriminant(&*page.tree.read()));
    effect(move || {
        // The early script keeps room for what comes now.
        if page.interactive.get() {
            document::set_root("data-choosing", None);
        }
    });
    effect(move || {
        if path.read().is_some() {
            page.fetch_tree();
        }
    });
    effect(move || {
        let _ = stage.get();
        if path.read().is_some() {
            // In the next frame: only then the step is there.
            request_animation_frame(move || page.elements.show_question());
        }
    });
    view! {
        <ClientOnly view=move || {
            path.get().map(|path| view! { <Questions path tree=page.tree.get()/> })
        }/>
    }
}

/// What stands at a path, or how far the tree has come.
#[component]
fn Questions(path: Path, tree: Fetched<Arc<Tree>>) -> impl IntoView {
    let page = Page::get();
    let messages = ChooseMessages::of(page.language.get());
    let start_over = (!path.is_empty()).then(|| {
        let address = Focus::Choose(Path::default()).write();
        view! { <a href=address>{messages.start_over}</a> }
    });
    let heading = page.elements.question;
    let body = match tree {
        Fetched::Ready(tree) => EitherOf3::A(view! { <Step path tree/> }),
        Fetched::Failed => EitherOf3::B(view! {
            <div class="failed" role="alert">
                <h2 node_ref=heading tabindex="-1">{messages.load_failed}</h2>
                <button type="button" on:click=click(move || page.fetch_tree())>
                    {page.messages().try_again}
                </button>
            </div>
        }),
        Fetched::Idle | Fetched::Pending => EitherOf3::C(view! {
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
                <button type="button" on:click=click(move || page.go(Focus::List))>
                    {page.messages().close}
                </button>
            </header>
            {body}
        </section>
    }
}
