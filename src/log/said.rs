//! Numbers that the words around them call a status, and numbers that they call something else.

use super::token::{Kind, Token, is_in, status};
use super::{Status, Sure, Whose};

/// Names of a status that stand before it as one word, or end a longer name of a field.
const NAMES: &str = "statuscode httpstatus httpcode responsecode statuscodes httpstatuscode";
/// What makes `code` the code of a status, standing before it.
const OF_A_STATUS: &str = "status response http return result reply";
/// What makes `code` or `status` that of something else.
const OF_ANOTHER: &str = "exit exited process system errno signal win32 sub substatus country area zip postal product \
     source qr bar color colour close closed curl grpc";
/// Letters that a status is joined to.
const PREFIXES: &str = "e err error http https status code statuscode http_ ehttp";
/// Words between a verb and its number.
const FILLERS: &str = "a an the of is was with as be to by an with";
/// Verbs and nouns whose number is a status.
const SAYING: &str = "error errors err returned returns return returning responded responds respond replied \
     replies answered answers response responses threw throws throwing failed failing httperror \
     completed rejected";
/// What counts or names something else, standing before a number.
const COUNTING: &str = "port ports line lines timeout timeouts limit limits max min maximum minimum size length width \
     height pid id no number version v rfc errno signal exit age ttl chapter room col column row \
     offset level step uid gid retry retries attempt attempts about around over under than nearly \
     almost last first next past within top issue pr ticket figure table item area section sec \
     part page weight mask depth duration took waited for every bytes count total sum";
/// Units, standing behind a number.
const UNITS: &str = "ms s sec secs second seconds min mins minute minutes m h hour hours day days week weeks month \
     months year years kb mb gb tb k b byte bytes kib mib gib px pt em rem times time lines line rows \
     row users user items item people files file pages hz mhz ghz fps km cm mm kg g mi miles meters \
     metres dollars usd eur yuan percent pct degrees words chars characters records requests rps qps \
     tokens points feet pounds connections threads workers nodes pods retries attempts";
/// What stands between two numbers that are named in one breath.
const JOINING: &str = "/ , or and vs versus to & | 、 和 与 跟 还是 或 或者 及 以及 、";

/// The same in Chinese. What ends a run of characters before a number:
const HAN_NAMES: &str = "状态码 状态代码 响应码 返回码 响应状态 状态";
const HAN_SAYING: &str = "错误 错误码 错误代码 报错 返回 报 提示 出现 响应 抛 变 收到 得 拿 显示 直接 回复 遇 都 全 返 回 给";
const HAN_COUNTING: &str = "改到 改成 改为 设为 设成 设置为 设到 调到 调成 调为 端口 行 第 超时 大小 上限 限制 最多 至少 超过 \
     版本 长度 大于 小于 大约 约 共 近 满 花 差 才 仅 剩 每 前 后";
/// What begins one behind a number:
const HAN_UNITS: &str = "秒 毫秒 分钟 小时 天 个 次 行 字节 兆 元 块 人 张 米 台 层 岁 倍 万 千 条 年 斤 公里 只 本 辆 ￥";
const HAN_SAID: &str = "错误 报错 状态 响应 异常 页 问题";
/// What may stand between a run and its number.
const HAN_FILLERS: &str = "了 的 是 为 成 到 个 一 出 过 着";

/// The numbers of a line that may be statuses.
pub fn read(line: &[u8], tokens: &[Token]) -> Vec<Status> {
    let mut found: Vec<(usize, Status)> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let text = token.of(line);
        let at = token.start..token.end;
        let is = |code, sure, whose| Status { code, whose, sure, at: at.clone() };
        match token.kind {
            Kind::Word if text.len() > 3 => {
                let (prefix, digits) = text.split_at(text.len() - 3);
                if let Some(code) = status(digits)
                    && is_in(PREFIXES, prefix)
                {
                    let at = token.end - 3..token.end;
                    let status = is(code, Sure::Place, Whose::Response);
                    found.push((i, Status { at, ..status }));
                }
            }
            Kind::Number => {
                if let Some(code) = status(text)
                    && let Some((sure, whose)) = judge(line, tokens, i, code)
                {
                    found.push((i, is(code, sure, whose)));
                }
            }
            _ => {}
        }
    }
    join(line, tokens, &mut found);
    expected(line, tokens, &mut found);
    found.into_iter().map(|(_, status)| status).collect()
}

