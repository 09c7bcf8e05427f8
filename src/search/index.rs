//! What a query is looked up in, and how what it finds becomes an answer.

use std::ops::Range;
use std::sync::OnceLock;

use super::file::{Error, File, Keys, Message};
use super::fold::{canonical, fold};
use super::messages::Messages;
use super::owners::Owners;
use super::pinyin::Sounds;
use super::rank::Terms;
use super::related::Numbers;
use crate::catalog::{CATALOG, Code, Entry, Meaning, SOURCES};
use crate::lexicon::{Lists, number_of};

/// An index that queries are answered from.
#[derive(Clone, Debug)]
pub struct Index {
    /// The codes of the entries, by place.
    pub(super) entries: Vec<Code>,
    /// The meanings of all entries, in order.
    pub(super) meanings: Vec<Indexed>,
    pub(super) terms: Terms,
    pub(super) messages: Messages,
    pub(super) numbers: Numbers,
    pub(super) owners: Owners,
    pub(super) traditional: String,
    readings: String,
    /// Made by the first query that may be pinyin.
    sounds: OnceLock<Sounds>,
}

/// A meaning as search sees it.
#[derive(Clone, Debug)]
pub(super) struct Indexed {
    /// The place of its entry.
    pub entry: usize,
    /// Its owner, as a place in the list of sources.
    pub owner: Option<usize>,
    /// Whether it is registered.
    pub registered: bool,
    /// Whether it is no longer in use.
    pub gone: bool,
    pub keys: Keys,
}

impl Index {
    /// An index of what the wasm has itself: numbers, classes, phrases, names and owners.
    pub fn basic() -> Self {
        let entries = CATALOG.iter().map(|entry| super::file::Entry {
            code: entry.code.0,
            meanings: entry.meanings.iter().map(basic_keys).collect(),
        });
        Self::of(File { entries: entries.collect(), ..File::default() })
    }

    /// The index of a search file.
    ///
    /// # Errors
    ///
    /// Where the bytes are cut or damaged, or belong to another catalogue than this one.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let file = File::decode(bytes)?;
        let fits = |(own, entry): (&Entry, &super::file::Entry)| {
            own.code.0 == entry.code && own.meanings.len() == entry.meanings.len()
        };
        if file.entries.len() != CATALOG.len() || !CATALOG.iter().zip(&file.entries).all(fits) {
            return Err(Error::OtherCatalogue);
        }
        Ok(Self::of(file))
    }

    /// The index of a file's content, whose entries need not be those of the catalogue.
    pub fn of(file: File) -> Self {
        let entries: Vec<Code> = file.entries.iter().map(|entry| Code(entry.code)).collect();
        let mut meanings = Vec::new();
        for (place, entry) in file.entries.into_iter().enumerate() {
            let known = Code(entry.code).entry().map_or(&[][..], |entry| entry.meanings);
            for (i, keys) in entry.meanings.into_iter().enumerate() {
                let known = known.get(i);
                let owner = |meaning: &Meaning| SOURCES.iter().position(|s| s == meaning.source);
                meanings.push(Indexed {
                    entry: place,
                    owner: known.and_then(owner),
                    registered: known.is_some_and(|meaning| meaning.source.is_registry()),
                    gone: known.is_some_and(|meaning| meaning.lifecycle.is_gone()),
                    keys,
                });
            }
        }
        // A message is filed with the first meaning of the code that has it.
        let by_code: Vec<(u32, u32)> = file
            .messages
            .iter()
            .enumerate()
            .filter_map(|(i, message)| Some((u32::from(*message.codes.first()?), number_of(i))))
            .filter(|(code, _)| *code <= u32::from(Code::MAX.0))
            .collect();
        let by_code = Lists::of(usize::from(Code::MAX.0) + 1, &by_code);
        let of_meaning = |i: usize, meaning: &Indexed| -> Vec<&str> {
            let first = i == 0 || meanings[i - 1].entry != meaning.entry;
            let code = u32::from(entries[meaning.entry].0.min(Code::MAX.0));
            let own = if first { by_code.get(code) } else { &[] };
            own.iter().map(|i| file.messages[*i as usize].text.as_str()).collect()
        };
        let terms =
            Terms::new(meanings.iter().enumerate().map(|(i, m)| (&m.keys, of_meaning(i, m))));
        Self {
            entries,
            meanings,
            terms,
            messages: Messages::new(file.messages),
            numbers: Numbers::new(file.related),
            owners: Owners::new(),
            traditional: file.traditional,
            readings: file.readings,
            sounds: OnceLock::new(),
        }
    }

    /// The keys as they sound.
    pub(super) fn sounds(&self) -> &Sounds {
        self.sounds.get_or_init(|| {
            let keys = self.meanings.iter().enumerate().flat_map(|(m, meaning)| {
                let keys = &meaning.keys;
                // What was written comes with its name first, as titles and keywords do.
                let (name, spoken) = keys.spoken.split_once('\n').unwrap_or((&keys.spoken, ""));
                let lists =
                    [(&*keys.titles, 10.0), (name, 10.0), (&keys.keywords, 9.0), (spoken, 9.0)];
                lists.into_iter().flat_map(move |(text, weight)| {
                    text.split('\n').map(move |key| (m, weight, key))
                })
            });
            Sounds::new(&self.readings, keys)
        })
    }

    /// The codes of the entries, by place.
    pub fn codes(&self) -> &[Code] {
        &self.entries
    }

    /// The messages of programs at these places of the search file; none where it has no such places.
    pub fn messages(&self, places: Range<usize>) -> &[Message] {
        self.messages.all().get(places).unwrap_or_default()
    }

    /// The place of a code's entry.
    pub(super) fn place(&self, code: Code) -> Option<usize> {
        self.entries.iter().position(|entry| *entry == code)
    }
}

/// What a meaning's names give to search.
fn basic_keys(meaning: &Meaning) -> Keys {
    let folded = |text: &str| canonical(&fold(text));
    let name = meaning.name();
    let mut keys = Keys::default();
    for title in [meaning.phrase(), name.en, name.zh] {
        let title = folded(title);
        if !keys.titles.split('\n').any(|own| own == title) {
            if !keys.titles.is_empty() {
                keys.titles.push('\n');
            }
            keys.titles.push_str(&title);
        }
    }
    if !meaning.source.is_registry() {
        let source = meaning.source;
        let [key, zh, en] = [source.key, source.name.zh, source.name.en].map(folded);
        keys.tags = format!("{key}\n{zh}\n{en}");
    }
    keys
}
