//! A compiler for wasm32: the ordinary one with its target added, or, where rustup can download
//! nothing, Debian's, which builds the standard library from its source.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{announce, apt};
use crate::process;
use crate::project::Project;

const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_PACKAGES: [&str; 5] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "lld-22"];
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_CLIPPY: &str = "/usr/bin/cargo-clippy";

/// Who compiles for wasm32.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wasm {
    /// The compiler that builds everything else too.
    Ordinary,
    /// Debian's, for wasm32 alone.
    Debian,
}

/// Finds a compiler for wasm32, or installs one.
pub fn ensure(project: &Project) -> Result<Wasm> {
    if has_target()? {
        return Ok(Wasm::Ordinary);
    }
    // Once Debian's was chosen rustup is not asked again: waiting for a closed network is slow.
    let chosen = cargo_folder(project).join("cargo").exists();
    if !(chosen && apt::missing(&DEBIAN_PACKAGES).is_empty()) {
        if add_target()? {
            return Ok(Wasm::Ordinary);
        }
        if !apt::is_here() {
            bail!(
                "the compiler has no target {TARGET}. Add it with `rustup target add {TARGET}`, or \
                 with your system's package of Rust's standard library for wasm32"
            );
        }
        apt::ensure(&DEBIAN_PACKAGES, "the ordinary compiler has no wasm32 target, Debian's can")?;
    }
    write_shim(project)?;
    Ok(Wasm::Debian)
}

impl Wasm {
    /// The folder to put first in Trunk's `PATH`: it holds the `cargo` Trunk shall call.
    pub fn cargo_folder(self, project: &Project) -> Option<PathBuf> {
        (self == Self::Debian).then(|| cargo_folder(project))
    }

    /// Clippy, to be given the arguments for a check of wasm32.
    pub fn clippy(self, project: &Project) -> Command {
        let mut clippy = match self {
            Self::Ordinary => project.cargo(),
            Self::Debian => {
                let mut clippy = project.command(DEBIAN_CLIPPY);
                clippy.env("CARGO", DEBIAN_CARGO).envs(debian_environment(project));
                clippy
            }
        };
        clippy.args(["clippy", "--target", TARGET]);
        clippy
    }

    /// The version of the compiler.
    pub fn compiler_version(self) -> Result<String> {
        let mut rustc = match self {
            Self::Ordinary => rustc(),
            Self::Debian => Command::new(DEBIAN_RUSTC),
        };
        process::output(rustc.arg("--version"))
    }
}

/// The compiler cargo takes.
fn rustc() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

fn has_target() -> Result<bool> {
    let folder = process::output(rustc().args(["--print", "target-libdir", "--target", TARGET]))?;
    Ok(Path::new(&folder).is_dir())
}

/// Asks rustup for the target. False where there is no rustup, or it cannot get the target.
fn add_target() -> Result<bool> {
    if process::find_on_path("rustup").is_none() {
        return Ok(false);
    }
    announce(&format!("rustup target add {TARGET}"), "the site's code is compiled to it");
    let added = process::run(
        Command::new("rustup").args(["target", "add", TARGET]).env("RUST_BACKTRACE", "0"),
    );
    if let Err(error) = added {
        println!("setup: {error}");
    }
    has_target()
}

/// The settings with which cargo builds for wasm32 with Debian's compiler. It keeps a folder of
/// its own to build into, so that neither compiler meets the other's work.
fn debian_environment(project: &Project) -> [(&'static str, String); 5] {
    let target = project.cargo_target().join("debian");
    [
        ("RUSTC", DEBIAN_RUSTC.into()),
        // Lets a stable compiler take the next line, which builds the standard library.
        ("RUSTC_BOOTSTRAP", "1".into()),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".into()),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22".into()),
        ("CARGO_TARGET_DIR", target.to_string_lossy().into_owned()),
    ]
}

fn cargo_folder(project: &Project) -> PathBuf {
    project.tools().join("debian")
}

/// Writes the `cargo` that Trunk calls where Debian's compiler is in use. Trunk hands its own
/// environment to its hook, whose build is native: so the settings cannot stand there. This
/// script gives them to the wasm32 build alone.
fn write_shim(project: &Project) -> Result<()> {
    let cargo = env::var_os("CARGO")
        .map(PathBuf::from)
        .or_else(|| process::find_on_path("cargo"))
        .context("cannot find cargo on the PATH")?;
    let text = shim(&cargo.to_string_lossy(), &debian_environment(project));

    let folder = cargo_folder(project);
    let file = folder.join("cargo");
    if fs::read_to_string(&file).is_ok_and(|found| found == text) {
        return Ok(());
    }
    announce("using Debian's compiler for wasm32", "the ordinary one has no such target");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&file, text))
        .and_then(|()| make_executable(&file))
        .with_context(|| format!("cannot write {}", file.display()))
}

fn shim(cargo: &str, environment: &[(&str, String)]) -> String {
    let export = |(name, value): &(&str, String)| format!("    export {name}={}\n", quoted(value));
    let exports = environment.iter().map(export).collect::<Vec<_>>().concat();
    format!(
        "#!/bin/sh\n\
         # Written by `cargo xtask` for Trunk: the wasm32 build gets Debian's compiler, and any\n\
         # other call of cargo goes through as it is.\n\
         case \" $* \" in\n\
         *{TARGET}*)\n\
         {exports}    ;;\n\
         esac\n\
         exec {} \"$@\"\n",
        quoted(cargo)
    )
}

/// `text` as one word of a shell's.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(unix)]
fn make_executable(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_file: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shim_is_a_plain_script() {
        let shim = shim("/it's/cargo", &[("RUSTC", "/usr/bin/rustc".into())]);
        assert!(shim.starts_with("#!/bin/sh\n"));
        assert!(shim.contains(
            "*wasm32-unknown-unknown*)\n    export RUSTC='/usr/bin/rustc'\n    ;;\nesac\n"
        ));
        assert!(shim.ends_with("exec '/it'\\''s/cargo' \"$@\"\n"));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_wasm_build_sees_the_settings() {
        let folder = tempfile::tempdir().unwrap();
        let script = folder.path().join("cargo");
        fs::write(&script, shim("/bin/sh", &[("XTASK_SHIM_TEST", "set".into())])).unwrap();
        let said = |argument: &str| {
            let args = ["-c", "echo ${XTASK_SHIM_TEST-unset}", argument];
            process::output(Command::new("/bin/sh").arg(&script).args(args)).unwrap()
        };
        assert_eq!(said("--target=wasm32-unknown-unknown"), "set");
        assert_eq!(said("prerender"), "unset");
    }
}
