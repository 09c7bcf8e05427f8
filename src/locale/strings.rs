//! What the build renders, once per language: a missing string does not compile. None of it is in the
//! wasm; what the app says in the browser is in `messages`.
//!
//! `{}` stands for the one value that a string takes.

use super::{Language, Messages};
use crate::catalog::Text;
use crate::catalog::facet::Fact;
use crate::catalog::facts::{
    Cacheable, Class, Content, Evidence, Lifecycle, Method, Party, Retry, Turn, Version,
};
use crate::catalog::texts::Level;

/// What the build renders in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct Strings {
    language: Language,
    pub site: &'static str,
    pub tagline: &'static str,
    pub choose: &'static str,
    pub misuse: &'static str,
    pub misuse_wrong: &'static str,
    pub misuse_right: &'static str,
    pub skip_to_list: &'static str,
    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub keys: &'static str,
    pub keys_switch: &'static str,
    pub keys_switch_why: &'static str,
    pub close: &'static str,
    pub search: &'static str,
    pub classes: &'static str,
    pub more: &'static str,
    pub more_of: &'static str,
    pub menu: &'static str,
    pub clear_filters: &'static str,
    pub by_source: &'static str,
    pub owners: &'static str,
    pub by_fact: &'static str,
    pub by_version: &'static str,
    pub registered: &'static str,
    pub unofficial: &'static str,
    pub results: &'static str,
    pub empty_title: &'static str,
    pub empty_hint: &'static str,
    pub show_all: &'static str,
    pub outside: &'static str,
    pub meaning: &'static str,
    pub causes: &'static str,
    pub client: &'static str,
    pub server: &'static str,
    pub facts: &'static str,
    pub turn: &'static str,
    pub retry: &'static str,
    pub cacheable: &'static str,
    pub content: &'static str,
    pub method: &'static str,
    pub fields: &'static str,
    pub first_defined: &'static str,
    pub status: &'static str,
    pub owner: &'static str,
    pub former: &'static str,
    pub section: &'static str,
    pub in_request: &'static str,
    pub example: &'static str,
    pub request: &'static str,
    pub response: &'static str,
    pub log: &'static str,
    pub differences: &'static str,
    pub constants: &'static str,
    pub constants_also: &'static str,
    pub constants_former: &'static str,
    pub said: &'static str,
    pub documents: &'static str,
    pub checked: &'static str,
    pub route: &'static str,
    pub route_path: &'static str,
    pub route_from: &'static str,
    pub route_from_nobody: &'static str,
    pub route_stopped: &'static str,
    pub route_stopped_between: &'static str,
    pub route_no_response: &'static str,
    pub route_acts: &'static str,
    pub route_may_act: &'static str,
    pub level_when: &'static str,
    pub outside_range: &'static str,
    pub evidence_c: &'static str,
    pub no_script: &'static str,
    pub footer: &'static str,
    pub footer_data: &'static str,
    pub key_search: &'static str,
    pub key_type: &'static str,
    pub key_escape: &'static str,
    pub key_move: &'static str,
    pub key_ends: &'static str,
    pub key_open: &'static str,
    pub key_copy: &'static str,
    pub key_choose: &'static str,
    pub key_language: &'static str,
    pub key_help: &'static str,
}

