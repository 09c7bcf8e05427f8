//! The head of the page: what it is, the language, the theme, the keys.

use leptos::prelude::*;

use super::state::Theme;
use super::words::{both, drawn, text};
use crate::catalog::Text;
use crate::locale::Strings;

/// The head of the page.
///
/// What is said here stands in both languages at once: nothing has to be drawn again when the
/// language changes.
#[component]
pub fn Header() -> impl IntoView {
    let content = drawn(|| {
        view! {
            <div class="title">
                <h1>{both(|s| s.site)}</h1>
                <p>{both(|s| s.tagline)}</p>
            </div>
            <div class="tools">
                <button type="button" data-language="">
                    <span class="t" lang="zh-Hans"><span lang="en">"English"</span></span>
                    <span class="t" lang="en"><span lang="zh-Hans">"中文"</span></span>
                </button>
                <div class="themes" role="group" aria-labelledby="theme">
                    <span id="theme" class="quiet">{both(|s| s.theme)}</span>
                    {Theme::ALL.map(choice)}
                </div>
                <button type="button" class="keys" aria-haspopup="dialog" data-keys="">
                    <span aria-hidden="true">"?"</span>
                    <span class="quiet">{both(|s| s.keys)}</span>
                </button>
            </div>
        }
    });
    view! { <header class="head" inner_html=content></header> }
}

/// The button of a theme; `ui::state` keeps the one pressed that is shown.
fn choice(theme: Theme) -> impl IntoView {
    let name = match theme {
        Theme::System => {
            Text { zh: Strings::CHINESE.theme_system, en: Strings::ENGLISH.theme_system }
        }
        Theme::Light => Text { zh: Strings::CHINESE.theme_light, en: Strings::ENGLISH.theme_light },
        Theme::Dark => Text { zh: Strings::CHINESE.theme_dark, en: Strings::ENGLISH.theme_dark },
    };
    let pressed = if theme == Theme::default() { "true" } else { "false" };
    view! {
        <button type="button" data-choose=theme.key().unwrap_or_default() aria-pressed=pressed>
            {text(name)}
        </button>
    }
}
