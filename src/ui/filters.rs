//! The filters: classes always in sight, the rest behind a fold. The build draws them;
//! `browser::choices` shows which are on, and `ui::state` listens to their presses.

use leptos::prelude::*;

use super::results::Results;
use super::words::{Pick, both, drawn, text};
use crate::catalog::Text;
use crate::catalog::facet::Origin;
use crate::link::{Facet, View};
use crate::locale::Strings;

/// The id of the button that clears every filter.
pub const CLEAR: &str = "clear";

/// The id of what says how many filters behind the fold are on.
pub const ACTIVE: &str = "active";

/// The five classes, and one press to clear every filter.
#[component]
pub fn Classes() -> impl IntoView {
    let content = drawn(|| {
        view! {
            <span id="classes" class="quiet">{both(|s| s.classes)}</span>
            {choices(|facet| matches!(facet, Facet::Class(_)))}
            <button type="button" id=CLEAR class="clear" data-clear="" hidden>
                {both(|s| s.clear_filters)}
            </button>
        }
    });
    view! {
        <div
            class="choices classes"
            role="group"
            aria-labelledby="classes"
            inner_html=content
        ></div>
    }
}

/// The filters by fact, version and source.
#[component]
pub fn MoreFilters() -> impl IntoView {
    let content = drawn(|| {
        view! {
            <summary>
                {both(|s| s.more_filters)} <span id=ACTIVE class="badge on" hidden></span>
            </summary>
            {group(|s| s.by_fact, |facet| matches!(facet, Facet::Fact(_)))}
            {group(|s| s.by_version, |facet| matches!(facet, Facet::Since(_)))}
            {group(|s| s.by_source, |facet| matches!(facet, Facet::Origin(_)))}
        }
    });
    view! { <details class="more" inner_html=content></details> }
}

fn group(title: Pick, of: fn(&Facet) -> bool) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{both(title)}</legend>
            <div class="choices">{choices(of)}</div>
        </fieldset>
    }
}

/// The choices of a kind.
fn choices(of: fn(&Facet) -> bool) -> impl IntoView {
    let left = Results::of(&View::default()).left;
    let numbered = Facet::all().enumerate().filter(|(_, facet)| of(facet));
    numbered.map(|(i, facet)| choice(i, facet, left[i])).collect::<Vec<_>>()
}

/// One choice: a button that says whether it is on, and how many cards it would leave.
fn choice(index: usize, facet: Facet, left: usize) -> impl IntoView {
    let class = match facet {
        Facet::Class(class) => Some(&class.label()[..1]),
        _ => None,
    };
    view! {
        <button type="button" class="choice" data-class=class data-facet=index aria-pressed="false">
            {text(label(facet))}
            // The number is no part of the button's name.
            <span class="left" aria-hidden="true">{left}</span>
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
