//! Lines to copy on the page of a code: folded, one program at a time. The page's script remembers which,
//! and copies; without it they can be read.

use leptos::prelude::*;

use crate::catalog::programs::{Program, Programs};
use crate::catalog::{Code, Text};
use crate::locale::Messages;
use crate::ui::static_html::pair;

/// Both folds, where there are such lines.
pub fn folds(code: Code, programs: &Programs) -> impl IntoView + use<> {
    let (send, handle) = (programs.send(code.0), programs.handle(code.0));
    view! {
        {fold("server", |messages| messages.send, &send)}
        {fold("client", |messages| messages.handle, &handle)}
    }
}

fn both(pick: fn(&Messages) -> &'static str) -> impl IntoView {
    pair(Text { zh: pick(&Messages::CHINESE), en: pick(&Messages::ENGLISH) })
}

/// A fold. Of the programs in it one is unfolded at a time, as they share a name.
fn fold(
    name: &'static str,
    title: fn(&Messages) -> &'static str,
    lines: &[(&Program, &str)],
) -> Option<impl IntoView + use<>> {
    let each = lines.iter().map(|(program, text)| {
        view! {
            <details name=name data-program=program.key.clone()>
                <summary lang="en">{program.name.clone()}</summary>
                // Long lines scroll, so the keyboard must be able to get here.
                <pre tabindex="0" lang="en"><code>{(*text).to_owned()}</code></pre>
                <button type="button" class="scripted" data-copy="">{both(|m| m.copy)}</button>
            </details>
        }
    });
    let each = each.collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <details class="programs">
                <summary>{both(title)}</summary>
                {each}
            </details>
        }
    })
}
