//! What the browser tests need beside npm's packages: browsers, Chinese fonts, nginx.

use anyhow::{Context, Result};

use crate::apt;
use crate::project::Project;
use crate::setup::announce;

/// Names the Chromium to use; `end2end/browser.js` reads it.
const CHROMIUM: &str = "CHROMIUM";

/// What the tests use besides Chromium: programs of which one will do, Debian's packages, what for.
const OTHERS: [(&[&str], &[&str], &str); 4] = [
    (
        &["nginx"],
        &["nginx", "libnginx-mod-http-brotli-static"],
        "some tests run the site behind it",
    ),
    (&["firefox-esr", "firefox"], &["firefox-esr"], "the page is tried in it"),
    (&["WebKitWebDriver"], &["webkit2gtk-driver"], "it drives WebKit, which the page is tried in"),
    (&["xvfb-run"], &["xvfb", "xauth", "dbus"], "WebKit needs a screen and a message bus"),
];

/// Finds what the browser tests need, or installs it.
pub fn ensure(project: &Project) -> Result<()> {
    chromium(project)?;
    if !apt::ensure(project, &["fonts-noto-cjk"], "Chinese text in the tests needs a font")? {
        for (programs, packages, why) in OTHERS.iter().filter(|other| !is_there(project, other.0)) {
            println!(
                "setup: {} not found, though {why}: the tests that need it are left out, or fail \
                 where CI is set. Debian's packages: {}",
                programs[0],
                packages.join(" ")
            );
        }
        return Ok(());
    }
    for (programs, packages, why) in OTHERS {
        // Another one than Debian's will do, but for nginx: that must have its module.
        if programs == ["nginx"] || !is_there(project, programs) {
            apt::ensure(project, packages, why)?;
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
    if project.shell.var_os(CHROMIUM).is_some_and(|program| !program.is_empty()) {
        return Ok(());
    }
    let found = system();
    let found = match found {
        None if apt::ensure(project, &["chromium"], "the browser tests run in it")? => system(),
        found => found,
    };
    if let Some(program) = found {
        project.shell.set_var(CHROMIUM, program);
        return Ok(());
    }
    announce("playwright install chromium", "the browser tests run in it");
    project.node_script("playwright").args(["install", "chromium"]).run().context(
        "no Chromium for the browser tests: install one, or name one in the environment variable \
         CHROMIUM",
    )
}
