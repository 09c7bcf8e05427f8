//! Examples as HTTP/1.1 messages (RFC 9112): a start line, fields, an empty line, and as many octets
//! of content as the fields say.
//!
//! Lines end in a line feed here, and the last one of the text is not counted. A line of content
//! that stands wholly in parentheses is content that is left out: its length is not compared. The
//! empty line may be missing where the text ends.

use std::str::FromStr;

/// A response of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub code: u16,
    /// Its content as written.
    pub content: String,
}

/// How a message says where its content ends (RFC 9112, section 6.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Framing {
    Unsaid,
    Length(usize),
    Chunked,
}

/// A start line and fields, and what follows them.
struct Head<'a> {
    start: &'a str,
    fields: Vec<(&'a str, &'a str)>,
    /// What follows the empty line; nothing where the text ends before one.
    rest: &'a str,
}

/// A request: its method.
///
/// # Errors
///
/// What is not HTTP/1.1 about the text.
pub fn request(text: &str) -> Result<&str, String> {
    let head = Head::parse(text)?;
    let parts: Vec<&str> = head.start.split(' ').collect();
    let &[method, target, version] = &parts[..] else {
        return Err(format!("`{}` is not a method, a target and a version", head.start));
    };
    if !is_token(method) || target.is_empty() || !is_version(version) {
        return Err(format!("`{}` is not a method, a target and a version", head.start));
    }
    if head.values("Host").count() != 1 {
        return Err("needs one Host field".into());
    }
    match head.framing()? {
        Framing::Unsaid if head.rest.trim().is_empty() => Ok(method),
        Framing::Unsaid => {
            Err("has content, but neither Content-Length nor Transfer-Encoding".into())
        }
        framing => content(framing, head.rest).map(|_| method),
    }
}

/// The responses of a text: any interim ones, then the final one.
///
/// # Errors
///
/// What is not HTTP/1.1 about the text.
pub fn responses(text: &str, method: Option<&str>) -> Result<Vec<Response>, String> {
    let mut all = Vec::new();
    let mut text = text;
    loop {
        let head = Head::parse(text)?;
        let code = status(head.start)?;
        let framing = head.framing()?;
        let interim = (100..200).contains(&code) && code != 101;
        let never = matches!(code, 100..200 | 204 | 304)
            || method == Some("HEAD")
            || (method == Some("CONNECT") && (200..300).contains(&code));
        let response = |content: &str| Response { code, content: content.into() };
        if interim {
            if head.rest.is_empty() {
                return Err(format!(
                    "ends with {code}, but a final response follows an interim one"
                ));
            }
            all.push(response(""));
            text = head.rest;
            continue;
        }
        if never {
            if !head.rest.trim().is_empty() {
                return Err(format!("a {code} to this request has no content"));
            }
            all.push(response(""));
            return Ok(all);
        }
        if framing == Framing::Unsaid {
            return Err(format!("the {code} has neither Content-Length nor Transfer-Encoding"));
        }
        let content = content(framing, head.rest)?;
        check_json(&head, code, content)?;
        all.push(response(content));
        return Ok(all);
    }
}

impl<'a> Head<'a> {
    fn parse(text: &'a str) -> Result<Self, String> {
        let (start, mut rest) = text.split_once('\n').unwrap_or((text, ""));
        let mut fields = Vec::new();
        while !rest.is_empty() {
            let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
            rest = after;
            if line.is_empty() {
                break;
            }
            let field = line.split_once(": ");
            let (name, value) = field.ok_or_else(|| format!("`{line}` is not a field"))?;
            if !is_token(name) || value.is_empty() || value != value.trim() {
                return Err(format!("`{line}` is not a field"));
            }
            fields.push((name, value));
        }
        Ok(Self { start, fields, rest })
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| *v)
    }

    fn framing(&self) -> Result<Framing, String> {
        let lengths: Vec<&str> = self.values("Content-Length").collect();
        let codings: Vec<&str> = self.values("Transfer-Encoding").collect();
        match (&lengths[..], &codings[..]) {
            ([], []) => Ok(Framing::Unsaid),
            ([], ["chunked"]) => Ok(Framing::Chunked),
            ([length], []) => {
                let length = usize::from_str(length);
                length.map(Framing::Length).map_err(|_| "Content-Length is not a number".into())
            }
            _ => Err("does not say in one way where the content ends".into()),
        }
    }
}

