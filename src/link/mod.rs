//! An address in, a view out, and back. Pure.
//!
//! Reading is liberal, writing is strict: whatever stands in an address gives some view, and a view
//! gives one address.

mod filters;

pub use filters::{Facet, FacetCounts, Filters};

use form_urlencoded::{Serializer, parse};
use percent_encoding::percent_decode_str;

use crate::catalog::Code;
use crate::choose::Path;
use crate::locale::Language;
use crate::search::fold::half_width;

/// The most codes that stand side by side.
pub const MOST_COMPARED: usize = 5;

/// How the fragment of the questions begins.
const CHOOSE: &str = "choose";

/// The longest query that an address carries, in characters: servers refuse addresses of some thousand bytes
/// (414), and a character takes up to twelve.
const LONGEST_QUERY: usize = 400;

/// What a device's share sheet may send in the place of `q`, the best first.
const SHARED: [&str; 3] = ["text", "title", "url"];

/// The scheme of addresses that lead here once the app is installed (`protocol_handlers` in the
/// manifest).
const SCHEME: &str = "web+httpstatus";

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The search text, as typed.
    pub query: String,
    /// The filters.
    pub filters: Filters,
    /// The language that the address demands, for this visit.
    pub language: Option<Language>,
    /// What is open.
    pub focus: Focus,
}

/// What is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// Nothing: the list alone.
    #[default]
    List,
    /// One code; it need not exist.
    Code(Code),
    /// Two codes or more, each once; the first [`MOST_COMPARED`] stand side by side.
    Compare(Vec<Code>),
    /// The questions that lead to a status code, after these answers; they need not exist.
    Choose(Path),
    /// The fragment is no code at all.
    Unreadable,
}

impl Focus {
    /// The view of these codes, each once.
    pub fn of(codes: impl IntoIterator<Item = Code>) -> Self {
        let mut list: Vec<Code> = Vec::new();
        for code in codes {
            if !list.contains(&code) {
                list.push(code);
            }
        }
        match list.as_slice() {
            [] => Self::List,
            [code] => Self::Code(*code),
            _ => Self::Compare(list),
        }
    }

    /// The codes in focus.
    pub fn codes(&self) -> &[Code] {
        match self {
            Self::Code(code) => std::slice::from_ref(code),
            Self::Compare(codes) => codes,
            Self::List | Self::Choose(_) | Self::Unreadable => &[],
        }
    }

    /// The codes that stand side by side, and those that no room is left for.
    pub fn compared(&self) -> (&[Code], &[Code]) {
        match self {
            Self::Compare(codes) => codes.split_at(codes.len().min(MOST_COMPARED)),
            _ => (&[], &[]),
        }
    }

    /// Reads a fragment, with or without its `#`.
    ///
    /// ```
    /// use http_status::{catalog::Code, link::Focus};
    /// for fragment in ["#404", "#/404", "#%34%30%34", "#４０４", "#404 ", "#%20404?x"] {
    ///     assert_eq!(Focus::read(fragment), Focus::Code(Code(404)), "{fragment}");
    /// }
    /// for fragment in ["#choose=failed.me", "#/Choose/failed/me", "#choose%3Dfailed.me?lang=en"] {
    ///     assert_eq!(Focus::read(fragment).write(), "#choose=failed.me", "{fragment}");
    /// }
    /// assert_eq!(Focus::read("#%"), Focus::Unreadable);
    /// assert_eq!(Focus::read("#"), Focus::List);
    /// ```
    pub fn read(fragment: &str) -> Self {
        /// Five codes, percent-encoded twice over, are shorter than this; so is what names some dozen.
        const LONGEST: usize = 200;
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.len() > LONGEST {
            return Self::Unreadable;
        }
        let decoded = percent_decode_str(fragment).decode_utf8_lossy();
        let text: String = decoded.chars().map(half_width).collect();
        let text = text.trim().trim_start_matches(['/', '!']);
        if let Some(answers) = answers(text) {
            return Self::Choose(Path::read(answers));
        }
        let text = text.split(['?', '&', '/']).next().unwrap_or_default();
        // Where the page's own link to its list leads without a script.
        if text == "list" {
            return Self::List;
        }
        let mut codes = Vec::new();
        for part in text.split(['+', ',', ' ']).filter(|part| !part.is_empty()) {
            // Also what is no status code by its length: it is told what it is, and loses none of the others.
            let digits = part.bytes().all(|b| b.is_ascii_digit());
            match part.parse() {
                Ok(number) if digits => codes.push(Code(number)),
                _ => return Self::Unreadable,
            }
        }
        if codes.is_empty() && !fragment.is_empty() { Self::Unreadable } else { Self::of(codes) }
    }

