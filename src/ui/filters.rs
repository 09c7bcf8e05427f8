//! The filters: classes always in sight, the rest behind a button.

use leptos::prelude::*;

use super::boxed::{aria, click, flag, memo, optional, text};
use super::state::Page;
use super::static_html::{Pick, StaticText, Words, both, pair};
use crate::catalog::facet::Origin;
use crate::catalog::{GROUPS, Group, Text};
use crate::link::{Facet, Filters};
use crate::locale::{Strings, fill};

/// The five classes, a button that clears every filter, and one that unfolds the other filters.
#[component]
pub fn ClassFilters(
    /// Whether the other filters are unfolded.
    unfolded: RwSignal<bool>,
) -> impl IntoView {
    let page = Page::get();
    let none = memo(move || page.filters.read().is_empty());
    let clear = move || {
        if !none.get_untracked() {
            page.refine(|view| view.filters = Filters::default());
        }
    };
    view! {
        <div class="choices classes" role="group" aria-labelledby="classes">
            <StaticText class="contents">
                <span id="classes" class="quiet">{both(|s| s.classes)}</span>
            </StaticText>
            // Always there, so that nothing moves when the first filter is set; and never without the focus
            // that it has, as a button that is `disabled` would be.
            <button
                type="button"
                class="clear"
                aria-disabled=aria(move || none.get())
                on:click=click(clear)
            >
                <span aria-hidden="true">"× "</span>
                <Words say=|s| s.clear_filters/>
            </button>
            {choices(&|facet| matches!(facet, Facet::Class(_)), None)}
            <button
                type="button"
                class="choice unfold"
                aria-controls="more"
                aria-expanded=aria(move || unfolded.get())
                on:click=click(move || unfolded.update(|unfolded| *unfolded = !*unfolded))
            >
                <StaticText>
                    {both(|s| s.more)} <span class="rest">{both(|s| s.more_of)}</span>
                </StaticText>
                <Active of=Box::new(|facet| !matches!(facet, Facet::Class(_)))/>
            </button>
        </div>
    }
}

/// The filters by fact, version and source.
#[component]
pub fn MoreFilters(
    /// Whether they are unfolded.
    unfolded: RwSignal<bool>,
) -> impl IntoView {
    let alone = |facet| matches!(facet, Facet::Origin(origin) if origin.group().is_none());
    view! {
        <div id="more" class="more" hidden=flag(move || !unfolded.get())>
            <Kind title=|s| s.by_fact of=|facet| matches!(facet, Facet::Fact(_)) unfolded/>
            <Kind title=|s| s.by_version of=|facet| matches!(facet, Facet::Since(_)) unfolded/>
            <Kind title=|s| s.by_source of=alone unfolded/>
            {GROUPS.iter().map(|group| view! { <Owners group unfolded/> }).collect_view()}
        </div>
    }
}

/// How many of some choices are on, beside what hides them.
#[component]
fn Active(of: Box<dyn Fn(Facet) -> bool + Send + Sync>) -> impl IntoView {
    let page = Page::get();
    let active = memo(move || page.filters.read().count(&of));
    view! {
        <span class="badge on" hidden=flag(move || active.get() == 0)>
            {text(move || active.get().to_string())}
        </span>
    }
}

#[component]
fn Kind(title: Pick, of: fn(Facet) -> bool, unfolded: RwSignal<bool>) -> impl IntoView {
    view! {
        <fieldset>
            <legend>
                <Words say=title/>
            </legend>
            <div class="choices">{choices(&of, Some(unfolded))}</div>
        </fieldset>
    }
}

/// The owners of a group, which is a choice itself, behind a fold.
#[component]
fn Owners(group: &'static Group, unfolded: RwSignal<bool>) -> impl IntoView {
    let of = move |facet| matches!(facet, Facet::Origin(origin) if origin.group() == Some(group));
    view! {
        <details class="owners">
            <summary>
                <StaticText>{pair(group.name)} " · " {both(|s| s.owners)}</StaticText>
                " "
                <Active of=Box::new(of)/>
            </summary>
            <div class="choices">{choices(&of, Some(unfolded))}</div>
        </details>
    }
}

/// The choices of a kind; behind a fold where `unfolded` tells of it.
fn choices(of: &dyn Fn(Facet) -> bool, unfolded: Option<RwSignal<bool>>) -> impl IntoView + use<> {
    let choices = Facet::all().enumerate().filter(|(_, facet)| of(*facet));
    choices.map(|(index, facet)| view! { <Choice index facet unfolded/> }).collect::<Vec<_>>()
}

/// One choice: a button that says whether it is on, and how many cards it would leave.
#[component]
fn Choice(index: usize, facet: Facet, unfolded: Option<RwSignal<bool>>) -> impl IntoView {
    let page = Page::get();
    let class = match facet {
        Facet::Class(class) => Some(class.digit()),
        _ => None,
    };
    let on = memo(move || page.filters.read().has(index));
    // What nobody sees is not counted anew on each key.
    let left = memo(move || {
        let is_seen = unfolded.is_none_or(|unfolded| unfolded.get());
        if is_seen { page.results.read().facets[index] } else { 0 }
    });
    view! {
        <button
            type="button"
            class="choice"
            data-class=class
            data-none=flag(move || left.get() == 0)
            aria-pressed=aria(move || on.get())
            // What the name leaves open, as a description: the name is what stands there.
            title=description(page, facet, left)
            on:click=click(move || page.refine(|view| view.filters.toggle(facet)))
        >
            <StaticText class="contents">{pair(label(facet))}</StaticText>
            // The number is no part of the button's name.
            <span class="left" aria-hidden="true">
                {text(move || left.get().to_string())}
            </span>
        </button>
    }
}

/// What a class is called, and how many cards it would leave; nothing for choices whose name says it,
/// and nothing before the reader's language is known: the build renders none.
fn description(
    page: Page,
    facet: Facet,
    left: Memo<usize>,
) -> Box<dyn FnMut() -> Option<String> + Send> {
    optional(move || match facet {
        Facet::Class(class) if page.interactive.get() => {
            let language = page.language.get();
            let template = match left.get() {
                1 => language.messages().class_of_one,
                _ => language.messages().class_of,
            };
            Some(fill(&fill(template, language.class(class)), &left.get().to_string()))
        }
        _ => None,
    })
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
