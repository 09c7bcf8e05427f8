//! What the build writes around the app, run as Trunk runs it: without the site's address, and with
//! it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use http_status::catalog::CATALOG;
use http_status::catalog::lists::List;
use http_status::choose::{Step, Text, Tree};
use serde_json::Value;

/// A folder of its own, gone when the test ends.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        // What Trunk has put there by then, but for the wasm and its script.
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        copy(&root.join("public"), &folder);
        fs::copy(root.join("index.html"), folder.join("index.html")).unwrap();
        Self(folder)
    }

    /// Writes the pages, with this setting.
    fn prerender(&self, site_url: Option<&str>) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_prerender"));
        command.env("TRUNK_STAGING_DIR", &self.0).env_remove("SITE_URL");
        command.envs(site_url.map(|url| ("SITE_URL", url))).output().unwrap()
    }

    fn read(&self, name: &str) -> String {
        let file = self.0.join(name);
        fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
    }

    fn has(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The folders of the pages that run no app: those of the codes, and that of the decision tree.
fn paths() -> impl Iterator<Item = String> {
    let lists = List::ALL.into_iter().map(List::folder);
    codes().chain(["choose/".to_owned()]).chain(lists)
}

fn codes() -> impl Iterator<Item = String> {
    CATALOG.iter().map(|entry| format!("{}/", entry.code))
}

/// The text between two others, which must be there.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let found = text.split_once(start).and_then(|(_, rest)| rest.split_once(end));
    found.unwrap_or_else(|| panic!("no {start}…{end}")).0
}

fn data(page: &str) -> Value {
    serde_json::from_str(between(page, "<script type=\"application/ld+json\">", "</script>"))
        .unwrap()
}

#[test]
fn without_the_sites_address_nothing_wrong_is_said() {
    let site = Site::new("without");
    let output = site.prerender(None);
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    for left_out in ["SITE_URL", "canonical", "og:image", "sitemap.xml", "opensearch.xml"] {
        assert!(said.contains(left_out), "{said}");
    }
    assert!(!site.has("sitemap.xml") && !site.has("opensearch.xml"));
    assert!(!site.read("robots.txt").contains("Sitemap"));

    let mut titles = BTreeSet::new();
    let pages = paths().map(|path| path + "index.html").chain(["index.html".to_owned()]);
    for path in pages {
        let page = site.read(&path);
        for absent in ["canonical", "og:url", "og:image", "opensearch"] {
            assert!(!page.contains(absent), "{path}: {absent}");
        }
        for present in ["og:title", "og:description", "twitter:card", "name=\"description\""] {
            assert!(page.contains(present), "{path}: {present}");
        }
        assert!(data(&page)["description"].as_str().unwrap().len() > 20, "{path}");
        assert!(titles.insert(between(&page, "<title>", "</title>").to_owned()), "{path}");
        assert!(page.contains("http-equiv=\"Content-Security-Policy\""), "{path}");
    }
    let lost = site.read("404.html");
    assert!(lost.contains("<a href=\"/\">"), "taken to have a host of its own");
    assert!(!lost.contains("data-home"));
}

/// The text of a page outside its scripts, styles and code, and what its attributes say.
fn prose(page: &str) -> String {
    let mut prose = page.to_owned();
    for element in ["script", "style", "code", "pre"] {
        let mut rest = String::new();
        for (i, part) in prose.split(&format!("<{element}")).enumerate() {
            let behind = part.split_once(&format!("</{element}>")).map(|(_, behind)| behind);
            rest += if i == 0 { part } else { behind.unwrap_or_default() };
        }
        prose = rest;
    }
    prose
}

#[test]
fn no_page_shows_markup_that_is_not_rendered() {
    let site = Site::new("markup");
    assert!(site.prerender(None).status.success());
    assert_eq!(prose("a <code class=x>`</code> b<script>`</script>"), "a  b");
    let pages = paths().map(|path| path + "index.html");
    for path in pages.chain(["index.html".to_owned(), "404.html".to_owned()]) {
        let prose = prose(&site.read(&path));
        let found = prose.find('`').map(|at| {
            let from = prose[..at].rfind('>').unwrap_or_default();
            prose[from..].lines().next().unwrap_or_default()
        });
        assert_eq!(found, None, "{path}");
    }
}

