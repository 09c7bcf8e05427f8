//! What search looks at: folded text, and of the characters in use their readings and traditional
//! forms.

use std::collections::{BTreeMap, BTreeSet};

use character_converter::traditional_to_simplified;
use heck::ToSnakeCase;
use pinyin::{ToPinyin, ToPinyinMulti};

use crate::file::{Entry, Family, File, Keys, Message, Note, Notes, Related};
use crate::fold::{SYNONYMS, canonical, fold, is_han};
use crate::read::{Catalogue, Meaning};
use crate::related;
use crate::texts::Level;

/// Makes the keys of a meaning whose source has the given names.
pub fn keys(meaning: &Meaning, owner: &[&str]) -> Keys {
    let mut titles = Segments::default();
    titles.add(&meaning.phrase);
    titles.add(&meaning.en.name);
    titles.add(&meaning.zh.name);
    for former in &meaning.former_phrases {
        titles.add(&former.phrase);
    }
    let mut keywords = Segments::default();
    for word in meaning.zh.keywords.iter().chain(&meaning.en.keywords) {
        keywords.add(word);
    }
    let mut tags = Segments::default();
    for name in owner {
        tags.add(name);
    }
    for field in &meaning.fields {
        // A field that the advice rests on weighs as a keyword; one that merely occurs does not.
        if field.level != Level::Relevant && is_advised(meaning, &field.name) {
            keywords.add(&field.name);
        } else {
            tags.add(&field.name);
        }
    }
    for constant in meaning.constants.values().flatten() {
        // Most constants are the phrase in another dress, which a query sheds; the rest are kept.
        let words = constant_words(constant);
        if !titles.holds(&words) {
            tags.add(&words);
        }
    }
    let mut spoken = vec![as_written(&meaning.zh.name).unwrap_or_default()];
    spoken.extend(meaning.zh.keywords.iter().filter_map(|text| as_written(text)));
    Keys {
        titles: titles.join(),
        keywords: keywords.join(),
        tags: tags.join(),
        spoken: spoken.join("\n"),
    }
}

/// Whether the advice to either side speaks of a field.
fn is_advised(meaning: &Meaning, field: &str) -> bool {
    meaning.en.client.iter().chain(&meaning.en.server).any(|advice| advice.contains(field))
}

/// Segments in the order given, each once.
#[derive(Default)]
struct Segments(Vec<String>);

impl Segments {
    fn add(&mut self, text: &str) {
        self.add_raw(canonical(&fold(text)));
    }

    fn add_raw(&mut self, folded: String) {
        if !folded.is_empty() && !self.0.contains(&folded) {
            self.0.push(folded);
        }
    }

    fn holds(&self, segment: &str) -> bool {
        self.0.iter().any(|own| own == segment)
    }

    fn join(self) -> String {
        self.0.join("\n")
    }
}

/// The words of a constant, without the type names that libraries put before them.
fn constant_words(constant: &str) -> String {
    let folded = fold(&constant.to_snake_case());
    let prefix = ["http status ", "http ", "status ", "sc "];
    prefix.iter().find_map(|p| folded.strip_prefix(p)).unwrap_or(&folded).to_string()
}

/// A text as folded, where it has Han characters and synonyms change it.
fn as_written(text: &str) -> Option<String> {
    let folded = fold(text);
    (folded.chars().any(is_han) && canonical(&folded) != folded).then_some(folded)
}

/// Each Han character that can be spelled in pinyin, in order, followed by its readings, which are
/// parted by slashes.
pub fn readings<'a>(keys: impl Iterator<Item = &'a Keys>) -> String {
    let used: BTreeSet<char> = keys
        .flat_map(|key| [&key.titles, &key.keywords, &key.spoken])
        .flat_map(|text| text.chars())
        .filter(|c| is_han(*c))
        .collect();
    used.into_iter().flat_map(|c| [c.to_string(), readings_of(c)]).collect()
}

fn readings_of(c: char) -> String {
    let mut plain: Vec<&str> = c.to_pinyin().map(pinyin::Pinyin::plain).into_iter().collect();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        if !plain.contains(&reading.plain()) {
            plain.push(reading.plain());
        }
    }
    // The first two are the usual ones; rarer readings would only let nonsense match.
    plain.truncate(2);
    plain.join("/").replace('ü', "v")
}

