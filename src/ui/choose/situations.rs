//! The situations that a query describes, with the code to return, before all cards.

use leptos::prelude::*;

use super::prose::prose;
use super::step::named;
use crate::catalog::Code;
use crate::choose::{Path, Scenario, may_describe};
use crate::link::{Focus, MOST_COMPARED};
use crate::locale::ChooseMessages;
use crate::ui::boxed::{effect, memo};
use crate::ui::client_only::ClientOnly;
use crate::ui::state::Page;

/// The situations that the query describes; nothing for most queries.
#[component]
pub fn Situations() -> impl IntoView {
    let page = Page::get();
    let query = memo(move || page.view.read().query.clone());
    effect(move || {
        if may_describe(&query.read()) {
            page.fetch_tree();
        }
    });
    let is_choosing = memo(move || matches!(*page.focus.read(), Focus::Choose(_)));
    view! {
        <ClientOnly view=move || {
            let found = page.situations.get();
            (!found.is_empty() && !is_choosing.get()).then(|| {
                found.into_iter().map(|scenario| view! { <Situation scenario/> }).collect_view()
            })
        }/>
    }
}

/// A situation, the code, and why.
#[component]
fn Situation(scenario: Scenario) -> impl IntoView {
    let page = Page::get();
    let language = page.language.get();
    let messages = ChooseMessages::of(language);
    let code = Code(scenario.code);
    let instead = scenario.instead.iter().copied().map(Code);
    let compared = Focus::of([code].into_iter().chain(instead).take(MOST_COMPARED));
    let names: Vec<String> = compared.codes().iter().map(ToString::to_string).collect();
    let compare = (names.len() > 1).then(|| {
        view! {
            <a class="button" href=compared.write()>
                {messages.compare}
                " "
                {names.join(" / ")}
            </a>
        }
    });
    let place = Focus::Choose(Path::read(&scenario.path)).write();
    view! {
        <section
            class="situation"
            data-scenario=scenario.id.clone()
            data-answer=scenario.code.to_string()
            data-class=code.class_digit()
        >
            <h2>{prose(&scenario.text, language)}</h2>
            <p>
                <a href=format!("#{}", code.0)>{named(page, code)}</a>
            </p>
            <p>{prose(&scenario.reason, language)}</p>
            <p class="actions">
                <a class="button" href=place>{messages.place}</a>
                {compare}
            </p>
        </section>
    }
}
