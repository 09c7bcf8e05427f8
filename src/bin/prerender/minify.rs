//! Scripts and styles without what only their authors need: comments, spaces and long names. esbuild
//! does it, one of npm's tools of this project.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Error, ErrorKind, Result, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// What browsers understand that the page is made for; the minifier writes nothing newer.
const BROWSERS: &str = "--target=es2022";

/// Minifies a script that stands in a page. Only names inside of its functions may change.
pub fn script(text: &str) -> Result<String> {
    esbuild(text, &["--loader=js", BROWSERS])
}

/// Minifies a script whose names nobody else uses: a worker's.
pub fn worker(text: &str) -> Result<String> {
    esbuild(text, &["--loader=js", "--format=esm", BROWSERS])
}

/// Minifies the script in a file that wasm-bindgen wrote. Tells the short names that it gave to the functions
/// which the wasm imports and exports.
pub fn bindings(path: &Path) -> Result<(String, BTreeMap<String, String>)> {
    let names = path.with_extension("names.json");
    let text = esbuild(
        "",
        &[
            &path.display().to_string(),
            "--format=esm",
            BROWSERS,
            "--mangle-props=^(__wb|wasm_bindgen__)",
            &format!("--mangle-cache={}", names.display()),
        ],
    )?;
    let short = serde_json::from_slice(&fs::read(&names)?)?;
    fs::remove_file(&names)?;
    Ok((text, short))
}

/// Minifies a style sheet.
pub fn style(text: &str) -> Result<String> {
    esbuild(text, &["--loader=css"])
}

fn esbuild(text: &str, args: &[&str]) -> Result<String> {
    let name = if cfg!(windows) { "esbuild.cmd" } else { "esbuild" };
    let mut child = Command::new(name)
        .args(["--minify", "--charset=utf8", "--log-level=warning"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => Error::other(
                "esbuild is not on the PATH, and scripts are minified by it: `cargo xtask build` \
                 installs it, and so does `npm ci` in end2end/, into node_modules/.bin",
            ),
            _ => Error::other(format!("cannot start esbuild: {error}")),
        })?;
    // It reads to the end before it writes. Where it breaks off, its own words say why.
    let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Err(Error::other(format!("esbuild refused a file of ours ({})", output.status)));
    }
    written?;
    let text = String::from_utf8(output.stdout).map_err(Error::other)?;
    Ok(text.trim_end().to_owned())
}
