//! The search file: what the build writes, and the page fetches beside the wasm.
//!
//! This file knows nothing else of the project: the build compiles it a second time, so that both
//! sides have one format. That is a mark, a checksum of what follows, and the [`File`] as postcard
//! writes it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The first bytes of every search file; the digit changes with the format.
const MARK: [u8; 4] = *b"HSS3";
/// The same of a file of notes.
const NOTES: [u8; 4] = *b"HSN1";

/// All that search looks at and the wasm does not have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// The entries, in catalogue order.
    pub entries: Vec<Entry>,
    /// Traditional characters, in order, each followed by the simplified form that keys have.
    pub traditional: String,
    /// The Han characters of the keys, in order, each followed by its readings in pinyin, which
    /// are parted by slashes.
    pub readings: String,
    /// What programs write.
    pub messages: Vec<Message>,
    /// Numbers and names that go with status codes but are none.
    pub related: Vec<Family>,
}

/// A message that a program writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The program.
    pub by: String,
    /// Its text; `*` stands for what varies.
    pub text: String,
    /// The codes that it comes with, the one whose entry has it first.
    pub codes: Vec<u16>,
}

/// One kind of number that is no status code, by one owner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// Its key, say `iis`.
    pub key: String,
    /// What kind of number it is and by whom, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Its numbers, in the owner's order.
    pub numbers: Vec<Related>,
}

/// A number or name that is no status code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// As its owner writes it: `404.13`, `SH--`, `H12`.
    pub id: String,
    /// Other spellings, each unmistakable.
    pub also: Vec<String>,
    /// Words, the strongest first; where there are any, one must stand near the `id`.
    pub needs: Vec<String>,
    /// The codes that go with it, best first.
    pub codes: Vec<u16>,
}

/// What is told of the numbers of [`File::related`], in one language. It is a file of its own,
/// because it is three times as long as what finds them, and few visits need it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// The families by their keys, and of each the numbers.
    pub families: Vec<(String, Vec<Note>)>,
}

/// What is told of one number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The number, as its owner writes it.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is, why it comes and what to do.
    pub text: String,
}

impl Notes {
    /// What is told of a number of a family.
    pub fn of(&self, family: &str, id: &str) -> Option<&Note> {
        let (_, notes) = self.families.iter().find(|(key, _)| key == family)?;
        notes.iter().find(|note| note.id == id)
    }

    /// The file as bytes.
    ///
    /// # Errors
    ///
    /// None that occurs in practice: postcard can write all of these types.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        encode(NOTES, self)
    }

    /// Reads the bytes of such a file.
    ///
    /// # Errors
    ///
    /// [`Error::Mark`] or [`Error::Damaged`], whatever the bytes are.
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        decode(NOTES, bytes)
    }
}

/// What search looks at in one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The number.
    pub code: u16,
    /// The keys of its meanings, in catalogue order.
    pub meanings: Vec<Keys>,
}

/// The search keys of one meaning. Each is a list of folded segments, parted by line ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    /// Names and phrases, today's and former.
    pub titles: String,
    /// What people type when they meet the code.
    pub keywords: String,
    /// The owner, the fields, and constants that are spelled unlike the phrase.
    pub tags: String,
    /// Chinese names and keywords as written, where folding put a synonym in their place: what they
    /// sound like. The name comes first, or an empty line where it stands in the titles as it is.
    pub spoken: String,
}

/// Why bytes are no search file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// They do not begin as a search file of this version does.
    Mark,
    /// They are cut, or changed on the way.
    Damaged,
    /// They were written for another catalogue than this one.
    OtherCatalogue,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mark => "this is no search file of this version",
            Self::Damaged => "the search file is cut or damaged",
            Self::OtherCatalogue => "the search file belongs to another version of the catalogue",
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
        encode(MARK, self)
    }

    /// Reads the bytes of a search file.
    ///
    /// # Errors
    ///
    /// [`Error::Mark`] or [`Error::Damaged`], whatever the bytes are.
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        decode(MARK, bytes)
    }
}

fn encode(mark: [u8; 4], value: &impl Serialize) -> Result<Vec<u8>, postcard::Error> {
    let content = postcard::to_allocvec(value)?;
    let mut bytes = mark.to_vec();
    bytes.extend(checksum(&content).to_le_bytes());
    bytes.extend(content);
    Ok(bytes)
}

fn decode<'a, T: Deserialize<'a>>(mark: [u8; 4], bytes: &'a [u8]) -> Result<T, Error> {
    let rest = bytes.strip_prefix(&mark).ok_or(Error::Mark)?;
    let (sum, content) = rest.split_first_chunk().ok_or(Error::Damaged)?;
    if u32::from_le_bytes(*sum) != checksum(content) {
        return Err(Error::Damaged);
    }
    match postcard::take_from_bytes(content) {
        Ok((value, [])) => Ok(value),
        _ => Err(Error::Damaged),
    }
}

/// FNV-1a: enough to notice what a network or a disk does to a file by chance.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
