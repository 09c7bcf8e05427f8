//! What the tests need beside npm's packages: browsers, Chinese fonts, nginx, Python.

use anyhow::{Context, Result};

use crate::apt;
use crate::project::Project;
use crate::setup::announce;

/// Name the Chromium to use, and the same without windows; `end2end/browser.js` reads them.
const CHROMIUM: [&str; 2] = ["CHROMIUM", "CHROMIUM_SHELL"];

/// Starts pages in two thirds of the time that the whole Chromium takes.
const SHELL: &str = "chromium-headless-shell";

/// What the tests use besides Chromium: programs of which one will do, Debian's packages, what for.
type Other = (&'static [&'static str], &'static [&'static str], &'static str);
const OTHERS: [Other; 6] = [
    (
        &["nginx"],
        &["nginx", "libnginx-mod-http-brotli-static"],
        "some tests run the site behind it",
    ),
    (&["python3"], &["python3-venv"], "lines to copy are run in it"),
    (&["jq"], &["curl", "jq"], "the notes for launchers and shells are tried with both"),
    (&["firefox-esr", "firefox"], &["firefox-esr"], "the page is tried in it"),
    (&["WebKitWebDriver"], &["webkit2gtk-driver"], "it drives WebKit, which the page is tried in"),
    (&["xvfb-run"], &["xvfb", "xauth", "dbus"], "WebKit needs a screen and a message bus"),
];

/// Finds what the browser tests need, or installs it.
pub fn ensure(project: &Project) -> Result<()> {
    chromium(project)?;
    apt::ensure(project, &["fonts-noto-cjk"], "Chinese text in the tests needs a font")?;
    others(project, &OTHERS)
}

/// The same for what the lines to copy need; their own set-up installs what is theirs alone.
pub fn servers(project: &Project) -> Result<()> {
    others(project, &OTHERS[..3])
}

fn others(project: &Project, wanted: &[Other]) -> Result<()> {
    for (programs, packages, why) in wanted {
        // Another one than Debian's will do, but for those that need a module beside them.
        let is_whole = is_there(project, programs) && !matches!(programs, ["nginx" | "python3"]);
        if !is_whole && !apt::ensure(project, packages, why)? && !is_there(project, programs) {
            let packages = packages.join(" ");
            println!("setup: no {}, so some tests are left out: {why} ({packages})", programs[0]);
        }
    }
    Ok(())
}

fn is_there(project: &Project, programs: &[&str]) -> bool {
    // An ordinary user's PATH may lack the folders of system programs.
    programs.iter().any(|name| project.find(name, &["/usr/sbin", "/usr/local/sbin"]).is_some())
}

/// The Chromium that CHROMIUM names, or the system's, or one that Playwright finds or installs.
fn chromium(project: &Project) -> Result<()> {
    let system = || {
        let names = ["chromium", "chromium-browser", "google-chrome"];
        names.into_iter().find_map(|name| project.find(name, &[]))
    };
    if project.shell.var_os(CHROMIUM[0]).is_some_and(|program| !program.is_empty()) {
        return Ok(());
    }
    if system().is_none() {
        apt::ensure(project, &["chromium"], "the browser tests run in it")?;
    }
    if let Some(program) = system() {
        project.shell.set_var(CHROMIUM[0], program);
        // Not every release of Debian has it, and the whole one will do.
        if let Err(error) = apt::ensure(project, &[SHELL], "most browser tests run faster in it") {
            println!("setup: {error:#}: the tests run in the whole Chromium");
        }
        if let Some(shell) = project.find(SHELL, &[]) {
            project.shell.set_var(CHROMIUM[1], shell);
        }
        return Ok(());
    }
    announce("playwright install chromium", "the browser tests run in it");
    project.node_script("playwright").args(["install", "chromium"]).run().context(
        "no Chromium for the browser tests: install one, or name one in the environment variable \
         CHROMIUM",
    )
}
