//! The system's share sheet.

use gloo::utils::window;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

use super::property;

/// How an attempt to share ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was handed over, or the reader thought better of it.
    Done,
    /// It failed.
    Refused,
}

/// Whether the system offers to share.
pub fn is_offered() -> bool {
    property(&window().navigator(), "share").is_some()
}

/// Offers a text and a link to the system's share sheet.
pub async fn share(title: &str, text: &str, url: &str) -> Outcome {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    data.set_url(url);
    match JsFuture::from(window().navigator().share_with_data(&data)).await {
        Ok(_) => Outcome::Done,
        Err(error) => {
            let name = property(&error, "name").and_then(|name| name.as_string());
            if name.as_deref() == Some("AbortError") { Outcome::Done } else { Outcome::Refused }
        }
    }
}
