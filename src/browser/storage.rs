//! What is remembered between visits: the language, the theme, whether keys that write a character do
//! something, and the programs whose lines the reader chose; nothing else.
//!
//! Not through gloo-storage: it writes JSON, and panics where the reader forbids storage.

use gloo::utils::window;

/// A thing that is remembered.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// The language, as `zh` or `en`.
    Language,
    /// The theme, as `light` or `dark`; nothing for the system's.
    Theme,
    /// `off` where keys that write a character do nothing on the page.
    CharacterKeys,
    /// The program that answers, say `nginx`.
    Server,
    /// The program that asks, say `curl`.
    Client,
}

impl Key {
    const fn name(self) -> &'static str {
        match self {
            Self::Language => "http-status.lang",
            Self::Theme => "http-status.theme",
            Self::CharacterKeys => "http-status.keys",
            Self::Server => "http-status.server",
            Self::Client => "http-status.client",
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    // Throws where the reader forbids storage.
    window().local_storage().ok().flatten()
}

/// Calls back whenever another window of the site has remembered something.
pub fn on_change(changed: impl Fn() + 'static) {
    super::listen(&window(), "storage", move |_| changed());
}

/// What was remembered; it may be anything.
pub fn get(key: Key) -> Option<String> {
    storage()?.get_item(key.name()).ok().flatten()
}

/// Remembers a value, or forgets it where there is none.
pub fn set(key: Key, value: Option<&str>) {
    if let Some(storage) = storage() {
        // Full or forbidden: the choice then holds for this visit only.
        let _ = match value {
            Some(value) => storage.set_item(key.name(), value),
            None => storage.remove_item(key.name()),
        };
    }
}
