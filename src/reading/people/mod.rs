//! Names that are people's, found by their form and by what stands beside them.

mod compare;

use super::credits::Credit;
use super::findings::{Candidate, RoleSeen};
use super::tokens::Text;

pub use compare::{Comparison, compare, keys};

bitflags::bitflags! {
    /// What speaks for a name being a person's.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Cues: u16 {
        /// A title before it: `President`, `Mr`.
        const TITLE = 1;
    }
}

/// Names in the order of the text, and the offices given to them.
pub(super) fn read(_text: &Text<'_>, _credits: &[Credit]) -> (Vec<Candidate>, Vec<RoleSeen>) {
    (Vec::new(), Vec::new())
}

/// Whether a name is a person's, by all that speaks for it in so many articles.
pub fn decide(cues: Cues, articles: usize) -> bool {
    !cues.is_empty() && articles > 0
}