/// Pairs of a traditional character and its simplified form, for each simplified character that
/// some key has; sorted by the traditional one and written one after the other.
pub fn traditional_forms<'a>(keys: impl Iterator<Item = &'a Keys>) -> String {
    let mut used = BTreeSet::new();
    for key in keys {
        used.extend(
            [&key.titles, &key.keywords]
                .iter()
                .flat_map(|text| text.chars())
                .filter(|c| is_han(*c)),
        );
    }
    used.extend(SYNONYMS.chars().filter(|c| is_han(*c)));
    let mut pairs = BTreeMap::new();
    for c in ('\u{4e00}'..='\u{9fff}').filter(|c| !used.contains(c)) {
        let traditional = c.to_string();
        let simplified = traditional_to_simplified(&traditional);
        let mut chars = simplified.chars();
        if let (Some(s), None) = (chars.next(), chars.next())
            && s != c
            && used.contains(&s)
        {
            pairs.insert(c, s);
        }
    }
    pairs.into_iter().flat_map(|(t, s)| [t, s]).collect()
}

/// The search file of a catalogue and of the numbers that go with it.
pub fn file(catalogue: &Catalogue, families: &[related::Family]) -> File {
    let entries: Vec<Entry> = catalogue
        .entries
        .iter()
        .map(|entry| Entry {
            code: entry.code,
            meanings: entry.meanings.iter().map(|m| keys(m, &owner(catalogue, m))).collect(),
        })
        .collect();
    let keys = || entries.iter().flat_map(|entry| &entry.meanings);
    let (traditional, readings) = (traditional_forms(keys()), readings(keys()));
    File {
        entries,
        traditional,
        readings,
        messages: messages(catalogue),
        related: related(families),
    }
}

/// The messages of all meanings. The code that has a message in its file stands first.
fn messages(catalogue: &Catalogue) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    for entry in &catalogue.entries {
        for message in entry.meanings.iter().flat_map(|meaning| &meaning.messages) {
            let codes = std::iter::once(entry.code).chain(message.also.iter().copied());
            let known = messages.iter_mut().find(|m| m.by == message.by && m.text == message.text);
            if let Some(known) = known {
                let new: Vec<u16> = codes.filter(|code| !known.codes.contains(code)).collect();
                known.codes.extend(new);
            } else {
                let (by, text) = (message.by.clone(), message.text.clone());
                messages.push(Message { by, text, codes: codes.collect() });
            }
        }
    }
    messages
}

/// The numbers that are no status codes.
fn related(families: &[related::Family]) -> Vec<Family> {
    let number = |family: &related::Family, number: &related::Number| Related {
        id: number.id.clone(),
        also: number.also.clone(),
        needs: family.needs(number).to_vec(),
        codes: number.codes.clone(),
    };
    families
        .iter()
        .map(|family| Family {
            key: family.key.clone(),
            zh: family.zh.clone(),
            en: family.en.clone(),
            numbers: family.numbers.iter().map(|n| number(family, n)).collect(),
        })
        .collect()
}

/// What is told of the numbers that are no status codes, in Chinese and in English.
pub fn notes(families: &[related::Family]) -> [Notes; 2] {
    let language = |pick: fn(&related::Number) -> &related::Words| {
        let note = |number: &related::Number| {
            let words = pick(number);
            Note { id: number.id.clone(), name: words.name.clone(), text: words.text.clone() }
        };
        let family = |family: &related::Family| {
            (family.key.clone(), family.numbers.iter().map(note).collect())
        };
        Notes { families: families.iter().map(family).collect() }
    };
    [language(|number| &number.zh), language(|number| &number.en)]
}

/// The names of a meaning's owner; none where it is the registry.
fn owner<'a>(catalogue: &'a Catalogue, meaning: &Meaning) -> Vec<&'a str> {
    catalogue
        .sources
        .iter()
        .filter(|(key, _)| *key == meaning.source && key != "iana")
        .flat_map(|(key, names)| [key.as_str(), &names.zh, &names.en])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polyphonic_characters_keep_their_readings() {
        let key = |titles: &str| Keys { titles: titles.to_string(), ..Keys::default() };
        assert_eq!(readings([key("重定 a"), key("定")].iter()), "定ding重zhong/chong");
    }

    #[test]
    fn what_synonyms_replace_is_kept_for_its_sound() {
        assert_eq!(as_written("未找到").as_deref(), Some("未找到"));
        assert_eq!(as_written("冲突"), None);
        assert_eq!(as_written("sign in"), None);
    }

    #[test]
    fn constants_shed_their_types() {
        for constant in [
            "StatusNotFound",
            "SC_NOT_FOUND",
            "HTTP_NOT_FOUND",
            "NotFound",
            ":not_found",
            "HTTP_STATUS_NOT_FOUND",
        ] {
            assert_eq!(constant_words(constant), "not found", "{constant}");
        }
    }
}
