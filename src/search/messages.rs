//! Messages of programs, found in whatever stands around them.
//!
//! A message is words with gaps (`*`). Each is filed under its rarest word; so a text costs a look
//! for each of its words, and only where a message's rarest word stands is the rest compared.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::file::Message;
use crate::lexicon::{Lexicon, Lists, number_of};

/// The most words that a gap may have.
const WIDEST: usize = 30;

/// The most comparisons for one text. No text that a program writes comes near it.
const MOST: usize = 60_000;

/// A word of a text: its number among the words that messages have, and where it stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    word: u32,
    /// Whether it is parted from the word before.
    parted: bool,
    start: usize,
    end: usize,
}

/// No message has this word.
const UNKNOWN: u32 = u32::MAX;

/// What programs write.
#[derive(Clone, Debug, Default)]
pub struct Messages {
    all: Vec<Message>,
    /// Made by the first query.
    filed: OnceLock<Filed>,
}

/// Messages, made ready to be found.
#[derive(Clone, Debug, Default)]
struct Filed {
    lexicon: Lexicon,
    /// The literal parts of each message, as numbers of words, each with whether it is parted from the
    /// word before.
    parts: Vec<Vec<Vec<(u32, bool)>>>,
    /// For each word, the messages that are filed under it.
    by_word: Lists,
    /// For each message, the part and the place in it of the word that it is filed under.
    anchors: Vec<(usize, usize)>,
}

/// A message that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Which message.
    pub message: usize,
    /// Where it stands, in bytes of the text.
    pub at: Range<usize>,
    /// How many bytes of it are literal words.
    pub length: usize,
}

impl Messages {
    /// Keeps messages.
    pub fn new(all: Vec<Message>) -> Self {
        Self { all, filed: OnceLock::new() }
    }

    /// All of them, in the order of the search file.
    pub fn all(&self) -> &[Message] {
        &self.all
    }

    /// A message by its place.
    pub fn get(&self, message: usize) -> &Message {
        &self.all[message]
    }

    /// The messages that stand in a text in lower case, the longest first; a message that stands
    /// within a longer one is left out. The cost is linear in the length of the text.
    pub fn find(&self, lower: &str) -> Vec<Match> {
        self.find_within(lower, &mut MOST.clone())
    }

    fn find_within(&self, lower: &str, left: &mut usize) -> Vec<Match> {
        if self.all.is_empty() {
            return Vec::new();
        }
        self.filed.get_or_init(|| Filed::new(&self.all)).find(lower, left)
    }
}

impl Filed {
    fn new(messages: &[Message]) -> Self {
        let mut own = Self::default();
        for message in messages {
            let part = |part: &str| -> Vec<(u32, bool)> {
                let words = places(part).map(|(at, parted)| (&part[at], parted));
                words.map(|(word, parted)| (own.lexicon.add(&folded(word)), parted)).collect()
            };
            // Queries are read so, too.
            let text = message.text.replace('\u{2019}', "'");
            own.parts.push(text.split('*').map(part).filter(|p| !p.is_empty()).collect());
        }
        let mut counts = vec![0_usize; own.lexicon.len()];
        for (word, _) in own.parts.iter().flatten().flatten() {
            counts[*word as usize] += 1;
        }
        let mut filed = Vec::new();
        for (m, parts) in own.parts.iter().enumerate() {
            let words = parts.iter().enumerate().flat_map(|(p, part)| {
                part.iter().enumerate().map(move |(w, (word, _))| (p, w, *word))
            });
            if let Some((p, w, word)) = words.min_by_key(|(.., word)| counts[*word as usize]) {
                filed.push((word, number_of(m)));
                own.anchors.push((p, w));
            } else {
                own.anchors.push((0, 0));
            }
        }
        own.by_word = Lists::of(own.lexicon.len(), &filed);
        own
    }

