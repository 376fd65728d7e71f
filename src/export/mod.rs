//! The briefing in forms that other programs read.
//!
//! [`export`] (JSON) and [`tables`] (CSV) are the desk's own files, to count and to check with. They hold the words of
//! every finding and never the text around it, whatever an article's policy is, and are not for publication.
//! [`timelinejs`], [`annotations`] and [`page`] are made to be published. They keep to the policy: of an article that is listed
//! by link only they hold the names as spelled and where each finding stands, and none of its other words; of an
//! excerpted one no finding is longer than `context_words`, and surroundings are given where pages give them: around the
//! first mention of each person. These are at most five words on each side, enough to find a place by.

mod annotations;
mod csv;
mod json;
mod page;
mod timelinejs;

pub use annotations::{Collection, annotations};
pub use csv::tables;
pub use json::{
    ArticleExport, DateExport, Export, FigureExport, MentionExport, PersonExport, QuoteExport,
    RoleSeenExport, SiteExport, SourceExport, SpeakerExport, SpellingExport, TimelineExport, export, schema,
};
pub use page::{About, page};
pub use timelinejs::{Timeline, timelinejs};

use crate::briefing::{Briefing, Context};
use crate::site::Page;

/// The address of a page.
fn address(briefing: &Briefing, page: &Page) -> String {
    let base = &briefing.config.base_url;
    format!("{}{}{}", base.origin(), base.root(), page.url(briefing))
}

/// A context as one text, with an ellipsis where it was cut.
fn whole(context: &Context<'_>) -> String {
    let (before, after) =
        (if context.cut_before { "… " } else { "" }, if context.cut_after { " …" } else { "" });
    format!("{before}{}{}{}{after}", context.before, context.text, context.after)
}
