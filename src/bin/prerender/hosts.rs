//! Header fields for hosts that can send them, each in the host's own form: all from one list, so
//! that they agree.

use crate::about::PICTURE;
use crate::{opened, pictures};

/// The rules for Netlify and Cloudflare Pages.
pub const RULES: &str = "_headers";
/// The same for nginx, to be included in a `server`.
pub const NGINX: &str = "_headers.nginx";
/// The same for Caddy, to be imported.
pub const CADDY: &str = "_headers.caddy";

/// What every response has beside the policy.
const FIELDS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), \
         fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), \
         serial=(), usb=(), xr-spatial-tracking=(), clipboard-read=(), clipboard-write=(self)",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
];

/// Who may show our files: we alone, but for the preview pictures, which are made to be shown.
const RESOURCE: &str = "Cross-Origin-Resource-Policy";

/// What the data of the site is, for programs of other sites too: files by their ending, and two by
/// their names. A `*` for anything is what Netlify and Cloudflare Pages both take.
const DATA: [&str; 5] = ["/*.json", "/*.csv", "/*.md", "/llms.txt", "/llms-full.txt"];

/// Lets a script of any other site read a response.
const OPEN: (&str, &str) = ("Access-Control-Allow-Origin", "*");

/// How long what has a hash in its name may be kept.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

fn fields(policy: &str) -> Vec<(&str, &str)> {
    std::iter::once(("Content-Security-Policy", policy)).chain(FIELDS).collect()
}

/// The rules for Netlify and Cloudflare Pages; `names` are the files at the top of the site. Where
/// no rule says otherwise these hosts have browsers ask each time whether a file is still good.
pub fn rules<'a>(policy: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let mut rules = vec![String::from("/*\n")];
    rules.extend(fields(policy).into_iter().map(|(name, value)| format!("  {name}: {value}\n")));
    // Each on its own: where several rules fit an address, these hosts join the values.
    let mut names: Vec<&str> = names.into_iter().filter(|name| has_hash(name)).collect();
    names.sort_unstable();
    let opened = format!("{}/*", opened::FOLDER);
    names.push(&opened);
    rules.extend(
        names.into_iter().map(|name| {
            format!("/{name}\n  Cache-Control: {FOR_EVER}\n  {RESOURCE}: same-origin\n")
        }),
    );
    rules.extend(
        ["/", "/index.html", "/404.html", "/codes.json", "/:code/", "/lists/:list/"]
            .map(|page| format!("{page}\n  {RESOURCE}: same-origin\n")),
    );
    let pictures = [PICTURE.0.to_owned(), format!(":code/{}", pictures::NAME)]
        .map(|picture| format!("/{picture}\n  {RESOURCE}: cross-origin\n"));
    rules.extend(pictures);
    rules.extend(DATA.map(|data| format!("{data}\n  {}: {}\n", OPEN.0, OPEN.1)));
    rules.concat()
}

/// The same for nginx. Its own notes add what depends on the path.
pub fn nginx(policy: &str) -> String {
    let line = |(name, value)| format!("add_header {name} \"{value}\" always;\n");
    fields(policy).into_iter().map(line).collect::<Vec<_>>().concat()
}

/// The same for Caddy.
pub fn caddy(policy: &str) -> String {
    let line = |(name, value)| format!("\t{name} \"{value}\"\n");
    let lines: Vec<String> = fields(policy).into_iter().map(line).collect();
    format!("header {{\n{}}}\n", lines.concat())
}

/// Whether a name has a hash of the content in it, such as `site-0123456789abcdef_bg.wasm`.
fn has_hash(name: &str) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 12 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "default-src 'none'; script-src 'sha256-ab+/c='";

    #[test]
    fn every_form_has_every_field() {
        let forms = [rules(POLICY, []), nginx(POLICY), caddy(POLICY)];
        for (name, value) in fields(POLICY) {
            for form in &forms {
                assert!(form.contains(name) && form.contains(value), "{name}: {form}");
            }
        }
    }

    #[test]
    fn no_field_gets_two_values() {
        let rules = rules(POLICY, ["b-0123456789abcdef.js", "index.html", "sw.js"]);
        let (all, others) = rules.split_once("\n/").unwrap();
        assert!(!all.contains(RESOURCE) && !all.contains("Cache-Control"), "{all}");
        assert!(others.contains("b-0123456789abcdef.js\n  Cache-Control: public"), "{others}");
        assert!(!others.contains("sw.js"), "{others}");
        assert_eq!(others.matches("cross-origin").count(), 2, "{others}");
    }

    #[test]
    fn data_alone_is_open_to_other_sites() {
        let rules = rules(POLICY, ["b-0123456789abcdef.js", "index.html"]);
        let (all, others) = rules.split_once("\n/").unwrap();
        assert!(!all.contains(OPEN.0), "{all}");
        let open: Vec<&str> = others
            .split("\n/")
            .filter(|rule| rule.contains(OPEN.0))
            .map(|rule| rule.lines().next().unwrap())
            .collect();
        assert_eq!(open, DATA.map(|data| data.trim_start_matches('/')));
        // What Cloudflare Pages takes: a hundred rules, and one `*` in each path.
        assert!(rules.lines().filter(|line| line.starts_with('/')).count() < 50);
        assert!(DATA.iter().all(|data| data.matches('*').count() < 2));
    }

    #[test]
    fn no_value_breaks_a_form() {
        for (name, value) in fields(POLICY) {
            let is_plain = |c: char| (' '..='~').contains(&c) && !"\"\\$%{}".contains(c);
            assert!(value.chars().all(is_plain), "{name}: {value}");
        }
        // What Cloudflare Pages reads of a line.
        assert!(rules(POLICY, []).lines().all(|line| line.len() < 2000));
    }

    #[test]
    fn hashes_are_told_from_words() {
        assert!(has_hash("http-status-0123456789abcdef_bg.wasm"));
        assert!(has_hash("texts-zh-1a2b3c4d5e6f7a8b.json"));
        for name in ["texts-zh.json", "icon-192.png", "index.html", "codes-deadbeef", "a-facade.js"]
        {
            assert!(!has_hash(name), "{name}");
        }
    }
}
