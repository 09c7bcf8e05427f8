//! The text of each open card as a file of its own: what the early script fetches for the card that the
//! address names.

use std::error::Error;
use std::path::Path;

use http_status::locale::Language;
use http_status::ui::pages::opened;
use http_status::ui::texts::Texts;
use sha2::{Digest, Sha256};

use crate::files;

/// The folder of the files.
pub const FOLDER: &str = "opened";

/// The files.
#[derive(Debug)]
pub struct Opened {
    /// A hash over all of them, which is in each name: so the page need not list them.
    pub version: String,
    files: Vec<(String, String)>,
}

impl Opened {
    /// Renders the files from the long texts in the form that the app reads, of each language.
    pub fn render(texts: &[(Language, &[u8])]) -> Result<Self, Box<dyn Error>> {
        let mut files = Vec::new();
        for (language, bytes) in texts {
            let texts = Texts::from_bytes(bytes).map_err(|_| "the long texts cannot be read")?;
            // Leaked, as what a page shows lives as long as it does.
            let texts: &'static Texts = Box::leak(Box::new(texts));
            for (code, text) in opened(texts, *language) {
                // The number as it stands in the address.
                files.push((format!("{}-{}", code.0, language.key()), text));
            }
        }
        let mut hash = Sha256::new();
        for (name, text) in &files {
            hash.update(format!("{name} {}\n", text.len()));
            hash.update(text);
        }
        let mut version = format!("{:x}", hash.finalize());
        version.truncate(16);
        Ok(Self { version, files })
    }

    /// Writes the files below the site's folder.
    pub fn write(&self, site: &Path) -> std::io::Result<()> {
        self.files.iter().try_for_each(|(name, text)| {
            let path = site.join(FOLDER).join(format!("{name}-{}.html", self.version));
            files::write(&path, text.as_bytes())
        })
    }
}
