//! The buttons of the filters, which the build drew: showing which are on, and what each would leave.

use std::cell::Cell;

use web_sys::{Element, HtmlElement};

use super::dom::all;

/// The buttons, by the number that they carry as `data-facet`.
pub struct Choices(Vec<Choice>);

struct Choice {
    index: usize,
    button: HtmlElement,
    left: Element,
    shown: Cell<Option<State>>,
}

/// How a button stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// Whether it is on.
    pub on: bool,
    /// How many cards it would leave.
    pub left: usize,
}

impl Choices {
    /// All that are in the page.
    pub fn find() -> Self {
        let choice = |button: HtmlElement| {
            let index = button.get_attribute("data-facet")?.parse().ok()?;
            let left = button.query_selector(".left").ok()??;
            Some(Choice { index, button, left, shown: Cell::new(None) })
        };
        Self(all("[data-facet]").filter_map(choice).collect())
    }

    /// Shows how each one stands. One that stands so already is not touched.
    pub fn show(&self, state: impl Fn(usize) -> State) {
        for choice in &self.0 {
            let state = state(choice.index);
            if choice.shown.replace(Some(state)) == Some(state) {
                continue;
            }
            let pressed = if state.on { "true" } else { "false" };
            let _ = choice.button.set_attribute("aria-pressed", pressed);
            let _ = choice.button.toggle_attribute_with_force("data-none", state.left == 0);
            choice.left.set_text_content(Some(&state.left.to_string()));
        }
    }
}
