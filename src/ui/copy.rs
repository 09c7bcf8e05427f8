//! Copying and sharing, and saying how it went.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::markup::Markup;
use super::presses::HUSH;
use super::state::Page;
use crate::browser::{address, clipboard, dom, share};
use crate::catalog::Code;
use crate::locale::Live;

/// The id of the place that the toast is mounted in.
pub const SLOT: &str = "toasts";

/// The id of the field that holds a text which the clipboard refused.
const REFUSED: &str = "refused";

/// The address of a code on this site, without query or language.
pub fn link(code: Code) -> String {
    address::absolute(&format!("#{}", code.0))
}

/// What was just said to the reader.
#[derive(Clone, Debug)]
pub enum Message {
    /// Something worked.
    Said(fn(&Live) -> &'static str),
    /// The clipboard refused this text.
    Refused(String),
}

/// Copies a text and says how it went.
pub fn copy(page: Page, text: String) {
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        page.message.set(Some(if copied {
            Message::Said(|s| s.copied)
        } else {
            Message::Refused(text)
        }));
        if !copied {
            // Once the field is drawn.
            request_animation_frame(|| dom::select(REFUSED));
        }
    });
}

/// Shares a link, and says so if that failed.
pub fn share(page: Page, url: String) {
    let title = page.language.get_untracked().live().site;
    spawn_local(async move {
        if share::share(title, &url).await == share::Outcome::Refused {
            page.message.set(Some(Message::Said(|s| s.share_refused)));
        }
    });
}

/// Where the page says how something went.
#[component]
pub fn Toast() -> impl IntoView {
    let page = Page::get();
    let said = move || {
        let strings = page.language.get().live();
        let mut said = Markup::default();
        match page.message.get() {
            None => return String::new(),
            Some(Message::Said(pick)) => {
                said.tags("<p>").text(pick(strings)).tags("</p>");
            }
            Some(Message::Refused(text)) => {
                let rows = text.lines().count().min(6).to_string();
                said.tags("<p>").text(strings.copy_refused).tags("</p><textarea readonly id=\"");
                said.tags(REFUSED).tags("\" rows=\"").text(&rows).tags("\" aria-label=\"");
                said.text(strings.copy_refused).tags("\">").text(&text).tags("</textarea>");
            }
        }
        said.tags("<button type=\"button\" ").tags(HUSH).tags(" aria-label=\"");
        said.text(strings.close).tags("\">×</button>");
        said.finish()
    };
    view! { <div class="toast" aria-live="polite" inner_html=said></div> }
}
