//! Strings of the interface, drawn.

use leptos::prelude::*;

use crate::catalog::Text;
use crate::locale::{Language, Strings};

/// Picks a string of the interface.
pub type Pick = fn(&Strings) -> &'static str;

/// A string in both languages; the style sheet shows the one of the document.
pub fn both(pick: Pick) -> impl IntoView {
    text(Text { zh: pick(&Strings::CHINESE), en: pick(&Strings::ENGLISH) })
}

/// A text in both languages.
pub fn text(text: Text) -> impl IntoView {
    view! {
        <span class="t" lang=Language::Chinese.tag()>{text.zh}</span>
        <span class="t" lang=Language::English.tag()>{text.en}</span>
    }
}
