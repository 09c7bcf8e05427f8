//! Which meanings the words of a query describe: BM25F over the fields of their keys, and how well
//! a single key is covered.
//!
//! A long paste has few words that tell and many that do not, so what share of a key the paste has
//! counts at least as much as what share of the paste the key has. What is too little for either is
//! no answer, however long the query is.

use std::f32::consts::LOG2_E;

use super::file::Keys;
use super::fold::{canonical, fold, is_han_run, pairs, stem};
use super::typo;
use super::words::telling;
use crate::lexicon::{Lexicon, Lists, number_of};

/// What a find is worth by the field that it is in, beside one in a title.
const WEIGHTS: [f32; FIELDS] = [1.0, 0.9, 0.75, 0.95];
const FIELDS: usize = 4;
const TAGS: usize = 2;
const MESSAGES: usize = 3;

/// What a find is worth by how it matches.
const BEGUN: f32 = 0.7;
const SLIP: f32 = 0.65;
const SLIPS: f32 = 0.6;

/// BM25F: how soon more of the same word counts no more, and how much the length of a field does.
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.4;

/// What each doubling or so of the keys of a meaning counts.
const KNOWN: f32 = 0.04;

/// The weight of a word, and of a pair of Han characters, that no key has.
const UNKNOWN: f32 = 4.2;
const UNKNOWN_PAIR: f32 = 0.9;

/// The share of the query's weight that is enough whatever it is found in.
const SHARE: f32 = 0.55;
/// The same where every word that is found has a slip.
const SLIPPED: f32 = 0.62;
/// What a key gains that the query is as a whole.
const NAMED: f32 = 1.4;
/// The strength that a key must be found with otherwise: for a single word, and more for each
/// doubling of the query.
const LEAST: f32 = 3.4;
const MORE: f32 = 0.75;
/// What of that is enough for a meaning whose owner the query names.
const EASED: f32 = 0.6;

/// What a title and a keyword of several words count on top where they stand whole in the query.
const PHRASES: [f32; 2] = [3.0, 1.5];

/// What a pair of Han characters of a key counts that the query has not, but has the pairs on both
/// sides: 网站维护 in 网站正在维护.
const BRIDGED: f32 = 0.6;

/// Words that nearly every code has to do with, and what they keep of their weight.
const WEAK: &str = "field request response content server client page url site user web data http \
     connection service file host origin 服务 务器 请求 响应 内容 首部 客户 户端 页面 用户 接口 网站 站点 访问 \
     信息 数据 系统";
const WEAK_WEIGHT: f32 = 0.45;

/// The most different words and pairs of a query that are looked up.
const MOST_WANTED: usize = 240;

/// The most segments that are looked at for how close their words stand.
const CLOSEST: usize = 96;

/// What is looked up: the words of all keys, in segments.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Stems of words, and pairs of Han characters.
    lexicon: Lexicon,
    /// The words as they are written, and the stem of each.
    written: Lexicon,
    stems: Vec<u32>,
    /// How much a term tells, by its rarity.
    rarity: Vec<f32>,
    /// The segments that have a term, and the terms that a segment has.
    by_term: Lists,
    by_segment: Lists,
    segments: Vec<Segment>,
    meanings: usize,
    /// The mean length of each field.
    lengths: [f32; FIELDS],
    /// How much is known of each meaning, as a factor a little over 1: what people meet often has
    /// many keys.
    known: Vec<f32>,
}

#[derive(Clone, Copy, Debug)]
struct Segment {
    meaning: u32,
    field: u8,
    /// How much all its terms tell together.
    weight: f32,
    /// How many terms its meaning has in this field.
    length: u32,
}

/// How well a meaning answers.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    /// Which meaning.
    pub meaning: usize,
    /// The more, the better.
    pub value: f32,
    /// Whether the query is one of its keys as a whole.
    pub named: bool,
    /// Whether it has all words of the query.
    pub whole: bool,
}

/// How well the keys of a meaning are found.
#[derive(Clone, Copy, Debug, Default)]
struct Best {
    /// How strongly the best one is.
    strength: f32,
    /// The same without owners and fields, which belong to many codes.
    evidence: f32,
    /// Whether a title or keyword is found whole.
    named: bool,
}

/// A word of the query, or a pair of Han characters.
struct Wanted {
    /// The terms that it may be, and how well each fits.
    terms: Vec<(u32, f32)>,
    /// How much it tells.
    weight: f32,
    /// Whether it is the middle pair of a run whose neighbours are known, which says nothing.
    han: bool,
}