    fn find(&self, lower: &str, left: &mut usize) -> Vec<Match> {
        let words: Vec<Place> = places(lower)
            .map(|(at, parted)| Place {
                word: self.lexicon.get(&folded(&lower[at.clone()])).unwrap_or(UNKNOWN),
                parted,
                start: at.start,
                end: at.end,
            })
            .collect();
        let mut found: Vec<Match> = Vec::new();
        for (at, place) in words.iter().enumerate().filter(|(_, place)| place.word != UNKNOWN) {
            for &message in self.by_word.get(place.word) {
                let message = message as usize;
                if let Some((first, last)) = self.stands(message, &words, at, left) {
                    let literal: usize = self.parts[message]
                        .iter()
                        .flatten()
                        .map(|(word, _)| self.lexicon.word(*word).len() + 1)
                        .sum();
                    let at = words[first].start..words[last].end;
                    found.push(Match { message, at, length: literal });
                }
            }
        }
        longest_first(found)
    }

    /// The first and the last word of a message whose anchor stands at a word of the text.
    fn stands(
        &self,
        message: usize,
        words: &[Place],
        at: usize,
        left: &mut usize,
    ) -> Option<(usize, usize)> {
        let parts = &self.parts[message];
        let (anchor, offset) = self.anchors[message];
        let mut fits = |part: &[(u32, bool)], start: usize| -> bool {
            *left = left.saturating_sub(1);
            *left > 0
                && words.get(start..start + part.len()).is_some_and(|those| {
                    those.iter().zip(part).enumerate().all(|(i, (place, (word, parted)))| {
                        // What the text parts is no sentence, unless the message is parted there, too.
                        place.word == *word && (i == 0 || *parted || !place.parted)
                    })
                })
        };
        let middle = at.checked_sub(offset)?;
        if !fits(&parts[anchor], middle) {
            return None;
        }
        let mut first = middle;
        for part in parts[..anchor].iter().rev() {
            let latest = first.checked_sub(part.len())?;
            let earliest = latest.saturating_sub(WIDEST);
            first = (earliest..=latest).rev().find(|start| fits(part, *start))?;
        }
        let mut end = middle + parts[anchor].len();
        for part in &parts[anchor + 1..] {
            let start = (end..=end + WIDEST).find(|start| fits(part, *start))?;
            end = start + part.len();
        }
        Some((first, end - 1))
    }
}

/// Orders matches by length, and leaves out those that stand within a longer one.
fn longest_first(found: Vec<Match>) -> Vec<Match> {
    let mut ordered: Vec<Match> = Vec::new();
    for new in found {
        let before = |other: &Match| {
            (other.length, new.at.start, new.message) > (new.length, other.at.start, other.message)
        };
        let place = ordered.partition_point(before);
        // A text of thousands of matches would make this quadratic.
        if place < 64 {
            ordered.insert(place, new);
            ordered.truncate(64);
        }
    }
    let mut kept: Vec<Match> = Vec::new();
    for new in ordered {
        let within = |other: &Match| {
            other.at.start <= new.at.start
                && new.at.end <= other.at.end
                && other.length > new.length
        };
        if !kept.iter().any(within) {
            kept.push(new);
        }
    }
    kept
}

/// The words of a text, each with whether a quotation mark or a brace parts it from the word before: in JSON
/// such as `"error":{"code":404}` one word follows another without belonging to it.
fn places(text: &str) -> impl Iterator<Item = (Range<usize>, bool)> {
    let mut last = 0;
    words(text).map(move |at| {
        let parted = text[last..at.start].contains(['"', '{', '}', '\u{201c}', '\u{201d}']);
        last = at.end;
        (at, parted)
    })
}

/// The words of a text: runs of letters and digits, an apostrophe within them, and single Han
/// characters.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, c) = chars.next()?;
            if !c.is_ascii() {
                // General punctuation and the like is no word.
                if matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
                {
                    continue;
                }
                return Some(start..start + c.len_utf8());
            }
            if !c.is_ascii_alphanumeric() {
                continue;
            }
            let mut end = start + 1;
            while let Some((at, c)) = chars.peek() {
                let goes_on = c.is_ascii_alphanumeric()
                    || (*c == '\''
                        && text[at + 1..].starts_with(|next: char| next.is_ascii_alphabetic()));
                if !goes_on {
                    break;
                }
                end = at + 1;
                chars.next();
            }
            return Some(start..end);
        }
    })
}

