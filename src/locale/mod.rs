//! The two languages, how one is chosen, and every string of the interface. Pure.

mod choose_strings;
pub mod install;
mod list_strings;
mod messages;
mod page_strings;
mod strings;

pub use choose_strings::{ChooseMessages, ChooseStrings};
pub use list_strings::ListStrings;
pub use messages::Messages;
pub use page_strings::PageStrings;
pub use strings::{Strings, fill};

use crate::catalog::Text;
use crate::catalog::facts::Class;
use crate::catalog::texts::Level;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Chinese in simplified characters.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The language tag (BCP 47) that elements carry.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-Hans",
            Self::English => "en",
        }
    }

    /// How binding a field is. Apart from the other strings, since the app says it, too.
    pub const fn level(self, level: Level) -> &'static str {
        match (self, level) {
            (Self::Chinese, Level::Must) => "必须",
            (Self::Chinese, Level::Should) => "应当",
            (Self::Chinese, Level::May) => "可以",
            (Self::Chinese, Level::When) => "有条件必须",
            (Self::Chinese, Level::Relevant) => "相关",
            (Self::English, Level::Must) => "must",
            (Self::English, Level::Should) => "should",
            (Self::English, Level::May) => "may",
            (Self::English, Level::When) => "must, under a condition",
            (Self::English, Level::Relevant) => "relevant",
        }
    }

    /// A value with what qualifies it in brackets.
    pub fn qualified(self, value: &str, qualifiers: &[&str]) -> String {
        let (open, comma, close) = match self {
            Self::Chinese => ("（", "，", "）"),
            Self::English => (" (", ", ", ")"),
        };
        [value, open, &qualifiers.join(comma), close].concat()
    }

    /// The name of a class. Apart from the other strings, since the app says it, too.
    pub const fn class(self, class: Class) -> &'static str {
        match (self, class) {
            (Self::Chinese, Class::Informational) => "信息响应",
            (Self::Chinese, Class::Successful) => "成功响应",
            (Self::Chinese, Class::Redirection) => "重定向",
            (Self::Chinese, Class::ClientError) => "客户端错误",
            (Self::Chinese, Class::ServerError) => "服务器错误",
            (Self::English, Class::Informational) => "Informational",
            (Self::English, Class::Successful) => "Success",
            (Self::English, Class::Redirection) => "Redirection",
            (Self::English, Class::ClientError) => "Client error",
            (Self::English, Class::ServerError) => "Server error",
        }
    }

    /// As it stands in addresses and in storage.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }

    /// Reads any language tag whose first subtag is one of ours, `en-GB` as well as `zh_TW`.
    ///
    /// ```
    /// use http_status::locale::Language;
    /// assert_eq!(Language::of("en-GB"), Some(Language::English));
    /// assert_eq!(Language::of("ZH"), Some(Language::Chinese));
    /// assert_eq!(Language::of("enx"), None);
    /// ```
    pub fn of(tag: &str) -> Option<Self> {
        let first = tag.trim().split(['-', '_']).next()?;
        [Self::Chinese, Self::English]
            .into_iter()
            .find(|language| first.eq_ignore_ascii_case(language.key()))
    }

    /// The first choice that names a language of ours: the address, then what was stored, then what
    /// the browser asks for; English where none does.
    pub fn choose<'a>(
        address: Option<Self>,
        stored: Option<&str>,
        mut preferred: impl Iterator<Item = &'a str>,
    ) -> Self {
        address
            .or_else(|| stored.and_then(Self::of))
            .or_else(|| preferred.find_map(Self::of))
            .unwrap_or(Self::English)
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }

    /// What the app says in this language.
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::Chinese => &Messages::CHINESE,
            Self::English => &Messages::ENGLISH,
        }
    }

    /// What the build renders in this language.
    pub const fn strings(self) -> &'static Strings {
        match self {
            Self::Chinese => &Strings::CHINESE,
            Self::English => &Strings::ENGLISH,
        }
    }

    /// A text in this language.
    pub const fn pick(self, text: Text) -> &'static str {
        match self {
            Self::Chinese => text.zh,
            Self::English => text.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_wins_then_storage_then_the_browser() {
        let none = || std::iter::empty::<&str>();
        assert_eq!(Language::choose(None, None, none()), Language::English);
        assert_eq!(Language::choose(None, None, ["ja"].into_iter()), Language::English);
        assert_eq!(Language::choose(None, None, ["fr", "en-US"].into_iter()), Language::English);
        assert_eq!(Language::choose(None, Some("zh"), ["en"].into_iter()), Language::Chinese);
        assert_eq!(Language::choose(None, Some("<b>"), ["en"].into_iter()), Language::English);
        assert_eq!(
            Language::choose(Some(Language::English), Some("zh"), none()),
            Language::English
        );
    }
}
