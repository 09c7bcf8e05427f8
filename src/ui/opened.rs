//! An open card in the app: the details that the build drew, or how far they have come.

use leptos::prelude::*;

use super::compare::add_form;
use super::markup::Markup;
use super::presses::TRY_AGAIN;
use super::state::{Loading, Page};
use crate::browser::texts::Texts;
use crate::catalog::Code;

/// What an open card shows below its head.
#[component]
pub fn Opened(
    /// The open code.
    code: Code,
) -> impl IntoView {
    let page = Page::get();
    let details = move || {
        let texts = texts(page);
        let add = texts.is_ok().then(|| add_form(page, vec![code]));
        // Drawn at build time by `ui::detail`, from the catalogue alone.
        let html = texts.map_or_else(Markup::finish, |texts| texts.html(code));
        view! {
            <div inner_html=html></div>
            {add}
        }
    };
    view! { <div class="opened">{details}</div> }
}

/// The long texts of the shown language, or what to say in their place.
pub fn texts(page: Page) -> Result<Texts, Markup> {
    let language = page.language.get();
    let strings = language.live();
    let mut said = Markup::default();
    match page.texts(language).get() {
        Loading::Ready(texts) => return Ok(texts),
        Loading::Idle | Loading::Underway => {
            said.tags("<p class=\"loading\" aria-live=\"polite\">")
                .text(strings.loading)
                .tags("</p>");
        }
        Loading::Failed => {
            said.tags("<div class=\"failed\" role=\"alert\"><p>").text(strings.load_failed);
            said.tags("</p><button type=\"button\" ").tags(TRY_AGAIN).tags(">");
            said.text(strings.try_again).tags("</button></div>");
        }
    }
    Err(said)
}
