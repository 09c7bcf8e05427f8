//! Presses on buttons and links that the build drew, which have no component behind them.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::{document, listen};
use crate::catalog::Code;

/// A press on such a button.
pub struct Press {
    /// The attribute that the button is known by.
    pub attribute: &'static str,
    /// The attribute's value.
    pub value: String,
    button: Element,
    event: MouseEvent,
}

impl Press {
    /// The code of the card that the button stands in.
    pub fn code(&self) -> Option<Code> {
        self.button.closest("article").ok().flatten()?.id().parse().ok().map(Code)
    }

    /// Whether a modifier is held, with which browsers open a link elsewhere.
    pub fn modified(&self) -> bool {
        self.event.ctrl_key() || self.event.meta_key() || self.event.shift_key()
    }

    /// Keeps the browser from following a link.
    pub fn take(&self) {
        self.event.prevent_default();
    }

    /// The text of what stands beside the button: the first find in its row, or all finds in its
    /// section as messages, parted by empty lines. The value is the selector.
    pub fn text_beside(&self) -> String {
        let row = self.button.closest("tr").ok().flatten();
        let (most, end) = if row.is_some() { (1, "") } else { (u32::MAX, "\n") };
        let around = row.or_else(|| self.button.closest("section").ok().flatten());
        let finds = around.and_then(|around| around.query_selector_all(&self.value).ok());
        let Some(finds) = finds else { return String::new() };
        let texts: Vec<String> =
            (0..finds.length().min(most)).filter_map(|i| finds.get(i)?.text_content()).collect();
        texts.join("\n\n") + end
    }
}

/// Calls back for each press on an element that has one of these attributes.
pub fn on_click<const N: usize>(attributes: [&'static str; N], clicked: impl Fn(Press) + 'static) {
    let Some(document) = document() else { return };
    listen(&document, "click", move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        for attribute in attributes {
            if let Ok(Some(button)) = target.closest(&format!("[{attribute}]")) {
                let value = button.get_attribute(attribute).unwrap_or_default();
                clicked(Press { attribute, value, button, event });
                return;
            }
        }
    });
}
