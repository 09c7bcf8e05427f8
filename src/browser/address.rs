//! The address bar and the history.

use std::cell::Cell;

use gloo::utils::{history, window};
use web_sys::Location;

use super::{entries, listen, property};
use crate::link::View;

fn location() -> Location {
    window().location()
}

/// The view that the address bar names, with the whole query where that is longer than an address.
pub fn read() -> View {
    let location = location();
    let (search, fragment) = (location.search(), location.hash());
    let mut view = View::read(&search.unwrap_or_default(), &fragment.unwrap_or_default());
    if let Some(query) = entries::query() {
        view.query = query;
    }
    view
}

/// The page without query and fragment, as a path: what a view's address stands behind.
fn page() -> String {
    location().pathname().unwrap_or_default()
}

/// Makes a view a new entry of the history. `query` is the whole one, where the view has it in short.
pub fn push(view: &View, query: Option<&str>) {
    // A browser may refuse when there are too many entries a second; the view is shown anyway.
    let state = state(entries::new_state(), query).into();
    let _ = history().push_state_with_url(&state, "", Some(&(page() + &view.write())));
}

/// Puts a view in place of the present entry of the history. `query` as in [`push`].
pub fn replace(view: &View, query: Option<&str>) {
    let state = state(entries::state(), query).into();
    let _ = history().replace_state_with_url(&state, "", Some(&(page() + &view.write())));
}

/// What is kept with the entry of a view: the positions, and the query where the address does not hold it.
fn state(positions: String, query: Option<&str>) -> String {
    match query {
        Some(query) => positions + "\n" + query,
        None => positions,
    }
}

/// The address of something on this site, as others can open it: neither query nor language.
pub fn absolute(relative: &str) -> String {
    let location = location();
    let (origin, path) =
        (location.origin().unwrap_or_default(), location.pathname().unwrap_or_default());
    let folder = path.rfind('/').map_or("/", |end| &path[..=end]);
    format!("{origin}{folder}{relative}")
}

/// Whether the address is the one that asks for the search field (a shortcut of the installed app):
/// a query without a word in it.
pub fn asks_to_search() -> bool {
    location().search().is_ok_and(|search| search == "?q=")
}

/// The whole address, as it would stand in the browser's frame.
pub fn full() -> String {
    location().href().unwrap_or_default()
}

/// Goes back in the history.
pub fn back() {
    let _ = history().back();
}

/// Whether there is something to go back to; a browser that cannot tell is taken to have it.
pub fn can_go_back() -> bool {
    let navigation = property(&window(), "navigation");
    let can = navigation.and_then(|navigation| property(&navigation, "canGoBack"));
    can.is_none_or(|can| can.as_bool() != Some(false))
}

/// Loads the page anew, for a new version of it. Once only: the worker says to all pages, and again to each
/// that asks, that it has changed, and the second reload would break off the first.
pub fn reload() {
    thread_local! {
        static LEAVING: Cell<bool> = const { Cell::new(false) };
    }
    if !LEAVING.replace(true) {
        let _ = location().reload();
    }
}

/// Calls back with the new view whenever the reader changes the address: by a link, by hand, or by
/// going back or forward.
pub fn on_change(changed: impl Fn(View) + Clone + 'static) {
    for name in ["hashchange", "popstate"] {
        let changed = changed.clone();
        listen(&window(), name, move |_| changed(read()));
    }
}
