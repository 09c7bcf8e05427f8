//! The decision tree and its situations: TOML to types, the rules, and what is made of them.
//!
//! The tree is written as questions and leaves, each at an address (`failed.caller.auth`); an answer
//! leads to what stands at the address of its question with its own name behind it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::Fault;
use crate::check::{Sheet, lint_text};
use crate::choose_file::{
    self, Answer, Field, File, Kind, Leaf, MOST_QUESTIONS, Question, RunnerUp, Scenario, Step,
    Text, is_id,
};
use crate::facts;
use crate::prose::{chinese, english};
use crate::read::{Catalogue, Meaning, load, name_of};
use crate::texts::{Carrier, Level};

/// How many answers a question has.
const ANSWERS: std::ops::RangeInclusive<usize> = 2..=5;
/// The file of the situations.
const SCENARIOS: &str = "scenarios.toml";

/// What the build makes of the tree.
#[derive(Debug, Default)]
pub struct Baked {
    /// The file that the page fetches; see [`choose_file`].
    pub file: Vec<u8>,
    /// The same for other programs, `choose.json`.
    pub json: String,
}

/// The questions and leaves of one file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Branch {
    #[serde(skip)]
    file: String,
    #[serde(default)]
    questions: Vec<WrittenQuestion>,
    #[serde(default)]
    leaves: Vec<WrittenLeaf>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenQuestion {
    at: String,
    zh: String,
    en: String,
    answers: Vec<WrittenAnswer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAnswer {
    id: String,
    zh: String,
    en: String,
    example: WrittenText,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenText {
    zh: String,
    en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLeaf {
    at: String,
    code: u16,
    reason: WrittenText,
    runner_up: WrittenRunnerUp,
    #[serde(default)]
    fields: Vec<String>,
    content: WrittenContent,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRunnerUp {
    code: u16,
    zh: String,
    en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenContent {
    kind: Kind,
    zh: Option<String>,
    en: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Situations {
    scenarios: Vec<WrittenScenario>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenScenario {
    id: String,
    code: u16,
    instead: Vec<u16>,
    path: String,
    zh: String,
    en: String,
    also_zh: Vec<String>,
    also_en: Vec<String>,
    reason: WrittenText,
}

/// A question or a leaf, with the file that has it.
#[derive(Clone, Copy, Debug)]
enum Written<'a> {
    Question(&'a str, &'a WrittenQuestion),
    Leaf(&'a str, &'a WrittenLeaf),
}

/// The tree by address.
type Addresses<'a> = BTreeMap<&'a str, Written<'a>>;

/// Reads `tree/*.toml` and `scenarios.toml` below `dir`, checks them against the catalogue, and makes
/// of them what the page and other programs read. What is wrong is added to the faults.
pub fn build(dir: &Path, catalogue: &Catalogue, faults: &mut Vec<Fault>) -> Baked {
    let before = faults.len();
    let branches = branches(&dir.join("tree"), faults);
    let situations = load::<Situations>(&dir.join(SCENARIOS)).unwrap_or_else(|fault| {
        faults.push(fault);
        Situations { scenarios: Vec::new() }
    });
    if faults.len() > before {
        return Baked::default();
    }
    let addresses = addresses(&branches, faults);
    check_tree(&addresses, catalogue, faults);
    check_scenarios(&situations, &addresses, catalogue, faults);
    if faults.len() > before {
        return Baked::default();
    }
    let file = File {
        steps: steps(&addresses, catalogue),
        scenarios: situations.scenarios.into_iter().map(Scenario::from).collect(),
    };
    let json = json(&file);
    let file = file.encode().unwrap_or_else(|e| {
        let reason = e.to_string();
        faults.push(Fault { file: "choose.bin".into(), key: String::new(), reason });
        Vec::new()
    });
    Baked { file, json }
}

/// The files of the tree, in the order of their names.
fn branches(dir: &Path, faults: &mut Vec<Fault>) -> Vec<Branch> {
    let mut paths: Vec<_> = match fs::read_dir(dir) {
        Ok(files) => files
            .filter_map(|file| Some(file.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|e| e == "toml"))
            .collect(),
        Err(e) => {
            let (file, key) = ("choose/tree".into(), String::new());
            faults.push(Fault { file, key, reason: e.to_string() });
            Vec::new()
        }
    };
    paths.sort();
    let mut branches = Vec::new();
    for path in paths {
        match load::<Branch>(&path) {
            Ok(branch) => branches.push(Branch { file: name_of(&path), ..branch }),
            Err(fault) => faults.push(fault),
        }
    }
    branches
}

fn addresses<'a>(branches: &'a [Branch], faults: &mut Vec<Fault>) -> Addresses<'a> {
    let mut addresses = Addresses::new();
    for branch in branches {
        let mut sheet = Sheet { file: &branch.file, faults };
        let questions = branch.questions.iter().map(|q| Written::Question(&branch.file, q));
        let leaves = branch.leaves.iter().map(|leaf| Written::Leaf(&branch.file, leaf));
        for written in questions.chain(leaves) {
            let (at, key) = (written.at(), written.key());
            let names = at.is_empty() || at.split('.').all(is_id);
            sheet.demand(names, &key, "an address is names of answers, parted by dots");
            if let Some(Written::Question(first, _) | Written::Leaf(first, _)) =
                addresses.insert(at, written)
            {
                sheet.fault(key, format!("this address stands in {first} already"));
            }
        }
    }
    addresses
}

impl<'a> Written<'a> {
    fn at(self) -> &'a str {
        match self {
            Self::Question(_, question) => &question.at,
            Self::Leaf(_, leaf) => &leaf.at,
        }
    }

    /// As a fault names it.
    fn key(self) -> String {
        match self {
            Self::Question(_, question) => format!("questions[{}]", question.at),
            Self::Leaf(_, leaf) => format!("leaves[{}]", leaf.at),
        }
    }

    const fn file(self) -> &'a str {
        match self {
            Self::Question(file, _) | Self::Leaf(file, _) => file,
        }
    }
}

/// The address that an answer leads to.
fn join(at: &str, id: &str) -> String {
    if at.is_empty() { id.to_owned() } else { format!("{at}.{id}") }
}

fn check_tree(addresses: &Addresses, catalogue: &Catalogue, faults: &mut Vec<Fault>) {
    if !matches!(addresses.get(""), Some(Written::Question(..))) {
        let (file, key) = ("choose/tree".into(), String::new());
        faults.push(Fault { file, key, reason: "there is no question at \"\"".into() });
    }
    for (at, written) in addresses {
        let mut sheet = Sheet { file: written.file(), faults };
        let key = written.key();
        if !at.is_empty() {
            let (before, id) = at.rsplit_once('.').unwrap_or(("", at));
            let led = matches!(addresses.get(before), Some(Written::Question(_, question))
                if question.answers.iter().any(|answer| answer.id == id));
            sheet.demand(led, &key, "no answer leads here");
        }
        let questions = if at.is_empty() { 0 } else { at.split('.').count() };
        match written {
            Written::Question(_, question) => {
                sheet.demand(questions < MOST_QUESTIONS, &key, "more than six questions in a row");
                check_question(&mut sheet, &key, question, addresses);
            }
            Written::Leaf(_, leaf) => check_leaf(&mut sheet, &key, leaf, catalogue),
        }
    }
}

fn check_question(sheet: &mut Sheet, key: &str, question: &WrittenQuestion, addresses: &Addresses) {
    both(sheet, key, &question.zh, &question.en);
    sheet.demand(question.zh.ends_with('？'), &format!("{key}.zh"), "a question ends with ？");
    sheet.demand(question.en.ends_with('?'), &format!("{key}.en"), "a question ends with ?");
    sheet.demand(
        ANSWERS.contains(&question.answers.len()),
        &format!("{key}.answers"),
        "a question has two to five answers",
    );
    let mut ids = BTreeSet::new();
    for answer in &question.answers {
        let key = format!("{key}.answers[{}]", answer.id);
        sheet.demand(is_id(&answer.id), &key, "a name is small letters, digits and hyphens");
        sheet.demand(ids.insert(&answer.id), &key, "stands there twice");
        both(sheet, &key, &answer.zh, &answer.en);
        both(sheet, &format!("{key}.example"), &answer.example.zh, &answer.example.en);
        let next = join(&question.at, &answer.id);
        if !addresses.contains_key(next.as_str()) {
            sheet.fault(key, format!("leads nowhere: nothing stands at {next}"));
        }
    }
}

fn check_leaf(sheet: &mut Sheet, key: &str, leaf: &WrittenLeaf, catalogue: &Catalogue) {
    both(sheet, &format!("{key}.reason"), &leaf.reason.zh, &leaf.reason.en);
    let place = format!("{key}.runner_up");
    both(sheet, &place, &leaf.runner_up.zh, &leaf.runner_up.en);
    check_code(sheet, &format!("{place}.code"), leaf.runner_up.code, catalogue);
    sheet.demand(leaf.runner_up.code != leaf.code, &format!("{place}.code"), "is the code itself");
    let place = format!("{key}.content");
    match (&leaf.content.zh, &leaf.content.en) {
        (Some(zh), Some(en)) => both(sheet, &place, zh, en),
        (None, None) => {}
        _ => sheet.fault(place.clone(), "is said in one language only"),
    }
    check_code(sheet, &format!("{key}.code"), leaf.code, catalogue);
    let Some(meaning) = registered(catalogue, leaf.code) else {
        sheet.fault(format!("{key}.code"), "is not registered: nobody should be told to send it");
        return;
    };
    let forbidden = meaning.content == Some(facts::Content::Forbidden);
    sheet.demand(
        forbidden == (leaf.content.kind == Kind::None),
        &format!("{place}.kind"),
        "differs from what the code's file says of content",
    );
    sheet.demand(
        leaf.content.kind != Kind::Problem || leaf.code >= 400,
        &format!("{place}.kind"),
        "problem details go with 4xx and 5xx",
    );
    check_fields(sheet, key, leaf, meaning);
}

/// Each field stands there once, and those that the code's file demands are there.
fn check_fields(sheet: &mut Sheet, key: &str, leaf: &WrittenLeaf, meaning: &Meaning) {
    let place = format!("{key}.fields");
    let mut names = BTreeSet::new();
    for name in &leaf.fields {
        let sign = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        let proper = !name.is_empty() && name.bytes().all(sign);
        sheet.demand(proper, &place, "a field name is letters, digits and hyphens");
        sheet.demand(names.insert(name), &place, "has a field twice");
    }
    for field in meaning
        .fields
        .iter()
        .filter(|field| field.carrier == Carrier::Response && field.level == Level::Must)
    {
        if !names.contains(&field.name) {
            sheet.fault(place.clone(), format!("{} is missing", field.name));
        }
    }
}

fn check_scenarios(
    situations: &Situations,
    addresses: &Addresses,
    catalogue: &Catalogue,
    faults: &mut Vec<Fault>,
) {
    let mut sheet = Sheet { file: SCENARIOS, faults };
    let mut ids = BTreeSet::new();
    let mut wordings = BTreeMap::new();
    for scenario in &situations.scenarios {
        let key = format!("scenarios[{}]", scenario.id);
        sheet.demand(is_id(&scenario.id), &key, "a name is small letters, digits and hyphens");
        sheet.demand(ids.insert(&scenario.id), &key, "stands there twice");
        both(&mut sheet, &key, &scenario.zh, &scenario.en);
        both(&mut sheet, &format!("{key}.reason"), &scenario.reason.zh, &scenario.reason.en);
        for (name, own, also, lint) in [
            ("zh", &scenario.zh, &scenario.also_zh, chinese as fn(&str) -> Option<&'static str>),
            ("en", &scenario.en, &scenario.also_en, english),
        ] {
            let place = format!("{key}.also_{name}");
            sheet.demand(!also.is_empty(), &place, "is empty");
            for text in also {
                lint_text(&mut sheet, &place, text, lint);
            }
            for text in std::iter::once(own).chain(also) {
                if let Some(other) = wordings.insert(text.to_lowercase(), &scenario.id) {
                    sheet.fault(place.clone(), format!("`{text}` stands in {other} already"));
                }
            }
        }
        check_code(&mut sheet, &format!("{key}.code"), scenario.code, catalogue);
        let place = format!("{key}.instead");
        sheet.demand(!scenario.instead.is_empty(), &place, "is empty");
        let mut codes = BTreeSet::from([scenario.code]);
        for code in &scenario.instead {
            check_code(&mut sheet, &place, *code, catalogue);
            sheet.demand(codes.insert(*code), &place, "has a code twice, or the code itself");
        }
        let place = format!("{key}.path");
        match addresses.get(scenario.path.as_str()) {
            Some(Written::Leaf(_, leaf)) => {
                let (code, next) = (leaf.code, leaf.runner_up.code);
                if ![code, next].contains(&scenario.code) {
                    sheet.fault(place, format!("ends at {code}, or {next}: not {}", scenario.code));
                }
            }
            Some(Written::Question(..)) => sheet.fault(place, "ends at a question"),
            None => sheet.fault(place, "leads nowhere"),
        }
    }
}

/// Lints a text in both languages.
pub(crate) fn both(sheet: &mut Sheet, key: &str, zh: &str, en: &str) {
    lint_text(sheet, &format!("{key}.zh"), zh, chinese);
    lint_text(sheet, &format!("{key}.en"), en, english);
}

/// A code that is named is in the catalogue.
pub(crate) fn check_code(sheet: &mut Sheet, key: &str, code: u16, catalogue: &Catalogue) {
    if !catalogue.entries.iter().any(|entry| entry.code == code) {
        sheet.fault(key, format!("there is no entry {code}"));
    }
}

fn registered(catalogue: &Catalogue, code: u16) -> Option<&Meaning> {
    let entry = catalogue.entries.iter().find(|entry| entry.code == code)?;
    entry.meanings.iter().find(|meaning| meaning.is_registered())
}

/// The fields of a leaf, the most binding first. How binding each is stands in the code's file; one
/// that is not there merely matters.
fn fields(leaf: &WrittenLeaf, meaning: &Meaning) -> Vec<Field> {
    let field = |name: &String| {
        let known = meaning
            .fields
            .iter()
            .find(|known| known.carrier == Carrier::Response && known.name == *name);
        Field {
            name: name.clone(),
            level: known.map_or(Level::Relevant, |known| known.level),
            when: known.and_then(|known| known.when.as_ref()).map(|when| text(&when.zh, &when.en)),
        }
    };
    let mut fields: Vec<Field> = leaf.fields.iter().map(field).collect();
    fields.sort_by_key(|field| field.level);
    fields
}

/// The steps in the order of a walk: each behind the one that leads to it.
fn steps(addresses: &Addresses, catalogue: &Catalogue) -> Vec<Step> {
    // A question's answers follow each other, so their places are known before their steps are
    // written: breadth first.
    let mut order = vec![String::new()];
    let mut steps = Vec::new();
    let mut place = 0;
    while let Some(at) = order.get(place).cloned() {
        match addresses.get(at.as_str()) {
            Some(Written::Question(_, question)) => {
                let answers = question.answers.iter().map(|answer| {
                    let next = u16::try_from(order.len()).unwrap_or(u16::MAX);
                    order.push(join(&at, &answer.id));
                    Answer {
                        id: answer.id.clone(),
                        text: text(&answer.zh, &answer.en),
                        example: answer.example.clone().into(),
                        next,
                    }
                });
                let answers = answers.collect();
                let text = text(&question.zh, &question.en);
                steps.push(Step::Question(Question { text, answers }));
            }
            Some(Written::Leaf(_, leaf)) => steps.push(Step::Leaf(leaf_of(leaf, catalogue))),
            None => {}
        }
        place += 1;
    }
    steps
}

fn leaf_of(leaf: &WrittenLeaf, catalogue: &Catalogue) -> Leaf {
    let meaning = registered(catalogue, leaf.code);
    let note = leaf.content.zh.as_deref().zip(leaf.content.en.as_deref());
    Leaf {
        code: leaf.code,
        reason: leaf.reason.clone().into(),
        runner_up: RunnerUp {
            code: leaf.runner_up.code,
            when: text(&leaf.runner_up.zh, &leaf.runner_up.en),
        },
        fields: meaning.map(|meaning| fields(leaf, meaning)).unwrap_or_default(),
        content: choose_file::Content {
            kind: leaf.content.kind,
            note: note.map(|(zh, en)| text(zh, en)),
        },
    }
}

fn text(zh: &str, en: &str) -> Text {
    Text { zh: zh.to_owned(), en: en.to_owned() }
}

impl From<WrittenText> for Text {
    fn from(WrittenText { zh, en }: WrittenText) -> Self {
        Self { zh, en }
    }
}

impl From<WrittenScenario> for Scenario {
    fn from(written: WrittenScenario) -> Self {
        Self {
            id: written.id,
            text: Text { zh: written.zh, en: written.en },
            also_zh: written.also_zh,
            also_en: written.also_en,
            code: written.code,
            instead: written.instead,
            reason: written.reason.into(),
            path: written.path,
        }
    }
}

/// `choose.json`: the tree and the situations, for other programs.
fn json(file: &File) -> String {
    let scenarios: Vec<Value> = file.scenarios.iter().map(scenario_json).collect();
    json!({ "tree": step_json(file, 0, ""), "scenarios": scenarios }).to_string()
}

fn step_json(file: &File, place: usize, at: &str) -> Value {
    match file.steps.get(place) {
        Some(Step::Question(question)) => {
            let answers = question.answers.iter().map(|answer| {
                let at = join(at, &answer.id);
                json!({
                    "path": at,
                    "zh": answer.text.zh,
                    "en": answer.text.en,
                    "example": answer.example,
                    "next": step_json(file, usize::from(answer.next), &at),
                })
            });
            let answers: Vec<Value> = answers.collect();
            json!({ "question": question.text, "answers": answers })
        }
        Some(Step::Leaf(leaf)) => {
            let RunnerUp { code, when } = &leaf.runner_up;
            json!({
                "code": leaf.code,
                "reason": leaf.reason,
                "runner_up": { "code": code, "when": when },
                "fields": leaf.fields,
                "content": { "kind": leaf.content.kind, "note": leaf.content.note },
            })
        }
        None => Value::Null,
    }
}

fn scenario_json(scenario: &Scenario) -> Value {
    json!({
        "id": scenario.id,
        "zh": scenario.text.zh,
        "en": scenario.text.en,
        "also": { "zh": scenario.also_zh, "en": scenario.also_en },
        "code": scenario.code,
        "instead": scenario.instead,
        "reason": scenario.reason,
        "path": scenario.path,
    })
}
