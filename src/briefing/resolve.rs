//! Turns ids, names, aliases, titles and paragraph numbers in wiki-links into the one thing they mean, or says why they
//! mean none.

use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, HashMap};

use url::Url;

use super::links::Named;
use super::{Briefing, Expired, Link, Resolved, Subject, Withheld};
use crate::content::{Document, Kind, WikiLink, id_of_path};
use crate::diagnostic::{Diagnostic, Fix, nearest};
use crate::moment::Moment;
use crate::reading::fold;

/// 'Did you mean' looks at every name; a site with thousands of dead links needs no more of them.
const MAX_SUGGESTIONS: usize = 200;

/// Resolves wiki-links against a briefing that stays as it is meanwhile.
pub(super) struct Resolver<'a> {
    briefing: &'a Briefing,
    /// What has no page, by every text that would lead to it, with the reason; needed only where a link leads nowhere.
    unpublished: OnceCell<HashMap<String, &'static str>>,
    /// What has expired, in the same way.
    expired: OnceCell<HashMap<String, Vec<(Named<'a>, Moment)>>>,
    suggestions_left: Cell<usize>,
}

/// The folded text by which `target` (`Emmanuel Macron`, `article-id#p7`, `people/x`) names something.
pub(super) fn folded_target(target: &str) -> String {
    let name = target.split_once('#').map_or(target, |(name, _)| name);
    fold(name.trim().trim_start_matches("content/").trim_end_matches(".md"))
}

impl<'a> Resolver<'a> {
    pub(super) fn new(briefing: &'a Briefing) -> Self {
        Self {
            briefing,
            unpublished: OnceCell::new(),
            expired: OnceCell::new(),
            suggestions_left: Cell::new(MAX_SUGGESTIONS),
        }
    }

    /// What `target` comes to in the text of `from`. A change that mends it counts bytes of `target`.
    pub(super) fn resolve(&self, from: Option<Subject>, target: &str) -> Result<Resolved, Box<Diagnostic>> {
        match self.expired(from, target) {
            Some(expired) => Ok(Resolved::Expired(expired)),
            None => match self.lead(from, target) {
                Ok(link) => Ok(Resolved::To(link)),
                Err(fault) => self.briefing.person_then(target).map(Resolved::Expired).ok_or(fault),
            },
        }
    }

