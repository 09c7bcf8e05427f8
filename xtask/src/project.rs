//! Where things lie.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The project's folders.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// Finds the project: the folder above this crate's.
    pub fn locate() -> Result<Self> {
        let xtask = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = xtask.parent().context("the folder of xtask has no parent")?;
        Ok(Self { root: root.to_owned() })
    }

    /// The repository.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The finished site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The browser tests.
    pub fn end2end(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// Tools installed for this project alone.
    pub fn tools(&self) -> PathBuf {
        self.root.join("target").join("tools")
    }

    /// The site once more, as another build: what the tests of updates change to.
    pub fn next(&self) -> PathBuf {
        self.root.join("target").join("next")
    }

    /// What is known of the last build that went into `site`.
    pub fn stamp(&self, site: &Path) -> PathBuf {
        let name = site.file_name().unwrap_or_default().to_string_lossy();
        self.root.join("target").join(format!("{name}.fingerprint"))
    }

    /// The folder cargo builds into.
    pub fn cargo_target(&self) -> PathBuf {
        // An absolute path replaces the root, a relative one is below it.
        self.root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
    }

    /// A call of `program` at the root.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// A call of cargo at the root: of the same cargo that runs us.
    pub fn cargo(&self) -> Command {
        self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }
}