/// How sure it is that a number is a status; `None` where it is something else.
fn judge(line: &[u8], tokens: &[Token], i: usize, code: u16) -> Option<(Sure, Whose)> {
    let token = tokens[i];
    let before = match named_before(line, tokens, i) {
        Named::Status(Sure::Place, whose) => return Some((Sure::Place, whose)),
        Named::Status(sure, whose) => Some((sure, whose)),
        Named::Other => return None,
        Named::Nothing => None,
    };
    if is_counted(line, tokens, i) || is_part(line, tokens, i, code, before.is_some()) {
        return None;
    }
    // `GET /x 404`, and what a console writes of a request.
    if behind_target(line, token.start) || between_bars(line, tokens, i) {
        return Some((Sure::Place, Whose::Response));
    }
    if let Some(sure) = named_behind(line, tokens, i) {
        return Some((sure, Whose::Response));
    }
    Some(before.unwrap_or((Sure::Bare, Whose::Response)))
}

/// What the words before a number say of it.
enum Named {
    Status(Sure, Whose),
    /// It is something else.
    Other,
    Nothing,
}

fn named_before(line: &[u8], tokens: &[Token], i: usize) -> Named {
    let mut at = i;
    let mut signs = 0;
    let mut fillers = 0;
    let word = loop {
        if at == 0 {
            return Named::Nothing;
        }
        at -= 1;
        let token = &tokens[at];
        let text = token.of(line);
        match token.kind {
            Kind::Sign => {
                signs += 1;
                if signs > 6 || !b":=\"'([{>-_`,\\".contains(&text[0]) {
                    return Named::Nothing;
                }
            }
            Kind::Word if fillers < 3 && is_in(FILLERS, text) => fillers += 1,
            Kind::Han => {
                let run = without_fillers(std::str::from_utf8(text).unwrap_or_default());
                if ends_with(HAN_NAMES, run) {
                    return Named::Status(Sure::Place, Whose::Response);
                }
                if ends_with(HAN_SAYING, run) {
                    let place = run.ends_with("错误") && word_before(line, tokens, at) == b"http";
                    let sure = if place { Sure::Place } else { Sure::Said };
                    return Named::Status(sure, Whose::Response);
                }
                if !run.is_empty() {
                    return Named::Nothing;
                }
            }
            Kind::Number => return Named::Nothing,
            Kind::Word => break text,
        }
    };
    let second = word_before(line, tokens, at);
    let strong = line[tokens[at].end..tokens[i].start].iter().any(|b| matches!(b, b':' | b'='));
    let whose = whose(line, tokens[at].end);
    if is_in(OF_ANOTHER, second) || is_in(OF_ANOTHER, word) {
        return Named::Other;
    }
    if is_in(NAMES, word) || word.ends_with(b"status") || word.ends_with(b"statuscode") {
        return Named::Status(Sure::Place, whose);
    }
    match word {
        b"code" | b"codes" if is_in(OF_A_STATUS, second) => Named::Status(Sure::Place, whose),
        b"code" if strong || second == b"error" => Named::Status(Sure::Said, whose),
        b"http" | b"https" if !strong => Named::Status(Sure::Place, whose),
        b"error" if second == b"http" => Named::Status(Sure::Place, whose),
        // `TCP_MISS/404` of Squid never comes here: its stroke is no sign between word and number.
        _ if is_in(SAYING, word) => Named::Status(Sure::Said, whose),
        _ if strong && says_status_before(line, tokens, at) => Named::Status(Sure::Said, whose),
        // `written=157` and `"size": 500` name something else.
        _ if line[tokens[at].end..tokens[i].start].contains(&b'=')
            || (strong && line[tokens[at].end] == b'"') =>
        {
            Named::Other
        }
        _ => Named::Nothing,
    }
}

/// Whether the few words before say `status code`, as in `status code does not indicate success: 404`.
fn says_status_before(line: &[u8], tokens: &[Token], at: usize) -> bool {
    tokens[at.saturating_sub(8)..at]
        .windows(2)
        .any(|two| two[0].of(line) == b"status" && two[1].of(line) == b"code")
}

