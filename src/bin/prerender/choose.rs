//! The page of the decision tree, `choose/`: all questions and answers as nested lists, and the
//! situations, readable without a script; and the files that the app and other programs read.

use std::error::Error;

use http_status::catalog::Code;
use http_status::choose::{Content, Leaf, Path, Place, Question, Scenario, Text, Tree};
use http_status::locale::{ChooseMessages, ChooseStrings, Language, Strings};
use http_status::ui::pages::folder;
use http_status::ui::static_html::static_html;
use leptos::prelude::*;
use serde_json::json;

use crate::about::{self, About};
use crate::pages::{Pages, document};
use crate::policy::{Kind as PageKind, Policy};

/// The folder of the page, below that of the site.
pub const FOLDER: &str = "choose/";

/// The tree for other programs.
pub const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/choose.json"));

/// Where the site's folder is from the page.
const ROOT: &str = "../";

/// The page.
pub fn page(pages: &Pages, policy: &mut Policy) -> Result<String, Box<dyn Error>> {
    let tree = Tree::from_bytes(http_status::choose::FILE)?;
    let (zh, en) = (&ChooseMessages::CHINESE, &ChooseMessages::ENGLISH);
    let description = format!("{} {}", ChooseStrings::CHINESE.intro, ChooseStrings::ENGLISH.intro);
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": en.title,
        "alternateName": zh.title,
        "description": description,
        "inLanguage": ["zh-Hans", "en"],
        "isPartOf": { "@type": "WebSite", "name": about::SITE },
    });
    if let Some(site) = pages.site {
        data["url"] = site.join(FOLDER).into();
        data["isPartOf"]["url"] = site.to_string().into();
    }
    let title = format!("{} {} · {}", zh.title, en.title, Strings::CHINESE.site);
    let english = format!("{} · {}", en.title, Strings::ENGLISH.site);
    let about = About {
        title: &title,
        description: &description,
        path: FOLDER,
        picture: about::OF_SITE,
        data,
    };
    let body = static_html(move || body(&tree));
    Ok(policy
        .guard(&document(&english, "", &pages.head(&about, "../", ""), &body), PageKind::Code)?)
}

fn body(tree: &Tree) -> impl IntoView + use<> {
    let site =
        [(Language::Chinese, Strings::CHINESE.site), (Language::English, Strings::ENGLISH.site)];
    let situations: Vec<_> = tree.scenarios().iter().map(situation).collect();
    view! {
        <header class="head">
            <p class="title">
                <a href=ROOT>{in_both(site)}</a>
            </p>
            <div class="tools">
                <button type="button" class="scripted" data-switch="">
                    <span class="t" lang="zh-Hans"><span lang="en">"English"</span></span>
                    <span class="t" lang="en"><span lang="zh-Hans">"中文"</span></span>
                </button>
            </div>
        </header>
        <main>
            <section id="choose" class="choose">
                <h1>{both_of(|m| m.title)}</h1>
                <p class="summary">{say(|s| s.intro)}</p>
                <p class="actions">
                    <a class="button" href=format!("{ROOT}#choose")>{say(|s| s.in_app)}</a>
                    <a href=format!("{ROOT}choose.json")>{say(|s| s.data)}</a>
                </p>
                <h2>{say(|s| s.questions)}</h2>
                {step(tree, &Path::default())}
            </section>
            <section id="situations" class="choose">
                <h2>{say(|s| s.scenarios)}</h2>
                <p>{say(|s| s.scenarios_intro)}</p>
                <ul>{situations}</ul>
            </section>
        </main>
        <footer class="foot">
            <p>
                <a href=ROOT>{in_both(site)}</a>
            </p>
        </footer>
    }
}

/// What stands at a path, and all that it leads to.
fn step(tree: &Tree, path: &Path) -> AnyView {
    match tree.at(path) {
        Place::Question(question) => ask(tree, path, question).into_any(),
        Place::Leaf(leaf) => answer(leaf).into_any(),
        Place::Lost { .. } => ().into_any(),
    }
}

fn ask(tree: &Tree, path: &Path, question: &Question) -> impl IntoView + use<> {
    let answers: Vec<_> = question
        .answers
        .iter()
        .map(|answer| {
            let next = path.join(&answer.id);
            let at = next.to_string();
            view! {
                <li id=at.clone()>
                    <p>
                        <a href=format!("#{at}")>{both(&answer.text)}</a>
                        " "
                        <small>{example(&answer.example)}</small>
                    </p>
                    {step(tree, &next)}
                </li>
            }
        })
        .collect();
    view! {
        <p class="question">{both(&question.text)}</p>
        <ul>{answers}</ul>
    }
}

