//! What the catalogue says, as Markdown: for terminals, chats and programs that read text. Both
//! languages stand in each file, Chinese first.

use http_status::catalog::lists::List;
use http_status::catalog::texts::{Document, Long};
use http_status::catalog::{CATALOG, Entry, Meaning};
use http_status::locale::{Language, ListStrings, Strings, fill};
use http_status::ui::pages::{example, facts, folder};

use crate::about::SITE;
use crate::site_url::SiteUrl;

/// Where something of the site is: absolute where the site's address is known, else relative.
fn address(path: &str, site: Option<&SiteUrl>) -> String {
    site.map_or_else(|| path.to_owned(), |site| site.join(path))
}

/// What `llms-full.txt` begins with.
pub fn introduction() -> String {
    format!("# {SITE}\n\n{}\n{}\n", Strings::CHINESE.tagline, Strings::ENGLISH.tagline)
}

/// `llms.txt`: what there is, in the form that llmstxt.org describes: a title, a summary, and lists
/// of links under headings, of which a reader who is short of room leaves out the last.
pub fn guide(site: Option<&SiteUrl>) -> String {
    let link = |name: &str, path: &str, note: &str| {
        format!("- [{name}]({}): {note}\n", address(path, site))
    };
    let codes = |registered: bool| {
        CATALOG
            .iter()
            .filter(|entry| entry.first().source.is_registry() == registered)
            .map(|entry| {
                let meaning = entry.first();
                let name = format!("{} {}", entry.code, meaning.phrase());
                let summary = meaning.summary();
                let note = format!("{} {}", summary.en, summary.zh);
                link(&name, &format!("{}.md", entry.code), &note)
            })
            .collect::<String>()
    };
    let lists = List::ALL.map(|list| {
        let note = format!(
            "{} {}",
            ListStrings::ENGLISH.summary(list),
            ListStrings::CHINESE.summary(list)
        );
        link(ListStrings::ENGLISH.title(list), &list.folder(), &note)
    });
    let data = [
        ("index.json", "what there is, by code, with the lists as numbers"),
        ("codes.json", "all of it as JSON; codes.schema.json is its JSON Schema"),
        ("codes.csv", "the facts as a table, a line for each meaning"),
    ]
    .map(|(name, note)| link(name, name, note));
    format!(
        "# {SITE}\n\n\
         > A reference of HTTP status codes in Chinese and English: what each means, what causes it, \
         whose turn it is, and what to do.\n\n\
         Every code has a file of its own: `404.md` has both languages, Chinese first, and `404.json` \
         the same as data. Registered codes follow RFC 9110 and the IANA registry. The unofficial \
         numbers are what nginx, Cloudflare and others send or log; each says how well it is attested. \
         `000.md` is about requests that got no response.\n\n\
         ## Registered status codes\n\n{}\n\
         ## Lists\n\n{}\n\
         ## Data\n\n{}\n\
         ## Optional\n\n{}{}",
        codes(true),
        lists.concat(),
        data.concat(),
        link("llms-full.txt", "llms-full.txt", "all codes in one file"),
        codes(false),
    )
}

/// All that the catalogue says of a code, from its long texts in both languages.
pub fn code(entry: &'static Entry, zh: &[Long], en: &[Long], site: Option<&SiteUrl>) -> String {
    let first = entry.first();
    let mut out = Writer::default();
    let name = first.name();
    out.block(&format!("# {} {} · {}", entry.code, first.phrase(), name.zh));
    out.block(&format!("> {}\n>\n> {}", first.summary().zh, first.summary().en));
    out.block(&address(&folder(entry.code), site));
    let several = entry.meanings.len() > 1;
    for (meaning, (zh, en)) in entry.meanings.iter().zip(zh.iter().zip(en)) {
        let level = if several {
            let owner = meaning.source.name;
            let owner = if owner.zh == owner.en {
                owner.zh.to_owned()
            } else {
                format!("{} · {}", owner.zh, owner.en)
            };
            out.block(&format!("## {owner}: {} · {}", meaning.phrase(), meaning.name().zh));
            3
        } else {
            2
        };
        for (language, long) in [(Language::Chinese, zh), (Language::English, en)] {
            half(&mut out, meaning, long, language, level);
        }
        shared(&mut out, zh, level);
    }
    out.0
}

