//! Text made comparable: one width, one case, one separator.
//!
//! This file knows nothing else of the project: the build compiles it a second time, so that the
//! keys it bakes and the queries it meets are folded alike.

use std::sync::OnceLock;

/// Whether a character is a Han character.
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// The half-width form of a full-width letter, digit or sign; others as they are.
pub const fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(c as u32 - 0xfee0) {
            Some(half) => half,
            None => c,
        },
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// Folds text to lower-case, half-width runs of letters, digits or Han characters with one space
/// between them. Apostrophes vanish; every other sign parts words, and so does the border between
/// Han and other letters.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut last = ' ';
    for c in text.chars().map(half_width).filter(|c| !matches!(c, '\'' | '’')) {
        // Lower case is taken in ASCII alone: the full Unicode tables would cost kilobytes in the
        // browser, and no key in the catalogue has a capital letter outside it.
        let c = if is_letter(c) { c.to_ascii_lowercase() } else { ' ' };
        if last != ' ' && (c == ' ' || is_han(c) != is_han(last)) {
            folded.push(' ');
        }
        if c != ' ' {
            folded.push(c);
        }
        last = c;
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Whether a half-width character is a letter, a digit, or a Han character. Beyond ASCII all count that are no
/// general punctuation and no CJK or full-width sign: the Unicode tables would cost kilobytes in the browser.
pub const fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || !(c.is_ascii() || is_sign(c))
}

/// Signs beyond ASCII that part words: general punctuation and the CJK and full-width signs.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '\u{fffd}')
}

/// The words of folded text.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| !word.is_empty())
}

/// Whether a word is a run of Han characters.
pub fn is_han_run(word: &str) -> bool {
    word.chars().next().is_some_and(is_han)
}

/// A word without its commonest English endings, so that `redirected` meets `redirects`.
pub fn stem(word: &str) -> &str {
    if !word.is_ascii() {
        return word;
    }
    for (ending, least) in
        [("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4), ("e", 4), ("y", 5)]
    {
        if let Some(stem) = word.strip_suffix(ending)
            && word.len() >= least
            && !(ending == "s" && stem.ends_with('s'))
        {
            return undouble(stem);
        }
    }
    word
}

/// `forbidd` (from `forbidding`) is `forbid`.
fn undouble(stem: &str) -> &str {
    let bytes = stem.as_bytes();
    match bytes {
        [.., a, b] if a == b && stem.len() > 4 && !matches!(b, b's' | b'l') => {
            &stem[..stem.len() - 1]
        }
        _ => stem,
    }
}

/// Parts `camelCase` names at their humps, so that constants fold to words.
pub fn part_humps(text: &str) -> String {
    let mut parted = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    let mut last = ' ';
    while let Some(c) = chars.next() {
        let next_is_small = chars.peek().is_some_and(char::is_ascii_lowercase);
        if c.is_ascii_uppercase()
            && (last.is_ascii_lowercase() || (last.is_ascii_uppercase() && next_is_small))
        {
            parted.push(' ');
        }
        parted.push(c);
        last = c;
    }
    parted
}

/// Words that mean the same in this field, the one that keys use first. Keys and queries are both
/// rewritten by this table, so each group is one word to search. Written as folded, a group a line:
/// one text travels lighter than a hundred addresses of words.
pub const SYNONYMS: &str = "
timeout, time out, timed out, times out, timeouts
url, uri, urls, uris
content, body, payload, entity
field, header, headers, fields, head
tls, ssl
certificate, cert, certs
login, log in, sign in, signin, logon
logged in, signed in
canceled, cancelled
disconnect, disconnected, disconnects, hung up, hangs up, hang up, hanging up
authorization, authorisation
permission, permissions, privilege, privileges
rate limit, ratelimit, rate limited, rate limiting, throttled, throttling
large, big, bigger, larger, huge, oversized, exceeds limit
create, created, creating
exists, exist, registered, taken
untrusted, not trusted, isnt trusted
no content, empty content, without content, content is empty
upstream, backend, back end, target, targets, backends, upstreams
db, database
kubernetes, k8s
太长, 过长, 超长
太大, 过大
太多, 过多
网址, 链接, 网络地址
登录, 登陆, 登入
失效, 过期, 到期
服务器, 服务端, 伺服器, 主机端
创建, 新增, 新建, 添加, 建立
方法, 动词, 谓词
域名, 网域
首部, 请求头, 响应头, 报头, 头部
内容, 请求体, 响应体, 报文体, 实体, 正文
认证, 身份验证, 鉴权, 身份认证
找不到, 未找到, 没找到, 查无
未登录, 没登录, 没有登录, 尚未登录
没有响应, 无响应, 不响应, 没响应
没有权限, 无权限, 权限不足, 无权, 没权限
重定向, 跳转, 重新导向, 转址, 转向, 导向
限流, 频率限制, 限频, 限速
页面, 网页
token, 令牌
并发, 併发
缓存, 快取
网络, 网路
网关, 闸道
超时, 逾时
证书, 凭证
文件, 档案
用户, 使用者
字段, 栏位
响应, 回应
接口, 介面
信息, 资讯, 讯息, 消息
";

/// Synonyms by how they begin: by their first word, or their first Han character.
struct Synonyms([Vec<(&'static str, &'static str)>; BUCKETS]);

const BUCKETS: usize = 64;

impl Synonyms {
    fn new() -> Self {
        let mut buckets = [const { Vec::new() }; BUCKETS];
        for group in SYNONYMS.lines() {
            let Some((first, others)) = group.split_once(", ") else { continue };
            for other in others.split(", ") {
                buckets[bucket(other)].push((other, first));
            }
        }
        Self(buckets)
    }

    /// The longest synonym that a text begins with, and the word that is used instead.
    fn at(&self, text: &str) -> Option<(&'static str, &'static str)> {
        let ends = |other: &str| {
            let behind = &text[other.len()..];
            is_han_run(other) || behind.is_empty() || behind.starts_with(' ')
        };
        let own = self.0[bucket(text)].iter().copied();
        own.filter(|(other, _)| text.starts_with(other) && ends(other))
            .max_by_key(|(other, _)| other.len())
    }
}

/// The bucket of what a text begins with.
fn bucket(text: &str) -> usize {
    let first = match text.chars().next() {
        Some(c) if is_han(c) => &text[..c.len_utf8()],
        _ => text.split(' ').next().unwrap_or_default(),
    };
    first.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31) ^ usize::from(byte)) % BUCKETS
}

