//! The answers given so far, as they stand in an address: `failed.caller.auth`.
//!
//! Reading is liberal, writing is strict, as in the rest of the address.

use std::fmt;

use percent_encoding::percent_decode_str;

use super::file::is_id;
use crate::search::fold::half_width;

/// The answers given so far; none at the first question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Path {
    /// The names with dots between them, as an address has them.
    ids: String,
}

impl Path {
    /// Reads what stands behind `choose=` in an address. Whatever it is gives some path: what
    /// cannot be the name of an answer ends it.
    ///
    /// ```
    /// use http_status::choose::Path;
    /// for text in ["failed.caller", " Failed/Caller/ ", "failed%2Ecaller", "ｆａｉｌｅｄ．caller"] {
    ///     assert_eq!(Path::read(text).to_string(), "failed.caller", "{text}");
    /// }
    /// assert_eq!(Path::read("failed.<b>.me").to_string(), "failed");
    /// assert_eq!(Path::read(""), Path::default());
    /// ```
    pub fn read(text: &str) -> Self {
        /// No path of the tree is nearly as long, even percent-encoded.
        const LONGEST: usize = 400;
        let end = (0..=LONGEST).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
        let text = text.get(..end.min(text.len())).unwrap_or_default();
        let decoded = percent_decode_str(text).decode_utf8_lossy();
        let text: String =
            decoded.chars().map(half_width).map(|c| c.to_ascii_lowercase()).collect();
        let text = text.trim().trim_matches(['.', '/']);
        let ids = text.split(['.', '/', '。']).map(str::trim);
        ids.take_while(|id| is_id(id)).fold(Self::default(), |path, id| path.join(id))
    }

    /// The names of the answers, the first one first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.split('.').filter(|id| !id.is_empty())
    }

    /// How many answers have been given.
    pub fn len(&self) -> usize {
        self.ids().count()
    }

    /// Whether this is the first question.
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// As an address has it.
    pub fn as_str(&self) -> &str {
        &self.ids
    }

    /// The path after one more answer.
    #[must_use]
    pub fn join(&self, id: &str) -> Self {
        let dot = if self.is_empty() { "" } else { "." };
        Self { ids: [self.as_str(), dot, id].concat() }
    }

    /// The path to the question that the last answer was given to; `None` at the first question.
    pub fn parent(&self) -> Option<Self> {
        Some(self.first(self.len().checked_sub(1)?))
    }

    /// The path after its first `count` answers.
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        self.ids().take(count).fold(Self::default(), |path, id| path.join(id))
    }
}

/// As an address has it.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.ids)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_an_answer_ends_the_path() {
        for (text, path) in [
            ("", ""),
            (".", ""),
            ("..", ""),
            ("//failed//me", "failed"),
            ("failed.", "failed"),
            ("failed..me", "failed"),
            ("failed me", ""),
            ("<img src=x onerror=alert(1)>", ""),
            ("%", ""),
            ("%FF", ""),
            ("__proto__", ""),
            ("失败", ""),
        ] {
            assert_eq!(Path::read(text).to_string(), path, "{text}");
        }
        assert!(Path::read(&"failed.".repeat(10_000)).to_string().len() <= 400);
        assert!(Path::read(&"败".repeat(10_000)).is_empty());
    }

    #[test]
    fn steps_back_and_forth() {
        let path = Path::read("failed.me");
        assert_eq!(path.join("bug").to_string(), "failed.me.bug");
        assert_eq!(path.parent(), Some(Path::read("failed")));
        assert_eq!(path.first(0), Path::default());
        assert_eq!(path.first(9), path);
        assert_eq!(Path::default().parent(), None);
        assert_eq!((path.len(), path.is_empty(), path.ids().next()), (2, false, Some("failed")));
    }

    proptest! {
        #[test]
        fn a_path_survives_its_address(ids in proptest::collection::vec("[a-z0-9-]{1,12}", 0..7)) {
            let path = ids.iter().fold(Path::default(), |path, id| path.join(id));
            prop_assert_eq!(Path::read(&path.to_string()), path);
        }

        #[test]
        fn any_text_gives_a_path_with_one_address(text in ".{0,80}") {
            let path = Path::read(&text);
            prop_assert_eq!(Path::read(&path.to_string()), path);
        }
    }
}