impl Strings {
    /// Chinese.
    pub const CHINESE: Self = Self {
        language: Language::Chinese,
        site: Messages::CHINESE.site,
        tagline: "看懂每一个状态码：发生了什么，该谁处理，怎么办。",
        choose: "该返回哪个？",
        misuse: "常见误用",
        misuse_wrong: "误用：",
        misuse_right: "正确：",
        skip_to_list: "跳到列表",
        theme: "外观",
        theme_system: "跟随系统",
        theme_light: "浅色",
        theme_dark: "深色",
        keys: "快捷键",
        keys_switch: "启用单键快捷键",
        keys_switch_why: "关闭后，在输入框之外按字母、数字或符号不起作用；Ctrl+K、Esc、Enter、Home、End 和方向键照常可用。",
        close: Messages::CHINESE.close,
        search: "搜索状态码",
        classes: "类别",
        more: "更多",
        more_of: "筛选",
        menu: "菜单",
        clear_filters: Messages::CHINESE.clear_filters,
        by_source: "来源",
        owners: "逐家选择",
        by_fact: "特性",
        by_version: "首次定义于",
        registered: "已注册",
        unofficial: "非官方",
        results: "搜索结果",
        empty_title: "没有找到",
        empty_hint: "换个说法试试：状态码数字、英文短语、报错信息，或者清空筛选。",
        show_all: "显示全部",
        outside: "不在五类之内",
        meaning: Messages::CHINESE.meaning,
        causes: "常见原因",
        client: "调用方怎么办",
        server: "服务端怎么办",
        facts: Messages::CHINESE.facts,
        turn: "该谁处理",
        retry: "原样重试",
        cacheable: "能否缓存",
        content: "响应内容",
        method: "请求方法",
        fields: "相关首部字段",
        first_defined: "首次定义",
        status: "状态",
        owner: "使用者",
        former: "曾用短语",
        section: "第 {} 节",
        in_request: "请求",
        example: "示例",
        request: "请求",
        response: "响应",
        log: "日志",
        differences: Messages::CHINESE.differences,
        constants: "各语言常量",
        constants_also: "也叫",
        constants_former: "旧称",
        said: "报错原文",
        documents: "文档",
        checked: "数字核对于 {}",
        route: "发生在哪里",
        route_path: "途中依次是",
        route_from: "{} 出自这里",
        route_from_nobody: "没有哪一方发出",
        route_stopped: "停在这一段",
        route_stopped_between: "停在哪一段",
        route_no_response: "收不到响应",
        route_acts: "该它处理",
        route_may_act: "可能该它处理",
        level_when: "必须，条件：{}",
        outside_range: "这个数字在 100 到 599 之外，不是有效的状态码。按 RFC 9110 第 15 节，程序内部常用这样的三位数表示 HTTP 之外的结果；客户端若真的收到，应当按 5xx 处理。",
        evidence_c: "仅见于二手资料",
        no_script: "没有 JavaScript 也能阅读全部卡片；搜索和筛选需要启用它。",
        footer: "纯静态网页，没有广告，也不追踪。",
        footer_data: "全部数据（JSON）",
        key_search: "到搜索框",
        key_type: "在任何位置输入都是搜索；后退回到正在看的卡片",
        key_escape: "合上打开的卡片或对比；在搜索框里先清空，再按一次离开",
        key_move: "在卡片之间移动",
        key_ends: "第一张、最后一张卡片",
        key_open: "打开或合上卡片",
        key_copy: "复制当前卡片的链接",
        key_choose: "该返回哪个状态码",
        key_language: "切换语言",
        key_help: "显示这份列表",
    };

