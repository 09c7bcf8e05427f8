//! Closures for views, in a box.
//!
//! Leptos compiles what attaches a handler, or what keeps an attribute up to date, once for each type
//! of closure. In a box all closures of a kind are of one type, and the wasm has that code once.

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

/// A handler for `on:click`.
pub fn click(mut handle: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| handle())
}

/// A handler for `on:click` that looks at the event.
pub fn click_event(handle: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(handle)
}

/// A handler for `on:change`.
pub fn change(handle: impl FnMut(Event) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(handle)
}

/// A boolean attribute, such as `hidden`.
pub fn flag(is: impl Fn() -> bool + Send + 'static) -> Box<dyn FnMut() -> bool + Send> {
    Box::new(is)
}

/// An attribute that is `true` or `false`, such as `aria-pressed`.
pub fn aria(is: impl Fn() -> bool + Send + 'static) -> Box<dyn FnMut() -> &'static str + Send> {
    Box::new(move || if is() { "true" } else { "false" })
}

/// A text.
pub fn text(say: impl Fn() -> String + Send + 'static) -> Box<dyn FnMut() -> String + Send> {
    Box::new(say)
}

/// A text that may be missing, such as a `title`.
pub fn optional(
    say: impl Fn() -> Option<String> + Send + 'static,
) -> Box<dyn FnMut() -> Option<String> + Send> {
    Box::new(say)
}

/// A memo.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    derive: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    fn new<T: PartialEq + Send + Sync + 'static>(
        derive: Box<dyn Fn() -> T + Send + Sync>,
    ) -> Memo<T> {
        Memo::new(move |_| derive())
    }
    new(Box::new(derive))
}

/// Runs an effect: now, and again whenever a signal that it reads has changed.
pub fn effect(run: impl FnMut() + 'static) {
    fn new(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_| run());
    }
    new(Box::new(run));
}

/// Calls back before the next frame is drawn.
pub fn next_frame(then: impl FnOnce() + 'static) {
    fn request(then: Box<dyn FnOnce()>) {
        request_animation_frame(then);
    }
    request(Box::new(then));
}
