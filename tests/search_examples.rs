//! The queries that people typed, each with the code that must come first.

use http_status::catalog::CATALOG;
use http_status::search::{FILE, Index};
use serde::Deserialize;

#[derive(Deserialize)]
struct Example {
    q: String,
    want_top: Vec<u16>,
    any_of: bool,
}

/// The share of the examples whose first answer must be right, in per cent.
const DEMANDED: usize = 95;

#[test]
fn the_right_code_comes_first() {
    let examples: Vec<Example> =
        serde_json::from_str(include_str!("data/search-examples.json")).expect("valid examples");
    let index = Index::from_bytes(FILE).expect("a whole file");
    let mut missed = Vec::new();
    for example in &examples {
        let found: Vec<u16> =
            index.answer(&example.q).ranked.into_iter().map(|i| CATALOG[i].code.0).collect();
        let right = if example.any_of {
            found.first().is_some_and(|first| example.want_top.contains(first))
        } else {
            found.starts_with(&example.want_top)
        };
        if !right {
            missed.push(format!(
                "{}: {:?}, not {:?}",
                example.q,
                found.get(..5.min(found.len())),
                example.want_top
            ));
        }
    }
    let right = examples.len() - missed.len();
    println!("{right} of {} right\n{}", examples.len(), missed.join("\n"));
    assert!(right * 100 >= examples.len() * DEMANDED, "{}", missed.join("\n"));
}