/// Blocks of Markdown, an empty line between them.
#[derive(Default)]
struct Writer(String);

impl Writer {
    fn block(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {text}", "#".repeat(level)));
    }

    fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {item}")).collect();
        self.block(&items.join("\n"));
    }
}

/// What is said in one language.
fn half(out: &mut Writer, meaning: &Meaning, long: &Long, language: Language, level: usize) {
    let s = language.strings();
    out.heading(
        level,
        match language {
            Language::Chinese => "中文",
            Language::English => "English",
        },
    );
    for paragraph in &long.meaning {
        out.block(paragraph);
    }
    for (title, texts) in
        [(s.causes, &long.causes), (s.client, &long.client), (s.server, &long.server)]
    {
        if !texts.is_empty() {
            out.heading(level + 1, title);
            out.list(texts.iter().cloned());
        }
    }
    let colon = match language {
        Language::Chinese => "：",
        Language::English => ": ",
    };
    let rows = facts::labels(s).into_iter().zip(facts::rows(meaning, long, language));
    let rows = rows.filter(|(_, value)| !value.is_empty());
    out.heading(level + 1, s.facts);
    out.list(rows.map(|(label, value)| format!("{label}{colon}{value}")));
    if !long.compare.is_empty() {
        out.heading(level + 1, s.differences);
        out.list(long.compare.iter().map(|difference| difference.text.clone()));
    }
}

/// What is the same in both languages.
fn shared(out: &mut Writer, long: &Long, level: usize) {
    let (zh, en) = (&Strings::CHINESE, &Strings::ENGLISH);
    let title = |zh: &str, en: &str| format!("{zh} · {en}");
    if let Some(exchange) = &long.example {
        out.heading(level, &title(zh.example, en.example));
        let language = if exchange.log.is_some() { "" } else { "http" };
        out.block(&format!("```{language}\n{}```", example::text(exchange)));
    }
    if !long.constants.is_empty() {
        out.heading(level, &title(zh.constants, en.constants));
        out.list(long.constants.iter().map(|constant| {
            let (label, prefix) = (constant.library.label(), constant.library.prefix());
            format!("{label}: `{prefix}{}`", constant.name)
        }));
    }
    if !long.messages.is_empty() {
        out.heading(level, &title("程序写出的文字", "What programs write"));
        let message = |message: &http_status::catalog::texts::Message| {
            format!("{}: {}", message.by, code_span(&message.text))
        };
        out.list(long.messages.iter().map(message));
    }
    out.heading(level, &title(zh.documents, en.documents));
    let documents = std::iter::once(&long.document).chain(&long.sources);
    out.list(documents.map(link));
}

fn link(document: &Document) -> String {
    let section = document.section.as_ref();
    let section = section.map(|section| format!(" {}", fill(Strings::ENGLISH.section, section)));
    format!("[{}{}]({})", document.document, section.unwrap_or_default(), document.url)
}

/// A text as code, whatever backticks it holds (`CommonMark`, section 6.1).
fn code_span(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let ticks = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{text}{space}{ticks}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_holds_whatever_backticks_there_are() {
        assert_eq!(code_span("a * b"), "`a * b`");
        assert_eq!(code_span("a `b` c"), "``a `b` c``");
        assert_eq!(code_span("`b`"), "`` `b` ``");
    }

    #[test]
    fn the_guide_has_the_form_of_its_convention() {
        let site = SiteUrl::parse("https://a.example/b").unwrap();
        for (site, start) in [(None, "404.md"), (site.as_ref(), "https://a.example/b/404.md")] {
            let guide = guide(site);
            let mut lines = guide.lines().filter(|line| !line.is_empty());
            assert!(lines.next().unwrap().starts_with("# "));
            assert!(lines.next().unwrap().starts_with("> "));
            assert!(guide.contains(&format!("- [404 Not Found]({start}): ")), "{guide}");
            let behind = guide.split_once("\n## ").unwrap().1;
            for line in behind.lines().skip(1).filter(|line| !line.is_empty()) {
                assert!(line.starts_with("## ") || line.starts_with("- ["), "{line}");
            }
            assert_eq!(guide.matches("\n## Optional\n").count(), 1);
        }
    }
}
