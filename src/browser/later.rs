//! Work that may wait: until the reader pauses, or until the browser has nothing better to do.

use std::cell::{Cell, RefCell};

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use super::window;

/// How long nothing must have changed before what was put off is drawn, in milliseconds.
const PAUSE: i32 = 300;

/// How many elements are then drawn in a frame: so few that a key need not wait for them.
const AT_ONCE: usize = 8;

/// Has the style sheet leave out an element's content as long as it is out of sight.
const PUT_OFF: &str = "data-later";

thread_local! {
    /// What was put off.
    static WAITING: RefCell<Vec<HtmlElement>> = const { RefCell::new(Vec::new()) };
    /// Counts what was put off, so that a pause is known to have been one.
    static COUNT: Cell<u32> = const { Cell::new(0) };
    /// Whether a pause is being waited for.
    static PAUSING: Cell<bool> = const { Cell::new(false) };
}

/// Puts off an element that is about to change or to appear. Where it is in sight it is drawn at
/// once; elsewhere in the next pause.
pub fn put_off(element: &HtmlElement) {
    COUNT.set(COUNT.get() + 1);
    if !element.has_attribute(PUT_OFF) {
        let _ = element.set_attribute(PUT_OFF, "");
        WAITING.with_borrow_mut(|waiting| waiting.push(element.clone()));
    }
    if !PAUSING.replace(true) {
        pause();
    }
}

/// Waits until nothing more is put off.
fn pause() {
    let count = COUNT.get();
    after(
        PAUSE,
        Box::new(move || {
            if COUNT.get() == count {
                PAUSING.set(false);
                draw(count);
            } else {
                pause();
            }
        }),
    );
}

/// Draws some of what was put off, and the rest in the frames that follow, unless more has been put
/// off since.
fn draw(count: u32) {
    next_frame(Box::new(move || {
        if COUNT.get() != count {
            return;
        }
        let rest = WAITING.with_borrow_mut(|waiting| {
            let rest = waiting.len().saturating_sub(AT_ONCE);
            for element in waiting.drain(rest..) {
                let _ = element.remove_attribute(PUT_OFF);
            }
            rest
        });
        if rest > 0 {
            draw(count);
        }
    }));
}

fn next_frame(then: Box<dyn FnOnce()>) {
    if let Some(window) = window() {
        // Fails only for a callback that is no function, as below.
        let _ = window.request_animation_frame(Closure::once_into_js(then).unchecked_ref());
    }
}

/// Calls back after some milliseconds.
fn after(milliseconds: i32, then: Box<dyn FnOnce()>) {
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            Closure::once_into_js(then).unchecked_ref(),
            milliseconds,
        );
    }
}

/// Calls back when the browser has nothing better to do.
pub fn when_idle(then: Box<dyn FnOnce()>) {
    let Some(window) = window() else { return };
    if Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false) {
        let _ = window.request_idle_callback(Closure::once_into_js(then).unchecked_ref());
    } else {
        // Safari: after what is under way now.
        after(200, then);
    }
}
