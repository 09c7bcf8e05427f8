//! The situation that a query describes.
//!
//! Queries and wordings are folded as the search does it. English is compared by the stems of its
//! words, Chinese by pairs of characters. What a situation has in common with a query is weighed by
//! how few situations have it: most of the query must be in its wordings, and a good part of one
//! wording in the query.

use crate::catalog::CATALOG;
use crate::lexicon::Lexicon;
use crate::search::fold::{canonical, fold, half_width, is_han_run, is_letter, pairs, stem, words};
use crate::search::words::is_in;

/// The most situations that answer a query.
const MOST: usize = 3;

/// How much of the query and of one wording must be the same, where the query sounds like a
/// question.
const ASKED: (f32, f32) = (0.5, 0.3);
/// The same where it does not, and may just as well be about something else.
const NAMED: (f32, f32) = (0.8, 0.75);

/// How good a situation must be beside the best one.
const NEARLY: f32 = 0.8;

/// The weight of a status code in a query: it says what the caller thinks of, hardly what happened.
const CODE: f32 = 0.5;

/// What makes a query a question and says nothing about the situation, in Chinese; the longer ones
/// before what they contain.
const ASKING_ZH: &str = "什么状态码 哪个状态码 哪种状态码 状态码 应该 应当 返回什么 返回哪个 返回多少 返回几 返回 \
    怎么回 怎么办 怎么 怎样 如何 用什么 用哪个 用哪种 用多少 选哪个 是什么 还是 什么 哪个 吗 呢 该用";
/// The same in English, word by word.
const ASKING_EN: &str = "what which should return returns status code codes response respond send correct right \
    best proper appropriate or";
/// Words before which `http` says nothing.
const OF_HTTP: &str = "status code codes response error";
/// English words that say nothing about any situation.
const EMPTY_EN: &str = "a an the for of to in on at by with and is are was be been i my me we it its that this \
    when if do does how rest use has have so as from error errors";

/// The longest query that is looked at, in terms: whoever pastes more does not ask which code to
/// return.
const LONGEST: usize = 30;

/// The longest query that is looked at, in bytes: what is longer is pasted.
const LONGEST_TEXT: usize = 400;

/// How many terms tell a situation where nothing is asked: one alone may be about anything.
const TELLING: usize = 2;

/// A wording, taken apart.
#[derive(Debug)]
struct Phrase {
    /// The place of its situation.
    scenario: usize,
    /// The numbers of its terms.
    terms: Vec<u32>,
    /// What its terms weigh.
    weight: f32,
}

/// The wordings of all situations, taken apart.
#[derive(Debug)]
pub struct Wordings {
    phrases: Vec<Phrase>,
    /// The numbers of the terms that the wordings of a situation have, by its place.
    scenarios: Vec<Vec<u32>>,
    /// Every term.
    known: Lexicon,
    /// What each term weighs: the fewer situations have it, the more.
    weights: Vec<f32>,
    /// What a term weighs that no situation has: as much as one that a single situation has.
    rare: f32,
}

impl Wordings {
    /// Takes the wordings of situations apart; those of each come together.
    pub fn of<'a>(scenarios: impl Iterator<Item = &'a Vec<String>>) -> Self {
        let mut known = Lexicon::default();
        let mut holders: Vec<f32> = Vec::new();
        let mut phrases = Vec::new();
        let mut owned = Vec::new();
        let mut count = 0.0_f32;
        for (scenario, texts) in scenarios.enumerate() {
            let mut own = Vec::new();
            for text in texts {
                let terms: Vec<u32> = terms(text).0.words().map(|term| known.add(term)).collect();
                for term in &terms {
                    if !own.contains(term) {
                        own.push(*term);
                    }
                }
                phrases.push(Phrase { scenario, terms, weight: 0.0 });
            }
            holders.resize(known.len(), 0.0);
            for term in &own {
                holders[*term as usize] += 1.0;
            }
            owned.push(own);
            count += 1.0;
        }
        let weights: Vec<f32> = holders
            .iter()
            .zip(known.words())
            .map(|(holders, term)| if is_code(term) { CODE } else { (1.0 + count / holders).ln() })
            .collect();
        for phrase in &mut phrases {
            phrase.weight = sum(&weights, &phrase.terms);
        }
        Self { phrases, scenarios: owned, known, weights, rare: (1.0 + count).ln() }
    }

    /// The places of the situations that a query describes, the best first.
    pub fn find(&self, query: &str) -> Vec<usize> {
        if query.len() > LONGEST_TEXT {
            return Vec::new();
        }
        let (terms, asked) = terms(query);
        if terms.len() > LONGEST || terms.words().all(is_code) {
            return Vec::new();
        }
        let (of_query, of_phrase) = if asked { ASKED } else { NAMED };
        // What the terms of the query weigh; nothing for all others.
        let mut wanted = vec![0.0; self.weights.len()];
        let mut whole = 0.0;
        for term in terms.words() {
            whole += match self.known.get(term) {
                Some(known) => {
                    wanted[known as usize] = self.weights[known as usize];
                    wanted[known as usize]
                }
                None if is_code(term) => CODE,
                None => self.rare,
            };
        }
        let covered: Vec<f32> =
            self.scenarios.iter().map(|own| sum(&wanted, own) / whole).collect();
        let mut best = vec![0.0_f32; self.scenarios.len()];
        let mut top = 0.0_f32;
        for phrase in &self.phrases {
            let in_all = covered[phrase.scenario];
            let common = sum(&wanted, &phrase.terms);
            let in_phrase = common / phrase.weight;
            if in_all >= of_query && in_phrase >= of_phrase {
                let of_query = f32::midpoint(in_all, common / whole);
                let score = 2.0 * of_query * in_phrase / (of_query + in_phrase);
                best[phrase.scenario] = best[phrase.scenario].max(score);
                top = top.max(score);
            }
        }
        // Put in their places one by one; a sort would cost the browser kilobytes.
        let mut found: Vec<usize> = Vec::new();
        for (place, score) in best.iter().enumerate() {
            if *score > 0.0 && *score >= top * NEARLY {
                found.insert(found.partition_point(|other| best[*other] >= *score), place);
            }
        }
        found.truncate(MOST);
        found
    }
}

