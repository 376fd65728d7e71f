//! Figures over all articles: which are about the same, and which sources give them.

use super::{Briefing, Thing};

impl Briefing {
    /// The groups of figures that more than one source gives, newest first, each by its first figure.
    pub fn figures(&self) -> &[Thing] {
        &[]
    }

    /// The figures that are about the same as this one, the first one first.
    pub fn figure_group(&self, thing: Thing) -> Vec<Thing> {
        vec![thing]
    }
}
