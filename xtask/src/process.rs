//! Running other programs, with messages a reader can act on.

use std::env;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};

/// Runs `command` with our input and output; anything but success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if !status.success() {
        bail!("`{}` failed ({status})", describe(command));
    }
    Ok(())
}

/// Runs `command` and returns what it prints, trimmed.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", describe(command), output.status);
    }
    let text = String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed no UTF-8", describe(command)))?;
    Ok(text.trim().to_owned())
}

/// The first program called `name` in the folders of `path`.
pub fn find(name: &str, path: &OsStr) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    env::split_paths(path)
        .flat_map(|folder| endings.iter().map(move |end| folder.join(format!("{name}{end}"))))
        .find(|file| file.is_file())
}

/// The first program called `name` on the `PATH`.
pub fn find_on_path(name: &str) -> Option<PathBuf> {
    find(name, &env::var_os("PATH").unwrap_or_default())
}

/// `npm` or `npx`, under the name this system starts it by.
pub fn script(name: &str) -> String {
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}

fn not_started(command: &Command, error: &io::Error) -> anyhow::Error {
    let program = command.get_program().display();
    if error.kind() == io::ErrorKind::NotFound {
        anyhow!("`{program}` is not installed, or not on the PATH")
    } else {
        anyhow!("cannot start `{program}`: {error}")
    }
}

/// The command line, with the program's name alone.
fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program.file_name().unwrap_or(program.as_os_str()).display().to_string();
    for arg in command.get_args() {
        line.push(' ');
        line.push_str(&arg.to_string_lossy());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_without_its_folder() {
        let mut command = Command::new("/some/where/cargo");
        command.args(["fmt", "--all"]);
        assert_eq!(describe(&command), "cargo fmt --all");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program-here")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`no-such-program-here` is not installed, or not on the PATH"
        );
    }

    #[test]
    fn a_program_is_found_in_the_first_folder_that_has_it() {
        let (empty, full) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let file = full.path().join(format!("tool{}", env::consts::EXE_SUFFIX));
        std::fs::write(&file, "").unwrap();
        let path = env::join_paths([empty.path(), full.path()]).unwrap();
        assert_eq!(find("tool", &path), Some(file));
        assert_eq!(find("other", &path), None);
    }
}
