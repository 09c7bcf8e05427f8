//! What is said of a code when its card is open: drawn at build time only, into one file per
//! language that the page fetches. In the browser nothing of this module exists; see `opened` for
//! what stands around it there.

use leptos::prelude::*;

use super::{example, facts, prose};
use crate::catalog::texts::{Difference, Long};
use crate::catalog::{Code, Entry, Meaning};
use crate::locale::{Language, Strings, fill};

/// All that the catalogue says of a code, in one language.
#[component]
pub fn Detail(
    /// The code.
    entry: &'static Entry,
    /// The long texts of its meanings, in order.
    longs: Vec<Long>,
    /// The language of those texts.
    language: Language,
) -> impl IntoView {
    let several = entry.meanings.len() > 1;
    let related: Vec<Code> = longs
        .iter()
        .flat_map(|long| long.compare.iter().map(|difference| Code(difference.code)))
        .collect();
    let meanings = entry
        .meanings
        .iter()
        .zip(longs)
        .enumerate()
        .map(|(i, (meaning, long))| {
            let head = several.then(|| meaning_head(meaning, i, language));
            view! {
                <section class="meaning">
                    {head}
                    {body(entry.code, meaning, &long, language)}
                </section>
            }
        })
        .collect::<Vec<_>>();
    view! {
        {actions(entry, language)}
        {meanings}
        {(!related.is_empty()).then(|| compare_with(entry.code, &related, language))}
    }
}

/// What one can do with an open card. `data-copy…` and `data-share` are for `ui::copy`.
fn actions(entry: &'static Entry, language: Language) -> impl IntoView {
    let s = language.strings();
    let fragment = format!("#{}", entry.code.0);
    let name = format!("{} {}", entry.code, entry.first().phrase());
    view! {
        <div class="actions">
            <button type="button" class="live" data-copy-link=fragment.clone()>{s.copy_link}</button>
            <button type="button" class="live" data-share=fragment>{s.share}</button>
            <button type="button" class="live" data-copy=name>{s.copy_name}</button>
        </div>
    }
}

/// The heading of one of several meanings.
fn meaning_head(meaning: &'static Meaning, i: usize, language: Language) -> impl IntoView {
    let phrase = meaning.phrase();
    let name = language.pick(meaning.name());
    let named = (!name.eq_ignore_ascii_case(phrase))
        .then(|| view! { " "<span class="named">{name}</span> });
    view! {
        <h4 class="whose">
            <span class="badge">{language.pick(meaning.source.name)}</span>
            " "
            <span lang="en">{phrase}</span>
            {named}
        </h4>
        {(i > 0).then(|| view! { <p class="lead">{language.pick(meaning.summary())}</p> })}
    }
}

fn part(title: &'static str, class: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class=class>
            <h4>{title}</h4>
            {body}
        </section>
    }
    .into_any()
}

fn body(code: Code, meaning: &'static Meaning, long: &Long, language: Language) -> Vec<AnyView> {
    let s = language.strings();
    let lists = [
        (s.causes, "causes", &long.causes),
        (s.client, "client", &long.client),
        (s.server, "server", &long.server),
    ];
    let mut parts = vec![part(s.meaning, "prose", prose::paragraphs(&long.meaning).into_any())];
    for (title, class, texts) in lists {
        if !texts.is_empty() {
            parts.push(part(title, class, prose::list(texts).into_any()));
        }
    }
    let rows = facts::rows(code, meaning, long, language);
    parts.push(part(s.facts, "table", facts::table(&rows, s).into_any()));
    if let Some(exchange) = &long.example {
        let drawn = example::example(exchange, s);
        let copy = view! {
            <button type="button" class="live" data-copy-of="pre">{s.copy_example}</button>
        };
        parts.push(part(s.example, "example", view! { {drawn} {copy} }.into_any()));
    }
    if !long.compare.is_empty() {
        let drawn = differences(code, &long.compare);
        parts.push(part(s.differences, "differences", drawn.into_any()));
    }
    if !long.constants.is_empty() {
        parts.push(part(s.constants, "constants", constants(long, s).into_any()));
    }
    let url = long.document.url.clone();
    let name = long.document.document.clone();
    let section = long.document.section.as_ref();
    let section = section.map(|section| format!(" · {}", fill(s.section, section)));
    let link = view! {
        <p>
            <a href=url rel="noopener"><span lang="en">{name}</span> {section}</a>
        </p>
    };
    parts.push(part(s.documents, "documents", link.into_any()));
    parts
}

/// The address of a comparison of two codes.
fn comparison(a: Code, b: Code) -> String {
    format!("#{}+{}", a.0, b.0)
}

/// The differences to other codes, each with a link to the comparison.
fn differences(code: Code, list: &[Difference]) -> impl IntoView + use<> {
    let items = list
        .iter()
        .map(|difference| {
            let other = Code(difference.code);
            view! {
                <dt>
                    <a href=comparison(code, other)>{format!("{code} / {other}")}</a>
                </dt>
                <dd data-other=other.0.to_string()>{prose::prose(&difference.text)}</dd>
            }
        })
        .collect::<Vec<_>>();
    view! { <dl>{items}</dl> }
}

/// Links to comparisons with related codes.
fn compare_with(code: Code, related: &[Code], language: Language) -> impl IntoView + use<> {
    let links = related
        .iter()
        .map(|other| {
            let name = other.to_string();
            view! { <a class="button" href=comparison(code, *other)>{name}</a> }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="with">
            <h4>{language.strings().compare_with}</h4>
            <div class="actions">{links}</div>
        </section>
    }
}

/// The constants of libraries, ready to copy.
fn constants(long: &Long, s: &'static Strings) -> impl IntoView + use<> {
    let rows = long
        .constants
        .iter()
        .map(|constant| {
            let full = |name: &String| format!("{}{name}", constant.library.prefix());
            let today = full(&constant.name);
            let label = format!("{} {today}", s.copy);
            let former = (!constant.former.is_empty()).then(|| {
                let former = constant.former.iter().map(full).collect::<Vec<_>>().join(", ");
                view! { <small>{s.constants_former} " " <code>{former}</code></small> }
            });
            view! {
                <tr>
                    <th scope="row" lang="en">{constant.library.label()}</th>
                    <td><code>{today}</code> {former}</td>
                    <td>
                        <button
                            type="button"
                            class="live"
                            data-copy-of="code"
                            aria-label=label
                        >
                            {s.copy}
                        </button>
                    </td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <table>
            <tbody>{rows}</tbody>
        </table>
    }
}
