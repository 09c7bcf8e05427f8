//! Where the reader was in each entry of the history, so that back, forward and reload lead there again.
//! Browsers keep the scroll position only, and lose it where the page gets its height after the entry has
//! changed.
//!
//! The entries are numbered, each one more than that before it. What is known of them is kept with the
//! present one (`history.state`), as lines of text: the positions, the present entry's first, then the query
//! where the address does not hold it. The early script reads the first of them.

use std::cell::RefCell;
use std::fmt::{self, Display, Formatter};

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, document_element, history, window};
use leptos::prelude::request_animation_frame;
use web_sys::Element;

use super::document::{all, sheet};
use super::place::{is_rendered, unfold, unfolded};

/// How many entries are remembered; browsers keep no more themselves.
const MOST: usize = 50;

/// What the state begins with.
const SIGN: char = '@';

/// Where the reader was in an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    entry: u32,
    /// How far the page was scrolled from the start of `card`, or of the page, in CSS pixels.
    scrolled: i32,
    /// The same for the text of the open card, where it scrolls on its own.
    inside: i32,
    /// What was unfolded in the open card, as [`unfolded`] tells it.
    unfolded: String,
    /// The `id` of the open card, or of the row that was read; empty where neither is. What stands above may
    /// have another height by the time one comes back.
    card: String,
}

impl Display for Position {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { entry, scrolled, inside, unfolded, card } = self;
        write!(f, "{entry} {scrolled} {inside} {unfolded} {card}")
    }
}

impl Position {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let mut part = || parts.next();
        Some(Self {
            entry: part()?.parse().ok()?,
            scrolled: part()?.parse().ok()?,
            inside: part()?.parse().ok()?,
            unfolded: part()?.to_string(),
            card: part()?.to_string(),
        })
    }
}

/// The rows of the list, and the cards of what was found.
const ROWS: &str = "article:not([hidden])";

#[derive(Debug, Default)]
struct Entries {
    /// The number of the present entry.
    present: u32,
    /// How far the page was scrolled when it last said so. What it says in the event that brings another
    /// entry may be that entry's already.
    scrolled: f64,
    /// The last that was left comes last.
    left: Vec<Position>,
}

impl Entries {
    fn position(&self) -> Option<&Position> {
        self.left.iter().find(|left| left.entry == self.present)
    }

    /// What is kept with the present entry.
    fn write(&self) -> String {
        let mut state = match self.position() {
            Some(position) => format!("{SIGN}{position}"),
            None => format!("{SIGN}{}", self.present),
        };
        for other in self.left.iter().filter(|left| left.entry != self.present) {
            state.push(';');
            state.push_str(&other.to_string());
        }
        state
    }

    /// Takes over what was kept. Tells the number of the entry that it was kept with.
    fn read(&mut self, state: &str) -> Option<u32> {
        let number = number(state)?;
        if self.left.is_empty() {
            let positions = state[SIGN.len_utf8()..].lines().next().unwrap_or_default();
            self.left = positions.split(';').filter_map(Position::read).collect();
        }
        Some(number)
    }

    /// Makes the present entry a new one, behind that before it.
    fn begin(&mut self) {
        self.present += 1;
        self.left.retain(|left| left.entry < self.present);
    }

    fn note(&mut self, position: Position) {
        self.left.retain(|other| other.entry != position.entry);
        if self.left.len() == MOST {
            self.left.remove(0);
        }
        self.left.push(position);
    }
}

thread_local! {
    static ENTRIES: RefCell<Entries> = RefCell::default();
}

/// Gives the present entry its number, and listens to how far the page is scrolled. Tells where the reader was
/// in it, where they have been here before.
pub fn start() -> Option<Position> {
    let position = enter();
    // It takes some milliseconds, for which nobody has to wait.
    request_animation_frame(keep_number);
    note_scrolled();
    super::listen(&window(), "scroll", |_| note_scrolled());
    position
}

/// Calls back when the reader stops, has unfolded something, or leaves the page: another page or a reload may
/// come next, and by `pagehide` a browser has read what it keeps for a reload.
pub fn on_stop(stopped: impl Fn() + Clone + 'static) {
    let leaves = stopped.clone();
    super::listen(&window(), "pagehide", move |_| leaves());
    // What scrolls or unfolds inside of the page tells nobody above it.
    for name in ["scrollend", "toggle"] {
        let options = EventListenerOptions::run_in_capture_phase();
        let stops = stopped.clone();
        EventListener::new_with_options(&window(), name, options, move |_| stops()).forget();
    }
}

fn note_scrolled() {
    if is_at_present() {
        let scrolled = window().scroll_y().unwrap_or_default();
        ENTRIES.with_borrow_mut(|entries| entries.scrolled = scrolled);
    }
}

/// Whether the browser is at the present entry: it may have gone to another one, and scrolled there, before it
/// tells so.
fn is_at_present() -> bool {
    ENTRIES.with_borrow(|entries| kept_number() == Some(entries.present))
}

/// The number that is kept with the entry that the browser is at.
fn kept_number() -> Option<u32> {
    number(&history().state().ok()?.as_string()?)
}

/// Keeps the number of the present entry with it, unless there is one.
fn keep_number() {
    if kept_number().is_none() {
        let _ = history().replace_state(&state().into(), "");
        // Where the page was led before, by its fragment, was told of no entry.
        note_scrolled();
    }
}

/// The number of the entry that a state was kept with.
fn number(state: &str) -> Option<u32> {
    state.strip_prefix(SIGN)?.split([' ', ';', '\n']).next()?.parse().ok()
}

