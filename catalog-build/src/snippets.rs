//! Lines to copy that answer with a code, and lines that handle one, made from one template a program.
//!
//! A server is a file of `send/`, a client one of `handle/`. What a response needs (its fields, whether
//! it may have content) is the same for all servers and stands here; a template says how its program
//! writes that. `[[name]]` in a template stands for a value.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::Fault;
use crate::facts::{Content, Lifecycle};
use crate::programs::{self, is_sent};
use crate::read::{Catalogue, Entry, load, name_of};
use crate::texts::{Carrier, Level, Library};

/// All lines.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Programs {
    /// What answers requests, in the order of the choice: frameworks, servers, and single lines for a shell.
    pub servers: Vec<Program>,
    /// What sends requests, in the order of the choice.
    pub clients: Vec<Program>,
    /// Lines that answer: by code, and then by the key of a server.
    pub send: Groups,
    /// Lines that handle: by recipe, and then by the key of a client.
    pub handle: Groups,
}

/// Lines, by what they are for, and then by the key of a program.
pub type Groups = BTreeMap<String, BTreeMap<String, String>>;

/// A program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Program {
    /// As it is remembered, say `go`.
    pub key: String,
    /// Its name.
    pub name: String,
}

impl Programs {
    /// The file that the page fetches; see [`programs`].
    pub fn file(&self) -> String {
        let mut records = BTreeMap::new();
        for (programs, groups) in [(&self.servers, &self.send), (&self.clients, &self.handle)] {
            for program in programs {
                records.insert(program.key.clone(), program.name.clone());
            }
            for (group, lines) in groups {
                let keys = programs.iter().map(|program| &*program.key);
                let keys: Vec<&str> = keys.filter(|key| lines.contains_key(*key)).collect();
                records.insert(group.clone(), keys.join(" "));
                for (key, text) in lines {
                    records.insert(format!("{group} {key}"), text.clone());
                }
            }
        }
        programs::write(records.iter().map(|(name, text)| (&**name, &**text)))
    }
}

/// The longest line that a card can show without much scrolling. Lines for a shell are longer.
const LONGEST_LINE: usize = 100;

/// A program that answers requests.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Server {
    name: String,
    /// Its place in the choice.
    place: u8,
    quote: Quote,
    /// The least and the greatest final status code that it can send.
    codes: (u16, u16),
    /// Codes between these that it cannot send.
    #[serde(default)]
    except: Vec<u16>,
    /// How it writes the code; the number, where it has no names.
    status: Option<Status>,
    /// How it writes a field.
    field: String,
    /// What stands between fields.
    #[serde(default)]
    between: String,
    /// What stands around fields where there are any; `[[each]]` are the fields.
    around: Option<String>,
    /// A response with content.
    content: String,
    /// A response without content.
    empty: String,
    /// `field`, `between` and `around` for a response without content, where they differ.
    empty_field: Option<String>,
    empty_between: Option<String>,
    empty_around: Option<String>,
    /// A redirect, where the program has a way of its own.
    redirect: Option<String>,
    /// The codes that this way is for.
    redirects: Option<Vec<u16>>,
    /// Codes that the program answers by itself, with content of its own.
    own: Option<Own>,
    /// Interim responses, by code, each followed by a 200.
    #[serde(default)]
    interim: BTreeMap<String, String>,
}

/// What a program answers by itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    /// The codes.
    codes: Vec<u16>,
    /// The lines that have it do so.
    lines: String,
    /// How it writes a field there.
    field: String,
    /// What stands around fields where there are any; `[[each]]` are the fields.
    around: String,
}

/// How a program writes a status code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Status {
    /// Whose names it uses.
    library: Library,
    /// A code that has a name there.
    known: String,
    /// Any other code.
    other: String,
}

/// What texts stand in, and so what must be escaped in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Quote {
    /// Nothing.
    None,
    /// Double quotes.
    Double,
    /// Single quotes.
    Single,
    /// Single quotes of a language, inside of a shell's double quotes.
    Shell,
    /// Double quotes of JavaScript, inside of a shell's single quotes.
    Script,
}

