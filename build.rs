//! Bakes the catalogue, or stops the build with each fault's file, key and reason.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=src/catalog");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    match catalog_build::build(Path::new("src/catalog")) {
        Ok(baked) => {
            for (name, content) in [
                ("catalog.rs", baked.rust.as_bytes()),
                ("texts.zh.json", baked.texts_zh.as_bytes()),
                ("texts.en.json", baked.texts_en.as_bytes()),
                ("codes.json", baked.codes_json.as_bytes()),
                ("entries.jsonl", baked.entries.as_bytes()),
                ("search.bin", &baked.search),
                ("notes.zh.bin", &baked.notes_zh),
                ("notes.en.bin", &baked.notes_en),
                ("programs.txt", baked.programs.as_bytes()),
                ("choose.bin", &baked.choose.file),
                ("choose.json", baked.choose.json.as_bytes()),
            ] {
                if let Err(e) = fs::write(out.join(name), content) {
                    println!("cargo::error=cannot write {name}: {e}");
                    return ExitCode::FAILURE;
                }
            }
            ExitCode::SUCCESS
        }
        Err(faults) => {
            for fault in faults {
                println!("cargo::error=catalogue: {fault}");
            }
            ExitCode::FAILURE
        }
    }
}
