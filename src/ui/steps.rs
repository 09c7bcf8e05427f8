//! What the page shows of the decision tree and of the situations that people ask about, in both
//! languages: rendered by the build into one file, and read by the page when somebody first asks. Pure.
//!
//! Questions and answers are links, and nothing else in them is pressed. So each step is HTML, ready to be
//! put into the section; it comes from the data alone, through Leptos's escaping.

use serde::{Deserialize, Serialize};

use super::texts::Damaged;
use crate::choose::{Path, Wordings};
use crate::locale::Language;

/// All steps, and all situations.
#[derive(Debug)]
pub struct Steps {
    file: File,
    wordings: Wordings,
}

/// The same as the file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// The steps, the first question first.
    pub steps: Vec<Step>,
    /// The situations, in the order of the data.
    pub situations: Vec<Situation>,
}

/// A question, or the answer to all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Where it is, as an address has it; empty for the first question.
    pub path: String,
    /// The code to return; `None` for a question.
    pub code: Option<u16>,
    /// What it says, in Chinese and in English.
    pub texts: [StepTexts; 2],
}

/// What a step says, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepTexts {
    /// The HTML of its heading.
    pub heading: String,
    /// The HTML below it.
    pub body: String,
    /// The HTML of the question before it with the answer that led here, and of the way back to it;
    /// empty for the first question.
    pub answered: String,
}

/// A situation that people ask about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Situation {
    /// How it is called: small letters, digits and hyphens.
    pub id: String,
    /// The code to return.
    pub code: u16,
    /// All wordings of it, in both languages: what a search looks at.
    pub wordings: Vec<String>,
    /// Its HTML, in Chinese and in English.
    pub html: [String; 2],
}

impl Step {
    /// What it says.
    pub fn texts(&self, language: Language) -> &StepTexts {
        &self.texts[language as usize]
    }
}

impl Steps {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// [`Damaged`] where the bytes are not what [`File::to_bytes`] writes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Damaged> {
        let file: File = postcard::from_bytes(bytes).map_err(|_| Damaged)?;
        let wordings = Wordings::of(file.situations.iter().map(|situation| &situation.wordings));
        Ok(Self { file, wordings })
    }

    /// The steps on the way to a path, the first question first and what stands there last. Where an
    /// answer of it does not exist, it ends with the last step that does.
    pub fn way(&self, path: &Path) -> Vec<&Step> {
        let at = |path: &Path| self.file.steps.iter().find(|step| step.path == path.as_str());
        (0..=path.len()).map_while(|count| at(&path.first(count))).collect()
    }

    /// The places of the situations that a query describes, the best first: few or none, since most
    /// queries are about something else.
    pub fn find(&self, query: &str) -> Vec<usize> {
        self.wordings.find(query)
    }

    /// The situation at a place.
    pub fn situation(&self, place: usize) -> Option<&Situation> {
        self.file.situations.get(place)
    }
}

#[cfg(feature = "ssr")]
impl File {
    /// Writes the file.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn to_bytes(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(self)
    }
}
