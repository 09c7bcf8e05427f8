//! A bilingual (中文 / English) reference of HTTP status codes.
//!
//! The map of the house; arrows point one way, `ui` → `browser`, `search`, `choose`, `link`,
//! `locale` → `catalog`, `log`:
//!
//! - [`catalog`]: what is known about status codes, baked from one TOML file per number;
//! - [`search`]: a query in, ranked codes and what was understood out;
//! - [`log`]: a line in, the statuses out;
//! - [`choose`]: which code to return: a decision tree, and the situations that people ask about;
//! - [`link`]: an address in, a view out, and back;
//! - [`locale`]: the two languages, and every string of the interface;
//! - [`ui`]: the components;
//! - [`browser`]: the only room that touches web APIs.

pub mod browser;
pub mod catalog;
pub mod choose;
mod lexicon;
pub mod link;
pub mod locale;
pub mod log;
pub mod search;
pub mod ui;
