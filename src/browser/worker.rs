//! The offline worker as the page sees it: registers it, asks how things are, passes on its news.
//!
//! The worker is `src/bin/prerender/sw.js`. Its messages are `<word> <version> <scope>`; the words
//! are read in `Worker::receive`.

use std::cell::Cell;
use std::rc::Rc;

use gloo::utils::{document, window};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerUpdateViaCache, VisibilityState,
};

use super::{address, listen, property};
use crate::locale::install::OfflineReading;

/// How long the page may be left alone before it looks for a new version, in milliseconds.
const A_WHILE: f64 = 3_600_000.0;

/// What the worker tells.
#[derive(Clone, Copy, Debug)]
pub enum News {
    /// How it is with reading offline.
    Offline(OfflineReading),
    /// The first copy has just been made.
    Installed,
    /// Whether the site could be reached.
    Reached(bool),
    /// A newer version waits.
    Update,
}

/// The page's side of the worker.
pub struct Worker {
    /// The version of the page.
    version: String,
    /// Called with what the worker tells.
    tell: Box<dyn Fn(News)>,
    /// Whether a worker answers for this page.
    controlled: Cell<bool>,
    /// Whether another worker has taken its place.
    changed: Cell<bool>,
    /// When the site was last asked for a new version.
    asked: Cell<f64>,
}

/// The browser's side of workers; `None` where it has none, as in some private windows.
fn container() -> Option<ServiceWorkerContainer> {
    let container = property(&window().navigator(), "serviceWorker")?;
    Some(container.unchecked_into())
}

fn post(worker: Option<ServiceWorker>, word: &str) {
    if let Some(worker) = worker {
        // Fails only for what cannot be copied.
        let _ = worker.post_message(&JsValue::from_str(word));
    }
}

impl Worker {
    /// Registers the worker and listens to it, for as long as the page lives.
    pub fn start(version: String, tell: impl Fn(News) + 'static) -> Rc<Self> {
        let this = Rc::new(Self {
            version,
            tell: Box::new(tell),
            controlled: Cell::new(false),
            changed: Cell::new(false),
            asked: Cell::new(0.0),
        });
        if !window().is_secure_context() {
            (this.tell)(News::Offline(OfflineReading::Insecure));
        } else if let Some(container) = container() {
            this.listen(&container);
            this.check();
        } else {
            (this.tell)(News::Offline(OfflineReading::Unsupported));
        }
        this
    }

    fn listen(self: &Rc<Self>, container: &ServiceWorkerContainer) {
        self.controlled.set(container.controller().is_some());
        let this = Rc::clone(self);
        listen(container, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(data) = data {
                this.receive(&data);
            }
        });
        let (this, workers) = (Rc::clone(self), container.clone());
        listen(container, "controllerchange", move |_| {
            this.changed.set(this.controlled.replace(true));
            post(workers.controller(), "check");
        });
        for name in ["online", "offline"] {
            let this = Rc::clone(self);
            listen(&window(), name, move |_| this.check());
        }
        for (target, name) in [(window().into(), "focus"), (document().into(), "visibilitychange")]
        {
            let target: web_sys::EventTarget = target;
            let this = Rc::clone(self);
            listen(&target, name, move |_| {
                let seen = document().visibility_state() == VisibilityState::Visible;
                if seen && js_sys::Date::now() - this.asked.get() >= A_WHILE {
                    this.check();
                }
            });
        }
    }

    /// Asks the worker how things are, and to look for a newer version. Registers it where there is
    /// none; where there is, that does nothing.
    fn check(self: &Rc<Self>) {
        self.asked.set(js_sys::Date::now());
        let this = Rc::clone(self);
        spawn_local(async move {
            let Some(container) = container() else { return };
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
                Err(error) => {
                    let is_network = error.is_instance_of::<js_sys::TypeError>();
                    let reading =
                        if is_network { OfflineReading::Network } else { OfflineReading::Refused };
                    (this.tell)(News::Offline(reading));
                }
            }
        });
    }

    fn receive(&self, data: &str) {
        let mut parts = data.splitn(3, ' ');
        let (Some(word), Some(version), Some(scope)) = (parts.next(), parts.next(), parts.next())
        else {
            return;
        };
        // Workers of the folders above tell their own pages' news.
        if scope != address::absolute("") {
            return;
        }
        match word {
            "online" | "offline" => (self.tell)(News::Reached(word == "online")),
            "waiting" => (self.tell)(News::Update),
            // The worker is of another version than the page: somebody updated in some tab, or the
            // page was loaded before the site changed and the worker after.
            "ready" | "installed" if self.version != version => {
                if self.changed.get() {
                    address::reload();
                } else {
                    (self.tell)(News::Update);
                }
            }
            "installed" => (self.tell)(News::Installed),
            _ => {
                if let Some(reading) = OfflineReading::of(word) {
                    (self.tell)(News::Offline(reading));
                }
            }
        }
    }

    /// Changes to the newer version: all tabs then load it.
    pub fn update(self: Rc<Self>) {
        spawn_local(async move {
            let Some(container) = container() else { return };
            let registration = JsFuture::from(container.get_registration()).await.ok();
            let registration =
                registration.and_then(|found| found.dyn_into::<ServiceWorkerRegistration>().ok());
            // Also where the reader loaded the page past the worker.
            self.controlled.set(true);
            match registration.and_then(|found| found.waiting().or_else(|| found.installing())) {
                Some(worker) => post(Some(worker), "activate"),
                None => address::reload(),
            }
        });
    }
}
