//! The release build of the site, skipped when nothing changed.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::compress;
use crate::project::Project;
use crate::setup;

/// What the site is made of, and what makes it.
const INPUTS: [&str; 13] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "catalog-build",
    "end2end/package-lock.json",
    "index.html",
    "public",
    "src",
    "style",
    "wasm-streams",
    "xtask/src/compress.rs",
];

/// The name that a build may be given; pages and wasm both carry it.
const EDITION: &str = "SITE_EDITION";

/// Sets up what is missing and leaves the finished site in dist/.
pub fn build(project: &Project) -> Result<()> {
    build_into(project, &project.dist(), None)
}

/// The same site as another edition, so that there are two real builds to change between: what the
/// tests of updates change to.
pub fn build_next(project: &Project) -> Result<()> {
    build_into(project, &project.root.join("target/next"), Some("next"))
}

fn build_into(project: &Project, site: &Path, edition: Option<&str>) -> Result<()> {
    let tools = setup::site(project)?;
    let inputs = inputs(project, &tools, edition)?;
    let name = site.strip_prefix(&project.root).unwrap_or(site).display();
    let stamp = site.with_extension("fingerprint");
    let stamp = project.root.join("target").join(stamp.file_name().unwrap_or_default());
    let of = |site: &Path| Ok::<_, io::Error>(format!("{inputs:x} {:x}\n", hash(&[site])?));
    let last = fs::read_to_string(&stamp).unwrap_or_default();
    if site.join("index.html").is_file() && last == of(site)? {
        println!("{name}/ is up to date.");
        return Ok(());
    }
    let start = Instant::now();
    println!("Building the site into {name}/ … (the first time about 5 minutes on two cores)");
    // What was there counts no more, even if the build is stopped half-way.
    fs::write(&stamp, "").with_context(|| format!("cannot write {}", stamp.display()))?;
    let mut trunk = setup::trunk_command(project).arg("build").arg("--dist").arg(site);
    if let Some(edition) = edition {
        trunk = trunk.env(EDITION, edition);
    }
    trunk.run()?;
    fs::write(&stamp, of(site)?)?;
    println!("Built {name}/ in {:.1} s.", start.elapsed().as_secs_f32());
    Ok(())
}

/// Trunk's `post_build` hook: the native program that puts the pages into Trunk's staging folder,
/// then the compressed copies of all that is there.
pub fn prerender(project: &Project) -> Result<()> {
    let Some(staging) = env::var_os("TRUNK_STAGING_DIR") else {
        bail!("`prerender` is run by Trunk while it builds; use `cargo xtask build`");
    };
    project.cargo().args(["run", "--quiet", "--bin", "prerender", "--features", "ssr"]).run()?;
    compress::folder(Path::new(&staging))
}

/// One hash over all that a build depends on.
fn inputs(project: &Project, tools: &[String], edition: Option<&str>) -> Result<u64> {
    let mut settings: Vec<_> =
        env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_setting)).collect();
    settings.sort();
    let mut hasher = DefaultHasher::new();
    (tools, edition, settings).hash(&mut hasher);
    hash(&INPUTS.map(|path| project.root.join(path)))?.hash(&mut hasher);
    Ok(hasher.finish())
}

/// True for the environment variables that change what is built.
fn is_setting(name: &str) -> bool {
    ["SITE_URL", EDITION, "RUSTFLAGS"].contains(&name) || name.starts_with("TRUNK_BUILD_")
}

/// One hash over names and contents of all files at or below `paths`.
fn hash(paths: &[impl AsRef<Path>]) -> io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        for file in files(path.as_ref())? {
            (&file, fs::read(&file)?).hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

/// Every file at or below `path`, in an order that does not depend on the file system; none where
/// nothing is there.
pub fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(path.exists().then(|| path.to_owned()).into_iter().collect());
    }
    let entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path()));
    let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    let mut found = Vec::new();
    for entry in entries {
        found.extend(files(&entry)?);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_and_contents_count() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        let write = |name: &str, text: &str| {
            fs::create_dir_all(path(name).parent().unwrap()).unwrap();
            fs::write(path(name), text).unwrap();
        };
        let hash = || hash(&["src", "index.html", "absent"].map(path)).unwrap();
        write("src/a/one.rs", "1");
        write("src/two.rs", "2");
        write("index.html", "<p>");
        let first = hash();

        write("src/two.rs", "2");
        write("elsewhere.txt", "not an input");
        assert_eq!(hash(), first, "the same content written again");

        write("src/two.rs", "3");
        let changed = hash();
        assert_ne!(changed, first, "a changed file");

        fs::rename(path("src/two.rs"), path("src/three.rs")).unwrap();
        assert_ne!(hash(), changed, "a renamed file");
    }

    #[test]
    fn settings_are_told_from_other_variables() {
        assert!(["SITE_URL", EDITION, "TRUNK_BUILD_PUBLIC_URL"].into_iter().all(is_setting));
        assert!(!["TRUNK_STAGING_DIR", "HOME"].into_iter().any(is_setting));
    }
}
