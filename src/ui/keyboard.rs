//! What each key does, wherever it is pressed.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

use super::header::show_shortcuts;
use super::state::Page;
use super::toast::copy_link;
use crate::browser::document::{self, HtmlElement};
use crate::browser::place;
use crate::catalog::Code;
use crate::choose::Path;
use crate::link::Focus;
use crate::search::fold;

/// Where to go among the cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Back,
    Forward,
    Up,
    Down,
    First,
    Last,
}

/// Listens for as long as the page lives.
pub fn listen(page: Page) {
    window_event_listener(ev::keydown, move |event| {
        // Keys that an input method uses belong to it; some browsers tell so by the key code alone.
        const COMPOSING: u32 = 229;
        let taken = event.default_prevented();
        if event.is_composing() || event.key_code() == COMPOSING || taken {
            return;
        }
        if act(page, &event) {
            event.prevent_default();
        }
    });
}

/// Does what a key stands for. Tells whether it stands for anything here.
fn act(page: Page, event: &KeyboardEvent) -> bool {
    // An open dialog has the keyboard to itself.
    if page.elements.shortcuts_dialog().is_some_and(|dialog| dialog.open()) {
        return false;
    }
    let key = event.key();
    let control = event.ctrl_key() || event.meta_key();
    if control && !event.alt_key() && !event.shift_key() && matches!(key.as_str(), "k" | "K") {
        select_search(page);
        return true;
    }
    if control || event.alt_key() {
        return false;
    }
    let searches = page.is_searching();
    if scrolls_text(page, event, searches) {
        return true;
    }
    if searches {
        return act_in_search(page, &key);
    }
    if document::is_typing(event) || (is_character(&key) && !page.character_keys.get_untracked()) {
        return false;
    }
    match key.as_str() {
        "/" => select_search(page),
        "?" => show_shortcuts(page),
        "L" if event.shift_key() => page.switch_language(),
        "W" if event.shift_key() => page.go(Focus::Choose(Path::default())),
        "C" if event.shift_key() => return copy_link_of_card(page),
        "Escape" => return leave(page),
        "ArrowLeft" => return step(page, Step::Back),
        "ArrowRight" => return step(page, Step::Forward),
        // The browser scrolls the text that has the focus itself.
        "ArrowUp" | "ArrowDown" | "Home" | "End" if is_reading(page) => return false,
        "ArrowUp" | "ArrowDown" if reads_on(page, key == "ArrowDown") => return false,
        "ArrowUp" => return step_up(page),
        "ArrowDown" => return step(page, Step::Down),
        "Home" => return step(page, Step::First),
        "End" => return step(page, Step::Last),
        // What is typed anywhere is a query. The browser puts the letter where the focus is by then.
        key if is_letter(key) => {
            select_search(page);
            return false;
        }
        _ => return false,
    }
    true
}

/// Scrolls the text of the open card where it stands beside the list, and the focus is not in it but in the
/// search field or on the card's row: the browser would scroll the list. Tells whether it was done.
fn scrolls_text(page: Page, event: &KeyboardEvent, searches: bool) -> bool {
    let screens = match event.key().as_str() {
        "PageDown" => 1,
        "PageUp" => -1,
        " " if !searches => 1 - 2 * i32::from(event.shift_key()),
        _ => return false,
    };
    page.open_card().is_some_and(|card| {
        (searches || document::has_focus(&card)) && place::scroll_beside(&card, screens)
    })
}

/// Whether the text of the open card has the focus, as after a press into it, and nothing in it has.
fn is_reading(page: Page) -> bool {
    page.elements.text.get_untracked().is_some_and(|text| document::focused() == Some(text))
}

/// Whether the open card has the focus, and more of it in this direction than is in sight: there the arrows
/// scroll, as the browser has them.
fn reads_on(page: Page, down: bool) -> bool {
    let (Some(card), Some(covered)) = (page.open_card(), page.elements.covered()) else {
        return false;
    };
    // Less than a pixel is nothing to scroll to.
    let is_cut = if down {
        document::bottom(&card) > document::viewport_height() + 1.0
    } else {
        document::position(&card).0 < covered - 1.0
    };
    is_cut && document::has_focus(&card)
}

