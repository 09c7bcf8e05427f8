//! The filters: classes always in sight, the rest behind a fold.

use leptos::prelude::*;

use super::events::click;
use super::state::Page;
use super::static_html::{Pick, StaticText, Words, both, pair};
use crate::catalog::Text;
use crate::catalog::facet::Origin;
use crate::link::{Facet, Filters};
use crate::locale::Strings;

/// The five classes, and a button that clears every filter.
#[component]
pub fn ClassFilters() -> impl IntoView {
    let page = Page::get();
    let none = Memo::new(move |_| page.view.read().filters.is_empty());
    let clear = move || page.refine(|view| view.filters = Filters::default());
    view! {
        <div class="choices classes" role="group" aria-labelledby="classes">
            <StaticText class="contents">
                <span id="classes" class="quiet">{both(|s| s.classes)}</span>
            </StaticText>
            {choices(|facet| matches!(facet, Facet::Class(_)))}
            <button type="button" class="clear" hidden=none on:click=click(clear)>
                <Words say=|s| s.clear_filters/>
            </button>
        </div>
    }
}

/// The filters by fact, version and source.
#[component]
pub fn MoreFilters() -> impl IntoView {
    let page = Page::get();
    let folded = Memo::new(move |_| page.view.read().filters.folded());
    view! {
        <details class="more">
            <summary>
                <Words say=|s| s.more_filters/>
                " "
                <span class="badge on" hidden=move || folded.get() == 0>
                    {folded}
                </span>
            </summary>
            <Group title=|s| s.by_fact of=|facet| matches!(facet, Facet::Fact(_))/>
            <Group title=|s| s.by_version of=|facet| matches!(facet, Facet::Since(_))/>
            <Group title=|s| s.by_source of=|facet| matches!(facet, Facet::Origin(_))/>
        </details>
    }
}

#[component]
fn Group(title: Pick, of: fn(&Facet) -> bool) -> impl IntoView {
    view! {
        <fieldset>
            <legend>
                <Words say=title/>
            </legend>
            <div class="choices">{choices(of)}</div>
        </fieldset>
    }
}

/// The choices of a kind.
fn choices(of: fn(&Facet) -> bool) -> impl IntoView {
    let choices = Facet::all().enumerate().filter(move |(_, facet)| of(facet));
    choices.map(|(index, facet)| view! { <Choice index facet/> }).collect::<Vec<_>>()
}

/// One choice: a button that says whether it is on, and how many cards it would leave.
#[component]
fn Choice(index: usize, facet: Facet) -> impl IntoView {
    let page = Page::get();
    let class = match facet {
        Facet::Class(class) => Some(class.digit()),
        _ => None,
    };
    let on = Memo::new(move |_| page.view.read().filters.has(index));
    let left = Memo::new(move |_| page.results.read().facets[index]);
    view! {
        <button
            type="button"
            class="choice"
            data-class=class
            data-none=move || left.get() == 0
            aria-pressed=move || if on.get() { "true" } else { "false" }
            on:click=click(move || page.refine(|view| view.filters.toggle(facet)))
        >
            <StaticText class="contents">{pair(label(facet))}</StaticText>
            // The number is no part of the button's name.
            <span class="left" aria-hidden="true">
                {left}
            </span>
        </button>
    }
}

fn label(facet: Facet) -> Text {
    let said = |pick: &dyn Fn(&Strings) -> &'static str| Text {
        zh: pick(&Strings::CHINESE),
        en: pick(&Strings::ENGLISH),
    };
    match facet {
        Facet::Class(class) => said(&|_| class.label()),
        Facet::Fact(chosen) => said(&|s| s.fact(chosen)),
        Facet::Since(version) => said(&|s| s.version(version)),
        Facet::Origin(Origin::Registered) => said(&|s| s.registered),
        Facet::Origin(Origin::Unofficial) => said(&|s| s.unofficial),
        Facet::Origin(Origin::Group(group)) => group.name,
        Facet::Origin(Origin::Owner(source)) => source.name,
    }
}