    /// English.
    pub const ENGLISH: Self = Self {
        language: Language::English,
        site: Messages::ENGLISH.site,
        tagline: "Every code explained: what happened, whose turn it is, what to do.",
        choose: "Which code?",
        misuse: "Often misused for",
        misuse_wrong: "Wrong:",
        misuse_right: "Right:",
        skip_to_list: "Skip to the list",
        theme: "Theme",
        theme_system: "System",
        theme_light: "Light",
        theme_dark: "Dark",
        keys: "Keyboard shortcuts",
        keys_switch: "Single-character shortcuts",
        keys_switch_why: "When off, letters, digits and signs do nothing outside a field. Ctrl+K, Esc, Enter, Home, End and the arrows still work.",
        close: Messages::ENGLISH.close,
        search: "Search status codes",
        classes: "Class",
        more: "More",
        more_of: " filters",
        menu: "Menu",
        clear_filters: Messages::ENGLISH.clear_filters,
        by_source: "Source",
        owners: "one by one",
        by_fact: "Facts",
        by_version: "First defined in",
        registered: "Registered",
        unofficial: "Unofficial",
        results: "Results",
        empty_title: "Nothing found",
        empty_hint: "Try a number, a reason phrase, the error message that you saw, or clear the filters.",
        show_all: "Show all",
        outside: "Outside the classes",
        meaning: Messages::ENGLISH.meaning,
        causes: "Usual causes",
        client: "If you sent the request",
        server: "If you run the server",
        facts: Messages::ENGLISH.facts,
        turn: "Whose turn",
        retry: "Retry as it is",
        cacheable: "Cacheable",
        content: "Content",
        method: "Request method",
        fields: "Header fields",
        first_defined: "First defined",
        status: "Status",
        owner: "Used by",
        former: "Former phrase",
        section: "section {}",
        in_request: "request",
        example: "Example",
        request: "Request",
        response: "Response",
        log: "Log",
        differences: Messages::ENGLISH.differences,
        constants: "Constants",
        constants_also: "also",
        constants_former: "formerly",
        said: "As programs say it",
        documents: "Documents",
        checked: "figures checked {}",
        route: "Where it happens",
        route_path: "On the way",
        route_from: "{} comes from here",
        route_from_nobody: "nobody",
        route_stopped: "stopped here",
        route_stopped_between: "Stopped between",
        route_no_response: "gets no response",
        route_acts: "has to act",
        route_may_act: "may have to act",
        level_when: "must, if: {}",
        outside_range: "This number is outside 100 to 599, so it is no valid status code. RFC 9110, section 15: programs often use such three-digit numbers among themselves, for what is not HTTP; a client that receives one should treat it as a 5xx.",
        evidence_c: "secondary sources only",
        no_script: "All cards can be read without JavaScript; search and filters need it.",
        footer: "A static page without advertisements or tracking.",
        footer_data: "All data (JSON)",
        key_search: "Go to the search field",
        key_type: "Typed anywhere, they search; Back returns to what was open",
        key_escape: "Close the card or comparison; in the field, clear it, then leave it",
        key_move: "Move among the cards",
        key_ends: "First, last card",
        key_open: "Open or close a card",
        key_copy: "Copy the link of the card",
        key_choose: "Which code should I return?",
        key_language: "Switch the language",
        key_help: "Show this list",
    };

