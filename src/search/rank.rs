//! Which entries answer the words of a query, best first.
//!
//! Each word is looked up in the keys of each meaning. A rare word weighs more than a common one;
//! a word in a title more than one in a summary; and a segment (one name, one keyword) that the
//! query covers as a whole counts on top. An entry that has too little of the query is no answer.

use super::file::Keys;
use super::fold::{is_han_run, stem, words};
use super::index::{Index, Indexed};
use super::query::{Query, without_noise};
use super::{pinyin, typo};

/// What a find is worth by the list of keys that it is in.
const TITLES: f32 = 10.0;
const KEYWORDS: f32 = 8.0;
const TAGS: f32 = 7.0;
const SUMMARY: f32 = 3.0;

/// What a find is worth by how it matches.
const STEM: f32 = 0.9;
const BEGINNING: f32 = 0.75;
const SLIP: f32 = 0.6;

/// What a pair of Han characters counts that an entry has not, but has the pairs on both sides.
const BRIDGED: f32 = 0.5;

/// The share of the query's weight that an entry must have.
const COVERAGE: f32 = 0.55;
/// The weight of a word that no key has, when coverage is reckoned.
const UNKNOWN: f32 = 2.0;
/// What an unofficial meaning keeps of its score unless the query names its owner.
const UNOFFICIAL: f32 = 0.8;
/// What it keeps where the query is one of its names or keywords, no more and no less: enough to
/// stand before what has only a part of the query, or more than that.
const UNOFFICIAL_NAMED: f32 = 0.95;
/// What a meaning that is no longer in use keeps.
const GONE: f32 = 0.9;

/// Words that nearly every code has to do with, and what they keep of their weight.
const WEAK: [&str; 6] = ["field", "request", "response", "content", "server", "client"];
const WEAK_WEIGHT: f32 = 0.5;

/// One thing to look for: a word, or two Han characters that stand together in the query.
struct Term {
    text: String,
    /// Whether it is Han characters.
    han: bool,
    /// Whether the term before it overlaps it, as neighbouring pairs of one Han run do.
    continues: bool,
    /// Words that were meant instead, where the typed one is unknown.
    meant: Vec<String>,
}

impl Term {
    fn new(text: &str) -> Self {
        Self { text: text.to_string(), han: is_han_run(text), continues: false, meant: Vec::new() }
    }

    /// How well a key's word matches, from 0 to 1.
    fn quality(&self, word: &str) -> f32 {
        if self.han {
            return if word.contains(&self.text) { 1.0 } else { 0.0 };
        }
        // Most words begin with another letter, and stems only shorten: nothing else to compare.
        let meant = || self.meant.iter().any(|meant| meant == word);
        if self.text.as_bytes().first() != word.as_bytes().first() {
            return if meant() { SLIP } else { 0.0 };
        }
        if self.text == word {
            1.0
        } else if meant() {
            SLIP
        } else if self.text.len() >= 3 && stem(&self.text) == stem(word) {
            STEM
        } else if self.text.len() >= 2 && word.starts_with(&self.text) {
            BEGINNING
        } else {
            0.0
        }
    }
}

/// A segment of keys that has some of the terms.
struct Find {
    /// Which meaning, counted over all entries.
    meaning: usize,
    /// What its list of keys is worth.
    weight: f32,
    /// How well each term is matched.
    qualities: Vec<f32>,
    /// The share of the segment's words that the query has.
    share: f32,
}

