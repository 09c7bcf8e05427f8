//! A query as it is read: one width, simplified characters, no markup; and for each byte of it the
//! place in what was typed.

use std::cmp::Ordering;
use std::ops::Range;

use super::fold::{half_width, is_han};

/// The longest query that is read, in characters; the rest of a longer one is left out.
pub const LONGEST: usize = 20_000;

/// The entities that error pages and logs are full of.
const ENTITIES: [(&str, char); 8] = [
    ("&quot;", '"'),
    ("&#34;", '"'),
    ("&#39;", '\''),
    ("&apos;", '\''),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&amp;", '&'),
    ("&nbsp;", ' '),
];

/// The elements whose tags are left out.
const ELEMENTS: &str = " html head title meta link style script body h1 h2 h3 h4 h5 h6 p div span \
     br hr b i em strong a center pre code li ul ol dl dt dd td tr th table tbody font small tt img \
     main section header footer ";

/// The longest tag that is left out, in bytes.
const LONGEST_TAG: usize = 300;

/// A query, made readable.
#[derive(Debug, Default)]
pub struct Text {
    /// As typed, but for width, traditional characters, entities and tags.
    pub cased: String,
    /// The same in lower case; each byte stands where it stands in `cased`.
    pub lower: String,
    /// For each byte, and for the end, its place in the query.
    places: Vec<u32>,
}

impl Text {
    /// Reads a query; `traditional` has pairs of a traditional character and its simplified form,
    /// in order.
    pub fn of(query: &str, traditional: &str) -> Self {
        let mut text = Self::default();
        let mut skip = 0;
        for (count, (at, c)) in query.char_indices().enumerate() {
            if count >= LONGEST {
                break;
            }
            if at < skip {
                continue;
            }
            let rest = &query[at..];
            let (c, length) = match c {
                '&' => ENTITIES
                    .iter()
                    .find(|(entity, _)| rest.starts_with(entity))
                    .map_or((c, 1), |(entity, meant)| (*meant, entity.len())),
                '<' => tag(rest).map_or((c, 1), |length| (' ', length)),
                // Escapes of JSON in a pasted line.
                '\\' => match rest.as_bytes().get(1) {
                    Some(b'n' | b'r' | b't') if !is_path(query, at) => (' ', 2),
                    Some(b'"') => ('"', 2),
                    Some(b'/') => ('/', 2),
                    _ => (c, 1),
                },
                // A terminal's colours.
                '\u{1b}' => (' ', escape(rest)),
                _ => (plain(half_width(c), traditional), c.len_utf8()),
            };
            skip = at + length;
            if c != '\0' {
                text.push(c, at);
            }
        }
        text.places.push(u32::try_from(skip).unwrap_or(u32::MAX));
        text.lower = text.cased.to_ascii_lowercase();
        text
    }

    fn push(&mut self, c: char, at: usize) {
        self.cased.push(c);
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.places.resize(self.cased.len(), at);
    }

    /// Where a part of this text stands in the query.
    pub fn place(&self, part: &Range<usize>) -> Range<usize> {
        let at = |i: usize| self.places.get(i).map_or(0, |place| *place as usize);
        at(part.start)..at(part.end)
    }

    /// The lines that have something in them, as places of this text.
    pub fn lines(&self) -> impl Iterator<Item = Range<usize>> {
        let mut start = 0;
        self.lower.split(['\n', '\r']).filter_map(move |line| {
            let place = start..start + line.len();
            start = place.end + 1;
            (!line.trim_ascii().is_empty()).then_some(place)
        })
    }
}

/// Where a part stands in a text. One function, since the browser would have the code of each search
/// otherwise, a kilobyte each.
#[inline(never)]
pub fn find(text: &str, part: &str) -> Option<usize> {
    text.find(part)
}

