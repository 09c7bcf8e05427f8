//! The head of the page: what it is, the language, the theme, the keys.

use leptos::prelude::*;

use super::keys;
use super::state::{Page, Theme};
use super::words::{both, drawn, text};
use crate::catalog::Text;
use crate::locale::Strings;

/// The head of the page.
///
/// What is said here stands in both languages at once: nothing has to be drawn again when the
/// language changes, and nothing of that has to travel.
#[component]
pub fn Header() -> impl IntoView {
    let page = Page::get();
    let title = drawn(|| {
        view! {
            <h1>{both(|s| s.site)}</h1>
            <p>{both(|s| s.tagline)}</p>
        }
    });
    let language = drawn(|| {
        view! {
            <span class="t" lang="zh-Hans"><span lang="en">"English"</span></span>
            <span class="t" lang="en"><span lang="zh-Hans">"中文"</span></span>
        }
    });
    let keys = drawn(|| {
        view! {
            <span aria-hidden="true">"?"</span>
            <span class="quiet">{both(|s| s.keys)}</span>
        }
    });
    view! {
        <header class="head">
            <div class="title" inner_html=title></div>
            <div class="tools">
                <button
                    type="button"
                    on:click=move |_| page.switch_language()
                    inner_html=language
                ></button>
                <div class="themes" role="group" aria-labelledby="theme">
                    <span id="theme" class="quiet" inner_html=drawn(|| both(|s| s.theme))></span>
                    {Theme::ALL.into_iter().map(|theme| choice(page, theme)).collect::<Vec<_>>()}
                </div>
                <button
                    type="button"
                    class="keys"
                    aria-haspopup="dialog"
                    on:click=|_| keys::show_help()
                    inner_html=keys
                ></button>
            </div>
        </header>
    }
}

fn choice(page: Page, theme: Theme) -> impl IntoView {
    let name = move || match theme {
        Theme::System => {
            Text { zh: Strings::CHINESE.theme_system, en: Strings::ENGLISH.theme_system }
        }
        Theme::Light => Text { zh: Strings::CHINESE.theme_light, en: Strings::ENGLISH.theme_light },
        Theme::Dark => Text { zh: Strings::CHINESE.theme_dark, en: Strings::ENGLISH.theme_dark },
    };
    view! {
        <button
            type="button"
            aria-pressed=move || if page.theme.get() == theme { "true" } else { "false" }
            on:click=move |_| page.set_theme(theme)
            inner_html=drawn(|| text(name()))
        ></button>
    }
}
