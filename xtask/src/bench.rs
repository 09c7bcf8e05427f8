//! `cargo xtask bench`: how fast the page is, and the search.

use std::ffi::OsString;
use std::str::FromStr;

use anyhow::Result;

use crate::project::Project;
use crate::{process, setup, site};

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bench {
    /// The release build in a browser, beside the same page without scripts.
    Page,
    /// The search, at 1, 10 and 100 times the catalogue.
    Search,
}

impl FromStr for Bench {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "page" => Ok(Self::Page),
            "search" => Ok(Self::Search),
            _ => Err(format!("there is no bench `{name}`; the benches are page, search")),
        }
    }
}

/// Runs the bench named in `only`, or both; `args` are for criterion.
pub fn run(project: &Project, only: Option<Bench>, args: &[OsString]) -> Result<()> {
    if only != Some(Bench::Page) {
        let mut search = project.cargo();
        search.args(["bench", "--bench", "search", "--features", "ssr"]);
        if !args.is_empty() {
            search.arg("--").args(args);
        }
        process::run(&mut search)?;
    }
    if only != Some(Bench::Search) {
        setup::all(project)?;
        site::build(project)?;
        let mut page = project.command("node");
        page.arg("bench.js").current_dir(project.end2end());
        process::run(setup::browser(project)?.tell(&mut page))?;
    }
    Ok(())
}