/// The entries that answer, best first.
pub fn rank(query: &Query, index: &Index) -> Vec<usize> {
    let Index { meanings, vocabulary, .. } = index;
    let mut terms = terms_of(query, vocabulary);
    let mut finds = look_up(&terms, meanings);
    if finds.is_empty() {
        let spelled = spelled(query, index);
        if !spelled.is_empty() {
            return best_first(spelled, meanings);
        }
    }
    // The last word may still be being typed: as a beginning of a known one it is no slip, unless
    // nothing is found that way.
    let mut found = Vec::new();
    for begun in [true, false] {
        let unknown: Vec<usize> = (0..terms.len())
            .filter(|&t| {
                let needed = if begun && t + 1 == terms.len() { BEGINNING } else { STEM };
                !finds.iter().any(|find| find.qualities[t] >= needed)
            })
            .collect();
        if correct(&mut terms, &unknown, vocabulary) {
            finds = look_up(&terms, meanings);
        }
        found = best_first(scores(&terms, &finds, meanings), meanings);
        if !found.is_empty() {
            break;
        }
    }
    if !query.classes.is_empty() || !query.beginnings.is_empty() {
        let fits = |i: &usize| query.admits(index.entries[*i]);
        if !query.classes.is_empty() || found.iter().any(fits) {
            found.retain(fits);
        }
    }
    found
}

/// The terms of a query: Han runs become pairs, and names with humps stay whole where a key has
/// them whole.
fn terms_of(query: &Query, vocabulary: &[String]) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let mut whole_before: Option<&str> = None;
    for word in &query.words {
        if let Some(whole) = word.whole.as_deref() {
            if whole_before == Some(whole) {
                continue;
            }
            if known(whole, vocabulary) {
                whole_before = Some(whole);
                terms.push(Term::new(whole));
                continue;
            }
        }
        whole_before = None;
        if is_han_run(&word.text) {
            let run = pairs(&word.text).enumerate();
            terms.extend(run.map(|(i, pair)| Term { continues: i > 0, ..Term::new(pair) }));
        } else {
            terms.push(Term::new(&word.text));
        }
    }
    let mut seen: Vec<String> = Vec::new();
    terms.retain(|term| {
        let new = !seen.contains(&term.text);
        if new {
            seen.push(term.text.clone());
        }
        new
    });
    terms
}

/// Neighbouring characters, two by two; a single character is itself.
fn pairs(run: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> = run.char_indices().map(|(i, _)| i).chain([run.len()]).collect();
    let step = if starts.len() > 2 { 2 } else { 1 };
    (step..starts.len()).map(move |end| &run[starts[end - step]..starts[end]])
}

/// The lists of keys that words are looked up in.
fn lists(keys: &Keys) -> [(&str, f32); 4] {
    [
        (&keys.titles, TITLES),
        (&keys.keywords, KEYWORDS),
        (&keys.tags, TAGS),
        (&keys.summary, SUMMARY),
    ]
}

/// The words that a typed word may have meant: those of titles, keywords and tags, in order, each
/// once.
pub fn vocabulary(meanings: &[Indexed]) -> Vec<String> {
    let mut words: Vec<&str> = meanings
        .iter()
        .flat_map(|Indexed { keys, .. }| [&keys.titles, &keys.keywords, &keys.tags])
        .flat_map(|text| text.split(['\n', ' ']))
        .collect();
    words.sort_unstable();
    words.dedup();
    words.into_iter().map(ToString::to_string).collect()
}

fn known(word: &str, vocabulary: &[String]) -> bool {
    vocabulary.binary_search_by(|known| known.as_str().cmp(word)).is_ok()
}

fn look_up(terms: &[Term], meanings: &[Indexed]) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut qualities = vec![0.0_f32; terms.len()];
    for (m, meaning) in meanings.iter().enumerate() {
        for (text, weight) in lists(&meaning.keys) {
            for segment in text.split('\n') {
                qualities.fill(0.0);
                let mut matched = 0.0_f32;
                for word in words(segment) {
                    let han = is_han_run(word);
                    let mut best: f32 = 0.0;
                    for (quality, term) in qualities.iter_mut().zip(terms) {
                        if han != term.han {
                            continue;
                        }
                        let q = term.quality(word);
                        if q > 0.0 {
                            *quality = quality.max(q);
                            best = if han { best + q } else { best.max(q) };
                        }
                    }
                    matched += best;
                }
                if matched > 0.0 {
                    finds.push(Find {
                        meaning: m,
                        weight,
                        qualities: qualities.clone(),
                        share: matched / words(segment).map(telling).sum::<f32>().max(matched),
                    });
                }
            }
        }
    }
    finds
}

