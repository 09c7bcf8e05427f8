//! Debian's packages.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Result, bail};

use super::announce;
use crate::process;

/// True on Debian and its relatives.
pub fn is_here() -> bool {
    process::find_on_path("apt-get").is_some() && process::find_on_path("dpkg-query").is_some()
}

/// True when packages can be installed: on Debian, as root.
pub fn may_install() -> bool {
    is_here() && process::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// Those of `packages` that are not installed.
pub fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    // It fails when one name is unknown, and still lists the others.
    let listed = Command::new("dpkg-query")
        .args(["--show", "--showformat=${Package} ${db:Status-Status}\n"])
        .args(packages)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    not_installed(packages, &listed)
}

/// Installs those of `packages` that are missing.
pub fn ensure(packages: &[&str], why: &str) -> Result<()> {
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if !may_install() {
        bail!("{why} needs Debian packages, and installing needs root: apt-get install {list}");
    }
    update()?;
    announce(&format!("apt-get install {list}"), why);
    process::run(
        Command::new("apt-get")
            .args(["install", "--yes", "--no-install-recommends"])
            .args(missing)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

/// Reads the package lists again, once in our life.
fn update() -> Result<()> {
    static DONE: AtomicBool = AtomicBool::new(false);
    if DONE.swap(true, Ordering::Relaxed) {
        return Ok(());
    }
    announce("apt-get update", "the first package to install needs fresh lists");
    process::run(Command::new("apt-get").arg("update"))
}

fn not_installed<'a>(packages: &[&'a str], listed: &str) -> Vec<&'a str> {
    let installed: Vec<_> =
        listed.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    packages.iter().copied().filter(|package| !installed.contains(package)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_and_removed_packages_are_missing() {
        let listed = "rustc-web installed\nnginx config-files\n";
        assert_eq!(not_installed(&["rustc-web", "nginx", "lld-22"], listed), ["nginx", "lld-22"]);
        assert!(not_installed(&["rustc-web"], listed).is_empty());
    }
}
