//! The catalogue as JSON: the long texts for the page, and `codes.json` for machines.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::facts::Class;
use crate::read::{self, Catalogue, Language, Meaning, Names};
use crate::related::{self, Family};
use crate::texts::{Constant, Difference, Document, Long, Texts};

/// The version of the form of `codes.json`; the file `codes.schema.json` has it, too.
///
/// It grows when a reader of an older form could misread a newer file.
pub const VERSION: u32 = 2;

/// The date of the registry that the catalogue was checked against.
pub const REGISTRY_DATE: &str = "2025-09-15";

/// The long texts in Chinese and in English.
pub fn texts(catalogue: &Catalogue) -> [String; 2] {
    let language = |pick: fn(&Meaning) -> &Language,
                    name: fn(&Names) -> &str,
                    difference: for<'a> fn(&'a Both<'a>) -> &'a str| {
        let mirrored = mirrored(catalogue);
        let texts: Texts = catalogue
            .entries
            .iter()
            .map(|entry| {
                let long = entry.meanings.iter().enumerate().map(|(i, m)| {
                    let compare = mirrored
                        .get(&(entry.code, i))
                        .into_iter()
                        .flatten()
                        .map(|both| Difference { code: both.code, text: difference(both).into() })
                        .collect();
                    let mut long = long(m, pick(m), name, compare);
                    // It is about the code, so it stands with the first meaning.
                    if i == 0 {
                        let misuse = catalogue.misuse.get(&entry.code).into_iter().flatten();
                        long.misuse = misuse.map(|misuse| misuse.in_language(name)).collect();
                    }
                    long
                });
                (entry.code, long.collect())
            })
            .collect();
        to_json(&texts)
    };
    [
        language(|m| &m.zh, |names| &names.zh, |both| both.zh),
        language(|m| &m.en, |names| &names.en, |both| both.en),
    ]
}

fn long(m: &Meaning, texts: &Language, name: fn(&Names) -> &str, compare: Vec<Difference>) -> Long {
    Long {
        meaning: texts.meaning.clone(),
        causes: texts.causes.clone(),
        client: texts.client.clone(),
        server: texts.server.clone(),
        retry: texts.retry.clone(),
        compare,
        misuse: Vec::new(),
        former: m
            .former_phrases
            .iter()
            .map(|former| (former.phrase.clone(), former.document.clone()))
            .collect(),
        document: m.defined_in.clone(),
        sources: m.sources.clone(),
        checked: m.checked.clone(),
        route: m.route(),
        messages: m.messages.clone(),
        fields: m.fields.iter().map(|field| field.in_language(name)).collect(),
        example: m.example.clone(),
        constants: m
            .constants
            .iter()
            .map(|(library, constant)| Constant {
                library: *library,
                name: constant.name.clone(),
                also: constant.also.clone(),
                former: constant.former.clone(),
            })
            .collect(),
    }
}

/// A difference as seen from either side.
struct Both<'a> {
    code: u16,
    zh: &'a str,
    en: &'a str,
}

/// A pair is written once; here it stands with both codes. The other side has it at its first
/// meaning.
fn mirrored(catalogue: &Catalogue) -> BTreeMap<(u16, usize), Vec<Both<'_>>> {
    let mut all: BTreeMap<(u16, usize), Vec<Both>> = BTreeMap::new();
    for entry in &catalogue.entries {
        for (i, meaning) in entry.meanings.iter().enumerate() {
            for difference in &meaning.compare {
                let (zh, en) = (difference.zh.as_str(), difference.en.as_str());
                all.entry((entry.code, i)).or_default().push(Both {
                    code: difference.code,
                    zh,
                    en,
                });
                all.entry((difference.code, 0)).or_default().push(Both {
                    code: entry.code,
                    zh,
                    en,
                });
            }
        }
    }
    for list in all.values_mut() {
        list.sort_by_key(|both| both.code);
    }
    all
}

/// The entry of each code in `codes.json`, in number order, a line each: what stands in the file of
/// that code alone.
pub fn entries(catalogue: &Catalogue) -> String {
    all_entries(catalogue).iter().map(|entry| to_json(entry) + "\n").collect()
}

