//! The document: what the root element says, where the focus is, what is in sight.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ScrollIntoViewOptions};

use super::{cards, document, window};
use crate::catalog::Code;
use crate::locale::Language;

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Sets the language of the document.
pub fn set_language(language: Language) {
    if let Some(root) =
        root().filter(|root| root.get_attribute("lang").as_deref() != Some(language.tag()))
    {
        cards::put_off();
        let _ = root.set_attribute("lang", language.tag());
    }
}

/// Sets or takes away an attribute of the root element.
pub fn set_root(name: &str, value: Option<&str>) {
    if let Some(root) = root() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Of what may be said in a group (`data-when="group:word"`), shows what this word stands for, and
/// nothing else.
pub fn say(group: &str, word: &str) {
    for place in all("[data-when]") {
        let when = place.get_attribute("data-when").unwrap_or_default();
        if let Some((_, when)) = when.split_once(':').filter(|(of, _)| *of == group) {
            place.set_hidden(when != word);
        }
    }
}

/// Hides an element for good.
pub fn hide(id: &str) {
    if let Some(element) = by_id(id) {
        element.set_hidden(true);
    }
}

/// Tells whether a button has nothing to do at present. It keeps the focus, if it has it.
pub fn set_idle(id: &str, idle: bool) {
    if let Some(button) = by_id(id) {
        let _ = button.set_attribute("aria-disabled", if idle { "true" } else { "false" });
    }
}

/// The version of the page, as the build wrote it.
pub fn version() -> Option<String> {
    by_id("app")?.get_attribute("data-version")
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The languages that the reader prefers, the best first.
pub fn preferred_languages() -> Vec<String> {
    let Some(window) = window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// The elements of the document that a selector names, in its order.
pub fn all(selector: &str) -> impl Iterator<Item = HtmlElement> + use<> {
    within(root().as_ref(), selector)
}

/// The elements inside another one that a selector names, in their order.
pub fn within(
    around: Option<&Element>,
    selector: &str,
) -> impl Iterator<Item = HtmlElement> + use<> {
    let found = around.and_then(|around| around.query_selector_all(selector).ok());
    let length = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |i| found.as_ref()?.get(i)?.dyn_into().ok())
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Puts the focus on an element without scrolling to it.
fn focus_without_scrolling(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Brings a code's card into sight and puts the focus on its link.
pub fn show_card(code: Code) {
    if let (Some(card), Some(link)) = (cards::card(code), cards::link(code)) {
        focus_without_scrolling(&link);
        let options = ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Start);
        card.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Puts the focus on a code's card, and brings it into sight where it is not.
pub fn focus_card(code: Code) {
    if let Some(link) = cards::link(code) {
        let _ = link.focus();
    }
}

/// Puts the focus on an element, and brings it into sight.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        let _ = element.focus();
    }
}

/// Whether what had the focus is gone, or out of sight.
pub fn focus_is_lost() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_none_or(|element| {
        element.tag_name() == "BODY" || element.get_client_rects().length() == 0
    })
}

/// Shows or hides an element.
pub fn set_hidden(id: &str, hidden: bool) {
    if let Some(element) = by_id(id) {
        element.set_hidden(hidden);
    }
}

/// Shows that one of the buttons with an attribute is pressed, the one with this value.
pub fn press_one(attribute: &str, value: &str) {
    for button in all(&["[", attribute, "]"].concat()) {
        let pressed = button.get_attribute(attribute).as_deref() == Some(value);
        let _ = button.set_attribute("aria-pressed", if pressed { "true" } else { "false" });
    }
}

/// Sets the text of an element.
pub fn set_text(id: &str, text: &str) {
    if let Some(element) = by_id(id) {
        element.set_text_content(Some(text));
    }
}

fn input(id: &str) -> Option<HtmlInputElement> {
    by_id(id)?.dyn_into().ok()
}

/// What stands in an input.
pub fn value(id: &str) -> String {
    input(id).map(|input| input.value()).unwrap_or_default()
}

/// Writes into an input, unless it stands there already: the caret then keeps its place.
pub fn set_value(id: &str, value: &str) {
    if let Some(input) = input(id).filter(|input| input.value() != value) {
        input.set_value(value);
    }
}

/// Sets the hint that an empty input shows.
pub fn set_placeholder(id: &str, hint: &str) {
    if let Some(input) = input(id) {
        input.set_placeholder(hint);
    }
}

/// Selects all that stands in an input, and puts the focus there.
pub fn select(id: &str) {
    if let Some(input) = input(id) {
        let _ = input.focus();
        input.select();
    } else if let Some(area) = by_id(id).and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok()) {
        let _ = area.focus();
        area.select();
    }
}

/// Opens a `<dialog>` above the page.
pub fn open_dialog(id: &str) {
    if let Some(dialog) =
        by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlDialogElement>().ok())
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}

