//! The long texts of a code: what a card shows once it is open.
//!
//! One JSON file per language, written by the build and fetched by the page. This file knows
//! nothing but serde: the build compiles it a second time to write what the page reads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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
    /// Former reason phrases, each with the document that had it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<(String, String)>,
    /// The defining document.
    pub document: Document,
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

/// A document, and where in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The field name as registered.
    pub name: String,
    /// The message that carries it.
    #[serde(rename = "in")]
    pub carrier: Carrier,
    /// How binding it is.
    pub level: Level,
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
    /// Not demanded, but it matters.
    Relevant,
}

/// A realistic exchange, in HTTP/1.1 wire form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
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