    fn pick(&self, zh: &'static str, en: &'static str) -> &'static str {
        self.language.pick(Text { zh, en })
    }

    /// The heading of a class.
    pub fn class(&self, class: Class) -> &'static str {
        self.language.class(class)
    }

    /// Where a meaning stands in its life.
    pub fn lifecycle(&self, lifecycle: Lifecycle) -> &'static str {
        match lifecycle {
            Lifecycle::Standard => self.pick("标准", "Standard"),
            Lifecycle::Temporary => self.pick("临时注册", "Temporary"),
            Lifecycle::Unused => self.pick("保留不用", "Unused"),
            Lifecycle::Deprecated => self.pick("已弃用", "Deprecated"),
            Lifecycle::Obsoleted => self.pick("已废止", "Obsoleted"),
            Lifecycle::Unofficial => self.pick("非官方", "Unofficial"),
            Lifecycle::Retired => self.pick("已停用", "Retired"),
        }
    }

    /// How well a meaning is attested.
    pub fn evidence(&self, evidence: Evidence) -> &'static str {
        match evidence {
            Evidence::A => self.pick("官方文档或源码", "owner's documentation or source"),
            Evidence::B => self.pick("实际中广泛见到", "widely seen in the wild"),
            Evidence::C => self.evidence_c,
        }
    }

    /// Who has to act.
    pub fn turn_of(&self, turn: Turn) -> &'static str {
        match turn {
            Turn::Nobody => self.pick("不用处理", "Nobody's: nothing is wrong"),
            Turn::Caller => self.pick("调用方", "The caller's"),
            Turn::Server => self.pick("服务端", "The server's"),
            Turn::Both => self.pick("两边都要看", "Either side's"),
        }
    }

    /// Whether a retry may help.
    pub fn retry_of(&self, retry: Retry) -> &'static str {
        match retry {
            Retry::No => self.pick("没有用", "Does not help"),
            Retry::MayHelp => self.pick("可能有用", "May help"),
        }
    }

    /// Who has to act, as a word of its own.
    pub fn turn_short(&self, turn: Turn) -> &'static str {
        match turn {
            Turn::Nobody => self.pick("不用处理", "Nothing to do"),
            Turn::Caller => self.pick("调用方处理", "Caller acts"),
            Turn::Server => self.pick("服务端处理", "Server acts"),
            Turn::Both => self.pick("两边都要看", "Either side acts"),
        }
    }

    /// Whether a retry may help, as a word of its own.
    pub fn retry_short(&self, retry: Retry) -> &'static str {
        match retry {
            Retry::No => self.pick("重试没用", "retry does not help"),
            Retry::MayHelp => self.pick("可重试", "retry may help"),
        }
    }

    /// Whether a cache may store it.
    pub fn cacheable_of(&self, cacheable: Cacheable) -> &'static str {
        match cacheable {
            Cacheable::Heuristic => self.pick("默认可以", "By default"),
            Cacheable::Explicit => self.pick("响应明确允许时", "Only when the response says so"),
            Cacheable::Never => self.pick("不得缓存", "Never"),
            Cacheable::NotApplicable => self.pick("不适用", "Does not apply"),
        }
    }

    /// Somebody on the way of a request.
    pub fn party(&self, party: Party) -> &'static str {
        match party {
            Party::Client => self.pick("客户端", "client"),
            Party::Proxy => self.pick("正向代理", "proxy"),
            Party::Portal => self.pick("网络接入网关", "network portal"),
            Party::Cdn => self.pick("CDN 或防护", "CDN"),
            Party::LoadBalancer => self.pick("负载均衡", "load balancer"),
            Party::Gateway => self.pick("网关", "gateway"),
            Party::Origin => self.pick("源服务器", "origin server"),
            Party::Upstream => self.pick("上游服务", "upstream service"),
            Party::IdentityProvider => self.pick("身份提供方", "identity provider"),
            Party::Dns => "DNS",
        }
    }

    /// Whether it may have content.
    pub fn content_of(&self, content: Content) -> &'static str {
        match content {
            Content::Allowed => self.pick("可以有", "Allowed"),
            Content::Forbidden => self.pick("不能有", "None"),
        }
    }

    /// What becomes of the method.
    pub fn method_of(&self, method: Method) -> &'static str {
        match method {
            Method::Kept => self.pick("方法和内容都不变", "Kept, with the content"),
            Method::MayBecomeGet => self.pick("POST 可能变成 GET", "POST may become GET"),
            Method::BecomesGet => {
                self.pick("一律变成 GET（HEAD 除外）", "Becomes GET (HEAD stays)")
            }
        }
    }

    /// The version that brought a code.
    pub fn version(&self, version: Version) -> &'static str {
        match version {
            Version::Http10 => "HTTP/1.0",
            Version::Http11 => "HTTP/1.1",
            Version::Http2 => "HTTP/2",
            Version::Extension => self.pick("扩展", "Extension"),
        }
    }

    /// How binding a field is.
    pub fn level(&self, level: Level) -> &'static str {
        self.language.level(level)
    }

    /// A fact as a filter.
    pub fn fact(&self, fact: Fact) -> &'static str {
        match fact {
            Fact::Cacheable => self.pick("默认可缓存", "Cacheable by default"),
            Fact::NeverStored => self.pick("不得缓存", "Never stored"),
            Fact::NoContent => self.pick("没有内容", "No content"),
            Fact::KeepsMethod => self.pick("重定向且保留方法", "Redirect keeps method"),
            Fact::WorthRetrying => self.pick("值得重试", "Worth retrying"),
            Fact::Gone => self.pick("弃用或作废", "Deprecated or gone"),
        }
    }
}

/// Puts a value where a string has `{}`.
pub fn fill(template: &str, value: &str) -> String {
    template.replacen("{}", value, 1)
}
