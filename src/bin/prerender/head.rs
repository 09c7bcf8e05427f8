//! What stands in the head of every page: the early script and the style sheet.

use std::collections::BTreeMap;
use std::io::Result;

use http_status::catalog::CATALOG;
use http_status::locale::Language;

use crate::files::digest;
use crate::minify;

/// The script that sets language and theme before the first paint.
const EARLY: &str = include_str!("early.js");
/// What the early script of the app does besides.
const APP: &str = include_str!("app.js");
/// What that of a page without the app does besides.
const PAGE: &str = include_str!("page.js");
/// And what that of the not-found page does on top.
const NOT_FOUND: &str = include_str!("not_found.js");

/// The files of the style sheet, in the order of the cascade layers.
const LAYERS: [&str; 17] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/layout.css"),
    include_str!("../../../style/parts.css"),
    include_str!("../../../style/bar.css"),
    include_str!("../../../style/understood.css"),
    include_str!("../../../style/choose.css"),
    include_str!("../../../style/messages.css"),
    include_str!("../../../style/route.css"),
    include_str!("../../../style/sources.css"),
    include_str!("../../../style/programs.css"),
    include_str!("../../../style/shared_link.css"),
    include_str!("../../../style/wide.css"),
    include_str!("../../../style/unscripted.css"),
    include_str!("../../../style/focus.css"),
    include_str!("../../../style/states.css"),
    include_str!("../../../style/print.css"),
];

/// The style sheet as it is served: one file, named by its content.
#[derive(Debug)]
pub struct Style {
    /// The file's name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Joins the layers.
pub fn style() -> Result<Style> {
    let text = minify::style(&LAYERS.concat())?;
    Ok(Style { name: format!("style-{}.css", digest(&text)), text })
}

/// Puts the early script, the style sheet and what `about` says into the head of the app's page, in
/// the place of a marker, and makes the script ask for what Trunk wanted preloaded. `opened` is the
/// version of the files with the text of each open card.
pub fn fill(page: &str, marker: &str, style: &Style, opened: &str, about: &str) -> Result<String> {
    let (page, preloads) = without_preloads(page);
    let loading = [Language::Chinese, Language::English];
    let loading = loading.map(|language| (language.key(), language.messages().loading));
    let loading = serde_json::to_string(&BTreeMap::from(loading))?;
    let known: Vec<u16> = CATALOG.iter().map(|entry| entry.code.0).collect();
    let script = APP.replace("PRELOADS", &preloads).replace("OPENED", opened);
    let script = script.replace("KNOWN", &serde_json::to_string(&known)?);
    let early = early(&script.replace("LOADING", &loading))?;
    let elements =
        format!("<script>{early}</script>\n    <style>{}</style>\n    {about}", style.text);
    crate::files::fill(&page, marker, &elements)
}

/// The early script of a page without the app.
pub fn page_script() -> Result<String> {
    early(PAGE)
}

/// The early script of the not-found page.
pub fn not_found_script() -> Result<String> {
    early(&[PAGE, NOT_FOUND].concat())
}

fn early(more: &str) -> Result<String> {
    minify::script(&EARLY.replace("MORE;", more))
}

/// Takes the elements out of a page that preload its script and its wasm, and lists them as
/// `[["modulepreload", "./a.js", ""], ["preload", "./a.wasm", "fetch"]]`.
fn without_preloads(page: &str) -> (String, String) {
    let mut rest = page;
    let mut kept = String::with_capacity(page.len());
    let mut listed = Vec::new();
    while let Some(start) = rest.find("<link rel=\"") {
        let (before, element) = rest.split_at(start);
        let end = element.find('>').map_or(element.len(), |end| end + 1);
        let (element, behind) = element.split_at(end);
        let attribute = |name: &str| {
            let value = element.split_once(&format!("{name}=\"")).map(|(_, value)| value);
            value.and_then(|value| value.split('"').next()).unwrap_or_default()
        };
        kept.push_str(before);
        if attribute("rel").ends_with("preload") {
            listed.push([attribute("rel"), attribute("href"), attribute(" as")]);
        } else {
            kept.push_str(element);
        }
        rest = behind;
    }
    kept.push_str(rest);
    (kept, serde_json::json!(listed).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a finger has touched would look as if a pointer rested on it, until something else is
    /// touched.
    #[test]
    fn hover_is_for_pointers_that_can_rest() {
        let mut around: Vec<&str> = Vec::new();
        let mut rest = LAYERS.concat();
        while let (Some(start), Some(end)) = (rest.find("/*"), rest.find("*/")) {
            rest.replace_range(start..end + 2, "");
        }
        let mut found = 0;
        for part in rest.split_inclusive(['{', '}', ';']) {
            let text = part[..part.len() - 1].trim();
            match part.as_bytes()[part.len() - 1] {
                b'{' => {
                    if text.contains(":hover") {
                        found += 1;
                        assert!(around.contains(&"@media (hover: hover)"), "{text}");
                    }
                    around.push(text);
                }
                b'}' => drop(around.pop()),
                _ => {}
            }
        }
        assert!(found > 0 && around.is_empty(), "{found} {around:?}");
    }

    #[test]
    fn preloads_are_taken_out_and_listed() {
        let page = r#"<link rel="icon" href="i.svg"/><link rel="modulepreload" href="./a.js" crossorigin><link rel="preload" href="./a.wasm" crossorigin as="fetch" type="application/wasm">"#;
        let (kept, listed) = without_preloads(page);
        assert_eq!(kept, r#"<link rel="icon" href="i.svg"/>"#);
        assert_eq!(listed, r#"[["modulepreload","./a.js",""],["preload","./a.wasm","fetch"]]"#);
    }
}
