//! Lines to copy that answer with a code, and lines that handle one, made from one template a program.
//!
//! A server is a file of `send/`, a client one of `handle/`. What a response needs (its fields, whether
//! it may have content) is the same for all servers and stands here; a template says how its program
//! writes that. `[[name]]` in a template stands for a value.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::Fault;
use crate::facts::{Content, Lifecycle};
use crate::programs::{Lines, Program, Programs, is_sent};
use crate::read::{Catalogue, Entry, load, name_of};
use crate::texts::{Carrier, Level, Library};

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
    /// Interim responses, by code, each followed by a 200.
    #[serde(default)]
    interim: BTreeMap<String, String>,
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
    /// The recipes, in the order of [`recipe_of`](crate::programs::recipe_of).
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
    let mut codes = Vec::new();
    for entry in &catalogue.entries {
        let mut lines = Lines { code: entry.code, send: Vec::new() };
        for (place, (file, server)) in (0..).zip(&servers) {
            match server.lines(entry) {
                None => (),
                Some(Ok(text)) => lines.send.push((place, text)),
                Some(Err(reason)) => faults.push(Fault {
                    file: file.clone(),
                    key: format!("for {}", entry.code),
                    reason,
                }),
            }
        }
        if !lines.send.is_empty() {
            codes.push(lines);
        }
    }
    for (file, client) in &clients {
        for (key, text) in client.recipes() {
            if let Err(reason) = checked(text, LONGEST_LINE) {
                faults.push(Fault { file: file.clone(), key: key.into(), reason });
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let count = clients.first().map_or(0, |(_, client)| client.recipes().len());
    let recipe = |i: usize| {
        clients.iter().map(|(_, client)| client.recipes()[i].1.trim_end().to_owned()).collect()
    };
    let program = |file: &str, name: &str| Program {
        key: file.trim_end_matches(".toml").to_owned(),
        name: name.to_owned(),
    };
    Ok(Programs {
        servers: servers.iter().map(|(file, server)| program(file, &server.name)).collect(),
        clients: clients.iter().map(|(file, client)| program(file, &client.name)).collect(),
        recipes: (0..count).map(recipe).collect(),
        codes,
    })
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
            _ => &self.content,
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
                ("fields", &self.fields(fields, is_empty)),
            ],
        );
        Some(checked(&text, longest))
    }

    fn fields(&self, fields: &[(&str, &str)], is_empty: bool) -> String {
        let pick = |own: &Option<String>, shared: &str| match own {
            Some(own) if is_empty => own.clone(),
            _ => shared.to_owned(),
        };
        let field = pick(&self.empty_field, &self.field);
        let between = pick(&self.empty_between, &self.between);
        let around = pick(&self.empty_around, self.around.as_deref().unwrap_or("[[each]]"));
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
