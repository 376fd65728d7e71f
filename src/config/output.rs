//! The table `[output]` of `site.toml`: in what form the site is published.

use std::collections::BTreeSet;

use crate::compress::Encoding;
use crate::content::fields::Fields;

/// How finished files are published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Links within the site are relative and name files, so that the folder can be read without a server.
    pub relative: bool,
    /// Texts have copies beside them, compressed so.
    pub compress: BTreeSet<Encoding>,
}

impl Form {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let Some(mut table) = fields.table("output") else { return Self::default() };
        let form = Self {
            relative: table.flag("relative"),
            compress: table.choices("compress", &Encoding::CHOICES).into_iter().collect(),
        };
        fields.adopt(table);
        form
    }
}