    fn lead(&self, from: Option<Subject>, target: &str) -> Result<Link, Box<Diagnostic>> {
        let (name, anchor) = match target.split_once('#') {
            Some((name, anchor)) => (name, Some(anchor)),
            None => (target, None),
        };
        let folded = folded_target(target);
        let own = from.filter(|_| anchor.is_some() && name.trim().is_empty());
        let mut found: Vec<(Subject, Named<'_>)> = self
            .briefing
            .link_names
            .find(&folded)
            .filter(|_| own.is_none())
            .chain(own)
            .filter_map(|subject| Some((subject, self.briefing.named(subject)?)))
            .collect();
        found.sort_by(|(a, _), (b, _)| self.briefing.order(*a, *b));
        let (to, thing) = match &found[..] {
            [] => return Err(Box::new(self.unknown(name, &folded))),
            [one] => one,
            // An id is meant before a title that happens to be the same.
            several => {
                let mut by_id = several.iter().filter(|(_, named)| fold(named.id) == folded);
                match (by_id.next(), by_id.next()) {
                    (Some(one), None) => one,
                    _ => return Err(Box::new(ambiguous(name, several))),
                }
            }
        };
        let by_id = thing.is_named_by_id(name, &folded);
        let link = Link { to: *to, paragraph: None, quotation: None, by_id, own: own.is_some() };
        let Some(anchor) = anchor else { return Ok(link) };
        let number = |letter: char| anchor.strip_prefix(letter).and_then(|n| n.parse::<u32>().ok());
        let has = |number: u32, all: usize| (1..=all).contains(&(number as usize));
        let title = thing.names.first().unwrap_or(&thing.id);
        if let Some(number) = number('p') {
            return match has(number, thing.blocks) {
                true => Ok(Link { paragraph: Some(number), ..link }),
                false => Err(no_such(title, "paragraph", anchor, thing.blocks)),
            };
        }
        if let Some(number) = number('q').filter(|_| thing.quotations > 0) {
            return match has(number, thing.quotations) {
                true => Ok(Link { quotation: Some(number), ..link }),
                false => Err(no_such(title, "quotation", anchor, thing.quotations)),
            };
        }
        // Obsidian writes the way to a heading: `#Chapter#Section`.
        let last = anchor.rsplit('#').next().unwrap_or(anchor).trim();
        let wanted = if last.starts_with('^') { last.to_owned() } else { fold(last) };
        match thing.anchors().iter().find(|(name, _)| *name == wanted) {
            Some((_, number)) => Ok(Link { paragraph: Some(*number), ..link }),
            None => Err(Box::new(
                Diagnostic::error(
                    "wiki-link/bad-anchor",
                    format!("`{title}` has no heading and no block that is called `{anchor}`"),
                )
                .help(
                    "write `#p7` for the seventh paragraph, the words of a heading, or `#^name` of a block",
                ),
            )),
        }
    }

    /// What is to be said of something that a link from a text comes to: it is not there as long as the text is.
    pub(super) fn validity(
        &self,
        user: Option<Subject>,
        link: &WikiLink,
        found: &Resolved,
    ) -> Option<Diagnostic> {
        let target = &link.target;
        let stands = if link.embeds {
            "its title stands here instead"
        } else {
            "the words of the link stand here alone"
        };
        let to = match found {
            Resolved::To(to) => to,
            Resolved::Expired(Expired { since, is_person: true, .. }) => {
                let message = format!("no article names `{target}` any more: {stands}");
                let help = format!(
                    "the last one that did was changed {}; for a page write a file in content/people/, or take the \
                     link out",
                    since.display()
                );
                return Some(Diagnostic::warning("wiki-link/gone", message).help(help));
            }
            Resolved::Expired(Expired { since, .. }) => {
                let message = format!("`[[{target}]]` expired {}: {stands}", since.display());
                let help = "take the link out, and look whether the text still holds";
                return Some(Diagnostic::warning("wiki-link/expired", message).help(help));
            }
            Resolved::Nowhere => return None,
        };
        let user = user?;
        if self.is_too_early(user, to) {
            let message = format!("`[[{target}]]` is published later than this text");
            let help =
                "until then this link stops every build; hold this text back as long with `publish_at`";
            return Some(Diagnostic::warning("wiki-link/later", message).help(help));
        }
        let expires = self.briefing.expires(to.to)?;
        self.briefing.expires(user).is_none_or(|own| own.is_after(&expires)).then(|| {
            let message = format!("`[[{target}]]` expires {}, and this text stays", expires.display());
            Diagnostic::warning("wiki-link/expires", message)
                .help(format!("from then on {stands}; or let this text expire then, too"))
        })
    }

    /// Whether a text appears before something that it links to, of what is shown before its time.
    fn is_too_early(&self, user: Subject, link: &Link) -> bool {
        let ahead =
            |subject| Some(self.briefing.ahead(subject)?.begins(self.briefing.config.timezone.as_ref()));
        ahead(link.to).is_some_and(|to| ahead(user).is_none_or(|user| user < to))
    }

    /// What is left of a link to something that has expired, and to nothing that is there.
    fn expired(&self, from: Option<Subject>, target: &str) -> Option<Expired> {
        let (name, anchor) = target.split_once('#').map_or((target, None), |(name, rest)| (name, Some(rest)));
        let folded = folded_target(target);
        let is_own = from.is_some() && anchor.is_some() && name.trim().is_empty();
        if is_own || self.briefing.link_names.find(&folded).next().is_some() {
            return None;
        }
        let all = self.expired.get_or_init(|| expired(self.briefing)).get(&folded)?;
        let by_id = all.iter().find(|(named, _)| fold(named.id) == folded);
        let (named, since) = by_id.or(all.first())?;
        Some(Expired {
            title: (*named.names.first()?).into(),
            since: *since,
            is_person: false,
            typed_by_id: anchor.is_some() || named.is_named_by_id(name, &folded),
        })
    }

    fn unknown(&self, name: &str, folded: &str) -> Diagnostic {
        if let Some(why) = self.unpublished.get_or_init(|| unpublished(self.briefing)).get(folded) {
            return Diagnostic::error(
                "wiki-link/unpublished",
                format!("`[[{name}]]` is not published: it is {why}"),
            )
            .help("publish it, or take the link out");
        }
        let diagnostic = Diagnostic::error("wiki-link/unknown", format!("`[[{name}]]` leads to nothing"));
        let left = self.suggestions_left.get();
        self.suggestions_left.set(left.saturating_sub(1));
        let near = (left > 0).then(|| {
            let named = self.briefing.subjects().filter_map(|subject| self.briefing.named(subject));
            nearest(name, named.flat_map(|n| std::iter::once(n.id).chain(n.names)))
        });
        match near.flatten() {
            Some(near) => diagnostic.help(format!("did you mean `[[{near}]]`?")).fix(Fix {
                label: format!("Link to `[[{near}]]`"),
                span: 0..name.len(),
                text: near.to_owned(),
            }),
            None => diagnostic.help("a link names an id, a title, a name or an alias"),
        }
    }
}

fn no_such(title: &str, what: &str, anchor: &str, last: usize) -> Box<Diagnostic> {
    let code =
        if what == "paragraph" { "wiki-link/no-such-paragraph" } else { "wiki-link/no-such-quotation" };
    let letter = &what[..1];
    Box::new(Diagnostic::error(code, format!("`{title}` has no {what} `{anchor}`")).help(match last {
        0 => "it has no text".to_owned(),
        last => format!("its {what}s are {letter}1 to {letter}{last}"),
    }))
}

fn ambiguous(name: &str, several: &[(Subject, Named<'_>)]) -> Diagnostic {
    let ways: Vec<String> =
        several.iter().map(|(_, named)| format!("[[{}/{}]]", named.folder, named.id)).collect();
    Diagnostic::error("wiki-link/ambiguous", format!("`[[{name}]]` may mean {} things", several.len()))
        .help(format!("write {}", ways.join(" or ")))
}

/// What has expired, by every text that led to it; what several had in common in the order of their files.
fn expired(briefing: &Briefing) -> HashMap<String, Vec<(Named<'_>, Moment)>> {
    let files: BTreeMap<_, _> = briefing.documents.withheld(Withheld::Expired).collect();
    let mut all: HashMap<String, Vec<(Named<'_>, Moment)>> = HashMap::new();
    for document in files.into_values() {
        let Some(since) = document.expires() else { continue };
        for text in Named::of(document).texts() {
            all.entry(text).or_default().push((Named::of(document), since));
        }
    }
    all
}

/// What has no page, by every text that would lead to it, with the reason.
fn unpublished(briefing: &Briefing) -> HashMap<String, &'static str> {
    // Of two files that share a title the same one must give the reason each time.
    let mut all: BTreeMap<&str, Vec<(String, &'static str)>> = BTreeMap::new();
    for (file, parsed, withheld) in briefing.documents.iter() {
        let names = match (&parsed.document, withheld) {
            (None, _) if Kind::of_path(file).is_some() => vec![(fold(&id_of_path(file)), FAULTY)],
            (None, _) => continue,
            (Some(document), Some(why)) => {
                Named::of(document).texts().into_iter().map(|text| (text, why.reason())).collect()
            }
            (Some(Document::Article(doc)), None) if !briefing.is_filed(doc) => {
                vec![(fold(&doc.entry.id), FAULTY)]
            }
            (Some(_), None) => continue,
        };
        all.insert(file, names);
    }
    all.into_values().flatten().collect()
}

const FAULTY: &str = "faulty itself";

/// The host of a web address without `www.`, lowercase.
pub(crate) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    Some(url.host_str()?.trim_start_matches("www.").to_lowercase())
}

/// The longest of `domains` that `host` is or lies under.
pub(super) fn by_domain<T: Copy>(host: &str, domains: &BTreeMap<String, T>) -> Option<T> {
    let mut rest = host;
    loop {
        if let Some(found) = domains.get(rest) {
            return Some(*found);
        }
        rest = rest.split_once('.')?.1;
    }
}
