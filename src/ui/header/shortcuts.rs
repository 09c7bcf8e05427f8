//! The list of keyboard shortcuts, in a dialog, with a switch for those of one character.

use leptos::prelude::*;

use crate::ui::state::Page;
use crate::ui::static_html::{Pick, StaticHtml, Words, both};

/// The keys and what they do.
const SHORTCUTS: [(&str, Pick); 10] = [
    ("/  Ctrl+K", |s| s.key_search),
    ("A–Z  0–9", |s| s.key_type),
    ("Esc", |s| s.key_escape),
    ("← ↑ ↓ →", |s| s.key_move),
    ("Home  End", |s| s.key_ends),
    ("Enter", |s| s.key_open),
    ("Shift+C", |s| s.key_copy),
    ("Shift+W", |s| s.key_choose),
    ("Shift+L", |s| s.key_language),
    ("?", |s| s.key_help),
];

/// Opens the list.
pub fn show_shortcuts(page: Page) {
    if let Some(dialog) = page.elements.shortcuts_dialog().filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// The list.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let page = Page::get();
    view! {
        <dialog node_ref=page.elements.shortcuts id="keys" aria-labelledby="keys-title">
            <StaticHtml class="contents">
                <h2 id="keys-title">{both(|s| s.keys)}</h2>
                <dl>{SHORTCUTS.map(|(keys, what)| row(keys, what)).into_iter().collect_view()}</dl>
            </StaticHtml>
            <label class="switch">
                <input
                    type="checkbox"
                    prop:checked=move || page.character_keys.get()
                    on:change=move |event| page.set_character_keys(event_target_checked(&event))
                />
                <Words say=|s| s.keys_switch/>
            </label>
            <StaticHtml class="contents">
                <p class="switched">{both(|s| s.keys_switch_why)}</p>
                <form method="dialog">
                    <button type="submit">{both(|s| s.close)}</button>
                </form>
            </StaticHtml>
        </dialog>
    }
}

fn row(keys: &'static str, what: Pick) -> impl IntoView {
    let keys = keys.split("  ").map(|key| view! { <kbd>{key}</kbd> " " }).collect_view();
    view! {
        <dt>{keys}</dt>
        <dd>{both(what)}</dd>
    }
}
