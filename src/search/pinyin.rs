//! Matching typed letters with how Han characters are read.

use super::fold::{is_han, words};

/// The fewest letters that are tried as pinyin in full.
const FEWEST: usize = 3;
/// The fewest letters among which a slip is looked for.
const FEWEST_WITH_SLIP: usize = 8;

/// The readings of the characters in the catalogue's keys, made ready to be looked up.
pub struct Readings<'t>(Vec<(char, &'t str)>);

impl<'t> Readings<'t> {
    /// Takes apart a text of characters, each with its readings behind it. It is in order, and so
    /// is this.
    pub fn new(text: &'t str) -> Self {
        let starts = text.char_indices().filter(|(_, c)| is_han(*c));
        Self(
            starts
                .map(|(at, c)| {
                    let behind = &text[at + c.len_utf8()..];
                    (c, &behind[..behind.find(is_han).unwrap_or(behind.len())])
                })
                .collect(),
        )
    }

    /// How well letters spell a folded text with up to so many slips, up to 1 (all of it, in full);
    /// `None` where they do not, or where the text has nothing to spell.
    pub fn quality(&self, letters: &str, folded: &str, slips: usize) -> Option<f32> {
        if letters.len() < FEWEST || !folded.chars().any(is_han) {
            return None;
        }
        if slips > 0 && letters.len() < FEWEST_WITH_SLIP {
            return None;
        }
        quality(letters, &self.syllables(folded), slips)
    }

    /// The syllables of a text: for a Han character its readings, parted by slashes; Latin words as
    /// they are.
    fn syllables<'a>(&self, folded: &'a str) -> Vec<&'a str>
    where
        't: 'a,
    {
        let mut syllables = Vec::new();
        for word in words(folded) {
            if !word.starts_with(is_han) {
                syllables.push(word);
                continue;
            }
            for c in word.chars() {
                if let Ok(found) = self.0.binary_search_by_key(&c, |(known, _)| *known)
                    && !self.0[found].1.is_empty()
                {
                    syllables.push(self.0[found].1);
                }
            }
        }
        syllables
    }
}

/// How well letters match syllables, up to 1; `None` where they do not.
fn quality(letters: &str, syllables: &[&str], slips: usize) -> Option<f32> {
    let mut best: Option<f32> = None;
    let mut consider = |quality: f32| best = Some(best.map_or(quality, |best| best.max(quality)));
    for start in 0..syllables.len() {
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
            if slips == 0 || reading.len() < 2 {
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

    #[test]
    fn in_full_begun_and_by_initials() {
        let readings = Readings::new("到dao找zhao未wei");
        let of = |letters: &str| readings.quality(letters, "未找到", 0);
        assert!(of("weizhaodao") > of("weizhao"));
        assert!(of("weizh").is_some());
        assert!(of("zhaodao").is_some());
        assert!(of("wzd").is_some());
        assert!(of("wzx").is_none());
        assert!(of("we").is_none());
        assert!(of("weizhaodaole").is_none());
        assert!(readings.quality("not", "not found", 0).is_none());
    }

    #[test]
    fn all_readings_count() {
        let readings = Readings::new("向xiang失shi定ding效xiao重zhong/chong");
        assert!(readings.quality("chongdingxiang", "重定向", 0) > Some(0.9));
        assert!(readings.quality("tokenshixiao", "token 失效", 0) > Some(0.9));
    }

    #[test]
    fn one_slip_in_a_longer_word() {
        let readings = Readings::new("向xiang定ding重zhong/chong");
        assert!(readings.quality("chongdingxaing", "重定向", 0).is_none());
        assert!(readings.quality("chongdingxaing", "重定向", 1) > Some(0.9));
        assert!(readings.quality("chngdingxiang", "重定向", 1) > Some(0.9));
        assert!(readings.quality("chngdngxiang", "重定向", 1).is_none());
    }
}
