//! Numbers with what they count or measure.

use super::findings::Figure;
use super::tokens::Text;

/// What made a number a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureRule {
    /// A number and a noun: `26 countries`.
    Count,
}

impl FigureRule {
    /// Every rule.
    pub const ALL: &[Self] = &[Self::Count];

    /// Its name in exports and on the method page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
        }
    }
}

/// Figures in the order of the text.
pub(super) fn read(_text: &Text<'_>) -> Vec<Figure> {
    Vec::new()
}
