//! Who speaks about a person, and about whom the person speaks: counted quotations that name somebody, each with the
//! place where it stands.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::finding::quotation_path;
use crate::briefing::{Article, ArticleIx, Subject};
use crate::config::Publish;
use crate::reading::{Confidence, Mention, PersonIx, Span};
use crate::site::Site;

/// The newest articles that are looked through.
const SCANNED: usize = 400;
/// People in the drawing, those with most quotations.
const PEOPLE: usize = 10;
/// Quotations of one person that are led to, the newest.
const PLACES: usize = 3;

/// Somebody with whom a person shares quotations.
#[derive(Serialize)]
pub(super) struct TalkView {
    card: Value,
    /// What this one says about the person.
    about: Side,
    /// What the person says about this one.
    by: Side,
}

/// The quotations of one person in which another one is named.
#[derive(Default, Serialize)]
pub(super) struct Side {
    count: usize,
    /// Of the bar, in thousandths of the longest one.
    width: usize,
    places: Vec<Place>,
}

#[derive(Serialize)]
pub(super) struct Place {
    path: String,
    paragraph: u32,
    source: String,
}

/// The people who speak about `ix` and whom `ix` speaks about, those with most quotations first.
pub(super) fn talk(site: &Site<'_>, ix: PersonIx) -> Vec<TalkView> {
    let mut sides: BTreeMap<PersonIx, [Side; 2]> = BTreeMap::new();
    for (article_ix, article) in site.about(Subject::Person(ix)).take(SCANNED) {
        if article.publish == Publish::Link {
            continue;
        }
        for nth in 0..article.findings.quotations.len() {
            let Some(speaker) = speaker(article, nth) else { continue };
            let named = named(article, nth);
            let others: Vec<(PersonIx, usize)> = match speaker == ix {
                true => named.into_iter().filter(|other| *other != ix).map(|other| (other, 1)).collect(),
                false if named.contains(&ix) => vec![(speaker, 0)],
                false => Vec::new(),
            };
            for (other, side) in others {
                let side = &mut sides.entry(other).or_default()[side];
                side.count += 1;
                let place = place(site, article_ix, article, nth);
                let place = place.filter(|place| side.places.iter().all(|known| known.path != place.path));
                if side.places.len() < PLACES {
                    side.places.extend(place);
                }
            }
        }
    }
    let mut rows: Vec<(PersonIx, [Side; 2])> = sides.into_iter().collect();
    let total = |sides: &[Side; 2]| sides[0].count + sides[1].count;
    rows.sort_by_cached_key(|(other, sides)| {
        (Reverse(total(sides)), site.title(Subject::Person(*other)), *other)
    });
    rows.truncate(PEOPLE);
    let most =
        rows.iter().flat_map(|(_, sides)| sides.iter().map(|side| side.count)).max().unwrap_or(1).max(1);
    let wide = |side: Side| Side { width: side.count * 1000 / most, ..side };
    let view = |(other, [about, by]): (PersonIx, [Side; 2])| TalkView {
        card: site.card(Subject::Person(other)),
        about: wide(about),
        by: wide(by),
    };
    rows.into_iter().map(view).collect()
}

fn place(site: &Site<'_>, ix: ArticleIx, article: &Article, nth: usize) -> Option<Place> {
    let paragraph = article.findings.quotations.get(nth)?.parts.first()?.block;
    let source = site.title(Subject::Source(article.source)).to_owned();
    Some(Place { path: quotation_path(site, ix, article, nth, paragraph), paragraph, source })
}

/// Who says a quotation, or for whom it is said, where that is more than a guess.
fn speaker(article: &Article, nth: usize) -> Option<PersonIx> {
    let speaks = article.reading.speakers.get(nth).copied().unwrap_or_default();
    let speaker = article.findings.quotations.get(nth)?.speaker.as_ref()?;
    speaks.person.or(speaks.on_behalf_of).filter(|_| speaker.confidence > Confidence::Low)
}

/// The people whom a quotation names, each once.
pub(super) fn named(article: &Article, nth: usize) -> Vec<PersonIx> {
    let Some(quotation) = article.findings.quotations.get(nth) else { return Vec::new() };
    let inside = |mention: &&Mention| {
        let span = Span { block: mention.block, start: mention.start, end: mention.end };
        quotation.parts.iter().any(|part| part.contains(&span))
    };
    let mut people: Vec<PersonIx> =
        article.reading.mentions.iter().filter(inside).map(|mention| mention.person).collect();
    people.sort_unstable();
    people.dedup();
    people
}
