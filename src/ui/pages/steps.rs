//! The decision tree and the situations, as the app shows them: the HTML of each step.

use leptos::prelude::*;

use super::prose::prose;
use crate::catalog::Code;
use crate::choose::{Field, Leaf, Path, Question, Scenario, Step, Taken, Text, Tree};
use crate::link::{Focus, MOST_COMPARED};
use crate::locale::{ChooseStrings, Language, fill};
use crate::ui::static_html::static_html;
use crate::ui::steps::{self, File, StepTexts};

const BOTH: [Language; 2] = [Language::Chinese, Language::English];

/// All that the app shows of a tree.
pub fn steps(tree: &Tree) -> File {
    let steps = tree.steps().into_iter().map(|(path, step)| {
        let way = tree.way(&path);
        let texts = BOTH.map(|language| {
            let (heading, body) = match step {
                Step::Question(question) => self::question(&path, question, language),
                Step::Leaf(leaf) => self::leaf(leaf, language),
            };
            let answered = way.last().map(|taken| answered(taken, language)).unwrap_or_default();
            StepTexts { heading, body, answered }
        });
        let code = match step {
            Step::Leaf(leaf) => Some(leaf.code),
            Step::Question(_) => None,
        };
        steps::Step { path: path.to_string(), code, texts }
    });
    let situations = tree.scenarios().iter().map(|scenario| steps::Situation {
        id: scenario.id.clone(),
        code: scenario.code,
        wordings: scenario.phrases().map(str::to_owned).collect(),
        html: BOTH.map(|language| situation(scenario, language)),
    });
    File { steps: steps.collect(), situations: situations.collect() }
}

/// A text of the tree.
fn said(text: &Text, language: Language) -> impl IntoView + use<> {
    prose(in_language(text, language))
}

fn in_language(text: &Text, language: Language) -> &str {
    match language {
        Language::Chinese => &text.zh,
        Language::English => &text.en,
    }
}

/// A question and its answers: heading and body.
fn question(path: &Path, question: &Question, language: Language) -> (String, String) {
    let s = ChooseStrings::of(language);
    let answers = question.answers.iter().map(|answer| {
        let address = Focus::Choose(path.join(&answer.id)).write();
        view! {
            <li>
                <a href=address>
                    <b>{said(&answer.text, language)}</b>
                    " "
                    <small>{s.example} {said(&answer.example, language)}</small>
                </a>
            </li>
        }
    });
    let answers = answers.collect_view();
    let heading = static_html(|| said(&question.text, language));
    (heading, static_html(|| view! { <ul class="answers">{answers}</ul> }))
}

/// A question with what was answered, and a link back to it.
fn answered(taken: &Taken, language: Language) -> String {
    let s = ChooseStrings::of(language);
    let question = in_language(&taken.question.text, language);
    // Its own text comes first, so that it can be called by what is seen.
    let label = match language {
        Language::Chinese => format!("{}：{question}", s.change),
        Language::English => format!("{}: {question}", s.change),
    };
    let address = Focus::Choose(taken.at.clone()).write();
    static_html(|| {
        view! {
            <span>{prose(question)}</span>
            " "
            <b>{said(&taken.answer.text, language)}</b>
            " "
            <a href=address aria-label=label>{s.change}</a>
        }
    })
}

/// The code to return, and what goes with it: heading and body.
fn leaf(leaf: &Leaf, language: Language) -> (String, String) {
    let s = ChooseStrings::of(language);
    let (code, other) = (Code(leaf.code), Code(leaf.runner_up.code));
    let fields = leaf.fields.iter().map(|field| self::field(field, language));
    let fields = fields.collect_view();
    let fields = (!leaf.fields.is_empty()).then(|| {
        view! {
            <dt>{s.fields}</dt>
            <dd>
                <ul>{fields}</ul>
            </dd>
        }
    });
    let note = leaf.content.note.as_ref().map(|note| {
        view! {
            <br/>
            {said(note, language)}
        }
    });
    let body = static_html(|| {
        view! {
            <p>{said(&leaf.reason, language)}</p>
            <dl>
                <dt>{s.runner_up}</dt>
                <dd>
                    <a href=format!("#{}", other.0)>{other.to_string()} " " {phrase(other)}</a>
                    " "
                    {said(&leaf.runner_up.when, language)}
                </dd>
                {fields}
                <dt>{s.content}</dt>
                <dd>{prose(s.kind(leaf.content.kind))} {note}</dd>
            </dl>
            <p class="actions">
                <a class="button" href=format!("#{}", code.0)>
                    {fill(s.open_card, &code.to_string())}
                </a>
                {compare(&[code, other], s)}
            </p>
        }
    });
    (static_html(|| named(code, language)), body)
}

