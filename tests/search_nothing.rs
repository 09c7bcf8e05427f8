//! Prose, code and nonsense, none of it about HTTP: it finds nothing.

use http_status::search::{FILE, Index};

/// The share that must find nothing, in per cent.
const DEMANDED: usize = 95;

#[test]
fn what_is_not_about_http_finds_nothing() {
    let index = Index::from_bytes(FILE).expect("a whole file");
    let lines: Vec<&str> =
        include_str!("data/search-nothing.txt").lines().filter(|line| !line.is_empty()).collect();
    assert!(lines.len() >= 300, "{} lines", lines.len());
    let found: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            let ranked = index.answer(line).ranked;
            let first = ranked.first()?;
            Some(format!("{line}: {}", index.codes()[*first]))
        })
        .collect();
    let right = lines.len() - found.len();
    println!("{right} of {} find nothing\n{}", lines.len(), found.join("\n"));
    assert!(right * 100 >= lines.len() * DEMANDED, "{}", found.join("\n"));
}
