//! Invented articles with what people wrote down of them, and the comparison with what is found.

use std::collections::BTreeMap;
use std::fs;

use briefing::content::{self, Article, Document};
use briefing::reading::Span;

/// An article, and the list that lies beside it.
pub(crate) struct Gold {
    pub(crate) name: String,
    pub(crate) article: Article,
    pub(crate) list: String,
}

/// Every article of a folder in `tests/fixtures/gold/`, by name.
pub(crate) fn read(folder: &str) -> Vec<Gold> {
    let folder = super::repository().join("tests/fixtures/gold").join(folder);
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the gold").map(|entry| entry.expect("an entry").path()).collect();
    files
        .retain(|path| path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md"));
    files.sort();
    let gold = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).expect("an article");
        let (Some(Document::Article(article)), _) = content::parse("content/articles/gold.md", &text, None)
        else {
            panic!("{} is no article", path.display());
        };
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let article = std::sync::Arc::unwrap_or_clone(article);
        Gold { name, article, list: fs::read_to_string(path.with_extension("txt")).expect("its list") }
    };
    files.into_iter().map(gold).collect()
}

pub(crate) fn words<'a>(article: &'a Article, span: &Span) -> &'a str {
    &article.entry.body.block_text(span.block as usize).expect("the block is there")[span.range()]
}

/// How lines that were found compare with those that were written down, by rule. A line's rule is its last field.
#[derive(Default)]
pub(crate) struct Comparison {
    /// Wanted, found, right.
    pub(crate) rules: BTreeMap<String, [usize; 3]>,
    differences: String,
}

impl Comparison {
    /// Takes the lines of one article.
    pub(crate) fn add(&mut self, gold: &Gold, found: &[String], rule_of: impl Fn(&str) -> String) {
        let mut wanted: Vec<&str> = gold.list.lines().filter(|line| !line.trim().is_empty()).collect();
        for one in &wanted {
            self.rules.entry(rule_of(one)).or_default()[0] += 1;
        }
        for one in found {
            let row = self.rules.entry(rule_of(one)).or_default();
            row[1] += 1;
            match wanted.iter().position(|wanted| wanted == one) {
                Some(at) => {
                    wanted.remove(at);
                    row[2] += 1;
                }
                None => self.differences.push_str(&format!("{}: found   {one}\n", gold.name)),
            }
        }
        for one in wanted {
            self.differences.push_str(&format!("{}: missing {one}\n", gold.name));
        }
    }

    /// The table that shows what a change of the rules has changed.
    pub(crate) fn table(&self) -> String {
        let rows = self.rules.iter().map(|(rule, [w, f, r])| format!("{rule:24} {w:6} {f:6} {r:6}\n"));
        format!("{:24} wanted  found  right\n{}", "rule", rows.collect::<String>())
    }

    /// Fails with all differences if there are any.
    pub(crate) fn assert_same(&self) {
        assert!(self.differences.is_empty(), "\n{}", self.differences);
    }
}
