//! How the cost of a search grows with the catalogue, at 1, 10 and 100 times its size, and with the
//! query, from a number to a paste of 20,000 characters.

use criterion::{BenchmarkId, Criterion};
use http_status::search::file::File;
use http_status::search::{FILE, Index};
use std::hint::black_box;

/// Queries of each kind, from a plain number to one that has to be corrected.
const QUERIES: [(&str, &str); 8] = [
    ("number", "404"),
    ("words", "upstream timed out"),
    ("han", "没有权限"),
    ("pinyin", "weizhaodao"),
    ("typo", "too mnay reqeusts"),
    ("nonsense", "asdfghjkl qwertyuiop zxcvbnm"),
    (
        "log",
        "2024/05/01 10:00:00 [error] 31#31: *5 upstream timed out (110: Connection timed out) while \
         reading response header from upstream, client: 192.0.2.1, server: shop.example",
    ),
    ("paste", PASTE),
];

/// A paste of some 400 characters in which no status and no message stands.
const PASTE: &str = "Caused by: shop.cart.WebClientRequestException: connection was closed before a \
    response came; nested exception is shop.net.PrematureCloseException while the application was \
    restarting and users complained that uploads of large images were stuck on the login page, we \
    tried to clear the cookie cache but the gateway kept saying that the token was wrong, and the \
    proxy in front of it went away for a while as well";

fn bench(c: &mut Criterion) {
    let file = File::decode(FILE).expect("a whole file");
    for times in [1, 10, 100] {
        let mut file = file.clone();
        let all = file.entries.len() * times;
        file.entries = file.entries.iter().cycle().take(all).cloned().collect();
        let index = Index::of(file);
        for (kind, query) in QUERIES {
            c.benchmark_group(kind).bench_with_input(
                BenchmarkId::from_parameter(times),
                query,
                |b, query| b.iter(|| index.answer(black_box(query))),
            );
        }
    }
    let index = Index::of(file.clone());
    for times in [1, 5, 50] {
        let query = PASTE.repeat(times);
        c.benchmark_group("length").bench_with_input(
            BenchmarkId::from_parameter(query.len()),
            &query,
            |b, query| b.iter(|| index.answer(black_box(query))),
        );
    }
    c.bench_function("index", |b| b.iter(|| Index::of(black_box(file.clone()))));
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    bench(&mut criterion);
    criterion.final_summary();
}
