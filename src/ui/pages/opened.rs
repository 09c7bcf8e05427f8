//! What an open card says below its face, as HTML: what the early script puts into the card that the
//! address names, before the app is here. The app then has the same in its place, by the same
//! components.

use leptos::prelude::*;

use crate::catalog::Code;
use crate::locale::Language;
use crate::ui::card::Details;
use crate::ui::client_only::AsInBrowser;
use crate::ui::state::{Fetched, Page};
use crate::ui::static_html::static_html;
use crate::ui::texts::Texts;

/// What the open card of a code says in a language.
pub fn opened(code: Code, texts: &'static Texts, language: Language) -> String {
    let texts = Fetched::Ready(texts);
    static_html(move || {
        provide_context(Page::with_search_file(language));
        provide_context(AsInBrowser);
        view! { <Details code texts/> }
    })
}
