//! A query read: the statuses, messages and other numbers that stand in it, and from them and from
//! its words the answer.

use std::ops::Range;
use std::sync::OnceLock;

use super::answer::{Answer, Kind, Named, Understood};
use super::fold::{fold, is_han_run};
use super::index::{Index, Indexed};
use super::rank::Score;
use super::text::{Text, find};
use super::words;
use super::{messages, related};
use crate::catalog::{Code, SOURCES};
use crate::lexicon::Lexicon;
use crate::log::{Reader, Status, Sure, Whose};

/// The most words that are looked up.
const MOST_WORDS: usize = 120;
/// Up to this many words a query is typed, not pasted: slips are corrected, and its last word may
/// be only begun.
const TYPED: usize = 12;
/// The longest query whose words are marked, in bytes; a paste is in no text as it is.
const MARKED: usize = 400;
/// As many numbers of a text are looked at for the phrase behind them.
const FIRST: usize = 60;
/// Fewer entries are little, unless one of them has all words of the query.
const FEW: usize = 3;
/// A message of fewer bytes says little by itself: several programs write it, with several codes.
const SHORT: usize = 24;

/// What an unofficial meaning keeps of its score unless the query names its owner.
const UNOFFICIAL: f32 = 0.74;
/// What it keeps where the query is one of its keys, no more and no less.
const UNOFFICIAL_NAMED: f32 = 0.95;
/// What a meaning gains whose owner the query names.
const OWNED: f32 = 1.25;
/// What a meaning that is no longer in use keeps.
const GONE: f32 = 0.9;
/// What an entry must have of the best one's score to be listed beside it.
const LISTED: f32 = 0.25;

/// Words that show that a text is about the web, so that a bare number in it is a status.
const WEB: &str = "http https status code codes error errors api request requests response responses \
     server nginx apache proxy gateway url header headers cors curl fetch axios ajax xhr browser web \
     website site page rest endpoint backend frontend client redirect cookie token login upload \
     download cloudflare cdn iis tomcat php wordpress django flask spring express laravel docker \
     kubernetes ingress waf firewall get post put delete patch options host domain dns ssl tls googlebot \
     crawler seo webhook websocket soft";
const WEB_ZH: &str = "接口 请求 服务 网关 状态 错误 报错 浏览器 网站 网页 页面 后端 前端 访问 上传 下载 登录 \
     跨域 缓存 重定向 代理 响应 爬虫 抓取 返回 负载均衡 域名 日志 超时 证书 限流 调用 参数 鉴权 预检 回源 源站";

/// Up to this many words beside a number are names.
const NAMES: usize = 4;

/// What questions begin with.
const ASKS: &str = "why how what fix got getting";

/// What speaks of the end of a process, which no status code tells.
const EXITS: &str = "exit code,exit status,exited with,exits with,退出码,退出代码";

/// A status in the query.
struct Found {
    status: Status,
    at: Range<usize>,
}

