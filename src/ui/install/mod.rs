//! The page as an app: reading offline, updates, installing.

use std::rc::Rc;

use leptos::either::Either;
use leptos::prelude::*;

use super::boxed::{aria, click, effect, flag};
use super::state::Page;
use super::static_html::{StaticText, pair};
use super::toast::copy;
use crate::browser::worker::{News, Worker};
use crate::browser::{address, install};
use crate::catalog::Text;
use crate::locale::install::{self as words, InstallByHand, OfflineReading};

/// What is known of the page as an app.
#[derive(Clone, Copy)]
pub struct App {
    page: Page,
    /// How it is with reading offline.
    offline: RwSignal<Option<OfflineReading>>,
    /// Whether the site could not be reached.
    unreachable: RwSignal<bool>,
    /// Whether a newer version waits.
    update: RwSignal<bool>,
    /// Whether the reader put the update off.
    later: RwSignal<bool>,
    /// The browser whose menus one installs by.
    by_hand: RwSignal<Option<InstallByHand>>,
    worker: StoredValue<Option<Rc<Worker>>, LocalStorage>,
}

impl App {
    /// What the build knows of it: nothing.
    pub fn new(page: Page) -> Self {
        Self {
            page,
            offline: RwSignal::new(None),
            unreachable: RwSignal::new(false),
            update: RwSignal::new(false),
            later: RwSignal::new(false),
            by_hand: RwSignal::new(None),
            worker: StoredValue::new_local(None),
        }
    }

    fn get() -> Self {
        expect_context()
    }

    /// Finds out about the browser, and starts the offline worker as soon as the first long texts
    /// have come or failed: until then the reader may be waiting for them.
    pub fn start(self, version: String) {
        self.by_hand.set(install::by_hand());
        let mut version = Some(version);
        effect(move || {
            if !self.page.texts().is_pending()
                && let Some(version) = version.take()
            {
                let tell = move |news| self.receive(news);
                self.worker.set_value(Some(Worker::start(version, tell)));
            }
        });
    }

    fn receive(self, news: News) {
        match news {
            News::Offline(reading) => self.offline.set(Some(reading)),
            News::Installed => self.offline.set(Some(OfflineReading::Ready)),
            News::Reached(reached) => self.unreachable.set(!reached),
            News::Update => self.update.set(true),
        }
    }

    fn change_to_update(self) {
        if let Some(worker) = self.worker.get_value() {
            worker.update();
        }
    }

    fn put_off(self) {
        self.later.set(true);
        self.page.keep_focus();
    }

    fn install(self) {
        install::offer();
        self.page.keep_focus();
    }
}

/// A text in both languages, which the build renders.
#[component]
fn Said(text: Text) -> impl IntoView {
    view! { <StaticText>{pair(text)}</StaticText> }
}

/// The way back and the address, which the browser does not show where the app has a window of its own.
#[component]
pub fn WindowButtons() -> impl IntoView {
    let app = App::get();
    let cannot_go_back = RwSignal::new(false);
    effect(move || {
        app.page.view.track();
        cannot_go_back.set(!address::can_go_back());
    });
    view! {
        <div class="window" role="group" aria-labelledby="window">
            <StaticText class="contents">
                <span id="window" class="quiet">{pair(words::WINDOW)}</span>
            </StaticText>
            <button
                type="button"
                aria-disabled=aria(move || cannot_go_back.get())
                on:click=click(address::back)
            >
                <span aria-hidden="true">"← "</span>
                <Said text=words::BACK/>
            </button>
            <button type="button" on:click=click(move || copy(app.page, address::full()))>
                <Said text=words::COPY_ADDRESS/>
            </button>
        </div>
    }
}

/// Offers to install the page. The style sheet shows it where the browser can.
#[component]
pub fn InstallButton() -> impl IntoView {
    let app = App::get();
    view! {
        <button type="button" on:click=click(move || app.install())>
            <Said text=words::INSTALL/>
        </button>
    }
}

#[component]
fn UpdateButton() -> impl IntoView {
    let app = App::get();
    view! {
        <button type="button" on:click=click(move || app.change_to_update())>
            <Said text=words::UPDATE_NOW/>
        </button>
    }
}

/// What stands below the page: how it is with reading offline, updates and installing.
#[component]
pub fn AppStatus(
    /// The name of this build; empty where it has none.
    edition: Option<&'static str>,
) -> impl IntoView {
    let app = App::get();
    let readings = OfflineReading::ALL.map(|reading| {
        let hidden = flag(move || app.offline.get() != Some(reading));
        view! {
            <p hidden=hidden>
                <Said text=reading.text()/>
            </p>
        }
    });
    let by_hand = InstallByHand::ALL.map(|browser| {
        let hidden = flag(move || app.by_hand.get() != Some(browser));
        view! {
            <p hidden=hidden>
                <Said text=browser.text()/>
            </p>
        }
    });
    let edition = edition.map_or(Either::Left(()), |edition| {
        Either::Right(view! {
            <p id="edition">
                <Said text=words::EDITION/>
                " "
                <b>{edition}</b>
            </p>
        })
    });
    view! {
        <aside class="foot device" aria-labelledby="device">
            <h2 id="device">
                <Said text=words::TITLE/>
            </h2>
            <div class="state" aria-live="polite">
                <p hidden=flag(move || !app.unreachable.get())>
                    <Said text=words::OFFLINE/>
                </p>
            </div>
            {readings.into_iter().collect_view()}
            <p hidden=flag(move || !app.update.get())>
                <Said text=words::UPDATE/>
                " "
                <UpdateButton/>
            </p>
            <p class="install">
                <Said text=words::INSTALL_WHY/>
                " "
                <InstallButton/>
            </p>
            <div class="by-hand">{by_hand.into_iter().collect_view()}</div>
            {edition}
        </aside>
    }
}

/// Says above everything else that a newer version waits.
#[component]
pub fn UpdateBanner() -> impl IntoView {
    let app = App::get();
    // One thing at a time: what the page tells of what the reader did goes first.
    let hidden = move || app.later.get() || app.page.notification.read().is_some();
    view! {
        <div class="update" aria-live="polite" hidden=flag(hidden)>
            <div hidden=flag(move || !app.update.get())>
                <p>
                    <Said text=words::UPDATE/>
                </p>
                <UpdateButton/>
                <button type="button" on:click=click(move || app.put_off())>
                    <Said text=words::LATER/>
                </button>
            </div>
        </div>
    }
}
