//! Presses on buttons and links that the build drew, which have no component behind them.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::dom::within;
use super::{document, listen};

/// A press on such an element.
pub struct Press {
    /// The value of the attribute that the element is known by.
    pub value: String,
    element: Element,
    event: MouseEvent,
}

impl Press {
    /// The number of the card that the element stands in.
    pub fn card(&self) -> Option<u16> {
        self.element.closest("article").ok().flatten()?.id().parse().ok()
    }

    /// Whether a modifier is held, with which browsers open a link elsewhere.
    pub fn is_modified(&self) -> bool {
        self.event.ctrl_key() || self.event.meta_key() || self.event.shift_key()
    }

    /// Keeps the browser from following a link.
    pub fn take(&self) {
        self.event.prevent_default();
    }

    /// The text of what stands beside the button: the first find in its row, or all finds in its
    /// section as messages, parted by empty lines. The value is the selector.
    pub fn text_beside(&self) -> String {
        let row = self.element.closest("tr").ok().flatten();
        let (most, end) = if row.is_some() { (1, "") } else { (usize::MAX, "\n") };
        let around = row.or_else(|| self.element.closest("section").ok().flatten());
        let finds = within(around.as_ref(), &self.value).take(most);
        let texts: Vec<String> = finds.filter_map(|find| find.text_content()).collect();
        texts.join("\n\n") + end
    }
}

/// Calls back for each press on an element that has one of these attributes, or stands in one, with
/// the attribute's place.
pub fn on_click(attributes: &[&'static str], clicked: impl Fn(usize, &Press) + 'static) {
    let Some(document) = document() else { return };
    let attributes = attributes.to_vec();
    listen(&document, "click", move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        for (i, attribute) in attributes.iter().enumerate() {
            if let Ok(Some(element)) = target.closest(&["[", attribute, "]"].concat()) {
                let value = element.get_attribute(attribute).unwrap_or_default();
                clicked(i, &Press { value, element, event });
                return;
            }
        }
    });
}
