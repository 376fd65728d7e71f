//! Who said what: quotations, and the words around them that name the speaker.

use super::findings::Quotation;
use super::tokens::Text;

/// What led from a quotation to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerRule {
    /// `“…,” Macron said`
    AfterSubjectVerb,
    /// No rule: an editor says so. Where the text names nobody, the surface is empty.
    Editor,
}

impl SpeakerRule {
    /// Every rule that reads texts, the most precise first.
    pub const ALL: &[Self] = &[Self::AfterSubjectVerb];

    /// Its name in exports and on the method page.
    pub fn name(self) -> &'static str {
        match self {
            Self::AfterSubjectVerb => "after-subject-verb",
            Self::Editor => "editor",
        }
    }
}

/// Quotations in the order of the text.
pub(super) fn read(_text: &Text<'_>) -> Vec<Quotation> {
    Vec::new()
}
