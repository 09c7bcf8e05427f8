//! Lines to copy that answer with the code, and lines that handle it: folded, for the program that the
//! reader chose. The file with them is fetched when the first of them is unfolded.

use leptos::either::Either;
use leptos::prelude::*;

use crate::browser::storage::{self, Key};
use crate::catalog::Code;
use crate::catalog::programs::{Programs, is_sent, recipe_of};
use crate::ui::boxed::{change, click, text};
use crate::ui::client_only::ClientOnly;
use crate::ui::loading::Loading;
use crate::ui::state::{Fetched, Page};
use crate::ui::toast::copy;

/// Both folds, where there are such lines.
#[component]
pub fn ProgramLines(
    /// The open code.
    code: Code,
) -> impl IntoView {
    let messages = Page::get().messages();
    let send = is_sent(code.0).then(|| code.0.to_string());
    let handle = recipe_of(code.0).map(str::to_owned);
    [(messages.send, send, Key::Server), (messages.handle, handle, Key::Client)]
        .map(|(title, group, key)| group.map(|group| view! { <Fold title group key/> }))
        .into_iter()
        .collect_view()
}

#[component]
fn Fold(title: &'static str, group: String, key: Key) -> impl IntoView {
    let page = Page::get();
    let wanted = RwSignal::new(false);
    let unfold = move |_| {
        wanted.set(true);
        page.fetch_programs();
    };
    view! {
        <details class="programs" on:toggle=unfold>
            <summary>{title}</summary>
            <ClientOnly view=move || {
                wanted.get().then(|| match page.programs() {
                    Fetched::Ready(programs) => {
                        Either::Left(view! { <Chosen programs group=group.clone() key/> })
                    }
                    programs => {
                        let failed = !programs.is_pending();
                        Either::Right(view! { <Loading failed/> })
                    }
                })
            }/>
        </details>
    }
}

/// The lines of the chosen program, and the choice.
#[component]
fn Chosen(programs: &'static Programs, group: String, key: Key) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let mut keys = programs.keys(&group);
    let stored = storage::get(key).unwrap_or_default();
    let chosen = keys.clone().find(|key| *key == stored).or_else(|| keys.next());
    let chosen = chosen.unwrap_or_default();
    // As HTML, for which the page has the code already. Names with signs of markup are refused by the build.
    let mut options = String::new();
    for key in programs.keys(&group) {
        let selected = if key == chosen { " selected" } else { "" };
        let name = programs.name(key);
        options.extend(["<option value=", key, selected, ">", name, "</option>"]);
    }
    let lines = RwSignal::new(programs.lines(&group, chosen));
    let choose = change(move |event| {
        let chosen = event_target_value(&event);
        lines.set(programs.lines(&group, &chosen));
        storage::set(key, Some(&chosen));
    });
    view! {
        <div class="actions">
            <select
                lang="en"
                aria-label=messages.program
                on:change=choose
                inner_html=options
            ></select>
            <button type="button" on:click=click(move || copy(page, lines.get_untracked().into()))>
                {messages.copy}
            </button>
        </div>
        // Long lines scroll, so the keyboard must be able to get here.
        <pre tabindex="0" lang="en">
            <code>{text(move || lines.get().into())}</code>
        </pre>
    }
}
