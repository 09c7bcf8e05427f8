//! The clipboard.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, HtmlDocument};

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

/// What is pasted, where it has several lines. A field would run them together, so a sign stands for
/// each line's end.
pub fn pasted_lines(event: &ClipboardEvent) -> Option<String> {
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    let text = text.trim_end();
    text.contains(['\n', '\r']).then(|| text.replace("\r\n", "\n").replace(['\n', '\r'], " ↵ "))
}

/// Puts a text in the place of what is selected in the field that has the focus, as if it were typed:
/// it can be undone.
pub fn insert(text: &str) {
    // Deprecated, and the only way that keeps the field's history; every browser has it.
    let _ = document().unchecked_into::<HtmlDocument>().exec_command_with_show_ui_and_value(
        "insertText",
        false,
        text,
    );
}
