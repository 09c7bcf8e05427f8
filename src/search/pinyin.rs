//! Matching typed letters with baked pinyin.

/// The fewest letters that are tried as pinyin in full.
const FEWEST: usize = 3;

/// How well letters match one key (syllables parted by spaces, readings by slashes), up to 1 (the
/// whole key, in full); `None` where they do not.
pub fn quality(letters: &str, key: &str) -> Option<f32> {
    if letters.len() < FEWEST {
        return None;
    }
    let syllables: Vec<&str> = key.split(' ').collect();
    let mut best: Option<f32> = None;
    let mut consider = |quality: f32| best = Some(best.map_or(quality, |best| best.max(quality)));
    for start in 0..syllables.len() {
        if let Some(used) = in_full(letters, &syllables[start..]) {
            let share = ratio(used, syllables.len());
            // One syllable in the middle of a key is chance, not a match.
            if start == 0 || used > 1 {
                consider(0.5 + 0.5 * share - if start == 0 { 0.0 } else { 0.1 });
            }
        }
    }
    if let Some(used) = initials(letters, &syllables) {
        consider(0.3 + 0.4 * ratio(used, syllables.len()));
    }
    best
}

#[expect(clippy::cast_precision_loss, reason = "a key has a dozen syllables")]
fn ratio(used: usize, all: usize) -> f32 {
    used as f32 / all as f32
}

/// Syllables that the letters spell in full, the last one perhaps begun only.
fn in_full(letters: &str, syllables: &[&str]) -> Option<usize> {
    if letters.is_empty() {
        return Some(0);
    }
    let (first, rest) = syllables.split_first()?;
    first.split('/').find_map(|reading| match letters.strip_prefix(reading) {
        Some(left) => in_full(left, rest).map(|used| used + 1),
        None => reading.starts_with(letters).then_some(1),
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
        let key = "wei zhao dao";
        assert!(quality("weizhaodao", key) > quality("weizhao", key));
        assert!(quality("weizh", key).is_some());
        assert!(quality("zhaodao", key).is_some());
        assert!(quality("wzd", key).is_some());
        assert!(quality("wzx", key).is_none());
        assert!(quality("we", key).is_none());
        assert!(quality("weizhaodaole", key).is_none());
    }

    #[test]
    fn all_readings_count() {
        assert!(quality("chongdingxiang", "zhong/chong ding xiang") > Some(0.9));
    }
}
