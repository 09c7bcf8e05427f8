//! An open card in the app: the details that the build drew, or how far they have come.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::compare::add_form;
use super::state::{Loading, Page};
use crate::catalog::Code;

/// What an open card shows below its head.
#[component]
pub fn Opened(
    /// The open code.
    code: Code,
) -> impl IntoView {
    let page = Page::get();
    view! {
        <div class="opened">
            {move || {
                let language = page.language.get();
                match page.texts(language).get() {
                    Loading::Idle | Loading::Underway => EitherOf3::A(underway(page)),
                    Loading::Failed => EitherOf3::B(failed(page)),
                    Loading::Ready(texts) => {
                        EitherOf3::C(
                            view! {
                                // Drawn at build time by `ui::detail`, from the catalogue alone.
                                <div inner_html=texts.html(code)></div>
                                {add_form(page, vec![code])}
                            },
                        )
                    }
                }
            }}
        </div>
    }
}

/// Says that the details are on their way.
pub fn underway(page: Page) -> impl IntoView {
    view! { <p class="loading" aria-live="polite">{page.language.get().strings().loading}</p> }
}

/// Says that the details did not come, and offers to try again.
pub fn failed(page: Page) -> impl IntoView {
    let strings = page.language.get().strings();
    view! {
        <div class="failed" role="alert">
            <p>{strings.load_failed}</p>
            <button type="button" on:click=move |_| page.try_again()>{strings.try_again}</button>
        </div>
    }
}
