//! Names that are people's, found by their form and by what stands beside them.

use super::credits::Credit;
use super::findings::{Candidate, RoleSeen};
use super::tokens::Text;

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
