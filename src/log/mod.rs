//! Reads lines of logs and of all that looks like one: a line in, the statuses out. Pure: it knows
//! no catalogue, no query and no page.
//!
//! It works on bytes. Every sign that it looks for is ASCII or a run of whole characters, so the
//! places that it tells are always borders of characters.
//!
//! - [`token`]: a line in words, numbers and signs;
//! - `access`: lines whose form says where the status stands;
//! - `said`: numbers that the words around them call a status;
//! - `roles`: those words.

mod access;
mod roles;
mod said;
pub mod token;

use std::ops::Range;

use token::Token;

/// A status that was read out of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The number; 0 where a log writes `000`.
    pub code: u16,
    /// Whose it is.
    pub whose: Whose,
    /// How sure it is that this is a status.
    pub sure: Sure,
    /// Where its digits stand, in bytes of the line.
    pub at: Range<usize>,
}

/// Whose status it is, where a line has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Nothing is said of that.
    Response,
    /// What a balancer or proxy answered to the client.
    Proxy,
    /// What the target or upstream behind it answered.
    Upstream,
    /// What was expected.
    Expected,
    /// What came instead.
    Received,
}

/// How sure it is that a number is a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// It has three digits, and nothing speaks against it.
    Bare,
    /// The words around it say so, as in `returned 502`.
    Said,
    /// It stands where a status stands.
    Place,
}

/// Reads lines one after another. What a line says of those behind it is remembered, as the
/// `#Fields:` of a W3C log.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    status_field: Option<usize>,
}

impl Reader {
    /// The statuses of a line in lower case, in the order in which they stand there. The cost is
    /// linear in the length of the line.
    ///
    /// ```
    /// use http_status::log::{Reader, Sure};
    /// let statuses = Reader::default().read(b"\"get /x http/1.1\" 499 0 \"-\"");
    /// assert_eq!((statuses[0].code, statuses[0].sure), (499, Sure::Place));
    /// assert_eq!(statuses.len(), 1);
    /// ```
    pub fn read(&mut self, line: &[u8]) -> Vec<Status> {
        /// What the name of such a field has in it.
        const NAME: &[u8] = b"status";
        if let Some(rest) = line.strip_prefix(b"#fields:") {
            let names = token::fields(rest);
            self.status_field = names.iter().position(|name| &rest[name.clone()] == b"sc-status");
            return Vec::new();
        }
        if !token::has_status(line) {
            return Vec::new();
        }
        let fields = token::fields(line);
        if let Some(at) = self.status_field.and_then(|place| fields.get(place))
            && let Some(code) = token::status(&line[at.clone()])
        {
            let at = at.clone();
            return vec![Status { code, whose: Whose::Response, sure: Sure::Place, at }];
        }
        let tokens: Vec<Token> = token::tokens(line);
        let mut found = access::read(line, &fields, &tokens);
        if found.is_empty() {
            found = said::read(line, &tokens);
        } else if line.windows(NAME.len()).any(|window| window == NAME) {
            // A log may write the upstream's status behind its own, in a field with a name.
            let is_new = |other: &Status| {
                other.sure == Sure::Place
                    && other.whose != Whose::Response
                    && !found.contains(other)
            };
            let new: Vec<Status> = said::read(line, &tokens).into_iter().filter(is_new).collect();
            found.extend(new);
        }
        found
    }
}
