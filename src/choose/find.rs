//! The situation that a query describes.
//!
//! Queries and wordings are folded as the search does it. English is compared by the stems of its
//! words, Chinese by pairs of characters. What a wording has in common with a query is weighed by
//! how few situations have it.

use std::collections::{BTreeMap, BTreeSet};

use super::file::Scenario;
use crate::search::fold::{canonical, fold, is_han_run, stem, words};

/// The most situations that answer a query.
const MOST: usize = 3;

/// How much of a query and of a wording must be the same, where the query sounds like a question.
const ASKED: (f32, f32) = (0.6, 0.35);
/// The same where it does not, and may just as well be about something else.
const NAMED: (f32, f32) = (0.8, 0.6);

/// How good a situation must be beside the best one.
const NEARLY: f32 = 0.8;

/// What makes a query a question, as folded text has it: Chinese as parts of a run, English as
/// words. It says nothing about the situation.
const ASKING_ZH: [&str; 22] = [
    "应该返回什么",
    "应该返回哪个",
    "应返回什么",
    "该返回什么",
    "返回什么",
    "返回哪个",
    "返回多少",
    "返回几",
    "怎么返回",
    "怎样返回",
    "如何返回",
    "用什么",
    "用哪个",
    "用哪种",
    "选哪个",
    "是什么",
    "什么状态码",
    "哪个状态码",
    "状态码",
    "怎么回",
    "应该",
    "怎么办",
];
/// The same in English.
const ASKING_EN: [&str; 16] = [
    "what",
    "which",
    "should",
    "return",
    "returns",
    "status",
    "code",
    "codes",
    "response",
    "respond",
    "send",
    "correct",
    "right",
    "best",
    "proper",
    "appropriate",
];
/// English words that say nothing about any situation.
const EMPTY_EN: [&str; 38] = [
    "a", "an", "the", "for", "of", "to", "in", "on", "at", "by", "with", "and", "is", "are", "was",
    "be", "been", "i", "my", "me", "we", "it", "its", "that", "this", "when", "if", "do", "does",
    "how", "http", "https", "rest", "use", "has", "have", "so", "as",
];

/// A wording, taken apart.
#[derive(Debug)]
struct Phrase {
    /// The place of its situation.
    scenario: usize,
    terms: BTreeSet<String>,
}

/// The wordings of all situations, taken apart.
#[derive(Debug)]
pub struct Phrases {
    phrases: Vec<Phrase>,
    /// How many situations have a term.
    known: BTreeMap<String, f32>,
    scenarios: f32,
}

impl Phrases {
    /// Takes the wordings of these situations apart.
    pub fn of(scenarios: &[Scenario]) -> Self {
        let mut phrases = Vec::new();
        let mut known = BTreeMap::new();
        for (scenario, texts) in scenarios.iter().enumerate() {
            let mut own = BTreeSet::new();
            for text in texts.phrases() {
                let (terms, _) = terms(text);
                own.extend(terms.iter().cloned());
                phrases.push(Phrase { scenario, terms });
            }
            for term in own {
                *known.entry(term).or_insert(0.0) += 1.0;
            }
        }
        let scenarios = scenarios.iter().fold(0.0, |count, _| count + 1.0);
        Self { phrases, known, scenarios }
    }

    /// The places of the situations that a query describes, the best first.
    pub fn find(&self, query: &str) -> Vec<usize> {
        let (terms, asked) = terms(query);
        if terms.is_empty() {
            return Vec::new();
        }
        let (of_query, of_phrase) = if asked { ASKED } else { NAMED };
        let whole = self.weight(&terms);
        let mut best: BTreeMap<usize, f32> = BTreeMap::new();
        for phrase in &self.phrases {
            let common: BTreeSet<String> = phrase.terms.intersection(&terms).cloned().collect();
            let common = self.weight(&common);
            let (query, wording) = (common / whole, common / self.weight(&phrase.terms));
            if query >= of_query && wording >= of_phrase {
                let score = 2.0 * query * wording / (query + wording);
                let known = best.entry(phrase.scenario).or_default();
                *known = known.max(score);
            }
        }
        let mut found: Vec<(usize, f32)> = best.into_iter().collect();
        found.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
        let top = found.first().map_or(0.0, |(_, score)| *score);
        found.retain(|(_, score)| *score >= top * NEARLY);
        found.truncate(MOST);
        found.into_iter().map(|(place, _)| place).collect()
    }

    /// The weight of some terms: the fewer situations have one, the heavier it is. One that none
    /// has is as heavy as one that a single situation has.
    fn weight(&self, terms: &BTreeSet<String>) -> f32 {
        let weigh = |term: &String| {
            let holders = self.known.get(term).copied().unwrap_or(1.0);
            (1.0 + self.scenarios / holders).ln()
        };
        terms.iter().map(weigh).sum()
    }
}

/// What a text is compared by, and whether it sounds like a question.
fn terms(text: &str) -> (BTreeSet<String>, bool) {
    let mut asked = text.contains(['?', '？']);
    let mut folded = fold(text);
    for asking in ASKING_ZH {
        if folded.contains(asking) {
            asked = true;
            folded = folded.replace(asking, " ");
        }
    }
    let mut terms = BTreeSet::new();
    for word in words(&canonical(&folded)) {
        if is_han_run(word) {
            let chars: Vec<char> = word.chars().collect();
            if let [single] = chars.as_slice() {
                terms.insert(single.to_string());
            }
            terms.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else if ASKING_EN.contains(&word) {
            asked = true;
        } else if !EMPTY_EN.contains(&word) {
            terms.insert(stem(word).to_owned());
        }
    }
    (terms, asked)
}
