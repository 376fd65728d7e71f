//! The table `[citations]` of `site.toml`: what editors' texts must cite.

use crate::content::fields::Fields;

/// How strict the site is about citations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Citations {
    /// Every sentence of a note with a quotation or a figure must cite an article.
    pub required: bool,
}

impl Citations {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let Some(mut table) = fields.table("citations") else { return Self::default() };
        let citations = Self { required: table.flag("required") };
        fields.adopt(table);
        citations
    }
}
