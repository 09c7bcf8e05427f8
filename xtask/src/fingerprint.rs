//! How "nothing changed" is known: one hash over paths and contents.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// A hash that grows with each part; the parts' borders count.
#[derive(Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds a name and what it stands for.
    pub fn add(&mut self, name: &str, value: &[u8]) {
        for part in [name.as_bytes(), value] {
            self.0.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
            self.0.update(part);
        }
    }

    /// Adds the file, or every file in the folder, at `path` below `root`. A missing one adds
    /// nothing.
    pub fn add_path(&mut self, root: &Path, path: &Path) -> Result<()> {
        let start = root.join(path);
        let mut files = if start.is_dir() { files_in(&start)? } else { vec![start] };
        files.retain(|file| file.exists());
        for file in files {
            let content =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            self.add(&file.strip_prefix(root).unwrap_or(&file).to_string_lossy(), &content);
        }
        Ok(())
    }

    /// The hash in hex.
    pub fn finish(self) -> String {
        format!("{:x}", self.0.finalize())
    }
}

/// Every file below `folder`, in an order that does not depend on the file system.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let context = || format!("cannot list {}", folder.display());
        for entry in fs::read_dir(&folder).with_context(context)? {
            let entry = entry.with_context(context)?;
            if entry.file_type().with_context(context)?.is_dir() {
                folders.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(root: &Path) -> String {
        let mut fingerprint = Fingerprint::default();
        for path in ["src", "index.html", "absent"] {
            fingerprint.add_path(root, Path::new(path)).unwrap();
        }
        fingerprint.finish()
    }

    #[test]
    fn only_paths_and_contents_count() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("src/a/one.rs", "1");
        write("src/two.rs", "2");
        write("index.html", "<p>");
        let first = of(root.path());

        write("src/two.rs", "2");
        write("elsewhere.txt", "not an input");
        assert_eq!(of(root.path()), first, "the same content written again");

        write("src/two.rs", "3");
        let changed = of(root.path());
        assert_ne!(changed, first, "a changed file");

        fs::rename(root.path().join("src/two.rs"), root.path().join("src/three.rs")).unwrap();
        assert_ne!(of(root.path()), changed, "a renamed file");
    }

    #[test]
    fn borders_count() {
        let of = |parts: [(&str, &str); 2]| {
            let mut fingerprint = Fingerprint::default();
            for (name, value) in parts {
                fingerprint.add(name, value.as_bytes());
            }
            fingerprint.finish()
        };
        assert_ne!(of([("a", "b"), ("c", "d")]), of([("a", "bc"), ("", "d")]));
    }
}