/// The word before a token, where little stands between them.
fn word_before<'a>(line: &'a [u8], tokens: &[Token], at: usize) -> &'a [u8] {
    let end = tokens[at].start;
    tokens[..at]
        .iter()
        .rev()
        .find(|token| token.kind != Kind::Sign)
        .filter(|token| token.kind == Kind::Word && end - token.end <= 3)
        .map_or(b"", |token| token.of(line))
}

/// Whose status a field has by its name, which ends here: `upstream_status`, `OriginStatus`.
fn whose(line: &[u8], end: usize) -> Whose {
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let start = line[..end].iter().rposition(|b| !is_name(b)).map_or(0, |at| at + 1);
    let name = &line[start..end];
    let has = |part: &[u8]| name.windows(part.len()).any(|window| window == part);
    if has(b"upstream") || has(b"origin") || has(b"backend") || has(b"target") {
        Whose::Upstream
    } else if has(b"downstream") || has(b"elb") {
        Whose::Proxy
    } else {
        Whose::Response
    }
}

/// Whether something is counted or named by a number.
fn is_counted(line: &[u8], tokens: &[Token], i: usize) -> bool {
    let near = |token: &&Token| token.start <= tokens[i].end + 1;
    let unit = tokens.get(i + 1).filter(near).is_some_and(|token| {
        let text = token.of(line);
        match token.kind {
            Kind::Word => is_in(UNITS, text),
            Kind::Han => begins_with(HAN_UNITS, text),
            Kind::Number | Kind::Sign => text == b"%",
        }
    });
    let before = tokens[..i].iter().rev().take(4).find(|token| token.kind != Kind::Sign);
    unit || before.is_some_and(|token| {
        let text = token.of(line);
        match token.kind {
            Kind::Word => is_in(COUNTING, text),
            Kind::Han => std::str::from_utf8(text).is_ok_and(|run| ends_with(HAN_COUNTING, run)),
            Kind::Number | Kind::Sign => false,
        }
    })
}

/// Whether a number is a part of something longer: an address, a time, a sum, a name.
fn is_part(line: &[u8], tokens: &[Token], i: usize, code: u16, named: bool) -> bool {
    let token = tokens[i];
    let alone = tokens.len() <= 2;
    let other = |at: Option<usize>, border: fn(&Token) -> usize, here: usize| {
        at.and_then(|at| tokens.get(at))
            .filter(|t| t.kind == Kind::Number && border(t) == here)
            .and_then(|t| status(t.of(line)))
    };
    let before = token.start.checked_sub(1).map(|at| line[at]);
    let part_before = match before {
        Some(b'.' | b'*' | b'$' | b'%' | b'+' | b'~' | b'@' | b'&' | b'\\') => true,
        Some(b'#' | b'/') if alone => false,
        Some(b':' | b'-' | b'_' | b'#') => !named,
        // `401/403` and `401,403` are two statuses; `1,200` and a path's end are none.
        Some(b'/' | b',') => {
            other(i.checked_sub(2), |t| t.end, token.start - 1).is_none_or(|n| n < 100)
        }
        _ => false,
    };
    let behind = |offset: usize| line.get(token.end + offset).copied().unwrap_or(b' ');
    let digit_next = behind(1).is_ascii_digit();
    let part_behind = match behind(0) {
        b'.' => digit_next && !is_sub_status(line, tokens, i, code),
        // `(111: Connection refused)` is an error of the system.
        b':' => digit_next || (before == Some(b'(') && code < 200),
        b'%' | b'@' | b'_' | b'#' | b'$' | b'*' | b'\\' => true,
        b'-' => digit_next,
        b'/' => other(Some(i + 2), |t| t.start, token.end + 1).is_none(),
        b',' => other(Some(i + 2), |t| t.start, token.end + 1).is_some_and(|n| n < 100),
        // Mail and FTP write an enhanced code behind theirs (RFC 3463): `550 5.7.1`.
        b' ' => {
            let rest = line.get(token.end + 1..).unwrap_or_default();
            matches!(rest, [b'2' | b'4' | b'5', b'.', a, b'.', ..] if a.is_ascii_digit())
        }
        _ => false,
    };
    part_before || part_behind
}

