//! What codes are often misused for: one file, by number, exported with the codes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Fault;
use crate::check::Sheet;
use crate::choose::{both, check_code};
use crate::read::{Catalogue, Names, load};
use crate::texts;

/// The file's name.
const FILE: &str = "misuse.toml";

/// A way in which a code is often misused.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Misuse {
    /// What it is wrongly used for.
    pub wrong: Names,
    /// What is right.
    pub right: Names,
    /// The codes to use, the first of them first.
    pub codes: Vec<u16>,
}

impl Misuse {
    /// The same in one language, as the long texts have it.
    pub fn in_language(&self, name: fn(&Names) -> &str) -> texts::Misuse {
        texts::Misuse {
            wrong: name(&self.wrong).into(),
            right: name(&self.right).into(),
            codes: self.codes.clone(),
        }
    }
}

/// Ways in which codes are misused, by number.
pub type ByCode = BTreeMap<u16, Vec<Misuse>>;

/// Reads `misuse.toml` in `dir`.
///
/// # Errors
///
/// The file cannot be read, or does not fit.
pub fn read(dir: &Path) -> Result<ByCode, Fault> {
    let written: BTreeMap<String, Vec<Misuse>> = load(&dir.join(FILE))?;
    let number = |(key, list): (String, Vec<Misuse>)| {
        let fault =
            |reason: &str| Fault { file: FILE.into(), key: key.clone(), reason: reason.into() };
        let code = key.parse().map_err(|_| fault("is not the number of a code"))?;
        Ok((code, list))
    };
    written.into_iter().map(number).collect()
}

/// Every code that is named exists, and every text is in both languages.
pub fn check(catalogue: &Catalogue, faults: &mut Vec<Fault>) {
    let mut sheet = Sheet { file: FILE, faults };
    for (code, list) in &catalogue.misuse {
        check_code(&mut sheet, &code.to_string(), *code, catalogue);
        for (i, misuse) in list.iter().enumerate() {
            let key = format!("{code}[{i}]");
            both(&mut sheet, &format!("{key}.wrong"), &misuse.wrong.zh, &misuse.wrong.en);
            both(&mut sheet, &format!("{key}.right"), &misuse.right.zh, &misuse.right.en);
            let place = format!("{key}.codes");
            sheet.demand(!misuse.codes.is_empty(), &place, "is empty");
            let mut codes = BTreeSet::from([*code]);
            for better in &misuse.codes {
                check_code(&mut sheet, &place, *better, catalogue);
                sheet.demand(codes.insert(*better), &place, "has a code twice, or the code itself");
            }
        }
    }
}
