//! The only room that touches web APIs which Leptos does not cover, each behind a small function.
//! Nothing here decides what is shown, and nothing here is called while the page is prerendered.
//!
//! A web API that is missing or refuses is no error: the function then answers with `None`,
//! `false`, or does nothing, and the page goes on without it.

pub mod address;
pub mod clipboard;
pub mod document;
pub mod entries;
pub mod fetch;
pub mod highlight;
pub mod idle;
pub mod install;
pub mod place;
pub mod share;
pub mod storage;
pub mod worker;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::{Event, EventTarget};

/// Calls a function for each event of a name, for as long as the page lives.
fn listen(target: &EventTarget, name: &'static str, handler: impl FnMut(&Event) + 'static) {
    EventListener::new(target, name, handler).forget();
}

/// A property of a JavaScript object; `None` where it has none.
fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