    /// The fragment, with its `#`; empty for the list.
    pub fn write(&self) -> String {
        if let Self::Choose(path) = self {
            let sign = if path.is_empty() { "" } else { "=" };
            return format!("#{CHOOSE}{sign}{path}");
        }
        let mut fragment = String::new();
        for code in self.codes() {
            fragment.push(if fragment.is_empty() { '#' } else { '+' });
            fragment.push_str(&code.0.to_string());
        }
        fragment
    }
}

/// What stands behind the word that asks for the questions; `None` where it is not that word.
fn answers(text: &str) -> Option<&str> {
    let (word, rest) = text.split_at_checked(CHOOSE.len())?;
    let ends = rest.is_empty() || rest.starts_with(['=', '/', '?', '&']);
    if !word.eq_ignore_ascii_case(CHOOSE) || !ends {
        return None;
    }
    rest.trim_start_matches(['=', '/']).split(['?', '&']).next()
}

impl View {
    /// Reads the two parts of an address that tell the view; both with or without their sign.
    pub fn read(search: &str, fragment: &str) -> Self {
        let mut view = Self { focus: Focus::read(fragment), ..Self::default() };
        let search = search.strip_prefix('?').unwrap_or(search);
        let mut shared = [const { String::new() }; SHARED.len()];
        for (name, value) in parse(search.as_bytes()) {
            let text = || value.chars().take(LONGEST_QUERY).collect::<String>();
            match &*name {
                "q" => view.query = text(),
                "lang" => view.language = view.language.or_else(|| Language::of(&value)),
                name => match SHARED.iter().position(|shared| *shared == name) {
                    Some(place) => shared[place] = text(),
                    None => view.filters.read(name, &value),
                },
            }
        }
        if view.query.is_empty() {
            let said = shared.into_iter().find(|text| !text.trim().is_empty());
            view.query = said.unwrap_or_default();
        }
        view.follow_scheme();
        view
    }

    /// Where the query is an address of our own scheme, such as `web+httpstatus:404`, shows what it
    /// names: codes, or else what to search for.
    fn follow_scheme(&mut self) {
        let Some((scheme, named)) = self.query.split_once(':') else { return };
        if !scheme.eq_ignore_ascii_case(SCHEME) {
            return;
        }
        let named = named.trim_start_matches('/').trim_end_matches('/');
        let focus = Focus::read(named);
        if matches!(focus, Focus::Code(_) | Focus::Compare(_)) {
            // A fragment of the address itself is the reader's later choice.
            if self.focus == Focus::List {
                self.focus = focus;
            }
            self.query = String::new();
        } else {
            self.query = percent_decode_str(named).decode_utf8_lossy().into_owned();
        }
    }

    /// The view with a query that fits into an address, where its own does not: `brief`, or else its beginning.
    pub fn shortened(&self, brief: impl FnOnce() -> String) -> Option<Self> {
        self.query.chars().nth(LONGEST_QUERY)?;
        let mut brief = brief();
        if brief.is_empty() {
            brief.clone_from(&self.query);
        }
        let query = brief.chars().take(LONGEST_QUERY).collect();
        Some(Self { query, focus: self.focus.clone(), ..*self })
    }