/// Whether a `<dialog>` is open.
pub fn dialog_is_open() -> bool {
    document().and_then(|document| document.query_selector("dialog[open]").ok().flatten()).is_some()
}

/// Where to go among the cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the card before.
    Back,
    /// To the next card.
    Forward,
    /// To the card above.
    Up,
    /// To the card below.
    Down,
    /// To the first card.
    First,
    /// To the last card.
    Last,
}

/// The card that has the focus, by its code.
pub fn focused_card() -> Option<Code> {
    let focused = document()?.active_element()?;
    let card = focused.closest("article").ok().flatten()?;
    card.id().parse().ok().map(Code)
}

/// Moves the focus among the cards. Tells whether there was a card to start from and one to go to.
pub fn step(step: Step) -> bool {
    let links = cards::shown_links();
    let focused = document().and_then(|document| document.active_element());
    let card = focused.and_then(|element| element.closest("article").ok().flatten());
    let Some(at) = card.and_then(|card| links.iter().position(|link| card.contains(Some(link))))
    else {
        return false;
    };
    let target = match step {
        Step::Back => at.checked_sub(1),
        Step::Forward => Some(at + 1),
        Step::First => Some(0),
        Step::Last => links.len().checked_sub(1),
        Step::Up | Step::Down => in_next_row(&links, at, step == Step::Down),
    };
    match target.and_then(|target| links.get(target)) {
        Some(link) => link.focus().is_ok(),
        None => false,
    }
}

/// The link nearest in the row above or below.
fn in_next_row(links: &[HtmlElement], at: usize, down: bool) -> Option<usize> {
    let place = |link: &HtmlElement| {
        let rect = link.get_bounding_client_rect();
        (rect.top(), rect.left())
    };
    let (top, left) = place(&links[at]);
    // Half a line apart is another row.
    let other_row = |other: f64| if down { other > top + 12.0 } else { other < top - 12.0 };
    let distance = |i: usize| {
        let (other_top, other_left) = place(&links[i]);
        // Rows first, columns second: no page is a million pixels wide.
        (other_top - top).abs() * 1e6 + (other_left - left).abs()
    };
    (0..links.len())
        .filter(|&i| other_row(place(&links[i]).0))
        .min_by(|&a, &b| distance(a).total_cmp(&distance(b)))
}

/// Puts the focus on the first card in sight.
pub fn focus_first_card() {
    if let Some(link) = cards::shown_links().first() {
        focus_without_scrolling(link);
    }
}

/// The code of the first card in sight.
pub fn first_card() -> Option<Code> {
    let card = cards::shown_links().first()?.closest("article").ok().flatten()?;
    card.id().parse().ok().map(Code)
}

/// Tells the browser's frame the colour of the page, for either scheme of the system; `None` for
/// the colours that the page was built with.
pub fn set_theme_color(color: Option<&str>) {
    /// Keeps what the page was built with.
    const BUILT: &str = "data-built";
    for meta in all("meta[name=theme-color]") {
        let built = meta.get_attribute(BUILT).or_else(|| meta.get_attribute("content"));
        let built = built.unwrap_or_default();
        let _ = meta.set_attribute(BUILT, &built);
        let _ = meta.set_attribute("content", color.unwrap_or(&built));
    }
}

/// The colour of the page's ground as it is shown now.
pub fn ground_color() -> Option<String> {
    let style = window()?.get_computed_style(document()?.body()?.as_ref()).ok().flatten()?;
    style.get_property_value("background-color").ok()
}

/// Whether an input method is still composing what an input event brings.
pub fn is_composing(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}