#[test]
fn every_page_without_the_app_has_a_title_in_english() {
    let site = Site::new("titles");
    assert!(site.prerender(None).status.success());
    let mut titles = BTreeSet::new();
    for path in paths().map(|path| path + "index.html") {
        let page = site.read(&path);
        let title = between(&page, "data-title-en=\"", "\"");
        assert!(title.ends_with(" · HTTP status codes"), "{title}");
        assert!(title.replace('·', "").is_ascii(), "{title}");
        assert!(titles.insert(title.to_owned()), "{path}: {title}");
    }
    assert!(titles.contains("404 Not Found · HTTP status codes"), "{titles:?}");
    let lost = site.read("404.html");
    assert_eq!(between(&lost, "data-title-en=\"", "\""), "404 Not Found · HTTP status codes");
}

#[test]
fn with_it_every_page_says_where_it_is() {
    let site = Site::new("with");
    let output = site.prerender(Some("https://codes.example/http"));
    assert!(output.status.success(), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    let sitemap = site.read("sitemap.xml");
    for path in paths().chain([String::new()]) {
        let url = format!("https://codes.example/http/{path}");
        let page = site.read(&format!("{path}index.html"));
        assert!(page.contains(&format!("rel=\"canonical\" href=\"{url}\"")), "{path}");
        assert!(page.contains(&format!("\"og:url\" content=\"{url}\"")), "{path}");
        // A code has a picture of its own.
        let picture = if codes().any(|code| code == path) {
            format!("{path}preview.png")
        } else {
            "og.png".to_owned()
        };
        assert!(site.has(&picture), "{picture}");
        let picture = format!("https://codes.example/http/{picture}");
        assert!(page.contains(&format!("\"og:image\" content=\"{picture}\"")), "{path}");
        assert!(page.contains(&format!("\"twitter:image\" content=\"{picture}\"")), "{path}");
        assert_eq!(data(&page)["url"], url);
        assert!(sitemap.contains(&format!("<loc>{url}</loc>")), "{path}");
    }
    assert!(site.read("index.html").contains("href=\"opensearch.xml\""));
    assert!(site.read("opensearch.xml").contains("https://codes.example/http/?q={searchTerms}"));
    assert!(site.read("robots.txt").contains("Sitemap: https://codes.example/http/sitemap.xml"));
    let lost = site.read("404.html");
    assert!(lost.contains("data-home=\"/http/\""));
    assert!(lost.contains("<a href=\"/http/\">"));
    assert!(lost.contains("href=\"/http/418/\""));
}

#[test]
fn an_address_that_is_none_stops_the_build() {
    for setting in ["codes.example", "https://a.example/?q=1", "https://a.example/\"><b>"] {
        let site = Site::new("refused");
        let output = site.prerender(Some(setting));
        assert!(!output.status.success(), "{setting}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("SITE_URL"), "{said}");
        assert!(!site.has("404/index.html"));
    }
}

#[test]
fn every_page_runs_the_one_script_that_the_header_allows() {
    let site = Site::new("policies");
    assert!(site.prerender(None).status.success());
    let header = between(&site.read("_headers"), "Content-Security-Policy: ", "\n").to_owned();
    let policies: BTreeSet<String> = paths()
        .map(|path| site.read(&(path + "index.html")))
        .map(|page| between(&page, "Content-Security-Policy\" content=\"", "\"").to_owned())
        .collect();
    assert_eq!(policies.len(), 1, "the pages differ in their scripts: {policies:?}");
    let lost = site.read("404.html");
    let lost = between(&lost, "Content-Security-Policy\" content=\"", "\"");
    for policy in policies.iter().map(String::as_str).chain([lost]) {
        let hashes = policy.split([' ', ';']).filter(|source| source.starts_with("'sha256-"));
        assert!(hashes.clone().count() > 0, "{policy}");
        for hash in hashes {
            assert!(header.contains(hash), "{hash} is not in {header}");
        }
        assert!(!policy.contains("script-src 'self'"), "no file runs there: {policy}");
    }
    let app = site.read("index.html");
    let app = between(&app, "Content-Security-Policy\" content=\"", "\"");
    for policy in policies.iter().map(String::as_str).chain([lost, app]) {
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
        for refused in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
            assert!(!policy.contains(refused), "{refused}: {policy}");
        }
    }
    assert!(site.read("_headers.nginx").contains(&header));
    assert!(site.read("_headers.caddy").contains(&header));
}

#[test]
fn pages_link_to_pages_that_exist() {
    let site = Site::new("links");
    assert!(site.prerender(None).status.success());
    let folders: BTreeSet<String> = codes().collect();
    let index = site.read("index.html");
    for path in &folders {
        assert!(index.contains(&format!("href=\"{path}\"")), "the list does not lead to {path}");
    }
    for path in &folders {
        let page = site.read(&format!("{path}index.html"));
        // Messages of programs have links in their text; those stand outside of all tags.
        let hrefs = page.match_indices("href=\"").filter(|(at, _)| {
            let before = &page[..*at];
            before.rfind('<') > before.rfind('>')
        });
        let hrefs = hrefs.filter_map(|(at, name)| page[at + name.len()..].split('"').next());
        for href in hrefs {
            let root = "../".repeat(path.matches('/').count());
            if let Some(id) = href.strip_prefix('#') {
                assert!(page.contains(&format!("id=\"{id}\"")), "{path}: {href}");
            } else if let Some(inside) = href.strip_prefix(&root) {
                let (file, fragment) = inside.split_once('#').unwrap_or((inside, ""));
                let file = file.split('?').next().unwrap_or_default();
                let codes = fragment.split('+').filter(|code| !code.is_empty());
                let known = |code: &str| CATALOG.iter().any(|e| e.code.0.to_string() == code);
                assert!(codes.clone().all(known), "{path}: {href}");
                assert!(site.has(file), "{path}: {href}");
            } else {
                assert!(href.starts_with("https://"), "{path}: {href}");
            }
        }
    }
    // From the first to the last, and back.
    let order: Vec<String> = codes().collect();
    for (i, path) in order.iter().enumerate() {
        let page = site.read(&format!("{path}index.html"));
        let neighbour = |rel: &str| {
            let (_, rest) = page.split_once(&format!("rel=\"{rel}\" href=\"../"))?;
            rest.split('"').next().map(str::to_owned)
        };
        assert_eq!(neighbour("prev"), i.checked_sub(1).map(|i| order[i].clone()), "{path}");
        assert_eq!(neighbour("next"), order.get(i + 1).cloned(), "{path}");
    }
}

#[test]
fn the_page_of_the_decision_tree_has_all_of_it_in_both_languages() {
    let site = Site::new("choose");
    assert!(site.prerender(None).status.success());
    let page = site.read("choose/index.html");
    let tree = Tree::from_bytes(http_status::choose::FILE).unwrap();
    // As the page writes it: signs escaped, and code in elements of its own.
    let shown = |text: &str| {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let parts = escaped.split('`').enumerate();
        let part = |(i, part): (usize, &str)| {
            if i % 2 == 0 { part.to_owned() } else { format!("<code>{part}</code>") }
        };
        parts.map(part).collect::<String>()
    };
    let has = |text: &Text, whose: &str| {
        for (tag, text) in [("zh-Hans", &text.zh), ("en", &text.en)] {
            let wanted = format!("<span lang=\"{tag}\" class=\"t\">{}</span>", shown(text));
            assert!(page.contains(&wanted), "{whose}: {wanted}");
        }
    };
    let mut ids = BTreeSet::new();
    for id in page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.insert(id), "{id} stands there twice");
    }
    for (path, step) in tree.steps() {
        let path = path.to_string();
        assert!(path.is_empty() || ids.contains(path.as_str()), "no element {path}");
        match step {
            Step::Question(question) => {
                has(&question.text, &path);
                for answer in &question.answers {
                    has(&answer.text, &path);
                    for example in [&answer.example.zh, &answer.example.en] {
                        assert!(page.contains(&shown(example)), "{path}: {example}");
                    }
                }
            }
            Step::Leaf(leaf) => {
                has(&leaf.reason, &path);
                has(&leaf.runner_up.when, &path);
                leaf.content.note.iter().for_each(|note| has(note, &path));
            }
        }
    }
    for scenario in tree.scenarios() {
        has(&scenario.text, &scenario.id);
        has(&scenario.reason, &scenario.id);
        let answer = format!("data-scenario=\"{}\"", scenario.id);
        let (_, behind) = page.split_once(&answer).expect("the situation");
        let answer = between(behind, "data-answer=\"", "\"");
        assert_eq!(answer, scenario.code.to_string(), "{}", scenario.id);
    }
    for href in page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        if let Some(id) = href.strip_prefix('#') {
            assert!(ids.contains(id), "{href} leads nowhere");
        } else if let Some(inside) = href.strip_prefix("../").filter(|inside| *inside != "#choose")
        {
            assert!(site.has(inside), "{href} leads nowhere");
        }
    }
    assert!(page.len() < 320_000, "{} bytes", page.len());
}

