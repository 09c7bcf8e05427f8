//! What a file is, by its name's ending.

use std::path::Path;

/// The value of `Content-Type` for the file at `path`.
pub fn of(path: &Path) -> &'static str {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        Some("xml") => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_count_in_any_case() {
        assert_eq!(of(Path::new("a/index.html")), "text/html; charset=utf-8");
        assert_eq!(of(Path::new("a-0123_bg.wasm")), "application/wasm");
        assert_eq!(of(Path::new("site.webmanifest")), "application/manifest+json");
        assert_eq!(of(Path::new("FAVICON.ICO")), "image/x-icon");
        assert_eq!(of(Path::new("_headers")), "application/octet-stream");
    }
}
