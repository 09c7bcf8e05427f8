//! What an open card says first where the filters would hide it.

use leptos::prelude::*;

use crate::catalog::Code;
use crate::locale::fill;
use crate::ui::boxed::{click, memo};
use crate::ui::client_only::ClientOnly;
use crate::ui::state::Page;

/// Says that a code is outside the filters, and offers to clear them. Nothing where it is not.
#[component]
pub fn OutsideFilter(
    /// The open code.
    code: Code,
) -> impl IntoView {
    let page = Page::get();
    let outside = memo(move || {
        let filters = page.filters.get();
        code.entry().is_some_and(|entry| !filters.admits(entry))
    });
    view! {
        <ClientOnly view=move || {
            let messages = page.messages();
            outside
                .get()
                .then(|| {
                    view! {
                        <p class="outside">
                            {fill(messages.outside_filter, &code.to_string())} " "
                            <button type="button" on:click=click(move || page.clear_filters())>
                                {messages.clear_filters}
                            </button>
                        </p>
                    }
                })
        }/>
    }
}
