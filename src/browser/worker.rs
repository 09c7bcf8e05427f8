//! The offline worker as the page sees it: registers it, asks how things are, passes on its news.
//!
//! The worker is `src/bin/prerender/sw.js`. It tells `<word> <version> <scope>`; the words are read
//! in `hear`.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerUpdateViaCache, VisibilityState,
};

use super::{JsValue, address, document, dom, listen, window};

/// How long the page may be left alone before it looks for a new version, in milliseconds.
const A_WHILE: f64 = 3_600_000.0;

/// What there is to say.
#[derive(Clone, Copy, Debug)]
pub enum News<'a> {
    /// How it is with reading offline, in a word: `ready`, or why not.
    Offline(&'a str),
    /// The first copy has just been made.
    Installed,
    /// Whether the site could be reached.
    Reached(bool),
    /// A newer version waits.
    Update,
}

/// What the listeners remember.
struct State {
    /// Whether all this has begun.
    started: Cell<bool>,
    /// Whether a worker answers for this page.
    controlled: Cell<bool>,
    /// Whether another worker has taken its place.
    changed: Cell<bool>,
    /// When the site was last asked for a new version.
    asked: Cell<f64>,
}

thread_local! {
    static STATE: State = const {
        State {
            started: Cell::new(false),
            controlled: Cell::new(false),
            changed: Cell::new(false),
            asked: Cell::new(0.0),
        }
    };
}

/// The browser's side of workers; `None` where it has none, as in some private windows.
fn container() -> Option<ServiceWorkerContainer> {
    let container = js_sys::Reflect::get(&window()?.navigator(), &"serviceWorker".into()).ok()?;
    container.is_object().then(|| container.unchecked_into())
}

fn post(worker: Option<ServiceWorker>, word: &str) {
    if let Some(worker) = worker {
        // Fails only for what cannot be copied.
        let _ = worker.post_message(&JsValue::from_str(word));
    }
}

/// Begins, unless that was done before. Where the page is reloaded for a new version, `typed` tells
/// what to keep.
pub async fn start(said: fn(News), typed: fn() -> String) {
    if STATE.with(|state| state.started.replace(true)) {
        return;
    }
    let Some(window) = window() else { return };
    if !window.is_secure_context() {
        return said(News::Offline("insecure"));
    }
    let Some(container) = container() else { return said(News::Offline("unsupported")) };
    STATE.with(|state| state.controlled.set(container.controller().is_some()));
    listen(&container, "message", move |event: MessageEvent| {
        if let Some(data) = event.data().as_string() {
            hear(&data, said, typed);
        }
    });
    let workers = container.clone();
    listen(&container, "controllerchange", move |_: Event| {
        STATE.with(|state| state.changed.set(state.controlled.replace(true)));
        post(workers.controller(), "check");
    });
    for name in ["online", "offline"] {
        listen(&window, name, move |_: Event| spawn_local(check(said)));
    }
    let again = move |_: Event| {
        let seen = document().is_some_and(|d| d.visibility_state() == VisibilityState::Visible);
        if seen && js_sys::Date::now() - STATE.with(|state| state.asked.get()) >= A_WHILE {
            spawn_local(check(said));
        }
    };
    listen(&window, "focus", again);
    if let Some(document) = document() {
        listen(&document, "visibilitychange", again);
    }
    check(said).await;
}

/// Asks the worker how things are, and to look for a newer version. Registers it where there is
/// none; where there is, that does nothing.
async fn check(said: fn(News)) {
    let Some(container) = container() else { return };
    STATE.with(|state| state.asked.set(js_sys::Date::now()));
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    match JsFuture::from(container.register_with_options("sw.js", &options)).await {
        Ok(registration) => {
            // Something between page and browser may swallow it, as test tools do.
            if let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() {
                post(registration.active(), "check");
            }
        }
        // It did not arrive, or the browser does not want it.
        Err(error) if error.is_instance_of::<js_sys::TypeError>() => {
            said(News::Offline("network"));
        }
        Err(_) => said(News::Offline("refused")),
    }
}

/// Makes something of what the worker tells.
fn hear(data: &str, said: fn(News), typed: fn() -> String) {
    let mut parts = data.splitn(3, ' ');
    let (Some(word), Some(version), Some(scope)) = (parts.next(), parts.next(), parts.next())
    else {
        return;
    };
    // Workers of the folders above tell their own pages' news.
    if scope != address::absolute("") {
        return;
    }
    let ours = dom::version().is_none_or(|ours| ours == version);
    match word {
        "online" | "offline" => said(News::Reached(word == "online")),
        "waiting" => said(News::Update),
        // The worker is of another version than the page: somebody pressed "update" in some tab, or
        // the page was loaded before the site changed and the worker after.
        "ready" | "installed" if !ours => {
            if STATE.with(|state| state.changed.get()) {
                address::reload(&typed());
            } else {
                said(News::Update);
            }
        }
        "installed" => said(News::Installed),
        _ => said(News::Offline(word)),
    }
}

/// Changes to the newer version: all tabs then load it.
pub async fn update(typed: fn() -> String) {
    let Some(container) = container() else { return };
    let registration = JsFuture::from(container.get_registration()).await.ok();
    let registration =
        registration.and_then(|found| found.dyn_into::<ServiceWorkerRegistration>().ok());
    // Also where the reader loaded the page past the worker.
    STATE.with(|state| state.controlled.set(true));
    match registration.and_then(|found| found.waiting().or_else(|| found.installing())) {
        Some(worker) => post(Some(worker), "activate"),
        None => address::reload(&typed()),
    }
}
