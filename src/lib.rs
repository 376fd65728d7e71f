//! `briefing` turns press articles from several sources, and the editors' notes on them, into a static website.
//!
//! The data goes one way: [`input`] reads files, [`content`] parses one document at a time.

pub mod briefing;
pub mod check;
pub mod cli;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod export;
pub mod import;
pub mod input;
pub mod moment;
pub mod pipeline;
pub mod publish;
pub mod reading;
pub mod render;
pub mod site;
pub mod slug;
pub mod theme;
