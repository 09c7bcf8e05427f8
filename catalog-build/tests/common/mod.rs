//! What the tests of refusals share: a copy of the real catalogue, to be broken.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// The real catalogue, copied.
pub fn copy_of_catalogue() -> TempDir {
    let to = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/catalog"), to.path());
    to
}

fn copy(from: &Path, to: &Path) {
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let to = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            fs::create_dir(&to).unwrap();
            copy(&file.path(), &to);
        } else {
            fs::copy(file.path(), to).unwrap();
        }
    }
}
