//! Codes side by side.

use std::cell::Cell;
use std::rc::Rc;

use leptos::either::Either;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::boxed::{change, click, memo};
use super::client_only::ClientOnly;
use super::loading::Loading;
use super::state::{Fetched, Page};
use super::static_html::BuiltHtml;
use super::texts::{Details, Texts};
use crate::catalog::{CATALOG, Code, Entry, listed};
use crate::link::{Focus, MOST_COMPARED};
use crate::locale::fill;

/// The comparison, where the address names two codes or more; the way to it, where the query does.
#[component]
pub fn Comparison() -> impl IntoView {
    let page = Page::get();
    let named = memo(move || {
        if matches!(*page.focus.read(), Focus::Compare(_)) {
            return Focus::List;
        }
        let results = page.results.read();
        let named = results.answer.codes.iter().map(|named| named.code);
        Focus::of(named.filter(|code| code.entry().is_some()).take(MOST_COMPARED))
    });
    view! {
        <ClientOnly view=move || match named.get() {
            Focus::Compare(codes) => Some(view! { <Hint codes/> }),
            _ => None,
        }/>
        <ClientOnly view=move || {
            let focus = page.focus.read();
            let (codes, left_out) = focus.compared();
            (!codes.is_empty()).then(|| {
                view! { <SideBySide codes=codes.to_vec() left_out=left_out.to_vec()/> }
            })
        }/>
    }
}

/// A link to the comparison of codes that the query names.
#[component]
fn Hint(codes: Vec<Code>) -> impl IntoView {
    let page = Page::get();
    let names = listed(&codes, " / ");
    view! {
        <p class="hint">
            <a class="button" href=Focus::Compare(codes).write()>
                {page.messages().compare_with_each}
                " "
                {names}
            </a>
        </p>
    }
}

#[component]
fn SideBySide(codes: Vec<Code>, left_out: Vec<Code>) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let full = left_out.is_empty().then_some(messages.compare_full);
    let left_out = (!left_out.is_empty()).then(|| {
        let left_out = fill(messages.compare_left_out, &listed(&left_out, messages.comma));
        view! { <p>{messages.compare_full} " " {left_out}</p> }
    });
    let unknown = codes.iter().filter(|code| code.entry().is_none());
    let unknown = unknown.map(|code| fill(messages.unknown_code, &code.to_string()));
    let known: Vec<Code> = codes.iter().copied().filter(|code| code.entry().is_some()).collect();
    let more = if codes.len() < MOST_COMPARED {
        Either::Left(view! { <AddCode codes=codes.clone()/> })
    } else {
        Either::Right(full.map(|full| view! { <p class="add">{full}</p> }))
    };
    view! {
        <section
            node_ref=page.elements.comparison
            id="compare"
            class="compare"
            tabindex="-1"
            aria-labelledby="compare-title"
        >
            <header>
                <h2 id="compare-title">{messages.compare}</h2>
                <button type="button" on:click=click(move || page.leave())>
                    {messages.compare_close}
                </button>
            </header>
            {left_out}
            {unknown.map(|text| view! { <p>{text}</p> }).collect_view()}
            // Apart, so that the section keeps the focus when the texts arrive.
            <ClientOnly view=move || Some(view! { <Body codes=known.clone() texts=page.texts()/> })/>
            {more}
        </section>
    }
}

/// The comparison itself, or how far its texts have come.
#[component]
fn Body(codes: Vec<Code>, texts: Fetched<&'static Texts>) -> impl IntoView {
    match texts {
        Fetched::Ready(texts) => {
            let details = codes.iter().map(|code| texts.of(*code).unwrap_or_default()).collect();
            Either::Left(view! { <Table codes details/> })
        }
        texts => Either::Right(view! { <Loading failed=!texts.is_pending()/> }),
    }
}

/// What the catalogue says of the differences, and the facts in rows, a column for each code.
#[component]
fn Table(codes: Vec<Code>, details: Vec<Details>) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let language = page.language.get_untracked();
    let entries = || codes.iter().filter_map(|code| code.entry());
    let name = |entry: &Entry| language.pick(entry.first().name());
    // The heads have the phrases already.
    let named = entries().any(|entry| !name(entry).eq_ignore_ascii_case(entry.first().phrase()));
    let names = named.then(|| {
        let names = entries().map(|entry| name(entry).to_string()).collect();
        view! { <Row label=messages.name.to_string() values=names/> }
    });
    let summary = |details: &Details| details.meanings.first().map(|first| first.summary.clone());
    let summaries = details.iter().map(|details| summary(details).unwrap_or_default()).collect();
    let facts = details.iter().map(Details::facts).max_by_key(|facts| facts.len());
    let facts = facts.unwrap_or_default().iter().enumerate().filter_map(|(i, fact)| {
        let value = |details: &Details| details.facts().get(i).map(|fact| fact.value.clone());
        let values: Vec<String> = details.iter().map(|d| value(d).unwrap_or_default()).collect();
        let is_given = values.iter().any(|value| !value.is_empty());
        is_given.then(|| view! { <Row label=fact.label.clone() values/> })
    });
    let facts = facts.collect_view();
    let columns = codes.len().to_string();
    let heads = codes.iter().map(|code| view! { <Head code=*code/> }).collect_view();
    let removes = codes.iter().map(|code| view! { <Remove code=*code codes=codes.clone()/> });
    let removes = removes.collect_view();
    view! {
        <Differences codes details/>
        // It may be wider than the page and scrolls then, so the keyboard must be able to get here.
        <div class="scroll" tabindex="0" role="group" aria-label=messages.facts>
            <table data-columns=columns>
                <thead>
                    <tr>
                        <td class="corner"></td>
                        {heads}
                    </tr>
                    // Apart: what stands in a head is read with each cell of its column.
                    <tr class="removes">
                        <td class="corner"></td>
                        {removes}
                    </tr>
                </thead>
                <tbody>
                    {names}
                    <Row label=messages.meaning.to_string() values=summaries/>
                    {facts}
                </tbody>
            </table>
        </div>
    }
}

