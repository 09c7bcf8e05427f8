//! What stands in the head of every page: the early script, the style sheet, the policy.

use std::io::{Error, Result};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::files::digest;

/// The script that sets language and theme before the first paint.
const EARLY: &str = include_str!("early.js");

/// The files of the style sheet, one per cascade layer, in their order.
const LAYERS: [&str; 6] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/layout.css"),
    include_str!("../../../style/parts.css"),
    include_str!("../../../style/states.css"),
    include_str!("../../../style/print.css"),
];

/// The style sheet as it is served: one file, named by its content.
pub struct Style {
    /// The file's name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Joins the layers.
pub fn style() -> Style {
    let text = LAYERS.map(without_comments).concat();
    Style { name: format!("style-{}.css", digest(&text)), text }
}

/// Comments and indentation are for us, not for the reader's network.
fn without_comments(text: &str) -> String {
    let mut rest = text;
    let mut lean = String::with_capacity(text.len());
    while let Some((before, behind)) = rest.split_once("/*") {
        lean.push_str(before);
        rest = behind.split_once("*/").map_or("", |(_, after)| after);
    }
    lean.push_str(rest);
    lean.lines().map(str::trim).filter(|line| !line.is_empty()).fold(
        String::new(),
        |mut lines, line| {
            lines.push_str(line);
            lines.push('\n');
            lines
        },
    )
}

/// Puts the early script and the style sheet into the head of a page, in the place of a marker,
/// and makes the script ask for what Trunk wanted preloaded.
pub fn fill(page: &str, marker: &str, style: &Style) -> Result<String> {
    let (page, preloads) = without_preloads(page);
    let early = without_comment_lines(EARLY).replace("PRELOADS", &preloads);
    let elements = format!(
        "<script>{early}</script>\n    <link rel=\"stylesheet\" href=\"{}\" />",
        style.name
    );
    crate::files::fill(&page, marker, &elements)
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

fn without_comment_lines(script: &str) -> String {
    let lines: Vec<&str> =
        script.lines().map(str::trim).filter(|line| !line.starts_with("//")).collect();
    lines.join("\n")
}

/// Puts the policy at the beginning of the head: nothing but this site's own files, and of inline
/// scripts only those that the page has now, by their hashes.
pub fn with_policy(page: &str) -> Result<String> {
    let hashes: Vec<String> = inline_scripts(page)
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script))))
        .collect();
    let hashes = hashes.concat();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         base-uri 'none'; form-action 'self'"
    );
    let meta = format!(
        "<meta charset=\"utf-8\" />\n    \
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />"
    );
    let charset = ["<meta charset=\"utf-8\" />", "<meta charset=\"utf-8\">"]
        .into_iter()
        .find(|charset| page.contains(charset))
        .ok_or_else(|| Error::other("the page has no <meta charset>"))?;
    Ok(page.replacen(charset, &meta, 1))
}

/// The texts of the inline scripts of a page.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|behind| {
        let (attributes, rest) = behind.split_once('>')?;
        let text = rest.split_once("</script>")?.0;
        (!attributes.contains("src=")).then_some(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_inline_script_is_in_the_policy_by_its_hash() {
        let page = "<meta charset=\"utf-8\"><script>a()</script><script src=b.js></script>";
        let page = with_policy(page).unwrap();
        // printf 'a()' | openssl dgst -sha256 -binary | base64
        assert!(page.contains("'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"), "{page}");
        assert_eq!(page.matches("sha256-").count(), 1);
    }

    #[test]
    fn preloads_are_taken_out_and_listed() {
        let page = r#"<link rel="icon" href="i.svg"/><link rel="modulepreload" href="./a.js" crossorigin><link rel="preload" href="./a.wasm" crossorigin as="fetch" type="application/wasm">"#;
        let (kept, listed) = without_preloads(page);
        assert_eq!(kept, r#"<link rel="icon" href="i.svg"/>"#);
        assert_eq!(listed, r#"[["modulepreload","./a.js",""],["preload","./a.wasm","fetch"]]"#);
    }

    #[test]
    fn comments_do_not_travel() {
        assert_eq!(without_comments("/* a */\n  b { c: d; }\n\n/* e\n f */ g"), "b { c: d; }\ng\n");
    }
}
