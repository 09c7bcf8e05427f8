//! The app's own files as they travel: the wasm, and the script that wasm-bindgen writes between it
//! and the browser.

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::{files, interface, minify};

/// Minifies the script, shortens the names that it and the wasm have for each other's functions, gives
/// both files the names that their contents have now, and puts these into the page. Trunk's names stand for
/// the wasm as it was before wasm-opt, and would stay where a newer tool writes another file: hosts let
/// browsers keep such files for ever.
pub fn finish(site: &Path, page: &str) -> Result<String, Box<dyn Error>> {
    let names = files::names(site)?;
    let of_kind = |ending: &str| names.iter().find(|name| name.ends_with(ending));
    let (script, wasm) = match (of_kind(".js"), of_kind(".wasm")) {
        (Some(script), Some(wasm)) => (script, wasm),
        // The pages alone are rendered.
        (None, None) => return Ok(page.to_owned()),
        (Some(alone), None) | (None, Some(alone)) => {
            return Err(format!("there is `{alone}`, but not what belongs to it").into());
        }
    };
    let (text, short) = minify::bindings(&site.join(script))?;
    let content = interface::rename(&fs::read(site.join(wasm))?, &short)?;

    let mut page = page.to_owned();
    for (name, ending, content) in [(script, ".js", text.into_bytes()), (wasm, "_bg.wasm", content)]
    {
        if !page.contains(name) {
            return Err(format!("index.html does not name `{name}`").into());
        }
        let new = format!("http-status-{}{ending}", files::digest(&content));
        fs::remove_file(site.join(name))?;
        files::write(&site.join(&new), &content)?;
        page = page.replace(name, &new);
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
    fn both_are_named_by_their_content_and_know_each_other() {
        const EMPTY: &[u8] = b"\0asm\x01\0\0\0";
        let site = folder("app");
        let finished = |script: &str| {
            fs::write(site.join("http-status-12.js"), script).unwrap();
            fs::write(site.join("http-status-12_bg.wasm"), EMPTY).unwrap();
            let page = finish(&site, "http-status-12.js http-status-12_bg.wasm").unwrap();
            let names: Vec<String> = page.split(' ').map(str::to_owned).collect();
            assert_eq!(fs::read(site.join(&names[1])).unwrap(), EMPTY);
            let text = fs::read_to_string(site.join(&names[0])).unwrap();
            for name in &names {
                fs::remove_file(site.join(name)).unwrap();
            }
            (text, names)
        };
        let (text, first) = finished("export const a = { __wbg_say_0123456789abcdef: 1 };");
        assert!(text.contains("export") && !text.contains("__wbg"), "{text}");
        let (_, second) = finished("export const a = { __wbg_say_0123456789abcdef: 2 };");
        assert_ne!(first[0], second[0]);
        assert_eq!(first[1], second[1]);

        fs::write(site.join("other.js"), "1").unwrap();
        assert!(finish(&site, "").unwrap_err().to_string().contains("other.js"));
        fs::write(site.join("other_bg.wasm"), EMPTY).unwrap();
        assert!(finish(&site, "<p>").unwrap_err().to_string().contains("other.js"));
        fs::remove_dir_all(site).unwrap();
    }
}
