//! The facts that a status code has, each as a closed set of values.
//!
//! This file knows nothing but serde: the build compiles it a second time, to read the catalogue
//! with the same words that the page uses.

use serde::{Deserialize, Serialize};

/// The class of a status code, from its first digit (RFC 9110, section 15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// 1xx: the request was received, the work goes on.
    Informational,
    /// 2xx: the request was received, understood and accepted.
    Successful,
    /// 3xx: the client has to do more to complete the request.
    Redirection,
    /// 4xx: the request has a fault or cannot be fulfilled.
    ClientError,
    /// 5xx: the server failed to fulfil a request that looks valid.
    ServerError,
}

impl Class {
    /// All five, in number order.
    pub const ALL: [Self; 5] = [
        Self::Informational,
        Self::Successful,
        Self::Redirection,
        Self::ClientError,
        Self::ServerError,
    ];

    /// The class of a number; `None` outside 100 to 599, where RFC 9110 defines no class.
    pub const fn of(code: u16) -> Option<Self> {
        match code / 100 {
            1 => Some(Self::Informational),
            2 => Some(Self::Successful),
            3 => Some(Self::Redirection),
            4 => Some(Self::ClientError),
            5 => Some(Self::ServerError),
            _ => None,
        }
    }

    /// The usual short form, `4xx`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Informational => "1xx",
            Self::Successful => "2xx",
            Self::Redirection => "3xx",
            Self::ClientError => "4xx",
            Self::ServerError => "5xx",
        }
    }

    /// The first digit, say `4`.
    pub fn digit(self) -> &'static str {
        &self.label()[..1]
    }
}

/// Where a meaning stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lifecycle {
    /// Registered at IANA and in force.
    Standard,
    /// Registered for a limited time.
    Temporary,
    /// Registered so that nobody uses the number.
    Unused,
    /// Its own specification advises against it.
    Deprecated,
    /// Its specification was retired.
    Obsoleted,
    /// Not registered; somebody's own.
    Unofficial,
    /// Not registered, and no longer sent by its owner.
    Retired,
}

impl Lifecycle {
    /// Whether new software should keep away from it.
    pub const fn is_gone(self) -> bool {
        matches!(self, Self::Unused | Self::Deprecated | Self::Obsoleted | Self::Retired)
    }
}

/// How well an unofficial meaning is attested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// The owner's documentation or source.
    A,
    /// Widely captured in the wild.
    B,
    /// Secondary sources only.
    C,
}

/// Whether a cache may store the response (RFC 9111).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cacheable {
    /// Also without explicit freshness (RFC 9110, section 15.1).
    Heuristic,
    /// Only where the response says so.
    Explicit,
    /// Never.
    Never,
    /// The question does not arise: a cache stores final responses only (RFC 9111, section 3), and
    /// a 304 freshens what is stored (section 4.3.4).
    NotApplicable,
}

/// Whether the response may have content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// It may.
    Allowed,
    /// It must not.
    Forbidden,
}

/// What becomes of the request method when a redirect is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Method and content stay as they are.
    Kept,
    /// POST may become GET, and in browsers does.
    MayBecomeGet,
    /// GET, or HEAD for HEAD.
    BecomesGet,
}

/// Who has to act now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// Nothing is wrong.
    Nobody,
    /// The one who sent the request.
    Caller,
    /// The one who runs or writes the server.
    Server,
    /// It may be either.
    Both,
}

/// Whether the same request, sent again, may succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Retry {
    /// It will fail again.
    No,
    /// It may; the long texts say when.
    MayHelp,
}

/// Somebody on the way of a request, as a picture shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// Who sends the request: a browser, an app, a script.
    Client,
    /// A forward proxy, which the client is set up to use.
    Proxy,
    /// What lets a client into a network, and holds it back until it has signed in.
    Portal,
    /// A content delivery network, or another protection in front of the site.
    Cdn,
    /// A load balancer.
    LoadBalancer,
    /// A gateway or reverse proxy of the site's own.
    Gateway,
    /// The origin server.
    Origin,
    /// A server that the origin server itself asks.
    Upstream,
    /// What signs users in for the site.
    IdentityProvider,
    /// The domain name system.
    Dns,
}

impl Party {
    /// All of them, as they may follow one another.
    pub const ALL: [Self; 10] = [
        Self::Client,
        Self::Proxy,
        Self::Portal,
        Self::Cdn,
        Self::LoadBalancer,
        Self::Gateway,
        Self::Origin,
        Self::Upstream,
        Self::IdentityProvider,
        Self::Dns,
    ];
}

/// The version of HTTP whose documents first defined a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Version {
    /// RFC 1945 (1996).
    #[serde(rename = "HTTP/1.0")]
    Http10,
    /// RFC 2068 (1997) or RFC 2616 (1999).
    #[serde(rename = "HTTP/1.1")]
    Http11,
    /// RFC 7540 (2015).
    #[serde(rename = "HTTP/2")]
    Http2,
    /// A document of its own, outside the protocol's core.
    #[serde(rename = "extension")]
    Extension,
}

impl Version {
    /// All, oldest first.
    pub const ALL: [Self; 4] = [Self::Http10, Self::Http11, Self::Http2, Self::Extension];
}
