//! The only room that touches web APIs, each behind a small function. Nothing here decides what is
//! shown, and nothing here is called while the page is prerendered.
//!
//! A web API that is missing or refuses is no error: the function then answers with `None`,
//! `false`, or does nothing, and the page goes on without it.

pub mod address;
pub mod cards;
pub mod choices;
pub mod clicks;
pub mod clipboard;
pub mod dom;
pub mod install;
pub mod keyboard;
pub mod later;
pub mod marks;
pub mod share;
pub mod storage;
pub mod texts;
pub mod worker;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// Calls a function for each event of a name, for as long as the page lives.
fn listen<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    target: &web_sys::EventTarget,
    name: &str,
    handler: impl Fn(E) + 'static,
) {
    let closure = Closure::<dyn Fn(E)>::new(handler);
    // Fails only for names that are no strings.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}
