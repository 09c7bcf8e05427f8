//! Reads the catalogue's TOML files, checks them, and bakes them.
//!
//! It runs at build time, and for [`upkeep`]; nothing of it reaches the browser. The steps are a file each:
//! [`read`] (TOML to types), [`check`] (the rules of the catalogue, with [`example`] and [`prose`]),
//! [`keys`] (what search looks at, in one file: [`file`](mod@file)), [`bake`] (const Rust) and [`export`] (the JSON files).
//! [`related`] has the numbers that are no status codes, with a reader and rules of their own.

pub mod bake;
pub mod check;
pub mod choose;
pub mod example;
pub mod export;
pub mod keys;
pub mod misuse;
pub mod prose;
pub mod read;
pub mod related;
pub mod snippets;
pub mod upkeep;

#[path = "../../src/choose/file.rs"]
pub mod choose_file;
#[path = "../../src/catalog/facts.rs"]
pub mod facts;
#[path = "../../src/search/file.rs"]
pub mod file;
#[path = "../../src/search/fold.rs"]
pub mod fold;
#[path = "../../src/catalog/programs.rs"]
pub mod programs;
#[path = "../../src/catalog/texts.rs"]
pub mod texts;

use std::fmt;
use std::path::Path;

/// Something wrong in a catalogue file: where, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// The key inside it, say `meanings[0].zh.summary`; empty where the whole file is meant.
    pub key: String,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        f.write_str(&self.reason)
    }
}

/// Everything that the build makes of the catalogue.
#[derive(Debug)]
pub struct Baked {
    /// The const Rust that `src/catalog` includes.
    pub rust: String,
    /// The long texts in Chinese, as JSON.
    pub texts_zh: String,
    /// The long texts in English, as JSON.
    pub texts_en: String,
    /// The catalogue for machines, `codes.json`.
    pub codes_json: String,
    /// The entries of `codes.json`, a line each.
    pub entries: String,
    /// The search file; see [`file`](mod@file).
    pub search: Vec<u8>,
    /// What is told in Chinese of numbers that are no status codes; see [`file::Notes`].
    pub notes_zh: Vec<u8>,
    /// The same in English.
    pub notes_en: Vec<u8>,
    /// Lines that send and handle codes; see [`snippets`].
    pub programs: String,
    /// The decision tree and its situations; see [`choose`].
    pub choose: choose::Baked,
}

/// Reads the catalogue in `dir` (`sources.toml`, `codes/*.toml` and what stands beside them), checks
/// and bakes it.
///
/// # Errors
///
/// All faults found, in file order.
pub fn build(dir: &Path) -> Result<Baked, Vec<Fault>> {
    let (catalogue, families) = match (read::read(dir), related::read(dir)) {
        (Ok(catalogue), Ok(families)) => (catalogue, families),
        (catalogue, families) => {
            let faults = [catalogue.err(), families.err()];
            return Err(faults.into_iter().flatten().flatten().collect());
        }
    };
    let mut faults = check::check(&catalogue);
    let codes = catalogue.entries.iter().map(|entry| entry.code).collect();
    faults.extend(related::check(&families, &codes));
    let choose = choose::build(&dir.join("choose"), &catalogue, &mut faults);
    let programs = snippets::build(dir, &catalogue).unwrap_or_else(|found| {
        faults.extend(found);
        snippets::Programs::default()
    });
    if !faults.is_empty() {
        return Err(faults);
    }
    let written = |file: &'static str, bytes: Result<Vec<u8>, postcard::Error>| {
        bytes.map_err(|e| {
            vec![Fault { file: file.into(), key: String::new(), reason: e.to_string() }]
        })
    };
    let search = written("search.bin", keys::file(&catalogue, &families).encode())?;
    let [notes_zh, notes_en] = keys::notes(&families);
    let notes_zh = written("notes.zh.bin", notes_zh.encode())?;
    let notes_en = written("notes.en.bin", notes_en.encode())?;
    let [texts_zh, texts_en] = export::texts(&catalogue);
    Ok(Baked {
        rust: bake::rust(&catalogue),
        texts_zh,
        texts_en,
        codes_json: export::codes(&catalogue, &families),
        entries: export::entries(&catalogue),
        search,
        notes_zh,
        notes_en,
        programs: programs.file(),
        choose,
    })
}
