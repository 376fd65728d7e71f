//! Articles: who published them, what their texts say by themselves, and who is meant in them.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Effects, Topic, same};
use crate::briefing::store::Ordered as _;
use crate::briefing::{
    Article, ArticleIx, Briefing, Declared, Earlier, Evidence, Republished, SourceIx, Spelled, Stood,
    Subject, agency, corrections, policy, spelling,
};
use crate::config::Publish;
use crate::content::{self, Spanned};
use crate::diagnostic::Diagnostic;
use crate::reading::{self, Corrections, CreditKind, Fault, Findings, PersonIx, Reading};

/// Whom and what an article names, found out; nothing where there is no such article, or it is faulty.
pub(super) type Resolved = Option<Found>;

/// An article with its source and whom its editor names.
pub(super) type Sourced = (Arc<content::Article>, SourceIx, Declared);

/// An article as far as it is known before anybody is looked for in it.
pub(super) struct Found {
    pub(super) doc: Arc<content::Article>,
    pub(super) source: SourceIx,
    pub(super) declared: Declared,
    /// What the text says by itself, before any correction.
    pub(super) analysed: Arc<Findings>,
    /// The article with each of its earlier texts, and what that says by itself.
    pub(super) earlier: Vec<(Arc<content::Article>, Arc<Findings>)>,
}

/// What holds of an article whichever of its texts is read.
struct OfAllTexts<'a> {
    ix: ArticleIx,
    source: SourceIx,
    declared: &'a Declared,
    corrected: &'a [corrections::Of<'a>],
}

/// An article that was read, with what is wrong with its corrections.
pub(super) type Read = (Article, Vec<Diagnostic>);

/// Articles that a change concerns.
#[derive(Default)]
pub(super) struct Articles {
    /// Their source or people are looked up again.
    pub(super) resolve: BTreeSet<ArticleIx>,
    /// Their text is read again.
    pub(super) read: BTreeSet<ArticleIx>,
}

impl Briefing {
    /// Finds out who published an article, and whom its editor names.
    pub(super) fn resolve_article(
        &mut self,
        ix: ArticleIx,
        people: &mut BTreeSet<PersonIx>,
    ) -> Option<Sourced> {
        let user = Subject::Article(ix);
        self.people_named.forget(user, people);
        if let Some(old) = self.asked_source.remove(&ix) {
            self.source_finder.forget(ix, &old);
        }
        let doc = Arc::clone(self.live_article(ix)?);
        let entry = &doc.entry;
        self.source_finder.ask(ix, &doc.source.value);
        self.asked_source.insert(ix, doc.source.value.clone());
        let source = match self.source_finder.find(&doc.source.value) {
            Ok(source) => source,
            Err(diagnostic) => {
                let diagnostic = diagnostic.at(entry.place(&doc.source.span));
                self.fault(Topic::Names, &entry.file, vec![diagnostic]);
                return None;
            }
        };
        let mut faults = Vec::new();
        let mut first = 0;
        let mut find = |briefing: &mut Self, names: &[Spanned<String>]| {
            let found = briefing.find_people(user, entry, first, names, people, &mut faults);
            first += names.len();
            found
        };
        let named = find(self, &doc.people);
        let of_happenings = doc.happenings.iter().map(|h| find(self, &h.people)).collect();
        let of_corrections = self.find_corrected(user, entry, first, &doc.corrections, people, &mut faults);
        self.fault(Topic::Names, &entry.file, faults);
        Some((doc, source, Declared { people: named, of_happenings, of_corrections, happenings: Vec::new() }))
    }

    /// Reads what the texts of articles say by themselves. Of a text that is known that stays what it is.
    pub(super) fn analyse(&self, resolved: Vec<(ArticleIx, Option<Sourced>)>) -> Vec<(ArticleIx, Resolved)> {
        let analyse = |ix, (doc, source, declared)| {
            let known = self.articles.find(ix).filter(|old| Arc::ptr_eq(&old.doc, &doc));
            if let Some(old) = known {
                return Found::of(old, source, declared);
            }
            let read = |doc: &content::Article| Arc::new(reading::analyse(doc, &self.config.language));
            let earlier = doc.versions.iter().rev().skip(1).rev().map(|version| {
                let earlier = Arc::new(doc.with_text_of(version));
                (Arc::clone(&earlier), read(&earlier))
            });
            Found { source, declared, analysed: read(&doc), earlier: earlier.collect(), doc }
        };
        let analyse = |(ix, found): (ArticleIx, Option<_>)| (ix, found.map(|found| analyse(ix, found)));
        resolved.into_par_iter().map(analyse).collect()
    }