/// The head of a column: the code, as a link to its card.
#[component]
fn Head(code: Code) -> impl IntoView {
    view! {
        <th scope="col" data-class=code.class_digit()>
            <a href=format!("#{}", code.0)>
                <span class="num">{code.to_string()}</span>
                " "
                <span class="phrase" lang="en">
                    {code.entry().map(|entry| entry.first().phrase())}
                </span>
            </a>
        </th>
    }
}

/// The way to take a code out.
#[component]
fn Remove(code: Code, codes: Vec<Code>) -> impl IntoView {
    let page = Page::get();
    let remove = fill(page.messages().compare_remove, &code.to_string());
    let rest = move || Focus::of(codes.iter().copied().filter(|other| *other != code));
    view! {
        <td>
            <button type="button" aria-label=remove on:click=click(move || page.go(rest()))>
                "×"
            </button>
        </td>
    }
}

/// A row: what it is about, and a value for each code. Values are HTML that the build rendered, or
/// names of the catalogue, which have no markup.
#[component]
fn Row(label: String, values: Vec<String>) -> impl IntoView {
    let page = Page::get();
    let differs = values.iter().any(|value| *value != values[0]);
    let said = differs.then(|| {
        view! {
            <span class="quiet">{page.messages().compare_differs}</span>
            <b aria-hidden="true">" ≠"</b>
        }
    });
    let values = values.into_iter().map(|value| {
        let value = if value.is_empty() { "–".to_string() } else { value };
        view! { <td><BuiltHtml html=value/></td> }
    });
    view! {
        <tr data-differs=differs>
            <th scope="row">{label}{said}</th>
            {values.collect_view()}
        </tr>
    }
}

/// What the catalogue says of the difference between each two of these codes.
#[component]
fn Differences(codes: Vec<Code>, details: Vec<Details>) -> impl IntoView {
    let page = Page::get();
    let mut found = Vec::new();
    for (i, (a, details)) in codes.iter().zip(&details).enumerate() {
        for b in &codes[i + 1..] {
            if let Some(html) = details.difference(*b) {
                let html = html.to_string();
                found.push(view! {
                    <dt>{format!("{a} / {b}")}</dt>
                    <dd>
                        <BuiltHtml html/>
                    </dd>
                });
            }
        }
    }
    (!found.is_empty()).then(|| {
        view! {
            <section class="differences">
                <h3>{page.messages().differences}</h3>
                <dl>{found}</dl>
            </section>
        }
    })
}

/// A choice of a further code to compare with, out of all others.
#[component]
pub fn AddCode(
    /// The codes that are compared already.
    codes: Vec<Code>,
    /// Whether it stands under a heading that says what it is for.
    #[prop(optional)]
    under_heading: bool,
) -> impl IntoView {
    let page = Page::get();
    let messages = page.messages();
    let language = page.language.get_untracked();
    // What the build renders is replaced before anybody can choose, so the choices are left out there.
    let others = CATALOG.iter().filter(|_| !cfg!(feature = "ssr"));
    let others = others.filter(|entry| !codes.contains(&entry.code)).map(|entry| {
        let name = language.pick(entry.first().name());
        view! { <option value=entry.code.0.to_string()>{format!("{} {name}", entry.code)}</option> }
    });
    let options = others.collect_view();
    let add = Rc::new(move |chosen: String| {
        if let Ok(number) = chosen.parse() {
            page.go(Focus::of(codes.iter().copied().chain([Code(number)])));
        }
    });
    // A key changes the choice at once, be it one on the way to another (WCAG 2.2, 3.2.2): Enter ends it.
    let by_key = Rc::new(Cell::new(false));
    let (typed, pressed) = (Rc::clone(&by_key), Rc::clone(&by_key));
    let enter = Rc::clone(&add);
    let key = move |event: KeyboardEvent| {
        typed.set(event.key() != "Enter");
        if !typed.get() {
            enter(event_target_value(&event));
        }
    };
    let change = change(move |event| {
        if !by_key.get() {
            add(event_target_value(&event));
        }
    });
    view! {
        <label class="add">
            <span class=under_heading.then_some("quiet")>{messages.compare_with}</span>
            " "
            <select on:change=change on:keydown=key on:pointerdown=move |_| pressed.set(false)>
                <option value="">{messages.compare_other}</option>
                {options}
            </select>
        </label>
    }
}