/// Whether a number with a point and digits behind it is a status with a sub-status of IIS.
fn is_sub_status(line: &[u8], tokens: &[Token], i: usize, code: u16) -> bool {
    let Some(sub) = tokens.get(i + 2).filter(|t| t.kind == Kind::Number && t.end - t.start <= 3)
    else {
        return false;
    };
    let behind = line.get(sub.end).copied().unwrap_or(b' ');
    let goes_on = behind == b'.' && line.get(sub.end + 1).is_some_and(u8::is_ascii_digit);
    let unit = tokens.get(i + 3).is_some_and(|t| is_in(UNITS, t.of(line)));
    (400..600).contains(&code) && !goes_on && !unit && behind != b'%'
}

/// Whether a method and a request target stand right before.
fn behind_target(line: &[u8], start: usize) -> bool {
    const METHODS: &str = "get head post put delete connect options trace patch";
    /// Further back nothing is looked for, so that the cost stays linear.
    const FARTHEST: usize = 2000;
    let from = start.saturating_sub(FARTHEST);
    let mut fields =
        line[from..start].rsplit(u8::is_ascii_whitespace).skip(1).filter(|field| !field.is_empty());
    if start == 0 || !line[start - 1].is_ascii_whitespace() {
        return false;
    }
    let target = fields.next().unwrap_or_default();
    let target = target.strip_prefix(b"\"").unwrap_or(target);
    let method = fields.next().unwrap_or_default();
    let method = method.strip_prefix(b"[").unwrap_or(method);
    let method = method.strip_suffix(b"]").unwrap_or(method);
    (target.starts_with(b"/") || target.starts_with(b"http:") || target.starts_with(b"https:"))
        && is_in(METHODS, method.strip_prefix(b"\"").unwrap_or(method))
}

/// `| 404 |`, as Gin writes it; and `TCP_MISS/404`, as Squid does.
fn between_bars(line: &[u8], tokens: &[Token], i: usize) -> bool {
    let text =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or(&b""[..], |t| t.of(line));
    text(i.checked_sub(1)) == b"|" && text(Some(i + 1)) == b"|"
}

/// What the words behind a number say of it.
fn named_behind(line: &[u8], tokens: &[Token], i: usize) -> Option<Sure> {
    let mut behind = tokens[i + 1..].iter().take(4).skip_while(|t| {
        matches!(t.of(line), b"\"" | b"'" | b")" | b"]" | b"`" | b"(" | b"-" | b":")
    });
    let first = behind.next()?;
    let text = first.of(line);
    let second = behind.next().map_or(&b""[..], |t| t.of(line));
    match text {
        b"client" | b"server" if second == b"error" => Some(Sure::Place),
        b"error" | b"errors" | b"response" | b"responses" | b"status" => Some(Sure::Said),
        _ if begins_with(HAN_SAID, text) => Some(Sure::Said),
        _ => None,
    }
}

/// Numbers that are named in one breath are sure alike.
fn join(line: &[u8], tokens: &[Token], found: &mut [(usize, Status)]) {
    for at in 1..found.len() {
        let (one, other) = (found[at - 1].0, found[at].0);
        let between = &tokens[one + 1..other];
        let joined = between.len() <= 3
            && between
                .iter()
                .all(|t| is_in(JOINING, t.of(line)) || matches!(t.of(line), b"(" | b")"));
        if joined {
            let sure = found[at - 1].1.sure.max(found[at].1.sure);
            (found[at - 1].1.sure, found[at].1.sure) = (sure, sure);
        }
    }
}

/// Tells what was expected from what came, where a line says that.
fn expected(line: &[u8], tokens: &[Token], found: &mut [(usize, Status)]) {
    const EXPECTED: &str = "expected expecting expect wanted want should";
    const RECEIVED: &str = "got received actual was instead found but";
    if found.len() < 2 {
        return;
    }
    let mut from = 0;
    for (i, status) in found.iter_mut() {
        let words = &tokens[from.max(i.saturating_sub(8))..*i];
        from = *i + 1;
        for token in words {
            let text = token.of(line);
            let han = std::str::from_utf8(text).unwrap_or_default();
            if is_in(EXPECTED, text) || han.contains("期望") || han.contains("预期") {
                status.whose = Whose::Expected;
            } else if is_in(RECEIVED, text) || han.contains("实际") || han.contains("却") {
                status.whose = Whose::Received;
            }
        }
    }
    let is = |whose| found.iter().any(|(_, status)| status.whose == whose);
    let pair = is(Whose::Expected) && is(Whose::Received);
    for (_, status) in found.iter_mut() {
        if matches!(status.whose, Whose::Expected | Whose::Received) {
            if pair {
                status.sure = status.sure.max(Sure::Said);
            } else {
                status.whose = Whose::Response;
            }
        }
    }
}

