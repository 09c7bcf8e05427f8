//! The keyboard: what each key does, and a list of that.

use leptos::prelude::*;

use super::copy::{copy, link};
use super::search_box;
use super::state::Page;
use super::words::{Pick, both, drawn};
use crate::browser::dom::{self, Step};
use crate::browser::keyboard::{Press, on_press};
use crate::link::Focus;

/// The id of the list of keys.
const HELP: &str = "keys";

/// The keys and what they do.
const KEYS: [(&str, Pick); 8] = [
    ("/  Ctrl+K", |s| s.key_search),
    ("Esc", |s| s.key_escape),
    ("← ↑ ↓ →", |s| s.key_move),
    ("Home  End", |s| s.key_ends),
    ("Enter", |s| s.key_open),
    ("c", |s| s.key_copy),
    ("l", |s| s.key_language),
    ("?", |s| s.key_help),
];

/// Opens the list of keys.
pub fn show_help() {
    dom::open_dialog(HELP);
}

/// The list of keys.
#[component]
pub fn Help() -> impl IntoView {
    let content = drawn(|| {
        let rows = KEYS.map(|(keys, what)| {
            let keys =
                keys.split("  ").map(|key| view! { <kbd>{key}</kbd> " " }).collect::<Vec<_>>();
            view! { <dt>{keys}</dt><dd>{both(what)}</dd> }
        });
        view! {
            <h2 id="keys-title">{both(|s| s.keys)}</h2>
            <dl>{rows}</dl>
            <form method="dialog">
                <button type="submit">{both(|s| s.close)}</button>
            </form>
        }
    });
    view! { <dialog id=HELP aria-labelledby="keys-title" inner_html=content></dialog> }
}

/// Listens for as long as the page lives.
pub fn listen(page: Page) {
    on_press(move |press| {
        if act(page, press) {
            press.take();
        }
    });
}

/// Does what a key stands for. Tells whether it stands for anything here.
fn act(page: Page, press: &Press) -> bool {
    // An open dialog has the keyboard to itself.
    if dom::dialog_is_open() {
        return false;
    }
    let in_search = press.target == search_box::ID;
    if press.command && press.key == "k" {
        dom::select(search_box::ID);
        return true;
    }
    if press.modified || (press.typing && !in_search) {
        return false;
    }
    if in_search {
        return act_in_search(page, press);
    }
    match press.key.as_str() {
        "/" => dom::select(search_box::ID),
        "?" => show_help(),
        "l" => page.switch_language(),
        "c" => return copy_link(page),
        "Escape" => return leave(page),
        "ArrowLeft" => return dom::step(Step::Back),
        "ArrowRight" => return dom::step(Step::Forward),
        "ArrowUp" => return step_up(),
        "ArrowDown" => return dom::step(Step::Down),
        "Home" => return dom::step(Step::First),
        "End" => return dom::step(Step::Last),
        _ => return false,
    }
    true
}

fn act_in_search(page: Page, press: &Press) -> bool {
    match press.key.as_str() {
        "Escape" => {
            if dom::value(search_box::ID).is_empty() {
                dom::focus_first_card();
            } else {
                dom::set_value(search_box::ID, "");
                page.refine(|view| view.query.clear());
            }
        }
        "ArrowDown" => dom::focus_first_card(),
        "Enter" => {
            if let Some(code) = dom::first_card().filter(|_| page.results.read_untracked().ranked) {
                page.go(Focus::Code(code));
            }
        }
        _ => return false,
    }
    true
}

/// From the first row of cards, up leads to the search field.
fn step_up() -> bool {
    if dom::focused_card().is_none() {
        return false;
    }
    if !dom::step(Step::Up) {
        dom::focus(search_box::ID);
    }
    true
}

/// Copies the link of the card in focus, or of the open one.
fn copy_link(page: Page) -> bool {
    let code = dom::focused_card().or_else(|| page.open_untracked());
    if let Some(code) = code {
        copy(page, link(code));
    }
    code.is_some()
}

/// Closes what is open; the focus stays on the card.
fn leave(page: Page) -> bool {
    if page.message.read_untracked().is_some() {
        page.hush();
        return true;
    }
    let focus = page.view.with_untracked(|view| view.focus.clone());
    if focus == Focus::List {
        return false;
    }
    page.go(Focus::List);
    if let [code, ..] = focus.codes() {
        dom::focus_card(*code);
    }
    true
}
