//! The app's own files as they travel: the wasm, and the script that wasm-bindgen writes between it
//! and the browser.

use std::fs;
use std::io::{Error, Result};
use std::path::Path;

use crate::files;
use crate::minify;

/// Minifies the script, gives both files the names that their contents have now, and puts these into
/// the page. Trunk's names stand for the wasm as it was before wasm-opt, and would stay where a newer
/// tool writes another file: hosts let browsers keep such files for ever.
pub fn finish(site: &Path, page: &str) -> Result<String> {
    let mut page = page.to_owned();
    for name in files::names(site)? {
        let (ending, content) = match name.rsplit_once('.') {
            Some((_, "wasm")) => ("_bg.wasm", fs::read(site.join(&name))?),
            Some((_, "js")) => {
                let script = fs::read_to_string(site.join(&name))?;
                (".js", minify::module(&script)?.into_bytes())
            }
            _ => continue,
        };
        if !page.contains(&name) {
            return Err(Error::other(format!("index.html does not name `{name}`")));
        }
        let new = format!("http-status-{}{ending}", files::digest(&content));
        fs::remove_file(site.join(&name))?;
        files::write(&site.join(&new), &content)?;
        page = page.replace(&name, &new);
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that is gone with the test.
    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("prerender-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn the_wasm_is_named_by_its_content() {
        let site = folder("wasm");
        let name = |content: &str| {
            fs::write(site.join("http-status-12_bg.wasm"), content).unwrap();
            let page = finish(&site, "<p>http-status-12_bg.wasm</p>").unwrap();
            let name = page.trim_start_matches("<p>").trim_end_matches("</p>").to_owned();
            assert_eq!(fs::read_to_string(site.join(&name)).unwrap(), content);
            fs::remove_file(site.join(&name)).unwrap();
            name
        };
        let (first, second) = (name("one"), name("two"));
        assert!(first.starts_with("http-status-") && first.ends_with("_bg.wasm"), "{first}");
        assert_ne!(first, second);
        assert_eq!(first, name("one"));

        fs::write(site.join("other_bg.wasm"), "three").unwrap();
        assert!(finish(&site, "<p>").unwrap_err().to_string().contains("other_bg.wasm"));
        fs::remove_dir_all(site).unwrap();
    }
}