/// How much a word of a segment counts: a pair of Han characters as much as another word, and what
/// a query sheds as noise not at all.
#[expect(clippy::cast_precision_loss, reason = "a run has a few dozen characters")]
fn telling(word: &str) -> f32 {
    match without_noise(word).chars().count() {
        0 => 0.0,
        characters if is_han_run(word) => (characters - 1).max(1) as f32,
        _ => 1.0,
    }
}

/// The entries whose pinyin the query spells, with scores by meaning.
fn spelled(query: &Query, index: &Index) -> Vec<(usize, f32)> {
    let letters: String = query.words.iter().map(|word| word.text.as_str()).collect();
    if !letters.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    let readings = pinyin::Readings::new(&index.readings);
    let mut scores = Vec::new();
    for (m, meaning) in index.meanings.iter().enumerate() {
        let keys = &meaning.keys;
        // What was written comes with its name first, as titles and keywords do.
        let (name, spoken) = keys.spoken.split_once('\n').unwrap_or((&keys.spoken, ""));
        let lists = [
            (&*keys.titles, TITLES),
            (name, TITLES),
            (&keys.keywords, KEYWORDS),
            (spoken, KEYWORDS),
        ];
        let best = lists
            .into_iter()
            .flat_map(|(text, weight)| text.split('\n').map(move |segment| (segment, weight)))
            .filter_map(|(segment, weight)| Some(readings.quality(&letters, segment)? * weight))
            .reduce(f32::max);
        if let Some(best) = best {
            scores.push((m, best * standing(meaning, UNOFFICIAL)));
        }
    }
    // Where something is spelled in full, what merely shares initials is noise.
    let most = scores.iter().map(|(_, score)| *score).fold(0.0, f32::max);
    scores.retain(|(_, score)| *score >= most * 0.5);
    scores
}

/// Finds what unknown words may have meant: a known word a slip or two away, two words written as
/// one, or a word written as two. Tells whether anything was found.
fn correct(terms: &mut Vec<Term>, unknown: &[usize], vocabulary: &[String]) -> bool {
    let mut corrected = false;
    for &t in unknown.iter().rev() {
        let typed = terms[t].text.clone();
        if is_han_run(&typed) {
            continue;
        }
        if let Some(next) = terms.get(t + 1).map(|term| format!("{typed}{}", term.text))
            && known(&next, vocabulary)
        {
            terms[t] = Term::new(&next);
            terms.remove(t + 1);
            corrected = true;
            continue;
        }
        if let Some((a, b)) = split_in_two(&typed, vocabulary) {
            terms[t] = Term::new(&a);
            terms.insert(t + 1, Term::new(&b));
            corrected = true;
            continue;
        }
        let mut least = usize::MAX;
        let mut meant: Vec<String> = Vec::new();
        for word in vocabulary {
            if let Some(slips) = typo::slips(&typed, word) {
                if slips < least {
                    least = slips;
                    meant.clear();
                }
                if slips == least && !meant.iter().any(|known| known == word) {
                    meant.push(word.clone());
                }
            }
        }
        corrected |= !meant.is_empty();
        terms[t].meant = meant;
    }
    corrected
}

