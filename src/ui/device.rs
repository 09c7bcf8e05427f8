//! The page as an app on the reader's device: works offline, updates, can be installed.
//!
//! The build draws all that may ever be said here, in both languages and hidden, outside of what
//! the browser takes over; [`listen`] lets the part be seen that holds. So none of it is in the wasm.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::copy::copy;
use super::search_box;
use super::state::{Page, watch};
use super::words::text;
use crate::browser::worker::{self, News};
use crate::browser::{address, dom, install};
use crate::catalog::Text;
use crate::locale::device as words;

/// The id of the button that leads back.
const BACK: &str = "back";

/// The id of what says above the page that a new version waits.
const UPDATE: &str = "update";

/// A button that [`listen`] listens to.
fn button(does: &'static str, name: Text) -> impl IntoView {
    view! { <button type="button" data-do=does>{text(name)}</button> }
}

/// What stands above the page: the way back and the address, where the app has a window of its own;
/// a word on the state of things; the offer to install.
#[component]
pub fn Frame() -> impl IntoView {
    view! {
        <aside class="frame" aria-labelledby="frame">
            <span id="frame" class="quiet">{text(words::WINDOW)}</span>
            <div class="window">
                <button type="button" id=BACK data-do="back">
                    <span aria-hidden="true">"← "</span>
                    {text(words::BACK)}
                </button>
                {button("copy", words::COPY_ADDRESS)}
            </div>
            <div class="state">
                <p aria-live="polite">
                    <span data-when="news:installed" hidden>{text(words::INSTALLED)}</span>
                    <span data-when="network:offline" hidden>{text(words::OFFLINE)}</span>
                </p>
                <span class="install">{button("install", words::INSTALL)}</span>
            </div>
        </aside>
    }
}

/// What stands below the page: how it is with reading offline, updates and installing.
#[component]
pub fn Device(
    /// The name of this build, where it has one.
    edition: Option<String>,
) -> impl IntoView {
    let said = |group: &str, (word, said): (&str, Text)| {
        view! { <p data-when=format!("{group}:{word}") hidden>{text(said)}</p> }
    };
    let offline = words::OFFLINE_READING.map(|reading| said("offline", reading)).collect_view();
    let by_hand = words::INSTALL_BY_HAND.map(|browser| said("install", browser)).collect_view();
    view! {
        <aside class="foot device" aria-labelledby="device">
            <h2 id="device">{text(words::TITLE)}</h2>
            {offline}
            <p data-when="update:ready" hidden>
                {text(words::UPDATE)} " " {button("update", words::UPDATE_NOW)}
            </p>
            <p class="install">{text(words::INSTALL_WHY)} " " {button("install", words::INSTALL)}</p>
            <div class="by-hand">{by_hand}</div>
            {edition.map(|edition| view! { <p id="edition">{text(words::EDITION)} <b>{edition}</b></p> })}
        </aside>
        <div id=UPDATE class="update" aria-live="polite">
            <div data-when="update:ready" hidden>
                <p>{text(words::UPDATE)}</p>
                {button("update", words::UPDATE_NOW)}
                {button("later", words::LATER)}
            </div>
        </div>
    }
}

/// Shows what the offline worker tells and how to install, and listens to the buttons, for as long
/// as the page lives.
pub fn listen(page: Page) {
    dom::say("install", install::by_hand());
    watch(Box::new(move || {
        page.view.track();
        dom::set_idle(BACK, !address::can_go_back());
    }));
}

/// Does what one of the buttons is for.
pub fn act(page: Page, button: &str) {
    match button {
        "back" => address::back(),
        "copy" => copy(page, address::full()),
        "install" => {
            install::offer();
            page.keep_focus();
        }
        "update" => spawn_local(worker::update(typed)),
        _ => {
            dom::hide(UPDATE);
            page.keep_focus();
        }
    }
}

/// Starts the offline worker, once; called when nothing that the reader waits for is under way.
pub fn start_worker() {
    let said = |news: News| match news {
        News::Offline(word) => dom::say("offline", word),
        News::Installed => {
            dom::say("offline", "ready");
            dom::say("news", "installed");
        }
        News::Reached(reached) => dom::say("network", if reached { "" } else { "offline" }),
        News::Update => dom::say("update", "ready"),
    };
    spawn_local(worker::start(said, typed));
}

/// What stands in the search field.
fn typed() -> String {
    dom::value(search_box::ID)
}
