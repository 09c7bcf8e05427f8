//! Matching typed letters with how Han characters are read.

use super::fold::{is_han, words};
use crate::lexicon::number_of;

/// The fewest letters that are tried as pinyin in full.
const FEWEST: usize = 3;
/// The fewest letters among which a slip is looked for.
const FEWEST_WITH_SLIP: usize = 8;

/// Keys as they sound, made ready to be compared with letters.
#[derive(Clone, Debug, Default)]
pub struct Sounds {
    /// The readings of each Han character in keys, parted by slashes, and Latin words as they are.
    readings: Vec<String>,
    keys: Vec<Key>,
}

/// A key as it sounds.
#[derive(Clone, Debug)]
struct Key {
    meaning: usize,
    weight: f32,
    /// Its syllables, as places in the readings.
    syllables: Vec<u32>,
}

impl Sounds {
    /// Makes folded keys ready, each with its meaning and weight; `readings` is a text of characters
    /// in order, each with its readings behind it. Keys without Han characters are left out.
    pub fn new<'a>(readings: &str, keys: impl Iterator<Item = (usize, f32, &'a str)>) -> Self {
        let starts = || readings.char_indices().filter(|(_, c)| is_han(*c));
        let known: Vec<char> = starts().map(|(_, c)| c).collect();
        let mut own = Self::default();
        for (at, c) in starts() {
            let behind = &readings[at + c.len_utf8()..];
            let end = behind.find(is_han).unwrap_or(behind.len());
            own.readings.push(behind[..end].to_string());
        }
        for (meaning, weight, key) in keys.filter(|(.., key)| key.chars().any(is_han)) {
            let mut syllables = Vec::new();
            for word in words(key) {
                if !word.starts_with(is_han) {
                    syllables.push(number_of(own.readings.len()));
                    own.readings.push(word.to_string());
                    continue;
                }
                let found = word.chars().filter_map(|c| known.binary_search(&c).ok());
                syllables.extend(found.filter(|at| !own.readings[*at].is_empty()).map(number_of));
            }
            own.keys.push(Key { meaning, weight, syllables });
        }
        own
    }

    /// How well letters spell each key with up to so many slips, as its meaning and its weight times
    /// a share up to 1 (all of it, in full).
    pub fn spelled(&self, letters: &str, slips: usize) -> Vec<(usize, f32)> {
        if letters.len() < FEWEST || (slips > 0 && letters.len() < FEWEST_WITH_SLIP) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut syllables: Vec<&str> = Vec::new();
        for key in &self.keys {
            syllables.clear();
            syllables.extend(key.syllables.iter().map(|at| self.readings[*at as usize].as_str()));
            if let Some(quality) = quality(letters, &syllables, slips) {
                found.push((key.meaning, quality * key.weight));
            }
        }
        found
    }
}

/// How well letters match syllables, up to 1; `None` where they do not.
fn quality(letters: &str, syllables: &[&str], slips: usize) -> Option<f32> {
    let mut best: Option<f32> = None;
    let mut consider = |quality: f32| best = Some(best.map_or(quality, |best| best.max(quality)));
    // With a slip, from the key's beginning only: anything else would be chance.
    let starts = if slips == 0 { syllables.len() } else { 1 };
    for start in 0..starts.min(syllables.len()) {
        if let Some(used) = in_full(letters, &syllables[start..], slips) {
            let share = ratio(used, syllables.len());
            // One syllable in the middle of a key is chance, not a match.
            if start == 0 || used > 1 {
                consider(0.5 + 0.5 * share - if start == 0 { 0.0 } else { 0.1 });
            }
        }
    }
    if slips == 0
        && let Some(used) = initials(letters, syllables)
    {
        consider(0.3 + 0.4 * ratio(used, syllables.len()));
    }
    best
}

#[expect(clippy::cast_precision_loss, reason = "a key has a dozen syllables")]
fn ratio(used: usize, all: usize) -> f32 {
    used as f32 / all as f32
}

/// Syllables that the letters spell in full, the last one perhaps begun only; up to so many of
/// them with a slip.
fn in_full(letters: &str, syllables: &[&str], slips: usize) -> Option<usize> {
    if letters.is_empty() {
        return Some(0);
    }
    let (first, rest) = syllables.split_first()?;
    first.split('/').find_map(|reading| {
        let exact = match letters.strip_prefix(reading) {
            Some(left) => in_full(left, rest, slips).map(|used| used + 1),
            None => reading.starts_with(letters).then_some(1),
        };
        exact.or_else(|| {
            // A slip leaves the first letter, or moves it by one.
            let begins =
                letters.as_bytes().iter().take(2).any(|b| Some(b) == reading.as_bytes().first());
            if slips == 0 || reading.len() < 2 || !begins {
                return None;
            }
            let lengths = reading.len() - 1..=(reading.len() + 1).min(letters.len());
            lengths
                .filter_map(|length| letters.split_at_checked(length))
                .filter(|(typed, _)| strsim::osa_distance(typed, reading) == 1)
                .find_map(|(_, left)| in_full(left, rest, slips - 1))
                .map(|used| used + 1)
        })
    })
}

/// Syllables whose first letters are typed, from the key's start on.
fn initials(letters: &str, syllables: &[&str]) -> Option<usize> {
    let fits = letters.len() <= syllables.len()
        && letters.bytes().zip(syllables).all(|(letter, syllable)| {
            syllable.split('/').any(|reading| reading.as_bytes().first() == Some(&letter))
        });
    fits.then_some(letters.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How well letters spell a key.
    fn of(letters: &str, key: &str, slips: usize) -> Option<f32> {
        let readings = "到dao向xiang失shi定ding找zhao效xiao未wei重zhong/chong";
        // In the order of the characters, as the build writes them.
        let mut pairs: Vec<&str> = Vec::new();
        let starts: Vec<usize> =
            readings.char_indices().filter(|(_, c)| is_han(*c)).map(|(at, _)| at).collect();
        for (i, start) in starts.iter().enumerate() {
            pairs.push(&readings[*start..starts.get(i + 1).copied().unwrap_or(readings.len())]);
        }
        pairs.sort_unstable();
        let sounds = Sounds::new(&pairs.concat(), std::iter::once((0, 1.0, key)));
        sounds.spelled(letters, slips).first().map(|(_, quality)| *quality)
    }

    #[test]
    fn in_full_begun_and_by_initials() {
        let of = |letters: &str| of(letters, "未找到", 0);
        assert!(of("weizhaodao") > of("weizhao"));
        assert!(of("weizh").is_some());
        assert!(of("zhaodao").is_some());
        assert!(of("wzd").is_some());
        assert!(of("wzx").is_none());
        assert!(of("we").is_none());
        assert!(of("weizhaodaole").is_none());
    }

    #[test]
    fn all_readings_count_and_latin_words_are_as_they_are() {
        assert!(of("chongdingxiang", "重定向", 0) > Some(0.9));
        assert!(of("tokenshixiao", "token 失效", 0) > Some(0.9));
        assert!(of("not", "not found", 0).is_none());
    }

    #[test]
    fn one_slip_in_a_longer_word() {
        assert!(of("chongdingxaing", "重定向", 0).is_none());
        assert!(of("chongdingxaing", "重定向", 1) > Some(0.9));
        assert!(of("chngdingxiang", "重定向", 1) > Some(0.9));
        assert!(of("chngdngxiang", "重定向", 1).is_none());
    }
}
