//! A small static server for dist/: what a good static host does, so that what is tried here
//! behaves as it will there.

mod encoding;
mod files;
mod mime;
mod reply;

use std::io::{Cursor, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Request, Response, Server, StatusCode};

use reply::{Asked, Reply};

/// How many requests are answered at once.
const THREADS: usize = 8;

/// Takes `port` on this machine's own address, or says what to do where it is taken.
pub fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow!(
            "port {port} is taken by another program: stop that one, or choose another port with \
             `cargo xtask serve --port PORT` (0 lets the system choose)"
        ),
        ErrorKind::PermissionDenied => anyhow!(
            "port {port} needs rights you do not have: choose one above 1023 with \
             `cargo xtask serve --port PORT`"
        ),
        _ => anyhow!(error).context(format!("cannot listen on port {port}")),
    })
}

/// Serves `folder` until the program is stopped.
pub fn run(listener: TcpListener, folder: &Path) -> Result<()> {
    let address = listener.local_addr().context("cannot tell the server's address")?;
    let folder = folder
        .canonicalize()
        .with_context(|| format!("there is no folder {}", folder.display()))?;
    let server = Server::from_listener(listener, None)
        .map_err(|error| anyhow!("cannot start the server: {error}"))?;
    println!("Serving dist/ on http://{address}/ (Ctrl+C stops it)");
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| answer_all(&server, &folder));
        }
    });
    Ok(())
}

fn answer_all(server: &Server, folder: &Path) {
    for request in server.incoming_requests() {
        let reply = reply::reply(folder, &asked(&request));
        // Who asked may be gone by now; that is no fault of ours.
        let _ = request.respond(response(reply));
    }
}

fn asked(request: &Request) -> Asked<'_> {
    let header = |name: &'static str| {
        let found = request.headers().iter().find(|header| header.field.equiv(name));
        found.map_or("", |header| header.value.as_str())
    };
    Asked {
        method: request.method().as_str(),
        target: request.url(),
        accept_encoding: header("Accept-Encoding"),
        if_none_match: header("If-None-Match"),
    }
}

fn response(reply: Reply) -> Response<Cursor<Vec<u8>>> {
    let headers = reply
        .headers
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
        .collect();
    let length = reply.body.len();
    Response::new(StatusCode(reply.status), headers, Cursor::new(reply.body), Some(length), None)
        .with_chunked_threshold(usize::MAX)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn a_taken_port_is_named_with_a_way_out() {
        let listener = bind(0).unwrap();
        let port = listener.local_addr().unwrap().port();
        let message = bind(port).unwrap_err().to_string();
        assert!(message.contains(&format!("port {port} is taken")), "{message}");
        assert!(message.contains("--port"), "{message}");
    }

    #[test]
    fn it_serves_over_http() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "x".repeat(100_000)).unwrap();
        let listener = bind(0).unwrap();
        let address = listener.local_addr().unwrap();
        let path = folder.path().to_owned();
        thread::spawn(move || run(listener, &path));

        let ask = |method: &str| {
            let mut stream = TcpStream::connect(address).unwrap();
            write!(stream, "{method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            let (head, body) = answer.split_once("\r\n\r\n").unwrap();
            (head.to_owned(), body.len())
        };
        let (head, length) = ask("GET");
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        assert!(head.contains("Content-Length: 100000"), "{head}");
        assert_eq!(length, 100_000);
        let (head, length) = ask("HEAD");
        assert!(head.contains("Content-Length: 100000"), "{head}");
        assert_eq!(length, 0);
    }
}
