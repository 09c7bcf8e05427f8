//! Installing the page as an app.

use gloo::utils::window;
use js_sys::Function;
use wasm_bindgen::JsCast;

use super::{document, property};
use crate::locale::install::InstallByHand;

/// The browser whose menus one installs by; `None` for one that offers it by itself, or not at all.
pub fn by_hand() -> Option<InstallByHand> {
    let navigator = window().navigator();
    browser(&navigator.user_agent().unwrap_or_default(), navigator.max_touch_points() > 1)
}

fn browser(agent: &str, touch: bool) -> Option<InstallByHand> {
    let has = |name| agent.contains(name);
    // An iPad says that it is a Mac; no Mac has a touch screen.
    if has("iPhone") || has("iPad") || (has("Macintosh") && touch) {
        Some(InstallByHand::Ios)
    } else if has("Firefox/") {
        let android = has("Android");
        Some(if android { InstallByHand::FirefoxAndroid } else { InstallByHand::Firefox })
    } else if has("Macintosh") && has("Version/") && has("Safari/") {
        Some(InstallByHand::Safari)
    } else {
        None
    }
}

/// Has the browser ask whether to install. Its offer, which the early script kept, holds once.
pub fn offer() {
    document::set_root("data-installable", None);
    let Some(offer) = property(&window(), "installOffer") else { return };
    let prompt = property(&offer, "prompt").and_then(|prompt| prompt.dyn_into::<Function>().ok());
    if let Some(prompt) = prompt {
        // What comes of it, the browser tells by an event of its own.
        let _ = prompt.call0(&offer);
    }
}

#[cfg(test)]
mod tests {
    use super::browser;
    use crate::locale::install::InstallByHand::{Firefox, FirefoxAndroid, Ios, Safari};

    #[test]
    fn browsers_are_told_apart() {
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
        let safari = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15";
        let chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
        for (agent, touch, expected) in [
            (format!("{mac} {safari}"), false, Some(Safari)),
            (format!("{mac} {safari}"), true, Some(Ios)),
            (format!("{mac} {chrome}"), false, None),
            (
                format!("Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) {safari}"),
                true,
                Some(Ios),
            ),
            (format!("Mozilla/5.0 (Linux; Android 10; K) {chrome}"), true, None),
            (
                "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0".into(),
                true,
                Some(FirefoxAndroid),
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".into(),
                false,
                Some(Firefox),
            ),
        ] {
            assert_eq!(browser(&agent, touch), expected, "{agent}");
        }
    }
}
