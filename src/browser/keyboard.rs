//! Keys pressed anywhere on the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::{document, listen};

/// A key press as the page understands it.
#[derive(Debug)]
pub struct Press {
    /// The key's value, say `a` or `ArrowDown`.
    pub key: String,
    /// Whether Control or Command is held, and nothing else.
    pub command: bool,
    /// Whether Alt, Control or Command is held.
    pub modified: bool,
    /// Whether the focus is where text is typed or a choice is made with keys.
    pub typing: bool,
    /// The id of the element that has the focus; empty where it has none.
    pub target: String,
    event: Event,
}

impl Press {
    /// Keeps the browser from doing what it does with this key.
    pub fn take(&self) {
        self.event.prevent_default();
    }
}

/// Calls back for each key, but for those that belong to an input method.
pub fn on_press(pressed: impl Fn(&Press) + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "keydown", move |event: KeyboardEvent| {
        /// What browsers report while an input method has the key.
        const COMPOSING: u32 = 229;
        if event.is_composing() || event.key_code() == COMPOSING || event.default_prevented() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let typing = target
            .as_ref()
            .and_then(|element| {
                element.closest("input, textarea, select, [contenteditable]").ok().flatten()
            })
            .is_some();
        let command =
            (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        pressed(&Press {
            key: event.key(),
            command,
            modified: event.ctrl_key() || event.meta_key() || event.alt_key(),
            typing,
            target: target.map(|element| element.id()).unwrap_or_default(),
            event: event.into(),
        });
    });
}
