//! The clipboard.

use gloo::utils::window;
use wasm_bindgen_futures::JsFuture;

use super::property;

/// Copies a text. Tells whether the browser did: without a secure context or the reader's leave it
/// does not.
pub async fn copy(text: &str) -> bool {
    // `navigator.clipboard` is missing, not empty, where the page is on plain http.
    let navigator = window().navigator();
    if property(&navigator, "clipboard").is_none() {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
