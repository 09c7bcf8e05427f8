//! A step of the tree: the way to it, and the question or the answer that stands there.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use super::prose::{marked, pick, prose};
use crate::catalog::Code;
use crate::choose::{Field, Leaf, Path, Place, Question, Taken, Tree};
use crate::link::Focus;
use crate::locale::{ChooseMessages, fill};
use crate::ui::state::Page;

/// What stands at a path. Where a step of it does not exist, what stands at the last one that does.
#[expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#[component]
pub fn Step(path: Path, tree: Arc<Tree>) -> impl IntoView {
    let page = Page::get();
    let (path, is_lost) = match tree.at(&path) {
        Place::Lost { known } => (known, true),
        _ => (path, false),
    };
    let lost = is_lost.then(|| {
        let messages = ChooseMessages::of(page.language.get());
        view! { <p role="status">{messages.unknown_step}</p> }
    });
    let body = match tree.at(&path) {
        Place::Leaf(leaf) => Some(Either::Right(view! { <Answer leaf=leaf.clone()/> })),
        Place::Question(question) => {
            Some(Either::Left(view! { <Ask path=path.clone() question=question.clone()/> }))
        }
        Place::Lost { .. } => None,
    };
    view! {
        {lost}
        {way(page, &tree.way(&path))}
        {body}
    }
}

/// The questions so far with what was answered, each with a link back to it.
fn way(page: Page, taken: &[Taken]) -> impl IntoView + use<> {
    let language = page.language.get();
    let messages = ChooseMessages::of(language);
    let steps = taken.iter().map(|Taken { at, question, answer }| {
        let said = prose(&answer.text, language);
        let asked = prose(&question.text, language);
        // Its own text comes first, so that it can be called by what is seen.
        let label = match language {
            crate::locale::Language::Chinese => {
                format!("{}：{}", messages.change, question.text.zh)
            }
            crate::locale::Language::English => {
                format!("{}: {}", messages.change, question.text.en)
            }
        };
        let address = Focus::Choose(at.clone()).write();
        view! {
            <li>
                <span>{asked}</span>
                " "
                <b>{said}</b>
                " "
                <a href=address aria-label=label>{messages.change}</a>
            </li>
        }
    });
    let steps = steps.collect_view();
    (!taken.is_empty()).then(|| view! { <ol class="way" aria-label=messages.way>{steps}</ol> })
}

/// A question and its answers.
#[component]
fn Ask(path: Path, question: Question) -> impl IntoView {
    let page = Page::get();
    let language = page.language.get();
    let messages = ChooseMessages::of(language);
    let answers = question.answers.iter().map(|answer| {
        let address = Focus::Choose(path.join(&answer.id)).write();
        view! {
            <li>
                <a href=address>
                    <b>{prose(&answer.text, language)}</b>
                    " "
                    <small>{messages.example} {prose(&answer.example, language)}</small>
                </a>
            </li>
        }
    });
    view! {
        <h2 node_ref=page.elements.question tabindex="-1">{prose(&question.text, language)}</h2>
        <ul class="answers">{answers.collect_view()}</ul>
    }
}

/// The code to return, and what goes with it.
#[component]
fn Answer(leaf: Leaf) -> impl IntoView {
    let page = Page::get();
    let language = page.language.get();
    let messages = ChooseMessages::of(language);
    let (code, other) = (Code(leaf.code), Code(leaf.runner_up.code));
    let number = code.to_string();
    let fields = leaf.fields.iter().map(|field| view! { <FieldItem field=field.clone()/> });
    let fields = (!leaf.fields.is_empty()).then(|| {
        view! {
            <dt>{messages.fields}</dt>
            <dd>
                <ul>{fields.collect_view()}</ul>
            </dd>
        }
    });
    let note = leaf.content.note.as_ref().map(|note| {
        view! {
            <br/>
            {prose(note, language)}
        }
    });
    view! {
        <div class="answer" data-answer=number.clone() data-class=code.class_digit()>
            <h2 node_ref=page.elements.question tabindex="-1">{named(page, code)}</h2>
            <p>{prose(&leaf.reason, language)}</p>
            <dl>
                <dt>{messages.runner_up}</dt>
                <dd>
                    <a href=format!("#{}", other.0)>{other.to_string()} " " {phrase(other)}</a>
                    " "
                    {prose(&leaf.runner_up.when, language)}
                </dd>
                {fields}
                <dt>{messages.content}</dt>
                <dd>{marked(messages.kind(leaf.content.kind))} {note}</dd>
            </dl>
            <p class="actions">
                <a class="button" href=format!("#{}", code.0)>
                    {fill(messages.open_card, &number)}
                </a>
                <a class="button" href=Focus::of([code, other]).write()>
                    {messages.compare}
                    " "
                    {format!("{code} / {other}")}
                </a>
            </p>
        </div>
    }
}

#[component]
fn FieldItem(field: Field) -> impl IntoView {
    let language = Page::get().language.get();
    let mut qualifiers = vec![language.level(field.level)];
    qualifiers.extend(field.when.as_ref().map(|when| pick(when, language)));
    let text = language.qualified(&format!("`{}`", field.name), &qualifiers);
    view! { <li>{marked(&text)}</li> }
}

/// A code with its reason phrase, and its name where that is another.
pub fn named(page: Page, code: Code) -> impl IntoView + use<> {
    let name = code.entry().map(|entry| page.language.get().pick(entry.first().name()));
    let phrase = code.entry().map_or("", |entry| entry.first().phrase());
    let name = name.filter(|name| *name != phrase).map(|name| view! { " " <span>{name}</span> });
    view! {
        <span class="num">{code.to_string()}</span>
        " "
        <span class="phrase" lang="en">{phrase}</span>
        {name}
    }
}

/// A code's reason phrase.
fn phrase(code: Code) -> impl IntoView + use<> {
    let phrase = code.entry().map(|entry| entry.first().phrase());
    view! { <span lang="en">{phrase}</span> }
}
