//! The size limits of budgets.toml.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::compress;
use crate::project::Project;

/// The file with the limits.
const FILE: &str = "budgets.toml";

/// All limits, by name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    brotli: BTreeMap<String, Budget>,
}

/// A limit, and what it limits: some files, or several other limits' files together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    glob: Option<String>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    sum: Vec<String>,
    bytes: usize,
}

/// The size of some files, in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Size {
    raw: usize,
    brotli: usize,
}

impl std::iter::Sum for Size {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        sizes.fold(Self::default(), |sum, size| Self {
            raw: sum.raw + size.raw,
            brotli: sum.brotli + size.brotli,
        })
    }
}

/// Weighs dist/, prints a table, and fails where a limit is passed.
pub fn check(project: &Project) -> Result<()> {
    let file = project.root().join(FILE);
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let budgets = parse(&text).context(FILE)?;
    let sizes = weigh(&budgets, &project.dist())?;

    println!("{:<12} {:>9} {:>9} {:>9} {:>6}", "", "raw", "brotli", "budget", "used");
    let mut over = Vec::new();
    for (name, budget) in in_order(&budgets) {
        let Size { raw, brotli } = sizes[name.as_str()];
        let used = percent(brotli, budget.bytes);
        println!("{name:<12} {raw:>9} {brotli:>9} {:>9} {used:>5}%", budget.bytes);
        if brotli > budget.bytes {
            over.push(format!("{name} by {} bytes", brotli - budget.bytes));
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

fn parse(text: &str) -> Result<Budgets> {
    let budgets: Budgets = toml::from_str(text)?;
    for (name, budget) in &budgets.brotli {
        if budget.glob.is_some() != budget.sum.is_empty() {
            bail!("`{name}` needs either `glob` or `sum`");
        }
        if budget.glob.is_none() && !budget.except.is_empty() {
            bail!("`{name}` has an `except` without a `glob`");
        }
        for part in &budget.sum {
            if budgets.brotli.get(part).is_none_or(|part| part.glob.is_none()) {
                bail!("`{name}` sums up `{part}`, which is no entry with a `glob`");
            }
        }
    }
    Ok(budgets)
}

/// Entries with files first, then their sums.
fn in_order(budgets: &Budgets) -> impl Iterator<Item = (&String, &Budget)> {
    let of_kind = |sums| budgets.brotli.iter().filter(move |(_, b)| b.glob.is_none() == sums);
    of_kind(false).chain(of_kind(true))
}

fn weigh<'a>(budgets: &'a Budgets, dist: &Path) -> Result<BTreeMap<&'a str, Size>> {
    let mut sizes: BTreeMap<&str, Size> = BTreeMap::new();
    for (name, budget) in in_order(budgets) {
        let size = match &budget.glob {
            Some(glob) => {
                let files = matching(dist, glob, &budget.except)?;
                if files.is_empty() {
                    bail!("`{name}`: no file in {} matches `{glob}`", dist.display());
                }
                files.iter().map(|file| size(file)).sum::<Result<Size>>()?
            }
            None => budget.sum.iter().filter_map(|part| sizes.get(part.as_str()).copied()).sum(),
        };
        sizes.insert(name, size);
    }
    Ok(sizes)
}

/// The files of `dist` whose path below it matches `glob` and is not in `except`.
fn matching(dist: &Path, glob: &str, except: &[String]) -> Result<Vec<PathBuf>> {
    let Some(folder) = dist.to_str() else { bail!("{} is no UTF-8", dist.display()) };
    let pattern = format!("{}/{glob}", glob::Pattern::escape(folder));
    let mut files = Vec::new();
    for file in glob::glob(&pattern).with_context(|| format!("`{glob}` is no pattern"))? {
        let file = file?;
        let is_excepted = except.iter().any(|name| file == dist.join(name));
        if file.is_file() && !is_excepted {
            files.push(file);
        }
    }
    Ok(files)
}

fn size(file: &Path) -> Result<Size> {
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(Size { raw: content.len(), brotli: compress::brotli(&content)?.len() })
}

/// `part` of `whole` in per cent, rounded up, so that 100 is the most that fits.
fn percent(part: usize, whole: usize) -> usize {
    (part * 100).div_ceil(whole.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_file_is_understood() {
        let budgets = parse(include_str!("../../budgets.toml")).unwrap();
        assert_eq!(budgets.brotli["js"].except, ["sw.js"]);
        assert_eq!(budgets.brotli["first_load"].sum, ["index_html", "css", "js", "wasm"]);
    }

    #[test]
    fn mistakes_are_named() {
        for (text, message) in [
            ("[brotli]\na = { bytes = 1 }", "`a` needs either"),
            ("[brotli]\na = { bytes = 1, glob = \"*\", sum = [\"a\"] }", "`a` needs either"),
            ("[brotli]\na = { bytes = 1, sum = [\"b\"] }", "sums up `b`"),
            ("[brotli]\na = { bytes = 1, sum = [\"a\"] }", "sums up `a`"),
            ("[brotli]\na = { bytes = 1, glob = \"*\", exept = [] }", "exept"),
            ("[brotli]\na = { glob = \"*\" }", "bytes"),
            ("[gzip]\n", "gzip"),
        ] {
            let error = format!("{:#}", parse(text).unwrap_err());
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn files_are_weighed_and_summed() {
        let dist = tempfile::tempdir().unwrap();
        for (name, content) in [("a.css", "p{}"), ("b.css", "i{}"), ("sw.js", "x"), ("m.js", "yy")]
        {
            fs::write(dist.path().join(name), content).unwrap();
        }
        let budgets = parse(
            "[brotli]\nall = { sum = [\"css\", \"js\"], bytes = 9 }\n\
             css = { glob = \"*.css\", bytes = 9 }\n\
             js = { glob = \"*.js\", except = [\"sw.js\"], bytes = 9 }",
        )
        .unwrap();
        let sizes = weigh(&budgets, dist.path()).unwrap();
        assert_eq!((sizes["css"].raw, sizes["js"].raw, sizes["all"].raw), (6, 2, 8));
        assert_eq!(sizes["all"].brotli, sizes["css"].brotli + sizes["js"].brotli);

        let budgets = parse("[brotli]\nwasm = { glob = \"*.wasm\", bytes = 9 }").unwrap();
        assert!(weigh(&budgets, dist.path()).unwrap_err().to_string().contains("*.wasm"));
    }

    #[test]
    fn a_hundred_per_cent_fits() {
        assert_eq!(percent(1000, 1000), 100);
        assert_eq!(percent(1001, 1000), 101);
        assert_eq!(percent(0, 0), 0);
    }
}
