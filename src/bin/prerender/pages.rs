//! The pages that need no app: one for each code, one for each list, and the not-found page.

use std::error::Error;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http_status::catalog::lists::List;
use http_status::catalog::programs::Programs;
use http_status::catalog::texts::{Long, Texts};
use http_status::catalog::{CATALOG, Code, Entry};
use http_status::locale::{ListStrings, Strings};
use http_status::ui::pages::{CodePage, ListPage, folder};
use http_status::ui::static_html::static_html;
use leptos::prelude::*;
use serde_json::json;

use crate::about::{self, About, escaped};
use crate::data;
use crate::head::{self, Style};
use crate::pictures;
use crate::policy::{Kind, Policy};
use crate::site_url::SiteUrl;

/// The not-found page, which hosts send for addresses that lead nowhere.
pub const NOT_FOUND: &str = "404.html";

/// What all pages are made with.
#[derive(Debug)]
pub struct Pages<'a> {
    /// The long texts in Chinese.
    pub zh: &'a Texts,
    /// The long texts in English.
    pub en: &'a Texts,
    /// The lines that send and handle codes.
    pub programs: Programs,
    /// The style sheet.
    pub style: &'a Style,
    /// The early script of a code's page.
    pub script: &'a str,
    /// The site's address, where it is known.
    pub site: Option<&'a SiteUrl>,
}

type Result<T> = std::result::Result<T, Box<dyn Error>>;

impl Pages<'_> {
    /// Each code's page, as its path and its text.
    pub fn pages(&self, policy: &mut Policy) -> Result<Vec<(String, String)>> {
        CATALOG
            .iter()
            .map(|entry| {
                let path = folder(entry.code);
                let page = policy.guard(&self.page(entry, &path)?, Kind::Code)?;
                Ok((format!("{path}index.html"), page))
            })
            .collect()
    }

    fn page(&self, entry: &'static Entry, path: &str) -> Result<String> {
        let meaning = entry.first();
        let (name, summary) = (meaning.name(), meaning.summary());
        let description = format!("{} {}", summary.zh, summary.en);
        let mut data = json!({
            "@context": "https://schema.org",
            "@type": "DefinedTerm",
            "termCode": entry.code.to_string(),
            "name": meaning.phrase(),
            "alternateName": name.zh,
            "description": description,
            "image": pictures::NAME,
            "inDefinedTermSet": { "@type": "DefinedTermSet", "name": about::SITE },
        });
        if let Some(site) = self.site {
            data["url"] = site.join(path).into();
            data["inDefinedTermSet"]["url"] = site.to_string().into();
        }
        let [title, english] = titles(entry);
        let (file, shows) = (format!("{path}{}", pictures::NAME), pictures::described(entry));
        let picture = (&*file, &*shows);
        let about = About { title: &title, description: &description, path, picture, data };
        let head = self.head(&about, "../", &data::alternates(entry.code));
        let (zh, en) = self.longs(entry)?;
        let programs = self.programs;
        let body =
            static_html(move || view! { <CodePage entry zh en root="../".to_owned() programs/> });
        Ok(document(&english, "", &head, &body))
    }

    /// The head of a page that needs no app. `root` leads from it to the site's folder; `more` are
    /// further elements.
    pub fn head(&self, about: &About, root: &str, more: &str) -> String {
        format!(
            "<title>{title}</title>\n    \
             <meta name=\"description\" content=\"{description}\" />\n    \
             <link rel=\"icon\" href=\"{root}favicon.ico\" sizes=\"32x32\" />\n    \
             <link rel=\"icon\" href=\"{root}icon.svg\" type=\"image/svg+xml\" />\n    \
             <script>{script}</script>\n    \
             <link rel=\"stylesheet\" href=\"{root}{style}\" />\n    \
             {more}\n    \
             {about}",
            title = escaped(about.title),
            description = escaped(about.description),
            script = self.script,
            style = self.style.name,
            about = about::elements(about, self.site),
        )
    }

    /// Each list's page, as its path and its text.
    pub fn lists(&self, policy: &mut Policy) -> Result<Vec<(String, String)>> {
        List::ALL
            .into_iter()
            .map(|list| {
                let page = policy.guard(&self.list(list), Kind::Code)?;
                Ok((format!("{}index.html", list.folder()), page))
            })
            .collect()
    }

    fn list(&self, list: List) -> String {
        let name = ListStrings::both(|s| s.title(list));
        let summary = ListStrings::both(|s| s.summary(list));
        let description = format!("{} {}", summary.zh, summary.en).replace('`', "");
        let title = format!("{} {} · {}", name.zh, name.en, Strings::CHINESE.site);
        let path = list.folder();
        let mut data = json!({
            "@context": "https://schema.org",
            "@type": "ItemList",
            "name": name.en,
            "alternateName": name.zh,
            "description": description,
        });
        if let Some(site) = self.site {
            data["url"] = site.join(&path).into();
        }
        let about = About {
            title: &title,
            description: &description,
            path: &path,
            picture: about::OF_SITE,
            data,
        };
        let english = format!("{} · {}", name.en, Strings::ENGLISH.site);
        let head = self.head(&about, "../../", "");
        let (zh, en) = (self.zh.clone(), self.en.clone());
        let body = static_html(move || view! { <ListPage list zh en root="../../".to_owned()/> });
        document(&english, "", &head, &body)
    }

    /// The not-found page: that of 404, which says so, and finds out where it
    /// is. It carries its style sheet and its icon, since no relative address leads to them from
    /// every depth.
    pub fn not_found(&self, policy: &mut Policy) -> Result<String> {
        let entry = Code(404).entry().ok_or("the catalogue has no 404")?;
        let [title, english] = titles(entry);
        let icon = Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join("icon.svg");
        let head = format!(
            "<title>{title}</title>\n    \
             <meta name=\"robots\" content=\"noindex\" />\n    \
             <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\" type=\"image/svg+xml\" />\n    \
             <script>{script}</script>\n    \
             <style>{style}</style>",
            title = escaped(&title),
            icon = STANDARD.encode(fs::read(icon)?),
            script = head::not_found_script()?,
            style = self.style.text,
        );
        // Where the site's address is not known it is taken to have a host of its own; the page's
        // script then looks for it.
        let root = self.site.map_or("/", SiteUrl::path).to_owned();
        let home = self.site.map(|site| format!(" data-home=\"{}\"", escaped(site.path())));
        let (zh, en) = self.longs(entry)?;
        let not_found = self.en.clone();
        let body = static_html(move || view! { <CodePage entry zh en root not_found/> });
        let page = document(&english, &home.unwrap_or_default(), &head, &body);
        Ok(policy.guard(&page, Kind::NotFound)?)
    }

    fn longs(&self, entry: &Entry) -> Result<(Vec<Long>, Vec<Long>)> {
        let of = |texts: &Texts| texts.get(&entry.code.0).cloned();
        Ok(of(self.zh).zip(of(self.en)).ok_or_else(|| format!("{} has no texts", entry.code))?)
    }
}