impl Index {
    /// What answers a query.
    ///
    /// Statuses that stand in it come first, then what its messages and other numbers lead to, then
    /// the entries that its words describe. What says too little has no answer. Up to 20,000
    /// characters are read, at a cost that is linear in their number.
    ///
    /// ```
    /// use http_status::{catalog::CATALOG, search::Index};
    /// let answer = Index::basic().answer("bad gateway");
    /// assert_eq!(CATALOG[answer.ranked[0]].code.0, 502);
    /// ```
    pub fn answer(&self, query: &str) -> Answer {
        let text = Text::of(query, &self.traditional);
        let mut answer = Answer { lines: text.lines().count(), ..Answer::default() };
        let owners = self.owners.find(&text.lower);
        let mut found = statuses(&text);
        let matches = self.messages.find(&text.lower);
        let numbers = self.numbers.find(&text.cased, &text.lower);
        self.drop_parts(&mut found, &numbers);
        let short = text.lower.len() <= MARKED * 4;
        let (mut query_words, tells) =
            words::of_query(&text.cased, MOST_WORDS, |word| self.terms.knows(word));
        let (beginnings, alone) = beginnings(&text, &found, &self.entries);
        // A class is no word, though it may stand in what is told of one code.
        let is_class = |word: &str| {
            word.ends_with('x') && beginnings.iter().any(|(_, at)| text.lower[at.clone()] == *word)
        };
        query_words.retain(|word| !is_class(word));
        let telling = if tells { &query_words[..] } else { &[] };
        self.keep_plausible(&mut found, &text, telling, &owners, !matches.is_empty());
        let named = count(&found, answer.lines > 1);

        tell_statuses(&mut answer, &text, &named, &beginnings);
        let messages = self.tell_messages(&mut answer, &text, &matches);
        let (related, elsewhere) = self.tell_numbers(&mut answer, &text, &numbers);
        let elsewhere =
            elsewhere || EXITS.split(',').any(|words| find(&text.lower, words).is_some());
        for (owner, at) in &owners {
            answer.understood.push(Understood {
                kind: Kind::Owner(&SOURCES[*owner]),
                text: text.cased[at.clone()].to_string(),
                codes: Vec::new(),
                places: vec![text.place(at)],
            });
        }

        // What the words describe.
        let owned: Vec<usize> = owners.iter().map(|(owner, _)| *owner).collect();
        let sure = named.iter().any(|named| named.sure == Sure::Place);
        let long = query_words.len() > TYPED;
        let silent = (elsewhere && named.is_empty() && messages.is_empty())
            || (sure && long)
            || (!named.is_empty() && !tells);
        let scores = if silent || query_words.is_empty() {
            Vec::new()
        } else {
            self.describe(&query_words, short && !long, &owned)
        };
        let mut described = self.best_first(&scores, &owned);
        if !beginnings.is_empty() {
            self.narrow(&mut described, &beginnings, alone);
        }

        let messages = self.by_score(messages, &scores, &owned);
        let likely = self.likely(&named, &owned, &scores);
        answer.did_you_mean = likely;
        let first = likely.into_iter();
        let codes = answer.codes.iter().map(|named| named.code);
        for code in first.chain(codes).chain(messages).chain(related) {
            if let Some(place) = self.place(code)
                && !answer.ranked.contains(&place)
            {
                answer.ranked.push(place);
            }
        }
        for place in described {
            if !answer.ranked.contains(&place) {
                answer.ranked.push(place);
            }
        }
        let named = scores.iter().any(|score| score.whole)
            || answer.understood.iter().any(|own| !matches!(own.kind, Kind::Owner(_)));
        answer.weak = answer.ranked.len() < FEW && !named && !elsewhere && tells;
        answer.needles = needles(&answer, &text, &query_words, &beginnings);
        answer
    }

    /// Drops what is a part of another number: the 403 of a sub-status is a status, the 550 of mail
    /// is none.
    fn drop_parts(&self, found: &mut Vec<Found>, numbers: &[related::Match]) {
        let mut next = 0;
        found.retain(|found| {
            // Both stand in the order of the text.
            while numbers.get(next).is_some_and(|number| number.at.end <= found.at.start) {
                next += 1;
            }
            let around = numbers.get(next).filter(|number| {
                number.at.start <= found.at.start && found.at.end <= number.at.end
            });
            let code = found.status.code;
            found.status.sure == Sure::Place
                || around.is_none_or(|number| self.numbers.codes(number).contains(&code))
        });
    }

    /// Tells of the messages in a text, and returns the length and the codes of each that leads to
    /// its codes by itself.
    fn tell_messages(
        &self,
        answer: &mut Answer,
        text: &Text,
        matches: &[messages::Match],
    ) -> Vec<(usize, Vec<Code>)> {
        let mut messages = Vec::new();
        for found in matches {
            let message = self.messages.get(found.message);
            let codes: Vec<Code> = message.codes.iter().map(|code| Code(*code)).collect();
            let place = text.place(&found.at);
            let is_known = |own: &&mut Understood| {
                matches!(&own.kind, Kind::Message { by } if *by == message.by) && own.codes == codes
            };
            if let Some(known) = answer.understood.iter_mut().find(is_known) {
                known.places.push(place);
                continue;
            }
            // A query that is no more than a few common words is ranked as words.
            let whole =
                found.length * 5 >= text.lower.trim_ascii().len() * 4 && found.length < SHORT;
            // One that stands there to the letter, as the links of cards have it, is meant.
            let exact = text.cased.trim_ascii() == message.text;
            if exact || !whole {
                messages.push((found.length, codes.clone()));
            }
            answer.understood.push(Understood {
                kind: Kind::Message { by: message.by.clone() },
                text: text.cased[found.at.clone()].to_string(),
                codes,
                places: vec![place],
            });
        }
        messages
    }

