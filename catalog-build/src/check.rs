//! The rules of the catalogue. What breaks one does not build.

use std::collections::{BTreeMap, BTreeSet};

use crate::Fault;
use crate::example;
use crate::facts::{Class, Lifecycle, Party, Retry};
use crate::fold::is_han;
use crate::misuse;
use crate::prose::{advises_to_wait, chinese, english, has_figure};
use crate::read::{Catalogue, Entry, Language, Meaning, PROVENANCE, Provenance};
use crate::texts::{Document, Level, Message};

/// The longest Chinese summary, in Han characters.
const SUMMARY_ZH: usize = 60;
/// The longest English summary, in characters.
const SUMMARY_EN: usize = 140;
/// The shortest stretch of a message that does not vary; a Han character counts as two.
const LITERAL: usize = 6;

/// Every fault of the catalogue, in file order.
pub fn check(catalogue: &Catalogue) -> Vec<Fault> {
    let mut faults = Vec::new();
    let numbers: BTreeSet<u16> = catalogue.entries.iter().map(|entry| entry.code).collect();
    let sources: BTreeSet<&str> = catalogue.sources.iter().map(|(key, _)| key.as_str()).collect();
    let mut files: BTreeMap<u16, &str> = BTreeMap::new();
    for entry in &catalogue.entries {
        let mut sheet = Sheet { file: &entry.file, faults: &mut faults };
        if let Some(first) = files.insert(entry.code, &entry.file) {
            sheet.fault("code", format!("{} is already in {first}", entry.code));
        }
        check_entry(&mut sheet, entry, &numbers, &sources);
    }
    check_groups(catalogue, &mut faults);
    check_messages(catalogue, &mut faults);
    check_provenance(catalogue, &mut faults);
    misuse::check(catalogue, &mut faults);
    faults
}

/// A group is there for owners to be in it, and shares the addresses of the filters with them.
fn check_groups(catalogue: &Catalogue, faults: &mut Vec<Fault>) {
    let mut sheet = Sheet { file: "sources.toml", faults };
    for (key, source) in &catalogue.sources {
        let group = source.group.as_ref();
        let known = group.is_none_or(|group| catalogue.groups.iter().any(|(key, _)| key == group));
        sheet.demand(known, &format!("{key}.group"), "is not among the groups");
    }
    for (key, _) in &catalogue.groups {
        let owners = catalogue.sources.iter().filter(|(_, s)| s.group.as_ref() == Some(key));
        let place = format!("groups.{key}");
        sheet.demand(owners.count() > 1, &place, "has fewer than two owners");
        let taken = ["registered", "unofficial"].contains(&key.as_str())
            || catalogue.sources.iter().any(|(source, _)| source == key);
        sheet.demand(!taken, &place, "is the key of another choice");
    }
}

/// The messages of the whole catalogue, each with its file, its key and its code.
fn messages(
    catalogue: &Catalogue,
) -> impl Iterator<Item = (&str, String, u16, &Meaning, &Message)> {
    catalogue.entries.iter().flat_map(|entry| {
        entry.meanings.iter().enumerate().flat_map(move |(i, meaning)| {
            meaning.messages.iter().enumerate().map(move |(j, message)| {
                let key = format!("meanings[{i}].messages[{j}]");
                (entry.file.as_str(), key, entry.code, meaning, message)
            })
        })
    })
}

/// Rules that look at more than one file: one spelling for a program, and a text of two codes is
/// allowed by both.
fn check_messages(catalogue: &Catalogue, faults: &mut Vec<Fault>) {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut spellings: BTreeMap<String, &str> = BTreeMap::new();
    let mut texts: BTreeMap<String, Vec<(u16, &Message)>> = BTreeMap::new();
    for (file, key, code, _, message) in messages(catalogue) {
        let mut sheet = Sheet { file, faults };
        let spelling = *spellings.entry(plain(&message.by)).or_insert(&message.by);
        if spelling != message.by {
            let by = &message.by;
            sheet.fault(format!("{key}.by"), format!("`{by}` is spelled `{spelling}` before"));
        }
        texts.entry(plain(&message.text)).or_default().push((code, message));
    }
    for (file, key, code, _, message) in messages(catalogue) {
        let mut sheet = Sheet { file, faults };
        let others: BTreeSet<u16> = texts
            .get(&plain(&message.text))
            .into_iter()
            .flatten()
            .filter_map(|(other, _)| (*other != code).then_some(*other))
            .collect();
        let allowed: BTreeSet<u16> = message.also.iter().copied().collect();
        if others != allowed {
            sheet.fault(
                format!("{key}.also"),
                format!("names {allowed:?}, but the text stands under {others:?}, too"),
            );
        }
    }
}

