//! The file of the decision tree and its situations: what the build reads from the data, and renders what
//! the page shows from.
//!
//! This file knows nothing else of the project but the levels of fields: the build compiles it a
//! second time, so that both sides have one format. That is a mark, a checksum of what follows, and
//! the [`File`] as postcard writes it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::texts::Level;

/// The most questions between the first one and an answer, counting both ends' questions.
pub const MOST_QUESTIONS: usize = 6;

/// The first bytes of every file; the digit changes with the format.
const MARK: &[u8; 4] = b"HSD1";

/// The tree and the situations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// The steps of the tree, the first question first; each stands behind the step that leads to
    /// it.
    pub steps: Vec<Step>,
    /// The situations, in the order of the data.
    pub scenarios: Vec<Scenario>,
}

/// A text in both languages.
///
/// It may hold `` `code` `` in backticks, and no other markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A step of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// It asks.
    Question(Question),
    /// It answers.
    Leaf(Leaf),
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked.
    pub text: Text,
    /// Two to five answers.
    pub answers: Vec<Answer>,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// How it is called in an address: small letters, digits and hyphens.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// Cases of it, in a line.
    pub example: Text,
    /// The place of the step that it leads to, in [`File::steps`].
    pub next: u16,
}

/// Where the questions end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaf {
    /// The status code to return.
    pub code: u16,
    /// Why, in a sentence.
    pub reason: Text,
    /// The code that comes next.
    pub runner_up: RunnerUp,
    /// The response fields that go with it, the most binding first.
    pub fields: Vec<Field>,
    /// The content that goes with it.
    pub content: Content,
}

/// The code that comes next, and when it is the better one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunnerUp {
    /// The status code.
    pub code: u16,
    /// When to take it instead.
    pub when: Text,
}

/// A response field that goes with a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The field name as registered.
    pub name: String,
    /// How binding it is.
    pub level: Level,
    /// The condition under which it is demanded; with [`Level::When`], and only then.
    pub when: Option<Text>,
}

/// The content that goes with a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What it is.
    pub kind: Kind,
    /// What it should say, where that is not plain.
    pub note: Option<Text>,
}

/// What the content of a response is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// There is none.
    None,
    /// There may be some; nobody depends on it.
    Optional,
    /// What was asked for, or the outcome of the action.
    Representation,
    /// Problem details, `application/problem+json` (RFC 9457).
    Problem,
}

/// A situation that people ask about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// How it is called: small letters, digits and hyphens.
    pub id: String,
    /// The situation.
    pub text: Text,
    /// Other wordings of it in Chinese, for search.
    pub also_zh: Vec<String>,
    /// Other wordings of it in English, for search.
    pub also_en: Vec<String>,
    /// The status code to return.
    pub code: u16,
    /// Codes that are mistaken for it, or are right when something differs.
    pub instead: Vec<u16>,
    /// Why, in a sentence or two.
    pub reason: Text,
    /// Where it is in the tree, as an address has it.
    pub path: String,
}

impl Scenario {
    /// All wordings of it, in both languages: what a search looks at.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        let texts = [&self.text.zh, &self.text.en];
        texts.into_iter().chain(&self.also_zh).chain(&self.also_en).map(String::as_str)
    }
}

/// Why bytes are no such file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// They do not begin as a file of this version does.
    Mark,
    /// They are cut, or changed on the way.
    Damaged,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mark => "this is no decision tree of this version",
            Self::Damaged => "the decision tree is cut or damaged",
        })
    }
}

impl std::error::Error for Error {}

impl File {
    /// The file as bytes.
    ///
    /// # Errors
    ///
    /// None that occurs in practice: postcard can write all of these types.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        let content = postcard::to_allocvec(self)?;
        let mut bytes = MARK.to_vec();
        bytes.extend(checksum(&content).to_le_bytes());
        bytes.extend(content);
        Ok(bytes)
    }

    /// Reads the bytes of such a file.
    ///
    /// # Errors
    ///
    /// [`Error::Mark`] or [`Error::Damaged`], whatever the bytes are.
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let rest = bytes.strip_prefix(MARK).ok_or(Error::Mark)?;
        let (sum, content) = rest.split_first_chunk().ok_or(Error::Damaged)?;
        if u32::from_le_bytes(*sum) != checksum(content) {
            return Err(Error::Damaged);
        }
        match postcard::take_from_bytes::<Self>(content) {
            Ok((file, [])) if file.is_whole() => Ok(file),
            _ => Err(Error::Damaged),
        }
    }

    /// Whether every answer leads onwards to a step that exists, from the first question to the
    /// last leaf; so whoever follows answers comes to an end.
    fn is_whole(&self) -> bool {
        let onwards = |(place, step): (usize, &Step)| match step {
            Step::Leaf(_) => place > 0,
            Step::Question(question) => question.answers.iter().all(|answer| {
                let next = usize::from(answer.next);
                place < next && next < self.steps.len()
            }),
        };
        !self.steps.is_empty() && self.steps.iter().enumerate().all(onwards)
    }
}

/// Whether this can be the name of an answer or of a situation: small letters, digits and
/// hyphens.
pub fn is_id(text: &str) -> bool {
    let sign = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !text.is_empty() && text.bytes().all(sign)
}

/// FNV-1a: enough to notice what a network or a disk does to a file by chance.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(next: u16) -> Step {
        let answer = |id: &str| Answer {
            id: id.to_owned(),
            text: Text::default(),
            example: Text::default(),
            next,
        };
        Step::Question(Question { text: Text::default(), answers: vec![answer("a"), answer("b")] })
    }

    fn leaf() -> Step {
        Step::Leaf(Leaf {
            code: 200,
            reason: Text::default(),
            runner_up: RunnerUp { code: 204, when: Text::default() },
            fields: Vec::new(),
            content: Content { kind: Kind::Optional, note: None },
        })
    }

    fn read(steps: Vec<Step>) -> Result<File, Error> {
        let file = File { steps, scenarios: Vec::new() };
        File::decode(&file.encode().expect("bytes"))
    }

    #[test]
    fn answers_that_lead_nowhere_or_in_a_circle_are_damage() {
        assert!(read(vec![question(1), leaf()]).is_ok());
        assert!(read(vec![question(1), question(2), leaf()]).is_ok());
        for steps in [
            vec![],
            vec![leaf()],
            vec![question(0), leaf()],
            vec![question(2), leaf()],
            vec![question(1), question(0), leaf()],
            vec![question(1), question(1), leaf()],
            vec![question(u16::MAX)],
        ] {
            assert_eq!(read(steps.clone()), Err(Error::Damaged), "{steps:?}");
        }
    }
}
