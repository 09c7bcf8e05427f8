//! What has to be looked at again: entries that differ from the registry, and figures that were
//! read long ago.

use std::collections::BTreeMap;

use crate::check::month_of;
use crate::facts::Lifecycle;
use crate::read::{Catalogue, Meaning};

/// After how many months a figure is worth another look.
pub const STALE_AFTER: u32 = 18;

/// What a copy of the registry's table (`http-status-codes-1.csv`) has that the catalogue has not,
/// and the other way round; a line each.
///
/// # Errors
///
/// Why the text is not that table.
pub fn differences(catalogue: &Catalogue, csv: &str) -> Result<Vec<String>, String> {
    let ours = catalogue.entries.iter().filter_map(|entry| {
        let registered = entry.meanings.iter().find(|meaning| meaning.is_registered())?;
        Some((entry.code, registered))
    });
    let mut ours: BTreeMap<u16, &Meaning> = ours.collect();
    let mut lines = Vec::new();
    for row in registry(csv)? {
        let code = row.code;
        match ours.remove(&code) {
            None => lines.push(format!("new: {code} {} {}", row.description, row.reference)),
            Some(meaning) => {
                let changes = changes(meaning, &row);
                lines.extend(changes.into_iter().map(|change| format!("changed: {code} {change}")));
            }
        }
    }
    lines.extend(ours.iter().map(|(code, meaning)| format!("gone: {code} {}", meaning.phrase)));
    Ok(lines)
}

/// A row of the registry that assigns a number.
struct Row {
    code: u16,
    description: String,
    reference: String,
}

fn registry(csv: &str) -> Result<Vec<Row>, String> {
    let mut records = records(csv).into_iter();
    if records.next().is_none_or(|columns| columns != ["Value", "Description", "Reference"]) {
        return Err("the first line is not `Value,Description,Reference`".into());
    }
    let mut rows = Vec::new();
    for record in records {
        let [value, description, reference] = <[String; 3]>::try_from(record)
            .map_err(|record| format!("`{}` does not have three columns", record.join(",")))?;
        if description == "Unassigned" {
            continue;
        }
        let code = value.parse().map_err(|_| format!("`{value}` is not a number"))?;
        rows.push(Row { code, description, reference });
    }
    Ok(rows)
}

/// The records of a CSV text (RFC 4180).
fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().filter(|c| *c != '\r').peekable();
    while let Some(c) = chars.next() {
        let record = records.last_mut().expect("there is always a record");
        let column = record.last_mut().expect("a record always has a column");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                column.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(String::new()),
            '\n' if !quoted => records.push(vec![String::new()]),
            c => column.push(c),
        }
    }
    records.retain(|record| record.iter().any(|column| !column.is_empty()));
    records
}

/// What a row says of a code that its entry does not say.
fn changes(meaning: &Meaning, row: &Row) -> Vec<String> {
    let mut changes = Vec::new();
    // Remarks stand in brackets behind a name; `(Unused)` stands alone, and is the name.
    let (name, remark) = match row.description.split_once(" (") {
        Some((name, remark)) => (name, remark.trim_end_matches(')')),
        None => (row.description.as_str(), ""),
    };
    if meaning.phrase != name {
        changes.push(format!("is named `{name}`, not `{}`", meaning.phrase));
    }
    let lifecycle = meaning.lifecycle;
    let obsoleted = remark.starts_with("OBSOLETED");
    for (word, there, here) in [
        ("temporary", remark.starts_with("TEMPORARY"), lifecycle == Lifecycle::Temporary),
        // The registry marks a code whose document was retired, and not one, such as 102, that the
        // successor of its document left out.
        ("obsoleted", obsoleted, obsoleted && lifecycle == Lifecycle::Obsoleted),
        ("unused", name == "(Unused)", lifecycle == Lifecycle::Unused),
    ] {
        if there != here {
            let not = if there { "" } else { "not " };
            changes.push(format!("is {not}{word} in the registry"));
        }
    }
    // The page says until when a registration lasts.
    if let Some((_, expires)) = remark.split_once("expires ")
        && !meaning.en.meaning.iter().any(|text| text.contains(expires))
    {
        changes.push(format!("expires {expires}"));
    }
    let document: String = meaning.defined_in.document.replace("RFC ", "RFC");
    let section = meaning.defined_in.section.as_ref();
    let whole = section.map(|section| format!("[{document}, Section {section}]"));
    let ours = [format!("[{document}]"), whole.unwrap_or_default()];
    if !ours.iter().any(|ours| !ours.is_empty() && row.reference.starts_with(ours)) {
        changes.push(format!("refers to {}, not {}", row.reference, ours.concat()));
    }
    changes
}

/// The meanings whose figures were read more than [`STALE_AFTER`] months before a month (as
/// [`month_of`] counts them); a line each.
pub fn stale(catalogue: &Catalogue, now: u32) -> Vec<String> {
    let meanings = catalogue.entries.iter().flat_map(|entry| {
        entry.meanings.iter().filter_map(move |meaning| {
            let checked = meaning.checked.as_ref()?;
            let age = now.saturating_sub(month_of(checked)?);
            (age > STALE_AFTER)
                .then(|| format!("{} ({}): read in {checked}", entry.code, meaning.source))
        })
    });
    meanings.collect()
}

/// The month of a time in seconds since 1970, as [`month_of`] counts them.
pub fn month_at(seconds: u64) -> u32 {
    // Days since 1 March of the year 0, in eras of 400 years, each of which has 146,097 days.
    let days = seconds / 86_400 + 719_468;
    let day_of_era = days % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let months_since_march = (5 * day_of_year + 2) / 153;
    let months = (days / 146_097 * 400 + year_of_era) * 12 + months_since_march + 2;
    u32::try_from(months).unwrap_or(u32::MAX)
}