    /// Tells of the numbers in a text that are no statuses, and returns their codes, and whether one
    /// of them has none: then it is about something else than HTTP.
    fn tell_numbers(
        &self,
        answer: &mut Answer,
        text: &Text,
        numbers: &[related::Match],
    ) -> (Vec<Code>, bool) {
        let mut related = Vec::new();
        let mut elsewhere = false;
        for found in numbers {
            let (told, codes) = self.numbers.told(found);
            let codes: Vec<Code> = codes.iter().map(|code| Code(*code)).collect();
            let place = text.place(&found.at);
            let is_known =
                |own: &&mut Understood| matches!(&own.kind, Kind::Related(known) if *known == told);
            if let Some(known) = answer.understood.iter_mut().find(is_known) {
                known.places.push(place);
                continue;
            }
            elsewhere |= codes.is_empty();
            related.extend(codes.iter().copied());
            answer.understood.push(Understood {
                kind: Kind::Related(told),
                text: text.cased[found.at.clone()].to_string(),
                codes,
                places: vec![place],
            });
        }
        (related, elsewhere)
    }

    /// Keeps the numbers that are statuses, given what else there is.
    fn keep_plausible(
        &self,
        found: &mut Vec<Found>,
        text: &Text,
        words: &[String],
        owners: &[(usize, Range<usize>)],
        message: bool,
    ) {
        let best = found.iter().map(|found| found.status.sure).max();
        let bare = found.iter().any(|found| found.status.sure == Sure::Bare);
        let web = bare && (!owners.is_empty() || is_about_the_web(&text.lower));
        // In a long text the first ones tell.
        for found in found.iter_mut().take(FIRST) {
            let behind = &text.lower[found.at.end..];
            if found.status.sure != Sure::Place && self.phrase_follows(found.status.code, behind) {
                found.status.sure = Sure::Place;
            }
        }
        let few = bare && is_few_names(&text.lower, words);
        let described = if bare { self.terms.having(words) } else { Vec::new() };
        let mut judged: Vec<(u16, Sure, bool)> = Vec::new();
        found.retain(|found| {
            let key = (found.status.code, found.status.sure);
            if let Some((.., kept)) = judged.iter().find(|(code, sure, _)| (*code, *sure) == key) {
                return *kept;
            }
            let code = Code(found.status.code);
            let known = self.place(code).is_some();
            let kept = match found.status.sure {
                Sure::Place => true,
                Sure::Said => known || code.class().is_some(),
                Sure::Bare if words.is_empty() => true,
                Sure::Bare => {
                    let described = || self.meanings_of(code).any(|m| described[m]);
                    let error = code.0 >= 400;
                    let class = code.class().is_some();
                    best == Some(Sure::Bare)
                        && (known || class)
                        && if message || words.len() > TYPED {
                            known && described() && (error || web)
                        } else {
                            let named = few && code.0 >= 300;
                            web || (known && (named || words.len() < 2 || described()))
                        }
                }
            };
            judged.push((key.0, key.1, kept));
            kept
        });
    }

    /// The meanings of a code, as numbers.
    fn meanings_of(&self, code: Code) -> impl Iterator<Item = usize> {
        let place = self.place(code);
        (0..self.meanings.len()).filter(move |m| Some(self.meanings[*m].entry) == place)
    }

    /// Whether a title of a code stands right behind its number.
    fn phrase_follows(&self, code: u16, behind: &str) -> bool {
        /// No title is longer, in bytes.
        const LONGEST: usize = 80;
        let mut end = behind.len().min(LONGEST);
        while !behind.is_char_boundary(end) {
            end -= 1;
        }
        let behind = super::fold::canonical(&fold(&behind[..end]));
        let follows = |title: &str| {
            title.len() > 1
                && behind.strip_prefix(title).is_some_and(|rest| {
                    rest.is_empty() || rest.starts_with(' ') || is_han_run(title)
                })
        };
        self.meanings_of(Code(code)).any(|m| self.meanings[m].keys.titles.split('\n').any(follows))
    }

    /// The meanings that words describe.
    fn describe(&self, query: &[String], short: bool, owned: &[usize]) -> Vec<Score> {
        let letters: String = query.iter().map(String::as_str).collect();
        let spells =
            short && letters.len() <= 60 && letters.bytes().all(|b| b.is_ascii_lowercase());
        if spells && self.terms.knows_none(query) {
            let spelled = self.spelled(&letters);
            if !spelled.is_empty() {
                return spelled;
            }
        }
        let eased = |m: usize| self.meanings[m].owner.is_some_and(|own| owned.contains(&own));
        self.terms.rank(query, short, eased)
    }

