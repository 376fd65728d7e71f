//! How everything on the site was found: the rules, how often they are right, and what they cannot do.

use super::{View, meta};
use crate::site::{Page, Site};

pub(super) fn method(site: &Site<'_>, page: &Page) -> View {
    View::new("method.html", meta(site, page, "Method", "method"), &())
}
