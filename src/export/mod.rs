//! The briefing in forms that other programs read.

mod json;

pub use json::{
    ArticleExport, DateExport, Export, FigureExport, MentionExport, PersonExport, QuoteExport, SiteExport,
    SourceExport, SpeakerExport, SpellingExport, TimelineExport, export, schema,
};
