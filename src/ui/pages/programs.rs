//! Lines to copy on the page of a code: folded, one program at a time. The page's script remembers which,
//! and copies; without it they can be read.

use leptos::prelude::*;

use crate::catalog::programs::{Programs, is_sent, recipe_of};
use crate::catalog::{Code, Text};
use crate::locale::Messages;
use crate::ui::static_html::pair;

/// Both folds, where there are such lines.
pub fn folds(code: Code, programs: Programs) -> impl IntoView {
    let send = is_sent(code.0).then(|| code.0.to_string());
    view! {
        {send.map(|group| fold("server", |messages| messages.send, programs, &group))}
        {recipe_of(code.0).map(|group| fold("client", |messages| messages.handle, programs, group))}
    }
}

fn both(pick: fn(&Messages) -> &'static str) -> impl IntoView {
    pair(Text { zh: pick(&Messages::CHINESE), en: pick(&Messages::ENGLISH) })
}

/// A fold. Of the programs in it one is unfolded at a time, as they share a name.
fn fold(
    name: &'static str,
    title: fn(&Messages) -> &'static str,
    programs: Programs,
    group: &str,
) -> impl IntoView + use<> {
    let each = programs.keys(group).map(|key| {
        view! {
            <details name=name data-program=key>
                <summary lang="en">{programs.name(key)}</summary>
                // Long lines scroll, so the keyboard must be able to get here.
                <pre tabindex="0" lang="en"><code>{programs.lines(group, key)}</code></pre>
                <button type="button" class="scripted" data-copy="">{both(|m| m.copy)}</button>
            </details>
        }
    });
    let each = each.collect_view();
    view! {
        <details class="programs">
            <summary>{both(title)}</summary>
            {each}
        </details>
    }
}
