//! Sitemap, robots, and the search description, which search engines and browsers look for.

use http_status::catalog::CATALOG;
use http_status::catalog::lists::List;
use http_status::locale::Strings;
use http_status::ui::pages::folder;

use crate::about::escaped;
use crate::choose;
use crate::site_url::SiteUrl;

/// The file that describes our search to a browser.
pub const SEARCH: &str = "opensearch.xml";

/// The element that leads to it.
pub fn search_link() -> String {
    format!(
        "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"{}\" \
         href=\"{SEARCH}\" />",
        Strings::CHINESE.site
    )
}

/// Every page's address.
pub fn sitemap(site: &SiteUrl) -> String {
    let paths = [String::new(), choose::FOLDER.to_owned()]
        .into_iter()
        .chain(List::ALL.into_iter().map(List::folder))
        .chain(CATALOG.iter().map(|entry| folder(entry.code)));
    let urls: Vec<String> = paths
        .map(|path| format!("  <url><loc>{}</loc></url>\n", escaped(&site.join(&path))))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
        urls.concat()
    )
}

/// Everybody may read everything.
pub fn robots(site: Option<&SiteUrl>) -> String {
    let sitemap = site.map(|site| format!("\nSitemap: {}\n", site.join("sitemap.xml")));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
}

/// How a browser can search us from its address bar.
pub fn search(site: &SiteUrl) -> String {
    let address = |relative: &str| escaped(&site.join(relative));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n  \
         <ShortName>{}</ShortName>\n  \
         <Description>{}</Description>\n  \
         <InputEncoding>UTF-8</InputEncoding>\n  \
         <Image width=\"32\" height=\"32\" type=\"image/x-icon\">{}</Image>\n  \
         <Url type=\"text/html\" method=\"get\" template=\"{}\"/>\n  \
         <Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"{}\"/>\n\
         </OpenSearchDescription>\n",
        Strings::CHINESE.site,
        Strings::CHINESE.tagline,
        address("favicon.ico"),
        address("?q={searchTerms}"),
        address(SEARCH),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> SiteUrl {
        SiteUrl::parse("https://a.example/b").unwrap().unwrap()
    }

    #[test]
    fn the_sitemap_has_every_page_once() {
        let sitemap = sitemap(&site());
        assert_eq!(sitemap.matches("<loc>").count(), CATALOG.len() + List::ALL.len() + 2);
        assert!(sitemap.contains("<loc>https://a.example/b/choose/</loc>"));
        assert!(sitemap.contains("<loc>https://a.example/b/</loc>"));
        assert_eq!(sitemap.matches("<loc>https://a.example/b/404/</loc>").count(), 1);
    }

    #[test]
    fn robots_are_led_to_the_sitemap_where_there_is_one() {
        assert_eq!(robots(None), "User-agent: *\nAllow: /\n");
        assert!(robots(Some(&site())).ends_with("\n\nSitemap: https://a.example/b/sitemap.xml\n"));
    }

    #[test]
    fn the_search_fits_what_browsers_take() {
        let search = search(&site());
        assert!(search.contains("template=\"https://a.example/b/?q={searchTerms}\""));
        // The specification's limits.
        assert!(Strings::CHINESE.site.chars().count() <= 16);
        assert!(Strings::CHINESE.tagline.chars().count() <= 1024);
    }
}
