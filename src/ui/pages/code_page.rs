//! The page of one code, which needs no app. Both languages stand in it; where no script runs, the style
//! sheet shows both.

use leptos::prelude::*;

use super::detail::{Detail, Place, details, folder};
use super::list_page::ListLinks;
use super::programs;
use crate::catalog::programs::Programs;
use crate::catalog::texts::{Long, Texts};
use crate::catalog::{CATALOG, Entry, Text};
use crate::locale::{Language, ListStrings, PageStrings, Strings};
use crate::ui::card::Badges;
use crate::ui::static_html::pair;

/// A string of these pages, in both languages.
fn both(pick: fn(&PageStrings) -> &'static str) -> impl IntoView {
    pair(Text { zh: pick(&PageStrings::CHINESE), en: pick(&PageStrings::ENGLISH) })
}

/// The body of the page of a code.
#[component]
pub fn CodePage(
    /// The code.
    entry: &'static Entry,
    /// The long texts of its meanings, in Chinese.
    zh: Vec<Long>,
    /// The same in English.
    en: Vec<Long>,
    /// Where the site's folder is from here.
    root: String,
    /// The lines that send and handle codes, where the page has room for them.
    #[prop(optional)]
    programs: Option<Programs>,
    /// The long texts of all codes, where the page answers for addresses that lead nowhere, as the
    /// one of 404 does.
    #[prop(optional)]
    not_found: Option<Texts>,
) -> impl IntoView {
    let code = entry.code;
    let class = code.class().map_or("", |class| &class.label()[..1]);
    let meaning = entry.first();
    let place = Place::Page(root);
    let lists = place.clone();
    let data = place.clone();
    let found = not_found.is_some();
    view! {
        <Frame place=place.clone()>
            {found.then(notice)}
            <div class="list">
                <article data-class=class data-open="" aria-labelledby="title">
                    <h1 id="title">
                        <span class="num">{code.to_string()}</span>
                        " "
                        <span class="phrase" lang="en">{meaning.phrase()}</span>
                    </h1>
                    <p class="name" lang="zh-Hans">{meaning.name().zh}</p>
                    <p class="summary">{pair(meaning.summary())}</p>
                    <p class="badges"><Badges entry/></p>
                    <p class="actions">
                        <a class="button" href=place.address(&format!("#{}", code.0))>
                            <span>{both(|s| s.in_app)}</span>
                        </a>
                        // Without a script both languages stand there, the Chinese first.
                        " " <a class="button page" lang="en" href="#en">"English below ↓"</a>
                    </p>
                    {half(entry, &zh, Language::Chinese, &place)}
                    {half(entry, &en, Language::English, &place)}
                    {programs.map(|lines| programs::folds(code, lines))}
                    <p class="origin">
                        <ListLinks entry place=lists/>
                        <DataLinks entry place=data/>
                    </p>
                </article>
            </div>
            {match not_found {
                Some(texts) => every(&place, &texts).into_any(),
                None => neighbours(entry, &place).into_any(),
            }}
        </Frame>
    }
}

/// What stands around every page that needs no app.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#[component]
pub fn Frame(
    /// Where the page is.
    place: Place,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let home = place.address("");
    let site = Text { zh: Strings::CHINESE.site, en: Strings::ENGLISH.site };
    view! {
        <header class="head">
            <p class="title">
                <a href=home.clone()>{pair(site)}</a>
            </p>
            <div class="tools">
                <button type="button" class="scripted" data-switch="">
                    <span class="t" lang="zh-Hans"><span lang="en">"English"</span></span>
                    <span class="t" lang="en"><span lang="zh-Hans">"中文"</span></span>
                </button>
            </div>
        </header>
        <main>{children()}</main>
        <footer class="foot">
            <p>
                <a href=home>{both(|s| s.home)}</a>
                " "
                <a href=place.address("choose/")>{both(|s| s.choose)}</a>
            </p>
        </footer>
    }
}

/// Links to what the catalogue says of the code, for programs.
#[component]
fn DataLinks(entry: &'static Entry, place: Place) -> impl IntoView {
    let data = |pick: fn(&ListStrings) -> &'static str| pair(ListStrings::both(pick));
    let code = entry.code;
    view! {
        {data(|s| s.data)}
        " "
        <a href=place.address(&format!("{code}.json"))>{data(|s| s.as_json)}</a>
        " "
        <a href=place.address(&format!("{code}.md"))>{data(|s| s.as_text)}</a>
    }
}

