//! What other programs say: lines that answer with a code, and lines that handle one.
//!
//! One file, written by the build and fetched by the page when its reader first unfolds them. This
//! file knows nothing but serde: the build compiles it a second time to write what the page reads.

use serde::{Deserialize, Serialize};

/// Whether there are lines that answer with a code.
///
/// There are none for no response at all, for a change of protocol, for an interim response that only
/// makes sense during an upload, for a code that stands inside of content, and for codes that nobody may
/// send.
pub const fn is_sent(code: u16) -> bool {
    !matches!(code, 0 | 101 | 104 | 208 | 305 | 306)
}

/// The place of the recipe that clients handle a code by, where they have to.
pub const fn recipe_of(code: u16) -> Option<u8> {
    match code {
        301 | 302 | 303 | 307 | 308 => Some(0),
        304 => Some(1),
        401 => Some(2),
        407 => Some(3),
        0 | 408 | 425 | 429 | 502 | 503 | 504 => Some(4),
        409 | 412 | 428 => Some(5),
        _ => None,
    }
}

/// All lines, by program and by code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programs {
    /// What answers requests: frameworks, servers, and single lines for a shell.
    pub servers: Vec<Program>,
    /// What sends requests.
    pub clients: Vec<Program>,
    /// How clients handle codes; codes that are handled alike share a recipe. A recipe has a text for
    /// each client, in their order.
    pub recipes: Vec<Vec<String>>,
    /// What answers with each code, in number order. A code that nothing sends is left out.
    pub codes: Vec<Lines>,
}

/// A program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// As it is remembered, say `go`.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// The lines of a code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// The code.
    pub code: u16,
    /// The place of each server that can, and its text.
    pub send: Vec<(u8, String)>,
}

impl Programs {
    /// Reads the file; `None` where the bytes are none of ours.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// What the servers send for a code: each with its text. Empty where nothing can send it.
    pub fn send(&self, code: u16) -> Vec<(&Program, &str)> {
        let found = self.codes.binary_search_by_key(&code, |lines| lines.code).ok();
        let lines = found.and_then(|place| self.codes.get(place));
        let lines = lines.map_or(&[][..], |lines| &lines.send);
        lines
            .iter()
            .filter_map(|(place, text)| Some((self.servers.get(usize::from(*place))?, &**text)))
            .collect()
    }

    /// How the clients handle a code: each with its text. Empty where there is nothing to handle.
    pub fn handle(&self, code: u16) -> Vec<(&Program, &str)> {
        let texts = recipe_of(code).and_then(|recipe| self.recipes.get(usize::from(recipe)));
        self.clients.iter().zip(texts.into_iter().flatten().map(String::as_str)).collect()
    }
}
