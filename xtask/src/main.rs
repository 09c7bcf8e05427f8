//! The project's own commands, run as `cargo xtask …`.
//!
//! ```text
//! cli          what was asked for
//! project      where things lie
//! process      running other programs, with messages a reader can act on
//! setup/       each tool the project needs: looked for first, installed only when missing
//! site         the release build, skipped when nothing changed
//! fingerprint  how "nothing changed" is known
//! serve/       a small static server for dist/
//! budget       the size limits of budgets.toml
//! compress     the brotli and gzip copies that lie beside the files
//! steps        `cargo xtask test`
//! bench        `cargo xtask bench`
//! ```

mod bench;
mod budget;
mod cli;
mod compress;
mod fingerprint;
mod process;
mod project;
mod serve;
mod setup;
mod site;
mod steps;

use std::process::ExitCode;

use anyhow::Result;

use crate::cli::Command;
use crate::project::Project;

/// A mistake on the command line, as opposed to a command that failed.
const USAGE_ERROR: u8 = 2;

fn main() -> ExitCode {
    let command = match cli::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("error: {error}\nTry `cargo xtask help`.");
            return ExitCode::from(USAGE_ERROR);
        }
    };
    run(command).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(command: Command) -> Result<ExitCode> {
    let project = Project::locate()?;
    match command {
        Command::Help => print!("{}", cli::HELP),
        Command::Setup => setup::all(&project)?,
        Command::Build => site::build(&project)?,
        Command::Serve { port } => {
            // The port first: finding it taken after a long build would be a poor joke.
            let listener = serve::bind(port)?;
            site::build(&project)?;
            serve::run(listener, &project.dist())?;
        }
        Command::Test { only, browser_args } => {
            return Ok(if steps::run(&project, &only, &browser_args) {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
        Command::Bench { only, args } => bench::run(&project, only, &args)?,
        Command::Trunk { args } => {
            let tools = setup::site(&project)?;
            process::run(tools.trunk(&project).args(args))?;
        }
        Command::Pictures => steps::pictures(&project)?,
        Command::Prerender => site::prerender(&project)?,
    }
    Ok(ExitCode::SUCCESS)
}