    /// Reads and files articles: those that name other people or sources than before, and those in which other
    /// people may be found.
    pub(super) fn update_articles(
        &mut self,
        resolved: Vec<(ArticleIx, Resolved)>,
        articles: Articles,
        effects: &mut Effects,
    ) {
        let mut work: Vec<(ArticleIx, Resolved)> = resolved;
        for ix in articles.read.difference(&articles.resolve) {
            let old = self.articles.get(*ix);
            work.push((*ix, Some(Found::of(old, old.source, old.declared.clone()))));
        }
        let mut made: Vec<(ArticleIx, Option<Read>)> = work
            .into_par_iter()
            .map(|(ix, resolved)| (ix, resolved.map(|resolved| self.read_article(ix, resolved))))
            .collect();
        // In the order of the lists, so that a first build only ever appends; what goes, goes first.
        made.par_sort_by(|(_, a), (_, b)| match (a, b) {
            (Some((a, _)), Some((b, _))) => a.order(b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        });
        let mut happenings = BTreeSet::new();
        let read: BTreeSet<ArticleIx> = made.iter().map(|(ix, _)| *ix).collect();
        let mut other_texts = BTreeSet::new();
        for (ix, made) in made {
            let subject = Subject::Article(ix);
            let (article, faults) = made.unzip();
            let old = self.articles.find(ix);
            if !same(old.map(|old| &old.doc), article.as_ref().map(|new| &new.doc)) {
                other_texts.insert(ix);
            } else if old.map(|old| old.source) != article.as_ref().map(|new| new.source) {
                self.touch_origin(ix, &mut effects.touched);
            }
            if article.is_none()
                && let Some(old) = self.articles.find(ix)
            {
                let file = Arc::clone(&old.doc.entry.file);
                self.fault(Topic::Links, &file, Vec::new());
                self.fault(Topic::Corrections, &file, Vec::new());
            }
            if let Some(article) = &article {
                let file = Arc::clone(&article.doc.entry.file);
                self.fault(Topic::Corrections, &file, faults.unwrap_or_default());
            }
            self.file_tag_faults(
                subject,
                article.as_ref().map(|article| (&article.doc.entry, &article.doc.tags)),
            );
            self.renaming(subject, effects, |briefing, touched| {
                briefing.file_article(ix, article, &mut happenings, touched);
            });
            effects.changed.insert(subject);
        }
        for happening in happenings {
            self.refile_happening(happening, &mut effects.touched);
        }
        self.update_origins(other_texts, &mut effects.touched);
        self.update_said(&read, &mut effects.touched);
        self.update_counted(&read, &mut effects.touched);
        self.update_sentences(&read, &mut effects.touched);
    }

    fn read_article(&self, ix: ArticleIx, found: Found) -> Read {
        let Found { doc, source, declared, analysed, earlier } = found;
        let corrected = self.corrections_of(&doc, &declared.of_corrections);
        let of_all = OfAllTexts { ix, source, declared: &declared, corrected: &corrected };
        let (mut article, mut faults) =
            self.read_text(Arc::clone(&doc), analysed, &of_all, self.found.who(ix));
        (article.evidence, article.republished) = self.evidence(&article);
        if !earlier.is_empty() {
            self.read_earlier(&mut article, earlier, &of_all, &mut faults);
        }
        let faults = corrections::diagnostics(&corrected, faults);
        article.declared = declared;
        (article, faults)
    }

    /// Reads the texts that an article had before. What editors correct may stand in one of its texts alone; takes out
    /// the `faults` of that.
    fn read_earlier(
        &self,
        article: &mut Article,
        earlier: Vec<(Arc<content::Article>, Arc<Findings>)>,
        of_all: &OfAllTexts<'_>,
        faults: &mut Vec<Fault>,
    ) {
        let doc = Arc::clone(&article.doc);
        // A text is later than those before it, whatever its date says.
        let mut came = vec![doc.came()];
        for version in doc.versions.iter().skip(1) {
            let before = came.last().copied().filter(|before| before.is_after(&version.retrieved));
            came.push(before.unwrap_or(version.retrieved));
        }
        article.stood.since = came.last().copied().unwrap_or(article.stood.since);
        let texts = earlier.into_iter().zip(came.windows(2)).map(|((doc, analysed), times)| {
            let who = self.found.who_of(&analysed.candidates);
            let (mut text, missed) = self.read_text(doc, analysed, of_all, who);
            faults.retain(|fault| {
                let is_missed = missed.iter().any(|other| other.correction == fault.correction);
                is_missed || !fault.is_unmatched()
            });
            text.stood = Stood { since: times[0], until: Some(times[1]) };
            // Only what was withdrawn is shown of it.
            text.excerpt = Vec::new();
            text
        });
        article.earlier = Earlier::new(texts.collect(), article);
        self.show_withdrawn(article);
    }

    /// Reads one text of an article; what may be shown of it is not known yet.
    fn read_text(
        &self,
        doc: Arc<content::Article>,
        analysed: Arc<Findings>,
        of_all: &OfAllTexts<'_>,
        who: Vec<Option<PersonIx>>,
    ) -> (Article, Vec<Fault>) {
        let OfAllTexts { ix, source, declared, corrected } = *of_all;
        let mut people: Vec<PersonIx> =
            declared.people.iter().chain(declared.of_happenings.iter().flatten()).copied().collect();
        self.sort_people(&mut people);
        let mut findings = Arc::clone(&analysed);
        let list = corrected.iter().map(|of| (of.correction, of.person));
        let mut corrections = Corrections::new(&doc.entry.body, list);
        if !corrections.is_empty() {
            corrections.apply(Arc::make_mut(&mut findings));
        }
        let reading = reading::read(&doc, &findings, &self.names, &people, &who, &mut corrections);
        people.extend(corrections.speakers());
        people.extend(reading.mentions.iter().map(|mention| mention.person));
        self.sort_people(&mut people);
        let mut agencies: BTreeSet<Arc<str>> = doc.agencies.iter().map(|name| agency(name)).collect();
        let credits = findings.credits.iter().filter(|credit| credit.kind == CreditKind::Text);
        agencies.extend(credits.flat_map(|credit| credit.agencies.iter().map(|name| Arc::from(*name))));
        agencies.extend(reading::byline_agencies(&doc.authors).into_iter().map(Arc::from));

        let publisher = &self.sources.get(source).doc;
        let publish = doc.publish.or(publisher.publish).unwrap_or(self.config.publish);
        let limit = publisher.excerpt_words.unwrap_or(self.config.excerpt_words);
        let limit = if publish == Publish::Link { 0 } else { limit };
        let excerpt = policy::excerpt(&doc.entry.body, &findings, limit);
        let known = self.articles.find(ix).filter(|old| Arc::ptr_eq(&old.doc, &doc));
        let words = known.map(|old| old.words.clone()).unwrap_or_default();
        let spelled = spelled(&doc, &reading);
        let article = Article {
            source,
            publish,
            findings,
            analysed,
            reading,
            people,
            spelled,
            agencies: agencies.into_iter().collect(),
            happenings: Vec::new(),
            excerpt,
            evidence: Evidence::default(),
            republished: Republished::default(),
            stood: Stood { since: doc.came(), until: None },
            earlier: Earlier::default(),
            declared: Declared::default(),
            words,
            doc: Arc::clone(&doc),
        };
        (article, corrections.into_faults())
    }
}

impl Found {
    /// An article that was read before, with what may be known otherwise now.
    fn of(old: &Article, source: SourceIx, declared: Declared) -> Self {
        let read = |text: &Article| (Arc::clone(&text.doc), Arc::clone(&text.analysed));
        let (doc, analysed) = read(old);
        Self { doc, source, declared, analysed, earlier: old.earlier.texts.iter().map(read).collect() }
    }
}

/// Every spelling of every person in an article.
fn spelled(doc: &content::Article, reading: &Reading) -> Box<[Spelled]> {
    let mut all: Vec<Spelled> = Vec::new();
    for mention in &reading.mentions {
        let block = doc.entry.body.block_text(mention.block as usize).unwrap_or_default();
        let text = spelling(&block[mention.range()]);
        match all.iter_mut().find(|known| known.person == mention.person && *known.text == *text) {
            Some(known) => known.count += 1,
            None => {
                all.push(Spelled { person: mention.person, text: text.into(), form: mention.form, count: 1 });
            }
        }
    }
    all.into()
}

impl Article {
    /// Fingerprints of the words that may end a name, sorted.
    pub(super) fn words(&self) -> &[u32] {
        self.words.get_or_init(|| {
            let of_text = |text: &Self| reading::name_words(&text.doc.title, &text.doc.entry.body);
            if self.earlier.texts.is_empty() {
                return of_text(self);
            }
            let mut all: Vec<u32> = self.texts().flat_map(|text| of_text(text).into_vec()).collect();
            all.sort_unstable();
            all.dedup();
            all.into()
        })
    }
}
