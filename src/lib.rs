//! `briefing` turns press articles from several sources, and the editors' notes on them, into a static website.
//!
//! The data goes one way: [`input`] reads the files of a site, [`content`] parses one document at a time,
//! [`reading`] finds who is mentioned in it, [`briefing`] files everything under what it is about, [`site`] plans
//! the pages and makes their views, [`render`] turns views into bytes, [`publish`] writes them. [`pipeline`] walks
//! that way for every command; [`check`], [`export`], [`import`], [`roster`],
//! [`listing`], [`schema`], [`watch`] and [`preview`] stand beside it, [`lsp`] asks the model while somebody writes,
//! [`rebuild`] does all of it again where something changed, and [`cli`] is the edge.

pub mod briefing;
pub mod check;
pub mod cli;
pub mod compress;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod email;
pub mod explain;
pub mod export;
pub mod import;
pub mod input;
mod kept;
pub mod listing;
pub mod lsp;
pub mod mend;
pub mod moment;
pub mod pipeline;
pub mod preview;
pub mod publish;
pub mod reading;
pub mod rebuild;
pub mod redirects;
pub mod render;
pub mod roster;
pub mod schema;
pub mod session;
pub mod site;
pub mod slug;
pub mod theme;
pub mod watch;
mod wording;
mod words;
