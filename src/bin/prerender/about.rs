//! What search engines, chats and address bars read of a page.

use serde_json::{Value, json};

use crate::site_url::SiteUrl;

/// The preview picture of the site: its file, and the size of all such pictures.
pub const PICTURE: (&str, u32, u32) = ("og.png", 1200, 630);

/// What the site is called, in both languages.
pub const SITE: &str = "HTTP 状态码 · HTTP status codes";

/// What there is to say of a page.
#[derive(Debug)]
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// What it says, in a sentence or two.
    pub description: &'a str,
    /// Where it is, below the site's folder.
    pub path: &'a str,
    /// Its picture: the file, below the site's folder, and what it shows.
    pub picture: (&'a str, &'a str),
    /// The same for machines, in the words of schema.org.
    pub data: Value,
}

/// The elements that say it. What takes an absolute address is left out where the site's is not
/// known.
pub fn elements(about: &About, site: Option<&SiteUrl>) -> String {
    let property = |name: &str, content: &str| {
        format!("<meta property=\"og:{name}\" content=\"{}\" />", escaped(content))
    };
    let tweeted = |name: &str, content: &str| {
        format!("<meta name=\"twitter:{name}\" content=\"{}\" />", escaped(content))
    };
    let mut elements = Vec::new();
    if let Some(site) = site {
        let url = site.join(about.path);
        elements.push(format!("<link rel=\"canonical\" href=\"{}\" />", escaped(&url)));
        elements.push(property("url", &url));
    }
    elements.extend([
        property("type", "website"),
        property("site_name", SITE),
        property("title", about.title),
        property("description", about.description),
        property("locale", "zh_CN"),
        property("locale:alternate", "en_US"),
    ]);
    let card = match site {
        Some(site) => {
            let (file, shows) = about.picture;
            let (_, width, height) = PICTURE;
            elements.extend([
                property("image", &site.join(file)),
                property("image:type", "image/png"),
                property("image:width", &width.to_string()),
                property("image:height", &height.to_string()),
                property("image:alt", shows),
                tweeted("image", &site.join(file)),
                tweeted("image:alt", shows),
            ]);
            "summary_large_image"
        }
        None => "summary",
    };
    elements.extend([
        // Title and description are taken from what is said above.
        tweeted("card", card),
        format!("<script type=\"application/ld+json\">{}</script>", inline(&about.data)),
    ]);
    elements.join("\n    ")
}

/// The picture of a page that has none of its own.
pub const OF_SITE: (&str, &str) = (PICTURE.0, SITE);

/// What the app's page is, for machines.
pub fn app_data(description: &str, site: Option<&SiteUrl>) -> Value {
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "HTTP 状态码",
        "alternateName": "HTTP status codes",
        "description": description,
        "inLanguage": ["zh-Hans", "en"],
        "isAccessibleForFree": true,
    });
    if let Some(site) = site {
        data["url"] = site.to_string().into();
        data["potentialAction"] = json!({
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": site.join("?q={search_term_string}"),
            },
            "query-input": "required name=search_term_string",
        });
    }
    data
}

/// A text as it stands in an attribute or in an element, of HTML as of XML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// JSON as it stands in a script element, which nothing in it may end.
fn inline(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: About = About {
        title: "A \"b\"",
        description: "<b> & c",
        path: "404/",
        picture: ("404/preview.png", "404 \"b\""),
        data: Value::Null,
    };

    #[test]
    fn without_the_sites_address_nothing_absolute_is_said() {
        let said = elements(&ABOUT, None);
        for absent in ["canonical", "og:url", "og:image", "summary_large_image", "http"] {
            assert!(!said.contains(absent), "{absent}: {said}");
        }
        assert!(said.contains("content=\"A &quot;b&quot;\""), "{said}");
        assert!(said.contains("content=\"&lt;b&gt; &amp; c\""), "{said}");
    }

    #[test]
    fn with_it_pages_and_picture_are_named() {
        let site = SiteUrl::parse("https://a.example/b").unwrap();
        let said = elements(&ABOUT, site.as_ref());
        assert!(said.contains("rel=\"canonical\" href=\"https://a.example/b/404/\""), "{said}");
        for named in ["og:image", "twitter:image"] {
            let file = format!("{named}\" content=\"https://a.example/b/404/preview.png\"");
            assert!(said.contains(&file), "{said}");
            assert!(
                said.contains(&format!("{named}:alt\" content=\"404 &quot;b&quot;\"")),
                "{said}"
            );
        }
        let data = app_data("d", site.as_ref());
        assert_eq!(
            data["potentialAction"]["target"]["urlTemplate"],
            "https://a.example/b/?q={search_term_string}"
        );
    }

    #[test]
    fn nothing_ends_the_script_that_holds_data() {
        assert_eq!(inline(&json!("</script>")), "\"\\u003c/script>\"");
    }

    #[test]
    fn the_picture_is_what_is_said_of_it() {
        let (name, width, height) = PICTURE;
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(name);
        let bytes = std::fs::read(file).unwrap();
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!((number(16), number(20)), (width, height));
        assert!(bytes.len() < 60_000, "{} bytes", bytes.len());
    }
}
