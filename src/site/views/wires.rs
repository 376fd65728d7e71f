//! Wire copy: texts that go back to one origin.

use super::{View, meta};
use crate::site::{Page, Site};

pub(super) fn wires(site: &Site<'_>, page: &Page, _n: usize) -> View {
    View::new("wires.html", meta(site, page, "Wire copy", "sources"), &())
}
