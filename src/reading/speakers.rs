//! Who the speakers are: from the words that name them to people of the site.

use super::findings::Findings;
use super::mentions::Mention;
use super::names::{NameIndex, PersonIx};
use crate::content::Article;

/// Who speaks in a quotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The speaker.
    pub person: Option<PersonIx>,
    /// For whom a spokesman or an office speaks.
    pub on_behalf_of: Option<PersonIx>,
}

/// The speaker of each quotation.
pub(super) fn read(
    _article: &Article,
    findings: &Findings,
    _mentions: &[Mention],
    _names: &NameIndex,
) -> Vec<Who> {
    vec![Who::default(); findings.quotations.len()]
}
