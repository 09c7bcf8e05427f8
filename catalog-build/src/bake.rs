//! The catalogue as const Rust, in the types of `src/catalog`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::keys::{self, Keys};
use crate::read::{Catalogue, Meaning};

/// Writes the Rust that `src/catalog` includes: the sources, the entries, and the traditional
/// forms of characters.
pub fn rust(catalogue: &Catalogue) -> String {
    let keys = keys::all(catalogue);
    let traditional = keys::traditional_forms(keys.iter().flatten());
    let sources = catalogue.sources.iter().map(|(key, names)| {
        let (zh, en) = (&names.zh, &names.en);
        quote! { Source { key: #key, name: Text { zh: #zh, en: #en } } }
    });
    let entries = catalogue.entries.iter().zip(&keys).map(|(entry, keys)| {
        let code = entry.code;
        let meanings = entry.meanings.iter().zip(keys).map(|(m, k)| meaning(catalogue, m, k));
        quote! { Entry { code: Code(#code), meanings: &[#(#meanings),*] } }
    });
    let tokens = quote! {
        /// Who gives a code its meaning.
        pub static SOURCES: &[Source] = &[#(#sources),*];
        /// Every code, in number order.
        pub static CATALOG: &[Entry] = &[#(#entries),*];
        /// Traditional characters, each followed by the simplified form that the keys have.
        pub(crate) static TRADITIONAL: &str = #traditional;
    };
    tokens.to_string()
}

fn meaning(catalogue: &Catalogue, m: &Meaning, k: &Keys) -> TokenStream {
    let source = catalogue.sources.iter().position(|(key, _)| *key == m.source).unwrap_or_default();
    let lifecycle = variant("Lifecycle", m.lifecycle);
    let turn = variant("Turn", m.turn);
    let evidence = optional("Evidence", m.evidence);
    let cacheable = optional("Cacheable", m.cacheable);
    let content = optional("Content", m.content);
    let method = optional("Method", m.method);
    let retry = optional("Retry", m.retry);
    let first_defined = if let Some(first) = &m.first_defined {
        let version = variant("Version", first.version);
        let document = &first.document;
        quote! { Some(FirstDefined { version: #version, document: #document }) }
    } else {
        quote! { None }
    };
    let Keys { titles, keywords, tags, summary, pinyin } = k;
    // The order of `catalog::Part`.
    let texts = [
        &m.phrase,
        &m.zh.name,
        &m.en.name,
        &m.zh.summary,
        &m.en.summary,
        titles,
        keywords,
        tags,
        summary,
        pinyin,
    ];
    let texts = texts.map(String::as_str).join("\u{1f}");
    quote! {
        Meaning {
            source: &SOURCES[#source],
            lifecycle: #lifecycle,
            evidence: #evidence,
            first_defined: #first_defined,
            cacheable: #cacheable,
            content: #content,
            method: #method,
            turn: #turn,
            retry: #retry,
            texts: #texts,
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
