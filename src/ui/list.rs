//! The list: headings and cards, in the order of the results.

use leptos::either::Either;
use leptos::prelude::*;

use super::card::Card;
use super::results::Item;
use super::state::Page;
use super::words::{both, text};
use crate::catalog::facts::Class;
use crate::catalog::{CATALOG, Text};
use crate::link::Filters;
use crate::locale::Strings;

/// The id of the list.
pub const ID: &str = "list";

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let page = Page::get();
    // A memo of its own: opening a card changes the view, and must not walk the whole list.
    let items = Memo::new(move |_| page.results.with(|results| results.items.clone()));
    let show_all = move |_| {
        page.refine(|view| {
            view.query.clear();
            view.filters = Filters::default();
        });
    };
    view! {
        <h2 class="quiet" hidden=move || !page.results.read().ranked>{both(|s| s.results)}</h2>
        <div id=ID tabindex="-1" class="list" data-ranked=move || page.results.read().ranked.then_some("")>
            <For
                each=move || items.get()
                key=|item| *item
                children=move |item| match item {
                    Item::Heading(class) => Either::Left(heading(page, class)),
                    Item::Card(i) => Either::Right(view! { <Card entry=&CATALOG[i] index=i/> }),
                }
            />
        </div>
        <section class="empty" hidden=move || page.results.read().count != 0>
            <h2>{both(|s| s.empty_title)}</h2>
            <p>{both(|s| s.empty_hint)}</p>
            <button type="button" on:click=show_all>{both(|s| s.show_all)}</button>
        </section>
    }
}

fn heading(page: Page, class: Option<Class>) -> impl IntoView {
    let name = |s: &'static Strings| class.map_or(s.outside, |class| s.class(class));
    let name = Text { zh: name(&Strings::CHINESE), en: name(&Strings::ENGLISH) };
    view! {
        <h2
            data-class=class.map_or("", |class| &class.label()[..1])
            hidden=move || !page.results.read().shows_heading(class)
        >
            <span class="range">{class.map_or("", Class::label)}</span>
            {text(name)}
        </h2>
    }
}
