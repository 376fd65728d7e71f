//! `[import]` in `site.toml`: where clippings arrive.

use std::path::Path;

use crate::content::fields::Fields;

/// Folders that hold something else.
const TAKEN: [&str; 5] = ["content", "templates", "static", "public", ".briefing"];

/// The folder whose files are imported as they arrive, relative to the site; reads the whole table.
pub(super) fn read(fields: &mut Fields<'_>) -> Option<String> {
    let mut table = fields.table("import")?;
    let inbox = table.text("inbox").and_then(|inbox| {
        let folder = inbox.value.trim_end_matches('/');
        let names: Vec<_> = Path::new(folder).components().collect();
        let is_below = names.iter().all(|name| matches!(name, std::path::Component::Normal(_)));
        let is_taken = names.first().is_some_and(|name| TAKEN.iter().any(|taken| name.as_os_str() == *taken));
        if is_below && !is_taken && !names.is_empty() && !folder.contains('\\') {
            return Some(folder.to_owned());
        }
        table.invalid(&inbox.span, "`inbox` must be a folder of its own within the site's folder").help =
            Some("write it like `inbox = \"Clippings\"`".to_owned());
        None
    });
    fields.adopt(table);
    inbox
}
