//! Marks on matched text, through the CSS Custom Highlight API: the text keeps its nodes, so that
//! marking costs no layout and no hydrated node is touched. A browser without it shows no marks.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node};

use super::dom::within;
use super::{document, window};
use crate::catalog::Code;

/// The name that the style sheet knows the marks by.
const NAME: &str = "match";

/// The parts of a card that are searched and shown.
const PARTS: &str = ".num, .phrase, .name, .summary > [lang]";

/// Marks text in the cards of these codes, and takes all other marks away. `places` tells where a
/// text matches, in UTF-16 units.
pub fn mark(codes: impl Iterator<Item = Code>, places: impl Fn(&str) -> Vec<(u32, u32)>) {
    // None where the browser has no such API.
    let _ = try_mark(codes, places);
}

fn try_mark(
    codes: impl Iterator<Item = Code>,
    places: impl Fn(&str) -> Vec<(u32, u32)>,
) -> Option<()> {
    let window = window()?;
    let document = document()?;
    let css = Reflect::get(&window, &"CSS".into()).ok()?;
    let registry = Reflect::get(&css, &"highlights".into()).ok().filter(JsValue::is_object)?;
    let ranges = Array::new();
    for code in codes {
        let Some(card) = document.get_element_by_id(&code.0.to_string()) else { continue };
        mark_card(&document, &card, &places, &ranges);
    }
    let call = |name: &str, arguments: &Array| -> Option<()> {
        let function: Function = Reflect::get(&registry, &name.into()).ok()?.dyn_into().ok()?;
        Reflect::apply(&function, &registry, arguments).ok().map(drop)
    };
    if ranges.length() == 0 {
        return call("delete", &Array::of1(&NAME.into()));
    }
    let constructor: Function = Reflect::get(&window, &"Highlight".into()).ok()?.dyn_into().ok()?;
    let highlight = Reflect::construct(&constructor, &ranges).ok()?;
    call("set", &Array::of2(&NAME.into(), &highlight))
}

fn mark_card(
    document: &Document,
    card: &Element,
    places: impl Fn(&str) -> Vec<(u32, u32)>,
    ranges: &Array,
) {
    for part in within(Some(card), PARTS) {
        let Some(node) = part.first_child().filter(|node| node.node_type() == Node::TEXT_NODE)
        else {
            continue;
        };
        for (start, end) in places(&node.text_content().unwrap_or_default()) {
            if let Ok(range) = document.create_range()
                && range.set_start(&node, start).is_ok()
                && range.set_end(&node, end).is_ok()
            {
                ranges.push(&range);
            }
        }
    }
}
