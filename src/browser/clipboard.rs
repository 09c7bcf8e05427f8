//! The clipboard.

use wasm_bindgen_futures::JsFuture;

use super::window;

/// Copies a text. Tells whether the browser did: without a secure context or the reader's leave it
/// does not.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    // `navigator.clipboard` is missing, not empty, where the page is on plain http.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
