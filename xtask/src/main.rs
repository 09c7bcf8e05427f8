//! The project's own commands, run as `cargo xtask …`.
//!
//! ```text
//! project   where things lie, and the shell that runs other programs
//! setup     each tool the project needs: looked for first, installed only when missing
//! browsers  the same for the browsers, fonts and nginx of the tests
//! apt       Debian's packages
//! site      the release build, skipped when nothing changed
//! compress  the brotli and gzip copies that lie beside the files
//! serve     a static server for dist/
//! steps     `cargo xtask test`
//! ```

mod apt;
mod browsers;
mod compress;
mod project;
mod serve;
mod setup;
mod site;
mod steps;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use xshell::cmd;

use crate::project::Project;
use crate::steps::Step;

/// The project's own commands. Each first installs the tools it needs and does not find, most of them
/// into `target/tools` and `end2end/node_modules`. A site that is up to date is not built again.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

/// One command with its options.
#[derive(Debug, PartialEq, Eq, Subcommand)]
enum Task {
    /// Build the release site and serve it on http://127.0.0.1:PORT
    Serve {
        /// The port; 0 lets the system choose
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Build the release site into dist/
    Build,
    /// Run every check, in order, up to the first that fails
    Test {
        /// Run this step alone; may be given more than once
        #[arg(long, value_name = "STEP")]
        only: Vec<Step>,
        /// What Playwright gets
        #[arg(last = true, value_name = "PLAYWRIGHT ARGS")]
        browser_args: Vec<OsString>,
    },
    /// Measure the search, and the page in a browser (ROUNDS=7)
    Bench {
        /// Run this one alone
        #[arg(long)]
        only: Option<Bench>,
        /// What criterion gets
        #[arg(last = true, value_name = "CRITERION ARGS")]
        args: Vec<OsString>,
    },
    /// Draw the icons and take the screenshots of public/ anew
    Pictures,
    /// Install what the commands above need, and nothing else
    Setup,
    /// Run Trunk with the tools that the other commands use
    #[command(disable_help_flag = true)]
    Trunk {
        /// What Trunk gets
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
    /// Trunk's `post_build` hook: write the pages' HTML
    #[command(hide = true)]
    Prerender,
}

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Bench {
    /// The release build in a browser, beside the same page without scripts.
    Page,
    /// The search, at 1, 10 and 100 times the catalogue.
    Search,
}

fn main() -> ExitCode {
    run(parse(std::env::args_os()).unwrap_or_else(|error| error.exit())).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Task, clap::Error> {
    let task = Cli::try_parse_from(args)?.command;
    if let Task::Test { only, browser_args } = &task
        && !(browser_args.is_empty() || only.is_empty() || only.contains(&Step::Browser))
    {
        let message = "what follows `--` goes to the step `browser`, which is not asked for";
        return Err(Cli::command().error(ErrorKind::ArgumentConflict, message));
    }
    Ok(task)
}

fn run(task: Task) -> Result<ExitCode> {
    let project = Project::locate()?;
    match task {
        Task::Serve { port } => {
            // The port first: finding it taken after a long build would be a poor joke.
            let listener = serve::bind(port)?;
            site::build(&project)?;
            serve::run(listener, &project.dist())?;
        }
        Task::Build => site::build(&project)?,
        Task::Test { only, browser_args } => {
            if !steps::run(&project, &only, &browser_args) {
                return Ok(ExitCode::FAILURE);
            }
        }
        Task::Bench { only, args } => bench(&project, only, &args)?,
        Task::Pictures => {
            setup::all(&project)?;
            site::build(&project)?;
            cmd!(project.shell, "node end2end/pictures.mjs").run()?;
        }
        Task::Setup => setup::all(&project)?,
        Task::Trunk { args } => {
            setup::site(&project)?;
            setup::trunk_command(&project).args(args).run()?;
        }
        Task::Prerender => site::prerender(&project)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Runs the bench named in `only`, or both; `args` are for criterion.
fn bench(project: &Project, only: Option<Bench>, args: &[OsString]) -> Result<()> {
    if only != Some(Bench::Page) {
        let search = project.cargo().args(["bench", "--bench", "search", "--features", "ssr"]);
        search.arg("--").args(args).run()?;
    }
    if only != Some(Bench::Search) {
        setup::all(project)?;
        site::build(project)?;
        cmd!(project.shell, "node end2end/bench.js").run()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Task, String> {
        let args = ["xtask"].into_iter().chain(line.split_whitespace());
        parse(args.map(OsString::from)).map_err(|error| error.to_string())
    }

    fn strings(args: &[&str]) -> Vec<OsString> {
        args.iter().map(OsString::from).collect()
    }

    #[test]
    fn serve_takes_a_port() {
        assert_eq!(parsed("serve"), Ok(Task::Serve { port: 8080 }));
        assert_eq!(parsed("serve --port 9000"), Ok(Task::Serve { port: 9000 }));
        assert!(parsed("serve --port 70000").unwrap_err().contains("70000"));
    }

    #[test]
    fn arguments_are_passed_on_untouched() {
        let test = |only: &[Step], args: &[&str]| {
            Ok(Task::Test { only: only.to_vec(), browser_args: strings(args) })
        };
        assert_eq!(parsed("test"), test(&[], &[]));
        assert_eq!(parsed("test -- --headed -g x"), test(&[], &["--headed", "-g", "x"]));
        assert_eq!(parsed("test --only browser -- a"), test(&[Step::Browser], &["a"]));
        assert!(parsed("test --only unit -- a").unwrap_err().contains("`browser`"));
        let trunk = |args: &[&str]| Ok(Task::Trunk { args: strings(args) });
        assert_eq!(parsed("trunk build --release -- x"), trunk(&["build", "--release", "--", "x"]));
        assert_eq!(parsed("trunk --help"), trunk(&["--help"]));
        let bench = Task::Bench { only: Some(Bench::Page), args: strings(&["--quick"]) };
        assert_eq!(parsed("bench --only page -- --quick"), Ok(bench));
    }

    #[test]
    fn mistakes_are_named() {
        Cli::command().debug_assert();
        for (line, named) in [
            ("", "Usage: cargo xtask <COMMAND>"),
            ("help", "Build the release site and serve it"),
            ("sreve", "'serve'"),
            ("serve --prot 1", "'--port'"),
            ("build extra", "'extra'"),
            ("test --only nonsense", "fmt, clippy"),
            ("bench --only speed", "page, search"),
        ] {
            let message = parsed(line).unwrap_err();
            assert!(message.contains(named), "{line}: {message}");
        }
    }
}
