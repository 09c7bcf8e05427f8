//! Words that say what a number beside them is, and how they say it.

use std::sync::OnceLock;

use crate::lexicon::Lexicon;

/// The methods of RFC 9110, section 9, and PATCH.
pub const METHOD: u32 = 1;
/// Names of a status that stand before it as one word, or end a longer name of a field.
pub const NAME: u32 = 1 << 1;
/// What makes `code` the code of a status, standing before it.
pub const OF_A_STATUS: u32 = 1 << 2;
/// What makes `code` or `status` that of something else.
pub const OF_ANOTHER: u32 = 1 << 3;
/// Letters that a status is joined to.
pub const PREFIX: u32 = 1 << 4;
/// Words between a verb and its number.
pub const FILLER: u32 = 1 << 5;
/// Verbs and nouns whose number is a status.
pub const SAYING: u32 = 1 << 6;
/// What counts or names something else, standing before a number.
pub const COUNTING: u32 = 1 << 7;
/// Units, standing behind a number.
pub const UNIT: u32 = 1 << 8;
/// What stands between two numbers that are named in one breath.
pub const JOINING: u32 = 1 << 9;
/// What comes before a status that was expected.
pub const EXPECTED: u32 = 1 << 10;
/// What comes before a status that came instead.
pub const RECEIVED: u32 = 1 << 11;
/// What is said of a number behind it, in Chinese.
pub const SAID: u32 = 1 << 12;

/// Words and their roles. A Chinese one stands at the end of a run of characters before a number, or
/// begins one behind it.
const WORDS: [(u32, &str); 18] = [
    (METHOD, "get head post put delete connect options trace patch"),
    (NAME, "statuscode httpstatus httpcode responsecode statuscodes httpstatuscode"),
    (NAME, "状态码 状态代码 响应码 返回码 响应状态 状态"),
    (OF_A_STATUS, "status response http return result reply"),
    (
        OF_ANOTHER,
        "exit exited process system errno signal win32 sub substatus country area zip postal product \
         source qr bar color colour close closed curl grpc",
    ),
    (PREFIX, "e err error http https status code statuscode ehttp"),
    (FILLER, "a an the of is was with as be to by"),
    (FILLER, "了 的 是 为 成 到 个 一 出 过 着"),
    (
        SAYING,
        "error errors err returned returns return returning responded responds respond replied \
         replies answered answers response responses threw throws throwing failed failing httperror \
         completed rejected",
    ),
    (
        SAYING,
        "错误 错误码 错误代码 报错 返回 报 提示 出现 响应 抛 变 收到 得 拿 显示 直接 回复 遇 都 全 返 回 给",
    ),
    (
        COUNTING,
        "port ports line lines timeout timeouts limit limits max min maximum minimum size length width \
         height pid id no number version v rfc errno signal exit age ttl chapter room col column row \
         offset level step uid gid retry retries attempt attempts about around over under than nearly \
         almost last first next past within top issue pr ticket figure table item area section sec \
         part page weight mask depth duration took waited for every bytes count total sum",
    ),
    (
        COUNTING,
        "改到 改成 改为 设为 设成 设置为 设到 调到 调成 调为 端口 行 第 超时 大小 上限 限制 最多 至少 超过 \
         版本 长度 大于 小于 大约 约 共 近 满 花 差 才 仅 剩 每 前 后",
    ),
    (
        UNIT,
        "ms s sec secs second seconds min mins minute minutes m h hour hours day days week weeks month \
         months year years kb mb gb tb k b byte bytes kib mib gib px pt em rem times time lines line rows \
         row users user items item people files file pages hz mhz ghz fps km cm mm kg g mi miles meters \
         metres dollars usd eur yuan percent pct degrees words chars characters records requests rps qps \
         tokens points feet pounds connections threads workers nodes pods retries attempts",
    ),
    (
        UNIT,
        "秒 毫秒 分钟 小时 天 个 次 行 字节 兆 元 块 人 张 米 台 层 岁 倍 万 千 条 年 斤 公里 只 本 辆 ￥",
    ),
    (JOINING, "and or vs versus to 和 与 跟 还是 或 或者 及 以及"),
    (EXPECTED, "expected expecting expect wanted want should"),
    (RECEIVED, "got received actual was instead found but"),
    (SAID, "错误 报错 状态 响应 异常 页 问题"),
];

/// No Chinese word of the table is longer, in bytes.
const LONGEST: usize = 12;

struct Table {
    words: Lexicon,
    roles: Vec<u32>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { words: Lexicon::default(), roles: Vec::new() };
        for (role, words) in WORDS {
            for word in words.split_ascii_whitespace() {
                let number = table.words.add(word) as usize;
                if number == table.roles.len() {
                    table.roles.push(0);
                }
                table.roles[number] |= role;
            }
        }
        table
    })
}

/// The roles of a word in lower case.
pub fn of(word: &[u8]) -> u32 {
    std::str::from_utf8(word).map_or(0, of_text)
}

fn of_text(word: &str) -> u32 {
    let table = table();
    table.words.get(word).map_or(0, |number| table.roles[number as usize])
}

/// The roles of all words that a run of characters begins with.
pub fn of_beginning(run: &str) -> u32 {
    ends(run).map(|end| of_text(&run[..end])).fold(0, |all, own| all | own)
}

/// The roles of all words that a run of characters ends with.
pub fn of_end(run: &str) -> u32 {
    starts(run).map(|start| of_text(&run[start..])).fold(0, |all, own| all | own)
}

/// A run of characters without the fillers at its end.
pub fn without_fillers(run: &str) -> &str {
    let mut run = run;
    while let Some(last) = run.chars().next_back() {
        let shorter = run.len() - last.len_utf8();
        if of_text(&run[shorter..]) & FILLER == 0 {
            break;
        }
        run = &run[..shorter];
    }
    run
}

/// Where words that a run begins with may end.
fn ends(run: &str) -> impl Iterator<Item = usize> {
    let longest = run.len().min(LONGEST);
    (1..=longest).filter(|end| run.is_char_boundary(*end))
}

/// Where words that a run ends with may begin.
fn starts(run: &str) -> impl Iterator<Item = usize> {
    let shortest = run.len().saturating_sub(LONGEST);
    (shortest..run.len()).filter(|start| run.is_char_boundary(*start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_roles() {
        assert_eq!(of(b"error"), PREFIX | SAYING);
        assert_eq!(of(b"teapot"), 0);
        assert_eq!(of_end("网站一直返回") & SAYING, SAYING);
        assert_eq!(of_beginning("秒之后") & UNIT, UNIT);
        assert_eq!(of_beginning("网站") | of_end(""), 0);
        assert_eq!(without_fillers("返回的是"), "返回");
        assert_eq!(without_fillers("的"), "");
    }

    #[test]
    fn no_chinese_word_is_longer_than_what_is_looked_up() {
        let words = WORDS.iter().flat_map(|(_, words)| words.split_ascii_whitespace());
        assert!(words.filter(|word| !word.is_ascii()).all(|word| word.len() <= LONGEST));
    }
}
