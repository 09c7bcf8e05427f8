//! Strings of the interface, drawn.

use leptos::prelude::*;

use crate::catalog::Text;
use crate::locale::{Language, Strings};

/// Picks a string of the interface.
pub type Pick = fn(&Strings) -> &'static str;

/// HTML for an element's `inner_html` that never changes once the build has drawn it.
///
/// In the browser it stands in the page already, and taking over an element leaves its `inner_html`
/// as it is. So there is nothing to draw, and neither the words nor the code that draws them travel
/// in the wasm.
#[cfg(not(feature = "ssr"))]
pub fn drawn<V: IntoView>(_view: impl FnOnce() -> V) -> &'static str {
    ""
}

/// HTML for an element's `inner_html` that never changes once the build has drawn it.
#[cfg(feature = "ssr")]
pub fn drawn<V: IntoView>(view: impl FnOnce() -> V) -> String {
    // Without the marks that hydration would need.
    Owner::new().with(|| view().into_view().to_html()).replace("<!>", "").replace("<!---->", "")
}

/// A string in both languages; the style sheet shows the one of the document. For [`drawn`] alone.
pub fn both(pick: Pick) -> impl IntoView {
    text(Text { zh: pick(&Strings::CHINESE), en: pick(&Strings::ENGLISH) })
}

/// A text in both languages. For [`drawn`] alone.
pub fn text(text: Text) -> impl IntoView {
    view! {
        <span class="t" lang=Language::Chinese.tag()>{text.zh}</span>
        <span class="t" lang=Language::English.tag()>{text.en}</span>
    }
}