/// The details in one language.
fn half(
    entry: &'static Entry,
    longs: &[Long],
    language: Language,
    place: &Place,
) -> impl IntoView + use<> {
    let details = details(entry, longs, language, place);
    view! {
        <div class="opened t" id=language.key() lang=language.tag()>
            <Detail details/>
        </div>
    }
}

/// The pages before and behind this one.
fn neighbours(entry: &Entry, place: &Place) -> impl IntoView + use<> {
    let here = CATALOG.iter().position(|other| other.code == entry.code);
    let at = |step: isize| CATALOG.get(here?.checked_add_signed(step)?);
    let link = |other: &'static Entry, rel: &'static str, before: &'static str, behind| {
        view! {
            <a class="button" rel=rel href=place.address(&folder(other.code))>
                {before}
                {other.code.to_string()}
                " "
                <span lang="en">{other.first().phrase()}</span>
                {behind}
            </a>
        }
    };
    view! {
        <nav class="near" aria-labelledby="near">
            <h2 id="near" class="quiet">{both(|s| s.neighbours)}</h2>
            {at(-1).map(|other| link(other, "prev", "← ", ""))}
            {at(1).map(|other| link(other, "next", "", " →"))}
        </nav>
    }
}

/// What is said where an address led nowhere. The script of that page fills it in.
fn notice() -> impl IntoView {
    view! {
        <section class="notice not-found">
            <h2>{both(|s| s.not_found)}</h2>
            <p>{both(|s| s.not_found_why)}</p>
            <div id="not-found" hidden>
                <p>{both(|s| s.not_found_asked)} " " <code id="asked"></code></p>
                <div id="perhaps" hidden>
                    <p>{both(|s| s.not_found_perhaps)}</p>
                    <ul id="found"></ul>
                </div>
                <p id="search" hidden>
                    <a class="button" href="#search">{both(|s| s.not_found_search)} " " <b></b></a>
                </p>
            </div>
        </section>
    }
}

/// Links to all pages, by number and by every name that the code has or had.
fn every(place: &Place, texts: &Texts) -> impl IntoView + use<> {
    let links = CATALOG
        .iter()
        .map(|entry| {
            let meaning = entry.first();
            let names = entry.meanings.iter().flat_map(|m| [m.phrase(), m.name().en]);
            let former = texts.get(&entry.code.0).into_iter().flatten();
            let former = former.flat_map(|long| long.former.iter().map(|(name, _)| name.as_str()));
            let mut also = Vec::new();
            for name in names.chain(former) {
                let is_known = |known: &&str| known.eq_ignore_ascii_case(name);
                if !is_known(&meaning.phrase()) && !also.iter().any(is_known) {
                    also.push(name);
                }
            }
            let also = also.join(", ");
            let also = (!also.is_empty()).then(|| view! { " " <small lang="en">{also}</small> });
            view! {
                <li>
                    <a href=place.address(&folder(entry.code))>
                        {entry.code.to_string()}
                        " "
                        <span lang="en">{meaning.phrase()}</span>
                        " "
                        <span lang="zh-Hans">{meaning.name().zh}</span>
                        {also}
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <details class="more every">
            <summary>{both(|s| s.all_pages)}</summary>
            <ul>{links}</ul>
        </details>
    }
}

/// What is said above the app where it does not come; the early script shows it.
#[component]
pub fn Stalled() -> impl IntoView {
    view! {
        <aside class="stalled" role="alert">
            <p>{both(|s| s.stalled)}</p>
            <button type="button" data-reload="">
                {both(|s| s.reload)}
            </button>
        </aside>
    }
}

/// What is said above the app where no script runs.
///
/// Not `<noscript>`: that tells whether scripts are allowed, not whether ours ran.
#[component]
pub fn NoScript() -> impl IntoView {
    let said = pair(Text { zh: Strings::CHINESE.no_script, en: Strings::ENGLISH.no_script });
    view! {
        <aside class="unscripted" aria-labelledby="unscripted">
            <p id="unscripted">{said}</p>
            <p>
                <a href="#pages">{both(|s| s.all_pages)}</a>
            </p>
            <p>
                <a href="choose/">{both(|s| s.choose)}</a>
            </p>
        </aside>
    }
}

/// Links to all pages, by number, below the app: for who reads it without a script, and for
/// whoever follows links.
#[component]
pub fn AllPages() -> impl IntoView {
    let links = CATALOG
        .iter()
        .map(|entry| view! { " " <a href=folder(entry.code)>{entry.code.to_string()}</a> })
        .collect::<Vec<_>>();
    view! {
        <p id="pages" class="foot no-script">
            <a href="choose/">{both(|s| s.choose)}</a>
            " "
            {both(|s| s.all_pages)}
            {links}
        </p>
    }
}
