//! `cargo xtask test`: every check, in order, up to the first that fails.

use std::ffi::OsString;
use std::str::FromStr;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::project::Project;
use crate::{budget, process, setup, site};

/// One check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// The tests in a real browser.
    Browser,
}

impl Step {
    /// Every step, in the order they run.
    pub const ALL: [Self; 8] = [
        Self::Fmt,
        Self::Clippy,
        Self::Doc,
        Self::Unit,
        Self::Build,
        Self::Budget,
        Self::Prettier,
        Self::Browser,
    ];

    /// The name on the command line and in the output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Doc => "doc",
            Self::Unit => "unit",
            Self::Build => "build",
            Self::Budget => "budget",
            Self::Prettier => "prettier",
            Self::Browser => "browser",
        }
    }

    /// Sets up what the step needs; costs next to nothing where all is there.
    fn set_up(self, project: &Project) -> Result<()> {
        match self {
            Self::Fmt | Self::Doc | Self::Unit => Ok(()),
            Self::Clippy => setup::wasm(project).map(drop),
            Self::Build | Self::Budget => setup::site(project).map(drop),
            Self::Prettier => setup::npm_packages(project),
            Self::Browser => setup::all(project),
        }
    }

    fn run(self, project: &Project, browser_args: &[OsString]) -> Result<()> {
        match self {
            Self::Fmt => process::run(project.cargo().args(["fmt", "--all", "--check"])),
            Self::Clippy => clippy(project),
            Self::Doc => doc(project),
            Self::Unit => {
                process::run(project.cargo().args(["test", "--workspace", "--features", "ssr"]))
            }
            Self::Build => site::build(project),
            Self::Budget => {
                site::build(project)?;
                budget::check(project)
            }
            Self::Prettier => prettier(project),
            Self::Browser => {
                site::build(project)?;
                site::build_next(project)?;
                browser(project, browser_args)
            }
        }
    }
}

impl FromStr for Step {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|step| step.name() == name).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("there is no step `{name}`; the steps are {names}")
        })
    }
}

fn clippy(project: &Project) -> Result<()> {
    let native = ["clippy", "--workspace", "--all-targets", "--features", "ssr"];
    process::run(project.cargo().args(native).args(["--", "-D", "warnings"]))?;
    // The browser's code, which a native check does not see.
    process::run(
        setup::wasm(project)?
            .clippy(project)
            .args(["-p", "http-status", "--lib", "--bin", "http-status", "--features", "hydrate"])
            .args(["--", "-D", "warnings"]),
    )
}

fn doc(project: &Project) -> Result<()> {
    let args = ["doc", "--no-deps", "--workspace", "--features", "ssr"];
    process::run(project.cargo().args(args).env("RUSTDOCFLAGS", "-D warnings"))
}

fn prettier(project: &Project) -> Result<()> {
    process::run(
        project
            .command(process::script("npx"))
            .args(["--prefix", "end2end", "--no-install", "prettier", "--check"])
            .arg("--no-error-on-unmatched-pattern")
            .args(["end2end/**/*.{js,ts,mjs}", "public/**/*.js", "style/**/*.css", "src/**/*.js"]),
    )
}

fn browser(project: &Project, args: &[OsString]) -> Result<()> {
    let mut playwright = project.command(process::script("npx"));
    playwright
        .args(["--no-install", "playwright", "test"])
        .args(args)
        .current_dir(project.end2end());
    process::run(setup::browser(project)?.tell(&mut playwright))
}

/// Draws the icons and takes the screenshots that are committed in `public/`.
pub fn pictures(project: &Project) -> Result<()> {
    setup::all(project)?;
    site::build(project)?;
    let mut node = project.command("node");
    node.arg("pictures.mjs").current_dir(project.end2end());
    process::run(setup::browser(project)?.tell(&mut node))
}

/// Runs the steps named in `only`, or all of them, and prints how each went; true when none
/// failed. The last line printed is `N passed, M failed`.
pub fn run(project: &Project, only: &[Step], browser_args: &[OsString]) -> bool {
    let steps: Vec<_> =
        Step::ALL.into_iter().filter(|step| only.is_empty() || only.contains(step)).collect();
    let mut done: Vec<(Step, Duration)> = Vec::new();
    let mut failed = None;

    if let Err(error) = steps.iter().try_for_each(|step| step.set_up(project)) {
        println!("the set-up failed: {error:#}");
        println!("0 passed, 1 failed");
        return false;
    }
    for &step in &steps {
        println!("\n== {} ==", step.name());
        let start = Instant::now();
        let result = step.run(project, browser_args);
        let took = start.elapsed();
        if let Err(error) = result {
            println!("{} FAILED after {}: {error:#}", step.name(), seconds(took));
            failed = Some((step, took));
            break;
        }
        println!("{} passed in {}", step.name(), seconds(took));
        done.push((step, took));
    }
    print!("\n{}", summary(&steps, &done, failed));
    failed.is_none()
}

/// A line for each step, then the line that counts them.
fn summary(steps: &[Step], done: &[(Step, Duration)], failed: Option<(Step, Duration)>) -> String {
    let row = |result: &str, (step, took): (Step, Duration)| {
        format!("{:<9} {result:<8} {:>8}\n", step.name(), seconds(took))
    };
    let mut lines = vec!["== summary ==\n".to_owned()];
    lines.extend(done.iter().map(|&done| row("passed", done)));
    lines.extend(failed.map(|failed| row("FAILED", failed)));
    let not_run = steps.iter().skip(lines.len() - 1);
    lines.extend(not_run.map(|step| format!("{:<9} not run\n", step.name())));
    lines.push(format!("{} passed, {} failed\n", done.len(), u8::from(failed.is_some())));
    lines.concat()
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f32())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_found_by_its_name() {
        for step in Step::ALL {
            assert_eq!(step.name().parse(), Ok(step));
        }
        assert!("".parse::<Step>().is_err());
    }

    #[test]
    fn the_summary_ends_with_the_count() {
        let took = Duration::from_millis(1500);
        let steps = [Step::Fmt, Step::Clippy, Step::Doc];
        let text = summary(&steps, &[(Step::Fmt, took)], Some((Step::Clippy, took)));
        assert_eq!(
            text,
            "== summary ==\n\
             fmt       passed      1.5 s\n\
             clippy    FAILED      1.5 s\n\
             doc       not run\n\
             1 passed, 1 failed\n"
        );
        assert!(summary(&[], &[], None).ends_with("\n0 passed, 0 failed\n"));
    }
}