/// Each message has its line in `messages.tsv`, and each line its message.
fn check_provenance(catalogue: &Catalogue, faults: &mut Vec<Fault>) {
    let mut lines: BTreeMap<(u16, [&str; 3]), usize> = BTreeMap::new();
    for (i, line) in catalogue.provenance.iter().enumerate() {
        let Provenance { code, source, by, text, location } = line;
        let mut sheet = Sheet { file: PROVENANCE, faults };
        let place = format!("line {}", i + 2);
        sheet.demand(!location.trim().is_empty(), &place, "does not say where");
        let twice = lines.insert((*code, [source, by, text]), i + 2).is_some();
        sheet.demand(!twice, &place, "stands there twice");
    }
    for (file, key, code, meaning, message) in messages(catalogue) {
        let line = [&meaning.source, &message.by, &message.text].map(String::as_str);
        if lines.remove(&(code, line)).is_none() {
            let reason = format!("has no line in {PROVENANCE}");
            faults.push(Fault { file: file.into(), key, reason });
        }
    }
    for ((_, [_, _, text]), line) in lines {
        faults.push(Fault {
            file: PROVENANCE.into(),
            key: format!("line {line}"),
            reason: format!("no meaning has the message `{text}`"),
        });
    }
}

/// Collects the faults of one file.
pub(crate) struct Sheet<'a> {
    pub(crate) file: &'a str,
    pub(crate) faults: &'a mut Vec<Fault>,
}

impl Sheet<'_> {
    pub(crate) fn fault(&mut self, key: impl Into<String>, reason: impl Into<String>) {
        self.faults.push(Fault { file: self.file.into(), key: key.into(), reason: reason.into() });
    }

    pub(crate) fn demand(&mut self, holds: bool, key: &str, reason: &str) {
        if !holds {
            self.fault(key, reason);
        }
    }
}

