//! Which corrections hold of which article: its own, and those of notes. Notes name articles by id, whether there is
//! such an article or not.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::update::Topic;
use super::{Article, ArticleIx, Briefing, NoteIx, Subject};
use crate::content::{self, CONTRADICTION, Correction, Document, Entry, Kind, Thing};
use crate::diagnostic::{Diagnostic, nearest};
use crate::reading::{Fault, PersonIx, Why};

/// The corrections that stand in notes.
#[derive(Debug, Default)]
pub(super) struct InNotes {
    /// Notes by the id of an article that they correct.
    by_article: BTreeMap<Arc<str>, BTreeSet<NoteIx>>,
    of: HashMap<NoteIx, InNote>,
}

#[derive(Debug)]
struct InNote {
    doc: Arc<content::Note>,
    /// Whom each correction names.
    people: Vec<Option<PersonIx>>,
}

fn articles_of(note: &content::Note) -> impl Iterator<Item = Arc<str>> {
    note.corrections.iter().filter_map(|one| one.article.as_ref()).map(|id| Arc::from(id.value.as_str()))
}

impl InNotes {
    /// Replaces the corrections of a note, and says which articles that concerns.
    fn put(&mut self, ix: NoteIx, new: Option<InNote>) -> BTreeSet<Arc<str>> {
        let mut concerned = BTreeSet::new();
        if let Some(old) = self.of.remove(&ix) {
            for id in articles_of(&old.doc) {
                if let Some(notes) = self.by_article.get_mut(&id) {
                    notes.remove(&ix);
                    if notes.is_empty() {
                        self.by_article.remove(&id);
                    }
                }
                concerned.insert(id);
            }
        }
        if let Some(new) = new {
            for id in articles_of(&new.doc) {
                self.by_article.entry(Arc::clone(&id)).or_default().insert(ix);
                concerned.insert(id);
            }
            self.of.insert(ix, new);
        }
        concerned
    }
}

/// A correction of an article, with whom it names and the document that it stands in.
#[derive(Clone, Copy)]
pub(super) struct Of<'a> {
    pub(super) correction: &'a Correction,
    pub(super) person: Option<PersonIx>,
    pub(super) entry: &'a Entry,
}

impl Briefing {
    /// Takes note of what a note corrects; says which articles are to be read again.
    pub(super) fn resolve_note(
        &mut self,
        ix: NoteIx,
        people: &mut BTreeSet<PersonIx>,
    ) -> BTreeSet<ArticleIx> {
        let user = Subject::Note(ix);
        self.people_named.forget(user, people);
        let doc = match self.documents.live(&(Kind::Note, Arc::clone(self.notes.id(ix)))) {
            Some(Document::Note(doc)) if !doc.corrections.is_empty() => Some(Arc::clone(doc)),
            _ => None,
        };
        let new = doc.map(|doc| {
            let mut faults = Vec::new();
            let people = self.find_corrected(user, &doc.entry, 0, &doc.corrections, people, &mut faults);
            self.fault(Topic::Names, &doc.entry.file, faults);
            InNote { doc, people }
        });
        let concerned = self.corrections_in_notes.put(ix, new);
        concerned.iter().filter_map(|id| self.articles.by_id(id)).collect()
    }

    /// Whom each correction names; places in the document count on from `first`.
    pub(super) fn find_corrected(
        &mut self,
        user: Subject,
        entry: &Entry,
        first: usize,
        corrections: &[Correction],
        people: &mut BTreeSet<PersonIx>,
        faults: &mut Vec<Diagnostic>,
    ) -> Vec<Option<PersonIx>> {
        let find = |(place, correction): (usize, &Correction)| {
            let name = correction.change.name()?;
            let name = std::slice::from_ref(name);
            self.find_people(user, entry, first + place, name, people, faults).first().copied()
        };
        corrections.iter().enumerate().map(find).collect()
    }

