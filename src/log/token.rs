//! A line, taken apart.

use std::ops::Range;

use super::roles;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters and digits that begin or end with a letter, such as `e403` or `10s`.
    Word,
    /// Digits alone.
    Number,
    /// A run of characters beyond ASCII.
    Han,
    /// A single sign.
    Sign,
}

/// A word, a number or a sign of a line. White space parts tokens and is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its first byte.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// What a word says of a number beside it: the roles of [`roles`].
    pub(super) roles: u32,
}

impl Token {
    /// Its bytes.
    pub fn of<'a>(&self, line: &'a [u8]) -> &'a [u8] {
        &line[self.start..self.end]
    }

    /// A run of characters beyond ASCII, as text.
    pub(super) fn text<'a>(&self, line: &'a [u8]) -> &'a str {
        std::str::from_utf8(self.of(line)).unwrap_or_default()
    }

    /// Whether a word has one of these roles.
    pub(super) fn is(&self, roles: u32) -> bool {
        self.roles & roles != 0
    }
}

/// The tokens of a line.
pub fn tokens(line: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = 0;
    while start < line.len() {
        let first = line[start];
        let run = |fits: fn(&u8) -> bool| {
            line[start..].iter().position(|b| !fits(b)).map_or(line.len(), |n| start + n)
        };
        let (kind, end) = if first.is_ascii_alphanumeric() {
            let end = run(u8::is_ascii_alphanumeric);
            let digits = line[start..end].iter().all(u8::is_ascii_digit);
            (if digits { Kind::Number } else { Kind::Word }, end)
        } else if first >= 0x80 {
            (Kind::Han, run(|b| *b >= 0x80))
        } else {
            (Kind::Sign, start + 1)
        };
        if !first.is_ascii_whitespace() {
            let roles = if kind == Kind::Word { roles::of(&line[start..end]) } else { 0 };
            tokens.push(Token { kind, start, end, roles });
        }
        start = end;
    }
    tokens
}

/// The fields of a line that are parted by white space, as their places.
pub fn fields(line: &[u8]) -> Vec<Range<usize>> {
    let mut fields = Vec::new();
    let mut start = None;
    for (at, byte) in line.iter().enumerate() {
        match (byte.is_ascii_whitespace(), start) {
            (true, Some(from)) => {
                fields.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    fields.extend(start.map(|from| from..line.len()));
    fields
}

/// Three digits as a number.
pub fn status(digits: &[u8]) -> Option<u16> {
    let is_number = digits.len() == 3 && digits.iter().all(u8::is_ascii_digit);
    is_number.then(|| digits.iter().fold(0, |n, digit| n * 10 + u16::from(digit - b'0')))
}

/// Whether a line has three digits in a row, and no more: else no status stands in it.
pub fn has_status(line: &[u8]) -> bool {
    line.split(|b| !b.is_ascii_digit()).any(|digits| digits.len() == 3)
}