/// What terms weigh together.
fn sum(weights: &[f32], terms: &[u32]) -> f32 {
    terms.iter().map(|term| weights[*term as usize]).sum()
}

/// Whether a query may describe a situation, so that the situations are worth having: it asks, or it
/// is made of several plain words. Numbers, names of codes and fields, and lines of logs are about
/// something else.
///
/// ```
/// use http_status::choose::may_describe;
/// for query in ["邮箱已注册返回什么", "邮箱已注册", "expired session", "token 过期"] {
///     assert!(may_describe(query), "{query}");
/// }
/// for query in ["error code 404", "Error response code 503", r#"{"error":{"code":429}}"#] {
///     assert!(!may_describe(query), "{query}");
/// }
/// for query in ["", "404", "nginx 499", "401 vs 403", "超时", "Precondition Required", "GET /a HTTP/1.1 500", "x: y z w", "session"] {
///     assert!(!may_describe(query), "{query}");
/// }
/// ```
pub fn may_describe(query: &str) -> bool {
    if query.len() > LONGEST_TEXT {
        return false;
    }
    let (terms, asked) = terms(query);
    let is_plain =
        |c: char| is_letter(c) && !c.is_ascii_digit() || c.is_whitespace() || "-'’,。".contains(c);
    let told = terms.len() >= TELLING && query.chars().map(half_width).all(is_plain);
    // What has the signs of JSON was sent by a program, whatever words are in it.
    let asked = asked && !query.contains(['{', '"', '=']);
    let is_about_more = terms.words().any(|term| !is_code(term));
    terms.len() <= LONGEST && is_about_more && (asked || told) && !is_name(query.trim())
}

/// Whether a text is the name of a status code.
fn is_name(text: &str) -> bool {
    let mut meanings = CATALOG.iter().flat_map(|entry| entry.meanings);
    meanings.any(|meaning| {
        let name = meaning.name();
        [meaning.phrase(), name.zh, name.en].iter().any(|name| name.eq_ignore_ascii_case(text))
    })
}

/// Whether a term is a status code.
fn is_code(term: &str) -> bool {
    term.len() == 3 && term.bytes().all(|b| b.is_ascii_digit())
}

/// What a text is compared by, and whether it sounds like a question.
fn terms(text: &str) -> (Lexicon, bool) {
    let mut asked = text.contains(['?', '？']);
    let mut folded = fold(text);
    for word in words(OF_HTTP) {
        folded = folded.replace(&format!("http {word}"), word);
    }
    for asking in words(ASKING_ZH) {
        if folded.contains(asking) {
            asked = true;
            folded = folded.replace(asking, " ");
        }
    }
    let mut terms = Lexicon::default();
    for word in words(&canonical(&folded)) {
        if is_han_run(word) {
            for pair in pairs(word) {
                terms.add(pair);
            }
        } else if is_in(ASKING_EN, word) {
            asked = true;
        } else if !is_in(EMPTY_EN, word) {
            terms.add(stem(word));
        }
    }
    (terms, asked)
}
