//! Installing the page as an app.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;

use super::{dom, window};

/// The browser on whose menus installing depends, as the page has words for it; empty for one that
/// offers it by itself, or not at all.
pub fn by_hand() -> &'static str {
    let Some(window) = window() else { return "" };
    let navigator = window.navigator();
    browser(&navigator.user_agent().unwrap_or_default(), navigator.max_touch_points() > 1)
}

fn browser(agent: &str, touch: bool) -> &'static str {
    let has = |name| agent.contains(name);
    // An iPad says that it is a Mac; no Mac has a touch screen.
    if has("iPhone") || has("iPad") || (has("Macintosh") && touch) {
        "ios"
    } else if has("Firefox/") {
        if has("Android") { "firefox-android" } else { "firefox" }
    } else if has("Macintosh") && has("Version/") && has("Safari/") {
        "safari"
    } else {
        ""
    }
}

/// Has the browser ask whether to install. Its offer, which the early script kept, holds once.
pub fn offer() {
    dom::set_root("data-installable", None);
    let Some(window) = window() else { return };
    let Ok(offer) = Reflect::get(&window, &"installOffer".into()) else { return };
    let prompt = Reflect::get(&offer, &"prompt".into());
    if let Some(prompt) = prompt.ok().and_then(|prompt| prompt.dyn_into::<Function>().ok()) {
        // What comes of it, the browser tells by an event of its own.
        let _ = prompt.call0(&offer);
    }
}

#[cfg(test)]
mod tests {
    use super::browser;

    #[test]
    fn browsers_are_told_apart() {
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
        let safari = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15";
        let chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
        for (agent, touch, expected) in [
            (format!("{mac} {safari}"), false, "safari"),
            (format!("{mac} {safari}"), true, "ios"),
            (format!("{mac} {chrome}"), false, ""),
            (
                format!("Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) {safari}"),
                true,
                "ios",
            ),
            (format!("Mozilla/5.0 (Linux; Android 10; K) {chrome}"), true, ""),
            (
                "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0".into(),
                true,
                "firefox-android",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".into(),
                false,
                "firefox",
            ),
        ] {
            assert_eq!(browser(&agent, touch), expected, "{agent}");
        }
    }
}
