//! Work that may wait until the browser has nothing better to do.

use std::time::Duration;

use gloo::utils::window;
use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::IdleRequestOptions;

use super::property;

/// Calls back when the browser is idle. Safari has no idle callbacks: there, a little later.
pub fn when_idle(then: Box<dyn FnOnce()>) {
    request(&IdleRequestOptions::new(), then);
}

/// The same, and no later than in 200 ms: a browser that draws nothing may keep others waiting for seconds.
pub fn soon(then: Box<dyn FnOnce()>) {
    let options = IdleRequestOptions::new();
    options.set_timeout(200);
    request(&options, then);
}

fn request(options: &IdleRequestOptions, then: Box<dyn FnOnce()>) {
    if property(&window(), "requestIdleCallback").is_some() {
        let then = Closure::once_into_js(then);
        let _ = window().request_idle_callback_with_options(then.unchecked_ref(), options);
    } else {
        set_timeout(then, Duration::from_millis(200));
    }
}
