//! The list: headings and cards, which the build draws and `browser::cards` puts in order.

use leptos::either::Either;
use leptos::prelude::*;

use super::card::{Card, heading};
use super::results::{Item, items};
use super::state::Page;
use super::words::{both, drawn};
use crate::catalog::CATALOG;

/// The id of the list.
pub const ID: &str = "list";

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let page = Page::get();
    view! {
        <h2
            class="quiet"
            hidden=move || !page.results.read().ranked
            inner_html=drawn(|| both(|s| s.results))
        ></h2>
        <div
            id=ID
            tabindex="-1"
            class="list"
            data-ranked=move || page.results.read().ranked.then_some("")
            inner_html=drawn(|| items().map(line).collect::<Vec<_>>())
        ></div>
        <section
            class="empty"
            hidden=move || page.results.read().count != 0
            inner_html=drawn(|| {
                view! {
                    <h2>{both(|s| s.empty_title)}</h2>
                    <p>{both(|s| s.empty_hint)}</p>
                    <button type="button" data-show-all="">{both(|s| s.show_all)}</button>
                }
            })
        ></section>
    }
}

/// A heading or a card.
fn line(item: Item) -> impl IntoView {
    match item {
        Item::Heading(class) => Either::Left(heading(class)),
        Item::Card(i) => Either::Right(view! { <Card entry=&CATALOG[i]/> }),
    }
}
