//! The address bar and the history.

use std::cell::Cell;

use gloo::utils::{history, window};
use web_sys::Location;

use super::{entries, listen, property};
use crate::link::View;

fn location() -> Location {
    window().location()
}

/// The view that the address bar names.
pub fn read() -> View {
    let location = location();
    View::read(&location.search().unwrap_or_default(), &location.hash().unwrap_or_default())
}

/// The page without query and fragment, as a path: what a view's address stands behind.
fn page() -> String {
    location().pathname().unwrap_or_default()
}

/// Makes a view a new entry of the history.
pub fn push(view: &View) {
    // A browser may refuse when there are too many entries a second; the view is shown anyway.
    let state = entries::new_state().into();
    let _ = history().push_state_with_url(&state, "", Some(&(page() + &view.write())));
}

/// Puts a view in place of the present entry of the history.
pub fn replace(view: &View) {
    let state = entries::state().into();
    let _ = history().replace_state_with_url(&state, "", Some(&(page() + &view.write())));
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

/// Loads the page anew, for a new version of it. What was typed may be more than the address holds,
/// so it is kept with the entry of the history. Once only: the worker says to all pages, and again to
/// each that asks, that it has changed, and the second reload would break off the first.
pub fn reload(typed: &str) {
    thread_local! {
        static LEAVING: Cell<bool> = const { Cell::new(false) };
    }
    if LEAVING.replace(true) {
        return;
    }
    let _ = history().replace_state(&(entries::state() + "\n" + typed).into(), "");
    let _ = location().reload();
}

/// What [`reload`] kept.
pub fn kept() -> Option<String> {
    entries::typed()
}

/// Calls back with the new view whenever the reader changes the address: by a link, by hand, or by
/// going back or forward.
pub fn on_change(changed: impl Fn(View) + Clone + 'static) {
    for name in ["hashchange", "popstate"] {
        let changed = changed.clone();
        listen(&window(), name, move |_| changed(read()));
    }
}
