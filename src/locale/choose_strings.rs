//! The strings around the decision tree: those of the app, some of which its page of its own says,
//! too, and those that only the build says.

use super::Language;
use crate::choose::Kind;

/// What the app says around the questions and answers, in one language. It travels in the wasm.
///
/// `{}` stands for the one value that a string takes.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct ChooseMessages {
    pub title: &'static str,
    pub way: &'static str,
    pub start_over: &'static str,
    pub unknown_step: &'static str,
    pub loading: &'static str,
    pub load_failed: &'static str,
}

impl ChooseMessages {
    /// Chinese.
    pub const CHINESE: Self = Self {
        title: "该返回哪个状态码？",
        way: "已经回答的问题",
        start_over: "从头开始",
        unknown_step: "网址里有一步不存在，下面从能认出的那一步继续。",
        loading: "正在加载问题…",
        load_failed: "问题没有加载成功，列表和搜索仍可使用。",
    };

    /// English.
    pub const ENGLISH: Self = Self {
        title: "Which status code should I return?",
        way: "Answered so far",
        start_over: "Start over",
        unknown_step: "A step in the address does not exist. It goes on from the last one that does.",
        loading: "Loading the questions…",
        load_failed: "The questions could not be loaded. The list and the search still work.",
    };

    /// The strings in this language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &Self::CHINESE,
            Language::English => &Self::ENGLISH,
        }
    }
}

/// What only the build says of it: in the HTML of its steps, and on its page.
///
/// `{}` stands for the one value that a string takes.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct ChooseStrings {
    pub example: &'static str,
    pub runner_up: &'static str,
    pub fields: &'static str,
    pub content: &'static str,
    pub no_content: &'static str,
    pub optional_content: &'static str,
    pub representation: &'static str,
    pub problem_details: &'static str,
    pub place: &'static str,
    pub change: &'static str,
    pub open_card: &'static str,
    pub compare: &'static str,
    pub intro: &'static str,
    pub in_app: &'static str,
    pub data: &'static str,
    pub questions: &'static str,
    pub scenarios: &'static str,
    pub scenarios_intro: &'static str,
}

impl ChooseStrings {
    /// Chinese.
    pub const CHINESE: Self = Self {
        example: "例如：",
        runner_up: "备选",
        fields: "字段",
        content: "内容",
        no_content: "没有内容",
        optional_content: "可有可无",
        representation: "所请求的东西，或操作的结果",
        problem_details: "问题详情，`application/problem+json`（RFC 9457）",
        place: "对应的问题",
        change: "修改",
        open_card: "打开 {} 的卡片",
        compare: "并排对比",
        intro: "最多回答六个问题，就得到一个状态码，以及理由、备选，和应当一起返回的字段与内容。",
        in_app: "在列表页里逐步回答",
        data: "全部问题与情形（JSON）",
        questions: "逐步回答",
        scenarios: "常见情形",
        scenarios_intro: "这些情形常有人问，答案和理由直接写在这里。",
    };

    /// English.
    pub const ENGLISH: Self = Self {
        example: "Such as: ",
        runner_up: "Runner-up",
        fields: "Fields",
        content: "Content",
        no_content: "none",
        optional_content: "optional",
        representation: "what was asked for, or the outcome of the action",
        problem_details: "problem details, `application/problem+json` (RFC 9457)",
        place: "Its questions",
        change: "Change",
        open_card: "Open the card of {}",
        compare: "Side by side:",
        intro: "Six questions at most lead to one code, with the reason, the runner-up, and the fields and content that go with it.",
        in_app: "Answer step by step on the list page",
        data: "All questions and situations (JSON)",
        questions: "Question by question",
        scenarios: "Common situations",
        scenarios_intro: "Situations that people often ask about, each with its answer and the reason.",
    };

    /// The strings in this language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &Self::CHINESE,
            Language::English => &Self::ENGLISH,
        }
    }

    /// What the content of a response is.
    pub const fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::None => self.no_content,
            Kind::Optional => self.optional_content,
            Kind::Representation => self.representation,
            Kind::Problem => self.problem_details,
        }
    }
}
