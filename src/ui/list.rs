//! The list: headings and cards, which the build draws and `browser::cards` puts in order.

use leptos::prelude::*;

use super::state::Page;
use super::words::both;
use crate::link::Filters;

/// The id of the list.
pub const ID: &str = "list";

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let page = Page::get();
    let show_all = move |_| {
        page.refine(|view| {
            view.query.clear();
            view.filters = Filters::default();
        });
    };
    view! {
        <h2 class="quiet" hidden=move || !page.results.read().ranked>{both(|s| s.results)}</h2>
        <div
            id=ID
            tabindex="-1"
            class="list"
            data-ranked=move || page.results.read().ranked.then_some("")
            inner_html=items()
        ></div>
        <section class="empty" hidden=move || page.results.read().count != 0>
            <h2>{both(|s| s.empty_title)}</h2>
            <p>{both(|s| s.empty_hint)}</p>
            <button type="button" on:click=show_all>{both(|s| s.show_all)}</button>
        </section>
    }
}

/// The headings and cards as HTML. In the browser they stand in the page already: taking over an
/// element leaves its `inner_html` as it is, so there is nothing to say, and neither the text of the
/// cards nor the code that draws them travels in the wasm.
#[cfg(not(feature = "ssr"))]
const fn items() -> &'static str {
    ""
}

/// The headings and cards as HTML.
#[cfg(feature = "ssr")]
fn items() -> String {
    use super::card::{Card, heading};
    use super::results::{Item, items};
    use crate::catalog::CATALOG;
    use leptos::either::Either;

    let drawn = |item| match item {
        Item::Heading(class) => Either::Left(heading(class)),
        Item::Card(i) => Either::Right(view! { <Card entry=&CATALOG[i]/> }),
    };
    super::html(move || items().map(drawn).collect::<Vec<_>>())
}
