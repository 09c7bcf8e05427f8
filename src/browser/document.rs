//! The document: what its root element and its head say, where the focus is, what is scrolled to.

use gloo::utils::{body, document, document_element, window};
use wasm_bindgen::JsCast;
pub use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use web_sys::{
    Event, FocusOptions, MouseEvent, Node, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use crate::locale::Language;

/// What an open card shows below its heading.
pub(super) const SHEET: &str = ".sheet";

/// The elements within one that fit a selector.
pub(super) fn all(within: &Element, selector: &str) -> Vec<Element> {
    let mut found = Vec::new();
    if let Ok(list) = within.query_selector_all(selector) {
        for i in 0..list.length() {
            found.extend(list.get(i).map(JsCast::unchecked_into::<Element>));
        }
    }
    found
}

/// The sheet of a card.
pub(super) fn sheet(card: &Element) -> Option<Element> {
    card.query_selector(SHEET).ok().flatten()
}

/// Sets the language of the document.
pub fn set_language(language: Language) {
    set_root("lang", Some(language.tag()));
}

/// Sets an attribute of the root element, or takes it away.
pub fn set_root(name: &str, value: Option<&str>) {
    let root = document_element();
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The languages that the reader prefers, the best first.
pub fn preferred_languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Puts the focus on an element without scrolling to it.
pub fn focus_without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Scrolls until an element starts where the style sheet's `scroll-margin` has it.
pub fn scroll_to_start(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether a card is open in the document, whoever opened it.
pub fn is_open(card: &HtmlElement) -> bool {
    card.has_attribute("data-open")
}

/// Scrolls to the start of the page.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// The element that has the focus.
pub fn focused() -> Option<HtmlElement> {
    document().active_element().map(JsCast::unchecked_into)
}

/// Whether the element that had the focus is gone or not rendered.
pub fn is_focus_lost() -> bool {
    focused().is_none_or(|element| {
        element.tag_name() == "BODY" || element.get_client_rects().length() == 0
    })
}

/// Whether the reader is at an element: the focus is in it, or a pointer rests on it.
pub fn is_attended(element: &HtmlElement) -> bool {
    element.matches(":hover, :focus-within").unwrap_or_default()
}

/// Whether an element has the focus, or one inside it has.
pub fn has_focus(element: &Element) -> bool {
    element.contains(focused().as_ref().map(AsRef::as_ref))
}

/// Where an element is in the viewport, in CSS pixels: its top and its left edge.
pub fn position(element: &HtmlElement) -> (f64, f64) {
    let rect = element.get_bounding_client_rect();
    (rect.top(), rect.left())
}

/// Where an element ends in the viewport, in CSS pixels from its top.
pub fn bottom(element: &HtmlElement) -> f64 {
    element.get_bounding_client_rect().bottom()
}

/// How high the viewport is, in CSS pixels.
pub fn viewport_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Tells the browser's frame the colour of the page, for either scheme of the system; `None` for
/// the colours that the page was built with.
pub fn set_theme_color(color: Option<&str>) {
    /// Keeps what the page was built with.
    const BUILT: &str = "data-built";
    for meta in all(&document_element(), "meta[name=theme-color]") {
        let built = meta.get_attribute(BUILT).or_else(|| meta.get_attribute("content"));
        let built = built.unwrap_or_default();
        let _ = meta.set_attribute(BUILT, &built);
        let _ = meta.set_attribute("content", color.unwrap_or(&built));
    }
}

/// The colour of the page's ground as it is shown now.
pub fn ground_color() -> Option<String> {
    let style = window().get_computed_style(&body()).ok().flatten()?;
    style.get_property_value("background-color").ok()
}

/// Whether an input method is still composing what an input event brings.
pub fn is_composing(event: &Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

/// Whether a key is held with which browsers open a link elsewhere.
pub fn is_modified(event: &MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key()
}

/// The width of the viewport, in CSS pixels.
pub fn width() -> i32 {
    document_element().client_width()
}

/// Whether a media query holds.
pub fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Scrolls no further than it takes to have an element in view.
pub fn scroll_into_view(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Closes a popover; one that is closed already stays so.
pub fn hide_popover(popover: &HtmlElement) {
    let _ = popover.hide_popover();
}

/// Whether a press is on an element or on something inside it.
pub fn is_within(event: &MouseEvent, element: &HtmlElement) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    element.contains(target.as_ref())
}

/// Whether a press is on something that has a meaning of its own.
pub fn is_on_control(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        element
            .closest("a, button, select, summary, textarea, label")
            .is_ok_and(|found| found.is_some())
    })
}

/// Whether a press ends a selection of text.
pub fn is_selecting() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Opens an address in another tab or window, as the browser is set up.
pub fn open_elsewhere(address: &str) {
    // A browser that forbids it leaves the reader where they are.
    let _ = window().open_with_url_and_target(address, "_blank");
}

/// Whether a key is pressed where text is typed or a choice is made with keys.
pub fn is_typing(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let field = target.and_then(|element| {
        element.closest("input, textarea, select, [contenteditable]").ok().flatten()
    });
    field.is_some()
}
