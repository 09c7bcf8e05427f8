//! The foot of the page.

use leptos::prelude::*;

use super::static_html::{StaticHtml, both};

/// The foot of the page.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="foot">
            <StaticHtml>
                // Not `<noscript>`: that tells whether scripts are allowed, not whether ours ran.
                <p class="no-script">{both(|s| s.no_script)}</p>
                <p>{both(|s| s.footer)} " " <a href="codes.json">{both(|s| s.footer_data)}</a></p>
            </StaticHtml>
        </footer>
    }
}
