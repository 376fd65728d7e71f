//! Figures that several sources give, side by side.

use super::{View, meta};
use crate::site::{Page, Site};

pub(super) fn figures(site: &Site<'_>, page: &Page, _n: usize) -> View {
    View::new("figures.html", meta(site, page, "Figures", "figures"), &())
}
