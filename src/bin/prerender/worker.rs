//! The offline worker: its list of files and their version, written once everything else is.

use std::fs;
use std::io::{Error, Result};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::files;
use crate::minify;

/// The worker's source. `BUILD` stands for the version and the list.
const SOURCE: &str = include_str!("sw.js");

/// What stands in the page until its version is known.
pub const VERSION: &str = "{version}";

/// A file that is kept on the device: path, media type, SHA-256 in hex.
type Kept = (String, &'static str, String);

/// Writes the version into `index.html`, and the worker beside it.
pub fn write(site: &Path) -> Result<()> {
    let page = fs::read_to_string(site.join("index.html"))?;
    let version = version(&list(site)?);
    let page = files::fill(&page, VERSION, &version)?;
    files::write(&site.join("index.html"), page.as_bytes())?;
    // Again, for now the page is another one.
    let build = serde_json::json!({ "version": version, "files": list(site)? });
    // The list goes in last: it is data, and stays as it is written here.
    let worker = files::fill(&minify::worker(SOURCE)?, "BUILD", &build.to_string())?;
    files::write(&site.join("sw.js"), worker.as_bytes())
}

/// A hash over all files: paths and contents.
fn version(kept: &[Kept]) -> String {
    let mut hash = Sha256::new();
    for (path, _, digest) in kept {
        hash.update(format!("{path} {digest}\n"));
    }
    hex(&hash.finalize())[..16].to_string()
}

/// The files that the app needs with the network gone, in the order of their paths: the page and
/// what stands beside it, and the icons. Not the pages of single codes, whose content the app has,
/// nor what only other programs, search engines, link previews, app stores and hosts read.
fn list(site: &Path) -> Result<Vec<Kept>> {
    let mut kept = Vec::new();
    for folder in ["", "icons/"] {
        for entry in fs::read_dir(site.join(folder))? {
            let name = entry?.file_name();
            let name = name.to_str().ok_or_else(|| Error::other("a file's name is no UTF-8"))?;
            let path = format!("{folder}{name}");
            if let Some(media_type) = media_type(&path) {
                let digest = hex(&Sha256::digest(fs::read(site.join(&path))?));
                kept.push((path, media_type, digest));
            }
        }
    }
    kept.sort();
    Ok(kept)
}

/// The media type of a file that is kept; `None` for any other.
fn media_type(path: &str) -> Option<&'static str> {
    let ending = path.rsplit_once('.')?.1;
    match (path, ending) {
        // The app has a file of its own that says the same.
        ("sw.js" | "choose.json", _) => None,
        ("index.html", _) => Some("text/html"),
        (_, "bin") => Some("application/octet-stream"),
        (_, "js") => Some("text/javascript"),
        ("codes.json", _) => Some("application/json"),
        (_, "png") if path.starts_with("icons/") => Some("image/png"),
        (_, "svg") => Some("image/svg+xml"),
        (_, "wasm") => Some("application/wasm"),
        (_, "webmanifest") => Some("application/manifest+json"),
        _ => None,
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_is_kept_and_nothing_else() {
        for path in [
            "index.html",
            "http-status-0123456789abcdef.js",
            "http-status-0123456789abcdef_bg.wasm",
            "texts-zh-0123456789ab.bin",
            "search-0123456789ab.bin",
            "choose-0123456789ab.bin",
            "codes.json",
            "manifest.webmanifest",
            "icon.svg",
            "icons/icon-192.png",
        ] {
            assert!(media_type(path).is_some(), "{path}");
        }
        for path in [
            "sw.js",
            "choose.json",
            "404.html",
            "style-0123456789ab.css",
            "404/preview.png",
            "opened/404-zh-0123456789abcdef.html",
            "404.json",
            "404.md",
            "codes.csv",
            "codes.schema.json",
            "index.json",
            "llms.txt",
            "llms-full.txt",
            "index.html.br",
            "sitemap.xml",
            "robots.txt",
            "card.png",
            "_headers",
        ] {
            assert_eq!(media_type(path), None, "{path}");
        }
    }

    #[test]
    fn any_change_changes_the_version() {
        let file = |path: &str, digest: &str| (path.to_string(), "text/css", digest.to_string());
        let version_of = |path, digest| version(&[file("a", "1"), file(path, digest)]);
        assert_eq!(version_of("b", "2"), version_of("b", "2"));
        assert_ne!(version_of("b", "2"), version_of("b", "3"));
        assert_ne!(version_of("b", "2"), version_of("c", "2"));
    }

    #[test]
    fn the_list_has_its_place_in_the_worker() {
        assert_eq!(SOURCE.matches("= BUILD;").count(), 1);
        assert!(SOURCE.lines().count() < 150);
        // printf abc | sha256sum
        assert!(hex(&Sha256::digest("abc")).starts_with("ba7816bf8f01cfea"));
    }
}
