//! Native, at build time: writes the finished pages around what Trunk built.
//!
//! Trunk calls it once it has put the wasm, its script and the copied files into
//! `TRUNK_STAGING_DIR`; what stands there afterwards is the site.

mod about;
mod app_files;
mod choose;
mod data;
mod files;
mod head;
mod hosts;
mod interface;
mod markdown;
mod minify;
mod opened;
mod pages;
mod pictures;
mod policy;
mod site_url;
mod sitemap;
mod texts;
mod worker;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use http_status::catalog::programs::Programs;
use http_status::choose::Tree;
use http_status::locale::Language;
use http_status::search::{self, file::Notes};
use http_status::ui::pages::{AllPages, NoScript, Stalled, notes, steps};
use http_status::ui::static_html::static_html;
use http_status::ui::{App, BuildInfo};
use leptos::prelude::*;

use about::About;
use opened::Opened;
use pages::Pages;
use policy::{Kind, Policy};
use site_url::SiteUrl;
use texts::File;

fn main() -> Result<(), Box<dyn Error>> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("TRUNK_STAGING_DIR is not set: Trunk runs this, see Trunk.toml")?;
    let write = |name: &str, text: &str| files::write(&staging.join(name), text.as_bytes());

    let site = SiteUrl::parse(&env::var(site_url::SETTING).unwrap_or_default())?;
    let style = head::style()?;
    write(&style.name, &style.text)?;
    let (zh, en) = (texts::read(Language::Chinese)?, texts::read(Language::English)?);
    let texts = [texts::file(&zh, Language::Chinese)?, texts::file(&en, Language::English)?];
    let index = File::new("search", search::FILE.to_vec());
    let notes = [Language::Chinese, Language::English].map(|language| {
        let told = notes(Notes::decode(search::NOTES[language as usize])?).encode()?;
        Ok::<_, Box<dyn Error>>(File::new(&format!("notes-{}", language.key()), told))
    });
    let [chinese, english] = notes;
    let notes = [chinese?, english?];
    let tree = Tree::from_bytes(http_status::choose::FILE)?;
    let tree = File::new("choose", steps(&tree).to_bytes()?);
    let programs = include_str!(concat!(env!("OUT_DIR"), "/programs.txt"));
    let lines = File::new("programs", programs.into());
    for file in texts.iter().chain(&notes).chain([&index, &tree, &lines]) {
        files::write(&staging.join(&file.name), &file.content)?;
    }
    let opened = [(Language::Chinese, &*texts[0].content), (Language::English, &*texts[1].content)];
    let opened = Opened::render(&opened)?;
    opened.write(&staging)?;
    write("choose.json", choose::JSON)?;
    for (name, text) in data::files(&zh, &en, site.as_ref())? {
        write(&name, &text)?;
    }

    let mut policy = Policy::default();
    let shell = fs::read_to_string(staging.join("index.html"))?;
    let shell = app_files::finish(&staging, &shell)?;
    // Leaked, as the name of the build lives as long as the app; so it is in the browser.
    let edition = env::var("SITE_EDITION").ok().map(|edition| &*edition.leak());
    let built = BuildInfo { edition, ..BuildInfo::default() };
    let app = Owner::new().with(|| view! { <App built/> }.to_html());
    // The same node, written as the standard has it.
    let app = app.replace("<!>", "<!---->");
    let app = format!(
        "{}{}<div id=\"app\" data-version=\"{}\" data-search=\"{}\" data-choose=\"{}\" \
         data-texts-zh=\"{}\" data-texts-en=\"{}\" data-notes-zh=\"{}\" \
         data-notes-en=\"{}\" data-programs=\"{}\">{app}</div>{}",
        static_html(|| view! { <Stalled/> }),
        static_html(|| view! { <NoScript/> }),
        worker::VERSION,
        index.name,
        tree.name,
        texts[0].name,
        texts[1].name,
        notes[0].name,
        notes[1].name,
        lines.name,
        static_html(|| view! { <AllPages/> }),
    );
    let shell = without_empty_lines(&shell);
    let about = about_app(&shell, site.as_ref())?;
    let page = files::fill(&shell, "<!-- prerender: app -->", &app)?;
    let page = head::fill(&page, "<!-- prerender: head -->", &style, &opened.version, &about)?;
    write("index.html", &policy.guard(&page, Kind::App)?)?;

    let script = head::page_script()?;
    let programs = Programs::read(programs).ok_or("the build's lines cannot be read")?;
    let site_url = site.as_ref();
    let pages =
        Pages { zh: &zh, en: &en, programs, style: &style, script: &script, site: site_url };
    for (path, page) in pages.pages(&mut policy)?.into_iter().chain(pages.lists(&mut policy)?) {
        write(&path, &page)?;
    }
    write(&format!("{}index.html", choose::FOLDER), &choose::page(&pages, &mut policy)?)?;
    pictures::write(&staging).map_err(|fault| -> Box<dyn Error> { fault })?;
    write(pages::NOT_FOUND, &pages.not_found(&mut policy)?)?;

    write("robots.txt", &sitemap::robots(site.as_ref()))?;
    if let Some(site) = &site {
        write("sitemap.xml", &sitemap::sitemap(site))?;
        write(sitemap::SEARCH, &sitemap::search(site))?;
    } else {
        println!(
            "prerender: {} is not set, so what needs the site's address is left out: canonical \
             addresses, og:url, og:image, sitemap.xml, {}",
            site_url::SETTING,
            sitemap::SEARCH
        );
    }

    // It lists what the app is made of, so all of that is written by now.
    worker::write(&staging)?;

    let policy = policy.header();
    let names = files::names(&staging)?;
    write(hosts::RULES, &hosts::rules(&policy, names.iter().map(String::as_str)))?;
    write(hosts::NGINX, &hosts::nginx(&policy))?;
    write(hosts::CADDY, &hosts::caddy(&policy))?;
    Ok(())
}

/// Without the lines that Trunk left empty where it took something out.
fn without_empty_lines(page: &str) -> String {
    let lines: Vec<&str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.join("\n") + "\n"
}

/// What is said of the app's page: what its shell says already, and where it is.
fn about_app(shell: &str, site: Option<&SiteUrl>) -> Result<String, Box<dyn Error>> {
    let between = |start: &str, end: &str| {
        let found = shell.split_once(start).and_then(|(_, rest)| rest.split_once(end));
        found.map(|(text, _)| text).ok_or_else(|| format!("index.html has no {start}…{end}"))
    };
    let title = between("<title>", "</title>")?;
    let description = between("name=\"description\"", "/>")?;
    let description = description.trim().trim_start_matches("content=").trim_matches('"');
    let data = about::app_data(description, site);
    let about = about::elements(
        &About { title, description, path: "", picture: about::OF_SITE, data },
        site,
    );
    let search = site.map(|_| format!("\n    {}", sitemap::search_link()));
    Ok(about + &search.unwrap_or_default())
}