/// Rewrites folded text so that words of one meaning are one word. The cost is linear in the length
/// of the text.
pub fn canonical(folded: &str) -> String {
    match rewritten(folded) {
        // A second time, for synonyms of what came out: `empty body` is `empty content` is
        // `no content`.
        Some(once) => rewritten(&once).unwrap_or(once),
        None => folded.to_string(),
    }
}

/// The text with a word for each of its synonyms; `None` where it has none.
fn rewritten(folded: &str) -> Option<String> {
    static TABLE: OnceLock<Synonyms> = OnceLock::new();
    let table = TABLE.get_or_init(Synonyms::new);
    let mut text = String::new();
    // Up to here the text is written.
    let mut written = 0;
    let mut at = 0;
    let mut borders = false;
    let mut begins = true;
    while let Some(c) = folded[at..].chars().next() {
        if (begins || is_han(c))
            && let Some((other, first)) = table.at(&folded[at..])
        {
            text.push_str(&folded[written..at]);
            text.push_str(first);
            borders |= is_han_run(other) != is_han_run(first);
            at += other.len();
            written = at;
            begins = false;
        } else if begins && !is_han(c) {
            // The rest of a Latin word, and the space behind it.
            at += folded[at..].find(' ').map_or(folded.len() - at, |length| length + 1);
        } else {
            at += c.len_utf8();
            begins = c == ' ';
        }
    }
    if written == 0 {
        return None;
    }
    text.push_str(&folded[written..]);
    Some(if borders { fold(&text) } else { text })
}

/// Neighbouring characters, two by two; a single character is itself.
pub fn pairs(run: &str) -> impl Iterator<Item = &str> {
    let ends = || run.char_indices().map(|(start, c)| start + c.len_utf8());
    let first = ends().next().unwrap_or_default();
    let alone = (first == run.len()).then_some(run);
    let starts = run.char_indices().map(|(start, _)| start);
    alone.into_iter().chain(starts.zip(ends().skip(1)).map(|(start, end)| &run[start..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_width_case_and_signs() {
        assert_eq!(fold("５０２ Bad　Gateway"), "502 bad gateway");
        assert_eq!(fold("client_max_body_size"), "client max body size");
        assert_eq!(fold("I'm a teapot"), "im a teapot");
        assert_eq!(fold("token失效，重试"), "token 失效 重试");
        assert_eq!(fold("  \u{0}\u{7f} "), "");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["５０２错误!", "A—b", "“引号”x", "Ünïcode"] {
            let once = fold(text);
            assert_eq!(fold(&once), once);
        }
    }

    #[test]
    fn words_of_one_meaning_are_one_word() {
        assert_eq!(canonical("request uri too long"), "request url too long");
        assert_eq!(canonical("upstream timed out"), "upstream timeout");
        assert_eq!(canonical("链接过长"), "网址太长");
        assert_eq!(canonical("令牌失效"), "token 失效");
        assert_eq!(canonical("nobody"), "nobody");
        assert_eq!(canonical("success but empty body"), "success but no content");
        assert_eq!(canonical("请先登录令牌过期 time out"), "请先登录 token 失效 timeout");
        assert_eq!(canonical(""), "");
    }

    #[test]
    fn stems_meet() {
        for (a, b) in [
            ("redirects", "redirected"),
            ("caching", "cached"),
            ("retries", "retry"),
            ("forbidding", "forbid"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_eq!(stem("access"), "access");
    }

    #[test]
    fn humps_part() {
        assert_eq!(part_humps("StatusTooManyRequests"), "Status Too Many Requests");
        assert_eq!(part_humps("IAmATeapot"), "I Am A Teapot");
        assert_eq!(part_humps("HTTPStatus"), "HTTP Status");
        assert_eq!(part_humps("WWW-Authenticate"), "WWW-Authenticate");
    }
}