impl Quote {
    fn escape(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match (self, c) {
                (Self::Double | Self::Script, '"' | '\\')
                | (Self::Single, '\'' | '\\')
                | (Self::Shell, '"' | '\'' | '\\' | '$' | '`') => out.extend(['\\', c]),
                (Self::Script, '\'') => out.push_str("\\u0027"),
                _ => out.push(c),
            }
        }
        out
    }
}

/// A program that sends requests: its recipes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Client {
    name: String,
    /// Its place in the choice.
    place: u8,
    /// Follows a redirect, a few times at most.
    redirect: String,
    /// Asks whether a kept copy is still good.
    unchanged: String,
    /// Gets new credentials once and repeats the request.
    refresh: String,
    /// Names itself to a proxy.
    proxy: String,
    /// Repeats a request that may be repeated, later each time, or when the server says.
    retry: String,
    /// Changes only what nobody else has changed in the meantime.
    update: String,
}

impl Client {
    /// The recipes, by their names in [`recipe_of`](programs::recipe_of).
    fn recipes(&self) -> [(&'static str, &String); 6] {
        [
            ("redirect", &self.redirect),
            ("unchanged", &self.unchanged),
            ("refresh", &self.refresh),
            ("proxy", &self.proxy),
            ("retry", &self.retry),
            ("update", &self.update),
        ]
    }
}

/// The codes that [`Server::redirect`] is for where a program does not say otherwise: those that a
/// client follows.
const REDIRECTS: [u16; 5] = [301, 302, 303, 307, 308];

/// The fields of a response, by code: what the standard demands, and what a client counts on.
const fn fields_of(code: u16) -> &'static [(&'static str, &'static str)] {
    match code {
        201 | 300 | 301 | 302 | 303 | 307 | 308 => &[("Location", "/new")],
        206 => &[("Content-Range", "bytes 0-18/100")],
        226 => &[("IM", "feed"), ("ETag", "\"v2\"")],
        304 => &[("ETag", "\"v1\"")],
        401 => &[("WWW-Authenticate", "Basic realm=\"api\"")],
        405 => &[("Allow", "POST")],
        407 => &[("Proxy-Authenticate", "Basic realm=\"proxy\"")],
        416 => &[("Content-Range", "bytes */100")],
        426 => &[("Upgrade", "websocket"), ("Connection", "Upgrade")],
        429 | 503 => &[("Retry-After", "30")],
        451 => &[("Link", "<https://authority.example/>; rel=\"blocked-by\"")],
        _ => &[],
    }
}

/// The media type and the content of a response.
fn content_of(entry: &Entry, phrase: &str) -> (&'static str, String) {
    match entry.code {
        // An empty multi-status is one (RFC 4918, section 14.16).
        207 => ("application/xml", "<multistatus xmlns=\"DAV:\"/>".to_owned()),
        code => ("text/plain", format!("{code} {phrase}")),
    }
}

