//! The foot of the page.

use leptos::prelude::*;

use super::words::{both, drawn};

/// The foot of the page.
#[component]
pub fn Footer() -> impl IntoView {
    let content = drawn(|| {
        view! {
            // Not `<noscript>`: that tells whether scripts are allowed, not whether ours ran.
            <p class="no-script">{both(|s| s.no_script)}</p>
            <p>{both(|s| s.footer)} " " <a href="codes.json">{both(|s| s.footer_data)}</a></p>
        }
    });
    view! { <footer class="foot" inner_html=content></footer> }
}
