//! What is drawn. Components ask the pure rooms what to show, and `browser` to act; they decide
//! nothing themselves and touch no web API.
//!
//! The first render in the browser must equal the one of the build, so everything that depends on
//! the reader (address, language, storage) comes in effects, after it.

mod card;
pub mod code_page;
mod compare;
mod copy;
pub mod detail;
mod example;
mod facts;
mod filters;
mod footer;
mod header;
mod keys;
mod list;
mod notice;
mod opened;
mod prose;
mod results;
mod search_box;
mod state;
mod words;

pub use footer::Footer;
pub use results::{Item, Results};
pub use state::Page;
pub use words::both;

use leptos::prelude::*;

use crate::browser::dom;

/// Mounts what only ever appears once the page is alive: the notice, the comparison, the open
/// card. The build never renders them, so there is nothing to take over, and the code that would do
/// that stays out of the wasm.
fn mount_late(page: Page) {
    fn mount<V: IntoView + 'static>(slot: &str, page: Page, view: impl FnOnce() -> V + 'static) {
        if let Some(slot) = dom::by_id(slot) {
            let view = move || {
                provide_context(page);
                view()
            };
            leptos::mount::mount_to(slot, view).forget();
        }
    }
    mount(notice::SLOT, page, || view! { <notice::Notice/> });
    mount(compare::SLOT, page, || view! { <compare::Compare/> });
    mount(copy::SLOT, page, || view! { <copy::Toast/> });
    Effect::new(move |open: Option<Option<_>>| {
        // Dropped first, so that no two cards are ever open.
        drop(open);
        let code = page.open.get()?;
        let card = dom::by_id(&code.0.to_string())?;
        Some(leptos::mount::mount_to(card, move || {
            provide_context(page);
            view! { <opened::Opened code/> }
        }))
    });
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let page = Page::create();
    provide_context(page);
    view! {
        <a
            class="skip"
            href="#list"
            on:click=|event| {
                // The fragment is the view's; without a script it is the browser's.
                event.prevent_default();
                dom::focus(list::ID);
            }
        >
            {both(|s| s.skip_to_list)}
        </a>
        <header::Header/>
        <main>
            <div class="bar">
                <search_box::SearchBox/>
                <filters::Classes/>
            </div>
            <filters::MoreFilters/>
            <div id=notice::SLOT></div>
            <div id=compare::SLOT></div>
            <list::List/>
            <div id=copy::SLOT></div>
        </main>
        <Footer/>
        <keys::Help/>
    }
}