/// A word in lower case, without apostrophes.
fn folded(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|b| b == b'\'' || b.is_ascii_uppercase()) {
        Cow::Owned(word.chars().filter(|c| *c != '\'').map(|c| c.to_ascii_lowercase()).collect())
    } else {
        Cow::Borrowed(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text::Text;

    fn filed(texts: &[&str]) -> Messages {
        let message = |text: &&str| Message {
            by: "nginx".to_string(),
            text: (*text).to_string(),
            codes: vec![502],
        };
        Messages::new(texts.iter().map(message).collect())
    }

    fn found(messages: &Messages, text: &str) -> Vec<usize> {
        messages.find(&text.to_lowercase()).into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn found_with_anything_around_it_and_in_its_gaps() {
        let messages = filed(&[
            "client intended to send too large body: * bytes",
            "upstream timed out (*) while reading response header from upstream",
            "doesn't pass access control check",
        ]);
        let line = "2024/05/01 10:00:00 [error] 31#31: *5 client intended to send too large body: \
                    10485761 bytes, client: 192.0.2.1, server: shop.example";
        assert_eq!(found(&messages, line), [0]);
        let match_ = &messages.find(line)[0];
        assert_eq!(
            &line[match_.at.clone()],
            "client intended to send too large body: 10485761 bytes"
        );
        assert_eq!(
            found(
                &messages,
                "upstream timed out (110: Connection timed out) while reading response header from upstream"
            ),
            [1]
        );
        assert_eq!(found(&messages, "Response doesn't pass access control check: no"), [2]);
        assert!(found(&messages, "client intended to send a body").is_empty());
        let far = format!(
            "upstream timed out {} while reading response header from upstream",
            "x ".repeat(50)
        );
        assert!(found(&messages, &far).is_empty());
    }

    #[test]
    fn the_longest_wins() {
        let messages = filed(&["connection refused", "connect() failed (111: Connection refused)"]);
        assert_eq!(
            found(&messages, "connect() failed (111: Connection refused) while connecting"),
            [1]
        );
        assert_eq!(found(&messages, "Connection refused"), [0]);
    }

    #[test]
    fn quotes_of_either_kind() {
        let messages = filed(&["That’s all we know"]);
        for text in ["That’s all we know.", "That's all we know."] {
            assert_eq!(messages.find(&Text::of(text, "").lower).len(), 1, "{text}");
        }
    }

    #[test]
    fn words_that_are_parted_are_no_message() {
        let messages = filed(&["Error code: 404 *", "{\"error\":{\"code\":429"]);
        for text in ["Error code: 404 Not Found", "error\n  code 404"] {
            assert_eq!(found(&messages, text), [0], "{text}");
        }
        for text in [
            r#"{"error":{"code":404,"message":"Not Found"}}"#,
            r#"{"type":"error","code":404}"#,
            r#"{\"type\":\"error\",\"code\":404}"#,
            "error {code: 404}",
        ] {
            assert!(found(&messages, text).is_empty(), "{text}");
        }
        assert_eq!(found(&messages, r#"{"error": {"code": 429}}"#), [1]);
    }

    #[test]
    fn chinese_messages() {
        let messages = filed(&["您访问的*存在安全威胁"]);
        assert_eq!(found(&messages, "很抱歉，您访问的链接可能存在安全威胁。"), [0]);
    }

    #[test]
    fn no_text_costs_more_than_its_length_allows() {
        let messages = filed(&["a * a * a * a * b", "a a a a a a a c", "a * b * a * b"]);
        let spent = |text: &str| {
            let mut left = MOST;
            messages.find_within(text, &mut left);
            MOST - left
        };
        let (once, twice) = (spent(&"a b ".repeat(500)), spent(&"a b ".repeat(1000)));
        assert!(twice <= once * 2 + 1000, "{once} {twice}");
        assert!(spent(&"a ".repeat(10_000)) <= MOST);
    }
}
