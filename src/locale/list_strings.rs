//! The strings of the pages that list codes by a fact. Apart from the others, as only the build
//! renders them.

use super::Language;
use crate::catalog::Text;
use crate::catalog::lists::{Group, List};

/// What the pages with lists say in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct ListStrings {
    language: Language,
    pub lists: &'static str,
    pub code: &'static str,
    pub name: &'static str,
    pub when: &'static str,
    pub data: &'static str,
    pub as_json: &'static str,
    pub as_text: &'static str,
}

impl ListStrings {
    /// Chinese.
    pub const CHINESE: Self = Self {
        language: Language::Chinese,
        lists: "清单",
        code: "状态码",
        name: "名称",
        when: "何时可以重试",
        data: "给程序读取：",
        as_json: "JSON",
        as_text: "Markdown",
    };

    /// English.
    pub const ENGLISH: Self = Self {
        language: Language::English,
        lists: "Lists",
        code: "Code",
        name: "Name",
        when: "When a retry may help",
        data: "For programs:",
        as_json: "JSON",
        as_text: "Markdown",
    };

    /// The strings in this language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &Self::CHINESE,
            Language::English => &Self::ENGLISH,
        }
    }

    /// A text of these pages, in both languages.
    pub fn both(pick: impl Fn(&Self) -> &'static str) -> Text {
        Text { zh: pick(&Self::CHINESE), en: pick(&Self::ENGLISH) }
    }

    /// The title of a list.
    pub const fn title(&self, list: List) -> &'static str {
        match (list, self.language) {
            (List::Retry, Language::Chinese) => "哪些状态码可以重试",
            (List::Retry, Language::English) => "Status codes worth a retry",
            (List::Cacheable, Language::Chinese) => "哪些状态码可以缓存",
            (List::Cacheable, Language::English) => "Cacheable status codes",
            (List::NoContent, Language::Chinese) => "哪些状态码没有内容",
            (List::NoContent, Language::English) => "Status codes without content",
        }
    }

    /// What a list says at a glance, in one sentence.
    pub const fn summary(&self, list: List) -> &'static str {
        match (list, self.language) {
            (List::Retry, Language::Chinese) => "收到这些状态码后，同样的请求稍后再发可能成功。",
            (List::Retry, Language::English) => {
                "After these codes the same request may succeed later."
            }
            (List::Cacheable, Language::Chinese) => {
                "缓存能不能保存一个响应，先看状态码，再看 `Cache-Control`。"
            }
            (List::Cacheable, Language::English) => {
                "Whether a cache may store a response depends on its status code, then on `Cache-Control`."
            }
            (List::NoContent, Language::Chinese) => "这些状态码的响应在首部字段之后就结束了。",
            (List::NoContent, Language::English) => {
                "A response with one of these codes ends after its header fields."
            }
        }
    }

    /// What one has to know to use a list.
    pub const fn advice(&self, list: List) -> &'static [&'static str] {
        match (list, self.language) {
            (List::Retry, Language::Chinese) => &[
                "自动重试只用于幂等的方法：GET、HEAD、OPTIONS、TRACE、PUT、DELETE（RFC 9110 第 9.2.2 节）。POST 和 PATCH 要先确认上一次没有生效，或者带上接口支持的幂等键。",
                "响应里有 `Retry-After` 就照它等：它是秒数，或者一个日期。没有的话，每次等待加倍，加上随机量，并限定次数和总时长。",
            ],
            (List::Retry, Language::English) => &[
                "Retry automatically only with idempotent methods: GET, HEAD, OPTIONS, TRACE, PUT, DELETE (RFC 9110, section 9.2.2). With POST and PATCH first make sure that the earlier request had no effect, or send an idempotency key where the API takes one.",
                "Wait as long as `Retry-After` says, which is a number of seconds or a date. Without it, double the pause each time, add some randomness, and limit the attempts and the total time.",
            ],
            (List::Cacheable, Language::Chinese) => &[
                "“默认可以”的意思是：响应没有写明有效期时，缓存可以自己估算（RFC 9111 第 4.2.2 节）。其余的要有 `max-age`、`s-maxage`、`public` 或 `Expires` 才能存；`private` 只对私有缓存有效。`no-store` 对所有状态码都禁止存储。",
                "请求方法也要允许：GET 和 HEAD 的响应都可以；POST 的响应要明确写出有效期，并带有与目标相同的 `Content-Location`。1xx 不是最终响应，缓存不保存；304 用来更新已有的副本。",
            ],
            (List::Cacheable, Language::English) => &[
                "“By default” means that a cache may estimate how long the response stays fresh where it does not say so (RFC 9111, section 4.2.2). Any other needs `max-age`, `s-maxage`, `public` or `Expires`; `private` counts for private caches only. `no-store` forbids storing, whatever the code.",
                "The method has to allow it, too: GET and HEAD do; a response to POST needs explicit freshness and a `Content-Location` that equals the target. Caches store no 1xx, since these are not final; a 304 freshens what is stored.",
            ],
            (List::NoContent, Language::Chinese) => &[
                "1xx、204 和 304 不能有内容；服务器也不能给 205 生成内容（RFC 9110 第 6.4.1、15.3.6 节）。多写的字节会被当成下一个响应的开头，连接就乱了。",
                "1xx 和 204 不能带 `Content-Length`（RFC 9110 第 8.6 节）；304 可以带，指的是 200 响应的长度。",
                "无论什么状态码，HEAD 的响应都没有内容；CONNECT 的 2xx 响应也没有，其后的字节属于隧道。",
            ],
            (List::NoContent, Language::English) => &[
                "1xx, 204 and 304 have no content, and a server must not generate any for 205 (RFC 9110, sections 6.4.1 and 15.3.6). Surplus bytes are taken for the beginning of the next response, and the connection is broken.",
                "1xx and 204 must not carry `Content-Length` (RFC 9110, section 8.6). A 304 may: it is the length that the 200 would have had.",
                "Whatever the code, a response to HEAD has no content, and a 2xx response to CONNECT has none: the bytes behind it belong to the tunnel.",
            ],
        }
    }

    /// The heading of a part of a list.
    pub const fn group(&self, group: Group) -> &'static str {
        match (group, self.language) {
            (Group::Registered, Language::Chinese) => "已注册",
            (Group::Registered, Language::English) => "Registered",
            (Group::Unofficial, Language::Chinese) => "非官方",
            (Group::Unofficial, Language::English) => "Unofficial",
            (Group::ByDefault, Language::Chinese) => "默认可以缓存",
            (Group::ByDefault, Language::English) => "By default",
            (Group::WhenSaid, Language::Chinese) => "写明了才可以缓存",
            (Group::WhenSaid, Language::English) => "Only where the response says so",
            (Group::Never, Language::Chinese) => "不得缓存",
            (Group::Never, Language::English) => "Never",
        }
    }
}
