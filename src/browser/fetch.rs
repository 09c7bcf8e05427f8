//! Fetching the site's own files.

use gloo::net::http::Request;

/// The content of a file beside the page; `None` where it cannot be had.
pub async fn bytes(file: &str) -> Option<Vec<u8>> {
    let response = Request::get(file).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.binary().await.ok()
}
