//! Compares a copy of the registry's table with the catalogue, and lists the figures that are worth
//! another look: `cargo run -p catalog-build --bin registry -- FILE`.
//!
//! It ends with 0 where there is nothing to do, 1 where there is, and 2 where it cannot tell.

use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

use catalog_build::{read, upkeep};

fn main() -> ExitCode {
    match report() {
        Ok(lines) if lines.is_empty() => {
            println!("Nothing is new, gone or changed.");
            ExitCode::SUCCESS
        }
        Ok(lines) => {
            for line in lines {
                println!("- {line}");
            }
            ExitCode::FAILURE
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

fn report() -> Result<Vec<String>, String> {
    let file = env::args_os().nth(1).ok_or("usage: registry FILE")?;
    let csv = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/catalog");
    let catalogue = read::read(&dir)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|e| e.to_string())?;
    let mut lines = upkeep::differences(&catalogue, &csv)?;
    let stale = upkeep::stale(&catalogue, upkeep::month_at(now.as_secs()));
    lines.extend(stale.into_iter().map(|line| format!("look again: {line}")));
    Ok(lines)
}
