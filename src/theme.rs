//! What is built into the binary: the theme (`templates/` and `static/` of this repository) and the starter site.

use include_dir::{Dir, DirEntry, include_dir};

static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATICS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/static");
static STARTER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/starter");

/// The built-in templates: name below `templates/`, and text.
pub fn templates() -> impl Iterator<Item = (String, &'static str)> {
    files(&TEMPLATES).into_iter().filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)))
}

/// The built-in files that are published as they are: path below `static/`, and bytes.
pub fn statics() -> impl Iterator<Item = (String, &'static [u8])> {
    files(&STATICS).into_iter()
}

/// The files of a new site, by path.
pub fn starter() -> impl Iterator<Item = (String, &'static [u8])> {
    files(&STARTER).into_iter()
}

fn files(dir: &Dir<'static>) -> Vec<(String, &'static [u8])> {
    let mut found = Vec::new();
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => found.extend(files(dir)),
            DirEntry::File(file) => {
                let path = file.path().components().map(|c| c.as_os_str().to_string_lossy());
                found.push((path.collect::<Vec<_>>().join("/"), file.contents()));
            }
        }
    }
    found
}
