//! A query in, ranked codes and what was understood out. Pure: it knows the catalogue's types, and
//! nothing of the page.
//!
//! - [`index`]: what a query is looked up in; [`Index::basic`] until the search file is here, then
//!   [`Index::from_bytes`];
//! - [`answer`]: what comes out;
//! - [`file`](mod@file): the format of the search file;
//! - [`fold`]: text made comparable, for keys (at build time) and queries alike;
//! - [`query`]: what a query names: codes, classes, and words;
//! - `rank`: which entries answer it, best first;
//! - [`marks`]: what to mark in a text that is shown.

pub mod answer;
pub mod file;
pub mod fold;
pub mod index;
pub mod marks;
mod pinyin;
pub mod query;
mod rank;
mod typo;

pub use answer::Answer;
pub use file::Error;
pub use index::Index;

/// The search file that the build wrote. Only native code has it; the browser fetches it.
#[cfg(feature = "ssr")]
pub const FILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/search.bin"));
