//! Where things lie, and a shell that stands at the root and finds the project's own tools first.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::{Cmd, Shell, cmd};

/// The project's folders, and how its programs are called.
#[derive(Debug)]
pub struct Project {
    /// The repository.
    pub root: PathBuf,
    /// Runs programs at the root. Its `PATH` begins with the tools installed for this project.
    pub shell: Shell,
}

impl Project {
    /// Finds the project: the folder above this crate's.
    pub fn locate() -> Result<Self> {
        let xtask = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = xtask.parent().context("the folder of xtask has no parent")?.to_owned();
        let shell = Shell::new()?;
        shell.change_dir(&root);
        let own = [root.join("target/tools/bin"), root.join("end2end/node_modules/.bin")];
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(own.into_iter().chain(env::split_paths(&path)));
        shell.set_var("PATH", path.context("the project's folder cannot stand in a PATH")?);
        Ok(Self { root, shell })
    }

    /// The finished site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Tools installed for this project alone.
    pub fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// A call of cargo: of the same one that runs us.
    pub fn cargo(&self) -> Cmd<'_> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        cmd!(self.shell, "{cargo}")
    }

    /// A call of npm, or of what npm installed, under the name this system starts it by.
    pub fn node_script(&self, name: &str) -> Cmd<'_> {
        let name = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        cmd!(self.shell, "{name}")
    }

    /// The program called `name` in the folders of the shell's `PATH`, or of `more`.
    pub fn find(&self, name: &str, more: &[&str]) -> Option<PathBuf> {
        let path = self.shell.var_os("PATH").unwrap_or_default();
        let name = format!("{name}{}", env::consts::EXE_SUFFIX);
        let more = more.iter().map(PathBuf::from);
        env::split_paths(&path).chain(more).map(|dir| dir.join(&name)).find(|file| file.is_file())
    }
}
