//! Words and their numbers.

/// A set of words, numbered in the order in which they came.
///
/// The standard map would do, but brings a random hasher and a kilobyte of code for each type.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    text: String,
    ends: Vec<u32>,
    /// Open addressing: a word's number and one, or 0; always a power of two and half empty.
    slots: Vec<u32>,
}

impl Lexicon {
    /// The words of a text that is parted by spaces.
    pub fn of(text: &str) -> Self {
        let mut own = Self::default();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            own.add(word);
        }
        own
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A word by its number.
    pub fn word(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.text[start..self.ends[number] as usize]
    }

    /// All words, in the order of their numbers.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        (0..number_of(self.len())).map(|number| self.word(number))
    }

    /// The number of a word, if it is there.
    pub fn get(&self, word: &str) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        self.slots[self.slot(word)].checked_sub(1)
    }

    /// The number of a word, which is put in if it is new.
    pub fn add(&mut self, word: &str) -> u32 {
        if self.slots.len() < 2 * (self.ends.len() + 1) {
            self.slots = vec![0; (self.slots.len() * 2).max(64)];
            for number in 0..number_of(self.ends.len()) {
                let slot = self.slot(self.word(number));
                self.slots[slot] = number + 1;
            }
        }
        let slot = self.slot(word);
        if let Some(known) = self.slots[slot].checked_sub(1) {
            return known;
        }
        let number = number_of(self.ends.len());
        self.text.push_str(word);
        self.ends.push(number_of(self.text.len()));
        self.slots[slot] = number + 1;
        number
    }

    /// The slot that a word is in, or the empty one where it would be.
    fn slot(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(word.as_bytes()) as usize & mask;
        while self.slots[slot] != 0 && self.word(self.slots[slot] - 1) != word {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// FNV-1a.
pub fn hash(bytes: &[u8]) -> u32 {
    let sum = bytes
        .iter()
        .fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    sum ^ (sum >> 15)
}

/// A length or place as it is kept. The search file has less than four gigabytes.
pub fn number_of(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Lists of numbers, one behind the other.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// Puts each item of pairs into the list that it belongs to, in the order of the pairs.
    pub fn of(lists: usize, pairs: &[(u32, u32)]) -> Self {
        let mut ends = vec![0_u32; lists];
        for (list, _) in pairs {
            ends[*list as usize] += 1;
        }
        let mut all = 0;
        for end in &mut ends {
            // Where the list begins; filling it moves this to its end.
            let count = *end;
            *end = all;
            all += count;
        }
        let mut items = vec![0; pairs.len()];
        for (list, item) in pairs {
            let place = &mut ends[*list as usize];
            items[*place as usize] = *item;
            *place += 1;
        }
        Self { ends, items }
    }

    /// A list.
    pub fn get(&self, list: u32) -> &[u32] {
        let list = list as usize;
        let start = if list == 0 { 0 } else { self.ends[list - 1] };
        &self.items[start as usize..self.ends[list] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers() {
        let mut lexicon = Lexicon::default();
        assert_eq!(lexicon.get("a"), None);
        let words: Vec<String> = (0..1000).map(|n| format!("w{n}")).collect();
        for (n, word) in words.iter().enumerate() {
            assert_eq!(lexicon.add(word), number_of(n));
        }
        assert_eq!(lexicon.add("w7"), 7);
        assert_eq!(lexicon.get("w999"), Some(999));
        assert_eq!(lexicon.word(500), "w500");
        assert_eq!(lexicon.get("w1000"), None);
        assert_eq!(lexicon.len(), 1000);
    }

    #[test]
    fn lists_have_their_items_in_order() {
        let lists = Lists::of(3, &[(2, 5), (0, 1), (2, 3)]);
        assert_eq!(lists.get(0), [1]);
        assert!(lists.get(1).is_empty());
        assert_eq!(lists.get(2), [5, 3]);
    }
}
