//! The names that the wasm and its script have for each other's functions. Those of wasm-bindgen end in
//! hashes, which no compression shortens: together they are 5.8 KB of what travels. The minifier gives the
//! script short ones, and here the wasm gets the same.

use std::collections::BTreeMap;
use std::error::Error;

use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// The wasm with other names for what it imports and exports; what is not in `names` keeps its own.
///
/// # Errors
///
/// Where the bytes are no wasm.
pub fn rename(wasm: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>, Box<dyn Error>> {
    let renamed = |name| names.get(name).map_or(name, String::as_str);
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.clone().into_imports() {
                    let import = import?;
                    let kind = wasm_encoder::EntityType::try_from(import.ty)
                        .map_err(|_| "an import is of a kind that is not known")?;
                    imports.import(import.module, renamed(import.name), kind);
                }
                module.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section.clone() {
                    let export = export?;
                    exports.export(renamed(export.name), export.kind.into(), export.index);
                }
                module.section(&exports);
            }
            // Within the code, which is taken as a whole.
            Payload::CodeSectionEntry(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                    let data = wasm.get(range).ok_or("a section is cut off")?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection,
    };

    use super::*;

    fn module(import: &str, export: &str) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./a.js", import, EntityType::Function(0));
        imports.import("./a.js", "kept", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        exports.export("memory_of_another_name", ExportKind::Func, 2);
        exports.export(export, ExportKind::Func, 2);
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().call(0).end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn names_change_and_nothing_else() {
        let names = [("__wbg_a_0123", "a"), ("__wbindgen_b", "b"), ("unknown", "c")];
        let names = names.map(|(from, to)| (from.to_owned(), to.to_owned())).into();
        let renamed = rename(&module("__wbg_a_0123", "__wbindgen_b"), &names).unwrap();
        assert_eq!(renamed, module("a", "b"));
        assert_eq!(rename(&renamed, &names).unwrap(), renamed);
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        let wasm = module("a", "b");
        assert!(rename(b"<!doctype html>", &BTreeMap::new()).is_err());
        assert!(rename(&wasm[..wasm.len() - 3], &BTreeMap::new()).is_err());
    }
}
