//! Trunk, and the two programs it calls: wasm-bindgen and wasm-opt.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{announce, node};
use crate::process;
use crate::project::Project;

const TRUNK: &str = "0.21.14";
/// Any release of this series will do.
const TRUNK_SERIES: &str = "0.21.";

const BINARYEN: &str = "132.0.0";
/// Older releases of wasm-opt do not know what today's compiler writes.
const WASM_OPT_AT_LEAST: u32 = 120;

/// Finds or installs Trunk, and returns its name and version.
pub fn trunk(project: &Project, path: &OsStr) -> Result<String> {
    let found = version("trunk", path).filter(|version| version.starts_with(TRUNK_SERIES));
    let version = if let Some(version) = found {
        version
    } else {
        announce(
            &format!("installing Trunk {TRUNK} into target/tools"),
            "it builds the site (about 6 minutes on two cores)",
        );
        install(project, &["trunk", "--version", TRUNK, "--locked"])?;
        TRUNK.to_owned()
    };
    Ok(format!("trunk {version}"))
}

/// Finds or installs wasm-bindgen, and returns its name and version: the one in Cargo.lock, since
/// Trunk downloads its own where they differ.
pub fn wasm_bindgen(project: &Project, path: &OsStr) -> Result<String> {
    let lock = project.root().join("Cargo.lock");
    let text =
        fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let wanted = locked_version(&text, "wasm-bindgen")?;
    if version("wasm-bindgen", path).as_deref() != Some(&wanted) {
        announce(
            &format!("installing wasm-bindgen {wanted} into target/tools"),
            "it must be the version in Cargo.lock (about 4 minutes on two cores)",
        );
        install(project, &["wasm-bindgen-cli", "--version", &wanted])?;
    }
    Ok(format!("wasm-bindgen {wanted}"))
}

/// Finds or installs wasm-opt, and returns its name and version.
pub fn wasm_opt(project: &Project, path: &OsStr) -> Result<String> {
    let folder = npm_folder(project);
    let package = folder.join("node_modules").join("binaryen").join("package.json");
    let from_npm = fs::read_to_string(package)
        .is_ok_and(|text| text.contains(&format!("\"version\": \"{BINARYEN}\"")));
    if from_npm {
        node::ensure("wasm-opt runs in it")?;
        return Ok(format!("wasm-opt of npm's binaryen {BINARYEN}"));
    }
    let release = |version: &String| version.parse().is_ok_and(|n: u32| n >= WASM_OPT_AT_LEAST);
    if let Some(version) = version("wasm-opt", path).filter(release) {
        return Ok(format!("wasm-opt {version}"));
    }
    node::ensure("npm installs wasm-opt, and Node.js runs it")?;
    announce(
        &format!("installing npm's binaryen {BINARYEN} into target/tools"),
        "its wasm-opt makes the site's code smaller",
    );
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    process::run(
        project
            .command(process::script("npm"))
            .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
            .arg(folder)
            .arg(format!("binaryen@{BINARYEN}")),
    )?;
    Ok(format!("wasm-opt of npm's binaryen {BINARYEN}"))
}

/// Where npm installs the project's tools.
pub fn npm_folder(project: &Project) -> PathBuf {
    project.tools().join("npm")
}

fn install(project: &Project, args: &[&str]) -> Result<()> {
    process::run(project.cargo().args(["install", "--root"]).arg(project.tools()).args(args))
}

/// The version `program` states: the first word with a digit in front.
fn version(program: &str, path: &OsStr) -> Option<String> {
    let program = process::find(program, path)?;
    stated_version(&process::output(Command::new(program).arg("--version")).ok()?)
}

fn stated_version(text: &str) -> Option<String> {
    let word = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    word.map(str::to_owned)
}

/// The version of the package `name` in the text of a Cargo.lock.
fn locked_version(lock: &str, name: &str) -> Result<String> {
    let lock: toml::Table = lock.parse().context("cannot understand Cargo.lock")?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let version = packages.into_iter().flatten().find_map(|package| {
        (package.get("name")?.as_str()? == name).then(|| package.get("version")?.as_str())?
    });
    match version {
        Some(version) => Ok(version.to_owned()),
        None => bail!("Cargo.lock names no {name}: run `cargo generate-lockfile`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(stated_version("trunk 0.21.14").as_deref(), Some("0.21.14"));
        assert_eq!(stated_version("wasm-opt version 132 (version_132)").as_deref(), Some("132"));
        assert_eq!(stated_version("no version"), None);
    }

    #[test]
    fn locked_versions_are_read() {
        let lock = "version = 4\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9\"\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").unwrap(), "0.2.130");
        assert!(locked_version(lock, "leptos").unwrap_err().to_string().contains("leptos"));
        assert!(locked_version("= no lock", "leptos").is_err());
    }
}
