//! What people paste: console messages, log lines, error pages, answers of APIs, questions; each
//! with the codes that may come first, or none.

use std::collections::BTreeMap;

use http_status::search::{FILE, Index};
use serde::Deserialize;

#[derive(Deserialize)]
struct Pasted {
    q: String,
    want: Vec<u16>,
    kind: String,
}

/// The share that must be right, in per cent: of all, and of each kind.
const DEMANDED: usize = 95;
const DEMANDED_OF_A_KIND: usize = 85;

#[test]
fn the_right_code_comes_first() {
    let texts: Vec<Pasted> =
        serde_json::from_str(include_str!("data/search-pasted.json")).expect("valid texts");
    let index = Index::from_bytes(FILE).expect("a whole file");
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for text in &texts {
        let ranked = index.answer(&text.q).ranked;
        let found: Vec<u16> = ranked.iter().map(|place| index.codes()[*place].0).collect();
        let right = match found.first() {
            None => text.want.is_empty(),
            Some(first) => text.want.contains(first),
        };
        let kind = kinds.entry(&text.kind).or_default();
        kind.1 += 1;
        kind.0 += usize::from(right);
        if !right {
            let found = &found[..found.len().min(5)];
            missed.push(format!("[{}] {}: {found:?}, not {:?}", text.kind, text.q, text.want));
        }
    }
    let right = texts.len() - missed.len();
    let missed = missed.join("\n");
    println!("{right} of {} right: {kinds:?}\n{missed}", texts.len());
    assert!(right * 100 >= texts.len() * DEMANDED, "{right} of {}\n{missed}", texts.len());
    for (kind, (right, all)) in kinds {
        assert!(right * 100 >= all * DEMANDED_OF_A_KIND, "{kind}: {right} of {all}\n{missed}");
    }
}
