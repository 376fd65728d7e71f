//! The offices that articles give to a person, over time; and what else articles say of somebody that is no file's word.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Article, Briefing, Subject};
use crate::moment::Moment;
use crate::reading::{Cues, PersonIx, RoleSeen, fold, mention_at};

/// An office that articles give to a person. When it was held is not known: only when articles spoke of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRole {
    /// As most articles write it, without an article before it: `French President`.
    pub title: String,
    /// When the first article that gives it was published.
    pub first: Moment,
    /// When the last one was.
    pub last: Moment,
    /// How many articles give it.
    pub articles: usize,
    /// Whether they say that it is over; an office that some say so of is listed twice.
    pub former: bool,
}

/// One office in the making.
struct Gathered<'a> {
    first: Moment,
    last: Moment,
    articles: usize,
    /// How it is written, and in how many articles.
    written: BTreeMap<&'a str, usize>,
}

impl Briefing {
    /// The offices that articles give to a person, those in most articles first; on a tie the later one.
    pub fn roles_seen(&self, person: PersonIx) -> Vec<SeenRole> {
        self.roles(person, |_, _| true)
    }

    /// The same, of those articles alone whose policy lets these words be shown.
    pub fn roles_shown(&self, person: PersonIx) -> Vec<SeenRole> {
        self.roles(person, |article, nth| article.evidence.shows_role(nth))
    }

    fn roles(&self, person: PersonIx, counts: impl Fn(&Article, usize) -> bool) -> Vec<SeenRole> {
        let mut gathered: BTreeMap<(String, bool), Gathered<'_>> = BTreeMap::new();
        for ix in self.articles_of(Subject::Person(person)) {
            let article = self.article(*ix);
            let published = article.doc.published;
            let seen = article.roles_of(person).filter(|(nth, _)| counts(article, *nth));
            // An article counts once for an office, however often it names it.
            let of_article: BTreeMap<(String, bool), &str> = seen
                .map(|(_, seen)| (without_article(article.words_of(&seen.role)), seen.former))
                .filter(|(title, _)| is_office(title))
                .map(|(title, former)| ((spelled_out(title), former), title))
                .collect();
            for (key, title) in of_article {
                let office = gathered.entry(key).or_insert_with(|| Gathered {
                    first: published,
                    last: published,
                    articles: 0,
                    written: BTreeMap::new(),
                });
                office.first = office.first.min(published);
                office.last = office.last.max(published);
                office.articles += 1;
                *office.written.entry(title).or_default() += 1;
            }
        }
        let mut roles: Vec<SeenRole> = gathered
            .into_iter()
            .map(|((folded, former), office)| {
                let is_whole = |title: &str| fold(title) == folded;
                let written = office.written.iter();
                let most = written.max_by_key(|(title, count)| (is_whole(title), **count, Reverse(**title)));
                let title = most.map_or_else(String::new, |(title, _)| {
                    title.split_whitespace().collect::<Vec<_>>().join(" ")
                });
                SeenRole { title, first: office.first, last: office.last, articles: office.articles, former }
            })
            .collect();
        // What is equal so far stands in the order of its words.
        roles.sort_by_key(|role| (Reverse(role.articles), Reverse(role.last)));
        roles
    }

    /// What speaks for a person, and what against, each with the number of articles in which it was seen; what most
    /// articles have comes first.
    pub fn cues(&self, person: PersonIx) -> Vec<(Cues, usize)> {
        let mut counts: BTreeMap<Cues, usize> = BTreeMap::new();
        for ix in self.articles_of(Subject::Person(person)) {
            let candidates = &self.article(*ix).analysed.candidates;
            let who = self.found.who(*ix);
            let own = candidates.iter().zip(who).filter(|(_, who)| *who == Some(person));
            let cues = own.fold(Cues::empty(), |cues, (candidate, _)| cues | candidate.cues);
            for cue in cues.iter() {
                *counts.entry(cue).or_default() += 1;
            }
        }
        let mut counts: Vec<(Cues, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| Reverse(*count));
        counts
    }
}

impl Article {
    /// The offices that this article gives to a person, with their numbers.
    pub(crate) fn roles_of(&self, person: PersonIx) -> impl Iterator<Item = (usize, &RoleSeen)> {
        self.findings.roles.iter().enumerate().filter(move |(_, seen)| {
            mention_at(&self.reading.mentions, &seen.name).is_some_and(|mention| mention.person == person)
        })
    }
}