/// The state of the present entry.
pub(super) fn state() -> String {
    ENTRIES.with_borrow(Entries::write)
}

/// The state of an entry that is about to be made. Those that were ahead of the present one are gone by then.
pub(super) fn new_state() -> String {
    keep_number();
    ENTRIES.with_borrow_mut(|entries| {
        entries.begin();
        entries.write()
    })
}

/// The query that is kept with the present entry: what stands behind the positions.
pub(super) fn query() -> Option<String> {
    let state = history().state().ok()?.as_string()?;
    Some(state.split_once('\n')?.1.to_string())
}

/// Calls back when the reader does something, as scrolling or pressing a key.
pub fn on_act(acts: impl Fn() + Clone + 'static) {
    for name in ["wheel", "touchmove", "keydown", "pointerdown"] {
        let acts = acts.clone();
        super::listen(&window(), name, move |_| acts());
    }
}

/// The row of the list that is read; `None` at the start of the page, where what comes first stays first.
pub fn row() -> Option<Element> {
    note_scrolled();
    let scrolled = ENTRIES.with_borrow(|entries| entries.scrolled);
    if scrolled <= 0.0 {
        return None;
    }
    all(&document_element(), ROWS).into_iter().find(|row| start_of(Some(row)) >= scrolled)
}

/// Remembers where the reader is, before another entry takes the place of the present one. `card` is the open
/// one, or the row that is read.
pub fn leave(card: Option<&Element>) {
    ENTRIES.with_borrow_mut(|entries| {
        #[expect(clippy::cast_possible_truncation, reason = "no page has that many pixels")]
        let scrolled = (entries.scrolled - start_of(card)).round() as i32;
        entries.note(Position {
            entry: entries.present,
            scrolled,
            inside: card.and_then(sheet).map_or(0, |sheet| sheet.scroll_top()),
            unfolded: card.map(unfolded).unwrap_or_default(),
            card: card.map(Element::id).unwrap_or_default(),
        });
    });
}

/// Remembers where the reader is, also for when the page is loaded anew.
pub fn keep(card: Option<&Element>) {
    if !is_at_present() {
        return;
    }
    // What changed above what is read may have moved the page since it last said so.
    note_scrolled();
    leave(card);
    let mut state = state();
    if let Some(query) = query() {
        state = state + "\n" + &query;
    }
    let _ = history().replace_state(&state.into(), "");
}

/// Takes note of the entry that the address bar is at now. Tells where the reader was in it; `None` where it
/// is new.
pub fn arrive() -> Option<Position> {
    let position = enter();
    keep_number();
    position
}

/// Makes the entry that the address bar is at the present one. Tells where the reader was in it.
fn enter() -> Option<Position> {
    let state = history().state().unwrap_or_default().as_string();
    ENTRIES.with_borrow_mut(|entries| {
        let Some(number) = state.and_then(|state| entries.read(&state)) else {
            entries.begin();
            return None;
        };
        entries.present = number;
        entries.position().cloned()
    })
}

impl Position {
    /// Leads there again, unless the reader has gone on to another entry, or what was read is not there yet.
    pub fn restore(&self) {
        let card = document().get_element_by_id(&self.card);
        let card = card.as_ref();
        let is_there = self.card.is_empty() || card.is_some_and(is_rendered);
        if !is_there || ENTRIES.with_borrow(|entries| entries.present != self.entry) {
            return;
        }
        if let Some(card) = card {
            unfold(card, &self.unfolded);
        }
        if let Some(sheet) = card.and_then(sheet) {
            sheet.set_scroll_top(self.inside);
        }
        window().scroll_to_with_x_and_y(0.0, start_of(card) + f64::from(self.scrolled));
        // The browser says so in the next frame; the reader may have left by then.
        note_scrolled();
    }
}

/// Where a card starts in the page, in CSS pixels; where the page starts, if there is none.
fn start_of(card: Option<&Element>) -> f64 {
    card.map_or(0.0, |card| {
        card.get_bounding_client_rect().top() + window().scroll_y().unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(entry: u32, scrolled: i32) -> Position {
        Position {
            entry,
            scrolled,
            inside: 0,
            unfolded: "010".to_string(),
            card: "502".to_string(),
        }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let mut entries = Entries { present: 3, ..Entries::default() };
        assert_eq!(entries.write(), "@3");
        for (entry, scrolled) in [(3, -80), (2, 400), (3, 1200)] {
            entries.note(position(entry, scrolled));
        }
        assert_eq!(entries.write(), "@3 1200 0 010 502;2 400 0 010 502");
        for typed in ["", "\n", "\n502;@ 7\n"] {
            let mut read = Entries::default();
            assert_eq!(read.read(&(entries.write() + typed)), Some(3));
            read.present = 2;
            assert_eq!(read.position(), Some(&position(2, 400)));
        }
    }

    #[test]
    fn what_is_no_state_of_ours_is_left_alone() {
        for state in
            ["", "404", "@", "@x", "@;", "@-1 0 0 0 ", "typed by somebody", "@99999999999999"]
        {
            let mut entries = Entries::default();
            assert_eq!((entries.read(state), entries.left.len()), (None, 0), "{state}");
        }
    }

    #[test]
    fn no_more_are_kept_than_browsers_keep() {
        let mut entries = Entries::default();
        for entry in 0..200 {
            entries.note(position(entry, 0));
        }
        assert_eq!((entries.left.len(), entries.left[0].entry), (MOST, 150));
    }
}
