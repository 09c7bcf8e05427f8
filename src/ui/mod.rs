//! The components, in folders by what one sees.
//!
//! They ask the pure rooms what to show, and `browser` to act. The first render in the browser equals
//! the build's, so everything that depends on the reader (address, language, storage) comes in
//! effects, after it.

mod boxed;
mod client_only;
mod facts;
mod loading;
pub mod state;
pub mod static_html;
pub mod steps;
pub mod texts;

mod card;
mod choose;
mod compare;
mod document;
mod filters;
mod footer;
mod header;
mod install;
mod keyboard;
mod list;
mod notice;
#[cfg(feature = "ssr")]
pub mod pages;
mod search_box;
mod toast;
mod understood;

use leptos::prelude::*;

use crate::browser;
use boxed::effect;
use choose::{Choose, Situations};
use compare::Comparison;
use filters::{ClassFilters, MoreFilters};
use footer::Footer;
use header::{Header, Shortcuts};
use install::{AppStatus, UpdateBanner};
use list::List;
use notice::Notice;
use search_box::SearchBox;
use state::{Files, Page};
use toast::Toast;
use understood::WhatWasUnderstood;

/// What the build writes into the page for the app.
#[derive(Clone, Debug, Default)]
pub struct BuildInfo {
    /// The version of the page, which the offline worker compares with its own.
    pub version: String,
    /// The name of this build, where it was given one.
    pub edition: Option<&'static str>,
    /// The files that the page fetches.
    pub files: Files,
}

/// The whole page.
#[component]
pub fn App(
    /// What the build says of itself.
    built: BuildInfo,
) -> impl IntoView {
    let BuildInfo { version, edition, files } = built;
    let page = Page::new(files);
    let app = install::App::new(page);
    provide_context(page);
    provide_context(app);
    effect(move || {
        page.start();
        document::sync(page);
        app.start(version.clone());
        keyboard::listen(page);
        page.interactive.set(true);
        // The page says below which build it is; this says which one the app is.
        browser::document::set_root("data-edition", edition);
        browser::document::set_root("data-ready", Some(""));
    });
    let unfolded = RwSignal::new(false);
    view! {
        <Header/>
        <main>
            <div class="bar">
                <SearchBox/>
                <ClassFilters unfolded/>
            </div>
            <MoreFilters unfolded/>
            <div node_ref=page.elements.start class="start">
                <WhatWasUnderstood/>
                <Notice/>
                <Choose/>
                <Comparison/>
                <Situations/>
                <List/>
            </div>
            <Toast/>
        </main>
        <Footer/>
        <AppStatus edition/>
        <UpdateBanner/>
        <Shortcuts/>
    }
}
