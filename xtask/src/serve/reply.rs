//! What a request gets.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::encoding::{self, Encoding};
use super::files::{self, Found};
use super::mime;

/// How long browsers may keep what has a hash in its name: a year, without asking again.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Everything else they may keep, but ask each time whether it is still good.
const ASK_FIRST: &str = "no-cache";

/// The parts of a request that matter; a missing header is empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// The method.
    pub method: &'a str,
    /// The path and query.
    pub target: &'a str,
    /// `Accept-Encoding`.
    pub accept_encoding: &'a str,
    /// `If-None-Match`.
    pub if_none_match: &'a str,
}

/// A response. One without a body (to `HEAD`, or a 304) has it here all the same: the server
/// leaves it out, and states its length.
#[derive(Debug, Default)]
pub struct Reply {
    /// The status code.
    pub status: u16,
    /// The header fields, without `Content-Length`.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Reply {
    fn text(status: u16, text: &str) -> Self {
        let headers = vec![
            ("Content-Type", "text/plain; charset=utf-8".to_owned()),
            ("Cache-Control", ASK_FIRST.to_owned()),
        ];
        Self { status, headers, body: text.into() }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// Answers a request for something in `folder`.
pub fn reply(folder: &Path, asked: &Asked) -> Reply {
    if !matches!(asked.method, "GET" | "HEAD") {
        return Reply::text(405, "405 Method Not Allowed\n").with("Allow", "GET, HEAD");
    }
    let (path, query) = match asked.target.split_once('?') {
        Some((path, query)) => (path, format!("?{query}")),
        None => (asked.target, String::new()),
    };
    match files::find(folder, path) {
        Found::File(file) => send(200, &file, asked),
        Found::Folder(path) => {
            Reply::text(301, "301 Moved Permanently\n").with("Location", path + &query)
        }
        Found::Nothing => match folder.join("404.html") {
            page if page.is_file() => send(404, &page, asked),
            _ => Reply::text(404, "404 Not Found\n"),
        },
    }
}

fn send(status: u16, file: &Path, asked: &Asked) -> Reply {
    let (path, encoding) = smallest(file, asked.accept_encoding);
    let Ok((body, tag)) = read(&path) else {
        return Reply::text(500, "500 Internal Server Error: the file cannot be read\n");
    };
    let cache = if status == 200 && has_hash(file) { FOR_EVER } else { ASK_FIRST };
    let mut reply = Reply { status, ..Reply::default() }
        .with("Cache-Control", cache)
        .with("Vary", "Accept-Encoding");
    // A page that stands in for a missing one has no tag: it is not what was asked for.
    if status == 200 {
        reply = reply.with("ETag", &tag);
        if is_known(asked.if_none_match, &tag) {
            return Reply { status: 304, body, ..reply };
        }
    }
    if let Some(encoding) = encoding {
        reply = reply.with("Content-Encoding", encoding.name);
    }
    Reply { body, ..reply }.with("Content-Type", mime::of(file))
}

/// The file itself, or the compressed copy beside it that the browser takes.
fn smallest(file: &Path, accept_encoding: &str) -> (PathBuf, Option<Encoding>) {
    let copies = encoding::accepted(accept_encoding).map(|encoding| {
        let mut path = file.as_os_str().to_owned();
        path.push(encoding.suffix);
        (PathBuf::from(path), Some(encoding))
    });
    let mut there = copies.filter(|(path, _)| path.is_file());
    there.next().unwrap_or_else(|| (file.to_owned(), None))
}

/// The content of a file, and a tag that changes with it.
fn read(path: &Path) -> io::Result<(Vec<u8>, String)> {
    let body = fs::read(path)?;
    let modified = fs::metadata(path)?.modified()?;
    let nanos = modified.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let tag = format!("\"{nanos:x}-{:x}\"", body.len());
    Ok((body, tag))
}

/// True when `If-None-Match` names the tag.
fn is_known(if_none_match: &str, tag: &str) -> bool {
    let mut known = if_none_match.split(',').map(str::trim);
    known.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

/// True for a name with a hash of the content in it, such as `site-0123456789abcdef_bg.wasm`.
fn has_hash(file: &Path) -> bool {
    let Some(stem) = file.file_stem().and_then(|stem| stem.to_str()) else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 8 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().canonicalize().unwrap();
        for (name, content) in [
            ("index.html", "<p>home"),
            ("404.html", "<p>lost"),
            ("app-0123456789abcdef.js", "code"),
            ("app-0123456789abcdef.js.br", "small"),
            ("app-0123456789abcdef.js.gz", "smallish"),
        ] {
            fs::write(folder.join(name), content).unwrap();
        }
        fs::create_dir(folder.join("en")).unwrap();
        (home, folder)
    }

    fn get(folder: &Path, target: &str) -> Reply {
        reply(folder, &Asked { method: "GET", target, ..Asked::default() })
    }

    fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
        reply.headers.iter().find(|(found, _)| *found == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn a_page_is_sent_with_its_type() {
        let (_home, folder) = site();
        let page = get(&folder, "/?q=404");
        assert_eq!((page.status, page.body.as_slice()), (200, b"<p>home".as_slice()));
        assert_eq!(header(&page, "Content-Type"), Some("text/html; charset=utf-8"));
        assert_eq!(header(&page, "Cache-Control"), Some(ASK_FIRST));
    }

    #[test]
    fn what_is_missing_gets_the_sites_own_page() {
        let (_home, folder) = site();
        let page = get(&folder, "/nowhere.js");
        assert_eq!((page.status, page.body.as_slice()), (404, b"<p>lost".as_slice()));
        assert_eq!(header(&page, "Content-Type"), Some("text/html; charset=utf-8"));
        assert_eq!(header(&page, "ETag"), None);

        fs::remove_file(folder.join("404.html")).unwrap();
        assert_eq!(get(&folder, "/nowhere.js").status, 404);
        assert_eq!(get(&folder, "/../Cargo.toml").status, 404);
    }

    #[test]
    fn a_folder_gets_its_slash_and_keeps_the_query() {
        let (_home, folder) = site();
        let reply = get(&folder, "/en?lang=zh");
        assert_eq!(reply.status, 301);
        assert_eq!(header(&reply, "Location"), Some("/en/?lang=zh"));
    }

    #[test]
    fn compressed_copies_are_sent_to_who_takes_them() {
        let (_home, folder) = site();
        let ask = |accept_encoding| {
            let target = "/app-0123456789abcdef.js";
            reply(&folder, &Asked { method: "GET", target, accept_encoding, if_none_match: "" })
        };
        for (accepted, encoding, body) in [
            ("gzip, br", Some("br"), "small"),
            ("gzip", Some("gzip"), "smallish"),
            ("", None, "code"),
        ] {
            let reply = ask(accepted);
            assert_eq!(header(&reply, "Content-Encoding"), encoding);
            assert_eq!(reply.body, body.as_bytes());
            assert_eq!(header(&reply, "Content-Type"), Some("text/javascript; charset=utf-8"));
            assert_eq!(header(&reply, "Cache-Control"), Some(FOR_EVER));
            assert_eq!(header(&reply, "Vary"), Some("Accept-Encoding"));
        }
        assert_ne!(header(&ask("br"), "ETag"), header(&ask(""), "ETag"));
    }

    #[test]
    fn a_known_tag_saves_the_body() {
        let (_home, folder) = site();
        let tag = header(&get(&folder, "/"), "ETag").unwrap().to_owned();
        let again = |if_none_match: &str| {
            reply(
                &folder,
                &Asked { method: "GET", target: "/", accept_encoding: "", if_none_match },
            )
        };
        assert_eq!(again(&tag).status, 304);
        assert_eq!(again(&format!("\"other\", W/{tag}")).status, 304);
        assert_eq!(again("\"other\"").status, 200);
        assert_eq!(again("").status, 200);
    }

    #[test]
    fn only_reading_is_allowed() {
        let (_home, folder) = site();
        let asked = Asked { method: "POST", target: "/", ..Asked::default() };
        let reply = reply(&folder, &asked);
        assert_eq!(reply.status, 405);
        assert_eq!(header(&reply, "Allow"), Some("GET, HEAD"));
    }

    #[test]
    fn hashes_are_told_from_words() {
        assert!(has_hash(Path::new("http-status-0123456789abcdef_bg.wasm")));
        assert!(has_hash(Path::new("texts-zh-1a2b3c4d.json")));
        assert!(!has_hash(Path::new("texts-zh.json")));
        assert!(!has_hash(Path::new("icon-192.png")));
        assert!(!has_hash(Path::new("http-status.js")));
        assert!(!has_hash(Path::new("index.html")));
    }
}
