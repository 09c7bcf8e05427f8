//! The facts of a meaning, in the order of the card.

use crate::catalog::Meaning;
use crate::catalog::facts::Retry;
use crate::catalog::texts::{Carrier, Field, Long};
use crate::locale::{Language, Strings, fill};

/// The number of facts that a meaning may have.
pub const COUNT: usize = 10;

/// What the facts are called, in the order of [`rows`].
pub const fn labels(s: &'static Strings) -> [&'static str; COUNT] {
    [
        s.turn,
        s.retry,
        s.method,
        s.cacheable,
        s.content,
        s.fields,
        s.status,
        s.owner,
        s.first_defined,
        s.former,
    ]
}

/// The facts of a meaning, in the order of [`labels`]; empty where one is not given.
pub fn rows(meaning: &Meaning, long: &Long, language: Language) -> [String; COUNT] {
    let s = language.strings();
    let lifecycle = s.lifecycle(meaning.lifecycle);
    let status = meaning
        .evidence
        .map_or_else(|| lifecycle.to_string(), |e| language.qualified(lifecycle, &[s.evidence(e)]));
    let retry = meaning.retry.map(|retry| match (&long.retry, retry) {
        (Some(when), Retry::MayHelp) => when.clone(),
        _ => s.retry_of(retry).to_string(),
    });
    let first = meaning
        .first_defined()
        .map(|first| language.qualified(s.version(first.version), &[first.document]));
    let fields: Vec<String> = qualified(&long.fields, s, language)
        .into_iter()
        .map(|(q, names)| language.qualified(&names.join(separator(language)), &[&q]))
        .collect();
    let former: Vec<String> = long
        .former
        .iter()
        .map(|(phrase, document)| language.qualified(phrase, &[document]))
        .collect();
    let owner = meaning.evidence.map(|_| language.pick(meaning.source.name));
    [
        s.turn_of(meaning.turn).to_string(),
        retry.unwrap_or_default(),
        meaning.method.map_or("", |method| s.method_of(method)).to_string(),
        meaning.cacheable.map_or("", |cacheable| s.cacheable_of(cacheable)).to_string(),
        meaning.content.map_or("", |content| s.content_of(content)).to_string(),
        fields.join(separator(language)),
        status,
        owner.unwrap_or_default().to_string(),
        first.unwrap_or_default(),
        former.join(separator(language)),
    ]
}

/// The names of fields, with what qualifies them; those that follow one another and are qualified alike
/// stand together.
fn qualified(
    fields: &[Field],
    s: &'static Strings,
    language: Language,
) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for field in fields {
        let name = format!("`{}`", field.name);
        // A condition says that it is one.
        let level = field.when.as_ref().map_or_else(
            || s.level(field.level).to_string(),
            |condition| fill(s.level_when, condition),
        );
        let qualifier = match field.carrier {
            Carrier::Request => [s.in_request, &level].join(separator(language)),
            Carrier::Response => level,
        };
        match groups.last_mut() {
            Some((last, names)) if *last == qualifier => names.push(name),
            _ => groups.push((qualifier, vec![name])),
        }
    }
    groups
}

const fn separator(language: Language) -> &'static str {
    match language {
        Language::Chinese => "，",
        Language::English => ", ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::texts::Level;

    #[test]
    fn fields_that_are_qualified_alike_stand_together() {
        let field = |name: &str, carrier, level, when: Option<&str>| Field {
            name: name.to_string(),
            carrier,
            level,
            when: when.map(str::to_string),
        };
        let fields = [
            field("Allow", Carrier::Response, Level::Must, None),
            field("Date", Carrier::Response, Level::When, Some("the 200 had it")),
            field("ETag", Carrier::Response, Level::When, Some("the 200 had it")),
            field("Range", Carrier::Request, Level::Relevant, None),
        ];
        let shown = qualified(&fields, Language::English.strings(), Language::English);
        let shown: Vec<(&str, String)> =
            shown.iter().map(|(q, names)| (q.as_str(), names.join(" "))).collect();
        let expected = [
            ("must", "`Allow`"),
            ("must, if: the 200 had it", "`Date` `ETag`"),
            ("request, relevant", "`Range`"),
        ];
        assert_eq!(shown, expected.map(|(q, names)| (q, names.to_string())));
    }
}
