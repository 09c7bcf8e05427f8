//! How the cost of a search grows with the catalogue: at 1, 10 and 100 times its size.

use criterion::{BenchmarkId, Criterion};
use http_status::search::file::File;
use http_status::search::{FILE, Index};
use std::hint::black_box;

/// Queries of each kind, from a plain number to one that has to be corrected.
const QUERIES: [(&str, &str); 6] = [
    ("number", "404"),
    ("words", "upstream timed out"),
    ("han", "没有权限"),
    ("pinyin", "weizhaodao"),
    ("typo", "too mnay reqeusts"),
    ("nonsense", "asdfghjkl qwertyuiop zxcvbnm"),
];

fn bench(c: &mut Criterion) {
    for (kind, query) in QUERIES {
        let mut group = c.benchmark_group(kind);
        for times in [1, 10, 100] {
            let mut file = File::decode(FILE).expect("a whole file");
            let all = file.entries.len() * times;
            file.entries = file.entries.iter().cycle().take(all).cloned().collect();
            let index = Index::of(file);
            group.bench_with_input(BenchmarkId::from_parameter(times), query, |b, query| {
                b.iter(|| index.answer(black_box(query)));
            });
        }
        group.finish();
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    bench(&mut criterion);
    criterion.final_summary();
}
