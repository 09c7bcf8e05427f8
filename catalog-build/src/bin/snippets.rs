//! Prints the lines that send and handle codes, as JSON, for the tests that run them:
//! `cargo run -p catalog-build --bin snippets`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let catalogue = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/catalog");
    let programs = catalog_build::read::read(&catalogue)
        .and_then(|read| catalog_build::snippets::build(&catalogue, &read));
    match programs.map(|programs| serde_json::to_string(&programs)) {
        Ok(Ok(json)) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Ok(Err(error)) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        Err(faults) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            ExitCode::FAILURE
        }
    }
}