    /// Every correction of an article: its own first, then those of notes by the notes' ids.
    pub(super) fn corrections_of<'a>(
        &'a self,
        doc: &'a content::Article,
        people: &'a [Option<PersonIx>],
    ) -> Vec<Of<'a>> {
        let own = doc.corrections.iter().zip(people);
        let mut all: Vec<Of<'a>> =
            own.map(|(correction, person)| Of { correction, person: *person, entry: &doc.entry }).collect();
        let notes = self.corrections_in_notes.by_article.get(&doc.entry.id).into_iter().flatten();
        let mut notes: Vec<&InNote> =
            notes.filter_map(|note| self.corrections_in_notes.of.get(note)).collect();
        notes.sort_by(|a, b| a.doc.entry.id.cmp(&b.doc.entry.id));
        for note in notes {
            let here = note.doc.corrections.iter().zip(&note.people);
            let here = here.filter(|(one, _)| {
                one.article.as_ref().is_some_and(|article| *article.value == *doc.entry.id)
            });
            all.extend(here.map(|(correction, person)| Of {
                correction,
                person: *person,
                entry: &note.doc.entry,
            }));
        }
        all
    }

    /// Reports what notes correct in articles that are not there. What is said depends on everything.
    pub(super) fn find_corrected_in_vain(&mut self) {
        for file in self.faults_about(Topic::CorrectedInVain) {
            self.fault(Topic::CorrectedInVain, &file, Vec::new());
        }
        let in_vain: Vec<(&Arc<str>, &BTreeSet<NoteIx>)> = self
            .corrections_in_notes
            .by_article
            .iter()
            .filter(|(id, _)| self.articles.by_id(id).is_none())
            .collect();
        let mut found: BTreeMap<Arc<str>, Vec<Diagnostic>> = BTreeMap::new();
        for (n, (id, notes)) in in_vain.into_iter().enumerate() {
            let (message, help) = self.why_not_there(id, n < MAX_SUGGESTIONS);
            for note in notes.iter().filter_map(|note| self.corrections_in_notes.of.get(note)) {
                let here = note.doc.corrections.iter().filter_map(|one| one.article.as_ref());
                for article in here.filter(|article| *article.value == **id) {
                    let place = note.doc.entry.place(&article.span);
                    found.entry(Arc::clone(&note.doc.entry.file)).or_default().push(
                        Diagnostic::error("correction/unknown-article", &message).at(place).help(&help),
                    );
                }
            }
        }
        for (file, diagnostics) in found {
            self.fault(Topic::CorrectedInVain, &file, diagnostics);
        }
    }

    fn why_not_there(&self, id: &Arc<str>, suggest: bool) -> (String, String) {
        if let Some(why) = self.documents.why_withheld(&(Kind::Article, Arc::clone(id))) {
            let message = format!("the article `{id}` is not published: it is {}", why.reason());
            return (message, "publish it, or take the correction out".to_owned());
        }
        let ids = self.articles().iter().map(|ix| &*self.article(*ix).doc.entry.id);
        let near = suggest.then(|| nearest(id, ids)).flatten();
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write its id: the path below content/articles/ without `.md`".to_owned(),
        };
        (format!("there is no article `{id}`"), help)
    }
}

/// 'Did you mean' looks at every article.
const MAX_SUGGESTIONS: usize = 200;

/// What is to be said of corrections that could not be followed.
pub(super) fn diagnostics(all: &[Of<'_>], faults: Vec<Fault>) -> Vec<Diagnostic> {
    let diagnostic = |fault: Fault| {
        let one = all.get(fault.correction)?;
        let (words, thing) = (&one.correction.words, one.correction.thing);
        let noun = thing.noun();
        let place = one.entry.place(&words.span);
        Some(match fault.why {
            Why::Contradicts(first) => {
                let first = all.get(first)?;
                Diagnostic::error("correction/contradiction", CONTRADICTION)
                    .at(place)
                    .related("the first one", first.entry.place(&first.correction.words.span))
                    .help(format!("both concern the same {noun}; take one out"))
            }
            Why::Several(count) => {
                let message = format!("these words are in {count} {noun}s, and none of them is corrected");
                Diagnostic::warning("correction/ambiguous", message)
                    .at(place)
                    .help("write more of the words, or add `paragraph`")
            }
            Why::NothingFound { paragraph } => {
                let message =
                    format!("this correction concerns nothing that was found in `{}`", one.article());
                let help = match thing {
                    Thing::Sentence => format!("no date was found in the sentence in paragraph {paragraph}"),
                    _ => format!("the words are in paragraph {paragraph}, but no {noun} was found there"),
                };
                Diagnostic::warning("correction/unmatched", message).at(place).help(help)
            }
            Why::NotThere { paragraph, near } => {
                let here = one.correction.paragraph.map_or(String::new(), |n| format!("paragraph {n} of "));
                let message = format!("{here}`{}` does not have these words", one.article());
                let diagnostic = Diagnostic::warning("correction/unmatched", message).at(place);
                match (paragraph, near) {
                    (Some(paragraph), _) => diagnostic.help(format!("they are in paragraph {paragraph}")),
                    (None, Some(near)) => diagnostic.help(format!("did you mean `{near}`?")),
                    (None, None) => {
                        diagnostic.help("write them as they are in the text, or take the correction out")
                    }
                }
            }
        })
    };
    faults.into_iter().filter_map(diagnostic).collect()
}

impl Of<'_> {
    /// The id of the article.
    fn article(&self) -> &str {
        self.correction.article.as_ref().map_or(&self.entry.id, |article| &article.value)
    }
}

impl Article {
    /// Whether two are made of the same findings.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.findings, &other.findings) && self.reading.speakers == other.reading.speakers
    }
}
