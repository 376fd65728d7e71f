//! What the site consists of and what each page shows: plain data for templates, made from the briefing. Nothing is
//! rendered or written here.

mod cards;
mod chart;
mod embed;
mod html;
mod outputs;
mod page;
mod pager;
mod plain;
mod reader;
mod search;
mod views;

pub use cards::Cards;
pub(crate) use html::{EXPIRED, NOT_SHOWN};
pub use outputs::{Difference, Output, Outputs, Statics, published_picture};
pub use page::{Feed, Format, MailPart, Page};
pub use reader::Site;
pub use search::Search;
pub use views::{View, view};