#[test]
fn each_code_leads_to_the_same_for_programs() {
    let site = Site::new("alternates");
    assert!(site.prerender(None).status.success());
    for entry in CATALOG {
        let code = entry.code;
        let page = site.read(&format!("{code}/index.html"));
        for (media_type, ending) in [("application/json", "json"), ("text/markdown", "md")] {
            let link =
                format!("rel=\"alternate\" type=\"{media_type}\" href=\"../{code}.{ending}\"");
            assert!(page.contains(&link), "{code}: {link}");
        }
    }
}

#[test]
fn pages_say_what_the_catalogue_has_beside_its_prose() {
    let site = Site::new("facts");
    assert!(site.prerender(None).status.success());
    let page = |code: &str| site.read(&format!("{code}/index.html"));
    // Facts: a question that does not arise, and a field that is demanded under a condition.
    assert!(page("304").contains("Does not apply") && page("100").contains("不适用"));
    assert!(page("206").contains("must, if: the 200 would have had it"));
    assert!(page("206").contains("<code>Vary</code>（必须，条件：200 会带它）"));
    // Constants: other names of today, and former ones.
    let temporary = page("307");
    let names = between(&temporary, "HttpStatusCode.TemporaryRedirect", "</tr>");
    assert!(names.contains("也叫 <code>HttpStatusCode.RedirectKeepVerb</code>"), "{names}");
    let too_large = page("413");
    let names = between(&too_large, "HttpStatus.CONTENT_TOO_LARGE", "</tr>");
    assert!(names.contains("旧称") && !names.contains("也叫"), "{names}");
    // Documents, and when figures were read.
    assert!(too_large.contains("https://vercel.com/docs/functions/limitations"));
    assert!(
        too_large.contains("数字核对于 2026-11") && too_large.contains("figures checked 2026-11")
    );
    // Numbers outside the classes.
    for code in ["608", "999"] {
        assert!(page(code).contains("RFC 9110, section 15: programs"), "{code}");
    }
    assert!(
        !page("000").contains("RFC 9110, section 15: programs")
            && !page("404").contains("should treat it as a 5xx")
    );
    // What programs say leads to the search for it.
    assert!(too_large.contains("href=\"../?q=client+intended+to+send+too+large+body"));
}

#[test]
fn no_page_has_an_id_twice() {
    let site = Site::new("ids");
    assert!(site.prerender(None).status.success());
    for path in paths() {
        let page = site.read(&(path.clone() + "index.html"));
        let mut ids = BTreeSet::new();
        for id in page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.insert(id), "{path}: {id}");
        }
        let labels = page.split("aria-labelledby=\"").skip(1);
        for label in labels.filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(label), "{path}: nothing has the id {label}");
        }
    }
}
