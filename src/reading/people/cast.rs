//! Who is in an article: the pieces that name one person, put together.

use super::Cues;
use super::compare::{Comparison, compare};
use super::pieces::Piece;
use crate::reading::MentionForm;
use crate::reading::classes::Class;
use crate::reading::findings::{Candidate, Span};
use crate::reading::tokens::Text;

/// More people than these are not told apart in one article.
const MAX_PEOPLE: usize = 300;
/// More titles than these are not kept for one person.
const MAX_TITLES: usize = 4;

/// Somebody in the making.
struct Person<'a> {
    /// The fullest form.
    name: &'a Piece,
    /// What the first word, the last and the suffix are known by.
    first: u32,
    last: u32,
    suffix: u32,
    cues: Cues,
    titles: Vec<u32>,
    mentions: Vec<(usize, Span, MentionForm)>,
    /// Uses of the first word alone, which may be how the article calls the person.
    called: Vec<&'a Piece>,
    /// The token of the first whole name.
    seen: usize,
}

/// A fingerprint of a word in whatever case.
fn key(text: &Text<'_>, token: usize) -> u32 {
    let word = text.str(token).as_bytes();
    word.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
    })
}

impl<'a> Person<'a> {
    fn new(text: &Text<'_>, piece: &'a Piece) -> Self {
        Self {
            name: piece,
            first: key(text, piece.first),
            last: key(text, piece.last),
            suffix: piece.suffix.map_or(0, |suffix| key(text, suffix)),
            cues: Cues::empty(),
            titles: Vec::new(),
            mentions: Vec::new(),
            called: Vec::new(),
            seen: piece.tokens.start,
        }
    }

    fn add(&mut self, text: &Text<'_>, piece: &'a Piece, tokens: std::ops::Range<usize>, form: MentionForm) {
        let start = tokens.start;
        self.mentions.push((start, text.span(tokens), form));
        self.cues |= piece.cues - Cues::SINGLE;
        for title in [piece.title, piece.office].into_iter().flatten() {
            let title = (!text.tokens[title].is(Class::HONORIFIC)).then(|| key(text, title));
            let new = title.filter(|title| self.titles.len() < MAX_TITLES && !self.titles.contains(title));
            self.titles.extend(new);
        }
    }

    fn add_whole(&mut self, text: &Text<'_>, piece: &'a Piece) {
        if piece.words > self.name.words {
            self.name = piece;
        }
        self.seen = self.seen.min(piece.tokens.start);
        self.add(text, piece, piece.tokens.clone(), MentionForm::Full);
    }

    /// Whether the name is written family name first, as far as the family name shows.
    fn family_first(&self) -> bool {
        self.cues.contains(Cues::FAMILY) && !self.cues.contains(Cues::GIVEN)
    }
}

/// The people whom the pieces name, in the order of the text.
pub(super) fn read(text: &Text<'_>, pieces: &[Piece]) -> Vec<Candidate> {
    let mut people: Vec<Person<'_>> = Vec::new();
    // At the beginning of a sentence "Conservative Roe" looks like a name; first come those that do not.
    let doubtful =
        |piece: &Piece| piece.opens && !piece.cues.intersects(Cues::GIVEN | Cues::INITIAL | Cues::TITLE);
    let whole = |piece: &&Piece| piece.words > 1;
    for piece in pieces.iter().filter(whole).filter(|piece| !doubtful(piece)) {
        add_whole(text, piece, &mut people);
    }
    for piece in pieces.iter().filter(whole).filter(|piece| doubtful(piece)) {
        let (first, last) = (key(text, piece.first), key(text, piece.last));
        let mut of_name = people.iter_mut().filter(|person| person.last == last);
        match (of_name.next(), of_name.next()) {
            (Some(only), None) if only.first != first && !only.family_first() => {
                only.add(text, piece, piece.last..piece.tokens.end, MentionForm::Surname);
            }
            _ => add_whole(text, piece, &mut people),
        }
    }
    for piece in pieces.iter().filter(|piece| piece.words == 1) {
        add_part(text, piece, &mut people);
    }
    for person in &mut people {
        call(text, person);
    }
    people.sort_by_key(|person| person.mentions.iter().map(|mention| mention.0).min());
    people.into_iter().filter_map(|person| finish(text, person)).collect()
}

fn add_whole<'a>(text: &Text<'_>, piece: &'a Piece, people: &mut Vec<Person<'a>>) {
    let new = Person::new(text, piece);
    // "Jane Roe Wins": somebody named already, and a word more.
    if piece.words > 2
        && piece.suffix.is_none()
        && !piece.cues.intersects(Cues::TITLE | Cues::APPOSITION | Cues::INITIAL)
    {
        let inner = piece.last - 1;
        let before = key(text, inner);
        let mut named = people.iter_mut().filter(|person| person.first == new.first && person.last == before);
        if let Some(person) = named.next() {
            person.add(text, piece, piece.tokens.start..inner + 1, MentionForm::Full);
            return;
        }
    }
    // "Crooked Jane"
    if piece.words == 2 && !piece.cues.intersects(Cues::GIVEN | Cues::TITLE | Cues::INITIAL) {
        let mut called =
            people.iter().filter(|person| person.first == new.last && person.cues.contains(Cues::GIVEN));
        if called.next().is_some() {
            return;
        }
    }
    for person in people.iter_mut().filter(|person| person.last == new.last) {
        if person.suffix == new.suffix && (person.first == new.first || is_same(text, person.name, piece)) {
            person.add_whole(text, piece);
            return;
        }
        // "Gabriel García Roe", then "García Roe".
        let inner = person.name.tokens.clone();
        if person.name.words > piece.words
            && person.suffix == new.suffix
            && inner.skip(1).any(|token| text.tokens[token].capital && key(text, token) == new.first)
        {
            person.add(text, piece, piece.tokens.clone(), MentionForm::Surname);
            return;
        }
    }
    if people.len() < MAX_PEOPLE {
        people.push(new);
        if let Some(person) = people.last_mut() {
            person.add_whole(text, piece);
        }
    }
}

