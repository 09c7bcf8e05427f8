//! The brotli and gzip copies that lie beside the files, for hosts that send such copies as they
//! are. They are as small as can be, since they are made once.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::site::files;

/// The endings of files that are text, or as good as text to a compressor.
const TEXTS: [&str; 12] =
    ["bin", "css", "csv", "html", "js", "json", "md", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Below this a copy saves nothing: the response still fills one packet.
const AT_LEAST: usize = 512;

/// Writes a copy of each kind beside every file in `folder` that gets smaller by it.
pub fn folder(folder: &Path) -> Result<()> {
    let mut texts = files(folder)?;
    refuse_twins(&texts)?;
    texts.retain(|file| is_text(file));
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(file) = texts.get(next.fetch_add(1, Ordering::Relaxed)) {
            copies(file).with_context(|| format!("cannot compress {}", file.display()))?;
        }
        Ok(())
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("it does not panic"))
    })
}

/// Stops where two names differ in case alone: on some systems and hosts they are one file.
fn refuse_twins(files: &[PathBuf]) -> Result<()> {
    let mut seen = BTreeMap::new();
    for file in files {
        if let Some(twin) = seen.insert(file.to_string_lossy().to_lowercase(), file) {
            bail!("{} and {} differ in case alone", twin.display(), file.display());
        }
    }
    Ok(())
}

fn is_text(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| TEXTS.contains(&ending))
}

fn copies(file: &Path) -> Result<()> {
    let content = fs::read(file)?;
    if content.len() < AT_LEAST {
        return Ok(());
    }
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    brotli.write_all(&content)?;
    // Without name or time, so that it is the same each time.
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&content)?;
    for (ending, copy) in [(".br", brotli.into_inner()), (".gz", gzip.finish()?)] {
        if copy.len() < content.len() {
            let mut path = file.as_os_str().to_owned();
            path.push(ending);
            fs::write(path, copy)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn copies_hold_what_the_file_holds() {
        let site = tempfile::tempdir().unwrap();
        let text = "status ".repeat(1000);
        for name in ["index.html", "b.wasm", "c.png", "_headers"] {
            fs::write(site.path().join(name), &text).unwrap();
        }
        fs::write(site.path().join("d.txt"), "short").unwrap();
        folder(site.path()).unwrap();

        for name in ["index.html", "b.wasm"] {
            let open =
                |ending| fs::File::open(site.path().join(format!("{name}{ending}"))).unwrap();
            let mut read = String::new();
            brotli::Decompressor::new(open(".br"), 4096).read_to_string(&mut read).unwrap();
            assert_eq!(read, text);
            read.clear();
            flate2::read::GzDecoder::new(open(".gz")).read_to_string(&mut read).unwrap();
            assert_eq!(read, text);
        }
        for name in ["c.png", "_headers", "d.txt"] {
            assert!(!site.path().join(format!("{name}.br")).exists(), "{name}");
        }
    }

    #[test]
    fn names_that_differ_in_case_alone_are_refused() {
        let files = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert!(refuse_twins(&files(&["a/b.txt", "a/c.txt", "b.txt"])).is_ok());
        let error = refuse_twins(&files(&["a/b.txt", "A/B.txt"])).unwrap_err().to_string();
        assert!(error.contains("a/b.txt") && error.contains("A/B.txt"), "{error}");
    }
}