/// The title of the page of a code: in Chinese, and in English.
fn titles(entry: &Entry) -> [String; 2] {
    let meaning = entry.first();
    [(meaning.name().zh, &Strings::CHINESE), (meaning.name().en, &Strings::ENGLISH)].map(
        |(name, strings)| {
            let (code, phrase, site) = (entry.code, meaning.phrase(), strings.site);
            if name == phrase {
                format!("{code} {phrase} · {site}")
            } else {
                format!("{code} {phrase} {name} · {site}")
            }
        },
    )
}

/// A page. Without a script both languages are shown; a script puts `english`, the title for readers of
/// English, in the place of the other one.
pub fn document(english: &str, attributes: &str, head: &str, body: &str) -> String {
    let english = escaped(english);
    format!(
        "<!doctype html>\n\
         <html lang=\"zh-Hans\" data-both data-title-en=\"{english}\"{attributes}>\n  \
         <head>\n    \
         <meta charset=\"utf-8\" />\n    \
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\" />\n    \
         <meta name=\"referrer\" content=\"no-referrer\" />\n    \
         <meta name=\"color-scheme\" content=\"light dark\" />\n    \
         <meta name=\"theme-color\" content=\"#fbfaf7\" media=\"(prefers-color-scheme: light)\" />\n    \
         <meta name=\"theme-color\" content=\"#10131a\" media=\"(prefers-color-scheme: dark)\" />\n    \
         {head}\n  \
         </head>\n  \
         <body>\n{body}\n  </body>\n\
         </html>\n"
    )
}
