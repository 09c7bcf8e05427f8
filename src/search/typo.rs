//! How many slips of the finger lie between two words.

/// The slips that a word of this length may have: one from four letters on, two from eight.
pub const fn tolerance(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The number of slips between a typed word and a known one, where that is within the tolerance;
/// two letters that changed places are one slip.
pub fn slips(typed: &str, known: &str) -> Option<usize> {
    let (first, last) = (typed.as_bytes().first(), typed.as_bytes().last());
    // With the same first and last letter, two slips leave a word of six letters readable: `getway`.
    let framed = typed.len() >= 6
        && known.len() >= 7
        && first == known.as_bytes().first()
        && last == known.as_bytes().last();
    let most = if framed { 2 } else { tolerance(typed.len()) };
    if most == 0
        || typed.len().abs_diff(known.len()) > most
        || !typed.is_ascii()
        || !known.is_ascii()
    {
        return None;
    }
    // In a short word the first letter is seldom wrong, and a wrong one makes another word.
    if typed.len() < 6 {
        let (t, k) = (typed.as_bytes(), known.as_bytes());
        let swapped =
            t.get(..2) == k.get(..2).map(|pair| [pair[1], pair[0]]).as_ref().map(|pair| &pair[..]);
        if t[0] != k[0] && !swapped {
            return None;
        }
    }
    // Each slip changes two kinds of letters at most.
    if (letters(typed) ^ letters(known)).count_ones() as usize > 2 * most {
        return None;
    }
    // Of four letters, one that is another makes another word; only a missing, a doubled or a
    // moved one is a slip.
    if typed.len() == 4 && known.len() == 4 {
        let (mut t, mut k) = (typed.as_bytes().to_vec(), known.as_bytes().to_vec());
        t.sort_unstable();
        k.sort_unstable();
        if t != k {
            return None;
        }
    }
    let slips = strsim::osa_distance(typed, known);
    (slips <= most).then_some(slips)
}

/// The letters of a word, a bit each.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| letters | 1 << (byte & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolerated_slips() {
        assert_eq!(slips("mnay", "many"), Some(1));
        assert_eq!(slips("precondtion", "precondition"), Some(1));
        assert_eq!(slips("unathorzied", "unauthorized"), Some(2));
        assert_eq!(slips("getway", "gateway"), Some(2));
        assert_eq!(slips("crow", "grow"), None);
        assert_eq!(slips("onto", "note"), None);
        assert_eq!(slips("god", "got"), None);
        assert_eq!(slips("teapots", "depots"), None);
    }
}
