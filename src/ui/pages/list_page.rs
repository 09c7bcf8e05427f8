//! A page with the codes that have a fact in common. It needs no app; both languages stand in it.

use leptos::prelude::*;

use super::code_page::Frame;
use super::detail::{Place, folder};
use super::prose;
use crate::catalog::Entry;
use crate::catalog::lists::{Group, List};
use crate::catalog::texts::Texts;
use crate::locale::{Language, ListStrings};
use crate::ui::static_html::pair;

/// A text of these pages, in both languages.
fn both(pick: impl Fn(&ListStrings) -> &'static str) -> impl IntoView {
    pair(ListStrings::both(pick))
}

/// The body of the page of a list.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#[component]
pub fn ListPage(
    /// The list.
    list: List,
    /// The long texts of all codes, in Chinese.
    zh: Texts,
    /// The same in English.
    en: Texts,
    /// Where the site's folder is from here.
    root: String,
) -> impl IntoView {
    let place = Place::Page(root);
    let halves = [(Language::Chinese, &zh), (Language::English, &en)]
        .map(|(language, texts)| half(list, language, texts, &place));
    let others = List::ALL.into_iter().filter(|other| *other != list).map(|other| {
        view! {
            <a class="button" href=place.address(&other.folder())>
                {both(move |s| s.title(other))}
            </a>
        }
    });
    let others = others.collect_view();
    view! {
        <Frame place>
            <div class="list">
                <article data-open="" aria-labelledby="title">
                    <h1 id="title">{both(move |s| s.title(list))}</h1>
                    {halves.into_iter().collect_view()}
                </article>
            </div>
            <nav class="near" aria-labelledby="near">
                <h2 id="near" class="quiet">{both(|s| s.lists)}</h2>
                {others}
            </nav>
        </Frame>
    }
}

fn half(list: List, language: Language, texts: &Texts, place: &Place) -> impl IntoView + use<> {
    let s = ListStrings::of(language);
    let advice: Vec<String> = s.advice(list).iter().map(ToString::to_string).collect();
    let groups = list.groups().iter().map(|group| {
        let rows =
            list.members(*group).map(|(entry, i)| row(list, entry, i, language, texts, place));
        let when = (list == List::Retry).then(|| view! { <th scope="col">{s.when}</th> });
        view! {
            <section>
                <h2>{s.group(*group)}</h2>
                <table class="facts listed">
                    <thead>
                        <tr>
                            <th scope="col">{s.code}</th>
                            <th scope="col">{s.name}</th>
                            {when}
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </section>
        }
    });
    view! {
        <div class="opened t" lang=language.tag()>
            <section class="meaning">
                <section class="prose">
                    <p>{prose::prose(s.summary(list))}</p>
                    {prose::paragraphs(&advice)}
                </section>
                {groups.collect_view()}
            </section>
        </div>
    }
}

/// One meaning of a code, with what its fact depends on.
fn row(
    list: List,
    entry: &'static Entry,
    i: usize,
    language: Language,
    texts: &Texts,
    place: &Place,
) -> impl IntoView + use<> {
    let meaning = &entry.meanings[i];
    let phrase = meaning.phrase();
    let name = language.pick(meaning.name());
    let name = (!name.eq_ignore_ascii_case(phrase)).then(|| view! { " " {name} });
    let owner = (!meaning.source.is_registry())
        .then(|| view! { " " <span class="badge">{language.pick(meaning.source.name)}</span> });
    let long = texts.get(&entry.code.0).and_then(|longs| longs.get(i));
    let when = (list == List::Retry).then(|| {
        let when = long.and_then(|long| long.retry.clone()).unwrap_or_default();
        view! { <td>{prose::prose(&when)}</td> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=place.address(&folder(entry.code))>{entry.code.to_string()}</a>
            </th>
            <td><span lang="en">{phrase}</span> {name} {owner}</td>
            {when}
        </tr>
    }
}

/// Links to the lists that a code stands in.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#[component]
pub fn ListLinks(
    /// The code.
    entry: &'static Entry,
    /// Where the links stand.
    place: Place,
) -> impl IntoView {
    let stands_in = |list: &List| {
        let has = |group: &Group| entry.meanings.iter().any(|meaning| list.has(*group, meaning));
        list.groups().iter().any(has)
    };
    let links = List::ALL.into_iter().filter(stands_in).map(|list| {
        view! { <a href=place.address(&list.folder())>{both(move |s| s.title(list))}</a> " · " }
    });
    links.collect_view()
}
