//! What is said of a code when its card is open, and on its own page: drawn at build time only, into
//! one file per language that the page fetches, and into the pages. In the browser nothing of this
//! module exists; see `opened` for what stands around it there.

use leptos::prelude::*;

use super::{example, facts, prose};
use crate::catalog::texts::{Difference, Long};
use crate::catalog::{Code, Entry, Meaning};
use crate::locale::{Language, PageStrings, Strings, fill};

/// Where the details of a code are read.
#[derive(Clone, Debug)]
pub enum Place {
    /// In its card, in the app: with buttons that the app listens to.
    Card,
    /// On a page of its own, without the app, which is at this address from there.
    Page(String),
}

impl Place {
    /// The address of something of the site.
    pub fn address(&self, rest: &str) -> String {
        match self {
            Self::Card => rest.to_string(),
            Self::Page(root) => format!("{root}{rest}"),
        }
    }

    /// The address of a comparison of two codes.
    fn comparison(&self, a: Code, b: Code) -> String {
        self.address(&format!("#{}+{}", a.0, b.0))
    }

    /// A heading: below a card's own, or below that of a page.
    fn heading(&self, class: Option<&'static str>, body: impl IntoView + 'static) -> AnyView {
        let body = body.into_any();
        match self {
            Self::Card => view! { <h4 class=class>{body}</h4> }.into_any(),
            Self::Page(_) => view! { <h2 class=class>{body}</h2> }.into_any(),
        }
    }

    /// What only the app can answer; nothing on a page without it.
    fn live(&self, view: impl IntoView + 'static) -> Option<AnyView> {
        matches!(self, Self::Card).then(|| view.into_any())
    }
}

/// The folder of the page of a code, below that of the site.
pub fn folder(code: Code) -> String {
    format!("{code}/")
}

/// All that the catalogue says of a code, in one language.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#[component]
pub fn Detail(
    /// The code.
    entry: &'static Entry,
    /// The long texts of its meanings, in order.
    longs: Vec<Long>,
    /// The language of those texts.
    language: Language,
    /// Where they are read.
    place: Place,
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
            let head = several.then(|| meaning_head(meaning, i, language, &place));
            view! {
                <section class="meaning">
                    {head}
                    {body(entry.code, meaning, &long, language, &place)}
                </section>
            }
        })
        .collect::<Vec<_>>();
    view! {
        {place.live(actions(entry, language))}
        {meanings}
        {(!related.is_empty()).then(|| compare_with(entry.code, &related, language, &place))}
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
            <a class="button" href=folder(entry.code)>{PageStrings::of(language).own_page}</a>
        </div>
    }
}

/// The heading of one of several meanings.
fn meaning_head(
    meaning: &'static Meaning,
    i: usize,
    language: Language,
    place: &Place,
) -> impl IntoView + use<> {
    let phrase = meaning.phrase();
    let name = language.pick(meaning.name());
    let named = (!name.eq_ignore_ascii_case(phrase))
        .then(|| view! { " "<span class="named">{name}</span> });
    let head = view! {
        <span class="badge">{language.pick(meaning.source.name)}</span>
        " "
        <span lang="en">{phrase}</span>
        {named}
    };
    view! {
        {place.heading(Some("whose"), head)}
        {(i > 0).then(|| view! { <p class="lead">{language.pick(meaning.summary())}</p> })}
    }
}

fn body(
    code: Code,
    meaning: &'static Meaning,
    long: &Long,
    language: Language,
    place: &Place,
) -> Vec<AnyView> {
    let s = language.strings();
    let part = |title: &'static str, class: &'static str, body: AnyView| {
        let head = place.heading(None, title);
        view! { <section class=class>{head} {body}</section> }.into_any()
    };
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
        let copy = place.live(view! {
            <button type="button" class="live" data-copy-of="pre">{s.copy_example}</button>
        });
        parts.push(part(s.example, "example", view! { {drawn} {copy} }.into_any()));
    }
    if !long.compare.is_empty() {
        let drawn = differences(code, &long.compare, place);
        parts.push(part(s.differences, "differences", drawn.into_any()));
    }
    if !long.constants.is_empty() {
        parts.push(part(s.constants, "constants", constants(long, s, place).into_any()));
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

/// The differences to other codes, each with a link to the comparison.
fn differences(code: Code, list: &[Difference], place: &Place) -> impl IntoView + use<> {
    let items = list
        .iter()
        .map(|difference| {
            let other = Code(difference.code);
            view! {
                <dt>
                    <a href=place.comparison(code, other)>{format!("{code} / {other}")}</a>
                </dt>
                <dd data-other=other.0.to_string()>{prose::prose(&difference.text)}</dd>
            }
        })
        .collect::<Vec<_>>();
    view! { <dl>{items}</dl> }
}

/// Links to comparisons with related codes, or to their pages.
fn compare_with(
    code: Code,
    related: &[Code],
    language: Language,
    place: &Place,
) -> impl IntoView + use<> {
    let title = match place {
        Place::Card => language.live().compare_with,
        Place::Page(_) => PageStrings::of(language).related,
    };

    let links = related
        .iter()
        .map(|other| {
            let name = other.to_string();
            let address = match place {
                Place::Card => place.comparison(code, *other),
                Place::Page(_) => place.address(&folder(*other)),
            };
            view! { <a class="button" href=address>{name}</a> }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="with">
            {place.heading(None, title)}
            <div class="actions">{links}</div>
        </section>
    }
}

/// The constants of libraries, ready to copy.
fn constants(long: &Long, s: &'static Strings, place: &Place) -> impl IntoView + use<> {
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
            let copy = place.live(view! {
                <td>
                    <button type="button" class="live" data-copy-of="code" aria-label=label>
                        {s.copy}
                    </button>
                </td>
            });
            view! {
                <tr>
                    <th scope="row" lang="en">{constant.library.label()}</th>
                    <td><code>{today}</code> {former}</td>
                    {copy}
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
