//! Who said what: the overview, the pages of a person's utterances and of a day's.

use jiff::civil::Date;

use super::{View, meta};
use crate::moment::Moment;
use crate::reading::PersonIx;
use crate::site::{Page, Site};

pub(super) fn quotes(site: &Site<'_>, page: &Page) -> View {
    View::new("quotes.html", meta(site, page, "Quotes", "quotes"), &())
}

pub(super) fn by(site: &Site<'_>, page: &Page, person: PersonIx, _n: usize) -> View {
    let title = format!("Said by {}", site.title(crate::briefing::Subject::Person(person)));
    View::new("utterances.html", meta(site, page, &title, "quotes"), &())
}

pub(super) fn on(site: &Site<'_>, page: &Page, day: Date, _n: usize) -> View {
    let title = format!("Said on {}", Moment::day(day).display());
    View::new("utterances.html", meta(site, page, &title, "quotes"), &())
}
