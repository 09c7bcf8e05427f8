//! Node.js, npm, and the npm packages of the browser tests.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Result, bail};

use super::announce;
use crate::process;
use crate::project::Project;

/// Stops where Node.js or npm is missing: which of the many ways to install them is the reader's
/// choice.
pub fn ensure(why: &str) -> Result<()> {
    let missing: Vec<_> =
        ["node", "npm"].into_iter().filter(|name| process::find_on_path(name).is_none()).collect();
    if !missing.is_empty() {
        bail!(
            "{} not found: {why}. Install Debian's packages `nodejs` and `npm`, or Node.js from \
             your system's package manager",
            missing.join(" and ")
        );
    }
    Ok(())
}

/// Installs the packages of end2end/package-lock.json where they are missing or older.
pub fn packages(project: &Project) -> Result<()> {
    let folder = project.end2end();
    let lock = folder.join("package-lock.json");
    if !lock.is_file() {
        bail!("end2end/package-lock.json is missing: run `npm install` in end2end/ and keep it");
    }
    let installed = modified(&folder.join("node_modules").join(".package-lock.json"));
    if installed.is_some() && installed >= modified(&lock) {
        return Ok(());
    }
    ensure("the browser tests and prettier run in it")?;
    announce("npm ci in end2end/", "the browser tests and prettier are installed there");
    process::run(
        project
            .command(process::script("npm"))
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(folder),
    )
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|metadata| metadata.modified()).ok()
}
