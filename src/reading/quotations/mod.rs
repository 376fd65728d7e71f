//! Who said what: quotations, and the words around them that name the speaker.

use super::findings::Quotation;
use super::tokens::Text;

/// What led from a quotation to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerRule {
    /// `“…,” Macron said`
    AfterSubjectVerb,
}

impl SpeakerRule {
    /// Every rule, the most precise first.
    pub const ALL: &[Self] = &[Self::AfterSubjectVerb];

    /// Its name in exports and on the method page.
    pub fn name(self) -> &'static str {
        match self {
            Self::AfterSubjectVerb => "after-subject-verb",
        }
    }
}

/// Quotations in the order of the text.
pub(super) fn read(_text: &Text<'_>) -> Vec<Quotation> {
    Vec::new()
}
