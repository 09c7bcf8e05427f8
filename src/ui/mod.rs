//! What is drawn. Components ask the pure rooms what to show, and `browser` to act; they decide
//! nothing themselves and touch no web API.
//!
//! The first render in the browser must equal the one of the build, so everything that depends on
//! the reader (address, language, storage) comes in effects, after it.

pub mod card;
pub mod code_page;
mod compare;
mod copy;
pub mod detail;
pub mod device;
mod example;
mod facts;
mod filters;
mod footer;
mod header;
mod keys;
mod list;
mod markup;
mod moves;
mod notice;
mod opened;
mod presses;
mod prose;
mod results;
mod search_box;
mod state;
mod words;

pub use footer::Footer;
pub use results::{Item, Results, items};
pub use state::Page;
use state::watch;
pub use words::{both, drawn};

use leptos::prelude::*;

use crate::browser::{cards, dom};

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
    let mut open = None;
    watch(Box::new(move || {
        // Closed first, so that no two cards are ever open.
        if let Some((code, details)) = open.take() {
            drop(details);
            cards::set_open(code, false);
        }
        let Some(code) = page.open() else { return };
        let Some(card) = cards::card(code) else { return };
        cards::set_open(code, true);
        let details = leptos::mount::mount_to(card, move || {
            provide_context(page);
            view! { <opened::Opened code/> }
        });
        open = Some((code, details));
    }));
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let page = Page::create();
    provide_context(page);
    view! {
        // The fragment is the view's; without a script it is the browser's.
        <a class="skip" href="#list" data-skip="" inner_html=drawn(|| both(|s| s.skip_to_list))></a>
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
