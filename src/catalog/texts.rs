//! The long texts of a code: what a card shows once it is open.
//!
//! One JSON file per language, written by the build and fetched by the page. This file knows
//! nothing but serde and the facts: the build compiles it a second time to write what the page reads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::facts::Party;

/// The long texts of all codes in one language, by number; a code has one element per meaning.
pub type Texts = BTreeMap<u16, Vec<Long>>;

/// The long texts of one meaning.
///
/// Prose may hold `` `code` `` in backticks, and no other markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Long {
    /// What it means, in paragraphs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meaning: Vec<String>,
    /// What usually causes it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<String>,
    /// What to do as the caller.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub client: Vec<String>,
    /// What to do as the one who runs or writes the server.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub server: Vec<String>,
    /// When the same request may be sent again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry: Option<String>,
    /// How it differs from other codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub compare: Vec<Difference>,
    /// Ways in which it is often misused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub misuse: Vec<Misuse>,
    /// Former reason phrases, each with the document that had it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<(String, String)>,
    /// The defining document.
    pub document: Document,
    /// Further documents, for what the defining one does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Document>,
    /// The month in which figures that an owner may change were last read, say `2026-11`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<String>,
    /// Between whom it happens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<Route>,
    /// What programs write when they meet it or send it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
    /// Fields that the response carries or that matter to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// A realistic exchange.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Example>,
    /// Constants of well-known libraries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constants: Vec<Constant>,
}

/// The difference to another code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The other code.
    pub code: u16,
    /// The difference, in a sentence or two that name both numbers.
    pub text: String,
}

/// A way in which a code is often misused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misuse {
    /// What it is wrongly used for.
    pub wrong: String,
    /// What is right.
    pub right: String,
    /// The codes to use, the best one first.
    pub codes: Vec<u16>,
}

/// A document, and where in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its name, say `RFC 9110`.
    pub document: String,
    /// The section, without a sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Where it can be read; always https.
    pub url: String,
}

/// A field that belongs to a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The field name as registered.
    pub name: String,
    /// The message that carries it.
    #[serde(rename = "in")]
    pub carrier: Carrier,
    /// How binding it is.
    pub level: Level,
    /// The condition under which it is demanded; with [`Level::When`], and only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
}

/// The message that carries a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Carrier {
    /// The request.
    Request,
    /// The response.
    Response,
}

/// How binding a field is (RFC 2119), or that it merely matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// MUST.
    Must,
    /// SHOULD.
    Should,
    /// MAY.
    May,
    /// MUST, under a condition that the field names.
    When,
    /// Not demanded, but it matters.
    Relevant,
}

/// What a program writes, in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    /// The program.
    pub by: String,
    /// Its text; `*` stands for what varies.
    pub text: String,
    /// Other codes that the same text comes with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<u16>,
}

/// Between whom a code arises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    /// Everybody on the way, the client first.
    pub path: Vec<Party>,
    /// Who sent the code, or wrote it into a log; nobody did where it only stands for a failure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_by: Option<Party>,
    /// The two neighbours between whom it broke, the one nearer to the client first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken_between: Option<[Party; 2]>,
}

/// A realistic exchange, in HTTP/1.1 wire form.
///
/// Several responses follow one another in one text. A line in parentheses stands for content that
/// is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The status code of the response, where it is another's: the code itself is in the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u16>,
    /// What the client sends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    /// What the server answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// A log line, for codes that nobody receives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
}

/// A library's constant for a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constant {
    /// The library.
    pub library: Library,
    /// The name as the library spells it today, without its type.
    pub name: String,
    /// Other names that it has today.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Names it had before, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<String>,
}

/// A library that names status codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Library {
    /// The `http` crate.
    Rust,
    /// `net/http`.
    Go,
    /// `http.HTTPStatus`.
    Python,
    /// `node:http2`.
    Node,
    /// Spring's `HttpStatus`.
    Spring,
    /// Jakarta Servlet.
    Servlet,
    /// .NET's `HttpStatusCode`.
    Dotnet,
    /// Symfony's `HttpFoundation`.
    Symfony,
    /// Ruby on Rails.
    Rails,
}

impl Library {
    /// The name that a reader knows it by.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rust => "Rust http",
            Self::Go => "Go net/http",
            Self::Python => "Python",
            Self::Node => "Node.js",
            Self::Spring => "Java Spring",
            Self::Servlet => "Jakarta Servlet",
            Self::Dotnet => ".NET",
            Self::Symfony => "PHP Symfony",
            Self::Rails => "Ruby on Rails",
        }
    }

    /// What stands before a constant's name in code.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Rust => "StatusCode::",
            Self::Go => "http.",
            Self::Python => "HTTPStatus.",
            Self::Node => "http2.constants.",
            Self::Spring => "HttpStatus.",
            Self::Servlet => "HttpServletResponse.",
            Self::Dotnet => "HttpStatusCode.",
            Self::Symfony => "Response::",
            Self::Rails => "",
        }
    }
}
