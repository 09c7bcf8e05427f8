//! Numbers that people paste and that are no status codes: sub-statuses, flags, exit codes,
//! close codes, replies of other protocols.
//!
//! A file of `related/` is a family: one kind of number, by one owner. Nothing here decides what
//! a paste means; the rules below only make sure that such a decision can be made.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::Fault;
use crate::check::{Sheet, lint_text};
use crate::fold::is_han;
use crate::prose::{chinese, english};
use crate::read;
use crate::texts::Document;

/// The longest Chinese name, in Han characters.
const NAME_ZH: usize = 24;
/// The longest English name, in characters.
const NAME_EN: usize = 64;
/// The longest Chinese text, in Han characters.
const TEXT_ZH: usize = 120;
/// The longest English text, in characters.
const TEXT_EN: usize = 320;

/// One kind of number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// The file it was read from.
    #[serde(skip)]
    pub file: String,
    /// Its key: the file's name without the extension.
    pub key: String,
    /// What kind of number it is and by whom, in Chinese.
    pub zh: String,
    /// What kind of number it is and by whom, in English.
    pub en: String,
    /// The `needs` of each number that has none of its own.
    #[serde(default)]
    pub needs: Vec<String>,
    /// The owner's document.
    pub defined_in: Document,
    /// Further documents.
    #[serde(default)]
    pub sources: Vec<Document>,
    /// The month in which the owner's document was read, `2026-11`; given where the owner may
    /// change it.
    pub checked: Option<String>,
    /// The numbers, in the owner's order.
    pub numbers: Vec<Number>,
}

/// One number, or a name or flag that stands for one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// As people write it: `404.13`, `SH--`, `H12`. Capital letters matter only where two ids
    /// differ in nothing else, as `SH--` and `sH--` do.
    pub id: String,
    /// Other spellings. Each is unmistakable by itself, so `needs` does not concern them.
    #[serde(default)]
    pub also: Vec<String>,
    /// Words, the strongest first. Where there are any, one has to stand near the `id` before it
    /// is taken as meant. Where two families claim one `id`, the stronger word decides. Without
    /// this key the family's words count; an empty list says that the `id` is unmistakable.
    pub needs: Option<Vec<String>>,
    /// The status codes that go with it, the best first; empty where none does.
    #[serde(default)]
    pub codes: Vec<u16>,
    /// Its words in Chinese.
    pub zh: Words,
    /// Its words in English.
    pub en: Words,
}

/// The words of a number in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What it is called, without a full stop.
    pub name: String,
    /// What it is, why it comes, and what to do: a sentence or two.
    pub text: String,
}

impl Family {
    /// The words one of which has to stand near the number's `id`; none where it is unmistakable.
    pub fn needs<'a>(&'a self, number: &'a Number) -> &'a [String] {
        number.needs.as_ref().unwrap_or(&self.needs)
    }
}

