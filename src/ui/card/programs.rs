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
    view! {
        {is_sent(code.0).then(|| view! { <Fold code key=Key::Server/> })}
        {recipe_of(code.0).map(|_| view! { <Fold code key=Key::Client/> })}
    }
}

#[component]
fn Fold(code: Code, key: Key) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let wanted = RwSignal::new(false);
    let unfold = move |_| {
        wanted.set(true);
        page.fetch_programs();
    };
    view! {
        <details class="programs" on:toggle=unfold>
            <summary>
                {if matches!(key, Key::Server) { messages.send } else { messages.handle }}
            </summary>
            <ClientOnly view=move || {
                wanted.get().then(|| match page.programs() {
                    Fetched::Ready(programs) => Either::Left(view! { <Chosen code key programs/> }),
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
fn Chosen(code: Code, key: Key, programs: &'static Programs) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let lines = match key {
        Key::Server => programs.send(code.0),
        _ => programs.handle(code.0),
    };
    let stored = storage::get(key).unwrap_or_default();
    let chosen = lines.iter().position(|(program, _)| program.key == stored).unwrap_or_default();
    let options = lines.iter().enumerate().map(|(i, (program, _))| {
        view! {
            <option value=i.to_string() selected=i == chosen>
                {&*program.name}
            </option>
        }
    });
    let options = options.collect_view();
    let shown = RwSignal::new(lines.get(chosen).map_or("", |(_, text)| text));
    let choose = change(move |event| {
        let place = event_target_value(&event).parse().ok();
        if let Some((program, text)) = place.and_then(|place: usize| lines.get(place)) {
            shown.set(text);
            storage::set(key, Some(&program.key));
        }
    });
    view! {
        <div class="actions">
            <select lang="en" aria-label=messages.program on:change=choose>
                {options}
            </select>
            <button type="button" on:click=click(move || copy(page, shown.get_untracked().to_owned()))>
                {messages.copy}
            </button>
        </div>
        // Long lines scroll, so the keyboard must be able to get here.
        <pre tabindex="0" lang="en">
            <code>{text(move || shown.get().to_owned())}</code>
        </pre>
    }
}
