//! Lines whose form says where the status stands: access logs and start lines.

use std::ops::Range;

use super::roles::{self, METHOD};
use super::token::{Kind, Token, status};
use super::{Status, Sure, Whose};

/// The statuses of a line of a known form; none where it has no such form.
pub fn read(line: &[u8], fields: &[Range<usize>], tokens: &[Token]) -> Vec<Status> {
    for form in [balancer, cloudfront, w3c] {
        let found = form(line, fields);
        if !found.is_empty() {
            return found;
        }
    }
    for form in [haproxy, behind_request] {
        if let Some(at) = form(line, fields) {
            return of(line, at, Whose::Response).into_iter().collect();
        }
    }
    start_lines(line, tokens)
}

fn of(line: &[u8], at: Range<usize>, whose: Whose) -> Option<Status> {
    let code = status(line.get(at.clone())?)?;
    Some(Status { code, whose, sure: Sure::Place, at })
}

/// Bytes of this pattern: `9` is a digit, all else stands for itself.
fn like(bytes: &[u8], pattern: &[u8]) -> bool {
    bytes.len() >= pattern.len()
        && bytes.iter().zip(pattern).all(|(b, p)| match p {
            b'9' => b.is_ascii_digit(),
            _ => b == p,
        })
}

fn is_number(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
}

fn is_method(bytes: &[u8]) -> bool {
    roles::of(bytes) & METHOD != 0
}

/// Elastic Load Balancing. An Application Load Balancer writes the kind of connection, a time, its
/// name, client, target, three durations, its own status and the target's; a classic one the same
/// without the kind.
fn balancer(line: &[u8], fields: &[Range<usize>]) -> Vec<Status> {
    let time = fields.iter().take(2).position(|at| like(&line[at.clone()], b"9999-99-99t99:99:99"));
    let Some(time) = time else { return Vec::new() };
    let statuses = fields.get(time + 7..time + 9).unwrap_or_default();
    let durations = fields.get(time + 4..time + 7).unwrap_or_default();
    let is_duration = |at: &Range<usize>| {
        line[at.clone()].iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'))
    };
    if durations.is_empty() || !durations.iter().all(is_duration) {
        return Vec::new();
    }
    let whose = [Whose::Proxy, Whose::Upstream];
    statuses.iter().zip(whose).filter_map(|(at, whose)| of(line, at.clone(), whose)).collect()
}

/// `CloudFront`: date, time, edge location, bytes, client, method, host, path, status.
fn cloudfront(line: &[u8], fields: &[Range<usize>]) -> Vec<Status> {
    let has = |place: usize, fits: &dyn Fn(&[u8]) -> bool| {
        fields.get(place).is_some_and(|at| fits(&line[at.clone()]))
    };
    let fits = has(0, &|b| like(b, b"9999-99-99"))
        && has(1, &|b| like(b, b"99:99:99"))
        && has(3, &is_number)
        && has(5, &is_method);
    let at = if fits { fields.get(8).cloned() } else { None };
    at.and_then(|at| of(line, at, Whose::Response)).into_iter().collect()
}

/// IIS in the W3C format: date, time, then method, path, query, port and user in a row, and further
/// on the status, its sub-status and the Windows error.
fn w3c(line: &[u8], fields: &[Range<usize>]) -> Vec<Status> {
    let text = |place: usize| fields.get(place).map_or(&[][..], |at| &line[at.clone()]);
    if !like(text(0), b"9999-99-99") || !like(text(1), b"99:99:99") {
        return Vec::new();
    }
    let method = (2..fields.len().min(8)).find(|place| is_method(text(*place)));
    let Some(method) = method else { return Vec::new() };
    (method + 5..fields.len().min(method + 14))
        .find(|place| {
            status(text(*place)).is_some()
                && is_number(text(place + 1))
                && is_number(text(place + 2))
        })
        .and_then(|place| of(line, fields[place].clone(), Whose::Response))
        .into_iter()
        .collect()
}

/// `HAProxy`: behind the timers, which are five numbers with strokes between them.
fn haproxy(line: &[u8], fields: &[Range<usize>]) -> Option<Range<usize>> {
    let timers = fields.iter().position(|at| {
        let parts = line[at.clone()].split(|b| *b == b'/');
        let mut count = 0;
        let numbers = parts.inspect(|_| count += 1).all(|part| {
            is_number(part.strip_prefix(b"-").or(part.strip_prefix(b"+")).unwrap_or(part))
        });
        numbers && count == 5
    })?;
    let behind = fields.get(timers + 1)?;
    let size = fields.get(timers + 2)?;
    let size = line[size.clone()].strip_prefix(b"+").unwrap_or(&line[size.clone()]);
    (status(&line[behind.clone()]).is_some() && is_number(size)).then(|| behind.clone())
}

/// The common log format and its kin: behind the quoted request, which may be anything that a
/// client has sent, and before a size.
fn behind_request(line: &[u8], fields: &[Range<usize>]) -> Option<Range<usize>> {
    let bracket = line.windows(3).position(|three| three == b"] \"");
    fields.windows(3).find_map(|three| {
        let [request, at, size] =
            [&line[three[0].clone()], &line[three[1].clone()], &line[three[2].clone()]];
        let version = request
            .strip_suffix(b"\"")
            .or_else(|| request.strip_suffix("”".as_bytes()))
            .is_some_and(|before| {
                before.starts_with(b"http/")
                    || before.ends_with(b"\"-")
                    || before == b"-"
                    || before == b"\""
            });
        let is_size = is_number(size) || size == b"-";
        // A request that could not be read stands in quotes behind the time in brackets.
        let odd = || {
            let behind = |bracket| bracket + 3 <= three[0].end;
            request.ends_with(b"\"") && is_size && bracket.is_some_and(behind)
        };
        (status(at).is_some() && (version || odd())).then(|| three[1].clone())
    })
}

