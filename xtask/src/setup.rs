//! Each tool the project needs: looked for first, installed only when missing.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use xshell::{Cmd, cmd};

use crate::browsers;
use crate::project::Project;

const TARGET: &str = "wasm32-unknown-unknown";

const TRUNK: &str = "0.21.14";
/// Any release of this series will do.
const TRUNK_SERIES: &str = "0.21.";

/// Older ones do not run the tools.
const NODE_AT_LEAST: u32 = 20;

/// How the tools are compiled: in a fifth of the time that a release takes. They run a few seconds.
const CHEAPLY: [&str; 4] = ["opt-level=0", "lto=false", "codegen-units=16", "strip=false"];

/// Sets up everything.
pub fn all(project: &Project) -> Result<()> {
    site(project)?;
    browsers::ensure(project)
}

/// Sets up what the build of the site needs, and returns the version of each tool that has a say in
/// what is built, but for those that npm's lock file names.
pub fn site(project: &Project) -> Result<Vec<String>> {
    wasm_target(project)?;
    npm_packages(project)?;
    let trunk = stated_version(project, "trunk");
    // Trunk downloads its own where they differ.
    let bindgen = locked_version(project, "wasm-bindgen")?;
    let mut missing = Vec::new();
    if !trunk.as_ref().is_some_and(|found| found.starts_with(TRUNK_SERIES)) {
        missing.push(("trunk", TRUNK.to_owned()));
    }
    if stated_version(project, "wasm-bindgen").as_ref() != Some(&bindgen) {
        missing.push(("wasm-bindgen-cli", bindgen.clone()));
    }
    compile(missing)?;
    let rustc = rustc(project).arg("--version").read()?;
    Ok(vec![rustc, trunk.unwrap_or_else(|| TRUNK.to_owned()), bindgen])
}

/// A call of Trunk that downloads no tool.
pub fn trunk_command(project: &Project) -> Cmd<'_> {
    let trunk = cmd!(project.shell, "trunk").env("TRUNK_SKIP_VERSION_CHECK", "true");
    // So that no path of this machine is in the panic messages of the shipped wasm.
    let home = std::env::home_dir().unwrap_or_default();
    let cargo =
        project.shell.var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let remap = |from: &Path, to| format!("--remap-path-prefix={}={to}", from.display());
    let remap = [remap(&cargo.join("registry/src"), "crates"), remap(&project.root, "site")];
    let trunk = trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remap.join(" "));
    // Trunk 0.21 takes nothing but `true` and `false` here, and the usual value is 1.
    match project.shell.var_os("NO_COLOR") {
        Some(value) if !value.is_empty() => trunk.env("NO_COLOR", "true"),
        _ => trunk,
    }
}

/// Adds the target of the site's code to the compiler.
pub fn wasm_target(project: &Project) -> Result<()> {
    let folder = rustc(project).args(["--print", "target-libdir", "--target", TARGET]).read()?;
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    announce(&format!("rustup target add {TARGET}"), "the site's code is compiled to it (seconds)");
    cmd!(project.shell, "rustup target add {TARGET}").run().with_context(|| {
        format!(
            "the compiler has no target {TARGET}: let `rustup target add {TARGET}` download it \
             once, or install your system's package of Rust's standard library for wasm32"
        )
    })
}

/// Installs the packages of end2end/package-lock.json where they are missing or older.
pub fn npm_packages(project: &Project) -> Result<()> {
    let modified = |file: &str| -> Option<SystemTime> {
        fs::metadata(project.root.join("end2end").join(file)).and_then(|file| file.modified()).ok()
    };
    let installed = modified("node_modules/.package-lock.json");
    let node =
        stated_version(project, "node").and_then(|found| found.split('.').next()?.parse().ok());
    if node.is_none_or(|found: u32| found < NODE_AT_LEAST) {
        bail!(
            "Node.js {NODE_AT_LEAST} or newer is not on the PATH: wasm-opt and the minifier come \
             by its npm. Install both from your system's package manager"
        );
    }
    if installed.is_some() && installed >= modified("package-lock.json") {
        return Ok(());
    }
    announce("npm ci in end2end/", "wasm-opt, the minifier and the tests' tools (seconds)");
    let npm = project.node_script("npm").args(["--prefix", "end2end", "ci", "--ignore-scripts"]);
    Ok(npm.args(["--no-audit", "--no-fund"]).run()?)
}

/// Says in one line what is being done, and why.
pub fn announce(what: &str, why: &str) {
    println!("setup: {what}: {why}");
}

/// Compiles tools into target/tools, at the same time: the end of each keeps one core busy only.
fn compile(tools: Vec<(&'static str, String)>) -> Result<()> {
    for (package, version) in &tools {
        let minutes = if *package == "trunk" { "3 minutes" } else { "1 minute" };
        let why =
            format!("it builds the site, and is compiled once (about {minutes} on two cores)");
        announce(&format!("cargo install {package} {version}, into target/tools"), &why);
    }
    let threads: Vec<_> = tools
        .into_iter()
        .map(|(package, version)| thread::spawn(move || install(package, &version)))
        .collect();
    threads.into_iter().try_for_each(|thread| thread.join().expect("it does not panic"))
}

fn install(package: &str, version: &str) -> Result<()> {
    let project = Project::locate()?;
    // Without what they would download over TLS: all they need is here.
    let install = project.cargo().args(["install", "--no-default-features", "--root"]);
    // The lock file of wasm-bindgen-cli names crates that were withdrawn since.
    let locked = (package == "trunk").then_some("--locked");
    let install = install.arg(project.tools()).args([package, "--version", version]).args(locked);
    let cheaply = CHEAPLY.map(|setting| format!("--config=profile.release.{setting}"));
    Ok(install.args(cheaply).run()?)
}

/// The compiler cargo takes.
fn rustc(project: &Project) -> Cmd<'_> {
    let rustc = project.shell.var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    cmd!(project.shell, "{rustc}").quiet()
}

/// The version that `program` states; none where it cannot be run.
fn stated_version(project: &Project, program: &str) -> Option<String> {
    let said = cmd!(project.shell, "{program} --version").ignore_stderr().read().ok()?;
    version_in(&said).map(str::to_owned)
}

/// The first word with a digit in front, less the `v` that some put there.
fn version_in(text: &str) -> Option<&str> {
    let words = text.split_whitespace().map(|word| word.strip_prefix('v').unwrap_or(word));
    words.into_iter().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// The version of a package in Cargo.lock.
fn locked_version(project: &Project, package: &str) -> Result<String> {
    let id = project.cargo().args(["pkgid", package]).read()?;
    let (_, version) = id.rsplit_once(['@', '#']).context("`cargo pkgid` names no version")?;
    Ok(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(version_in("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_in("v20.1.0"), Some("20.1.0"));
        assert_eq!(version_in("no version"), None);
    }

    #[test]
    fn the_locked_version_is_a_version() {
        let version = locked_version(&Project::locate().unwrap(), "wasm-bindgen").unwrap();
        assert!(version.starts_with("0.2."), "{version}");
    }
}