fn is_same(text: &Text<'_>, one: &Piece, other: &Piece) -> bool {
    matches!(compare(&words(text, one), &words(text, other)), Comparison::Same(_))
}

/// The words of a name, one space between them.
fn words(text: &Text<'_>, piece: &Piece) -> String {
    let tokens = piece.tokens.clone();
    let whole =
        &text.body.plain[text.tokens[tokens.start].start as usize..text.tokens[tokens.end - 1].end as usize];
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A single word: a surname, a first name, or a name of its own after a title.
fn add_part<'a>(text: &Text<'_>, piece: &'a Piece, people: &mut Vec<Person<'a>>) {
    // "the Post", "in Lincoln"
    if piece.title.is_none()
        && piece.cues.intersects(Cues::ARTICLE | Cues::PLACE)
        && text.tokens[piece.last].is(Class::SHARED)
    {
        return;
    }
    let word = key(text, piece.last);
    let suffix = piece.suffix.map_or(0, |suffix| key(text, suffix));
    let at = piece.tokens.start;
    let office =
        piece.title.filter(|title| !text.tokens[*title].is(Class::HONORIFIC)).map(|title| key(text, title));
    let style = piece.title.is_some_and(|title| matches!(text.str(title), "Sir" | "Dame"));
    let named = |person: &Person<'_>| match person.family_first() {
        true => person.first == word,
        false => person.last == word && person.suffix == suffix,
    };
    if style {
        let mut called = people.iter_mut().filter(|person| person.first == word && person.name.words > 1);
        if let (Some(only), None) = (called.next(), called.next()) {
            only.add(text, piece, at..piece.tokens.end, MentionForm::Styled);
            return;
        }
    }
    let (mut all, mut seen, mut by_office) = (0, 0, 0);
    let (mut the_one, mut the_seen, mut the_officer) = (0, 0, 0);
    for (number, person) in people.iter().enumerate().filter(|(_, person)| named(person)) {
        (all, the_one) = (all + 1, number);
        if person.seen <= at {
            (seen, the_seen) = (seen + 1, number);
        }
        if office.is_some_and(|office| person.titles.contains(&office)) {
            (by_office, the_officer) = (by_office + 1, number);
        }
    }
    let person = match (all, seen, by_office) {
        (0, ..) => None,
        (.., 1) => Some(the_officer),
        // Before a full name has come, an office that its bearer is not given is somebody else's.
        (1, 0, 0) if office.is_some() && !people[the_one].titles.is_empty() => None,
        (1, ..) => Some(the_one),
        (_, 1, _) => Some(the_seen),
        // Two people of one surname: which of them cannot be said.
        _ => return,
    };
    if let Some(person) = person {
        let person = &mut people[person];
        if piece.title.is_none() || office.is_none() {
            person.cues |= Cues::RECURS;
        }
        person.add(text, piece, piece.tokens.clone(), MentionForm::Surname);
        return;
    }
    if piece.title.is_none() {
        let mut called = people.iter_mut().filter(|person| person.first == word && person.name.words > 1);
        if let (Some(only), None) = (called.next(), called.next()) {
            only.called.push(piece);
        }
        return;
    }
    // "his wife Jane" is no name to find somebody by.
    let stands_alone =
        piece.title.is_some_and(|title| text.tokens[title].is(Class::TITLE | Class::HONORIFIC));
    if stands_alone
        && people.len() < MAX_PEOPLE
        && !text.tokens[piece.last].is(Class::PLACE | Class::NATIONALITY | Class::MODIFIER | Class::STOP)
    {
        let mut person = Person::new(text, piece);
        person.add(text, piece, piece.tokens.clone(), MentionForm::Surname);
        person.cues |= Cues::SINGLE;
        people.push(person);
    }
}

/// Takes the first word alone for the person where the article does so again and again.
fn call<'a>(text: &Text<'_>, person: &mut Person<'a>) {
    let called = std::mem::take(&mut person.called);
    let surnames = person.mentions.iter().filter(|mention| mention.2 == MentionForm::Surname).count();
    if called.len() < 2 || called.len() < surnames || !person.cues.intersects(Cues::FOR) {
        return;
    }
    for piece in called {
        person.add(text, piece, piece.tokens.clone(), MentionForm::First);
    }
}

fn finish(text: &Text<'_>, mut person: Person<'_>) -> Option<Candidate> {
    // Nothing speaks for it, and something against.
    if !person.cues.intersects(Cues::FOR) && person.cues.intersects(Cues::AGAINST) {
        return None;
    }
    person.mentions.sort_unstable_by_key(|mention| mention.0);
    Some(Candidate {
        name: words(text, person.name).into(),
        mentions: person.mentions.into_iter().map(|(_, span, form)| (span, form)).collect(),
        cues: person.cues,
    })
}
