//! The situations that a query describes, with the code to return, before all cards.

use leptos::prelude::*;

use crate::catalog::Code;
use crate::choose::may_describe;
use crate::link::Focus;
use crate::ui::boxed::{effect, memo};
use crate::ui::client_only::ClientOnly;
use crate::ui::state::Page;
use crate::ui::static_html::BuiltHtml;

/// The situations that the query describes; nothing for most queries.
#[component]
pub fn Situations() -> impl IntoView {
    let page = Page::get();
    effect(move || {
        if may_describe(&page.query.read()) {
            page.fetch_steps();
        }
    });
    let is_choosing = memo(move || matches!(*page.focus.read(), Focus::Choose(_)));
    view! {
        <ClientOnly view=move || {
            let found = page.situations.get();
            (!found.is_empty() && !is_choosing.get()).then(|| {
                found.into_iter().map(|place| view! { <Situation place/> }).collect_view()
            })
        }/>
    }
}

/// A situation, the code, and why: rendered by the build.
#[component]
fn Situation(place: usize) -> impl IntoView {
    let page = Page::get();
    page.steps.content()?.situation(place).map(|situation| {
        view! {
            <section
                class="situation"
                data-scenario=situation.id.clone()
                data-answer=situation.code.to_string()
                data-class=Code(situation.code).class_digit()
            >
                <BuiltHtml html=situation.html[page.language.get_untracked() as usize].clone()/>
            </section>
        }
    })
}
