//! The site's address, where the build is told it: some formats need absolute addresses.

use std::fmt;

/// The environment variable that names it.
pub const SETTING: &str = "SITE_URL";

/// Where the site will be found, say `https://codes.example/http/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrl {
    /// All of it, with a slash at its end.
    url: String,
    /// Where the path begins.
    path: usize,
}

impl SiteUrl {
    /// Reads the setting; an empty one counts as none.
    pub fn parse(setting: &str) -> Result<Option<Self>, String> {
        let url = setting.trim();
        if url.is_empty() {
            return Ok(None);
        }
        let fault = |why: &str| Err(format!("{SETTING} is `{url}`: {why}"));
        let Some((scheme, rest)) = url.split_once("://") else {
            return fault("an address begins with https:// or http://");
        };
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "https" && scheme != "http" {
            return fault("only https and http are served to browsers");
        }
        let (host, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
        let is_host = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
        if host.is_empty() || host.starts_with(':') || !host.chars().all(is_host) {
            return fault("a host is written in ASCII (xn--… for others), without a user's name");
        }
        let is_path = |c: char| c.is_ascii_alphanumeric() || "/-._~!$()*+,;=:@%".contains(c);
        if !path.chars().all(is_path) {
            return fault("a path is written in ASCII (%… for others), without query or fragment");
        }
        if path.contains("//") || path.split('/').any(|part| part == "." || part == "..") {
            return fault("the path has an empty part, or one of dots");
        }
        let origin = format!("{scheme}://{}", host.to_ascii_lowercase());
        let path = path.trim_end_matches('/');
        Ok(Some(Self { url: format!("{origin}{path}/"), path: origin.len() }))
    }

    /// The absolute address of something below the site's folder.
    pub fn join(&self, relative: &str) -> String {
        format!("{}{relative}", self.url)
    }

    /// The path of the site's folder, from `/` to `/`.
    pub fn path(&self) -> &str {
        &self.url[self.path..]
    }
}

impl fmt::Display for SiteUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(setting: &str) -> Option<String> {
        SiteUrl::parse(setting).unwrap().map(|url| url.to_string())
    }

    #[test]
    fn the_slash_at_the_end_is_ours_to_add() {
        for (setting, url, path) in [
            ("https://codes.example", "https://codes.example/", "/"),
            ("https://codes.example/", "https://codes.example/", "/"),
            (" https://a.example/b/c ", "https://a.example/b/c/", "/b/c/"),
            ("HTTPS://A.Example:8443/B/", "https://a.example:8443/B/", "/B/"),
            ("http://[::1]:80/x", "http://[::1]:80/x/", "/x/"),
        ] {
            let read = SiteUrl::parse(setting).unwrap().unwrap();
            assert_eq!((read.to_string().as_str(), read.path()), (url, path));
            assert_eq!(read.join("404/"), format!("{url}404/"));
        }
    }

    #[test]
    fn none_is_none() {
        assert_eq!(read(""), None);
        assert_eq!(read("  "), None);
    }

    #[test]
    fn what_is_no_address_is_refused_with_a_reason() {
        for (setting, reason) in [
            ("codes.example", "begins with https://"),
            ("//codes.example/", "begins with https://"),
            ("ftp://codes.example/", "only https and http"),
            ("javascript://codes.example/", "only https and http"),
            ("https://", "a host is written"),
            ("https:///path/", "a host is written"),
            ("https://me@codes.example/", "without a user's name"),
            ("https://状态码.example/", "in ASCII"),
            ("https://a.example/?q=1", "without query"),
            ("https://a.example/#404", "without query"),
            ("https://a.example?q=1", "a host is written"),
            ("https://a.example/\"><script>/", "without query"),
            ("https://a.example/a b/", "without query"),
            ("https://a.example//b/", "an empty part"),
            ("https://a.example/../b/", "one of dots"),
        ] {
            let error = SiteUrl::parse(setting).unwrap_err();
            assert!(error.contains(reason), "{error}");
            assert!(error.contains("SITE_URL"), "{error}");
        }
    }
}
