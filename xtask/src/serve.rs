//! A static server for dist/: what a good static host does, so that what is tried here behaves as it
//! will there.

use std::convert::Infallible;
use std::future::Future;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use http::header::{CACHE_CONTROL, HeaderValue};
use http::{Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tower_http::services::fs::ServeFileSystemResponseBody as Body;
use tower_http::services::{ServeDir, ServeFile};
use tower_service::Service;

/// How long browsers may keep what has a hash in its name: a year, without asking again.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Everything else they may keep, but ask each time whether it is still good.
const ASK_FIRST: HeaderValue = HeaderValue::from_static("no-cache");

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
    println!("Serving dist/ on http://{address}/ (Ctrl+C stops it)");
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(answer(listener, folder)).context("the server stopped")
}

async fn answer(listener: TcpListener, folder: &Path) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let lost = ServeFile::new(folder.join("404.html")).precompressed_br().precompressed_gzip();
    let site = ServeDir::new(folder).precompressed_br().precompressed_gzip();
    let site = site.not_found_service(lost);
    loop {
        let (stream, _) = listener.accept().await?;
        let site = site.clone();
        let service = service_fn(move |request| reply(site.clone(), request));
        let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
        // Who asked may be gone by now; that is no fault of ours.
        tokio::spawn(async { drop(connection.await) });
    }
}

fn reply<F>(
    mut site: ServeDir<F>,
    request: Request<Incoming>,
) -> impl Future<Output = Result<Response<Body>, Infallible>>
where
    ServeDir<F>: Service<Request<Incoming>, Response = Response<Body>, Error = Infallible>,
{
    let is_kept = has_hash(request.uri().path());
    let response = site.call(request);
    async move {
        let mut response = response.await?;
        let is_kept = is_kept && response.status() != StatusCode::NOT_FOUND;
        let cache = if is_kept { FOR_EVER } else { ASK_FIRST };
        response.headers_mut().insert(CACHE_CONTROL, cache);
        Ok(response)
    }
}

/// True for a name with a hash of the content in it, such as `site-0123456789abcdef_bg.wasm`.
fn has_hash(path: &str) -> bool {
    let Some((stem, _)) = path.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::thread;

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
    fn it_does_what_a_host_does() {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in [
            ("index.html", "<p>home"),
            ("404.html", "<p>lost"),
            ("a-0123456789abcdef_bg.wasm", "code"),
            ("a-0123456789abcdef_bg.wasm.br", "small"),
            ("a-0123456789abcdef_bg.wasm.gz", "smallish"),
            ("manifest.webmanifest", "{}"),
            ("icon-192.png", "picture"),
            ("404/index.html", "<p>page"),
        ] {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
        let listener = bind(0).unwrap();
        let address = listener.local_addr().unwrap();
        let path = folder.path().to_owned();
        thread::spawn(move || run(listener, &path));

        for (request, accepted, status, expected) in [
            ("GET /?q=404", "", 200, "type: text/html\r\n|cache-control: no-cache\r\n|<p>home"),
            ("GET /404/", "", 200, "<p>page"),
            ("GET /404?lang=zh", "", 307, "location: /404/?lang=zh\r\n"),
            ("GET /nowhere", "", 404, "type: text/html\r\n|cache-control: no-cache\r\n|<p>lost"),
            ("GET /../secret", "", 404, "<p>lost"),
            ("GET /a-0123456789abcdef_bg.wasm", "", 200, "application/wasm\r\n|31536000|code"),
            ("GET /a-0123456789abcdef_bg.wasm", "gzip, br", 200, "application/wasm|: br\r\n|small"),
            ("GET /a-0123456789abcdef_bg.wasm", "gzip", 200, ": gzip\r\n|smallish"),
            ("GET /a-0123456789abcdef.js", "", 404, "cache-control: no-cache\r\n"),
            ("GET /icon-192.png", "", 200, "cache-control: no-cache\r\n|image/png\r\n"),
            ("GET /manifest.webmanifest", "", 200, "application/manifest+json\r\n"),
            ("POST /", "", 405, "allow: GET,HEAD\r\n"),
        ] {
            let mut stream = TcpStream::connect(address).unwrap();
            let fields = format!("Host: x\r\nAccept-Encoding: {accepted}\r\nConnection: close");
            write!(stream, "{request} HTTP/1.1\r\n{fields}\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{request}: {answer}");
            let is_there = |part: &str| answer.contains(part);
            assert!(expected.split('|').all(is_there), "{request}: {answer}\n{expected}");
        }
    }
}