/// The content at the end of a text, which its framing must fit.
fn content(framing: Framing, rest: &str) -> Result<&str, String> {
    let text = rest.strip_suffix('\n').unwrap_or(rest);
    let elided = text.starts_with('(') && text.ends_with(')') && !text.contains('\n');
    match framing {
        Framing::Length(0) if text.is_empty() => Ok(""),
        Framing::Length(1..) | Framing::Chunked if elided => Ok(text),
        Framing::Length(stated) if stated == text.len() => Ok(text),
        Framing::Length(stated) => {
            Err(format!("Content-Length is {stated}, the content has {} octets", text.len()))
        }
        Framing::Chunked => chunks(rest).map(|()| text),
        Framing::Unsaid => Ok(text),
    }
}

/// Chunks up to the last one (RFC 9112, section 7.1), without extensions and trailers.
fn chunks(text: &str) -> Result<(), String> {
    let mut rest = text;
    loop {
        let (size, after) = rest.split_once('\n').ok_or("the last chunk is missing")?;
        let size = usize::from_str_radix(size, 16)
            .map_err(|_| format!("`{size}` is not the size of a chunk"))?;
        if size == 0 {
            let end = after.trim_matches('\n').is_empty();
            return if end { Ok(()) } else { Err("something follows the last chunk".into()) };
        }
        rest = after
            .get(size..)
            .and_then(|after| after.strip_prefix('\n'))
            .ok_or_else(|| format!("a chunk does not have its {size} octets"))?;
    }
}

/// A response that says that it is JSON is; a problem has the code of its response (RFC 9457,
/// section 3.1.2).
fn check_json(head: &Head, code: u16, content: &str) -> Result<(), String> {
    let media_type = head.values("Content-Type").next().unwrap_or_default();
    if content.starts_with('(') || !media_type.ends_with("json") {
        return Ok(());
    }
    let value: serde_json::Value =
        serde_json::from_str(content).map_err(|e| format!("the content is not JSON: {e}"))?;
    let problem = media_type == "application/problem+json";
    match value.get("status") {
        Some(status) if problem && *status != code => {
            Err(format!("the problem's status is {status}, the response's {code}"))
        }
        _ => Ok(()),
    }
}

fn status(line: &str) -> Result<u16, String> {
    let mut parts = line.splitn(3, ' ');
    let version = parts.next().unwrap_or_default();
    let digits = parts.next().unwrap_or_default();
    // The space stands even where no reason phrase follows (RFC 9112, section 4).
    match (is_version(version), digits.len(), digits.parse(), parts.next()) {
        (true, 3, Ok(code), Some(_)) => Ok(code),
        _ => Err(format!("`{line}` is not a status line")),
    }
}

