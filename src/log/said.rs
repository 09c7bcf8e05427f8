//! Numbers that the words around them call a status, and numbers that they call something else.

use super::roles::{
    COUNTING, EXPECTED, FILLER, JOINING, METHOD, NAME, OF_A_STATUS, OF_ANOTHER, PREFIX, RECEIVED,
    SAID, SAYING, UNIT,
};
use super::token::{Kind, Token, status};
use super::{Status, Sure, Whose, roles};

/// What says in Chinese that a status was expected, and that one came instead.
const HAN_EXPECTED: [&str; 2] = ["期望", "预期"];
const HAN_RECEIVED: [&str; 2] = ["实际", "却"];

/// The longest name of a field that is looked at for whose status it has, in bytes.
const LONGEST_NAME: usize = 60;

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
                    && roles::of(prefix) & PREFIX != 0
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
            Kind::Word if fillers < 3 && token.is(FILLER) => fillers += 1,
            Kind::Han => {
                let run = std::str::from_utf8(text).unwrap_or_default();
                let run = roles::without_fillers(run);
                let ends = roles::of_end(run);
                if ends & NAME != 0 {
                    return Named::Status(Sure::Place, Whose::Response);
                }
                if ends & SAYING != 0 {
                    let named = run.ends_with("错误") && at > 0;
                    let place =
                        named && word_before(tokens, at).is_some_and(|t| t.of(line) == b"http");
                    let sure = if place { Sure::Place } else { Sure::Said };
                    return Named::Status(sure, Whose::Response);
                }
                if !run.is_empty() {
                    return Named::Nothing;
                }
            }
            Kind::Number => return Named::Nothing,
            Kind::Word => break token,
        }
    };
    let second = word_before(tokens, at);
    let between = &line[word.end..tokens[i].start];
    let strong = between.iter().any(|b| matches!(b, b':' | b'='));
    if word.is(OF_ANOTHER) || second.is_some_and(|second| second.is(OF_ANOTHER)) {
        return Named::Other;
    }
    let is = |sure| Named::Status(sure, whose(line, word.end));
    let text = word.of(line);
    let second_is = |text: &[u8]| second.is_some_and(|second| second.of(line) == text);
    if word.is(NAME) || text.ends_with(b"status") || text.ends_with(b"statuscode") {
        return is(Sure::Place);
    }
    match text {
        b"code" | b"codes" if second.is_some_and(|second| second.is(OF_A_STATUS)) => {
            is(Sure::Place)
        }
        b"code" if strong || second_is(b"error") => is(Sure::Said),
        b"http" | b"https" if !strong => is(Sure::Place),
        b"error" if second_is(b"http") => is(Sure::Place),
        // `TCP_MISS/404` of Squid never comes here: its stroke is no sign between word and number.
        _ if word.is(SAYING) => is(Sure::Said),
        _ if strong && says_status_before(line, tokens, at) => is(Sure::Said),
        // `written=157` and `"size": 500` name something else.
        _ if between.contains(&b'=') || (strong && between[0] == b'"') => Named::Other,
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
fn word_before(tokens: &[Token], at: usize) -> Option<&Token> {
    let start = tokens[at].start;
    tokens[..at]
        .iter()
        .rev()
        .take_while(|token| start - token.end <= 3)
        .find(|token| token.kind != Kind::Sign)
        .filter(|token| token.kind == Kind::Word)
}

/// Whose status a field has by its name, which ends here: `upstream_status`, `OriginStatus`.
fn whose(line: &[u8], end: usize) -> Whose {
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let name = &line[end.saturating_sub(LONGEST_NAME)..end];
    let start = name.iter().rposition(|b| !is_name(b)).map_or(0, |at| at + 1);
    let name = &name[start..];
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
    let unit = tokens.get(i + 1).filter(near).is_some_and(|token| match token.kind {
        Kind::Word => token.is(UNIT),
        Kind::Han => roles::of_beginning(token.text(line)) & UNIT != 0,
        Kind::Number | Kind::Sign => token.of(line) == b"%",
    });
    let before = tokens[..i].iter().rev().take(4).find(|token| token.kind != Kind::Sign);
    unit || before.is_some_and(|token| match token.kind {
        Kind::Word => token.is(COUNTING),
        Kind::Han => roles::of_end(token.text(line)) & COUNTING != 0,
        Kind::Number | Kind::Sign => false,
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
    let unit = tokens.get(i + 3).is_some_and(|t| t.is(UNIT));
    (400..600).contains(&code) && !goes_on && !unit && behind != b'%'
}

/// Whether a method and a request target stand right before.
fn behind_target(line: &[u8], start: usize) -> bool {
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
        && roles::of(method.strip_prefix(b"\"").unwrap_or(method)) & METHOD != 0
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
        _ if first.kind == Kind::Han && roles::of_beginning(first.text(line)) & SAID != 0 => {
            Some(Sure::Said)
        }
        _ => None,
    }
}

/// Numbers that are named in one breath are sure alike.
fn join(line: &[u8], tokens: &[Token], found: &mut [(usize, Status)]) {
    for at in 1..found.len() {
        let (one, other) = (found[at - 1].0, found[at].0);
        let between = &tokens[one + 1..other];
        let joins = |t: &Token| match t.kind {
            Kind::Sign => matches!(line[t.start], b'/' | b',' | b'&' | b'|' | b'(' | b')'),
            _ => roles::of(t.of(line)) & JOINING != 0,
        };
        let joined = between.len() <= 3 && between.iter().all(joins);
        if joined {
            let sure = found[at - 1].1.sure.max(found[at].1.sure);
            (found[at - 1].1.sure, found[at].1.sure) = (sure, sure);
        }
    }
}

/// Tells what was expected from what came, where a line says that.
fn expected(line: &[u8], tokens: &[Token], found: &mut [(usize, Status)]) {
    if found.len() < 2 {
        return;
    }
    // Looked for in the whole line first: seldom one of them is there.
    let han = HAN_EXPECTED.iter().chain(&HAN_RECEIVED).any(|word| has(line, word));
    let mut from = 0;
    for (i, status) in found.iter_mut() {
        let words = &tokens[from.max(i.saturating_sub(8))..*i];
        from = *i + 1;
        for token in words {
            let says = |role: u32, words: [&str; 2]| match token.kind {
                Kind::Han => han && words.iter().any(|word| has(token.of(line), word)),
                _ => token.is(role),
            };
            if says(EXPECTED, HAN_EXPECTED) {
                status.whose = Whose::Expected;
            } else if says(RECEIVED, HAN_RECEIVED) {
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

fn has(run: &[u8], word: &str) -> bool {
    run.windows(word.len()).any(|window| window == word.as_bytes())
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
