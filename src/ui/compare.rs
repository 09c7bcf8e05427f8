//! Codes side by side.

use leptos::prelude::*;

use super::markup::Markup;
use super::presses::GO;
use super::state::Page;
use super::{facts, opened};
use crate::browser::cards;
use crate::browser::texts::Parts;
use crate::catalog::{CATALOG, Code};
use crate::link::{Focus, MOST_COMPARED};
use crate::locale::{Language, Live, fill};

/// The id of the comparison.
pub const ID: &str = "compare";

/// The id of the place that it is mounted in.
pub const SLOT: &str = "comparison";

/// The comparison, where the address names two codes or more; the way to it, where the query does.
#[component]
pub fn Compare() -> impl IntoView {
    let page = Page::get();
    let named = Memo::new(move |_| {
        let named = &page.results.read().answer.codes;
        match *page.focus.read() {
            Focus::Compare(_) => Focus::List,
            _ => Focus::of(
                named.iter().map(|named| named.code).filter(|code| code.entry().is_some()),
            ),
        }
    });
    let hint = move || {
        let mut hint = Markup::default();
        if let Focus::Compare(codes) = &*named.read() {
            hint.tags("<p class=\"hint\"><a class=\"button\" href=\"").text(&named.read().write());
            hint.tags("\">").text(page.language.get().live().compare_with_each);
            for (i, code) in codes.iter().enumerate() {
                hint.tags(if i == 0 { " " } else { " / " }).text(&code.to_string());
            }
            hint.tags("</a></p>");
        }
        hint.finish()
    };
    view! {
        <div inner_html=hint></div>
        {move || match page.focus.get() {
            Focus::Compare(codes) => Some(side_by_side(page, codes)),
            _ => None,
        }}
    }
}

fn side_by_side(page: Page, codes: Vec<Code>) -> impl IntoView {
    let language = page.language.get();
    let strings = language.live();
    let mut out = Markup::default();
    out.tags("<header><h2 id=\"compare-title\">").text(strings.compare).tags("</h2>");
    out.tags("<button type=\"button\" ").tags(GO).tags("=\"\">").text(strings.compare_close);
    out.tags("</button></header>");
    for code in codes.iter().filter(|code| code.entry().is_none()) {
        out.tags("<p>").text(&fill(strings.unknown_code, &code.to_string())).tags("</p>");
    }
    match opened::texts(page) {
        Ok(texts) => {
            let shown: Vec<Code> =
                codes.iter().copied().filter(|code| code.entry().is_some()).collect();
            let details: Vec<Parts> = shown.iter().map(|code| texts.parts(*code)).collect();
            table(&mut out, &shown, &details, language);
            differences(&mut out, &shown, &details, strings);
        }
        Err(said) => {
            out.drawn(&said.finish());
        }
    }
    let full = codes.len() >= MOST_COMPARED;
    if full {
        out.tags("<p>").text(strings.compare_full).tags("</p>");
    }
    view! {
        <section id=ID class="compare" tabindex="-1" aria-labelledby="compare-title">
            <div inner_html=out.finish()></div>
            {(!full).then(|| add_form(page, codes))}
        </section>
    }
}

/// The facts in rows, a column for each code. Rows that differ are marked.
fn table(out: &mut Markup, codes: &[Code], details: &[Parts], language: Language) {
    let strings = language.live();
    out.tags("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
    out.text(strings.facts).tags("\"><table data-columns=\"").text(&codes.len().to_string());
    out.tags("\"><thead><tr><td></td>");
    for code in codes {
        head(out, *code, codes, strings);
    }
    out.tags("</tr></thead><tbody>");
    let text = |text: String| {
        let mut html = Markup::default();
        html.text(&text);
        html.finish()
    };
    let of_cards = |read: fn(Code, Language) -> String| -> Vec<String> {
        codes.iter().map(|code| text(read(*code, language))).collect()
    };
    row(out, strings.name, &of_cards(cards::name), strings);
    row(out, strings.meaning, &of_cards(cards::summary), strings);
    for place in 0..facts::COUNT {
        let Some(label) = details.iter().find_map(|parts| parts.label(place)) else { continue };
        let values: Vec<String> = details.iter().map(|parts| parts.fact(place)).collect();
        row(out, &label, &values, strings);
    }
    out.tags("</tbody></table></div>");
}

/// A row; its label and values are HTML.
fn row(out: &mut Markup, label: &str, values: &[String], strings: &Live) {
    let differs = values.iter().any(|value| *value != values[0]);
    out.tags(if differs { "<tr data-differs>" } else { "<tr>" });
    out.tags("<th scope=\"row\">").drawn(label);
    if differs {
        out.tags("<span class=\"quiet\">").text(strings.compare_differs).tags("</span>");
    }
    out.tags("</th>");
    for value in values {
        out.tags("<td>").drawn(if value.is_empty() { "–" } else { value }).tags("</td>");
    }
    out.tags("</tr>");
}

/// The head of a column: the code, and a way to take it out.
fn head(out: &mut Markup, code: Code, codes: &[Code], strings: &Live) {
    let rest = Focus::of(codes.iter().copied().filter(|other| *other != code));
    let class = code.class().map_or("", |class| &class.label()[..1]);
    out.tags("<th scope=\"col\" data-class=\"").tags(class).tags("\"><a class=\"num\" href=\"#");
    out.text(&code.0.to_string()).tags("\">").text(&code.to_string());
    out.tags("</a> <span class=\"phrase\" lang=\"en\">").text(&cards::phrase(code));
    out.tags("</span><button type=\"button\" aria-label=\"");
    out.text(&fill(strings.compare_remove, &code.to_string())).tags("\" ").tags(GO).tags("=\"");
    out.text(&rest.write()).tags("\">×</button></th>");
}

/// What the catalogue says of the difference between each two of these codes.
fn differences(out: &mut Markup, codes: &[Code], details: &[Parts], strings: &Live) {
    let mut found = Markup::default();
    for (i, (a, parts)) in codes.iter().zip(details).enumerate() {
        for b in &codes[i + 1..] {
            if let Some(difference) = parts.difference(*b) {
                found.tags("<dt>").text(&a.to_string()).tags(" / ").text(&b.to_string());
                found.tags("</dt><dd>").drawn(&difference).tags("</dd>");
            }
        }
    }
    let found = found.finish();
    if !found.is_empty() {
        out.tags("<section class=\"differences\"><h3>").text(strings.differences);
        out.tags("</h3><dl>").drawn(&found).tags("</dl></section>");
    }
}

/// A choice of a further code, out of all others.
pub fn add_form(page: Page, codes: Vec<Code>) -> impl IntoView {
    let language = page.language.get();
    let strings = language.live();
    // One string, for a hundred elements made one by one would be felt when a card opens.
    let mut options = Markup::default();
    options.tags("<option value=\"\">").text(strings.compare_other).tags("</option>");
    for code in CATALOG.iter().map(|entry| entry.code).filter(|code| !codes.contains(code)) {
        options.tags("<option value=\"").text(&code.0.to_string()).tags("\">");
        options.text(&code.to_string()).tags(" ").text(&cards::name(code, language));
        options.tags("</option>");
    }
    let options = options.finish();
    let add = move |event| {
        if let Ok(number) = event_target_value(&event).parse() {
            page.go(Focus::of(codes.iter().copied().chain([Code(number)])));
        }
    };
    view! {
        <label class="add">
            {strings.compare_with}
            " "
            <select on:change=add inner_html=options></select>
        </label>
    }
}
