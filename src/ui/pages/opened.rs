//! What open cards say below their faces, as HTML: what the early script puts into the card that the
//! address names, before the app is here. The app then has the same in its place, by the same
//! components.

use leptos::prelude::*;

use crate::catalog::{CATALOG, Code};
use crate::locale::Language;
use crate::ui::card::Details;
use crate::ui::client_only::AsInBrowser;
use crate::ui::state::{Fetched, Page};
use crate::ui::static_html::static_html;
use crate::ui::texts::Texts;

/// What the open card of each code says in a language.
pub fn opened(texts: &'static Texts, language: Language) -> Vec<(Code, String)> {
    Owner::new().with(|| {
        provide_context(Page::with_search_file(language));
        provide_context(AsInBrowser);
        let card = |code| static_html(|| view! { <Details code texts=Fetched::Ready(texts)/> });
        CATALOG.iter().map(|entry| (entry.code, card(entry.code))).collect()
    })
}
