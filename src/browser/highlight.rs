//! Marks on matched text, through the CSS Custom Highlight API: the text keeps its nodes, so that
//! marking costs no layout and no hydrated node is touched. A browser without it shows no marks.

use gloo::utils::{document, window};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

use super::document::all;
use super::property;

/// The name that the style sheet knows the marks by.
const NAME: &str = "match";

/// The parts of a card that are searched and shown.
const PARTS: &str = ".num, .phrase, .name, .summary > [lang]";

/// Marks text in these cards, and takes all other marks away. `places` tells where a text matches,
/// in UTF-16 units.
pub fn mark(cards: &[HtmlElement], places: impl Fn(&str) -> Vec<(u32, u32)>) {
    // None where the browser has no such API.
    let _ = try_mark(cards, &places);
}

fn try_mark(cards: &[HtmlElement], places: &dyn Fn(&str) -> Vec<(u32, u32)>) -> Option<()> {
    let registry = property(&property(&window(), "CSS")?, "highlights")?;
    let ranges = Array::new();
    for card in cards {
        mark_card(card, places, &ranges);
    }
    let call = |name: &str, arguments: &Array| -> Option<()> {
        let function: Function = property(&registry, name)?.dyn_into().ok()?;
        Reflect::apply(&function, &registry, arguments).ok().map(drop)
    };
    if ranges.length() == 0 {
        return call("delete", &Array::of1(&NAME.into()));
    }
    let constructor: Function = property(&window(), "Highlight")?.dyn_into().ok()?;
    let highlight = Reflect::construct(&constructor, &ranges).ok()?;
    call("set", &Array::of2(&JsValue::from_str(NAME), &highlight))
}

fn mark_card(card: &Element, places: &dyn Fn(&str) -> Vec<(u32, u32)>, ranges: &Array) {
    for part in all(card, PARTS) {
        let text = part.first_child().filter(|node| node.node_type() == Node::TEXT_NODE);
        let Some(text) = text else { continue };
        for (start, end) in places(&text.text_content().unwrap_or_default()) {
            if let Ok(range) = document().create_range()
                && range.set_start(&text, start).is_ok()
                && range.set_end(&text, end).is_ok()
            {
                ranges.push(&range);
            }
        }
    }
}
