//! From a request's path to a file, and never to one outside the folder.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What need not be escaped in a part of a path.
const PART: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// This file.
    File(PathBuf),
    /// A folder asked for without the slash at its end: the path to ask for instead.
    Folder(String),
    /// Nothing we serve.
    Nothing,
}

/// Looks up the path of a request, still escaped and without its query, below `folder`, which is
/// an absolute path without links in it.
pub fn find(folder: &Path, path: &str) -> Found {
    let Some(parts) = parts(path) else { return Found::Nothing };
    let mut file = folder.to_owned();
    file.extend(&parts);
    // A link may lead out even where the path does not.
    let Ok(real) = file.canonicalize() else { return Found::Nothing };
    if !real.starts_with(folder) {
        return Found::Nothing;
    }
    let is_folder_path = path.ends_with('/');
    if real.is_file() {
        return if is_folder_path { Found::Nothing } else { Found::File(file) };
    }
    if !is_folder_path && !parts.is_empty() {
        let escaped = parts.iter().map(|part| format!("/{}", utf8_percent_encode(part, PART)));
        return Found::Folder(escaped.collect::<String>() + "/");
    }
    let index = file.join("index.html");
    if index.is_file() { Found::File(index) } else { Found::Nothing }
}

/// The parts of a path, or nothing where one could lead elsewhere.
fn parts(path: &str) -> Option<Vec<String>> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let parts: Vec<_> =
        path.split('/').filter(|part| !matches!(*part, "" | ".")).map(str::to_owned).collect();
    let is_plain = |part: &String| part != ".." && !part.contains(['\\', ':', '\0']);
    parts.iter().all(is_plain).then_some(parts)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn parts_that_lead_elsewhere_are_refused() {
        assert_eq!(parts("/"), Some(vec![]));
        assert_eq!(parts("//a/./b%20c/"), Some(vec!["a".to_owned(), "b c".to_owned()]));
        assert_eq!(parts("/..a/b.."), Some(vec!["..a".to_owned(), "b..".to_owned()]));
        for path in
            ["/..", "/a/../b", "/%2e%2e/a", "/..%2fa", "/a%5cb", "/C:/a", "/%00", "/%ff", "/%2E./a"]
        {
            assert_eq!(parts(path), None, "{path}");
        }
    }

    #[test]
    fn files_and_folders_are_found() {
        let home = tempfile::tempdir().unwrap();
        let home = home.path().canonicalize().unwrap();
        let folder = home.join("dist");
        fs::create_dir_all(folder.join("a b")).unwrap();
        fs::create_dir(folder.join("empty")).unwrap();
        fs::write(home.join("secret.txt"), "").unwrap();
        fs::write(folder.join("index.html"), "").unwrap();
        fs::write(folder.join("a b").join("index.html"), "").unwrap();

        assert_eq!(find(&folder, "/"), Found::File(folder.join("index.html")));
        assert_eq!(find(&folder, "/index.html"), Found::File(folder.join("index.html")));
        assert_eq!(find(&folder, "/a%20b/"), Found::File(folder.join("a b").join("index.html")));
        assert_eq!(find(&folder, "/a%20b"), Found::Folder("/a%20b/".into()));
        assert_eq!(find(&folder, "//a%20b"), Found::Folder("/a%20b/".into()));
        assert_eq!(find(&folder, "/empty/"), Found::Nothing);
        assert_eq!(find(&folder, "/index.html/"), Found::Nothing);
        assert_eq!(find(&folder, "/absent"), Found::Nothing);
        assert_eq!(find(&folder, "/../secret.txt"), Found::Nothing);
        assert_eq!(find(&folder, "/%2e%2e/secret.txt"), Found::Nothing);
    }

    #[cfg(unix)]
    #[test]
    fn links_out_are_refused() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().canonicalize().unwrap().join("dist");
        fs::create_dir(&folder).unwrap();
        std::os::unix::fs::symlink("/etc", folder.join("etc")).unwrap();
        assert_eq!(find(&folder, "/etc/passwd"), Found::Nothing);
        assert_eq!(find(&folder, "/etc"), Found::Nothing);
    }
}
