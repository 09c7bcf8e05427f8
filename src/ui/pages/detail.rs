//! What is said of a code, from the catalogue: for its card in the app, and for the page of its own.

use leptos::prelude::*;

use super::{example, facts, messages, prose, route};
use crate::catalog::facts::Turn;
use crate::catalog::texts::{Difference, Long, Misuse};
use crate::catalog::{Code, Entry, Meaning};
use crate::locale::{Language, PageStrings, Strings, fill};
use crate::ui::facts::{Differences, Facts};
use crate::ui::static_html::{BuiltHtml, BuiltText, static_html};
use crate::ui::texts::{self, Body, Constant, Details, Fact, MeaningDetails, Section};

/// Where the details of a code are read.
#[derive(Clone, Debug)]
pub enum Place {
    /// In its card, in the app.
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
}

/// The folder of the page of a code, below that of the site.
pub fn folder(code: Code) -> String {
    format!("{code}/")
}

/// All that the catalogue says of a code, in one language.
pub fn details(
    entry: &'static Entry,
    longs: &[Long],
    language: Language,
    place: &Place,
) -> Details {
    let several = entry.meanings.len() > 1;
    let meanings = entry.meanings.iter().zip(longs).enumerate();
    let meanings = meanings.map(|(i, (meaning, long))| MeaningDetails {
        heading: if several { heading(meaning, i, language, place) } else { String::new() },
        summary: language.pick(meaning.summary()).to_string(),
        sections: sections(entry.code, i, meaning, long, language, place),
    });
    let related: Vec<Code> = longs
        .iter()
        .flat_map(|long| long.compare.iter().map(|difference| Code(difference.code)))
        .collect();
    Details {
        meanings: meanings.collect(),
        related: if related.is_empty() {
            String::new()
        } else {
            compare_with(entry.code, &related, language, place)
        },
    }
}

/// The heading of one of several meanings.
fn heading(meaning: &'static Meaning, i: usize, language: Language, place: &Place) -> String {
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
    let lead = (i > 0).then(|| view! { <p class="lead">{language.pick(meaning.summary())}</p> });
    static_html(|| view! { {place.heading(Some("whose"), head)} {lead} })
}

fn sections(
    code: Code,
    which: usize,
    meaning: &Meaning,
    long: &Long,
    language: Language,
    place: &Place,
) -> Vec<Section> {
    let s = language.strings();
    let section = |title: &str, class: &str, body: Body| Section {
        class: class.to_string(),
        title: title.to_string(),
        body,
    };
    let html = |view: AnyView| Body::Html(static_html(|| view));
    // What to do comes first, and of it the side that has to act.
    let mut lists = [
        (s.client, "client", &long.client),
        (s.server, "server", &long.server),
        (s.causes, "causes", &long.causes),
    ];
    if meaning.turn == Turn::Server {
        lists.swap(0, 1);
    }
    // The entry of 0, which no message carries, says so itself.
    let outside = which == 0 && code.class().is_none() && code.0 != 0;
    let outside = outside.then(|| view! { <p>{s.outside_range}</p> });
    let paragraphs = prose::paragraphs(&long.meaning);
    let prose = html(view! { {paragraphs} {outside} }.into_any());
    let mut sections = Vec::new();
    for (title, class, texts) in lists {
        if !texts.is_empty() {
            sections.push(section(title, class, html(prose::list(texts).into_any())));
        }
    }
    sections.push(section(s.meaning, "prose", prose));
    if let Some(route) = &long.route {
        // A page has both languages, and a code several meanings.
        let id = format!("route-{}-{which}-{}", code.0, language.key());
        let picture = route::route(code, route, meaning.turn, id, language);
        sections.push(section(s.route, "route", html(picture.into_any())));
    }
    let facts = facts::labels(s).into_iter().zip(facts::rows(meaning, long, language));
    let facts = facts.map(|(label, value)| Fact {
        label: label.to_string(),
        value: static_html(|| prose::prose(&value)),
    });
    sections.push(section(s.facts, "table", Body::Facts(facts.collect())));
    if let Some(exchange) = &long.example {
        let body = Body::Example {
            html: static_html(|| example::example(exchange, s)),
            text: example::text(exchange),
        };
        sections.push(section(s.example, "example", body));
    }
    if !long.compare.is_empty() {
        let list = long.compare.iter().map(|difference| self::difference(code, difference, place));
        sections.push(section(s.differences, "differences", Body::Differences(list.collect())));
    }
    if !long.misuse.is_empty() {
        let list = long.misuse.iter().map(|misuse| self::misuse(misuse, s, place));
        let list = list.collect_view();
        sections.push(section(s.misuse, "misuse", html(view! { <ul>{list}</ul> }.into_any())));
    }
    if !long.constants.is_empty() {
        let constants = long.constants.iter().map(|constant| self::constant(constant, s));
        sections.push(section(s.constants, "constants", Body::Constants(constants.collect())));
    }
    if !long.messages.is_empty() {
        let body = match place {
            Place::Card => Body::Messages(messages::places(&long.messages)),
            Place::Page(_) => html(messages::messages(&long.messages, language, place).into_any()),
        };
        sections.push(section(s.said, "messages", body));
    }
    sections.push(section(s.documents, "documents", html(documents(long, s).into_any())));
    sections
}