    /// The query of the address, with its `?`; empty where it would say nothing.
    pub fn search(&self) -> String {
        let mut out = Serializer::new(String::new());
        if !self.query.is_empty() {
            out.append_pair("q", &self.query);
        }
        self.filters.write(&mut out);
        if let Some(language) = self.language {
            out.append_pair("lang", language.key());
        }
        let search = out.finish();
        // Commas and slashes are safe in a query, and read better.
        let search = search.replace("%2C", ",");
        if search.is_empty() { search } else { format!("?{search}") }
    }

    /// The address relative to the page: query and fragment.
    pub fn write(&self) -> String {
        self.search() + &self.focus.write()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn odd_fragments() {
        for (fragment, focus) in [
            ("", Focus::List),
            ("#", Focus::List),
            ("#000", Focus::Code(Code(0))),
            ("#477", Focus::Code(Code(477))),
            ("#９９", Focus::Code(Code(99))),
            ("#abc", Focus::Unreadable),
            ("#%", Focus::Unreadable),
            ("#%FF%FE", Focus::Unreadable),
            ("#1234", Focus::Code(Code(1234))),
            ("#0404", Focus::Code(Code(404))),
            ("#404+9999", Focus::Compare(vec![Code(404), Code(9999)])),
            ("#70000", Focus::Unreadable),
            ("#+404", Focus::Code(Code(404))),
            ("#-404", Focus::Unreadable),
            ("#<img src=x onerror=alert(1)>", Focus::Unreadable),
            ("#__proto__", Focus::Unreadable),
            ("#chooser", Focus::Unreadable),
            ("#choose+404", Focus::Unreadable),
            ("#choose", Focus::Choose(Path::default())),
            ("#choose=", Focus::Choose(Path::default())),
            ("#choose=失败", Focus::Choose(Path::default())),
            ("#choose=<img src=x>", Focus::Choose(Path::default())),
            ("#ｃｈｏｏｓｅ＝ｆａｉｌｅｄ．ｍｅ", Focus::Choose(Path::read("failed.me"))),
            ("#choose=failed.me&x=1", Focus::Choose(Path::read("failed.me"))),
            ("#404+404", Focus::Code(Code(404))),
            ("#401+403", Focus::Compare(vec![Code(401), Code(403)])),
            ("#401%2B403", Focus::Compare(vec![Code(401), Code(403)])),
        ] {
            assert_eq!(Focus::read(fragment), focus, "{fragment}");
        }
        assert_eq!(Focus::read(&"4".repeat(10_000)), Focus::Unreadable);
    }

    #[test]
    fn codes_that_find_no_room_in_a_comparison_are_kept_apart() {
        let focus = Focus::read("#100+101+102+100+103+200+201+202");
        let (compared, left_out) = focus.compared();
        assert_eq!(compared, [100, 101, 102, 103, 200].map(Code));
        assert_eq!(left_out, [201, 202].map(Code));
        assert_eq!(focus.write(), "#100+101+102+103+200+201+202");
        assert_eq!(Focus::read("#401+403").compared(), (&[Code(401), Code(403)][..], &[][..]));
        assert_eq!(Focus::read("#404").compared(), (&[][..], &[][..]));
    }

    #[test]
    fn odd_queries_are_read_as_far_as_they_make_sense() {
        let view = View::read("?q=%FF&class=4xx,9xx,&source=&lang=xx&utm=1&&&=%", "");
        assert_eq!(view.query, "\u{fffd}");
        assert_eq!(view.search(), "?q=%EF%BF%BD&class=4xx");
        assert_eq!(
            View::read(&format!("?q={}", "a".repeat(10_000)), "").query.len(),
            LONGEST_QUERY
        );
    }

    #[test]
    fn a_long_query_is_shortened_for_the_address() {
        let of = |count: usize| View { query: "网".repeat(count), ..View::default() };
        assert_eq!(of(LONGEST_QUERY).shortened(|| panic!("it fits")), None);
        let long = of(LONGEST_QUERY + 1);
        assert_eq!(long.shortened(String::new), Some(of(LONGEST_QUERY)));
        assert_eq!(long.shortened(|| "502 504".to_string()).unwrap().query, "502 504");
        let short = long.shortened(|| long.query.clone()).unwrap();
        assert_eq!(View::read(&short.search(), ""), short);
        assert!(short.write().len() < 4_000);
    }

    #[test]
    fn what_was_shared_is_searched() {
        let query = |search: &str| View::read(search, "").query;
        assert_eq!(query("?text=502+Bad+Gateway"), "502 Bad Gateway");
        assert_eq!(query("?title=Error&text=%E8%AF%B7%E6%B1%82%E8%BF%87%E5%A4%9A"), "请求过多");
        assert_eq!(query("?title=Error&text=+&url=https%3A%2F%2Fa.example"), "Error");
        assert_eq!(query("?q=404&text=503"), "404");
        assert_eq!(query("?title=&text=&url=https://a.example/503"), "https://a.example/503");
        let long = format!("?text={}", "a".repeat(10_000));
        assert_eq!(query(&long).len(), LONGEST_QUERY);
        assert_eq!(View::read("?text=timeout", "").write(), "?q=timeout");
    }

    #[test]
    fn addresses_of_our_scheme_lead_to_what_they_name() {
        for (search, written) in [
            ("?q=web%2Bhttpstatus%3A404", "#404"),
            ("?q=WEB%2BHTTPSTATUS%3A404", "#404"),
            ("?q=web%2Bhttpstatus%3A%2F%2F404%2F", "#404"),
            ("?q=web%2Bhttpstatus%3A401%2B403", "#401+403"),
            ("?q=web%2Bhttpstatus%3Atoo%2520many", "?q=too+many"),
            ("?q=web%2Bhttpstatus%3A", ""),
            ("?q=web%2Bhttpstatus%3A%3Cimg%3E", "?q=%3Cimg%3E"),
            ("?text=web%2Bhttpstatus%3A503&lang=en", "?lang=en#503"),
            ("?q=web%2Bother%3A404", "?q=web%2Bother%3A404"),
        ] {
            assert_eq!(View::read(search, "").write(), written, "{search}");
        }
        assert_eq!(View::read("?q=web%2Bhttpstatus%3A404", "#503").write(), "#503");
    }

    #[test]
    fn the_example_of_the_address_grammar() {
        let view = View::read("?q=限流&class=4xx&lang=en", "#429");
        assert_eq!(view.query, "限流");
        assert_eq!(view.language, Some(Language::English));
        assert_eq!(view.focus, Focus::Code(Code(429)));
        assert_eq!(view.write(), "?q=%E9%99%90%E6%B5%81&class=4xx&lang=en#429");
    }

    fn any_focus() -> impl Strategy<Value = Focus> {
        let codes = proptest::collection::vec(0_u16..1000, 0..7)
            .prop_map(|n| Focus::of(n.into_iter().map(Code)));
        let choice = proptest::collection::vec("[a-z0-9-]{1,12}", 0..7).prop_map(|ids| {
            Focus::Choose(ids.iter().fold(Path::default(), |path, id| path.join(id)))
        });
        prop_oneof![codes, choice]
    }

    proptest! {
        #[test]
        fn a_view_survives_its_address(
            query in ".{0,40}",
            filters in filters::tests::any_filters(),
            language in proptest::option::of(prop_oneof![Just(Language::Chinese), Just(Language::English)]),
            focus in any_focus(),
        ) {
            let view = View { query, filters, language, focus };
            prop_assert_eq!(View::read(&view.search(), &view.focus.write()), view);
        }

        #[test]
        fn any_address_gives_a_view_with_one_address(search in ".{0,80}", fragment in ".{0,40}") {
            let view = View::read(&search, &fragment);
            let again = View::read(&view.search(), &view.focus.write());
            prop_assert_eq!(again.search(), view.search());
            prop_assert_eq!(again.focus.write(), view.focus.write());
        }

        #[test]
        fn any_answers_give_a_step_with_one_address(answers in ".{0,60}") {
            let focus = Focus::read(&format!("#choose={answers}"));
            prop_assert_eq!(Focus::read(&focus.write()).write(), focus.write());
        }
    }
}
