//! The strings of the pages that stand without the app. Apart from the others, so that they do not
//! travel in the wasm.

use super::Language;

/// What only a page of its own says, in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct PageStrings {
    pub in_app: &'static str,
    pub home: &'static str,
    pub related: &'static str,
    pub neighbours: &'static str,
    pub all_pages: &'static str,
    pub stalled: &'static str,
    pub reload: &'static str,
    pub choose: &'static str,
    pub not_found: &'static str,
    pub not_found_why: &'static str,
    pub not_found_asked: &'static str,
    pub not_found_perhaps: &'static str,
    pub not_found_search: &'static str,
}

impl PageStrings {
    /// Chinese.
    pub const CHINESE: Self = Self {
        in_app: "在列表中打开：可搜索、筛选、对比",
        home: "全部状态码",
        related: "相关状态码",
        neighbours: "相邻的状态码",
        all_pages: "每个状态码的独立页面",
        stalled: "页面没有加载完整：只能按数字、行内文字和类别筛选。点状态码可打开独立页面。",
        reload: "重新加载",
        choose: "该返回哪个状态码？",
        not_found: "这个网址没有对应的页面",
        not_found_why: "服务器找不到你请求的网址，于是返回了 404。下面就是它的含义。",
        not_found_asked: "请求的路径：",
        not_found_perhaps: "你要找的也许是：",
        not_found_search: "搜索",
    };

    /// English.
    pub const ENGLISH: Self = Self {
        in_app: "Open in the list: search, filter, compare",
        home: "All status codes",
        related: "Related codes",
        neighbours: "Neighbouring codes",
        all_pages: "A page for each code",
        stalled: "The page did not load completely. Only numbers, words of a row and classes filter. A code leads to its own page.",
        reload: "Reload",
        choose: "Which status code should I return?",
        not_found: "There is no page at this address",
        not_found_why: "The server found nothing where you asked, so it answered 404. Here is what that means.",
        not_found_asked: "Path asked for:",
        not_found_perhaps: "Perhaps you want:",
        not_found_search: "Search for",
    };

    /// The strings in this language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &Self::CHINESE,
            Language::English => &Self::ENGLISH,
        }
    }
}
