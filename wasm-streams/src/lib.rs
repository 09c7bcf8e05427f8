//! Stands in for the crate `wasm-streams` in the wasm that readers download.
//!
//! Leptos depends on `server_fn`, and that on `wasm-streams`, for server functions that stream. This
//! site has no server. The original exports three classes to JavaScript, and what is exported the
//! linker must keep: 6 KB that nobody could ever call. Here is what `server_fn` needs to compile, and
//! nothing is exported. A stream that somebody makes with it all the same says why it cannot be had.

use futures_util::stream::{Stream, once};
use wasm_bindgen::{JsValue, throw_str};

const LEFT_OUT: &str = "streams are left out of this build, see the crate `wasm-streams` in it";

/// A stream of JavaScript's that can be read.
#[derive(Debug)]
pub struct ReadableStream(());

impl ReadableStream {
    /// Takes JavaScript's object.
    #[must_use]
    pub fn from_raw(_raw: web_sys::ReadableStream) -> Self {
        Self(())
    }

    /// Takes a stream of Rust's.
    pub fn from_stream(_stream: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(())
    }

    /// A stream whose one item is an error.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        once(async { Err(JsValue::from_str(LEFT_OUT)) })
    }

    /// JavaScript's object.
    ///
    /// # Panics
    ///
    /// Always, as a JavaScript error that says why.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        throw_str(LEFT_OUT)
    }
}