/// Reads the templates below `dir`, and makes the lines of every code of the catalogue.
///
/// # Errors
///
/// A fault for each template that cannot be read, does not fit, or does not make lines.
pub fn build(dir: &Path, catalogue: &Catalogue) -> Result<Programs, Vec<Fault>> {
    let mut faults = Vec::new();
    let servers: Vec<(String, Server)> = read(&dir.join("send"), &mut faults);
    let clients: Vec<(String, Client)> = read(&dir.join("handle"), &mut faults);
    let servers = in_order(servers, |server| server.place, &mut faults);
    let clients = in_order(clients, |client| client.place, &mut faults);
    faults.extend(catalogue.entries.iter().flat_map(missing_fields));
    let programs = |found: &mut dyn Iterator<Item = (&String, &String)>| -> Vec<Program> {
        let program = |(file, name): (&String, &String)| (key_of(file), name.clone());
        found.map(program).map(|(key, name)| Program { key, name }).collect()
    };
    let mut all = Programs {
        servers: programs(&mut servers.iter().map(|(file, server)| (file, &server.name))),
        clients: programs(&mut clients.iter().map(|(file, client)| (file, &client.name))),
        ..Programs::default()
    };
    faults.extend(faulty_names(&all));
    for (entry, (file, server)) in
        catalogue.entries.iter().flat_map(|entry| servers.iter().map(move |server| (entry, server)))
    {
        match server.lines(entry) {
            None => (),
            Some(Ok(text)) => {
                let lines = all.send.entry(entry.code.to_string()).or_default();
                lines.insert(key_of(file), text);
            }
            Some(Err(reason)) => {
                let key = format!("for {}", entry.code);
                faults.push(Fault { file: file.clone(), key, reason });
            }
        }
    }
    for (file, client) in &clients {
        for (recipe, text) in client.recipes() {
            match checked(text, LONGEST_LINE) {
                Ok(text) => {
                    let lines = all.handle.entry(recipe.to_owned()).or_default();
                    lines.insert(key_of(file), text);
                }
                Err(reason) => {
                    faults.push(Fault { file: file.clone(), key: recipe.into(), reason });
                }
            }
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(faults) }
}

/// How a program is remembered: by the name of its file.
fn key_of(file: &str) -> String {
    file.trim_end_matches(".toml").to_owned()
}

/// Names that the page could not show: it writes them into HTML, and has one for each key.
fn faulty_names(programs: &Programs) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for Program { key, name } in programs.servers.iter().chain(&programs.clients) {
        let other = names.insert(key, name).unwrap_or(name);
        let reason = if name.contains(['<', '>', '&', '"']) {
            "may not have signs of markup".to_owned()
        } else if other == name {
            continue;
        } else {
            format!("is another one than `{other}`, which a file of the same name has")
        };
        faults.push(Fault { file: format!("{key}.toml"), key: "name".into(), reason });
    }
    faults
}

impl Server {
    /// The lines for a code; `None` where the program cannot send it.
    fn lines(&self, entry: &Entry) -> Option<Result<String, String>> {
        let code = entry.code;
        let meaning = entry.meanings.first()?;
        if !is_sent(code) {
            return None;
        }
        let longest = match self.quote {
            Quote::Shell | Quote::Script => usize::MAX,
            _ => LONGEST_LINE,
        };
        if code < 200 {
            return Some(checked(self.interim.get(&code.to_string())?, longest));
        }
        if !(self.codes.0..=self.codes.1).contains(&code) || self.except.contains(&code) {
            return None;
        }
        let is_empty = meaning.content == Some(Content::Forbidden);
        let redirects = self.redirects.as_deref().unwrap_or(&REDIRECTS);
        let template = match &self.redirect {
            Some(redirect) if redirects.contains(&code) => redirect,
            _ if is_empty => &self.empty,
            _ => self.own(code).map_or(&self.content, |own| &own.lines),
        };
        let status = match &self.status {
            None => code.to_string(),
            Some(status) => match meaning.constants.get(&status.library) {
                Some(constant) if meaning.is_registered() => {
                    fill(&status.known, &[("constant", &constant.name)])
                }
                _ => fill(&status.other, &[("code", &code.to_string())]),
            },
        };
        let (media_type, content) = content_of(entry, &meaning.phrase);
        let fields = fields_of(code);
        let location = fields.iter().find(|(name, _)| *name == "Location");
        let location = location.map_or("", |(_, value)| *value);
        let text = fill(
            template,
            &[
                ("code", &code.to_string()),
                ("status", &status),
                ("phrase", &meaning.phrase),
                ("type", media_type),
                ("content", &self.quote.escape(&content)),
                ("location", location),
                ("fields", &self.fields(fields, is_empty, self.own(code))),
            ],
        );
        Some(checked(&text, longest))
    }