    /// The meanings whose pinyin letters spell; with a slip where nothing is spelled without.
    fn spelled(&self, letters: &str) -> Vec<Score> {
        let sounds = self.sounds();
        let mut spelled = sounds.spelled(letters, 0);
        if spelled.is_empty() {
            spelled = sounds.spelled(letters, 1);
        }
        let mut scores: Vec<Score> = Vec::new();
        // Where something is spelled in full, what merely shares initials is noise.
        let most = spelled.iter().map(|(_, quality)| *quality).fold(0.0, f32::max);
        for (meaning, score) in spelled.into_iter().filter(|(_, score)| *score >= most * 0.5) {
            match scores.iter_mut().find(|known| known.meaning == meaning) {
                Some(known) => known.value = known.value.max(score),
                None => scores.push(Score { meaning, value: score, named: false, whole: true }),
            }
        }
        scores
    }

    /// A score, given who owns the meaning and whom the query names.
    fn standing(&self, score: &Score, owned: &[usize]) -> f32 {
        let meaning: &Indexed = &self.meanings[score.meaning];
        let official = if meaning.owner.is_some_and(|owner| owned.contains(&owner)) {
            OWNED
        } else if meaning.registered {
            1.0
        } else if score.named {
            UNOFFICIAL_NAMED
        } else {
            UNOFFICIAL
        };
        score.value * official * if meaning.gone { GONE } else { 1.0 }
    }

    /// Entries by the best score of their meanings; of those alike the registered ones first, then
    /// in their order.
    fn best_first(&self, scores: &[Score], owned: &[usize]) -> Vec<usize> {
        let mut by_entry = vec![0.0_f32; self.entries.len()];
        let mut registered = vec![false; self.entries.len()];
        let mut most = 0.0_f32;
        for score in scores {
            let meaning = &self.meanings[score.meaning];
            let own = &mut by_entry[meaning.entry];
            *own = own.max(self.standing(score, owned));
            registered[meaning.entry] |= meaning.registered;
            most = most.max(*own);
        }
        // Few enough to be put in their places one by one; a sort would cost the browser kilobytes.
        let mut ordered: Vec<usize> = Vec::new();
        for entry in (0..by_entry.len()).filter(|i| by_entry[*i] > most * LISTED) {
            let before = |other: &usize| {
                let by_score = by_entry[*other].total_cmp(&by_entry[entry]);
                by_score.then(registered[*other].cmp(&registered[entry])).is_ge()
            };
            ordered.insert(ordered.partition_point(before), entry);
        }
        ordered
    }

    /// The codes of messages, the longest message first; of messages alike the one first whose
    /// codes the words describe best.
    fn by_score(
        &self,
        messages: Vec<(usize, Vec<Code>)>,
        scores: &[Score],
        owned: &[usize],
    ) -> Vec<Code> {
        let score = |code: Code| {
            let own = |score: &&Score| self.entries[self.meanings[score.meaning].entry] == code;
            scores.iter().filter(own).map(|score| self.standing(score, owned)).fold(0.0, f32::max)
        };
        let mut ordered: Vec<(usize, f32, Vec<Code>)> = Vec::new();
        for (length, codes) in messages {
            let own = codes.first().map_or(0.0, |code| score(*code));
            let place = ordered.partition_point(|other| (other.0, other.1) >= (length, own));
            ordered.insert(place, (length, own, codes));
        }
        ordered.into_iter().flat_map(|(.., codes)| codes).collect()
    }

    /// Keeps the entries whose numbers begin as the query says; all such where nothing else was
    /// named.
    fn narrow(
        &self,
        described: &mut Vec<usize>,
        beginnings: &[(String, Range<usize>)],
        alone: bool,
    ) {
        let fits = |place: usize| {
            let code = self.entries[place].to_string();
            beginnings.iter().any(|(digits, _)| code.starts_with(digits.as_str()))
        };
        if alone && described.is_empty() {
            described.extend((0..self.entries.len()).filter(|place| fits(*place)));
            return;
        }
        if described.iter().any(|place| fits(*place)) {
            described.retain(|place| fits(*place));
        } else if beginnings.iter().any(|(digits, _)| digits.len() == 1) {
            described.clear();
            described.extend((0..self.entries.len()).filter(|place| fits(*place)));
        }
    }

