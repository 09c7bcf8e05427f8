//! The catalogue as JSON: the long texts for the page, and `codes.json` for machines.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::facts::Class;
use crate::read::{Catalogue, Language, Meaning};
use crate::related::{self, Family};
use crate::texts::{Constant, Difference, Long, Texts};

/// The date of the registry that the catalogue was checked against.
pub const REGISTRY_DATE: &str = "2025-09-15";

/// The long texts in Chinese and in English.
pub fn texts(catalogue: &Catalogue) -> [String; 2] {
    let language = |pick: fn(&Meaning) -> &Language,
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
                    long(m, pick(m), compare)
                });
                (entry.code, long.collect())
            })
            .collect();
        to_json(&texts)
    };
    [language(|m| &m.zh, |both| both.zh), language(|m| &m.en, |both| both.en)]
}

fn long(m: &Meaning, texts: &Language, compare: Vec<Difference>) -> Long {
    Long {
        meaning: texts.meaning.clone(),
        causes: texts.causes.clone(),
        client: texts.client.clone(),
        server: texts.server.clone(),
        retry: texts.retry.clone(),
        compare,
        former: m
            .former_phrases
            .iter()
            .map(|former| (former.phrase.clone(), former.document.clone()))
            .collect(),
        document: (&m.defined_in).into(),
        fields: m.fields.clone(),
        example: m.example.clone(),
        constants: m
            .constants
            .iter()
            .filter_map(|(library, names)| {
                let (name, former) = names.split_first()?;
                Some(Constant { library: *library, name: name.clone(), former: former.to_vec() })
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

/// `codes.json`: everything that the catalogue says, for machines, with the numbers of `related`.
pub fn codes(catalogue: &Catalogue, related: &[Family]) -> String {
    let mirrored = mirrored(catalogue);
    let codes: Vec<Value> = catalogue
        .entries
        .iter()
        .map(|entry| {
            let meanings: Vec<Value> = entry
                .meanings
                .iter()
                .enumerate()
                .map(|(i, m)| {
                    meaning(m, mirrored.get(&(entry.code, i)).map_or(&[][..], Vec::as_slice))
                })
                .collect();
            json!({
                "code": entry.code,
                "class": Class::of(entry.code).map(Class::label),
                "meanings": meanings,
            })
        })
        .collect();
    to_json(&json!({
        "registry": { "date": REGISTRY_DATE },
        "codes": codes,
        "related_numbers": related::export(related),
    }))
}

fn meaning(m: &Meaning, compare: &[Both]) -> Value {
    let both = |pick: fn(&Language) -> Value| json!({ "zh": pick(&m.zh), "en": pick(&m.en) });
    let constants = |pick: fn(&[String]) -> Option<Value>| -> BTreeMap<_, Value> {
        m.constants.iter().filter_map(|(library, names)| Some((*library, pick(names)?))).collect()
    };
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
        "defined_in": {
            "document": m.defined_in.document,
            "section": m.defined_in.section,
            "url": m.defined_in.url,
        },
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
        "fields": m.fields,
        "example": m.example,
        "constants": constants(|names| Some(json!(names.first()?))),
        "former_constants": constants(|names| (names.len() > 1).then(|| json!(names[1..]))),
    })
}

/// # Panics
///
/// Never: the types written here have only string keys and no maps that fail.
fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("the catalogue's types always make JSON")
}
