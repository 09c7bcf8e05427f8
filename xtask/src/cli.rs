//! The command line: what was asked for.

use std::ffi::OsString;

use lexopt::prelude::*;

use crate::bench::Bench;
use crate::steps::Step;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
Usage: cargo xtask COMMAND

Commands:
  serve [--port PORT]     build the release site and serve it on http://127.0.0.1:PORT (8080)
  build                   build the release site into dist/
  test [--only STEP] [-- PLAYWRIGHT ARGS]
                          run every check, in this order, up to the first that fails:
                          fmt, clippy, doc, unit, build, budget, prettier, browser
  bench [--only page|search] [-- CRITERION ARGS]
                          measure the search, and the page in a browser (ROUNDS=7)
  pictures                draw the icons and take the screenshots of public/ anew
  setup                   install what the commands above need, and nothing else
  trunk ARGS…             run Trunk with the environment this project needs
  help                    print this text

Each command first looks for the tools it needs and installs the missing ones, most of them
into target/tools. A site that is up to date is not built again.
";

/// The port of `serve` when none is named.
const DEFAULT_PORT: u16 = 8080;

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Install what is missing.
    Setup,
    /// Leave the finished site in dist/.
    Build,
    /// Build, then serve dist/.
    Serve {
        /// Where to listen; 0 lets the system choose.
        port: u16,
    },
    /// Run the checks.
    Test {
        /// The steps to run; none means all.
        only: Vec<Step>,
        /// What Playwright gets.
        browser_args: Vec<OsString>,
    },
    /// Run the benchmarks.
    Bench {
        /// The one to run; none means both.
        only: Option<Bench>,
        /// What criterion gets.
        args: Vec<OsString>,
    },
    /// Draw the icons, take the screenshots.
    Pictures,
    /// Run Trunk.
    Trunk {
        /// What Trunk gets.
        args: Vec<OsString>,
    },
    /// Trunk's `post_build` hook: write the pages' HTML.
    Prerender,
}

/// Reads the arguments after `cargo xtask`.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut args: Vec<OsString> = args.into_iter().collect();
    if args.first().is_some_and(|first| first == "trunk") {
        return Ok(Command::Trunk { args: args.split_off(1) });
    }
    let dashes = args.iter().position(|arg| arg == "--");
    let rest = dashes.map(|dashes| args.split_off(dashes).split_off(1));

    let mut parser = lexopt::Parser::from_args(args);
    let mut command = match parser.next()? {
        None => return Err("no command given".into()),
        Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(name)) => named(&name.string()?)?,
        Some(other) => return Err(other.unexpected()),
    };
    while let Some(arg) = parser.next()? {
        match (&mut command, arg) {
            (_, Short('h') | Long("help")) => return Ok(Command::Help),
            (Command::Serve { port }, Long("port")) => *port = parser.value()?.parse()?,
            (Command::Test { only, .. }, Long("only")) => only.push(parser.value()?.parse()?),
            (Command::Bench { only, .. }, Long("only")) => *only = Some(parser.value()?.parse()?),
            (_, other) => return Err(other.unexpected()),
        }
    }
    if let Some(rest) = rest {
        pass_on(&mut command, rest)?;
    }
    Ok(command)
}

fn named(name: &str) -> Result<Command, lexopt::Error> {
    Ok(match name {
        "help" => Command::Help,
        "setup" => Command::Setup,
        "build" => Command::Build,
        "serve" => Command::Serve { port: DEFAULT_PORT },
        "test" => Command::Test { only: Vec::new(), browser_args: Vec::new() },
        "bench" => Command::Bench { only: None, args: Vec::new() },
        "pictures" => Command::Pictures,
        "prerender" => Command::Prerender,
        unknown => return Err(format!("unknown command `{unknown}`").into()),
    })
}

/// Gives what stood after `--` to the command that can use it.
fn pass_on(command: &mut Command, rest: Vec<OsString>) -> Result<(), lexopt::Error> {
    match command {
        Command::Bench { args, .. } => *args = rest,
        Command::Test { only, browser_args }
            if only.is_empty() || only.contains(&Step::Browser) =>
        {
            *browser_args = rest;
        }
        Command::Test { .. } => {
            return Err(
                "what follows `--` goes to the step `browser`, which is not asked for".into()
            );
        }
        _ => return Err("this command takes nothing after `--`".into()),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from)).map_err(|error| error.to_string())
    }

    fn strings(args: &[&str]) -> Vec<OsString> {
        args.iter().map(OsString::from).collect()
    }

    #[test]
    fn commands_without_options() {
        assert_eq!(parsed("help"), Ok(Command::Help));
        assert_eq!(parsed("--help"), Ok(Command::Help));
        assert_eq!(parsed("serve -h"), Ok(Command::Help));
        assert_eq!(parsed("setup"), Ok(Command::Setup));
        assert_eq!(parsed("build"), Ok(Command::Build));
        assert_eq!(parsed("pictures"), Ok(Command::Pictures));
        assert_eq!(parsed("prerender"), Ok(Command::Prerender));
    }

    #[test]
    fn serve_takes_a_port() {
        assert_eq!(parsed("serve"), Ok(Command::Serve { port: 8080 }));
        assert_eq!(parsed("serve --port 9000"), Ok(Command::Serve { port: 9000 }));
        assert_eq!(parsed("serve --port=9000"), Ok(Command::Serve { port: 9000 }));
        assert!(parsed("serve --port").is_err());
        assert!(parsed("serve --port 70000").is_err());
        assert!(parsed("serve --port http").is_err());
    }

    #[test]
    fn test_takes_steps_and_playwright_arguments() {
        let test = |only: &[Step], args: &[&str]| {
            Ok(Command::Test { only: only.to_vec(), browser_args: strings(args) })
        };
        assert_eq!(parsed("test"), test(&[], &[]));
        assert_eq!(parsed("test --only unit"), test(&[Step::Unit], &[]));
        assert_eq!(parsed("test -- --headed -g x"), test(&[], &["--headed", "-g", "x"]));
        assert_eq!(parsed("test --only browser -- a"), test(&[Step::Browser], &["a"]));
        assert!(parsed("test --only unit -- a").unwrap_err().contains("browser"));
        assert!(parsed("test --only nonsense").unwrap_err().contains("fmt, clippy"));
    }

    #[test]
    fn arguments_are_passed_on_untouched() {
        assert_eq!(
            parsed("trunk build --release -- x"),
            Ok(Command::Trunk { args: strings(&["build", "--release", "--", "x"]) })
        );
        assert_eq!(
            parsed("bench -- --save-baseline a"),
            Ok(Command::Bench { only: None, args: strings(&["--save-baseline", "a"]) })
        );
        assert_eq!(
            parsed("bench --only page"),
            Ok(Command::Bench { only: Some(Bench::Page), args: Vec::new() })
        );
        assert!(parsed("bench --only speed").unwrap_err().contains("page, search"));
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(parsed("").unwrap_err(), "no command given");
        assert_eq!(parsed("sreve").unwrap_err(), "unknown command `sreve`");
        assert!(parsed("build --fast").unwrap_err().contains("--fast"));
        assert!(parsed("--fast").unwrap_err().contains("--fast"));
        assert!(parsed("build extra").unwrap_err().contains("extra"));
        assert!(parsed("build -- extra").is_err());
    }
}
