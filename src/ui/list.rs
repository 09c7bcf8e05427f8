//! The list: headings and cards, which the build draws and `browser::cards` puts in order.

use leptos::either::Either;
use leptos::prelude::*;

use super::card::{Card, heading};
use super::results::{Item, items};
use super::words::{both, drawn};
use crate::catalog::CATALOG;

/// The id of the list.
pub const ID: &str = "list";

/// The id of the heading of results that stand in rank order.
pub const HEADING: &str = "results";

/// The id of what is said where nothing is found.
pub const EMPTY: &str = "empty";

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let empty = drawn(|| {
        view! {
            <h2>{both(|s| s.empty_title)}</h2>
            <p>{both(|s| s.empty_hint)}</p>
            <button type="button" data-show-all="">{both(|s| s.show_all)}</button>
        }
    });
    view! {
        <h2 id=HEADING class="quiet" hidden inner_html=drawn(|| both(|s| s.results))></h2>
        <div
            id=ID
            tabindex="-1"
            class="list"
            inner_html=drawn(|| items().map(line).collect::<Vec<_>>())
        ></div>
        <section id=EMPTY class="empty" hidden inner_html=empty></section>
    }
}

/// A heading or a card.
fn line(item: Item) -> impl IntoView {
    match item {
        Item::Heading(class) => Either::Left(heading(class)),
        Item::Card(i) => Either::Right(view! { <Card entry=&CATALOG[i]/> }),
    }
}
