//! Reading and writing the files of the site.

use std::fs;
use std::io::{Error, Result};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Writes a file, and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
        .map_err(|e| Error::other(format!("cannot write {}: {e}", path.display())))
}

/// Puts a text in the place of a marker, which must stand there once.
pub fn fill(page: &str, marker: &str, text: &str) -> Result<String> {
    match page.matches(marker).count() {
        1 => Ok(page.replacen(marker, text, 1)),
        n => Err(Error::other(format!("`{marker}` stands there {n} times, not once"))),
    }
}

/// The names of the files in a folder.
pub fn names(folder: &Path) -> Result<Vec<String>> {
    fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect()
}

/// Enough of a content's SHA-256 to name a file by, in hex: by its look, hosts tell files that never
/// change.
pub fn digest(content: impl AsRef<[u8]>) -> String {
    let mut hash = format!("{:x}", Sha256::digest(content));
    hash.truncate(16);
    hash
}

/// A content's SHA-256 as policies name it.
pub fn policy_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