    /// The code that was likely meant by the first one that is named: one of an owner that the
    /// query names too, or one that the words describe, a digit away.
    fn likely(&self, named: &[Counted], owned: &[usize], scores: &[Score]) -> Option<Code> {
        let Counted { code, sure, .. } = named.first()?;
        if *sure == Sure::Place {
            return None;
        }
        let fits = |m: &Indexed| m.registered || m.owner.is_some_and(|own| owned.contains(&own));
        let known = self.meanings_of(*code).any(|m| fits(&self.meanings[m]));
        if known || (owned.is_empty() && self.place(*code).is_some()) {
            return None;
        }
        let score = |m: usize| {
            let own = scores.iter().find(|score| score.meaning == m);
            own.map_or(0.0, |score| self.standing(score, owned))
        };
        let mut best: Option<(f32, Code)> = None;
        let mut alike = false;
        for (m, meaning) in self.meanings.iter().enumerate() {
            let other = self.entries[meaning.entry];
            let is_owned = meaning.owner.is_some_and(|own| owned.contains(&own));
            let likely = if owned.is_empty() { score(m) > 0.0 } else { is_owned };
            if !likely || !is_slip(*code, other) {
                continue;
            }
            let own = score(m);
            match best {
                Some((score, _)) if score > own => {}
                Some((score, known)) if score >= own && known != other => alike = true,
                _ => {
                    best = Some((own, other));
                    alike = false;
                }
            }
        }
        best.filter(|_| !alike).map(|(_, code)| code)
    }
}

/// Whether two numbers differ by one digit, or by two that changed places.
fn is_slip(a: Code, b: Code) -> bool {
    let digits = |code: Code| [code.0 / 100, code.0 / 10 % 10, code.0 % 10];
    let (a, b) = (digits(a), digits(b));
    let different = (0..3).filter(|i| a[*i] != b[*i]).count();
    different == 1
        || (different == 2
            && (0..2).any(|i| a[i] == b[i + 1] && a[i + 1] == b[i] && a[i] != a[i + 1]))
}

/// The statuses of all lines.
fn statuses(text: &Text) -> Vec<Found> {
    let mut reader = Reader::default();
    let mut found = Vec::new();
    for line in text.lines() {
        for status in reader.read(&text.lower.as_bytes()[line.clone()]) {
            let at = line.start + status.at.start..line.start + status.at.end;
            found.push(Found { status, at });
        }
    }
    // As a whole query, or beside words for what it is, curl's 000 and its short forms are the number that is none:
    // so do browsers write it.
    let trimmed = text.lower.trim_ascii_end();
    let number = trimmed.rsplit([' ', ':']).next().unwrap_or_default();
    let start = trimmed.len() - number.len();
    let is_word = |word| matches!(word, "" | "http" | "status" | "code" | "fetch" | "xhr");
    if found.is_empty()
        && matches!(number, "0" | "00")
        && trimmed[..start].split([' ', ':']).all(is_word)
    {
        let at = start..trimmed.len();
        let (whose, sure) = (Whose::Response, Sure::Place);
        found.push(Found { status: Status { code: 0, whose, sure, at: at.clone() }, at });
    }
    found
}

/// A code that is named, and whose it is.
struct Counted {
    code: Code,
    whose: Whose,
    /// Where it stands, in bytes of the text.
    places: Vec<Range<usize>>,
    sure: Sure,
}

/// The codes that are named: the sure ones first, then, in several lines, the frequent ones and
/// errors, then in their order; of an expected one and one that came, the latter.
fn count(found: &[Found], several: bool) -> Vec<Counted> {
    let mut named: Vec<Counted> = Vec::new();
    for Found { status, at } in found {
        let (code, whose) = (Code(status.code), status.whose);
        let is_known = |known: &&mut Counted| known.code == code && known.whose == whose;
        if let Some(known) = named.iter_mut().find(is_known) {
            known.places.push(at.clone());
            known.sure = known.sure.max(status.sure);
        } else {
            named.push(Counted { code, whose, places: vec![at.clone()], sure: status.sure });
        }
    }
    let rank = |named: &Counted| {
        let came = named.whose == Whose::Received;
        let error = several && (named.code.0 >= 400 || named.code.0 == 0);
        (named.sure, came, if several { named.places.len() } else { 0 }, error)
    };
    let mut ordered: Vec<Counted> = Vec::new();
    for new in named {
        let place = ordered.partition_point(|other| rank(other) >= rank(&new));
        ordered.insert(place, new);
    }
    ordered
}