fn answer(leaf: &Leaf) -> impl IntoView + use<> {
    let fields = |language: Language, separator: &str| {
        let each = leaf.fields.iter().map(|field| {
            let when = field.when.as_ref().map(|when| match language {
                Language::Chinese => &*when.zh,
                Language::English => &*when.en,
            });
            let qualifiers: Vec<&str> =
                std::iter::once(language.level(field.level)).chain(when).collect();
            language.qualified(&format!("`{}`", field.name), &qualifiers)
        });
        each.collect::<Vec<_>>().join(separator)
    };
    let (zh, en) = (fields(Language::Chinese, "；"), fields(Language::English, "; "));
    let fields = (!leaf.fields.is_empty()).then(|| {
        let fields = in_both([(Language::Chinese, &zh), (Language::English, &en)]);
        view! { <dt>{say(|s| s.fields)}</dt> <dd>{fields}</dd> }
    });
    view! {
        <p data-answer=leaf.code.to_string()>{link(leaf.code)} " " {both(&leaf.reason)}</p>
        <dl>
            <dt>{say(|s| s.runner_up)}</dt>
            <dd>{link(leaf.runner_up.code)} " " {both(&leaf.runner_up.when)}</dd>
            {fields}
            <dt>{say(|s| s.content)}</dt>
            <dd>{content(&leaf.content)}</dd>
        </dl>
    }
}

fn content(content: &Content) -> impl IntoView + use<> {
    let kind = [Language::Chinese, Language::English]
        .map(|language| (language, ChooseStrings::of(language).kind(content.kind)));
    let kind = in_both(kind);
    let note = content.note.as_ref().map(|note| view! { <br/> {both(note)} });
    view! { {kind} {note} }
}

fn situation(scenario: &Scenario) -> impl IntoView + use<> {
    view! {
        <li id=format!("situation-{}", scenario.id) data-scenario=scenario.id.clone()>
            <p data-answer=scenario.code.to_string()>
                <b>{both(&scenario.text)}</b>
                " "
                {link(scenario.code)}
            </p>
            <p>
                {both(&scenario.reason)}
                " "
                <a href=format!("#{}", scenario.path)>{say(|s| s.place)}</a>
            </p>
        </li>
    }
}

/// A code with its reason phrase, leading to its page.
fn link(code: u16) -> impl IntoView {
    let code = Code(code);
    let phrase = code.entry().map(|entry| entry.first().phrase());
    view! {
        <a href=format!("{ROOT}{}", folder(code))>
            {code.to_string()}
            " "
            <span lang="en">{phrase}</span>
        </a>
    }
}

/// A string that the app has, too, in both languages.
fn both_of(pick: fn(&ChooseMessages) -> &'static str) -> AnyView {
    in_both(
        [Language::Chinese, Language::English]
            .map(|language| (language, pick(ChooseMessages::of(language)))),
    )
    .into_any()
}

/// A string that only the build says, in both languages.
fn say(pick: fn(&ChooseStrings) -> &'static str) -> AnyView {
    in_both(
        [Language::Chinese, Language::English]
            .map(|language| (language, pick(ChooseStrings::of(language)))),
    )
    .into_any()
}

/// Cases of an answer, in both languages.
fn example(text: &Text) -> impl IntoView + use<> {
    let zh = format!("{}{}", ChooseStrings::CHINESE.example, text.zh);
    let en = format!("{}{}", ChooseStrings::ENGLISH.example, text.en);
    in_both([(Language::Chinese, &zh), (Language::English, &en)])
}

/// A text of the tree, in both languages.
fn both(text: &Text) -> impl IntoView + use<> {
    in_both([(Language::Chinese, text.zh.as_str()), (Language::English, text.en.as_str())])
}

/// A text in both languages; the style sheet shows the one of the document.
fn in_both(texts: [(Language, &str); 2]) -> impl IntoView + use<> {
    texts
        .map(|(language, text)| {
            // Code stands in backticks; every other part becomes text.
            let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
            let parts = parts.map(|(i, part)| {
                let part = part.to_owned();
                if i % 2 == 0 { part.into_any() } else { view! { <code>{part}</code> }.into_any() }
            });
            view! { <span class="t" lang=language.tag()>{parts.collect::<Vec<_>>()}</span> }
        })
        .into_iter()
        .collect::<Vec<_>>()
}
