//! The strings of the pages that stand without the app. Apart from the others, so that they do not
//! travel in the wasm.

use super::Language;

/// What only a page of its own says, in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct PageStrings {
    pub own_page: &'static str,
    pub in_app: &'static str,
    pub home: &'static str,
    pub related: &'static str,
    pub neighbours: &'static str,
    pub all_pages: &'static str,
    pub lost: &'static str,
    pub lost_why: &'static str,
    pub lost_asked: &'static str,
    pub lost_perhaps: &'static str,
    pub lost_search: &'static str,
}

impl PageStrings {
    /// Chinese.
    pub const CHINESE: Self = Self {
        own_page: "独立页面",
        in_app: "在列表中打开：可搜索、筛选、对比",
        home: "全部状态码",
        related: "相关状态码",
        neighbours: "相邻的状态码",
        all_pages: "每个状态码的独立页面",
        lost: "这个网址没有对应的页面",
        lost_why: "服务器找不到你请求的网址，于是返回了 404。下面就是它的含义。",
        lost_asked: "请求的路径：",
        lost_perhaps: "你要找的也许是：",
        lost_search: "搜索",
    };

    /// English.
    pub const ENGLISH: Self = Self {
        own_page: "Page of its own",
        in_app: "Open in the list: search, filter, compare",
        home: "All status codes",
        related: "Related codes",
        neighbours: "Neighbouring codes",
        all_pages: "A page for each code",
        lost: "There is no page at this address",
        lost_why: "The server found nothing where you asked, so it answered 404. Here is what that means.",
        lost_asked: "Path asked for:",
        lost_perhaps: "Perhaps you want:",
        lost_search: "Search for",
    };

    /// The strings in this language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &Self::CHINESE,
            Language::English => &Self::ENGLISH,
        }
    }
}
