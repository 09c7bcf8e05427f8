//! What search looks at: folded text, pinyin, and the traditional forms of the characters in use.

use std::collections::{BTreeMap, BTreeSet};

use character_converter::traditional_to_simplified;
use heck::ToSnakeCase;
use pinyin::{ToPinyin, ToPinyinMulti};

use crate::fold::{SYNONYMS, canonical, fold, is_han, words};
use crate::read::{Catalogue, Meaning};
use crate::texts::Level;

/// The search keys of one meaning. Each is a list of folded segments, parted by line ends.
#[derive(Debug, PartialEq, Eq)]
pub struct Keys {
    /// Names and phrases, today's and former.
    pub titles: String,
    /// What people type when they meet the code.
    pub keywords: String,
    /// The owner, the fields, and constants that are spelled unlike the phrase.
    pub tags: String,
    /// The summaries.
    pub summary: String,
    /// Chinese titles and keywords in pinyin: syllables parted by spaces, readings by slashes.
    pub pinyin: String,
}

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
    let mut summary = Segments::default();
    summary.add(&meaning.zh.summary);
    summary.add(&meaning.en.summary);
    let mut pinyin = Segments::default();
    for text in std::iter::once(&meaning.zh.name).chain(&meaning.zh.keywords) {
        pinyin.add_raw(readings(text));
    }
    Keys {
        titles: titles.join(),
        keywords: keywords.join(),
        tags: tags.join(),
        summary: summary.join(),
        pinyin: pinyin.join(),
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

/// The pinyin of the Han characters in a text, all usual readings; Latin words stay as they are.
fn readings(text: &str) -> String {
    let folded = fold(text);
    if !folded.chars().any(is_han) {
        return String::new();
    }
    let mut syllables: Vec<String> = Vec::new();
    for word in words(&folded) {
        if !word.chars().any(is_han) {
            syllables.push(word.to_string());
            continue;
        }
        for c in word.chars() {
            let mut plain: Vec<&str> = Vec::new();
            plain.extend(c.to_pinyin().map(pinyin::Pinyin::plain));
            for reading in c.to_pinyin_multi().into_iter().flatten() {
                if !plain.contains(&reading.plain()) {
                    plain.push(reading.plain());
                }
            }
            // The first two are the usual ones; rarer readings would only let nonsense match.
            plain.truncate(2);
            if !plain.is_empty() {
                syllables.push(plain.join("/").replace('ü', "v"));
            }
        }
    }
    syllables.join(" ")
}

/// Pairs of a traditional character and its simplified form, for each simplified character that
/// some key has; sorted by the traditional one and written one after the other.
pub fn traditional_forms<'a>(keys: impl Iterator<Item = &'a Keys>) -> String {
    let mut used = BTreeSet::new();
    for key in keys {
        used.extend(
            [&key.titles, &key.keywords, &key.summary]
                .iter()
                .flat_map(|text| text.chars())
                .filter(|c| is_han(*c)),
        );
    }
    used.extend(
        SYNONYMS.iter().flat_map(|g| g.iter()).flat_map(|w| w.chars()).filter(|c| is_han(*c)),
    );
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

/// The keys of every meaning, in catalogue order.
pub fn all(catalogue: &Catalogue) -> Vec<Vec<Keys>> {
    let owner = |source: &str| -> Vec<&str> {
        catalogue
            .sources
            .iter()
            .filter(|(key, _)| key == source && key != "iana")
            .flat_map(|(key, names)| [key.as_str(), &names.zh, &names.en])
            .collect()
    };
    catalogue
        .entries
        .iter()
        .map(|entry| entry.meanings.iter().map(|m| keys(m, &owner(&m.source))).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polyphonic_characters_keep_their_readings() {
        let syllables = readings("重定向");
        assert_eq!(syllables, "zhong/chong ding xiang");
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
