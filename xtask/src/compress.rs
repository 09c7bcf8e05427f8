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

use crate::fingerprint::files_in;

/// The endings of files that are text, or as good as text to a compressor.
const TEXTS: [&str; 9] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest", "xml"];

/// Below this a copy saves nothing: the response still fills one packet.
const AT_LEAST: usize = 512;

/// Writes a copy of each kind beside every file in `folder` that gets smaller by it.
pub fn folder(folder: &Path) -> Result<()> {
    let files = files_in(folder)?;
    refuse_twins(folder, &files)?;
    let texts: Vec<_> = files.into_iter().filter(|file| is_text(file)).collect();
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(file) = texts.get(next.fetch_add(1, Ordering::Relaxed)) {
            copies(file)?;
        }
        Ok(())
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| match worker.join() {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        })
    })
}

/// Stops where two names differ in case alone: on some systems and hosts they are one file.
fn refuse_twins(folder: &Path, files: &[PathBuf]) -> Result<()> {
    let mut seen = BTreeMap::new();
    for file in files {
        let name = file.strip_prefix(folder).unwrap_or(file).to_string_lossy();
        if let Some(twin) = seen.insert(name.to_lowercase(), file) {
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
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    if content.len() < AT_LEAST {
        return Ok(());
    }
    for (ending, copy) in [("br", brotli(&content)?), ("gz", gzip(&content)?)] {
        if copy.len() < content.len() {
            let mut path = file.as_os_str().to_owned();
            path.push(".");
            path.push(ending);
            let path = PathBuf::from(path);
            fs::write(&path, copy).with_context(|| format!("cannot write {}", path.display()))?;
        }
    }
    Ok(())
}

/// `content` after brotli at its best: quality 11, a window of 4 MB.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressor = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    compressor.write_all(content)?;
    Ok(compressor.into_inner())
}

/// `content` after gzip at its best, without name or time, so that it is the same each time.
fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressor = GzEncoder::new(Vec::new(), Compression::best());
    compressor.write_all(content)?;
    Ok(compressor.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn copies_hold_what_the_file_holds() {
        let site = tempfile::tempdir().unwrap();
        let text = "status ".repeat(1000);
        for name in ["a/index.html", "b.wasm", "c.png", "_headers"] {
            let file = site.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, &text).unwrap();
        }
        fs::write(site.path().join("d.txt"), "short").unwrap();
        folder(site.path()).unwrap();

        for name in ["a/index.html", "b.wasm"] {
            let mut read = String::new();
            let copy = fs::File::open(site.path().join(format!("{name}.br"))).unwrap();
            brotli::Decompressor::new(copy, 4096).read_to_string(&mut read).unwrap();
            assert_eq!(read, text);
            read.clear();
            let copy = fs::File::open(site.path().join(format!("{name}.gz"))).unwrap();
            flate2::read::GzDecoder::new(copy).read_to_string(&mut read).unwrap();
            assert_eq!(read, text);
        }
        for name in ["c.png", "_headers", "d.txt"] {
            assert!(!site.path().join(format!("{name}.br")).exists(), "{name}");
        }
    }

    #[test]
    fn names_that_differ_in_case_alone_are_refused() {
        let site = Path::new("/site");
        let files = |names: &[&str]| names.iter().map(|name| site.join(name)).collect::<Vec<_>>();
        assert!(refuse_twins(site, &files(&["a/b.txt", "a/c.txt", "b.txt"])).is_ok());
        let error = refuse_twins(site, &files(&["a/b.txt", "A/B.txt"])).unwrap_err().to_string();
        assert!(error.contains("a/b.txt") && error.contains("A/B.txt"), "{error}");
    }
}
