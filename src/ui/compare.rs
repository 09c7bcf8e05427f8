//! Codes side by side.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::facts;
use super::opened::{failed, underway};
use super::state::{Loading, Page};
use crate::browser::cards;
use crate::browser::texts::Texts;
use crate::catalog::{CATALOG, Code, Entry};
use crate::link::{Focus, MOST_COMPARED};
use crate::locale::{Language, fill};
use crate::search::query::Query;

/// The id of the comparison.
pub const ID: &str = "compare";

/// The id of the place that it is mounted in.
pub const SLOT: &str = "comparison";

/// The comparison, where the address names two codes or more; the way to it, where the query does.
#[component]
pub fn Compare() -> impl IntoView {
    let page = Page::get();
    let codes = Memo::new(move |_| {
        page.view.with(|view| match &view.focus {
            Focus::Compare(codes) => codes.clone(),
            _ => Vec::new(),
        })
    });
    let named = Memo::new(move |_| {
        page.view.with(|view| match view.focus {
            Focus::Compare(_) => Focus::List,
            _ => Focus::of(
                Query::parse(&view.query).codes.into_iter().filter(|c| c.entry().is_some()),
            ),
        })
    });
    view! {
        {move || match named.get() {
            Focus::Compare(codes) => {
                let numbers: Vec<String> = codes.iter().map(ToString::to_string).collect();
                let label = format!("{} {}", page.language.get().strings().compare_with_each, numbers.join(" / "));
                Some(view! { <p class="hint"><a class="button" href=Focus::Compare(codes).write()>{label}</a></p> })
            }
            _ => None,
        }}
        {move || {
            let codes = codes.get();
            (!codes.is_empty()).then(|| side_by_side(page, codes))
        }}
    }
}

fn side_by_side(page: Page, codes: Vec<Code>) -> impl IntoView {
    let language = page.language.get();
    let strings = language.strings();
    let entries: Vec<&'static Entry> = codes.iter().filter_map(|code| code.entry()).collect();
    let missing = codes
        .iter()
        .filter(|code| code.entry().is_none())
        .map(|code| {
            let said = fill(strings.unknown_code, &code.0.to_string());
            view! { <p>{said}</p> }
        })
        .collect::<Vec<_>>();
    let body = match page.texts(language).get() {
        Loading::Idle | Loading::Underway => EitherOf3::A(underway(page)),
        Loading::Failed => EitherOf3::B(failed(page)),
        Loading::Ready(texts) => EitherOf3::C(view! {
            {table(page, &entries, &texts, language)}
            {differences(&entries, &texts, strings.differences)}
        }),
    };
    let full = codes.len() >= MOST_COMPARED;
    view! {
        <section id=ID class="compare" tabindex="-1" aria-labelledby="compare-title">
            <header>
                <h2 id="compare-title">{strings.compare}</h2>
                <button type="button" on:click=move |_| page.go(Focus::List)>
                    {strings.compare_close}
                </button>
            </header>
            {missing}
            {body}
            {full.then(|| view! { <p>{strings.compare_full}</p> })}
            {(!full).then(|| add_form(page, codes))}
        </section>
    }
}

/// The facts in rows, a column for each code. Rows that differ are marked.
fn table(
    page: Page,
    entries: &[&'static Entry],
    texts: &Texts,
    language: Language,
) -> impl IntoView + use<> {
    let strings = language.strings();
    let heads =
        entries.iter().map(|entry| head(page, entry, entries, language)).collect::<Vec<_>>();
    let columns: Vec<Vec<String>> = entries
        .iter()
        .map(|entry| {
            let code = entry.code;
            let mut column = vec![
                escaped(&cards::name(code, language)),
                escaped(&cards::summary(code, language)),
            ];
            let parts = texts.parts(code);
            column.extend((0..facts::COUNT).map(|place| parts.fact(place)));
            column
        })
        .collect();
    let rows = [strings.name, strings.meaning]
        .into_iter()
        .chain(facts::labels(strings))
        .enumerate()
        .map(|(r, label)| {
            let values: Vec<&str> =
                columns.iter().map(|column| column.get(r).map_or("", String::as_str)).collect();
            let given = values.iter().any(|value| !value.is_empty());
            let differs = values.iter().any(|value| *value != values[0]);
            let cells = values
                .iter()
                .map(|value| {
                    let value = if value.is_empty() { "–" } else { value };
                    view! { <td inner_html=value.to_string()></td> }
                })
                .collect::<Vec<_>>();
            given.then(|| {
                view! {
                    <tr data-differs=differs.then_some("")>
                        <th scope="row">
                            {label}
                            {differs
                                .then(|| view! { <span class="quiet">{strings.compare_differs}</span> })}
                        </th>
                        {cells}
                    </tr>
                }
            })
        })
        .collect::<Vec<_>>();
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=strings.facts>
            <table data-columns=entries.len().to_string()>
                <thead>
                    <tr>
                        <td></td>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The head of a column: the code, and a way to take it out.
fn head(
    page: Page,
    entry: &Entry,
    entries: &[&'static Entry],
    language: Language,
) -> impl IntoView + use<> {
    let code = entry.code;
    let class = code.class().map_or("", |class| &class.label()[..1]);
    let rest: Vec<Code> =
        entries.iter().map(|entry| entry.code).filter(|other| *other != code).collect();
    view! {
        <th scope="col" data-class=class>
            <a class="num" href=format!("#{}", code.0)>
                {code.to_string()}
            </a>
            " "
            <span class="phrase" lang="en">
                {cards::phrase(code)}
            </span>
            <button
                type="button"
                aria-label=fill(language.strings().compare_remove, &code.to_string())
                on:click=move |_| page.go(Focus::of(rest.clone()))
            >
                "×"
            </button>
        </th>
    }
}

/// What the catalogue says of the difference between each two of these codes.
fn differences(
    entries: &[&'static Entry],
    texts: &Texts,
    title: &'static str,
) -> Option<impl IntoView + use<>> {
    let mut items = Vec::new();
    for (i, a) in entries.iter().enumerate() {
        let parts = texts.parts(a.code);
        for b in &entries[i + 1..] {
            if let Some(difference) = parts.difference(b.code) {
                items.push(view! {
                    <dt>{format!("{} / {}", a.code, b.code)}</dt>
                    <dd inner_html=difference></dd>
                });
            }
        }
    }
    (!items.is_empty()).then(|| {
        view! {
            <section class="differences">
                <h3>{title}</h3>
                <dl>{items}</dl>
            </section>
        }
    })
}

/// Text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A choice of a further code, out of all others.
pub fn add_form(page: Page, codes: Vec<Code>) -> impl IntoView {
    let language = page.language.get();
    let strings = language.strings();
    // One string, for a hundred elements made one by one would be felt when a card opens.
    let mut options = format!("<option value=\"\">{}</option>", strings.compare_other);
    for entry in CATALOG.iter().filter(|entry| !codes.contains(&entry.code)) {
        let (code, name) = (entry.code, escaped(&cards::name(entry.code, language)));
        options.push_str(&format!("<option value=\"{}\">{code} {name}</option>", code.0));
    }
    let add = move |event| {
        if let Ok(number) = event_target_value(&event).parse() {
            page.go(Focus::of(codes.iter().copied().chain([Code(number)])));
        }
    };
    view! {
        <label class="add">
            {strings.compare_with}
            " "
            <select on:change=add inner_html=options></select>
        </label>
    }
}