/// `the US envoy` → `US envoy`.
fn without_article(title: &str) -> &str {
    let title = title.trim();
    match title.split_once(char::is_whitespace) {
        Some((first, rest)) if ["the", "a", "an"].contains(&first.to_lowercase().as_str()) => {
            rest.trim_start()
        }
        _ => title,
    }
}

/// Folded, with the abbreviations that stand before names written out: `Texas Sen` → `texas senator`.
fn spelled_out(title: &str) -> String {
    const SHORT: [(&str, &str); 7] = [
        ("gen", "general"),
        ("gov", "governor"),
        ("lt", "lieutenant"),
        ("pres", "president"),
        ("rep", "representative"),
        ("sen", "senator"),
        ("sgt", "sergeant"),
    ];
    let folded = fold(title);
    let words = folded.split(' ').map(|word| {
        let word = word.trim_end_matches('.');
        SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Not so `is now senior vice president`, which is half a sentence, and `son` or `daughter of the president`.
fn is_office(title: &str) -> bool {
    const VERBS: [&str; 8] = ["is", "was", "are", "were", "has", "had", "have", "be"];
    const KIN: [&str; 10] =
        ["son", "daughter", "father", "mother", "brother", "sister", "wife", "husband", "widow", "cousin"];
    let mut words = title.split_whitespace();
    let Some(first) = words.next() else { return false };
    let last = words.next_back().unwrap_or(first);
    !VERBS.contains(&first) && !KIN.contains(&first) && !KIN.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::{Parsed, Selection};

    fn briefing(articles: &[(&str, &str)]) -> Briefing {
        let config = "title = \"T\"\nbase_url = \"https://t.example/\"\npublish = \"full\"\n";
        let config = crate::config::parse("site.toml", config).expect("a configuration");
        let now = Moment::parse("2025-12-01", None).expect("a day");
        let mut files = vec![("content/sources/s.md".to_owned(), "---\nname: S\n---\n".to_owned())];
        for (nth, (front, body)) in articles.iter().enumerate() {
            let text = format!("---\ntitle: A\nsource: s\n{front}\n---\n{body}\n");
            files.push((format!("content/articles/a{nth}.md"), text));
        }
        let files = files.iter().map(|(file, text)| {
            let (document, diagnostics) = crate::content::parse(file, text, None);
            (file.as_str().into(), Some(Parsed { document, diagnostics, body: None }))
        });
        let mut briefing = Briefing::new(config, Selection { drafts: false, future: false, now });
        briefing.update(files, now);
        briefing
    }

    fn listed(roles: &[SeenRole]) -> Vec<String> {
        let row = |role: &SeenRole| {
            let former = if role.former { "former " } else { "" };
            format!(
                "{former}{} {}..{} {}",
                role.title.to_lowercase(),
                role.first.date(),
                role.last.date(),
                role.articles
            )
        };
        roles.iter().map(row).collect()
    }

    #[test]
    fn offices_are_gathered_over_articles() {
        let briefing = briefing(&[
            ("published: 2024-01-01", "President Mirela Dovran spoke. President Dovran left."),
            ("published: 2024-03-01", "PRESIDENT Mirela Dovran spoke."),
            ("published: 2024-02-01", "Mirela Dovran, the president, spoke."),
            ("published: 2025-01-01", "Sen. Mirela Dovran spoke."),
            ("published: 2025-02-01", "Former president Mirela Dovran spoke."),
            ("published: 2025-03-01\npublish: link", "Senator Mirela Dovran spoke."),
        ]);
        let person = briefing.people().first().copied().expect("somebody is found");
        let seen = briefing.roles_seen(person);
        let wanted = [
            "president 2024-01-01..2024-03-01 3",
            "senator 2025-01-01..2025-03-01 2",
            "former president 2025-02-01..2025-02-01 1",
        ];
        assert_eq!(listed(&seen), wanted);
        let shown = briefing.roles_shown(person);
        // The words of an article that is listed by link only are not shown.
        assert_eq!(
            listed(&shown)[1..],
            ["former president 2025-02-01..2025-02-01 1", "sen 2025-01-01..2025-01-01 1"]
        );
        assert!(briefing.cues(person).contains(&(Cues::TITLE, 5)));
    }
}
