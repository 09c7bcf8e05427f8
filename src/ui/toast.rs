//! Copying and sharing, and telling how it went.

use leptos::either::Either;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::boxed::{click, effect};
use super::client_only::ClientOnly;
use super::state::{Notification, Page};
use crate::browser::{address, clipboard, share as sheet};
use crate::catalog::Code;

/// Copies a text and tells how it went.
pub fn copy(page: Page, text: String) {
    spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        page.notification.set(Some(if copied {
            Notification::Said(|s| s.copied)
        } else {
            Notification::CopyRefused(text)
        }));
    });
}

/// The address of a code on this site, without query or language.
fn link(code: Code) -> String {
    address::absolute(&format!("#{}", code.0))
}

/// Copies the address of a code.
pub fn copy_link(page: Page, code: Code) {
    copy(page, link(code));
}

/// Shares the address of a code, and tells if that failed.
pub fn share(page: Page, code: Code) {
    let title = page.language.get_untracked().messages().site;
    spawn_local(async move {
        if sheet::share(title, &link(code)).await == sheet::Outcome::Refused {
            page.notification.set(Some(Notification::Said(|s| s.share_refused)));
        }
    });
}

/// Where the page tells how something went.
#[component]
pub fn Toast() -> impl IntoView {
    let page = Page::get();
    view! {
        <div class="toast" aria-live="polite">
            <ClientOnly view=move || {
                page.notification.get().map(|notification| view! { <Told notification/> })
            }/>
        </div>
    }
}

#[component]
fn Told(notification: Notification) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let told = match notification {
        Notification::Said(pick) => Either::Left(view! { <p>{pick(messages)}</p> }),
        Notification::CopyRefused(text) => {
            let field = NodeRef::<html::Textarea>::new();
            effect(move || {
                if let Some(field) = field.get() {
                    let _ = field.focus();
                    field.select();
                }
            });
            let rows = text.lines().count().min(6).to_string();
            Either::Right(view! {
                <p>{messages.copy_refused}</p>
                <textarea node_ref=field readonly rows=rows aria-label=messages.copy_refused>
                    {text}
                </textarea>
            })
        }
    };
    view! {
        {told}
        <button type="button" aria-label=messages.close on:click=click(move || page.dismiss())>
            "×"
        </button>
    }
}