fn all_entries(catalogue: &Catalogue) -> Vec<Value> {
    let mirrored = mirrored(catalogue);
    let entry = |entry: &read::Entry| {
        let compare = |i| mirrored.get(&(entry.code, i)).map_or(&[][..], Vec::as_slice);
        let meanings = entry.meanings.iter().enumerate();
        json!({
            "code": entry.code,
            "class": Class::of(entry.code).map(Class::label),
            "meanings": meanings.map(|(i, m)| meaning(m, compare(i))).collect::<Vec<_>>(),
            "misuse": catalogue.misuse.get(&entry.code).map_or(&[][..], Vec::as_slice),
        })
    };
    catalogue.entries.iter().map(entry).collect()
}

/// `codes.json`: everything that the catalogue says, for machines, with the numbers of `related`.
pub fn codes(catalogue: &Catalogue, related: &[Family]) -> String {
    let groups: BTreeMap<&str, Value> = catalogue
        .groups
        .iter()
        .map(|(key, names)| (key.as_str(), json!({ "zh": names.zh, "en": names.en })))
        .collect();
    let sources: BTreeMap<&str, Value> = catalogue
        .sources
        .iter()
        .map(|(key, source)| {
            let name = json!({ "zh": source.zh, "en": source.en });
            (key.as_str(), json!({ "name": name, "group": source.group }))
        })
        .collect();
    to_json(&json!({
        "version": VERSION,
        "registry": { "date": REGISTRY_DATE },
        "groups": groups,
        "sources": sources,
        "codes": all_entries(catalogue),
        "related_numbers": related::export(related),
    }))
}

fn meaning(m: &Meaning, compare: &[Both]) -> Value {
    let both = |pick: fn(&Language) -> Value| json!({ "zh": pick(&m.zh), "en": pick(&m.en) });
    let constants = |pick: fn(&read::Constant) -> &[String]| -> BTreeMap<_, &[String]> {
        let all = m.constants.iter().map(|(library, constant)| (*library, pick(constant)));
        all.filter(|(_, names)| !names.is_empty()).collect()
    };
    let fields = m.fields.iter().map(|field| {
        json!({
            "name": field.name,
            "in": field.carrier,
            "level": field.level,
            "when": field.when.as_ref().map(|when| json!({ "zh": when.zh, "en": when.en })),
        })
    });
    let document = |document: &Document| json!({ "document": document.document, "section": document.section, "url": document.url });
    json!({
        "source": m.source,
        "lifecycle": m.lifecycle,
        "evidence": m.evidence,
        "phrase": m.phrase,
        "former_phrases": m.former_phrases.iter()
            .map(|former| json!({ "phrase": former.phrase, "document": former.document }))
            .collect::<Vec<_>>(),
        "name": both(|l| json!(l.name)),
        "summary": both(|l| json!(l.summary)),
        "meaning": both(|l| json!(l.meaning)),
        "causes": both(|l| json!(l.causes)),
        "client": both(|l| json!(l.client)),
        "server": both(|l| json!(l.server)),
        "keywords": both(|l| json!(l.keywords)),
        "compare": compare.iter()
            .map(|both| json!({ "code": both.code, "zh": both.zh, "en": both.en }))
            .collect::<Vec<_>>(),
        "defined_in": document(&m.defined_in),
        "sources": m.sources.iter().map(document).collect::<Vec<_>>(),
        "checked": m.checked,
        "first_defined": m.first_defined.as_ref()
            .map(|first| json!({ "version": first.version, "document": first.document })),
        "cacheable": m.cacheable,
        "content": m.content,
        "method": m.method,
        "turn": m.turn,
        "retry": m.retry.map(|retry| json!({
            "may_help": retry == crate::facts::Retry::MayHelp,
            "when": m.zh.retry.as_ref().map(|_| both(|l| json!(l.retry))),
        })),
        "path": m.path,
        "sent_by": m.sent_by,
        "broken_between": m.broken_between,
        "fields": fields.collect::<Vec<_>>(),
        "example": m.example,
        "constants": m.constants.iter()
            .map(|(library, constant)| (*library, &constant.name))
            .collect::<BTreeMap<_, _>>(),
        "other_constants": constants(|constant| &constant.also),
        "former_constants": constants(|constant| &constant.former),
        "messages": m.messages.iter()
            .map(|message| json!({ "by": message.by, "text": message.text, "also": message.also }))
            .collect::<Vec<_>>(),
    })
}

/// # Panics
///
/// Never: the types written here have only string keys and no maps that fail.
fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("the catalogue's types always make JSON")
}
