//! The script between the browser and the wasm, which wasm-bindgen writes for people to read.

use std::fs;
use std::io::Result;
use std::path::Path;

use crate::files;

/// Takes comments and indentation out of the scripts: they are a tenth of what travels.
pub fn lean(site: &Path) -> Result<()> {
    for entry in fs::read_dir(site)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "js") {
            let script = fs::read_to_string(&path)?;
            files::write(&path, without_comments(&script).as_bytes())?;
        }
    }
    Ok(())
}

/// Only whole lines of comment are known as such; nothing else in such a script begins like them.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let code = lines.filter(|line| {
        !line.is_empty() && !["/*", "*", "//"].iter().any(|comment| line.starts_with(comment))
    });
    code.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn code_stays() {
        let script =
            "/**\n * @param {any} a\n */\nfunction f(a) {\n    // Why\n    return a / 2;\n}\n";
        assert_eq!(without_comments(script), "function f(a) {\nreturn a / 2;\n}\n");
    }
}
