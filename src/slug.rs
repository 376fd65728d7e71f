//! Turns names and file names into slugs. Collisions are found later, when the outputs are planned.

use std::fmt;
use std::sync::Arc;

use deunicode::AsciiChars as _;

/// One segment of a permalink: lowercase ASCII letters, digits and single `-` between them; never empty, at most
/// [`Slug::MAX`] bytes. Safe as a file name and in a URL.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// File systems allow 255 bytes a name; titles as file names come near.
    pub const MAX: usize = 120;

    /// Transliterates `name`; `None` where no letter or digit remains.
    ///
    /// ```
    /// use briefing::slug::Slug;
    ///
    /// assert_eq!(Slug::new("Zoë Ødegård").map(|slug| slug.to_string()), Some("zoe-odegard".to_owned()));
    /// assert_eq!(Slug::new("…"), None);
    /// ```
    pub fn new(name: &str) -> Option<Self> {
        let mut slug = String::with_capacity(name.len());
        for part in name.ascii_chars().map(|part| part.unwrap_or("")) {
            for byte in part.bytes() {
                if byte.is_ascii_alphanumeric() {
                    slug.push(byte.to_ascii_lowercase() as char);
                } else if byte != b'\'' && !slug.is_empty() && !slug.ends_with('-') {
                    slug.push('-');
                }
            }
        }
        slug.truncate(Self::MAX);
        let slug = slug.trim_end_matches('-');
        (!slug.is_empty()).then(|| Self(slug.into()))
    }

    /// Stands in where a slug was refused and reading goes on to find other faults.
    pub(crate) fn placeholder() -> Self {
        Self("untitled".into())
    }

    /// The slug itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The slug as a shared string.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_become_slugs() {
        for (name, want) in [
            ("Volodymyr Zelenskyy", Some("volodymyr-zelenskyy")),
            ("Micheál Martin", Some("micheal-martin")),
            ("Володимир", Some("volodimir")),
            ("  Don't  panic! ", Some("dont-panic")),
            ("../../etc/passwd", Some("etc-passwd")),
            ("***", None),
            ("", None),
        ] {
            assert_eq!(Slug::new(name).as_ref().map(Slug::as_str), want, "name: {name:?}");
        }
    }

    proptest! {
        #[test]
        fn slugs_are_safe_and_stay_as_they_are(name in "\\PC{0,200}") {
            if let Some(slug) = Slug::new(&name) {
                prop_assert!(slug.as_str().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
                prop_assert!(slug.as_str().len() <= Slug::MAX);
                prop_assert_eq!(Slug::new(slug.as_str()), Some(slug));
            }
        }
    }
}
