//! Debian's packages.

use anyhow::Result;
use xshell::cmd;

use crate::project::Project;
use crate::setup::announce;

/// Installs those of `packages` that are missing. False where that cannot be done: on other systems
/// than Debian and its relatives, and for others than root.
pub fn ensure(project: &Project, packages: &[&str], why: &str) -> Result<bool> {
    let is_debian = ["apt-get", "dpkg-query"].iter().all(|name| project.find(name, &[]).is_some());
    if !is_debian || cmd!(project.shell, "id -u").read()? != "0" {
        return Ok(false);
    }
    let format = "--showformat=${Package} ${db:Status-Status}\n";
    // It fails where one name is unknown, and still lists the others.
    let query = cmd!(project.shell, "dpkg-query --show {format} {packages...}");
    let missing = missing(packages, &query.ignore_status().ignore_stderr().read()?);
    if !missing.is_empty() {
        announce(&format!("apt-get install {}", missing.join(" ")), why);
        cmd!(project.shell, "apt-get --quiet update").run()?;
        cmd!(project.shell, "apt-get --quiet --yes install --no-install-recommends {missing...}")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .run()?;
    }
    Ok(true)
}

/// Those of `packages` that `listed`, a line each with name and status, does not call installed.
fn missing<'a>(packages: &[&'a str], listed: &str) -> Vec<&'a str> {
    let installed: Vec<_> =
        listed.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    packages.iter().copied().filter(|package| !installed.contains(package)).collect()
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn unknown_and_removed_packages_are_missing() {
        let listed = "chromium installed\nnginx config-files\n";
        assert_eq!(missing(&["chromium", "nginx", "xvfb"], listed), ["nginx", "xvfb"]);
        assert!(missing(&["chromium"], listed).is_empty());
    }
}
