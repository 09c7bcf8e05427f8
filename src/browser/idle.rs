//! Work that may wait until the browser has nothing better to do.

use std::time::Duration;

use gloo::utils::window;
use leptos::prelude::{request_idle_callback, set_timeout};

use super::property;

/// Calls back when the browser is idle. Safari has no idle callbacks: there, a little later.
pub fn when_idle(then: Box<dyn FnOnce()>) {
    if property(&window(), "requestIdleCallback").is_some() {
        let then = std::cell::Cell::new(Some(then));
        request_idle_callback(move || then.take().into_iter().for_each(|then| then()));
    } else {
        set_timeout(then, Duration::from_millis(200));
    }
}
