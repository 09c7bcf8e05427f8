//! What stands in the place of long texts that are not here.

use leptos::either::Either;
use leptos::prelude::*;

use super::boxed::click;
use super::state::Page;

/// Says that the long texts are on their way, or that they could not be fetched.
#[component]
pub fn Loading(
    /// Whether they could not be fetched.
    failed: bool,
) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    if failed {
        Either::Left(view! {
            <div class="failed" role="alert">
                <p>{messages.load_failed}</p>
                <button type="button" on:click=click(move || page.try_again())>
                    {messages.try_again}
                </button>
            </div>
        })
    } else {
        Either::Right(view! { <p class="loading" aria-live="polite">{messages.loading}</p> })
    }
}
