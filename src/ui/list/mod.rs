//! The list: a heading for each class, and a card for each code.

mod order;

use leptos::either::Either;
use leptos::prelude::*;

use super::boxed::{click, flag, memo};
use super::card::Card;
use super::state::{Item, Page, items};
use super::static_html::{StaticText, Words, pair};
use crate::catalog::Text;
use crate::catalog::facts::Class;
use crate::link::Filters;
use crate::locale::Strings;

/// The list. Every heading and every card stays mounted; what does not fit the view is hidden.
#[component]
pub fn List() -> impl IntoView {
    let page = Page::get();
    let all: Vec<Item> = items().collect();
    let order = memo(move || {
        let open = page.open();
        page.results.with(|results| order::order(results, open))
    });
    let ranked = memo(move || page.results.read().ranked);
    let show_all = move || {
        page.refine(|view| {
            view.query.clear();
            view.filters = Filters::default();
        });
    };
    view! {
        <h2 class="quiet" hidden=flag(move || !ranked.get())>
            <Words say=|s| s.results/>
        </h2>
        <div
            node_ref=page.elements.list
            id="list"
            class="list"
            tabindex="-1"
            data-ranked=flag(move || ranked.get())
            data-reading=flag(move || page.open().is_some())
        >
            <For
                each=move || order.get()
                key=|place| *place
                children=move |place| match all[place] {
                    Item::Heading(class) => Either::Left(view! { <Heading class/> }),
                    Item::Card(place) => Either::Right(view! { <Card place/> }),
                }
            />
        </div>
        <section class="empty" hidden=flag(move || !is_nothing_found(page))>
            <h2>
                <Words say=|s| s.empty_title/>
            </h2>
            <p>
                <Words say=|s| s.empty_hint/>
            </p>
            <button type="button" on:click=click(show_all)>
                <Words say=|s| s.show_all/>
            </button>
        </section>
    }
}

/// Whether there is neither a card nor a situation for the query and the filters, nor will there be one when
/// the search file has come.
fn is_nothing_found(page: Page) -> bool {
    page.results.read().count == 0
        && page.situations.read().is_empty()
        && !page.index.get().is_pending()
}

/// The heading of a class; of the numbers outside all classes where it is `None`.
#[component]
fn Heading(class: Option<Class>) -> impl IntoView {
    let page = Page::get();
    let hidden = memo(move || !page.results.read().has_heading(class));
    view! {
        <h2 data-class=class.map_or("", Class::digit) hidden=flag(move || hidden.get())>
            <StaticText class="contents">{heading(class)}</StaticText>
        </h2>
    }
}

fn heading(class: Option<Class>) -> impl IntoView {
    let name = |s: &'static Strings| class.map_or(s.outside, |class| s.class(class));
    view! {
        {class.map(|class| view! { <span class="range">{class.label()}</span> })}
        {pair(Text { zh: name(&Strings::CHINESE), en: name(&Strings::ENGLISH) })}
    }
}