/// Reads `related/*.toml` below `dir`, in the order of the files' names.
///
/// # Errors
///
/// A fault for each file that cannot be read or does not fit, or for the directory.
pub fn read(dir: &Path) -> Result<Vec<Family>, Vec<Fault>> {
    let fault = |e: std::io::Error| Fault {
        file: "related".into(),
        key: String::new(),
        reason: e.to_string(),
    };
    let files = fs::read_dir(dir.join("related")).map_err(|e| vec![fault(e)])?;
    let mut paths: Vec<_> = files
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    paths.sort();
    let mut families = Vec::new();
    let mut faults = Vec::new();
    for path in paths {
        match read::load::<Family>(&path) {
            Ok(mut family) => {
                family.file = read::name_of(&path);
                families.push(family);
            }
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(families) } else { Err(faults) }
}

/// Every fault of the families, in file order. `catalogued` are the status codes that have an
/// entry.
pub fn check(families: &[Family], catalogued: &BTreeSet<u16>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut spellings = Spellings::default();
    for family in families {
        let mut sheet = Sheet { file: &family.file, faults: &mut faults };
        check_family(&mut sheet, family);
        for (i, number) in family.numbers.iter().enumerate() {
            let key = format!("numbers[{i}]");
            check_number(&mut sheet, &key, family, number, catalogued);
            spellings.check(&mut sheet, &key, family, number);
        }
    }
    faults
}

fn check_family(sheet: &mut Sheet, family: &Family) {
    let stem = family.file.trim_end_matches(".toml");
    sheet.demand(stem == family.key, "key", "differs from the file's name");
    lint_text(sheet, "zh", &family.zh, chinese);
    lint_text(sheet, "en", &family.en, english);
    check_needs(sheet, "needs", &family.needs);
    check_document(sheet, "defined_in", &family.defined_in);
    for (i, document) in family.sources.iter().enumerate() {
        check_document(sheet, &format!("sources[{i}]"), document);
    }
    if let Some(month) = &family.checked {
        sheet.demand(is_month(month), "checked", "is no month such as 2026-11");
    }
    sheet.demand(!family.numbers.is_empty(), "numbers", "a family needs at least one");
}

fn check_document(sheet: &mut Sheet, key: &str, document: &Document) {
    let named = !document.document.trim().is_empty();
    sheet.demand(named, &format!("{key}.document"), "is empty");
    sheet.demand(
        document.url.strip_prefix("https://").is_some_and(|rest| rest.contains('.')),
        &format!("{key}.url"),
        "a link is an https address",
    );
}

fn is_month(text: &str) -> bool {
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('-').is_some_and(|(year, month)| {
        year.len() == 4
            && digits(year)
            && month.len() == 2
            && digits(month)
            && matches!(month.parse(), Ok(1..=12))
    })
}

fn check_number(
    sheet: &mut Sheet,
    key: &str,
    family: &Family,
    number: &Number,
    catalogued: &BTreeSet<u16>,
) {
    check_spelling(sheet, &format!("{key}.id"), &number.id);
    for (i, spelling) in number.also.iter().enumerate() {
        let key = format!("{key}.also[{i}]");
        check_spelling(sheet, &key, spelling);
        sheet.demand(!is_ambiguous(spelling), &key, "is too short to be meant by itself");
    }
    let needs = family.needs(number);
    check_needs(sheet, &format!("{key}.needs"), needs);
    sheet.demand(
        !needs.is_empty() || !is_ambiguous(&number.id),
        &format!("{key}.needs"),
        "is empty, and a bare number or a few letters may mean anything",
    );
    let mut seen = BTreeSet::new();
    for (i, code) in number.codes.iter().enumerate() {
        let key = format!("{key}.codes[{i}]");
        if !catalogued.contains(code) {
            sheet.fault(&key, format!("there is no entry {code}"));
        }
        sheet.demand(seen.insert(code), &key, "stands twice");
    }
    for (language, words, lint) in [
        ("zh", &number.zh, chinese as fn(&str) -> Option<&'static str>),
        ("en", &number.en, english),
    ] {
        for (name, text) in [("name", &words.name), ("text", &words.text)] {
            lint_text(sheet, &format!("{key}.{language}.{name}"), text, lint);
        }
        sheet.demand(
            !words.name.ends_with(['.', '。']),
            &format!("{key}.{language}.name"),
            "a name is no sentence",
        );
        sheet.demand(
            words.text.ends_with(['.', '。']),
            &format!("{key}.{language}.text"),
            "a text is whole sentences",
        );
    }
    for (name, text, most) in
        [("name", &number.zh.name, NAME_ZH), ("text", &number.zh.text, TEXT_ZH)]
    {
        let han = text.chars().filter(|c| is_han(*c)).count();
        if han > most {
            sheet.fault(
                format!("{key}.zh.{name}"),
                format!("has {han} Han characters, {most} at most"),
            );
        }
    }
    for (name, text, most) in
        [("name", &number.en.name, NAME_EN), ("text", &number.en.text, TEXT_EN)]
    {
        let length = text.chars().count();
        if length > most {
            sheet.fault(
                format!("{key}.en.{name}"),
                format!("has {length} characters, {most} at most"),
            );
        }
    }
}

fn check_spelling(sheet: &mut Sheet, key: &str, spelling: &str) {
    sheet.demand(
        !spelling.is_empty() && spelling.trim() == spelling,
        key,
        "is empty or has a space at an end",
    );
}

fn check_needs(sheet: &mut Sheet, key: &str, needs: &[String]) {
    let mut seen = BTreeSet::new();
    for (i, word) in needs.iter().enumerate() {
        let key = format!("{key}[{i}]");
        sheet.demand(
            !word.is_empty() && word.trim() == word,
            &key,
            "is empty or has a space at an end",
        );
        sheet.demand(
            !word.chars().any(|c| c.is_ascii_uppercase()),
            &key,
            "is written in lower case",
        );
        sheet.demand(seen.insert(word), &key, "stands twice");
    }
}

/// Whether a spelling alone says too little: digits only, or at most three letters.
fn is_ambiguous(spelling: &str) -> bool {
    spelling.chars().all(|c| c.is_ascii_digit())
        || (spelling.chars().count() <= 3 && spelling.chars().all(char::is_alphabetic))
}

/// What is spelled so far, to find two numbers that a paste could not tell apart.
#[derive(Default)]
struct Spellings<'a> {
    /// Each spelling with the family that has it.
    all: BTreeMap<&'a str, Vec<Spelled<'a>>>,
}

/// A spelling's owner, and what it needs.
#[derive(Clone, Copy)]
struct Spelled<'a> {
    file: &'a str,
    needs: &'a [String],
}

