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

/// The name that a build may be given; pages and wasm both carry it.
const EDITION: &str = "SITE_EDITION";

/// Sets up what is missing and leaves the finished site in dist/.
pub fn build(project: &Project) -> Result<()> {
    build_into(project, &project.dist(), None)
}

/// The same site as another edition, so that there are two real builds to change between.
pub fn build_next(project: &Project) -> Result<()> {
    build_into(project, &project.next(), Some("next"))
}

fn build_into(project: &Project, site: &Path, edition: Option<&str>) -> Result<()> {
    let tools = setup::site(project)?;
    let mut inputs = inputs(project, &tools)?;
    if let Some(edition) = edition {
        inputs = format!("{inputs} {edition}");
    }
    let name = site.strip_prefix(project.root()).unwrap_or(site).display();
    if is_fresh(project, site, &inputs)? {
        println!("{name}/ is up to date.");
        return Ok(());
    }
    let start = Instant::now();
    println!("Building the site into {name}/ …");
    let stamp_file = project.stamp(site);
    remove(&stamp_file)?;
    let mut trunk = tools.trunk(project);
    trunk.arg("build").arg("--dist").arg(site);
    if let Some(edition) = edition {
        trunk.env(EDITION, edition);
    }
    process::run(&mut trunk)?;
    let stamp = stamp(&inputs, &outputs(project, site)?);
    fs::write(&stamp_file, stamp)
        .with_context(|| format!("cannot write {}", stamp_file.display()))?;
    println!("Built {name}/ in {:.1} s.", start.elapsed().as_secs_f32());
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

/// True when `site` is what the last build left there, made of just these inputs.
fn is_fresh(project: &Project, site: &Path, inputs: &str) -> Result<bool> {
    if !site.join("index.html").is_file() {
        return Ok(false);
    }
    let stamp_file = project.stamp(site);
    match fs::read_to_string(&stamp_file) {
        Ok(found) => Ok(found == stamp(inputs, &outputs(project, site)?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", stamp_file.display())),
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
    name == "SITE_URL" || name == EDITION || name == "RUSTFLAGS" || name.starts_with("TRUNK_BUILD_")
}

fn outputs(project: &Project, site: &Path) -> Result<String> {
    let mut fingerprint = Fingerprint::default();
    fingerprint.add_path(project.root(), site)?;
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
        assert!(is_setting(EDITION));
        assert!(is_setting("TRUNK_BUILD_PUBLIC_URL"));
        assert!(!is_setting("TRUNK_STAGING_DIR"));
        assert!(!is_setting("HOME"));
    }
}
