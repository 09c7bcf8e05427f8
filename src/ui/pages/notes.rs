//! What is told of numbers that are no status, as the app shows it.

use super::prose::prose;
use crate::search::file::Notes;
use crate::ui::static_html::static_html;

/// The same with the texts as HTML and the names without backticks.
pub fn notes(mut notes: Notes) -> Notes {
    for note in notes.families.iter_mut().flat_map(|(_, notes)| notes) {
        note.text = static_html(|| prose(&note.text));
        note.name = note.name.replace('`', "");
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::NOTES;

    #[test]
    fn code_is_marked_and_nothing_else_is_markup() {
        let told = notes(Notes::decode(NOTES[1]).expect("the build's file"));
        let told: Vec<_> = told.families.iter().flat_map(|(_, notes)| notes).collect();
        assert!(told.iter().any(|note| note.text.contains("<code>")));
        for note in told {
            assert!(!note.text.contains('`') && !note.name.contains('`'), "{}", note.id);
            let text = note.text.replace("<code>", "").replace("</code>", "");
            assert!(!text.contains('<'), "{}: {text}", note.id);
        }
    }
}
