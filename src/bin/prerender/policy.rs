//! The Content Security Policy: in each page just what that page needs, and as a header what all of
//! them need together.

use std::collections::BTreeSet;
use std::io::{Error, Result};

use crate::files::policy_hash;

/// The kinds of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The app's, which carries its style sheet: the first paint waits for nothing else.
    App,
    /// A code's own.
    Code,
    /// The one for addresses that lead nowhere. It does not know where it stands, so it carries its
    /// style sheet.
    NotFound,
}

/// Guards pages, and remembers what it let through.
#[derive(Debug, Default)]
pub struct Policy {
    scripts: BTreeSet<String>,
    styles: BTreeSet<String>,
}

impl Policy {
    /// Puts the policy at the beginning of the head of a page: nothing but this site's own files,
    /// and of inline scripts and styles only those that the page has now, by their hashes.
    pub fn guard(&mut self, page: &str, kind: Kind) -> Result<String> {
        let scripts: BTreeSet<String> = elements(page, "script")
            .filter(|(attributes, _)| is_run_inline(attributes))
            .map(|(_, text)| policy_hash(text))
            .collect();
        let styles: BTreeSet<String> =
            elements(page, "style").map(|(_, text)| policy_hash(text)).collect();
        let own = Self { scripts, styles };
        let policy = own.text(kind);
        self.scripts.extend(own.scripts);
        self.styles.extend(own.styles);
        let charset = ["<meta charset=\"utf-8\" />", "<meta charset=\"utf-8\">"]
            .into_iter()
            .find(|charset| page.contains(charset))
            .ok_or_else(|| Error::other("the page has no <meta charset>"))?;
        let meta = format!(
            "{charset}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />"
        );
        Ok(page.replacen(charset, &meta, 1))
    }

    /// The policy as a header, for all pages so far, and for the worker.
    pub fn header(&self) -> String {
        format!(
            "default-src 'none'; script-src {}; style-src {}; img-src 'self' data:; \
             connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
             form-action 'self'; frame-ancestors 'none'",
            sources("'self' 'wasm-unsafe-eval'", &self.scripts),
            sources("'self'", &self.styles),
        )
    }

    fn text(&self, kind: Kind) -> String {
        match kind {
            Kind::App => format!(
                "default-src 'none'; script-src {}; style-src {}; img-src 'self'; \
                 connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
                 form-action 'self'",
                sources("'self' 'wasm-unsafe-eval'", &self.scripts),
                sources("'self'", &self.styles),
            ),
            // What inspects a page from within, as Lighthouse does, asks for robots.txt from there.
            Kind::Code => format!(
                "default-src 'none'; script-src {}; style-src {}; img-src 'self'; \
                 connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'",
                sources("", &self.scripts),
                sources("'self'", &self.styles),
            ),
            Kind::NotFound => format!(
                "default-src 'none'; script-src {}; style-src {}; img-src data:; \
                 connect-src 'self'; base-uri 'none'; form-action 'none'",
                sources("", &self.scripts),
                sources("", &self.styles),
            ),
        }
    }
}

/// The sources of a directive.
fn sources(named: &str, hashes: &BTreeSet<String>) -> String {
    let named = Some(named).filter(|named| !named.is_empty());
    let all: Vec<&str> = named.into_iter().chain(hashes.iter().map(String::as_str)).collect();
    if all.is_empty() { "'none'".to_owned() } else { all.join(" ") }
}

/// Whether a script with these attributes stands in the page and runs; data does not.
fn is_run_inline(attributes: &str) -> bool {
    !attributes.contains("src=") && !attributes.contains("application/ld+json")
}

/// The elements of a name in a page, as their attributes and their text.
fn elements<'a>(page: &'a str, name: &str) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let mut rest = page;
    std::iter::from_fn(move || {
        let (attributes, behind) = rest.split_once(&start)?.1.split_once('>')?;
        let (text, behind) = behind.split_once(&end)?;
        rest = behind;
        Some((attributes, text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // printf 'a()' | openssl dgst -sha256 -binary | base64
    const HASH: &str = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='";

    #[test]
    fn each_inline_script_is_in_the_policy_by_its_hash() {
        let page = "<meta charset=\"utf-8\"><script>a()</script><script src=b.js></script>\
                    <script type=\"application/ld+json\">{}</script>";
        let page = Policy::default().guard(page, Kind::App).unwrap();
        assert!(page.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {HASH};")), "{page}");
        assert_eq!(page.matches("sha256-").count(), 1);
    }

    #[test]
    fn a_page_without_the_app_runs_no_file() {
        let page = "<meta charset=\"utf-8\"><script>a()</script>";
        let page = Policy::default().guard(page, Kind::Code).unwrap();
        assert!(page.contains(&format!("script-src {HASH}; style-src 'self';")), "{page}");
        let page = Policy::default().guard("<meta charset=\"utf-8\">", Kind::Code).unwrap();
        assert!(page.contains("script-src 'none';"), "{page}");
    }

    #[test]
    fn the_header_has_what_all_pages_need() {
        let mut policy = Policy::default();
        policy.guard("<meta charset=\"utf-8\"><script>a()</script>", Kind::App).unwrap();
        policy.guard("<meta charset=\"utf-8\"><script>b()</script>", Kind::Code).unwrap();
        let page = "<meta charset=\"utf-8\"><style>a()</style><script>a()</script>";
        let page = policy.guard(page, Kind::NotFound).unwrap();
        assert!(page.contains(&format!("script-src {HASH}; style-src {HASH};")), "{page}");
        let header = policy.header();
        assert_eq!(header.matches("sha256-").count(), 3, "{header}");
        assert!(header.contains(&format!("style-src 'self' {HASH};")), "{header}");
        assert!(header.contains("frame-ancestors 'none'"), "{header}");
    }

    #[test]
    fn nothing_unsafe_and_no_other_host() {
        for kind in [Kind::App, Kind::Code, Kind::NotFound] {
            let page = Policy::default().guard("<meta charset=\"utf-8\">", kind).unwrap();
            assert!(page.contains("default-src 'none'"), "{page}");
            for refused in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
                assert!(!page.contains(refused), "{refused}: {page}");
            }
        }
        assert!(Policy::default().guard("<p>", Kind::App).is_err());
    }
}
