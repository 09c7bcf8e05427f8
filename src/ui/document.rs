//! What of the state shows outside the components: the document's language, title, theme, marks and
//! scroll position.

use std::cell::Cell;
use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;

use super::boxed::{effect, next_frame};
use super::state::Page;
use crate::browser::{address, document, entries, highlight, idle};
use crate::catalog::{Code, listed};
use crate::link::Focus;
use crate::locale::{ChooseMessages, Language};
use crate::search::marks::marks;

/// Keeps the document as the state has it, for as long as the page lives.
pub fn sync(page: Page) {
    page.keep_cards();
    effect(move || {
        let language = page.language.get();
        document::set_language(language);
        document::set_title(&title(&page.focus.read(), language));
    });
    effect(move || {
        let theme = page.theme.get().key();
        document::set_root("data-theme", theme);
        document::set_theme_color(theme.and_then(|_| document::ground_color()).as_deref());
    });
    effect(move || show_focus(page, &page.focus.read()));
    mark_matches(page);
    fetch_again(page);
    keep_place(page);
    if page.focus.with_untracked(|focus| focus.codes().is_empty()) {
        idle::when_idle(Box::new(move || page.fetch_texts()));
    }
    if address::asks_to_search()
        && let Some(input) = page.elements.search_field()
    {
        let _ = input.focus();
    }
}

/// Keeps what is being read in its place when the window gets another width, as when a phone is turned.
fn keep_place(page: Page) {
    let reads = Rc::new(Cell::new(false));
    let width = Rc::new(Cell::new(document::width()));
    let last = Rc::clone(&width);
    window_event_listener(ev::scroll, move |_| {
        // Where the reader stops; not on the way.
        if document::width() == width.get() && !reads.replace(true) {
            let reads = Rc::clone(&reads);
            idle::soon(Box::new(move || {
                reads.set(false);
                page.note_place();
            }));
        }
    });
    entries::on_stop(move || page.keep_position());
    window_event_listener(ev::resize, move |_| {
        if last.replace(document::width()) != document::width() {
            page.restore_place();
        }
    });
}

/// Tries again to fetch the search index, whenever the reader searches and it is not here.
fn fetch_again(page: Page) {
    effect(move || {
        page.results.track();
        if page.index.has_failed() {
            page.fetch_search();
        }
    });
}

fn title(focus: &Focus, language: Language) -> String {
    let site = language.messages().site;
    match focus.codes() {
        [] if matches!(focus, Focus::Choose(_)) => {
            format!("{} · {site}", ChooseMessages::of(language).title)
        }
        [] => site.to_string(),
        [code] => format!("{} · {site}", named(*code, language)),
        _ => {
            let (codes, _) = focus.compared();
            format!("{} · {site}", listed(codes, " / "))
        }
    }
}

/// A code's number, its phrase, and its name where that is another; the number alone where nobody
/// defined it.
pub fn named(code: Code, language: Language) -> String {
    let Some(entry) = code.entry() else { return code.to_string() };
    let (phrase, name) = (entry.first().phrase(), language.pick(entry.first().name()));
    let phrase =
        if name.eq_ignore_ascii_case(phrase) { String::new() } else { format!("{phrase} ") };
    format!("{code} {phrase}{name}")
}

/// Brings what is in focus into sight, where the early script has not done so.
fn show_focus(page: Page, focus: &Focus) {
    if focus.codes().is_empty() {
        return;
    }
    page.fetch_texts();
    if untrack(move || page.is_early()) {
        // The reader may be somewhere else by now.
        page.focus_what_is_open();
        return;
    }
    if page.has_returned() {
        // What the reader had come to is scrolled to. In the next frame: the browser, which follows the fragment
        // now, takes the focus away.
        next_frame(move || page.focus_what_is_open());
        return;
    }
    let focus = focus.clone();
    // In the next frame: only then the card has its height.
    next_frame(move || match focus {
        // The reader is in the field; the answer stands right below it.
        Focus::Code(code) if page.is_answer(code) => {}
        Focus::Code(code) if code.entry().is_some() => page.elements.show_card(code),
        Focus::Code(_) => page.elements.focus_section(),
        Focus::Compare(_) => page.elements.show_comparison(),
        Focus::List | Focus::Choose(_) | Focus::Unreadable => {}
    });
}

/// Marks in the shown cards what the query found there. Nobody waits for the marks, so a fast typist
/// gets those of the last letter only.
fn mark_matches(page: Page) {
    let waits = Rc::new(Cell::new(false));
    effect(move || {
        page.results.track();
        if !waits.replace(true) {
            let waits = Rc::clone(&waits);
            idle::when_idle(Box::new(move || {
                waits.set(false);
                page.results.with_untracked(|results| {
                    let marked = results.answer.has_marks();
                    let codes = results.shown_with(None).filter(|_| marked);
                    let cards: Vec<_> =
                        codes.filter_map(|code| page.elements.article(code)).collect();
                    highlight::mark(&cards, |text| marks(text, &results.answer));
                });
            }));
        }
    });
}
