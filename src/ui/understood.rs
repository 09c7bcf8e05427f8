//! What was understood of a query: statuses, messages of programs, numbers that are no status.

use leptos::either::Either;
use leptos::prelude::*;

use super::boxed::{click, memo};
use super::client_only::ClientOnly;
use super::state::{Fetched, Page};
use super::static_html::BuiltText;
use crate::catalog::Code;
use crate::locale::{Messages, fill};
use crate::search::answer::{Answer, Kind, Related, Understood, Whose};
use crate::search::file::Notes;

/// The most parts that are told; a pasted log has no end of them.
const MOST: usize = 8;

/// The line below the field that tells what was understood. Each part can be taken back.
#[component]
pub fn WhatWasUnderstood() -> impl IntoView {
    let page = Page::get();
    let told = memo(move || parts(&page.query.read(), &page.results.read().answer));
    let related = memo(move || told.with(|(parts, _)| parts.iter().any(is_related)));
    // What is told of such numbers is a file of its own, fetched when the first one is met.
    super::boxed::effect(move || {
        if related.get() {
            page.language.track();
            page.fetch_notes();
        }
    });
    // Where all else finds little, the long texts are looked through.
    super::boxed::effect(move || {
        if page.results.read().answer.weak {
            page.prepare_long_texts();
        }
    });
    let mentioned = memo(move || {
        let results = page.results.read();
        results.mentioned.iter().copied().filter(|code| results.has(*code)).collect::<Vec<_>>()
    });
    view! {
        <ClientOnly view=move || {
            let (parts, guess) = told.get();
            let mentioned = mentioned.get();
            let notes = page.notes();
            (!parts.is_empty() || guess.is_some() || !mentioned.is_empty())
                .then(|| view! { <Told parts guess mentioned notes/> })
        }/>
    }
}

/// What is worth telling: nothing where the query is a number alone, or a few words.
fn parts(query: &str, answer: &Answer) -> (Vec<Understood>, Option<Code>) {
    let is_told = |part: &&Understood| match part.kind {
        Kind::Status(_) => part.text.trim() != query.trim(),
        Kind::Message { .. } | Kind::Related(_) => true,
        Kind::Owner(_) => answer.understood.len() > 1,
        Kind::Beginning => false,
    };
    let parts = answer.understood.iter().filter(is_told).take(MOST).cloned().collect();
    (parts, answer.did_you_mean)
}

fn is_related(part: &Understood) -> bool {
    matches!(part.kind, Kind::Related(_))
}

#[component]
fn Told(
    parts: Vec<Understood>,
    guess: Option<Code>,
    mentioned: Vec<Code>,
    notes: Fetched<&'static Notes>,
) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let guess = guess.map(|code| view! { <Guess code/> });
    let mentioned = (!mentioned.is_empty())
        .then(|| view! { <p>{messages.understood_mentioned} {links(mentioned)}</p> });
    let explained = parts.iter().filter_map(|part| match &part.kind {
        Kind::Related(related) => Some(view! {
            <Explained related=related.clone() codes=part.codes.clone() notes/>
        }),
        _ => None,
    });
    let explained = explained.collect_view();
    let parts = parts.into_iter().map(|part| view! { <Part part/> });
    view! {
        <section class="understood" aria-label=messages.understood aria-live="polite">
            <ul>{parts.collect_view()}</ul>
            {guess}
            {explained}
            {mentioned}
        </section>
    }
}

/// One part, with a button that takes it back.
#[component]
fn Part(part: Understood) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let said = describe(&part, messages, page);
    let count = (part.places.len() > 1).then(|| format!(" × {}", part.places.len()));
    let take_back = fill(messages.understood_not, &said);
    // A status is a way to its card, any other part leads to the code that it stands for.
    let code = part.codes.first().copied().filter(|code| code.entry().is_some());
    let said = match code {
        Some(code) => Either::Left(view! { <a href=format!("#{}", code.0)>{said}</a> }),
        None => Either::Right(view! { <span>{said}</span> }),
    };
    view! {
        <li>
            {said}
            {count}
            <button type="button" aria-label=take_back on:click=click(move || page.take_back(&part))>
                "×"
            </button>
        </li>
    }
}

/// A part in words, such as `status code 502` or `nginx: upstream prematurely closed connection`.
fn describe(part: &Understood, messages: &Messages, page: Page) -> String {
    match &part.kind {
        Kind::Status(whose) => {
            let template = match whose {
                Whose::Response => messages.understood_status,
                Whose::Proxy => messages.understood_proxy,
                Whose::Upstream => messages.understood_upstream,
                Whose::Expected => messages.understood_expected,
                Whose::Received => messages.understood_received,
            };
            fill(template, &part.text)
        }
        Kind::Message { by } => fill(messages.understood_message, by) + &part.text,
        Kind::Related(related) => {
            let kind = match page.language.get_untracked() {
                crate::locale::Language::Chinese => &related.kind.zh,
                crate::locale::Language::English => &related.kind.en,
            };
            fill(messages.understood_message, kind) + &related.id
        }
        Kind::Owner(source) => page.language.get_untracked().pick(source.name).to_string(),
        Kind::Beginning => part.text.clone(),
    }
}

/// The number that was likely meant, where the typed one is known to nobody.
#[component]
fn Guess(code: Code) -> impl IntoView {
    let page = Page::get();
    let accept = move || page.refine(|view| view.query = code.to_string());
    view! {
        <p>
            {page.messages().understood_guess}
            " "
            <button type="button" on:click=click(accept)>
                {code.to_string()}
            </button>
        </p>
    }
}

/// What a number is that is no status, and the codes that go with it.
#[component]
fn Explained(related: Related, codes: Vec<Code>, notes: Fetched<&'static Notes>) -> impl IntoView {
    let page = Page::get();
    let note = match notes {
        Fetched::Ready(notes) => notes.of(&related.family, &related.id),
        _ => None,
    };
    let codes = links(codes);
    let body = match note {
        Some(note) => Either::Left(view! {
            <strong>{format!("{} · {}", note.id, note.name)}</strong>
            " "
            <BuiltText html=note.text.clone()/>
            {codes}
        }),
        None if matches!(notes, Fetched::Failed) => Either::Right(page.messages().load_failed),
        None => Either::Right(page.messages().loading),
    };
    view! { <p class="explained">{body}</p> }
}

/// Links to the cards of codes.
fn links(codes: Vec<Code>) -> impl IntoView {
    let codes = codes.into_iter().filter(|code| code.entry().is_some()).map(|code| {
        view! {
            " "
            <a class="num" href=format!("#{}", code.0)>
                {code.to_string()}
            </a>
        }
    });
    codes.collect_view()
}