/// The documents that a meaning rests on, the defining one first, and when the figures in them were
/// last read.
fn documents(long: &Long, s: &'static Strings) -> impl IntoView + use<> {
    let documents = std::iter::once(&long.document).chain(&long.sources).map(|document| {
        let (url, name) = (document.url.clone(), document.document.clone());
        let tag = texts::language_of(&name);
        let part = document.section.as_ref();
        let part = part.map(|part| format!(" · {}", fill(s.section, part)));
        view! {
            <li>
                <a href=url rel="noopener">
                    <span lang=tag>{name}</span>
                    {part}
                </a>
            </li>
        }
    });
    let checked =
        long.checked.as_ref().map(|month| view! { <small>{fill(s.checked, month)}</small> });
    view! {
        <ul>{documents.collect_view()}</ul>
        {checked}
    }
}

fn difference(code: Code, difference: &Difference, place: &Place) -> texts::Difference {
    let other = Code(difference.code);
    let address = place.comparison(code, other);
    texts::Difference {
        other: other.0,
        term: static_html(|| view! { <a href=address>{format!("{code} / {other}")}</a> }),
        html: static_html(|| prose::prose(&difference.text)),
    }
}

/// What a code is wrongly used for, what is right, and links to the codes that are.
fn misuse(misuse: &Misuse, s: &'static Strings, place: &Place) -> impl IntoView + use<> {
    let links = misuse.codes.iter().map(|code| {
        let code = Code(*code);
        let address = match place {
            Place::Card => format!("#{}", code.0),
            Place::Page(_) => place.address(&folder(code)),
        };
        view! { " " <a href=address>{code.to_string()}</a> }
    });
    let links = links.collect_view();
    view! {
        <li>
            <p class="wrong"><b>{s.misuse_wrong}</b> " " {prose::prose(&misuse.wrong)}</p>
            <p class="right"><b>{s.misuse_right}</b> " " {prose::prose(&misuse.right)} {links}</p>
        </li>
    }
}

fn constant(constant: &crate::catalog::texts::Constant, s: &'static Strings) -> Constant {
    let full = |name: &String| format!("{}{name}", constant.library.prefix());
    let others = [(s.constants_also, &constant.also), (s.constants_former, &constant.former)];
    let others = others.into_iter().filter(|(_, names)| !names.is_empty()).map(|(title, names)| {
        let names = names.iter().map(full).collect::<Vec<_>>().join(", ");
        view! { <span>{title} " " <code>{names}</code></span> " " }
    });
    let others = others.collect_view();
    Constant {
        library: constant.library.label().to_string(),
        name: full(&constant.name),
        others: static_html(|| others),
    }
}

/// Links to comparisons with related codes, or to their pages.
fn compare_with(code: Code, related: &[Code], language: Language, place: &Place) -> String {
    let title = match place {
        Place::Card => language.messages().compare_with,
        Place::Page(_) => PageStrings::of(language).related,
    };
    let links = related.iter().map(|other| {
        // Heard alone, a number does not say where the link leads.
        let phrase = other.entry().map(|entry| entry.first().phrase());
        let phrase = view! { <span class="quiet" lang="en">" " {phrase}</span> };
        let (first, address) = match place {
            Place::Card => {
                let first = view! { <span class="quiet">{format!("{code} / ")}</span> };
                (Some(first), place.comparison(code, *other))
            }
            Place::Page(_) => (None, place.address(&folder(*other))),
        };
        view! { <a class="button" href=address>{first} {other.to_string()} {phrase}</a> }
    });
    let links = links.collect_view();
    static_html(|| {
        view! {
            <section class="with">
                {place.heading(None, title)}
                <div class="actions">{links}</div>
            </section>
        }
    })
}

/// The details on a page of its own, where nothing can be pressed.
#[component]
pub fn Detail(
    /// What is said.
    details: Details,
) -> impl IntoView {
    let meanings = details.meanings.into_iter().map(|meaning| {
        let sections = meaning.sections.into_iter().map(|section| {
            view! {
                <section class=section.class>
                    <h2>{section.title}</h2>
                    {body(section.body)}
                </section>
            }
        });
        let heading =
            (!meaning.heading.is_empty()).then(|| view! { <BuiltHtml html=meaning.heading/> });
        view! { <section class="meaning">{heading} {sections.collect_view()}</section> }
    });
    view! {
        {meanings.collect_view()}
        <BuiltHtml html=details.related/>
    }
}

fn body(body: Body) -> AnyView {
    match body {
        // On a page they are HTML.
        Body::Messages(_) => ().into_any(),
        Body::Html(html) | Body::Example { html, .. } => view! { <BuiltHtml html/> }.into_any(),
        Body::Facts(facts) => view! { <Facts facts/> }.into_any(),
        Body::Differences(list) => view! { <Differences list/> }.into_any(),
        Body::Constants(constants) => {
            let rows = constants.into_iter().map(|constant| {
                let others = (!constant.others.is_empty())
                    .then(|| view! { <small><BuiltText html=constant.others/></small> });
                view! {
                    <tr>
                        <th scope="row" lang="en">{constant.library}</th>
                        <td><code>{constant.name}</code> {others}</td>
                    </tr>
                }
            });
            view! {
                <table>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            }
            .into_any()
        }
    }
}
