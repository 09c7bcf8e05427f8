//! A query in, ranked codes and what was understood out. Pure: it knows the catalogue's types, and
//! nothing of the page.
//!
//! - [`index`]: what a query is looked up in; [`Index::basic`] until the search file is here, then
//!   [`Index::from_bytes`];
//! - [`answer`]: what comes out;
//! - [`file`](mod@file): the format of the search file;
//! - [`full_text`](mod@full_text): the long texts as a last resort;
//! - [`fold`]: text made comparable, for keys (at build time) and queries alike;
//! - `read`: a query read, and its answer put together; from
//!   - `text`: the query in one width, without markup, with its places,
//!   - [`log`](crate::log): the statuses that stand in it,
//!   - `messages`: what programs write,
//!   - `related`: numbers that are no status codes,
//!   - `words` and `rank`: which meanings its words describe,
//!   - `pinyin` and `typo`: how words may be spelled;
//! - [`marks`]: what to mark in a text that is shown.

pub mod answer;
pub mod file;
pub mod fold;
pub mod full_text;
pub mod index;
pub mod marks;
mod messages;
mod owners;
mod pinyin;
mod rank;
mod read;
mod related;
mod text;
mod typo;
pub(crate) mod words;

pub use answer::Answer;
pub use file::Error;
pub use index::Index;

/// The search file that the build wrote. Only native code has it; the browser fetches it.
#[cfg(feature = "ssr")]
pub const FILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/search.bin"));

/// What is told of numbers that are no status codes, in Chinese and in English, as the build wrote
/// it: [`file::Notes`]. Only native code has it; the browser fetches the file of its language.
#[cfg(feature = "ssr")]
pub const NOTES: [&[u8]; 2] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/notes.zh.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/notes.en.bin")),
];