/// Tells of the statuses and beginnings of numbers in a text.
fn tell_statuses(
    answer: &mut Answer,
    text: &Text,
    named: &[Counted],
    beginnings: &[(String, Range<usize>)],
) {
    for Counted { code, whose, places, .. } in named {
        answer.understood.push(Understood {
            kind: Kind::Status(*whose),
            text: text.cased[places[0].clone()].to_string(),
            codes: vec![*code],
            places: places.iter().map(|place| text.place(place)).collect(),
        });
        match answer.codes.iter_mut().find(|known| known.code == *code) {
            Some(known) => known.count += places.len(),
            None => answer.codes.push(Named { code: *code, count: places.len() }),
        }
    }
    for (digits, at) in beginnings {
        answer.understood.push(Understood {
            kind: Kind::Beginning,
            text: digits.clone(),
            codes: Vec::new(),
            places: vec![text.place(at)],
        });
    }
}

/// The beginnings of numbers that a short query names: `5xx`, `40x`, `4`, each as its digits; and
/// whether it names numbers alone.
fn beginnings(text: &Text, found: &[Found], codes: &[Code]) -> (Vec<(String, Range<usize>)>, bool) {
    let mut beginnings = Vec::new();
    let mut digits_only = Vec::new();
    let mut alone = true;
    let mut at = 0;
    for chunk in words::chunks(&text.lower).take(TYPED + 1) {
        let start = at + find(&text.lower[at..], chunk).unwrap_or(0);
        at = start + chunk.len();
        let place = start..at;
        let open = chunk.trim_end_matches(['x', '*']);
        let is_digits = !open.is_empty() && open.bytes().all(|b| b.is_ascii_digit());
        if is_digits && open.len() < 3 && chunk.len() == 3 {
            beginnings.push((open.to_string(), place));
        } else if is_digits && open.len() < 3 && chunk.len() == open.len() {
            digits_only.push((open.to_string(), place));
        } else if chunk == "errno"
            || (!words::is_noise(chunk)
                && !found.iter().any(|f| place.start <= f.at.start && f.at.end <= place.end))
        {
            // An `errno` has a number of its own, of two digits like as not.
            alone = false;
        }
    }
    if alone && found.is_empty() && digits_only.len() == 1 {
        beginnings.extend(digits_only);
    }
    // One digit says that little only where a code begins with it; 0 is the whole of a number.
    let begins = |digits: &str| {
        codes.iter().any(|code| code.0.to_string().starts_with(digits)) && digits != "0"
    };
    beginnings.retain(|(digits, _)| digits.len() > 1 || begins(digits));
    (beginnings, alone)
}

/// Whether a text is about the web.
fn is_about_the_web(lower: &str) -> bool {
    static TABLE: OnceLock<Lexicon> = OnceLock::new();
    let table = TABLE.get_or_init(|| Lexicon::of(WEB));
    lower.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| table.get(word).is_some())
        || (!lower.is_ascii() && WEB_ZH.split(' ').any(|known| find(lower, known).is_some()))
}

/// Whether a text is a number and a few names, as somebody types who knows what answered: `jenkins 403
/// crumb`. Prose, which counts things, has words that bind; a question has them as well.
fn is_few_names(lower: &str, words: &[String]) -> bool {
    let mut chunks = words::chunks(lower).peekable();
    words.len() <= NAMES
        && (chunks.peek().is_some_and(|first| words::is_in(ASKS, first))
            || !chunks.any(words::is_noise))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// What to mark: numbers, and of a query that was typed its words, as typed and as looked up.
fn needles(
    answer: &Answer,
    text: &Text,
    query_words: &[String],
    beginnings: &[(String, Range<usize>)],
) -> Vec<String> {
    let mut needles: Vec<String> = Vec::new();
    let numbers = answer.codes.iter().map(|named| named.code.to_string());
    let begun = beginnings.iter().map(|(digits, _)| digits.clone());
    let mut all: Vec<String> = numbers.chain(begun).collect();
    if text.lower.len() <= MARKED {
        // A number that is shorter than a status would be marked as the beginning of another.
        let mut add = |word: &str| {
            if !is_number(word) || word.len() > 2 {
                all.push(word.to_string());
            }
        };
        for word in query_words {
            add(word);
        }
        words::telling(&fold(&text.cased), add);
    }
    for needle in all {
        // A single Latin letter would be marked all over the text.
        let tells = needle.chars().nth(1).is_some() || is_han_run(&needle) || is_number(&needle);
        if tells && !needles.contains(&needle) {
            needles.push(needle);
        }
    }
    needles
}
