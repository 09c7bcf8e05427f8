//! `cargo xtask test`: every check, in order, up to the first that fails.

use std::ffi::OsString;
use std::time::{Duration, Instant};

use anyhow::Result;
use clap::ValueEnum;
use xshell::cmd;

use crate::project::Project;
use crate::{browsers, setup, site};

/// One check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// The code's layout.
    Fmt,
    /// Lints, of the native code and of the browser's.
    Clippy,
    /// The documentation builds without a warning.
    Doc,
    /// The native tests.
    Unit,
    /// The release build.
    Build,
    /// Its size.
    Budget,
    /// The layout of JavaScript, TypeScript and CSS.
    Prettier,
    /// The tests in Chromium.
    Browser,
    /// The lines that cards offer for copying, run.
    Snippets,
    /// The main paths in three engines: Chromium's, Firefox's and that of `WebKitGTK`.
    Engines,
}

/// What prettier looks at.
const PRETTY: [&str; 4] =
    ["end2end/**/*.{js,ts,mjs}", "public/**/*.js", "style/**/*.css", "src/**/*.js"];

impl Step {
    /// The name on the command line and in the output.
    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    /// Sets up what the step needs; costs next to nothing where all is there.
    fn set_up(self, project: &Project) -> Result<()> {
        match self {
            Self::Fmt | Self::Doc => Ok(()),
            Self::Clippy => setup::wasm_target(project),
            // The build of the pages, which native tests look at, calls the minifier.
            Self::Prettier | Self::Unit => setup::npm_packages(project),
            Self::Build | Self::Budget => setup::site(project).map(drop),
            Self::Snippets => setup::site(project).and_then(|_| browsers::servers(project)),
            Self::Browser | Self::Engines => setup::all(project),
        }
    }

    fn run(self, project: &Project, browser_args: &[OsString]) -> Result<()> {
        let shell = &project.shell;
        match self {
            Self::Fmt => project.cargo().args(["fmt", "--all", "--check"]).run()?,
            Self::Clippy => {
                let all = ["--workspace", "--all-targets", "--features", "ssr"];
                // The browser's code, which a native check does not see.
                let page = ["--target=wasm32-unknown-unknown", "--package=http-status", "--lib"];
                let page = page.into_iter().chain(["--bin=http-status", "--features=hydrate"]);
                for args in [all.to_vec(), page.collect()] {
                    project
                        .cargo()
                        .arg("clippy")
                        .args(args)
                        .args(["--", "-D", "warnings"])
                        .run()?;
                }
            }
            Self::Doc => {
                let doc = project.cargo().args(["doc", "--no-deps", "--workspace"]);
                doc.args(["--features", "ssr"]).env("RUSTDOCFLAGS", "-D warnings").run()?;
            }
            Self::Unit => {
                project.cargo().args(["test", "--workspace", "--features", "ssr"]).run()?;
            }
            Self::Build => site::build(project)?,
            Self::Budget => {
                site::build(project)?;
                let _in = shell.push_dir("end2end");
                project.node_script("size-limit").run()?;
            }
            Self::Prettier => {
                let prettier = project.node_script("prettier").arg("--check");
                prettier.arg("--no-error-on-unmatched-pattern").args(PRETTY).run()?;
            }
            Self::Browser => {
                site::build(project)?;
                site::build_next(project)?;
                let playwright = project.node_script("playwright");
                playwright.args(["test", "--config", "end2end"]).args(browser_args).run()?;
            }
            Self::Snippets => {
                site::build(project)?;
                cmd!(shell, "node end2end/snippets/run.js").run()?;
            }
            Self::Engines => {
                site::build(project)?;
                let suite = "end2end/engines/engines.test.js";
                cmd!(shell, "node --test --test-reporter=spec {suite}").run()?;
            }
        }
        Ok(())
    }
}

/// Runs the steps named in `only`, or all of them, and prints how each went; true when none
/// failed. The last line printed is `N passed, M failed`.
pub fn run(project: &Project, only: &[Step], browser_args: &[OsString]) -> bool {
    let all = Step::value_variants().iter().copied();
    let steps: Vec<_> = all.filter(|step| only.is_empty() || only.contains(step)).collect();
    if let Err(error) = steps.iter().try_for_each(|step| step.set_up(project)) {
        println!("the set-up failed: {error:#}\n0 passed, 1 failed");
        return false;
    }
    let mut done = Vec::new();
    for &step in &steps {
        println!("\n== {} ==", step.name());
        let start = Instant::now();
        let result = step.run(project, browser_args);
        done.push((result.is_ok(), start.elapsed()));
        if let Err(error) = result {
            println!("{} FAILED: {error:#}", step.name());
            break;
        }
        println!("{} passed", step.name());
    }
    print!("\n{}", summary(&steps, &done));
    done.iter().all(|(passed, _)| *passed)
}

/// A line for each step, then the line that counts them.
fn summary(steps: &[Step], done: &[(bool, Duration)]) -> String {
    let mut lines = vec!["== summary ==".to_owned()];
    for (i, step) in steps.iter().enumerate() {
        lines.push(match done.get(i) {
            Some((passed, took)) => {
                let result = if *passed { "passed" } else { "FAILED" };
                format!("{:<9} {result:<8} {:>6.1} s", step.name(), took.as_secs_f32())
            }
            None => format!("{:<9} not run", step.name()),
        });
    }
    let passed = done.iter().filter(|(passed, _)| *passed).count();
    lines.push(format!("{passed} passed, {} failed\n", done.len() - passed));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_ends_with_the_count() {
        let took = Duration::from_millis(1500);
        let steps = [Step::Fmt, Step::Clippy, Step::Doc];
        assert_eq!(
            summary(&steps, &[(true, took), (false, took)]),
            "== summary ==\n\
             fmt       passed      1.5 s\n\
             clippy    FAILED      1.5 s\n\
             doc       not run\n\
             1 passed, 1 failed\n"
        );
        assert!(summary(&[], &[]).ends_with("\n0 passed, 0 failed\n"));
    }
}