fn check_entry(
    sheet: &mut Sheet,
    entry: &Entry,
    numbers: &BTreeSet<u16>,
    sources: &BTreeSet<&str>,
) {
    let stem = entry.file.trim_end_matches(".toml");
    sheet.demand(stem == entry.code.to_string(), "code", "differs from the file's name");
    sheet.demand(entry.code <= 999, "code", "a status code has at most three digits");
    sheet.demand(!entry.meanings.is_empty(), "meanings", "a code needs at least one");
    let mut targets = BTreeSet::new();
    for (i, meaning) in entry.meanings.iter().enumerate() {
        let key = format!("meanings[{i}]");
        if !sources.contains(meaning.source.as_str()) {
            sheet.fault(
                format!("{key}.source"),
                format!("`{}` is not in sources.toml", meaning.source),
            );
        }
        if meaning.is_registered() {
            sheet.demand(i == 0, &key, "the registered meaning stands first");
            sheet.demand(
                Class::of(entry.code).is_some(),
                "code",
                "a registered code has a class, so it lies between 100 and 599",
            );
        }
        check_facts(sheet, &key, meaning, entry.code);
        for (language, texts, lint) in [
            ("zh", &meaning.zh, chinese as fn(&str) -> Option<&'static str>),
            ("en", &meaning.en, english),
        ] {
            check_texts(sheet, &format!("{key}.{language}"), meaning, texts, lint);
        }
        check_summary_lengths(sheet, &key, meaning);
        check_parallel(sheet, &key, meaning);
        for (j, difference) in meaning.compare.iter().enumerate() {
            let key = format!("{key}.compare[{j}]");
            if !numbers.contains(&difference.code) {
                sheet
                    .fault(format!("{key}.code"), format!("there is no entry {}", difference.code));
            }
            sheet.demand(
                difference.code > entry.code,
                &format!("{key}.code"),
                "a pair is written once, in the file of the lower number",
            );
            sheet.demand(
                targets.insert(difference.code),
                &format!("{key}.code"),
                "this pair is written twice",
            );
            lint_text(sheet, &format!("{key}.zh"), &difference.zh, chinese);
            lint_text(sheet, &format!("{key}.en"), &difference.en, english);
        }
        check_documents(sheet, &key, meaning);
        check_route(sheet, &key, meaning);
        check_own_messages(sheet, &key, meaning, entry.code, numbers);
        check_example(sheet, &key, meaning, entry.code);
    }
}

fn check_documents(sheet: &mut Sheet, key: &str, meaning: &Meaning) {
    check_document(sheet, &format!("{key}.defined_in"), &meaning.defined_in);
    let mut addresses = BTreeSet::from([meaning.defined_in.url.as_str()]);
    for (i, document) in meaning.sources.iter().enumerate() {
        let key = format!("{key}.sources[{i}]");
        check_document(sheet, &key, document);
        let twice = !addresses.insert(&document.url);
        sheet.demand(!twice, &format!("{key}.url"), "stands there twice");
    }
    let place = format!("{key}.checked");
    if let Some(month) = &meaning.checked {
        sheet.demand(month_of(month).is_some(), &place, "is not a month like 2026-11");
        sheet.demand(
            !meaning.is_registered() || !meaning.sources.is_empty(),
            &format!("{key}.sources"),
            "is empty: what was checked is not the registered document's",
        );
    } else {
        let figure = |texts: &Language| {
            let lists = lists(texts).into_iter().flat_map(|(_, items)| items);
            lists.chain(&texts.retry).chain([&texts.summary]).any(|text| has_figure(text))
        };
        sheet.demand(
            !figure(&meaning.zh) && !figure(&meaning.en),
            &place,
            "missing: the texts have a figure that its owner may change",
        );
    }
}

fn check_document(sheet: &mut Sheet, key: &str, document: &Document) {
    sheet.demand(!document.document.trim().is_empty(), &format!("{key}.document"), "is empty");
    sheet.demand(
        document.url.strip_prefix("https://").is_some_and(|rest| rest.contains('.')),
        &format!("{key}.url"),
        "a link is an https address",
    );
}

/// The number of a month that is written like `2026-11`, counted from the year 0.
pub fn month_of(text: &str) -> Option<u32> {
    let (year, month) = text.split_once('-')?;
    if year.len() != 4 || month.len() != 2 {
        return None;
    }
    let (year, month): (u32, u32) = (year.parse().ok()?, month.parse().ok()?);
    (1..=12).contains(&month).then_some(year * 12 + month - 1)
}

fn check_route(sheet: &mut Sheet, key: &str, meaning: &Meaning) {
    let path = &meaning.path;
    if path.is_empty() {
        for (given, name) in [
            (meaning.sent_by.is_some(), "sent_by"),
            (meaning.broken_between.is_some(), "broken_between"),
        ] {
            sheet.demand(!given, &format!("{key}.{name}"), "needs a path");
        }
        return;
    }
    let parties: BTreeSet<&Party> = path.iter().collect();
    sheet.demand(
        path.len() > 1 && path[0] == Party::Client && parties.len() == path.len(),
        &format!("{key}.path"),
        "begins with the client, and has at least one other party, each once",
    );
    sheet.demand(
        meaning.sent_by.is_none_or(|party| path.contains(&party)),
        &format!("{key}.sent_by"),
        "is not on the path",
    );
    sheet.demand(
        meaning.broken_between.is_none_or(|pair| path.windows(2).any(|next| next == pair)),
        &format!("{key}.broken_between"),
        "are not neighbours on the path",
    );
}

fn check_own_messages(
    sheet: &mut Sheet,
    key: &str,
    meaning: &Meaning,
    code: u16,
    numbers: &BTreeSet<u16>,
) {
    let mut own = BTreeSet::new();
    for (i, message) in meaning.messages.iter().enumerate() {
        let Message { by, text, also } = message;
        let key = format!("{key}.messages[{i}]");
        for (name, value) in [("by", by), ("text", text)] {
            let key = format!("{key}.{name}");
            sheet.demand(!value.trim().is_empty(), &key, "is empty");
            sheet.demand(value.trim() == value, &key, "has a space at an end");
            sheet.demand(!value.contains('`'), &key, "has a backtick, which is not rendered there");
            let line = !value.contains(['\n', '\t']);
            sheet.demand(line, &key, "is more than a line, or has a tab");
        }
        sheet.demand(own.insert((by, text)), &key, "stands there twice");
        let long = |part: &str| {
            part.chars().map(|c| if is_han(c) { 2 } else { 1 }).sum::<usize>() >= LITERAL
        };
        sheet.demand(
            text.split('*').any(|part| long(part.trim())),
            &format!("{key}.text"),
            "has no stretch of 6 characters that does not vary",
        );
        let known = also.iter().all(|other| *other != code && numbers.contains(other));
        sheet.demand(known, &format!("{key}.also"), "names a code that is not another entry");
    }
}

fn check_facts(sheet: &mut Sheet, key: &str, meaning: &Meaning, code: u16) {
    let registered = meaning.is_registered();
    let unofficial = matches!(meaning.lifecycle, Lifecycle::Unofficial | Lifecycle::Retired);
    sheet.demand(
        !(registered && unofficial),
        &format!("{key}.lifecycle"),
        "a registered meaning is not unofficial",
    );
    sheet.demand(
        registered || !matches!(meaning.lifecycle, Lifecycle::Standard | Lifecycle::Temporary),
        &format!("{key}.lifecycle"),
        "only a registered meaning is standard or temporary",
    );
    sheet.demand(
        registered == meaning.evidence.is_none(),
        &format!("{key}.evidence"),
        "given for unofficial meanings, and for these only",
    );
    for (given, name) in [
        (meaning.first_defined.is_some(), "first_defined"),
        (meaning.cacheable.is_some(), "cacheable"),
        (meaning.content.is_some(), "content"),
    ] {
        sheet.demand(
            given || !registered,
            &format!("{key}.{name}"),
            "missing for a registered code",
        );
    }
    sheet.demand(
        meaning.retry.is_some() || code < 400,
        &format!("{key}.retry"),
        "missing: an error says whether a retry may help",
    );
    sheet.demand(
        !meaning.phrase.trim().is_empty() && !meaning.phrase.contains('`'),
        &format!("{key}.phrase"),
        "is empty or has a backtick",
    );
    for (i, field) in meaning.fields.iter().enumerate() {
        let key = format!("{key}.fields[{i}].when");
        sheet.demand(
            field.when.is_some() == (field.level == Level::When),
            &key,
            "says the condition: needed with level = \"when\", and only then",
        );
        if let Some(when) = &field.when {
            lint_plain(sheet, &format!("{key}.zh"), &when.zh, chinese);
            lint_plain(sheet, &format!("{key}.en"), &when.en, english);
        }
    }
    for (library, constant) in &meaning.constants {
        let names: BTreeSet<&String> = constant.iter().collect();
        let all = constant.iter().count();
        sheet.demand(
            names.len() == all && names.iter().all(|name| !name.trim().is_empty()),
            &format!("{key}.constants.{library:?}").to_lowercase(),
            "has a name twice or an empty one",
        );
    }
}

fn check_texts(
    sheet: &mut Sheet,
    key: &str,
    meaning: &Meaning,
    texts: &Language,
    lint: fn(&str) -> Option<&'static str>,
) {
    lint_plain(sheet, &format!("{key}.name"), &texts.name, lint);
    lint_plain(sheet, &format!("{key}.summary"), &texts.summary, lint);
    for (name, items) in lists(texts) {
        for (i, text) in items.iter().enumerate() {
            lint_text(sheet, &format!("{key}.{name}[{i}]"), text, lint);
        }
    }
    sheet.demand(!texts.meaning.is_empty(), &format!("{key}.meaning"), "is empty");
    if meaning.is_registered() {
        for (name, items) in lists(texts) {
            sheet.demand(
                !items.is_empty() || meaning.lifecycle == Lifecycle::Unused,
                &format!("{key}.{name}"),
                "is empty for a registered code",
            );
        }
    }
    sheet.demand(
        !texts.keywords.is_empty() && texts.keywords.iter().all(|word| !word.trim().is_empty()),
        &format!("{key}.keywords"),
        "is empty or has an empty one",
    );
    sheet.demand(
        texts.retry.is_some() == (meaning.retry == Some(Retry::MayHelp)),
        &format!("{key}.retry"),
        "says when a retry may help: needed with retry = \"may-help\", and only then",
    );
    sheet.demand(
        !texts.keywords.iter().any(|word| word.contains('`')),
        &format!("{key}.keywords"),
        "has a backtick, which is not rendered there",
    );
    if meaning.retry == Some(Retry::No) {
        for (i, text) in texts.client.iter().enumerate() {
            if advises_to_wait(text) {
                let reason = "advises to wait, though retry = \"no\"";
                sheet.fault(format!("{key}.client[{i}]"), format!("{reason}: {text}"));
            }
        }
    }
    if let Some(text) = &texts.retry {
        lint_text(sheet, &format!("{key}.retry"), text, lint);
    }
}

fn lists(texts: &Language) -> [(&'static str, &[String]); 4] {
    [
        ("meaning", &texts.meaning),
        ("causes", &texts.causes),
        ("client", &texts.client),
        ("server", &texts.server),
    ]
}

fn check_summary_lengths(sheet: &mut Sheet, key: &str, meaning: &Meaning) {
    let zh = meaning.zh.summary.chars().filter(|c| is_han(*c)).count();
    if zh > SUMMARY_ZH {
        sheet.fault(
            format!("{key}.zh.summary"),
            format!("has {zh} Han characters, {SUMMARY_ZH} at most"),
        );
    }
    let en = meaning.en.summary.chars().count();
    if en > SUMMARY_EN {
        sheet.fault(
            format!("{key}.en.summary"),
            format!("has {en} characters, {SUMMARY_EN} at most"),
        );
    }
}

fn check_parallel(sheet: &mut Sheet, key: &str, meaning: &Meaning) {
    for ((name, zh), (_, en)) in lists(&meaning.zh).into_iter().zip(lists(&meaning.en)) {
        if zh.len() != en.len() {
            sheet.fault(
                format!("{key}.zh.{name}"),
                format!("has {} items, English has {}", zh.len(), en.len()),
            );
        }
    }
}

fn check_example(sheet: &mut Sheet, key: &str, meaning: &Meaning, code: u16) {
    let Some(example) = &meaning.example else {
        sheet.demand(
            !meaning.is_registered() || meaning.lifecycle == Lifecycle::Unused,
            &format!("{key}.example"),
            "missing for a registered code",
        );
        return;
    };
    if meaning.is_registered() {
        sheet.demand(
            example.request.is_some() && example.response.is_some(),
            &format!("{key}.example"),
            "needs a request and a response",
        );
    }
    let method = match example.request.as_deref().map(example::request) {
        Some(Ok(method)) => Some(method),
        Some(Err(reason)) => return sheet.fault(format!("{key}.example.request"), reason),
        None => None,
    };
    let place = format!("{key}.example.response");
    let responses = match example.response.as_deref() {
        Some(text) => example::responses(text, method),
        None => return,
    };
    let responses = match responses {
        Ok(responses) => responses,
        Err(reason) => return sheet.fault(place, reason),
    };
    if let Some(of) = example.of {
        let number = code.to_string();
        sheet.demand(
            of != code && responses.iter().any(|r| r.code == of && r.content.contains(&number)),
            &format!("{key}.example.of"),
            "is the code of the response, whose content has the entry's number",
        );
    } else if !responses.iter().any(|response| response.code == code) {
        let codes: Vec<u16> = responses.iter().map(|response| response.code).collect();
        sheet.fault(place, format!("is of another code: {codes:?}"));
    }
}

/// A text of which the page renders no code spans.
fn lint_plain(sheet: &mut Sheet, key: &str, text: &str, lint: fn(&str) -> Option<&'static str>) {
    if text.contains('`') {
        sheet.fault(key, format!("has a backtick, which is not rendered there: {text}"));
    } else {
        lint_text(sheet, key, text, lint);
    }
}

pub(crate) fn lint_text(
    sheet: &mut Sheet,
    key: &str,
    text: &str,
    lint: fn(&str) -> Option<&'static str>,
) {
    if text.trim().is_empty() {
        sheet.fault(key, "is empty");
    } else if text.matches('`').count() % 2 == 1 {
        sheet.fault(key, "has a backtick without its partner");
    } else if let Some(reason) = lint(text) {
        sheet.fault(key, format!("{reason}: {text}"));
    }
}
