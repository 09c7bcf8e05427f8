//! What other programs say: lines that answer with a code, and lines that handle one.
//!
//! One file, written by the build and fetched by the page when its reader first unfolds them. It is a text
//! of records, so that reading it takes hardly any code. This file knows nothing of the rest: the build
//! compiles it a second time to write what the page reads.

/// Whether there are lines that answer with a code.
///
/// There are none for no response at all, for a change of protocol, for an interim response that only
/// makes sense during an upload, for a code that stands inside of content, and for codes that nobody may
/// send.
pub const fn is_sent(code: u16) -> bool {
    !matches!(code, 0 | 101 | 104 | 208 | 305 | 306)
}

/// The recipe that clients handle a code by, where they have to.
pub const fn recipe_of(code: u16) -> Option<&'static str> {
    match code {
        301 | 302 | 303 | 307 | 308 => Some("redirect"),
        304 => Some("unchanged"),
        401 => Some("refresh"),
        407 => Some("proxy"),
        0 | 408 | 425 | 429 | 502 | 503 | 504 => Some("retry"),
        409 | 412 | 428 => Some("update"),
        _ => None,
    }
}

/// Stands before each record: ASCII's separator of records.
const RECORD: char = '\u{1e}';
/// Stands behind the name of a record: ASCII's separator of units.
const UNIT: char = '\u{1f}';

/// All lines. They come in groups: what answers with `404`, what handles by the recipe `retry`.
#[derive(Clone, Copy, Debug)]
pub struct Programs(&'static str);

impl Programs {
    /// Reads the file; `None` where the text is none of ours.
    pub fn read(text: &'static str) -> Option<Self> {
        text.starts_with(RECORD).then_some(Self(text))
    }

    /// The programs of a group, in the order of the choice, as they are remembered.
    pub fn keys(self, group: &str) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.record(group).split_terminator(' ')
    }

    /// The name of a program.
    pub fn name(self, key: &str) -> &'static str {
        self.record(key)
    }

    /// The lines of a program in a group; nothing where it has none.
    pub fn lines(self, group: &str, key: &str) -> &'static str {
        self.record(&[group, key].join(" "))
    }

    fn record(self, name: &str) -> &'static str {
        let mut records = self.0.split(RECORD);
        let text = records.find_map(|record| record.strip_prefix(name)?.strip_prefix(UNIT));
        text.unwrap_or_default()
    }
}

/// Writes the file from its records, each with its name: the keys of each group, the name of each key, and
/// the lines of each key in each group.
pub fn write<'a>(records: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut file = String::new();
    for (name, text) in records {
        file.push(RECORD);
        file.push_str(name);
        file.push(UNIT);
        file.push_str(text);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let records =
            [("404", "nginx go"), ("nginx", "nginx"), ("go", "Go net/http"), ("404 go", "a line")];
        let programs = Programs::read(write(records).leak()).unwrap();
        assert!(programs.keys("404").eq(["nginx", "go"]));
        assert_eq!(programs.name("go"), "Go net/http");
        assert_eq!(programs.lines("404", "go"), "a line");
        // Nothing where there is nothing, and no name is taken for a longer one.
        assert_eq!(programs.lines("404", "nginx"), "");
        assert_eq!(programs.lines("40", "4 go"), "");
        assert_eq!(programs.keys("40").count(), 0);
        assert!(Programs::read("<!doctype html>").is_none());
    }
}