impl Terms {
    /// Files the keys of meanings, and the messages of each.
    pub fn new<'a>(meanings: impl Iterator<Item = (&'a Keys, Vec<&'a str>)>) -> Self {
        let mut own = Self::default();
        let mut of_segment: Vec<(u32, u32)> = Vec::new();
        let mut lengths: Vec<[u32; FIELDS]> = Vec::new();
        for (m, (keys, messages)) in meanings.enumerate() {
            lengths.push([0; FIELDS]);
            let fields = [&keys.titles, &keys.keywords, &keys.tags];
            let texts = fields
                .into_iter()
                .enumerate()
                .flat_map(|(field, text)| text.split('\n').map(move |segment| (field, segment)));
            for (field, text) in texts {
                own.file(text, m, field, &mut of_segment, &mut lengths);
            }
            for message in messages {
                let text = canonical(&fold(message));
                own.file(&text, m, MESSAGES, &mut of_segment, &mut lengths);
            }
        }
        own.meanings = lengths.len();
        let turned: Vec<(u32, u32)> = of_segment.iter().map(|(s, t)| (*t, *s)).collect();
        own.by_segment = Lists::of(own.segments.len(), &of_segment);
        own.by_term = Lists::of(own.lexicon.len(), &turned);
        own.weigh(&lengths);
        own
    }

    /// Puts a segment in.
    fn file(
        &mut self,
        text: &str,
        meaning: usize,
        field: usize,
        of_segment: &mut Vec<(u32, u32)>,
        lengths: &mut [[u32; FIELDS]],
    ) {
        let segment = number_of(self.segments.len());
        let start = of_segment.len();
        let mut add = |term: u32| {
            if !of_segment[start..].contains(&(segment, term)) {
                of_segment.push((segment, term));
            }
        };
        telling(text, |word| {
            if is_han_run(word) {
                pairs(word).for_each(|pair| add(self.lexicon.add(pair)));
            } else {
                let term = self.lexicon.add(stem(word));
                if self.written.add(word) as usize == self.stems.len() {
                    self.stems.push(term);
                }
                add(term);
            }
        });
        let count = of_segment.len() - start;
        if count == 0 {
            return;
        }
        lengths[meaning][field] += number_of(count);
        let field = u8::try_from(field).unwrap_or_default();
        let meaning = number_of(meaning);
        self.segments.push(Segment { meaning, field, weight: 0.0, length: 0 });
    }

    /// Reckons how much terms and segments tell.
    #[expect(clippy::cast_precision_loss, reason = "counts of a small catalogue")]
    fn weigh(&mut self, lengths: &[[u32; FIELDS]]) {
        let weak = Lexicon::of(WEAK);
        self.rarity = (0..number_of(self.lexicon.len()))
            .map(|term| {
                let mut last = u32::MAX;
                let mut having = 0_usize;
                for segment in self.by_term.get(term) {
                    let meaning = self.segments[*segment as usize].meaning;
                    having += usize::from(meaning != last);
                    last = meaning;
                }
                let rarity = (1.0 + self.meanings as f32 / having.max(1) as f32).ln();
                let weak = weak.get(self.lexicon.word(term)).is_some();
                if weak { rarity * WEAK_WEIGHT } else { rarity }
            })
            .collect();
        let mut sums = [0_u32; FIELDS];
        for of_meaning in lengths {
            for (sum, length) in sums.iter_mut().zip(of_meaning) {
                *sum += length;
            }
        }
        self.known = lengths
            .iter()
            .map(|of_meaning| 1.0 + KNOWN * ratio(1 + of_meaning.iter().sum::<u32>()).ln())
            .collect();
        self.lengths = sums.map(|sum| (sum as f32 / self.meanings.max(1) as f32).max(1.0));
        for s in 0..self.segments.len() {
            let terms = self.by_segment.get(number_of(s));
            let weight = terms.iter().map(|term| self.rarity[*term as usize]).sum();
            let segment = &mut self.segments[s];
            segment.weight = weight;
            segment.length = lengths[segment.meaning as usize][usize::from(segment.field)];
        }
    }

    /// Whether some key has a word as it is written.
    pub fn knows(&self, word: &str) -> bool {
        self.written.get(word).is_some()
    }

    /// Whether some key has a word of this stem.
    fn knows_stem(&self, word: &str) -> bool {
        self.lexicon.get(stem(word)).is_some()
    }

    /// Whether none of the words is known.
    pub fn knows_none(&self, query: &[String]) -> bool {
        !query.iter().any(|word| is_han_run(word) || self.knows_stem(word))
    }

    /// For each meaning, whether one of the words is in the keys that stand for it: its titles and
    /// keywords.
    pub fn having(&self, query: &[String]) -> Vec<bool> {
        let mut having = vec![false; self.meanings];
        let mut mark = |term: &str| {
            let segments = self.lexicon.get(term).map_or(&[][..], |term| self.by_term.get(term));
            for segment in segments {
                let segment = &self.segments[*segment as usize];
                having[segment.meaning as usize] |= usize::from(segment.field) < TAGS;
            }
        };
        for word in query {
            if is_han_run(word) { pairs(word).for_each(&mut mark) } else { mark(stem(word)) }
        }
        having
    }

    /// The meanings that words describe, with their scores; in no order.
    ///
    /// `eased` tells whether the query names the owner of a meaning, so that less is enough.
    pub fn rank(&self, query: &[String], short: bool, eased: impl Fn(usize) -> bool) -> Vec<Score> {
        let (wanted, occurrences) = self.wanted(query, short);
        let total: f32 = wanted.iter().map(|wanted| wanted.weight).sum();
        if total <= 0.0 {
            return Vec::new();
        }
        let mut segments = Touched::new(self.segments.len());
        let mut meanings = Touched::new(self.meanings);
        let mut shares = vec![0.0_f32; self.meanings];
        let mut frequencies = Touched::new(self.meanings);
        let mut qualities = vec![0.0_f32; self.meanings];
        let mut whole = vec![false; self.meanings];
        for wanted in &wanted {
            frequencies.clear();
            for &(term, quality) in &wanted.terms {
                let tells = wanted.weight * quality;
                for &s in self.by_term.get(term) {
                    let segment = &self.segments[s as usize];
                    segments.add(s, tells);
                    let m = segment.meaning as usize;
                    let field = usize::from(segment.field);
                    let long = ratio(segment.length) / self.lengths[field];
                    let longer = if field == TAGS { 1.0 } else { 1.0 - LENGTH + LENGTH * long };
                    let counts = WEIGHTS[field] * quality / longer;
                    if frequencies.add(segment.meaning, counts) {
                        qualities[m] = 0.0;
                    }
                    qualities[m] = qualities[m].max(quality);
                }
            }
            for &m in &frequencies.touched {
                let frequency = frequencies.values[m as usize];
                meanings.add(m, wanted.weight * frequency / (SATURATION + frequency));
                shares[m as usize] += wanted.weight * qualities[m as usize];
                whole[m as usize] |= qualities[m as usize] > SLIP;
            }
        }
        let keys = self.best_keys(&segments, &wanted, &occurrences);
        // A word of Han characters is two pairs or so.
        let han = wanted.iter().filter(|wanted| wanted.han).count();
        let words = ratio(number_of(wanted.len() - han)) + ratio(number_of(han)) / 2.0;
        let least = LEAST + MORE * LOG2_E * words.max(1.0).ln();
        let mut scores = Vec::new();
        for &m in &meanings.touched {
            let m = m as usize;
            let share = shares[m] / total;
            let Best { strength, evidence, named } = keys[m];
            // What only slips lead to needs more of the query.
            let enough = if whole[m] { SHARE } else { SLIPPED };
            let least = if eased(m) { least * EASED } else { least };
            if share < enough && evidence < least {
                continue;
            }
            let all = share > 0.99;
            let named = named && all;
            let score = strength * if named { NAMED } else { 1.0 };
            let score = (score + 0.6 * meanings.values[m] * share.sqrt()) * self.known[m];
            scores.push(Score { meaning: m, value: score, named, whole: all });
        }
        scores
    }

    /// For each meaning, how strongly its best key is found, and whether the key is found whole.
    fn best_keys(&self, found: &Touched, wanted: &[Wanted], occurrences: &[usize]) -> Vec<Best> {
        let mut best = vec![Best::default(); self.meanings];
        // The strongest are looked at more closely: words that stand far apart are no key.
        let mut strongest: Vec<(u32, f32)> = Vec::new();
        for &s in &found.touched {
            let strength = self.strength(s, found.values[s as usize]).0;
            let place = strongest.partition_point(|other| other.1 >= strength);
            if place < CLOSEST {
                strongest.insert(place, (s, strength));
                strongest.truncate(CLOSEST);
            }
        }
        let mut han = vec![false; self.lexicon.len()];
        for (term, _) in wanted.iter().filter(|w| w.han).flat_map(|w| &w.terms) {
            han[*term as usize] = true;
        }
        for (s, _) in strongest {
            let segment = &self.segments[s as usize];
            let field = usize::from(segment.field);
            let told = found.values[s as usize] + self.bridged(s, &han);
            let (strength, share) = self.strength(s, told);
            let close = self.closeness(s, wanted, occurrences);
            let whole = share > 0.99 && close > 0.99;
            // Words that are common one by one tell much as a name: `no content`.
            let several = self.by_segment.get(s).len() > 1;
            let phrase =
                if whole && several && field < PHRASES.len() { PHRASES[field] } else { 0.0 };
            let own = &mut best[segment.meaning as usize];
            own.strength = own.strength.max(strength * close + phrase);
            if field != TAGS {
                own.evidence = own.evidence.max(strength * close + phrase);
            }
            own.named |= whole && field < PHRASES.len();
        }
        best
    }

    /// How strongly a key is found of which so much is told, and the share of it.
    fn strength(&self, s: u32, told: f32) -> (f32, f32) {
        let segment = &self.segments[s as usize];
        let told = told.min(segment.weight);
        let share = told / segment.weight;
        // An owner's name and a field belong to many codes.
        let whole = if usize::from(segment.field) == TAGS { share * share * share } else { share };
        (told * whole * WEIGHTS[usize::from(segment.field)], share)
    }

    /// What the pairs of a key count that stand between two that the query has.
    fn bridged(&self, segment: u32, wanted: &[bool]) -> f32 {
        let terms = self.by_segment.get(segment);
        let has = |term: u32| wanted[term as usize];
        terms
            .windows(3)
            .filter(|three| has(three[0]) && !has(three[1]) && has(three[2]))
            .map(|three| self.rarity[three[1] as usize] * BRIDGED)
            .sum()
    }

    /// How close the words of a segment stand in the query, up to 1.
    fn closeness(&self, segment: u32, wanted: &[Wanted], occurrences: &[usize]) -> f32 {
        let terms = self.by_segment.get(segment);
        let has = |w: usize| wanted[w].terms.iter().any(|(term, _)| terms.contains(term));
        let fits: Vec<bool> = (0..wanted.len()).map(has).collect();
        let count = fits.iter().filter(|fits| **fits).count();
        if count < 2 {
            return 1.0;
        }
        let mut last = vec![usize::MAX; wanted.len()];
        let mut seen = 0;
        let mut closest = usize::MAX;
        for (at, &w) in occurrences.iter().enumerate().filter(|(_, w)| fits[**w]) {
            seen += usize::from(last[w] == usize::MAX);
            last[w] = at;
            if seen == count {
                let first = (0..wanted.len()).filter(|w| fits[*w]).map(|w| last[w]).min();
                closest = closest.min(at + 1 - first.unwrap_or(at));
            }
        }
        // Some words in between are usual; each further one counts.
        let room = count + 2 + count / 2;
        if closest <= room {
            1.0
        } else {
            (ratio(number_of(room)) / ratio(number_of(closest))).sqrt()
        }
    }

    /// What is wanted, each once, and the order in which it occurs.
    fn wanted(&self, query: &[String], short: bool) -> (Vec<Wanted>, Vec<usize>) {
        let mut seen = Lexicon::default();
        let mut wanted: Vec<Wanted> = Vec::new();
        let mut occurrences = Vec::new();
        let query = self.mended(query, short);
        for (i, word) in query.iter().enumerate() {
            if wanted.len() >= MOST_WANTED {
                break;
            }
            if is_han_run(word) {
                for pair in pairs(word).take(MOST_WANTED) {
                    let number = seen.add(pair) as usize;
                    if number == wanted.len() {
                        let terms: Vec<_> =
                            self.lexicon.get(pair).map(|term| (term, 1.0)).into_iter().collect();
                        let weight = self.weight(&terms, UNKNOWN_PAIR);
                        wanted.push(Wanted { terms, weight, han: true });
                    }
                    occurrences.push(number);
                }
                continue;
            }
            let number = seen.add(stem(word)) as usize;
            if number == wanted.len() {
                let terms = self.terms_for(word, short, i + 1 == query.len());
                let weight = self.weight(&terms, UNKNOWN);
                wanted.push(Wanted { terms, weight, han: false });
            }
            occurrences.push(number);
        }
        // The pair between two known ones says nothing of its own: 访问拒绝 has 问拒.
        for three in occurrences.windows(3) {
            let [before, at, behind] = [three[0], three[1], three[2]];
            let known = |w: usize| !wanted[w].terms.is_empty();
            if wanted[at].han && !known(at) && known(before) && known(behind) {
                wanted[at].weight = UNKNOWN_PAIR / 4.0;
            }
        }
        (wanted, occurrences)
    }

    /// How much a word tells: as much as the best-fitting term it may be.
    fn weight(&self, terms: &[(u32, f32)], unknown: f32) -> f32 {
        let best = terms.iter().map(|(_, quality)| *quality).fold(0.0, f32::max);
        let told = terms
            .iter()
            .filter(|(_, quality)| *quality >= best)
            .map(|(term, _)| self.rarity[*term as usize])
            .fold(0.0, f32::max);
        if terms.is_empty() { unknown } else { told }
    }

    /// The terms that a word may be: itself; else, for the last one, words that it begins; else
    /// words a slip or two away.
    fn terms_for(&self, word: &str, short: bool, last: bool) -> Vec<(u32, f32)> {
        let mut terms = Vec::new();
        if let Some(term) = self.lexicon.get(stem(word)) {
            terms.push((term, 1.0));
        }
        if !short || (!terms.is_empty() && !last) {
            return terms;
        }
        let mut add = |term: u32, quality: f32| {
            if !terms.iter().any(|(known, _)| *known == term) {
                terms.push((term, quality));
            }
        };
        if word.len() >= 3 && last {
            for written in 0..number_of(self.written.len()) {
                if self.written.word(written).starts_with(word) {
                    add(self.stems[written as usize], BEGUN);
                }
            }
        }
        if terms.is_empty() || (last && terms.iter().all(|(_, quality)| *quality < 1.0)) {
            let mut fewest = usize::MAX;
            for written in 0..number_of(self.written.len()) {
                if let Some(slips) = typo::slips(word, self.written.word(written))
                    && slips <= fewest
                {
                    if slips < fewest {
                        fewest = slips;
                        terms.retain(|(_, quality)| *quality >= BEGUN);
                    }
                    let term = self.stems[written as usize];
                    if !terms.iter().any(|(known, _)| *known == term) {
                        terms.push((term, if slips > 1 { SLIPS } else { SLIP }));
                    }
                }
            }
        }
        terms
    }

    /// A short query with two words that were written as one parted, and one that was written as
    /// two joined.
    fn mended(&self, query: &[String], short: bool) -> Vec<String> {
        if !short {
            return query.to_vec();
        }
        let mut mended: Vec<String> = Vec::new();
        let mut joined = false;
        for (i, word) in query.iter().enumerate() {
            if std::mem::take(&mut joined) {
                continue;
            }
            if self.knows_stem(word) || is_han_run(word) {
                mended.push(word.clone());
                continue;
            }
            let next = query.get(i + 1).map(|next| [word.as_str(), next].concat());
            if let Some(both) = next.filter(|both| self.knows(both)) {
                mended.push(both);
                joined = true;
            } else if let Some((a, b)) = self.split_in_two(word).filter(|_| !self.is_slip(word)) {
                mended.push(a);
                mended.push(b);
            } else {
                mended.push(word.clone());
            }
        }
        mended
    }

    /// Two words that were written as one: both known, or one known and the other a slip away.
    fn split_in_two(&self, word: &str) -> Option<(String, String)> {
        if !word.is_ascii() || word.len() < 6 {
            return None;
        }
        let splits = || (3..word.len() - 2).rev().map(|at| word.split_at(at));
        splits()
            .find(|(a, b)| self.knows(a) && self.knows(b))
            .or_else(|| {
                // `notfond`: a slip in one half, the other whole.
                splits().find(|(a, b)| {
                    (self.knows(a) && b.len() > 3 && self.is_slip(b))
                        || (self.knows(b) && a.len() > 3 && self.is_slip(a))
                })
            })
            .map(|(a, b)| (a.to_string(), b.to_string()))
    }

    fn is_slip(&self, word: &str) -> bool {
        (0..number_of(self.written.len()))
            .any(|known| typo::slips(word, self.written.word(known)).is_some())
    }
}

/// Sums by number, and which of them there are.
struct Touched {
    values: Vec<f32>,
    touched: Vec<u32>,
}

impl Touched {
    fn new(count: usize) -> Self {
        Self { values: vec![0.0; count], touched: Vec::new() }
    }

    /// Adds to a sum; tells whether it is new.
    fn add(&mut self, number: u32, value: f32) -> bool {
        let sum = &mut self.values[number as usize];
        let new = *sum == 0.0;
        if new {
            self.touched.push(number);
        }
        *sum += value;
        new
    }

    fn clear(&mut self) {
        for number in self.touched.drain(..) {
            self.values[number as usize] = 0.0;
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a small catalogue and a short query")]
fn ratio(count: u32) -> f32 {
    count as f32
}
