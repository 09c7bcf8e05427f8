//! An example exchange, with the status line and the field names set off.

use leptos::prelude::*;

use crate::catalog::texts::Example;
use crate::locale::Strings;

/// An example.
pub fn example(example: &Example, strings: &'static Strings) -> impl IntoView + use<> {
    [
        (strings.request, &example.request),
        (strings.response, &example.response),
        (strings.log, &example.log),
    ]
    .into_iter()
    .filter_map(|(title, message)| {
        let message = message.as_deref()?.trim_end();
        let lines = if title == strings.log { vec![plain(message)] } else { lines(message) };
        Some(view! {
            <figure>
                <figcaption>{title}</figcaption>
                // Long lines scroll, so the keyboard must be able to get here.
                <pre tabindex="0" lang="en"><code>{lines}</code></pre>
            </figure>
        })
    })
    .collect::<Vec<_>>()
}

fn plain(text: &str) -> AnyView {
    text.to_string().into_any()
}

/// The same as plain text: the messages, parted by empty lines.
pub fn text(example: &Example) -> String {
    let messages = [&example.request, &example.response, &example.log].into_iter().flatten();
    let messages: Vec<&str> = messages.map(|message| message.trim_end()).collect();
    messages.join("\n\n") + "\n"
}

/// The lines of a message: start line, fields, an empty line, content. After an interim response
/// another message begins.
fn lines(message: &str) -> Vec<AnyView> {
    let mut drawn = Vec::new();
    let mut in_head = true;
    let mut first = true;
    for line in message.lines() {
        if !drawn.is_empty() {
            drawn.push(plain("\n"));
        }
        if line.starts_with("HTTP/") || first {
            in_head = true;
            let line = line.to_string();
            drawn.push(view! { <b class="start">{line}</b> }.into_any());
        } else if line.is_empty() {
            in_head = false;
        } else if let Some((name, value)) = line.split_once(':').filter(|_| in_head) {
            let name = name.to_string();
            drawn.push(view! { <span class="field">{name}</span> }.into_any());
            drawn.push(plain(&format!(":{value}")));
        } else {
            drawn.push(plain(line));
        }
        first = false;
    }
    drawn
}