/// Two known words that were written as one.
fn split_in_two(typed: &str, vocabulary: &[String]) -> Option<(String, String)> {
    if !typed.is_ascii() {
        return None;
    }
    (2..typed.len().saturating_sub(1)).rev().find_map(|at| {
        let (a, b) = typed.split_at(at);
        // A single short word is too easily found by chance.
        (a.len() + b.len() >= 6
            && a.len() >= 3
            && b.len() >= 3
            && known(a, vocabulary)
            && known(b, vocabulary))
        .then(|| (a.to_string(), b.to_string()))
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts of a small catalogue")]
fn scores(terms: &[Term], finds: &[Find], meanings: &[Indexed]) -> Vec<(usize, f32)> {
    // How much each term tells: the rarer, the more.
    let tells: Vec<f32> = (0..terms.len())
        .map(|t| {
            let mut last = usize::MAX;
            let mut having = 0_usize;
            for find in finds.iter().filter(|find| find.qualities[t] > 0.0) {
                having += usize::from(find.meaning != last);
                last = find.meaning;
            }
            if having == 0 {
                return UNKNOWN;
            }
            let tells = (1.0 + meanings.len() as f32 / having as f32).ln();
            if WEAK.contains(&terms[t].text.as_str()) { tells * WEAK_WEIGHT } else { tells }
        })
        .collect();
    let total: f32 = tells.iter().sum();
    let mut scores = Vec::new();
    for of_meaning in finds.chunk_by(|a, b| a.meaning == b.meaning) {
        let m = of_meaning[0].meaning;
        let meaning = &meanings[m];
        let (mut covered, mut spread, mut whole, mut named) = (0.0_f32, 0.0_f32, 0.0_f32, false);
        let best = |t: usize, value: fn(&Find, usize) -> f32| {
            of_meaning.iter().map(|find| value(find, t)).fold(0.0, f32::max)
        };
        let has = |t: usize| best(t, |find, t| find.qualities[t]) > 0.0;
        for (t, tells) in tells.iter().enumerate() {
            let matched = best(t, |find, t| find.qualities[t]);
            // The pair between two matched ones says nothing of its own: 访问拒绝 has 问拒.
            let bridged = terms[t].continues
                && terms.get(t + 1).is_some_and(|next| next.continues)
                && has(t - 1)
                && has(t + 1);
            covered += tells * if matched > 0.0 { matched.max(SLIP) } else { 0.0 };
            covered += tells * if matched == 0.0 && bridged { BRIDGED } else { 0.0 };
            spread += tells * best(t, |find, t| find.weight * find.qualities[t]);
        }
        if covered / total < COVERAGE {
            continue;
        }
        for find in of_meaning {
            let covers: f32 =
                find.qualities.iter().zip(&tells).map(|(q, tells)| q * tells).sum::<f32>() / total;
            whole = whole.max(find.weight * covers * find.share);
            named |= find.weight >= KEYWORDS && covers.min(find.share) > 0.999;
        }
        let owner = meaning.keys.tags.split('\n').next().unwrap_or_default();
        let names_owner = terms.iter().any(|term| words(owner).any(|word| word == term.text));
        let unofficial = match (names_owner, named) {
            (true, _) => 1.0,
            (_, true) => UNOFFICIAL_NAMED,
            _ => UNOFFICIAL,
        };
        scores.push((m, (spread / total + whole) * standing(meaning, unofficial)));
    }
    scores
}

/// What a meaning keeps of its score by its standing; `unofficial` where it is not registered.
fn standing(meaning: &Indexed, unofficial: f32) -> f32 {
    let official = if meaning.registered { 1.0 } else { unofficial };
    if meaning.gone { official * GONE } else { official }
}

/// Entries by the best score of their meanings; ties in the order of the entries.
fn best_first(scores: Vec<(usize, f32)>, meanings: &[Indexed]) -> Vec<usize> {
    let mut by_entry: Vec<(usize, f32)> = Vec::new();
    for (m, score) in scores {
        let entry = meanings[m].entry;
        match by_entry.iter_mut().find(|(e, _)| *e == entry) {
            Some(own) => own.1 = own.1.max(score),
            None => by_entry.push((entry, score)),
        }
    }
    // Few enough to be put in their places one by one; a sort would cost the browser kilobytes.
    let mut ordered: Vec<(usize, f32)> = Vec::with_capacity(by_entry.len());
    for found in by_entry {
        let registered = |i: usize| meanings.iter().any(|m| m.entry == i && m.registered);
        let stands_before = |other: &(usize, f32)| {
            let by_score = other.1.total_cmp(&found.1);
            let by_standing = registered(other.0).cmp(&registered(found.0));
            by_score.then(by_standing).then(found.0.cmp(&other.0)).is_gt()
        };
        ordered.insert(ordered.partition_point(stands_before), found);
    }
    ordered.into_iter().map(|(entry, _)| entry).collect()
}
