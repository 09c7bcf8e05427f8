//! Copying and sharing, and telling how it went.

use std::time::Duration;

use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::boxed::{click, effect};
use super::client_only::ClientOnly;
use super::document::named;
use super::state::{AnyNodeRef, Notification, Page};
use crate::browser::document::{self, HtmlTextAreaElement};
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

/// The address of a code's page, which chats can preview: they never see what stands behind a `#`.
fn link(code: Code) -> String {
    address::absolute(&format!("{code}/"))
}

/// Copies the address of a code's page.
pub fn copy_link(page: Page, code: Code) {
    copy(page, link(code));
}

/// Copies the address that opens a code in the app, without query or language.
pub fn copy_app_link(page: Page, code: Code) {
    copy(page, address::absolute(&format!("#{}", code.0)));
}

/// Shares what a code is called and the address of its page, and tells if that failed.
pub fn share(page: Page, code: Code) {
    let language = page.language.get_untracked();
    let named = named(code, language);
    spawn_local(async move {
        let title = language.messages().site;
        if sheet::share(title, &named, &link(code)).await == sheet::Outcome::Refused {
            page.notification.set(Some(Notification::Said(|s| s.share_refused)));
        }
    });
}

/// How long the page tells that something went well.
const TOLD: Duration = Duration::from_secs(6);

/// Where the page tells how something went. It goes by itself, but not while the reader is at it, and
/// not where it holds a text that the reader has yet to copy.
#[component]
pub fn Toast() -> impl IntoView {
    let page = Page::get();
    let toast = AnyNodeRef::new();
    let turn = StoredValue::new(0);
    effect(move || {
        // What is told now has a time of its own.
        turn.update_value(|turn| *turn += 1);
        if page.notification.with(|told| matches!(told, Some(Notification::Said(_)))) {
            dismiss_later(page, toast, turn);
        }
    });
    view! {
        <div node_ref=toast class="toast" aria-live="polite">
            <ClientOnly view=move || {
                page.notification.get().map(|notification| view! { <Told notification/> })
            }/>
        </div>
    }
}

/// Takes back what the page tells, once its time has passed and the reader is not at it, unless
/// something else is told by then.
fn dismiss_later(page: Page, toast: AnyNodeRef, turn: StoredValue<u32>) {
    let told = turn.get_value();
    set_timeout(
        move || {
            if turn.get_value() != told {
                return;
            }
            if toast.get_untracked().is_some_and(|toast| document::is_attended(&toast)) {
                dismiss_later(page, toast, turn);
            } else {
                // The focus is elsewhere and stays there.
                page.notification.set(None);
            }
        },
        TOLD,
    );
}

#[component]
fn Told(notification: Notification) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let told = match notification {
        Notification::Said(pick) => Either::Left(view! { <p>{pick(messages)}</p> }),
        Notification::CopyRefused(text) => {
            let field = AnyNodeRef::new();
            effect(move || {
                if let Some(field) = field.get_as::<HtmlTextAreaElement>() {
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