/// `http/1.1 503`, with a request's or a response's sign before it or not, wherever it stands.
fn start_lines(line: &[u8], tokens: &[Token]) -> Vec<Status> {
    let mut found = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        if token.kind != Kind::Number || status(token.of(line)).is_none() {
            continue;
        }
        // Back over a closing quote and the version.
        let mut before = tokens[..i].iter().rev().peekable();
        while before.next_if(|t| matches!(t.of(line), b"\"" | b"\\")).is_some() {}
        let Some(version) =
            before.next().filter(|t| t.kind == Kind::Number && t.end - t.start == 1)
        else {
            continue;
        };
        let parted = version.end < token.start;
        if before.next_if(|t| t.of(line) == b".").is_some() {
            before.next();
        }
        let named = before.next().is_some_and(|t| t.of(line) == b"/")
            && before.next().is_some_and(|t| t.of(line) == b"http");
        if parted && named {
            found.extend(of(line, token.start..token.end, Whose::Response));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::*;

    fn read(line: &str) -> Vec<(u16, Whose)> {
        let statuses = Reader::default().read(line.to_lowercase().as_bytes());
        assert!(statuses.iter().all(|status| status.sure == Sure::Place), "{line}");
        statuses.into_iter().map(|status| (status.code, status.whose)).collect()
    }

    #[test]
    fn common_and_combined() {
        for (line, code) in [
            (
                r#"192.0.2.1 - - [12/Mar/2025:10:11:12 +0800] "POST /orders HTTP/1.1" 499 0 "-" "okhttp/4.9.3""#,
                499,
            ),
            (r#"192.0.2.1 - - [12/Mar/2025:10:11:12 +0800] "\x16\x03\x01" 400 150 "-" "-""#, 400),
            (r#"192.0.2.1 - - [12/Mar/2025:10:11:12 +0800] "-" 408 0 "-" "-""#, 408),
            (r#"192.0.2.1 - - [12/Mar/2025:10:11:12 +0800] "GET /old" 200 12"#, 200),
            (
                r#"192.0.2.1 - - [12/Mar/2025:10:11:12 +0000] "GET / HTTP/2.0" 504 562 "-" "curl/8.4.0" 60.001 192.0.2.9:8080 504"#,
                504,
            ),
            (
                r#"[2024-05-01T10:00:00.123Z] "GET /x HTTP/1.1" 503 UF,URX 0 91 2001 - "-" "curl/8" "id" "shop.example" "10.0.0.1:80""#,
                503,
            ),
        ] {
            assert_eq!(read(line), [(code, Whose::Response)], "{line}");
        }
    }

    #[test]
    fn balancers_and_their_targets() {
        let line = "https 2024-05-01T10:00:00.123456Z app/shop/50dc6c 203.0.113.9:44312 10.0.1.9:8080 0.001 0.002 -1 502 500 204 277 \"GET https://shop.example:443/orders HTTP/1.1\" \"curl/8.4.0\"";
        assert_eq!(read(line), [(502, Whose::Proxy), (500, Whose::Upstream)]);
        let line = "2024-05-01T10:00:00.123456Z shop 203.0.113.9:44312 - -1 -1 -1 503 0 0 0 \"GET http://shop.example:80/ HTTP/1.1\"";
        assert_eq!(read(line), [(503, Whose::Proxy)]);
    }

    #[test]
    fn cloudfront_haproxy_and_iis() {
        assert_eq!(
            read(
                "2024-05-01\t10:00:00\tFRA56-P1\t4782\t192.0.2.10\tGET\td111.cloudfront.net\t/img/a.png\t403\t-\tcurl/8"
            ),
            [(403, Whose::Response)]
        );
        assert_eq!(
            read(
                r#"haproxy[31]: 10.0.0.7:51234 [11/Aug/2023:17:06:08.909] https~ web/<NOSRV> 0/-1/-1/-1/0 503 166 - - SC-- 4/4/0/0/0 0/0 "GET / HTTP/1.1""#
            ),
            [(503, Whose::Response)]
        );
        assert_eq!(
            read(
                "2024-05-01 10:00:00 10.0.0.1 GET /default.aspx - 443 - 192.0.2.1 Mozilla/5.0+(X11) - 404 13 2 15"
            ),
            [(404, Whose::Response)]
        );
    }

    #[test]
    fn a_header_says_where_the_status_stands() {
        let mut reader = Reader::default();
        assert!(reader.read(b"#fields: date time sc-status cs-uri-stem").is_empty());
        let statuses = reader.read(b"2024-05-01 10:00:00 500 /x");
        assert_eq!((statuses[0].code, statuses[0].sure), (500, Sure::Place));
    }

    #[test]
    fn start_lines_and_json() {
        for (line, code) in [
            ("HTTP/1.1 503 Service Unavailable", 503),
            ("< HTTP/2 404", 404),
            ("Proxy returns \"HTTP/1.1 407 Proxy Authentication Required\"", 407),
            (
                r#"{"ClientAddr":"192.0.2.1:1234","RequestMethod":"GET","status": 502,"size":0}"#,
                502,
            ),
        ] {
            assert_eq!(read(line), [(code, Whose::Response)], "{line}");
        }
        assert_eq!(
            read(r#"{"DownstreamStatus":502,"OriginStatus":500}"#),
            [(502, Whose::Proxy), (500, Whose::Upstream)]
        );
        assert_eq!(read("* Connected to shop.example (192.0.2.1) port 443 (#0)"), []);
    }
}
