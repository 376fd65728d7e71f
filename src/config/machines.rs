//! The tables of `site.toml` on what machines are told: `[robots]`, `[social]` and `[machines]`.

use super::Publish;
use crate::content::fields::Fields;

/// What search engines are asked to do with a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indexing {
    /// Whatever they like.
    Index,
    /// To keep no copy of it.
    NoArchive,
    /// To leave it out.
    NoIndex,
}

impl Indexing {
    pub(super) const CHOICES: [(&'static str, Self); 3] =
        [("index", Self::Index), ("noarchive", Self::NoArchive), ("noindex", Self::NoIndex)];

    /// The content of a robots `meta` element; none where there is nothing to ask.
    pub fn directive(self) -> Option<&'static str> {
        match self {
            Self::Index => None,
            Self::NoArchive => Some("noarchive"),
            Self::NoIndex => Some("noindex"),
        }
    }
}

/// What search engines are asked to do with the pages of articles, by policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Robots {
    full: Indexing,
    excerpt: Indexing,
    link: Indexing,
}

impl Robots {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let mut robots =
            Self { full: Indexing::Index, excerpt: Indexing::NoArchive, link: Indexing::NoIndex };
        let Some(mut table) = fields.table("robots") else { return robots };
        for (key, value) in
            [("full", &mut robots.full), ("excerpt", &mut robots.excerpt), ("link", &mut robots.link)]
        {
            *value = table.choice(key, &Indexing::CHOICES).unwrap_or(*value);
        }
        fields.adopt(table);
        robots
    }

    /// What is asked for articles of a policy.
    pub fn of(&self, policy: Publish) -> Indexing {
        match policy {
            Publish::Full => self.full,
            Publish::Excerpt => self.excerpt,
            Publish::Link => self.link,
        }
    }
}

/// The images that other sites show beside links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cards {
    /// None.
    None,
    /// One for the whole site.
    #[default]
    Site,
    /// One for each article, source, person, event and note, too.
    Pages,
}

impl Cards {
    pub(super) const CHOICES: [(&'static str, Self); 3] =
        [("site", Self::Site), ("pages", Self::Pages), ("none", Self::None)];

    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let Some(mut table) = fields.table("social") else { return Self::default() };
        let cards = table.choice("cards", &Self::CHOICES).unwrap_or_default();
        fields.adopt(table);
        cards
    }
}

/// Files for machines that are made only where they are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Machines {
    /// The data of pages as `index.json` beside them.
    pub json: bool,
    /// `sitemap-news.xml`.
    pub news_sitemap: bool,
    /// `llms.txt`.
    pub llms: bool,
}

impl Machines {
    pub(super) fn read(fields: &mut Fields<'_>) -> Self {
        let Some(mut table) = fields.table("machines") else { return Self::default() };
        let machines = Self {
            json: table.flag("json"),
            news_sitemap: table.flag("news_sitemap"),
            llms: table.flag("llms"),
        };
        fields.adopt(table);
        machines
    }
}
