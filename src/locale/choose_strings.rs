//! The strings around the decision tree, which are the same in the app and on its page of its own.

use super::Language;

/// What is said around the questions and answers, in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct ChooseStrings {
    pub title: &'static str,
    pub intro: &'static str,
    pub in_app: &'static str,
    pub questions: &'static str,
    pub scenarios: &'static str,
    pub scenarios_intro: &'static str,
    pub example: &'static str,
    pub runner_up: &'static str,
    pub fields: &'static str,
    pub content: &'static str,
    pub no_content: &'static str,
    pub optional_content: &'static str,
    pub representation: &'static str,
    pub problem_details: &'static str,
    pub place: &'static str,
}

impl ChooseStrings {
    /// Chinese.
    pub const CHINESE: Self = Self {
        title: "该返回哪个状态码？",
        intro: "最多回答六个问题，就得到一个状态码，以及理由、备选，和应当一起返回的字段与内容。",
        in_app: "在列表页里逐步回答",
        questions: "逐步回答",
        scenarios: "常见情形",
        scenarios_intro: "这些情形常有人问，答案和理由直接写在这里。",
        example: "例如：",
        runner_up: "备选",
        fields: "字段",
        content: "内容",
        no_content: "没有内容",
        optional_content: "可有可无",
        representation: "所请求的东西，或操作的结果",
        problem_details: "问题详情，`application/problem+json`（RFC 9457）",
        place: "对应的问题",
    };

    /// English.
    pub const ENGLISH: Self = Self {
        title: "Which status code should I return?",
        intro: "Six questions at most lead to one code, with the reason, the runner-up, and the fields and content that go with it.",
        in_app: "Answer step by step on the list page",
        questions: "Question by question",
        scenarios: "Common situations",
        scenarios_intro: "Situations that people often ask about, each with its answer and the reason.",
        example: "Such as: ",
        runner_up: "Runner-up",
        fields: "Fields",
        content: "Content",
        no_content: "none",
        optional_content: "optional",
        representation: "what was asked for, or the outcome of the action",
        problem_details: "problem details, `application/problem+json` (RFC 9457)",
        place: "Its questions",
    };

    /// The strings in this language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Chinese => &Self::CHINESE,
            Language::English => &Self::ENGLISH,
        }
    }
}