/// A field of the response, and how binding it is.
fn field(field: &Field, language: Language) -> impl IntoView + use<> {
    let when = field.when.as_ref().map(|when| in_language(when, language));
    let qualifiers: Vec<&str> = std::iter::once(language.level(field.level)).chain(when).collect();
    let text = language.qualified(&format!("`{}`", field.name), &qualifiers);
    view! { <li>{prose(&text)}</li> }
}

/// A situation, the code, and why.
fn situation(scenario: &Scenario, language: Language) -> String {
    let s = ChooseStrings::of(language);
    let code = Code(scenario.code);
    let others = scenario.instead.iter().copied().map(Code);
    let compared: Vec<Code> = std::iter::once(code).chain(others).collect();
    let compare = (compared.len() > 1).then(|| compare(&compared, s));
    let place = Focus::Choose(Path::read(&scenario.path)).write();
    static_html(|| {
        view! {
            <h2>{said(&scenario.text, language)}</h2>
            <p>
                <a href=format!("#{}", code.0)>{named(code, language)}</a>
            </p>
            <p>{said(&scenario.reason, language)}</p>
            <p class="actions">
                <a class="button" href=place>{s.place}</a>
                {compare}
            </p>
        }
    })
}

/// A link to the comparison of codes.
fn compare(codes: &[Code], s: &'static ChooseStrings) -> impl IntoView + use<> {
    let compared = Focus::of(codes.iter().copied().take(MOST_COMPARED));
    let names: Vec<String> = compared.codes().iter().map(ToString::to_string).collect();
    view! {
        <a class="button" href=compared.write()>
            {s.compare}
            " "
            {names.join(" / ")}
        </a>
    }
}

/// A code with its reason phrase, and its name where that is another.
fn named(code: Code, language: Language) -> impl IntoView + use<> {
    let name = code.entry().map(|entry| language.pick(entry.first().name()));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choose::FILE;
    use crate::ui::steps::Steps;

    fn of_the_build() -> (Tree, Steps) {
        let tree = Tree::from_bytes(FILE).expect("the build's file");
        let bytes = steps(&tree).to_bytes().expect("bytes");
        (tree, Steps::from_bytes(&bytes).expect("what was just written"))
    }

    #[test]
    fn the_way_to_each_step_is_that_of_the_tree() {
        let (tree, steps) = of_the_build();
        for (path, _) in tree.steps() {
            let way = steps.way(&path);
            assert_eq!(way.len(), path.len() + 1, "{path}");
            assert_eq!(way.last().map(|step| step.path.as_str()), Some(&*path.to_string()));
            for (step, taken) in way.iter().skip(1).zip(tree.way(&path)) {
                let link = format!("href=\"{}\"", Focus::Choose(taken.at).write());
                assert!(step.texts.iter().all(|texts| texts.answered.contains(&link)), "{path}");
            }
            let lost = steps.way(&path.join("no-such-answer"));
            assert_eq!(lost.len(), path.len() + 1, "{path}");
        }
    }

    #[test]
    fn situations_are_found_as_in_the_tree() {
        let (tree, steps) = of_the_build();
        for scenario in tree.scenarios() {
            let in_tree: Vec<_> =
                tree.find(&scenario.text.en).iter().map(|found| &found.id).collect();
            let found = steps.find(&scenario.text.en);
            let found: Vec<_> =
                found.iter().filter_map(|place| steps.situation(*place)).map(|s| &s.id).collect();
            assert_eq!(found, in_tree);
        }
    }

    #[test]
    fn texts_become_no_markup() {
        let text = Text { zh: "`<b>` & c".to_owned(), en: String::new() };
        let html = static_html(|| said(&text, Language::Chinese));
        assert_eq!(html, "<code>&lt;b&gt;</code> &amp; c");
    }
}