    fn own(&self, code: u16) -> Option<&Own> {
        self.own.as_ref().filter(|own| own.codes.contains(&code))
    }

    fn fields(&self, fields: &[(&str, &str)], is_empty: bool, own: Option<&Own>) -> String {
        let pick = |empty: &Option<String>, shared: &str| match empty {
            Some(empty) if is_empty => empty.clone(),
            _ => shared.to_owned(),
        };
        let (field, around) = match own {
            Some(own) => (&*own.field, &*own.around),
            None => (&*self.field, self.around.as_deref().unwrap_or("[[each]]")),
        };
        let field = pick(&self.empty_field, field);
        let between = pick(&self.empty_between, &self.between);
        let around = pick(&self.empty_around, around);
        if fields.is_empty() {
            return String::new();
        }
        let each: Vec<String> = fields
            .iter()
            .map(|(name, value)| {
                fill(&field, &[("name", name), ("value", &self.quote.escape(value))])
            })
            .collect();
        fill(&around, &[("each", &each.join(&between))])
    }
}

/// Puts values into a template.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| {
        text.replace(&format!("[[{name}]]"), value)
    })
}

/// The lines as they are shown, or what is wrong with them.
fn checked(text: &str, longest: usize) -> Result<String, String> {
    let text = text.trim_end();
    if text.is_empty() {
        return Err("says nothing".into());
    }
    if let Some((_, rest)) = text.split_once("[[") {
        let name = rest.split(']').next().unwrap_or_default();
        return Err(format!("`[[{name}]]` stands for nothing"));
    }
    match text.lines().find(|line| line.chars().count() > longest) {
        Some(line) => Err(format!("a line is longer than {longest} characters: {}", line.trim())),
        None => Ok(text.to_owned()),
    }
}

/// Fields that a registered code must have and that its lines would lack.
fn missing_fields(entry: &Entry) -> Vec<Fault> {
    let Some(meaning) = entry.meanings.first().filter(|meaning| {
        meaning.is_registered()
            && meaning.lifecycle != Lifecycle::Unused
            && entry.code >= 200
            && is_sent(entry.code)
    }) else {
        return Vec::new();
    };
    meaning
        .fields
        .iter()
        .filter(|field| field.carrier == Carrier::Response && field.level == Level::Must)
        .filter(|field| !fields_of(entry.code).iter().any(|(name, _)| *name == field.name))
        .map(|field| Fault {
            file: entry.file.clone(),
            key: "meanings[0].fields".into(),
            reason: format!(
                "`{}` is demanded, but the lines that send {} have no value for it",
                field.name, entry.code
            ),
        })
        .collect()
}

/// Reads every file of a folder, in the order of their names.
fn read<T: DeserializeOwned>(folder: &Path, faults: &mut Vec<Fault>) -> Vec<(String, T)> {
    let mut paths: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(files) => files
            .filter_map(|file| Some(file.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|e| e == "toml"))
            .collect(),
        Err(e) => {
            let (file, reason) = (name_of(folder), e.to_string());
            faults.push(Fault { file, key: String::new(), reason });
            return Vec::new();
        }
    };
    paths.sort();
    paths
        .iter()
        .filter_map(|path| match load(path) {
            Ok(program) => Some((name_of(path), program)),
            Err(fault) => {
                faults.push(fault);
                None
            }
        })
        .collect()
}

/// Puts programs in the order of the choice.
fn in_order<T>(
    mut programs: Vec<(String, T)>,
    place: impl Fn(&T) -> u8,
    faults: &mut Vec<Fault>,
) -> Vec<(String, T)> {
    programs.sort_by_key(|(_, program)| place(program));
    for pair in programs.windows(2) {
        let [(first, one), (second, other)] = pair else { continue };
        if place(one) == place(other) {
            faults.push(Fault {
                file: second.clone(),
                key: "place".into(),
                reason: format!("{first} has the same"),
            });
        }
    }
    programs
}
