//! The filters: classes always in sight, the rest behind a fold.

use leptos::prelude::*;

use super::state::Page;
use super::words::{Pick, both, text};
use crate::catalog::Text;
use crate::catalog::facet::{Fact, Origin};
use crate::catalog::facts::{Class, Version};
use crate::link::{Facet, Filters};
use crate::locale::Strings;

fn toggle(page: Page, facet: Facet) {
    page.refine(|view| view.filters.toggle(facet));
}

/// One choice: a button that says whether it is on, and how many cards it would leave.
fn choice(page: Page, facet: Facet, label: Text, class: Option<Class>) -> impl IntoView {
    let on = move || page.view.with(|view| view.filters.has(facet));
    let index = facet.index();
    let left = Memo::new(move |_| page.results.with(|results| results.left[index]));
    view! {
        <button
            type="button"
            class="choice"
            data-class=class.map(|class| &class.label()[..1])
            data-none=move || (left.get() == 0).then_some("")
            aria-pressed=move || if on() { "true" } else { "false" }
            on:click=move |_| toggle(page, facet)
        >
            {text(label)}
            // The number is no part of the button's name.
            <span class="left" aria-hidden="true">
                {move || left.get().to_string()}
            </span>
        </button>
    }
}

/// The five classes, and one press to clear every filter.
#[component]
pub fn Classes() -> impl IntoView {
    let page = Page::get();
    let none = move || page.view.with(|view| view.filters.is_empty());
    view! {
        <div class="choices classes" role="group" aria-labelledby="classes">
            <span id="classes" class="quiet">{both(|s| s.classes)}</span>
            {Class::ALL.into_iter().map(|class| choice(page, Facet::Class(class), Text { zh: class.label(), en: class.label() }, Some(class))).collect::<Vec<_>>()}
            <button
                type="button"
                class="clear"
                hidden=none
                on:click=move |_| page.refine(|view| view.filters = Filters::default())
            >
                {both(|s| s.clear_filters)}
            </button>
        </div>
    }
}

fn label(pick: impl Fn(&Strings) -> &'static str) -> Text {
    Text { zh: pick(&Strings::CHINESE), en: pick(&Strings::ENGLISH) }
}

fn group(title: Pick, choices: Vec<impl IntoView + 'static>) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{both(title)}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
    }
}

/// The filters by fact, version and source.
#[component]
pub fn MoreFilters() -> impl IntoView {
    let page = Page::get();
    let active = move || page.view.with(|view| view.filters.folded());
    let origin = |origin: Origin| match origin {
        Origin::Registered => label(|s| s.registered),
        Origin::Unofficial => label(|s| s.unofficial),
        Origin::Owner(source) => source.name,
    };
    view! {
        <details class="more">
            <summary>{both(|s| s.more_filters)} <span class="badge on" hidden=move || active() == 0>{move || active().to_string()}</span></summary>
            {group(
                |s| s.by_fact,
                Fact::ALL.into_iter().map(|fact| choice(page, Facet::Fact(fact), label(|s| s.fact(fact)), None)).collect(),
            )}
            {group(
                |s| s.by_version,
                Version::ALL.into_iter().map(|v| choice(page, Facet::Since(v), label(|s| s.version(v)), None)).collect(),
            )}
            {group(
                |s| s.by_source,
                Origin::all().map(|o| choice(page, Facet::Origin(o), origin(o), None)).collect(),
            )}
        </details>
    }
}
