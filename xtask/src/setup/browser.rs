//! What the browser tests need beside npm's packages: Chromium, Chinese fonts, nginx.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{announce, apt};
use crate::process;
use crate::project::Project;

/// The Chromium the tests run in.
#[derive(Debug, PartialEq, Eq)]
pub enum Browser {
    /// One that Playwright finds by itself, or that `CHROMIUM` names already.
    Known,
    /// The system's.
    System(PathBuf),
    /// One that Playwright installed into this folder.
    Installed(PathBuf),
}

impl Browser {
    /// Tells `command`, which runs Playwright, where the browser is.
    pub fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        match self {
            Self::Known => command,
            Self::System(program) => command.env("CHROMIUM", program),
            Self::Installed(folder) => command.env("PLAYWRIGHT_BROWSERS_PATH", folder),
        }
    }
}

/// Finds what the browser tests need, or installs it.
pub fn ensure(project: &Project) -> Result<Browser> {
    let browser = match find(project) {
        Some(browser) => browser,
        None => install(project)?,
    };
    extras()?;
    Ok(browser)
}

fn find(project: &Project) -> Option<Browser> {
    if env::var_os("CHROMIUM").is_some_and(|program| !program.is_empty()) {
        return Some(Browser::Known);
    }
    if playwrights_folder().is_some_and(|folder| has_chromium(&folder)) {
        return Some(Browser::Known);
    }
    let system = ["chromium", "chromium-browser", "google-chrome"];
    if let Some(program) = system.into_iter().find_map(process::find_on_path) {
        return Some(Browser::System(program));
    }
    let own = own_folder(project);
    has_chromium(&own).then_some(Browser::Installed(own))
}

fn install(project: &Project) -> Result<Browser> {
    if apt::may_install() {
        apt::ensure(&["chromium"], "the browser tests run in it")?;
        return Ok(find(project).unwrap_or(Browser::Known));
    }
    let folder = own_folder(project);
    announce("npx playwright install chromium, into target/tools", "the browser tests run in it");
    process::run(
        project
            .command(process::script("npx"))
            .args(["playwright", "install", "chromium"])
            .current_dir(project.end2end())
            .env("PLAYWRIGHT_BROWSERS_PATH", &folder),
    )
    .context(
        "no Chromium for the browser tests: install one (Debian's package is `chromium`), or name \
         one in the environment variable CHROMIUM",
    )?;
    Ok(Browser::Installed(folder))
}

/// nginx, and its module that sends the brotli copies.
const NGINX: [&str; 2] = ["nginx", "libnginx-mod-http-brotli-static"];

/// Where systems keep that module.
const NGINX_MODULE: [&str; 2] = [
    "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
    "/usr/share/nginx/modules/ngx_http_brotli_static_module.so",
];

/// Chinese fonts, for readable screenshots, and nginx, which some tests run the site behind.
fn extras() -> Result<()> {
    let has_nginx = process::find("nginx", &nginx_path()).is_some()
        && NGINX_MODULE.iter().any(|file| Path::new(file).exists());
    if apt::may_install() {
        apt::ensure(&["fonts-noto-cjk"], "Chinese text in the browser tests needs a font")?;
        if !has_nginx {
            apt::ensure(&NGINX, "some browser tests run the site behind it")?;
        }
    } else if !has_nginx {
        println!(
            "setup: nginx with its static brotli module is not installed: the browser tests that \
             need it are left out. On Debian: apt-get install {}",
            NGINX.join(" ")
        );
    }
    Ok(())
}

/// The `PATH` with the folders of system programs, which an ordinary user's may lack.
fn nginx_path() -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let system = ["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from);
    env::join_paths(env::split_paths(&path).chain(system)).unwrap_or(path)
}

fn own_folder(project: &Project) -> PathBuf {
    project.tools().join("playwright")
}

/// Where Playwright keeps the browsers it installed.
fn playwrights_folder() -> Option<PathBuf> {
    if let Some(folder) = env::var_os("PLAYWRIGHT_BROWSERS_PATH") {
        return Some(folder.into());
    }
    let below_home = |rest: &str| env::home_dir().map(|home| home.join(rest));
    let cache = match env::consts::OS {
        "windows" => env::var_os("LOCALAPPDATA").map(PathBuf::from),
        "macos" => below_home("Library/Caches"),
        _ => env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| below_home(".cache")),
    };
    cache.map(|cache| cache.join("ms-playwright"))
}

fn has_chromium(folder: &Path) -> bool {
    let is_chromium = |name: &OsStr| name.to_string_lossy().starts_with("chromium-");
    fs::read_dir(folder)
        .is_ok_and(|entries| entries.flatten().any(|entry| is_chromium(&entry.file_name())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn playwrights_chromium_is_recognised() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_chromium(&folder.path().join("absent")));
        fs::create_dir(folder.path().join("firefox-1500")).unwrap();
        assert!(!has_chromium(folder.path()));
        fs::create_dir(folder.path().join("chromium-1200")).unwrap();
        assert!(has_chromium(folder.path()));
    }

    #[test]
    fn playwright_is_told_where_the_browser_is() {
        let mut command = Command::new("npx");
        Browser::System("/usr/bin/chromium".into()).tell(&mut command);
        let told: Vec<_> = command.get_envs().collect();
        assert_eq!(told, [(OsStr::new("CHROMIUM"), Some(OsStr::new("/usr/bin/chromium")))]);
    }
}