/// A character as it is read; `\0` where it is none.
fn plain(c: char, traditional: &str) -> char {
    match c {
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\0' => '\0',
        '\u{a0}' => ' ',
        // A field has no lines; the page writes these in their place.
        '\u{2028}' | '↵' => '\n',
        '\u{201c}' | '\u{201d}' | '\u{300c}' | '\u{300d}' => '"',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2013}' | '\u{2014}' => '-',
        '\u{3001}' => ',',
        '\u{3002}' => '.',
        '\u{3010}' => '[',
        '\u{3011}' => ']',
        _ => simplified(c, traditional),
    }
}

/// The length of a tag that stands at the beginning of a text.
fn tag(text: &str) -> Option<usize> {
    let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let letters = name.bytes().take(8).position(|b| !b.is_ascii_alphanumeric())?;
    let behind = name.as_bytes()[letters];
    if !matches!(behind, b'>' | b' ' | b'/') || letters == 0 {
        return None;
    }
    let name = name[..letters].to_ascii_lowercase();
    let known = ELEMENTS.split(' ').any(|element| element == name);
    // Where another one begins, this one has no end.
    let end = text.bytes().take(LONGEST_TAG).skip(1).position(|b| matches!(b, b'<' | b'>'))? + 1;
    (known && text.as_bytes()[end] == b'>').then_some(end + 1)
}

/// Whether a backslash stands in a path, as in `C:\new`.
fn is_path(query: &str, at: usize) -> bool {
    let before = query[..at].bytes().next_back();
    before == Some(b':') || before == Some(b'\\')
}

/// The length of a terminal's escape sequence.
fn escape(text: &str) -> usize {
    let rest = text[1..].strip_prefix('[').unwrap_or_default();
    rest.bytes().take(16).position(|b| b.is_ascii_alphabetic()).map_or(1, |end| end + 3)
}

/// The simplified form of a traditional character, where a key has it.
fn simplified(c: char, traditional: &str) -> char {
    /// A pair is two characters of three bytes each.
    const PAIR: usize = 6;
    if !is_han(c) || c.len_utf8() * 2 != PAIR {
        return c;
    }
    let mut own = [0; PAIR / 2];
    let own = c.encode_utf8(&mut own).as_bytes();
    let (mut low, mut high) = (0, traditional.len() / PAIR);
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = middle * PAIR;
        // Bytes stand in the order of the characters.
        match traditional.as_bytes()[start..start + PAIR / 2].cmp(own) {
            Ordering::Equal => {
                let simplified = traditional.get(start + PAIR / 2..);
                return simplified.and_then(|rest| rest.chars().next()).unwrap_or(c);
            }
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_entities_tags_and_escapes() {
        for (query, read) in [
            ("５０２：网关", "502:网关"),
            ("&lt;h1&gt;x &quot;y&quot;", "<h1>x \"y\""),
            ("<h1>502 Bad Gateway</h1>", " 502 Bad Gateway "),
            ("https-in/<NOSRV> <https://a.example>", "https-in/<NOSRV> <https://a.example>"),
            ("{\\\"a\\\":1}\\nb", "{\"a\":1} b"),
            ("\u{1b}[31merror\u{1b}[0m", " error "),
            ("a\u{200b}b“c”", "ab\"c\""),
            ("C:\\new", "C:\\new"),
        ] {
            assert_eq!(Text::of(query, "").cased, read, "{query}");
        }
        assert_eq!(Text::of("網頁導向", "導导").cased, "網頁导向");
    }

    #[test]
    fn places_lead_back() {
        let query = "<b>５０２</b> &amp; 网关";
        let text = Text::of(query, "");
        let found = text.cased.find("502").unwrap();
        assert_eq!(&query[text.place(&(found..found + 3))], "５０２");
        let found = text.cased.find("网关").unwrap();
        assert_eq!(&query[text.place(&(found..found + 6))], "网关");
        assert_eq!(text.lines().count(), 1);
    }

    #[test]
    fn no_more_than_the_longest_is_read() {
        let text = Text::of(&"网".repeat(LONGEST + 5), "");
        assert_eq!(text.cased.chars().count(), LONGEST);
        let end = text.cased.len();
        assert_eq!(text.place(&(0..end)).end, end);
    }
}
