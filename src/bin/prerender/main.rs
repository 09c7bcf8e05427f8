//! Native, at build time: writes the finished pages around what Trunk built.
//!
//! Trunk calls it once it has put the wasm, its script and the copied files into
//! `TRUNK_STAGING_DIR`; what stands there afterwards is the site.

mod files;
mod glue;
mod head;
mod texts;
mod worker;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use http_status::locale::Language;
use http_status::ui::App;
use http_status::ui::device::{Device, Frame};
use leptos::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("TRUNK_STAGING_DIR is not set: Trunk runs this, see Trunk.toml")?;
    let write = |name: &str, text: &str| files::write(&staging.join(name), text.as_bytes());

    let style = head::style();
    write(&style.name, &style.text)?;
    let zh = texts::file(&texts::read(Language::Chinese)?, Language::Chinese)?;
    let en = texts::file(&texts::read(Language::English)?, Language::English)?;
    for file in [&zh, &en] {
        write(&file.name, &file.json)?;
    }
    write("codes.json", include_str!(concat!(env!("OUT_DIR"), "/codes.json")))?;

    let shell = fs::read_to_string(staging.join("index.html"))?;
    let app = Owner::new().with(|| view! { <App/> }.to_html());
    let app = format!(
        "{}<div id=\"app\" data-version=\"{}\" data-texts-zh=\"{}\" data-texts-en=\"{}\">{app}</div>{}",
        texts::html(|| view! { <Frame/> }),
        worker::VERSION,
        zh.name,
        en.name,
        texts::html(|| view! { <Device edition=env::var("SITE_EDITION").ok()/> }),
    );
    let page = files::fill(&shell, "<!-- prerender: app -->", &app)?;
    let page = head::fill(&page, "<!-- prerender: head -->", &style)?;
    let page = head::with_policy(&page)?;
    write("index.html", &page)?;
    glue::lean(&staging)?;
    // Last: it lists what the others have written.
    worker::write(&staging)?;
    Ok(())
}
