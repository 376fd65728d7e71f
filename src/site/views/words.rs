//! Texts that templates say in the language of the site, which views do not know: a message by its name, a date, or a
//! text that is what it is.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::moment::Moment;
use crate::site::cards::DateView;

/// A text for `| say`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Words {
    /// The same in every language.
    Given(String),
    /// A date.
    Date(DateView),
    /// A message of the language files, with what it speaks of.
    Message {
        /// Its id.
        message: &'static str,
        #[serde(flatten)]
        with: BTreeMap<&'static str, Part>,
    },
}

/// What a message speaks of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Part {
    Text(String),
    Number(f64),
    Date(DateView),
}

impl Words {
    pub(super) fn message(message: &'static str) -> Self {
        Self::Message { message, with: BTreeMap::new() }
    }

    /// The message, speaking of this, too.
    #[must_use]
    pub(super) fn with(mut self, name: &'static str, part: impl Into<Part>) -> Self {
        if let Self::Message { with, .. } = &mut self {
            with.insert(name, part.into());
        }
        self
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::Given(text.to_owned())
    }
}

impl From<Moment> for Words {
    fn from(moment: Moment) -> Self {
        Self::Date(moment.into())
    }
}

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<usize> for Part {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<f64> for Part {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Moment> for Part {
    fn from(moment: Moment) -> Self {
        Self::Date(moment.into())
    }
}