impl<'a> Spellings<'a> {
    fn check(&mut self, sheet: &mut Sheet, key: &str, family: &'a Family, number: &'a Number) {
        let id = (format!("{key}.id"), number.id.as_str(), family.needs(number));
        let also = number.also.iter().enumerate();
        let also = also.map(|(i, also)| (format!("{key}.also[{i}]"), also.as_str(), &[][..]));
        for (key, spelling, needs) in std::iter::once(id).chain(also) {
            let others = self.all.entry(spelling).or_default();
            for other in others.iter() {
                let apart = other.file != family.file
                    && !needs.is_empty()
                    && !other.needs.is_empty()
                    && !needs.iter().any(|word| other.needs.contains(word));
                if !apart {
                    sheet.fault(
                        &key,
                        format!(
                            "`{spelling}` is also in {}, and no word of `needs` tells them apart",
                            other.file
                        ),
                    );
                }
            }
            others.push(Spelled { file: &family.file, needs });
        }
    }
}

/// The families for machines: `related_numbers` of `codes.json`.
pub fn export(families: &[Family]) -> Value {
    let document =
        |d: &Document| json!({ "document": d.document, "section": d.section, "url": d.url });
    families
        .iter()
        .map(|family| {
            let number = |number: &Number| {
                json!({
                    "id": number.id,
                    "also": number.also,
                    "needs": family.needs(number),
                    "codes": number.codes,
                    "name": { "zh": number.zh.name, "en": number.en.name },
                    "text": { "zh": number.zh.text, "en": number.en.text },
                })
            };
            json!({
                "key": family.key,
                "name": { "zh": family.zh, "en": family.en },
                "defined_in": document(&family.defined_in),
                "sources": family.sources.iter().map(document).collect::<Vec<_>>(),
                "checked": family.checked,
                "numbers": family.numbers.iter().map(number).collect::<Vec<_>>(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_numbers_and_a_few_letters_are_ambiguous() {
        for spelling in ["1015", "UF", "URX", "550"] {
            assert!(is_ambiguous(spelling), "{spelling}");
        }
        for spelling in ["404.13", "SH--", "H12", "EPIPE", "curl 52"] {
            assert!(!is_ambiguous(spelling), "{spelling}");
        }
    }

    #[test]
    fn months() {
        assert!(is_month("2026-11"));
        for text in ["2026", "2026-13", "2026-1", "26-11", "2026-+1", "2026-11-26"] {
            assert!(!is_month(text), "{text}");
        }
    }
}
