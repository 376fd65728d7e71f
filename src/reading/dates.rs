//! Words that say when, resolved against the day of publication.

use super::findings::DateExpression;
use super::tokens::Text;
use crate::moment::Moment;

/// What led from words to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateRule {
    /// A whole date: `4 September 2025`.
    Whole,
    /// No rule: an editor says so.
    Editor,
}

impl DateRule {
    /// Every rule that reads texts.
    pub const ALL: &[Self] = &[Self::Whole];

    /// Its name in exports and on the method page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Editor => "editor",
        }
    }
}

/// Dates in the order of the text, of an article published at a moment.
pub(super) fn read(_text: &Text<'_>, _published: Moment) -> Vec<DateExpression> {
    Vec::new()
}