/// Whether a key writes a character: the name of any other key is longer.
fn is_character(key: &str) -> bool {
    key.chars().count() == 1
}

/// Whether a key writes a letter or a digit.
fn is_letter(key: &str) -> bool {
    let mut letters = key.chars().map(fold::half_width);
    letters.next().is_some_and(fold::is_letter) && letters.next().is_none()
}

fn act_in_search(page: Page, key: &str) -> bool {
    match key {
        "Escape" if page.view.with_untracked(|view| view.query.is_empty()) => {
            page.focus_first_card();
        }
        "Escape" => page.refine(|view| view.query.clear()),
        "ArrowDown" => {
            page.read_answer();
            page.focus_first_card();
        }
        // Leads to what stands below the field.
        "Tab" => {
            page.read_answer();
            return false;
        }
        // One is there already.
        "/" => return page.view.with_untracked(|view| view.query.is_empty()),
        "Enter" => {
            let ranked = page.results.with_untracked(|results| results.ranked);
            if let Some(first) = page.shown().first().filter(|_| ranked) {
                if page.open_untracked() == Some(*first) {
                    page.read_answer();
                    page.elements.show_card(*first);
                } else {
                    page.go(Focus::Code(*first));
                }
            } else if ranked {
                // What is said instead may be out of sight, below the filters.
                page.elements.show_start();
            }
        }
        _ => return false,
    }
    true
}

fn select_search(page: Page) {
    if let Some(input) = page.elements.search_field() {
        let _ = input.focus();
        input.select();
    }
}

/// The card that has the focus.
fn focused_card(page: Page) -> Option<Code> {
    let has_focus =
        |code: &Code| page.elements.article(*code).is_some_and(|card| document::has_focus(&card));
    page.shown().into_iter().find(has_focus)
}

/// Moves the focus among the cards. Tells whether there was a card to start from and one to go to.
fn step(page: Page, step: Step) -> bool {
    let Some(focused) = focused_card(page) else { return false };
    let codes = page.shown();
    let Some(at) = codes.iter().position(|code| *code == focused) else { return false };
    let target = match step {
        Step::Back => at.checked_sub(1),
        Step::Forward => Some(at + 1),
        Step::First => Some(0),
        Step::Last => codes.len().checked_sub(1),
        Step::Up | Step::Down => {
            let links = codes.iter().filter_map(|code| page.elements.link(*code));
            in_next_row(&links.collect::<Vec<_>>(), at, step == Step::Down)
        }
    };
    let link = target.and_then(|target| page.elements.link(*codes.get(target)?));
    link.is_some_and(|link| link.focus().is_ok())
}

/// The link nearest in the row above or below.
fn in_next_row(links: &[HtmlElement], at: usize, down: bool) -> Option<usize> {
    let (top, left) = document::position(links.get(at)?);
    // Half a line apart is another row.
    let other_row = |other: f64| if down { other > top + 12.0 } else { other < top - 12.0 };
    let distance = |i: &usize| {
        let (other_top, other_left) = document::position(&links[*i]);
        // Rows first, columns second: no page is a million pixels wide.
        (other_top - top).abs() * 1e6 + (other_left - left).abs()
    };
    (0..links.len())
        .filter(|i| other_row(document::position(&links[*i]).0))
        .min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// From the first row of cards, up leads to the search field.
fn step_up(page: Page) -> bool {
    if focused_card(page).is_none() {
        return false;
    }
    if !step(page, Step::Up)
        && let Some(input) = page.elements.search_field()
    {
        let _ = input.focus();
    }
    true
}

/// Copies the link of the card in focus, or of the open one.
fn copy_link_of_card(page: Page) -> bool {
    let code = focused_card(page).or_else(|| page.open_untracked());
    if let Some(code) = code {
        copy_link(page, code);
    }
    code.is_some()
}

/// Closes what is open; the focus stays on the card.
fn leave(page: Page) -> bool {
    if page.notification.with_untracked(Option::is_some) {
        page.dismiss();
        return true;
    }
    if page.focus.with_untracked(|focus| *focus == Focus::List) {
        return false;
    }
    page.leave();
    true
}