fn is_version(text: &str) -> bool {
    let digits = text.strip_prefix("HTTP/").and_then(|digits| digits.split_once('.'));
    digits.is_some_and(|(major, minor)| {
        [major, minor].iter().all(|d| d.len() == 1 && d.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// A token (RFC 9110, section 5.6.2).
fn is_token(text: &str) -> bool {
    let other = |b: u8| b"!#$%&'*+-.^_`|~".contains(&b);
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || other(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests() {
        for good in [
            "GET / HTTP/1.1\nHost: a.example\n",
            "GET / HTTP/1.1\nHost: a.example\n\n",
            "POST / HTTP/1.1\nHost: a.example\nContent-Length: 0\n",
            "POST / HTTP/1.1\nHost: a.example\nContent-Length: 5\n\na=1&b\n",
            "POST / HTTP/1.1\nHost: a.example\nContent-Length: 3\n\né\n\n",
            "POST / HTTP/1.1\nHost: a.example\nContent-Length: 9000\n\n(9 KB of text)\n",
            "POST / HTTP/1.1\nHost: a.example\nTransfer-Encoding: chunked\n\n5\na=1&b\n0\n\n",
            "POST / HTTP/1.1\nHost: a.example\nTransfer-Encoding: chunked\n\n(a video)\n",
        ] {
            assert!(request(good).is_ok(), "{good}: {:?}", request(good));
        }
        for (bad, reason) in [
            ("GET / HTTP/1.1\n", "Host"),
            ("GET /a b HTTP/1.1\nHost: a.example\n", "a target"),
            ("GET / HTTP/1\nHost: a.example\n", "a version"),
            ("GET / HTTP/1.1\nHost : a.example\n", "not a field"),
            ("POST / HTTP/1.1\nHost: a.example\n\na=1&b\n", "neither"),
            ("POST / HTTP/1.1\nHost: a.example\nContent-Length: 4\n\na=1&b\n", "has 5 octets"),
            ("POST / HTTP/1.1\nHost: a.example\nContent-Length: 0\n\n(none)\n", "has 6 octets"),
            (
                "POST / HTTP/1.1\nHost: a.example\nTransfer-Encoding: chunked\n\n4\na=1&b\n0\n",
                "octets",
            ),
            (
                "POST / HTTP/1.1\nHost: a.example\nTransfer-Encoding: chunked\n\n5\na=1&b\n",
                "last chunk",
            ),
            (
                "POST / HTTP/1.1\nHost: a.example\nContent-Length: 1\nTransfer-Encoding: chunked\n\na\n",
                "one way",
            ),
        ] {
            let fault = request(bad).expect_err(bad);
            assert!(fault.contains(reason), "{bad}: {fault}");
        }
    }

    fn codes(text: &str, method: &str) -> Vec<u16> {
        let all = responses(text, Some(method)).unwrap_or_else(|e| panic!("{text}: {e}"));
        all.iter().map(|response| response.code).collect()
    }

    #[test]
    fn responses_of_all_kinds() {
        assert_eq!(codes("HTTP/1.1 204 No Content\n", "GET"), [204]);
        assert_eq!(codes("HTTP/1.1 999 \nContent-Length: 0\n", "GET"), [999]);
        assert_eq!(codes("HTTP/1.1 200 OK\nContent-Length: 12\n", "HEAD"), [200]);
        assert_eq!(codes("HTTP/1.1 200 OK\n", "CONNECT"), [200]);
        assert_eq!(codes("HTTP/1.1 101 Switching Protocols\nUpgrade: a\n", "GET"), [101]);
        let two = "HTTP/1.1 100 Continue\n\nHTTP/1.1 201 Created\nContent-Length: 2\n\nok\n";
        assert_eq!(codes(two, "PUT"), [100, 201]);
        for (bad, reason) in [
            ("HTTP/1.1 200 OK\n\nhello\n", "neither"),
            ("HTTP/1.1 200 OK\n", "neither"),
            ("HTTP/1.1 2000 OK\nContent-Length: 0\n", "status line"),
            ("HTTP/1.1 204\n", "status line"),
            ("HTTP/1.1 100 Continue\n", "final response"),
            ("HTTP/1.1 304 Not Modified\nETag: \"a\"\n\nhello\n", "no content"),
            (
                "HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 2\n\n{]\n",
                "not JSON",
            ),
            (
                "HTTP/1.1 409 Conflict\nContent-Type: application/problem+json\nContent-Length: 15\n\n{\"status\": 410}\n",
                "status is 410",
            ),
        ] {
            let fault = responses(bad, Some("GET")).expect_err(bad);
            assert!(fault.contains(reason), "{bad}: {fault}");
        }
    }
}
