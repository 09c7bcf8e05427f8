//! The release build of the site, skipped when nothing changed.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::compress;
use crate::fingerprint::Fingerprint;
use crate::process;
use crate::project::Project;
use crate::setup::{self, SiteTools};

/// What the site is made of.
const INPUTS: [&str; 10] = [
    ".cargo",
    "src",
    "style",
    "public",
    "catalog-build",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
];

/// Sets up what is missing and leaves the finished site in dist/.
pub fn build(project: &Project) -> Result<()> {
    let tools = setup::site(project)?;
    let inputs = inputs(project, &tools)?;
    if is_fresh(project, &inputs)? {
        println!("dist/ is up to date.");
        return Ok(());
    }
    let start = Instant::now();
    println!("Building the site into dist/ …");
    remove(&project.stamp())?;
    process::run(tools.trunk(project).arg("build"))?;
    let stamp = stamp(&inputs, &outputs(project)?);
    fs::write(project.stamp(), stamp)
        .with_context(|| format!("cannot write {}", project.stamp().display()))?;
    println!("Built dist/ in {:.1} s.", start.elapsed().as_secs_f32());
    Ok(())
}

/// Trunk's `post_build` hook: the native program that puts the pages into Trunk's staging folder,
/// then the compressed copies of all that is there.
pub fn prerender(project: &Project) -> Result<()> {
    let Some(staging) = env::var_os("TRUNK_STAGING_DIR") else {
        bail!("`prerender` is run by Trunk while it builds; use `cargo xtask build`");
    };
    let args = ["run", "--quiet", "--bin", "prerender", "--features", "ssr"];
    process::run(project.cargo().args(args))?;
    compress::folder(Path::new(&staging))
}

/// True when dist/ is what the last build left, made of just these inputs.
fn is_fresh(project: &Project, inputs: &str) -> Result<bool> {
    if !project.dist().join("index.html").is_file() {
        return Ok(false);
    }
    match fs::read_to_string(project.stamp()) {
        Ok(found) => Ok(found == stamp(inputs, &outputs(project)?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => {
            Err(error).with_context(|| format!("cannot read {}", project.stamp().display()))
        }
    }
}

fn inputs(project: &Project, tools: &SiteTools) -> Result<String> {
    let mut fingerprint = Fingerprint::default();
    for path in INPUTS {
        fingerprint.add_path(project.root(), Path::new(path))?;
    }
    for version in tools.versions() {
        fingerprint.add("tool", version.as_bytes());
    }
    let mut settings: Vec<_> = env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
        .filter(|(name, _)| is_setting(name))
        .collect();
    settings.sort();
    for (name, value) in settings {
        fingerprint.add(&name, value.as_encoded_bytes());
    }
    Ok(fingerprint.finish())
}

/// True for the environment variables that change what is built.
fn is_setting(name: &str) -> bool {
    name == "SITE_URL" || name == "RUSTFLAGS" || name.starts_with("TRUNK_BUILD_")
}

fn outputs(project: &Project) -> Result<String> {
    let mut fingerprint = Fingerprint::default();
    fingerprint.add_path(project.root(), &project.dist())?;
    Ok(fingerprint.finish())
}

fn stamp(inputs: &str, outputs: &str) -> String {
    format!("inputs {inputs}\noutputs {outputs}\n")
}

fn remove(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", file.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_told_from_other_variables() {
        assert!(is_setting("SITE_URL"));
        assert!(is_setting("TRUNK_BUILD_PUBLIC_URL"));
        assert!(!is_setting("TRUNK_STAGING_DIR"));
        assert!(!is_setting("HOME"));
    }
}
