//! Each tool the project needs: looked for first, installed only when missing.

mod apt;
mod browser;
mod node;
mod tools;
mod wasm;

use std::env;
use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::Project;
use wasm::Wasm;

pub use browser::ensure as browser;
pub use node::packages as npm_packages;
pub use wasm::ensure as wasm;

/// What the build of the site needs.
#[derive(Debug)]
pub struct SiteTools {
    path: OsString,
    versions: Vec<String>,
}

impl SiteTools {
    /// A call of Trunk that finds these tools, and downloads none.
    pub fn trunk(&self, project: &Project) -> Command {
        let mut trunk = project.command("trunk");
        trunk.env("PATH", &self.path).env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk 0.21 takes nothing but `true` and `false` here, and the usual value is 1.
        if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            trunk.env("NO_COLOR", "true");
        }
        trunk
    }

    /// The version of each tool that has a say in what is built.
    pub fn versions(&self) -> &[String] {
        &self.versions
    }
}

/// Sets up what the build of the site needs.
pub fn site(project: &Project) -> Result<SiteTools> {
    let wasm = wasm(project)?;
    let path = search_path(project, wasm)?;
    let versions = vec![
        wasm.compiler_version()?,
        tools::trunk(project, &path)?,
        tools::wasm_bindgen(project, &path)?,
        tools::wasm_opt(project, &path)?,
    ];
    Ok(SiteTools { path, versions })
}

/// Sets up everything.
pub fn all(project: &Project) -> Result<()> {
    site(project)?;
    npm_packages(project)?;
    browser(project)?;
    Ok(())
}

/// The `PATH` with the project's own tools first.
fn search_path(project: &Project, wasm: Wasm) -> Result<OsString> {
    let mut folders: Vec<_> = wasm.cargo_folder(project).into_iter().collect();
    folders.push(project.tools().join("bin"));
    folders.push(tools::npm_folder(project).join("node_modules").join(".bin"));
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).context("the project's folder cannot stand in a PATH")
}

/// Says in one line what is being done, and why.
fn announce(what: &str, why: &str) {
    println!("setup: {what}: {why}");
}
