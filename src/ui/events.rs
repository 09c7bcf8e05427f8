//! Event handlers.

use leptos::ev::MouseEvent;

/// A handler for `on:click`.
///
/// Boxed, so that the wasm has the code that attaches it once and not once for each closure.
pub fn click(mut handle: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| handle())
}