/// A run of characters without the particles at its end.
fn without_fillers(run: &str) -> &str {
    let mut run = run;
    while let Some(shorter) = HAN_FILLERS.split(' ').find_map(|filler| run.strip_suffix(filler)) {
        run = shorter;
    }
    run
}

fn ends_with(list: &str, run: &str) -> bool {
    !run.is_empty() && list.split(' ').any(|listed| !listed.is_empty() && run.ends_with(listed))
}

fn begins_with(list: &str, run: &[u8]) -> bool {
    list.split(' ').any(|listed| !listed.is_empty() && run.starts_with(listed.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::*;

    fn said(line: &str) -> Vec<(u16, Sure)> {
        let statuses = Reader::default().read(line.to_lowercase().as_bytes());
        statuses.into_iter().map(|status| (status.code, status.sure)).collect()
    }

    #[test]
    fn words_call_a_number_a_status() {
        for (line, code) in [
            ("Request failed with status code 404", 404),
            ("statusCode: 401", 401),
            ("{\"status\":502}", 502),
            ("{'http_status': '429'}", 429),
            ("HTTP 429", 429),
            ("npm ERR! code E403", 403),
            ("404 Client Error: Not Found for url", 404),
            ("HTTP 错误 500.19", 500),
            ("状态码 502", 502),
            ("状态码是502", 502),
            ("http.response.status=404 written=157", 404),
            ("Unexpected server status: 500", 500),
            ("GET http://shop.example/ 404 (Not Found)", 404),
            ("[GIN] 2024/01/01 - 12:00:00 | 404 | 1.2ms |", 404),
            ("the server responded with a status of 500 ()", 500),
            ("Unexpected response code: 426", 426),
        ] {
            assert_eq!(said(line), [(code, Sure::Place)], "{line}");
        }
        for (line, code) in [
            ("returned error: 400", 400),
            ("接口返回 403", 403),
            ("一直报 504", 504),
            ("返回的是 502", 502),
            ("Response status code does not indicate success: 404 ()", 404),
            ("cloudflare error code 552", 552),
            ("\"code\":404", 404),
        ] {
            assert_eq!(said(line), [(code, Sure::Said)], "{line}");
        }
    }

    #[test]
    fn what_counts_or_names_something_else_is_no_status() {
        for line in [
            "fastcgi_read_timeout 已经改到 300 了",
            "exit code 137",
            "exit status 128",
            "localhost:500",
            "192.168.100.200",
            "xhr.js:258",
            "line 404",
            "port 443",
            "took 250 ms",
            "1,200 bytes",
            "200,000 users",
            "(111: Connection refused)",
            "17:06:08.909",
            "rfc 793",
            "550 5.7.1, relaying denied",
            "等了 300 秒",
            "v1.404",
            "abc-404-def",
            "31#31: *257 upstream",
            "at app.js:404:12",
            "100%",
        ] {
            assert_eq!(said(line), [], "{line}");
        }
    }

    #[test]
    fn two_in_one_breath_are_sure_alike() {
        assert_eq!(said("返回 401 还是 403"), [(401, Sure::Said), (403, Sure::Said)]);
        assert_eq!(said("401/403"), [(401, Sure::Bare), (403, Sure::Bare)]);
    }

    #[test]
    fn what_was_expected_and_what_came() {
        let statuses = Reader::default().read(b"expected 101, got 200");
        let whose: Vec<_> = statuses.iter().map(|s| (s.code, s.whose)).collect();
        assert_eq!(whose, [(101, Whose::Expected), (200, Whose::Received)]);
        let statuses = Reader::default().read(b"upstream_status=502 status=200");
        assert_eq!(statuses[0].whose, Whose::Upstream);
        assert_eq!(statuses[1].whose, Whose::Response);
    }
}
