//! The head of the page: what it is, the language, the theme, the keyboard shortcuts.

mod shortcuts;

pub use shortcuts::{Shortcuts, show_shortcuts};

use leptos::prelude::*;

use super::boxed::{aria, click, click_event};
use super::install::{InstallButton, WindowButtons};
use super::state::{Page, Theme};
use super::static_html::{Pick, StaticText, Words, both};
use crate::browser::document::{hide_popover, is_modified};
use crate::choose::Path;
use crate::link::Focus;

/// The head of the page. What is rarely needed is in a menu where there is little room; the style
/// sheet shows it in line where there is more.
#[component]
pub fn Header() -> impl IntoView {
    let page = Page::get();
    let go_home = click_event(move |event| {
        // With a key held the link opens elsewhere, as any link does.
        if !is_modified(&event) {
            event.prevent_default();
            page.go_home();
        }
    });
    let skip = click_event(move |event| {
        // The fragment is the view's; without a script it is the browser's.
        event.prevent_default();
        if let Some(list) = page.elements.list.get_untracked() {
            let _ = list.focus();
        }
    });
    // The menu closes when the reader goes on from it.
    let close = move || {
        if let Some(menu) = page.elements.menu.get_untracked() {
            hide_popover(&menu);
        }
    };
    view! {
        <header class="head">
            <a class="skip" href="#list" on:click=skip>
                <Words say=|s| s.skip_to_list/>
            </a>
            <WindowButtons/>
            <div class="title">
                <h1>
                    <a href="./" on:click=go_home>
                        <Words say=|s| s.site/>
                    </a>
                </h1>
                <p>
                    <Words say=|s| s.tagline/>
                </p>
            </div>
            <div class="tools">
                <LanguageButton/>
                <button type="button" class="unfold-menu" popovertarget="menu">
                    <StaticText class="contents">
                        <span aria-hidden="true">"☰"</span>
                        <span class="quiet">{both(|s| s.menu)}</span>
                    </StaticText>
                </button>
                <div node_ref=page.elements.menu id="menu" class="menu" popover="auto">
                    <a
                        class="button"
                        href=Focus::Choose(Path::default()).write()
                        on:click=click(close)
                    >
                        <Words say=|s| s.choose/>
                    </a>
                    <ThemeButtons/>
                    <ShortcutsButton/>
                    <span class="install">
                        <InstallButton/>
                    </span>
                </div>
            </div>
        </header>
    }
}

/// Names the other language, in that language.
#[component]
fn LanguageButton() -> impl IntoView {
    let page = Page::get();
    view! {
        // The attribute is for the early script, which switches as long as the app is not here.
        <button
            type="button"
            class="language"
            data-switch=""
            on:click=click(move || page.switch_language())
        >
            <StaticText class="contents">
                <span class="t" lang="zh-Hans">
                    <span lang="en">"En"<span class="rest">"glish"</span></span>
                </span>
                <span class="t" lang="en">
                    <span lang="zh-Hans">"中文"</span>
                </span>
            </StaticText>
        </button>
    }
}

#[component]
fn ThemeButtons() -> impl IntoView {
    let choices = Theme::ALL.map(|theme| view! { <ThemeButton theme/> }).into_iter();
    view! {
        <div class="themes" role="group" aria-labelledby="theme">
            <StaticText class="contents">
                <span id="theme" class="quiet">{both(|s| s.theme)}</span>
            </StaticText>
            {choices.collect_view()}
        </div>
    }
}

#[component]
fn ThemeButton(theme: Theme) -> impl IntoView {
    let page = Page::get();
    let name: Pick = match theme {
        Theme::System => |s| s.theme_system,
        Theme::Light => |s| s.theme_light,
        Theme::Dark => |s| s.theme_dark,
    };
    view! {
        <button
            type="button"
            // For the early script, likewise.
            data-theme-choice=theme.key().unwrap_or_default()
            aria-pressed=aria(move || page.theme.get() == theme)
            on:click=click(move || page.set_theme(theme))
        >
            <Words say=name/>
        </button>
    }
}

#[component]
fn ShortcutsButton() -> impl IntoView {
    let page = Page::get();
    view! {
        <button
            type="button"
            class="keys"
            aria-haspopup="dialog"
            on:click=click(move || show_shortcuts(page))
        >
            <StaticText class="contents">
                <span aria-hidden="true">"?"</span>
                <span class="quiet">{both(|s| s.keys)}</span>
            </StaticText>
        </button>
    }
}
