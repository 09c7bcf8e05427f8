//! The catalogue as const Rust, in the types of `src/catalog`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::read::{Catalogue, Meaning};

/// Writes the Rust that `src/catalog` includes: the sources, the entries, and the words of the
/// cards.
pub fn rust(catalogue: &Catalogue) -> String {
    let groups = catalogue.groups.iter().map(|(key, names)| {
        let (zh, en) = (&names.zh, &names.en);
        quote! { Group { key: #key, name: Text { zh: #zh, en: #en } } }
    });
    let sources = catalogue.sources.iter().map(|(key, source)| {
        let (zh, en) = (&source.zh, &source.en);
        let of = |group: &String| catalogue.groups.iter().position(|(key, _)| key == group);
        let group = source.group.as_ref().and_then(of);
        let group = group.map_or_else(|| quote! { None }, |i| quote! { Some(&GROUPS[#i]) });
        quote! { Source { key: #key, name: Text { zh: #zh, en: #en }, group: #group } }
    });
    let words = catalogue.entries.iter().flat_map(|entry| &entry.meanings).map(words);
    let mut place = 0_usize..;
    let entries = catalogue.entries.iter().map(|entry| {
        let code = entry.code;
        let meanings = entry.meanings.iter().zip(&mut place);
        let meanings = meanings.map(|(m, place)| meaning(catalogue, m, place));
        quote! { Entry { code: Code(#code), meanings: &[#(#meanings),*] } }
    });
    let tokens = quote! {
        /// What sources are chosen by together.
        pub static GROUPS: &[Group] = &[#(#groups),*];
        /// Who gives a code its meaning.
        pub static SOURCES: &[Source] = &[#(#sources),*];
        /// Every code, in number order.
        pub static CATALOG: &[Entry] = &[#(#entries),*];
        /// What cards say beside the names of every meaning, in catalogue order.
        static WORDS: &[Words] = &[#(#words),*];
    };
    tokens.to_string()
}

fn meaning(catalogue: &Catalogue, m: &Meaning, place: usize) -> TokenStream {
    let source = catalogue.sources.iter().position(|(key, _)| *key == m.source).unwrap_or_default();
    let lifecycle = variant("Lifecycle", m.lifecycle);
    let turn = variant("Turn", m.turn);
    let evidence = optional("Evidence", m.evidence);
    let since = optional("Version", m.first_defined.as_ref().map(|first| first.version));
    let cacheable = optional("Cacheable", m.cacheable);
    let content = optional("Content", m.content);
    let method = optional("Method", m.method);
    let retry = optional("Retry", m.retry);
    let names = [&m.phrase, &m.zh.name, &m.en.name].map(String::as_str);
    // Where the English name is the phrase, it travels once.
    let told = if m.en.name == m.phrase { &names[..2] } else { &names[..] };
    let names = told.join("\n");
    let place = u16::try_from(place).unwrap_or(u16::MAX);
    quote! {
        Meaning {
            source: &SOURCES[#source],
            lifecycle: #lifecycle,
            evidence: #evidence,
            since: #since,
            cacheable: #cacheable,
            content: #content,
            method: #method,
            turn: #turn,
            retry: #retry,
            names: #names,
            place: #place,
        }
    }
}

fn words(m: &Meaning) -> TokenStream {
    let (summary_zh, summary_en) = (&m.zh.summary, &m.en.summary);
    let document = m.first_defined.as_ref().map_or("", |first| &first.document);
    quote! {
        Words {
            summary: Text { zh: #summary_zh, en: #summary_en },
            document: #document,
        }
    }
}

/// An enum's variant as a path; the types on both sides come from the same file.
fn variant(name: &str, value: impl std::fmt::Debug) -> TokenStream {
    let (name, variant) = (format_ident!("{name}"), format_ident!("{value:?}"));
    quote! { #name::#variant }
}

fn optional(name: &str, value: Option<impl std::fmt::Debug>) -> TokenStream {
    if let Some(value) = value {
        let value = variant(name, value);
        quote! { Some(#value) }
    } else {
        quote! { None }
    }
}
