//! Which status code to return: a decision tree and the situations that people ask about. Pure: it
//! reads what the build writes, and knows nothing of the page. The page shows what the build made of it
//! (`ui::steps`).
//!
//! - [`file`](mod@file): the file, and the types in it;
//! - [`path`]: the answers given so far, as they stand in an address;
//! - [`Tree`]: the file as read, and what stands at a path;
//! - `find`: the situation that a query describes.

pub mod file;
mod find;
pub mod path;
mod tree;

use crate::catalog::texts;

pub use file::{
    Answer, Content, Error, Field, Kind, Leaf, Question, RunnerUp, Scenario, Step, Text,
};
pub use find::{Wordings, may_describe};
pub use path::Path;
pub use tree::{Place, Taken, Tree};

/// The file that the build writes: what the page shows is rendered from it.
#[cfg(feature = "ssr")]
pub const FILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/choose.bin"));
