//! Runs of capitalised words, cut into title and name; what cannot be a person's name is left out.

use std::ops::Range;

use super::Cues;
use super::cues;
use crate::reading::classes::Class;
use crate::reading::credits::Credit;
use crate::reading::findings::RoleSeen;
use crate::reading::tokens::{Kind, Sentence, Text};

/// A name, whole or in part, as it stands in a text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// All tokens of the name.
    pub(super) tokens: Range<usize>,
    /// The first word that is no particle.
    pub(super) first: usize,
    /// The last word that is no suffix.
    pub(super) last: usize,
    /// How many words, particles and suffix not counted.
    pub(super) words: usize,
    /// `Jr`, `III`.
    pub(super) suffix: Option<usize>,
    /// The word of the title nearest to the name.
    pub(super) title: Option<usize>,
    /// The head of what follows the name and says who it is: `, the mediator,`.
    pub(super) office: Option<usize>,
    /// Whether a capital says nothing, since a sentence opens here.
    pub(super) opens: bool,
    /// What stands beside it.
    pub(super) cues: Cues,
}

/// A run of words is looked at up to this many.
const MAX_RUN: usize = 14;
/// A person's name has no more words than these.
const MAX_WORDS: usize = 5;
/// More names than these are not looked at in one article.
const MAX_PIECES: usize = 4_000;

/// Tokens of the words of a run.
struct Run {
    words: [usize; MAX_RUN],
    count: usize,
    /// The token after the run.
    end: usize,
}

/// The names of a text in its order, and the offices beside them.
pub(super) fn read(text: &Text<'_>, credits: &[Credit]) -> (Vec<Piece>, Vec<RoleSeen>) {
    let mut pieces = Vec::with_capacity(64);
    let mut roles = Vec::new();
    for sentence in &text.sentences {
        if pieces.len() > MAX_PIECES {
            break;
        }
        let first = sentence.tokens.start;
        let is_byline = matches!(text.str(first), "By" | "Reporting" | "Editing" | "Writing" | "Compiled")
            && (sentence.tokens.len() <= 10
                || text.tokens.get(first + 1).is_some_and(|_| text.str(first + 1) == "by"));
        if is_byline {
            continue;
        }
        let mut headline = None;
        let mut at = first;
        while at < sentence.tokens.end {
            let token = &text.tokens[at];
            let is_month = token.is(Class::CALENDAR) && !token.is(Class::GIVEN);
            if !token.capital || token.is(Class::STOP) || is_month {
                at += 1;
                continue;
            }
            let run = run(text, sentence, at);
            at = run.end.max(at + 1);
            if run.count > 1 && *headline.get_or_insert_with(|| is_headline(text, sentence)) {
                break;
            }
            let Some(mut piece) = name(text, sentence, &run) else { continue };
            if is_credit(text, credits, sentence.block, &piece) {
                continue;
            }
            cues::add(text, sentence, &mut piece, &mut roles);
            pieces.push(piece);
        }
    }
    (pieces, roles)
}

fn is_credit(text: &Text<'_>, credits: &[Credit], block: u32, piece: &Piece) -> bool {
    if credits.is_empty() {
        return false;
    }
    let span = text.span(piece.tokens.clone());
    credits.iter().any(|credit| {
        credit.block == block
            && credit.range.start < span.end as usize
            && (span.start as usize) < credit.range.end
    })
}

/// Whether capitals say nothing, since nearly every word has one: all, or all but small words where no full stop ends
/// the line, or where it is a block of its own.
fn is_headline(text: &Text<'_>, sentence: &Sentence) -> bool {
    let (mut words, mut capitals, mut small, mut commas) = (0, 0, 0, 0);
    for token in &text.tokens[sentence.tokens.clone()] {
        words += usize::from(token.kind == Kind::Word);
        capitals += usize::from(token.capital);
        small += usize::from(!token.capital && token.is(Class::STOP | Class::PARTICLE));
        commas += usize::from(token.first == ',');
    }
    let stopped = text.mark(sentence.tokens.end - 1) == Some('.');
    let is_alone = text.blocks.get(sentence.block as usize - 1) == Some(&sentence.tokens);
    words >= 5
        && commas * 4 < words
        && (capitals * 10 > words * 9
            || ((!stopped || is_alone) && capitals * 10 > words * 6 && capitals + small == words))
}

/// Ends of compounds that make a name an adjective: `Trump-era`.
const TAILS: [&str; 26] = [
    "era",
    "led",
    "born",
    "based",
    "style",
    "like",
    "backed",
    "run",
    "owned",
    "friendly",
    "free",
    "wide",
    "day",
    "year",
    "made",
    "supported",
    "funded",
    "appointed",
    "trained",
    "bashing",
    "controlled",
    "hating",
    "old",
    "range",
    "class",
    "esque",
];

fn is_compound(word: &str) -> bool {
    word.contains('-') && word.rsplit('-').next().is_some_and(|tail| TAILS.contains(&tail))
}

/// `al-Assad`, `d'Estaing`: a small letter first, and a name all the same.
fn is_prefixed(word: &str) -> bool {
    word.len() > 3
        && word
            .char_indices()
            .take(5)
            .find(|(_, c)| matches!(c, '-' | '\'' | '’'))
            .is_some_and(|(at, c)| word[at + c.len_utf8()..].starts_with(char::is_uppercase))
}

/// The run of words that starts with the capitalised word at `start`.
fn run(text: &Text<'_>, sentence: &Sentence, start: usize) -> Run {
    let limit = sentence.tokens.end;
    let mut run = Run { words: [start; MAX_RUN], count: 0, end: start };
    let mut at = start;
    let word_at = |at: usize| at < limit && text.tokens[at].kind == Kind::Word;
    loop {
        if run.count == MAX_RUN || is_compound(text.str(at)) {
            if run.count == 0 {
                run.end = at + 1;
            }
            return run;
        }
        run.words[run.count] = at;
        run.count += 1;
        let token = &text.tokens[at];
        let mut next = at + 1;
        if next < limit
            && text.mark(next) == Some('.')
            && !text.tokens[next].spaced
            && (token.end - token.start == 1 || token.is(Class::ABBREVIATION | Class::SUFFIX))
        {
            next += 1;
        }
        run.end = next;
        // A nickname in quotation marks.
        if next + 3 < limit
            && text.tokens[next].spaced
            && text.mark(next).is_some_and(|mark| "\"“'‘".contains(mark))
            && text.tokens[next + 1].capital
            && text.mark(next + 2).is_some_and(|mark| "\"”'’".contains(mark))
            && text.tokens[next + 3].capital
            && text.tokens[next + 3].spaced
        {
            at = next + 3;
            continue;
        }
        if next + 1 < limit
            && text.mark(next) == Some(',')
            && text.tokens[next + 1].is(Class::SUFFIX)
            && text.tokens[next + 1].capital
        {
            at = next + 1;
            continue;
        }
        if !word_at(next) || !text.tokens[next].spaced {
            return run;
        }
        let mut following = next;
        while word_at(following)
            && following < next + 3
            && text.tokens[following].spaced
            && !text.tokens[following].capital
            && text.tokens[following].is(Class::PARTICLE)
        {
            following += 1;
        }
        if !word_at(following) || !text.tokens[following].spaced {
            return run;
        }
        let token = &text.tokens[following];
        let goes_on = if token.capital {
            !(token.is(Class::STOP | Class::CALENDAR) || is_shouted(text, following) && !is_shouted(text, at))
        } else {
            is_prefixed(text.str(following))
        };
        if !goes_on {
            return run;
        }
        for particle in next..following {
            if run.count < MAX_RUN {
                run.words[run.count] = particle;
                run.count += 1;
            }
        }
        at = following;
    }
}

/// In capitals throughout, and longer than an acronym.
fn is_shouted(text: &Text<'_>, at: usize) -> bool {
    let word = text.str(at);
    word.len() > 5 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `RoeFlagShareLike`: words of a web page without the spaces that were between them.
fn is_jammed(word: &str) -> bool {
    let letters = word.as_bytes();
    letters.windows(2).filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()).count() > 2
}

/// `GOP`, `NATO`: capitals alone, and few of them.
fn is_acronym(text: &Text<'_>, at: usize) -> bool {
    let word = text.str(at);
    word.len() <= 5
        && word.len() > 1
        && !text.tokens[at].is(Class::GIVEN | Class::SUFFIX)
        && (word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'&')
            || matches!(word, "U.S." | "U.K." | "U.N." | "E.U." | "D.C." | "L.A." | "N.Y."))
}

/// The name in a run, without title, nationality and whatever else stands before it.
fn name(text: &Text<'_>, sentence: &Sentence, run: &Run) -> Option<Piece> {
    let words = &run.words[..run.count];
    let is = |at: usize, class: Class| text.tokens[at].is(class);
    let titles = Class::TITLE | Class::HONORIFIC | Class::OCCUPATION;
    // "President Jane Roe": the last title that a name follows; in "Larry King" the second word is none.
    let title = (0..words.len().saturating_sub(1)).rev().find(|at| {
        is(words[*at], titles)
            && !is(words[*at], Class::GIVEN)
            && !is(words[at + 1], Class::SUFFIX)
            && (*at == 0 || !is(words[at - 1], Class::GIVEN) || !is(words[*at], Class::SHARED))
    });
    let mut from = title.map_or(0, |title| title + 1);
    while from < words.len()
        && !is(words[from], Class::GIVEN)
        && (is(words[from], Class::NATIONALITY | Class::FORMER) && !is(words[from], Class::SHARED)
            || is_acronym(text, words[from]))
    {
        from += 1;
    }
    let not_people = Class::THING | Class::PLACE | Class::GEO_LEAD | Class::NATIONALITY | Class::MODIFIER;
    if from + 2 < words.len() && is(words[from], not_people) && !is(words[from], Class::GIVEN) {
        let given = (from + 1..words.len() - 1).find(|at| is(words[*at], Class::GIVEN));
        // "Florida Marco Rubio", but not "New York Charles Hotel".
        if let Some(given) = given {
            from = given;
        }
    }
    // "Fault Jane Roe", at the beginning of a sentence.
    if title.is_none()
        && words.len() > from + 2
        && words[from] == sentence.tokens.start
        && !is(words[from], Class::GIVEN)
        && text.str(words[from]).len() > 2
        && is(words[from + 1], Class::GIVEN)
    {
        from += 1;
    }
    let name = &words[from..];
    let (&begin, &finish) = (name.first()?, name.last()?);
    let suffix = (name.len() > 1 && is(finish, Class::SUFFIX)).then_some(finish);
    let core = &name[..name.len() - usize::from(suffix.is_some())];
    let first_at = core.iter().position(|at| !is(*at, Class::PARTICLE) || is(*at, Class::GIVEN))?;
    let (first, last) = (core[first_at], *core.last()?);
    let count =
        core[first_at..].iter().filter(|at| !is(**at, Class::PARTICLE) || text.tokens[**at].capital).count();
    let given = is(first, Class::GIVEN) && !is(first, Class::PLACE);
    let titled = title.is_some() || before_is_title(text, sentence, begin);
    let possible = count <= MAX_WORDS
        && text.str(last).len() > 1
        && !core.iter().any(|at| is(*at, Class::THING) && !is(*at, Class::SHARED | Class::GIVEN))
        && !core.iter().any(|at| *at != first && is(*at, Class::NATIONALITY) && !(given && *at == last))
        && !core.iter().any(|at| *at != first && is_acronym(text, *at))
        && !core
            .iter()
            .any(|at| *at != first && is(*at, Class::SAYS | Class::ACTS) && !is(*at, Class::SHARED))
        && !core.iter().any(|at| is_jammed(text.str(*at)))
        && (given
            || titled
            || count == 1
            || !core.iter().any(|at| is(*at, Class::SHARED | Class::PLACE | Class::MODIFIER)))
        && (given || !is(first, Class::GEO_LEAD))
        && (count == 1 || given || titled || !is(last, Class::PLACE))
        && !(count == 1
            && is(last, Class::PLACE | Class::NATIONALITY | Class::THING)
            && !is(last, Class::SHARED))
        && !(!given && is(last, titles) && !is(last, Class::SHARED));
    if !possible {
        return None;
    }
    // "van der Post" again, in small letters.
    let mut begin = begin;
    while count == 1
        && begin > sentence.tokens.start
        && text.tokens[begin - 1].is(Class::PARTICLE)
        && !text.tokens[begin - 1].capital
        && text.tokens[begin].spaced
    {
        begin -= 1;
    }
    let mut end = finish + 1;
    if text.mark(end) == Some('.')
        && suffix.is_some()
        && !text.tokens[end].spaced
        && end < sentence.tokens.end
    {
        end += 1;
    }
    let opens =
        first == sentence.tokens.start || text.mark(first - 1).is_some_and(|mark| "\"“‘'(:—–".contains(mark));
    let mut piece = Piece {
        tokens: begin..end,
        first,
        last,
        words: count,
        suffix,
        title: title.map(|title| words[title]),
        office: None,
        opens,
        cues: Cues::empty(),
    };
    if count > 1 {
        piece.cues.set(Cues::GIVEN, given);
        piece.cues.set(Cues::FAMILY, is(first, Class::FAMILY_FIRST) && !given);
        piece.cues.set(
            Cues::FORM,
            suffix.is_some() || core[first_at + 1..].iter().any(|at| is(*at, Class::PARTICLE)),
        );
        let initial = |at: &usize| {
            let word = text.str(*at);
            (word.len() == 1 && text.mark(at + 1) == Some('.'))
                || (word.len() == 4 && word.as_bytes()[1] == b'.')
        };
        piece.cues.set(Cues::INITIAL, core[..core.len() - 1].iter().any(initial));
    }
    // "Star Wars" alone in quotation marks is a title, and "Johnson & Johnson" a firm.
    let marked = |at: Option<usize>, marks: &str| {
        at.and_then(|at| text.mark(at)).is_some_and(|mark| marks.contains(mark))
    };
    let before = begin.checked_sub(1).filter(|at| *at >= sentence.tokens.start);
    if marked(before, "\"“‘'") && marked(Some(end), "\"”’'") && title.is_none() {
        return None;
    }
    if marked(before, "&@#") || marked(Some(end), "&") {
        return None;
    }
    if count == 1 && text.tokens.get(end).is_some_and(|token| token.kind == Kind::Number) {
        return None;
    }
    Some(piece)
}

/// Whether a title in small letters stands before a token: `economist Jane Roe`.
fn before_is_title(text: &Text<'_>, sentence: &Sentence, begin: usize) -> bool {
    cues::title_before(text, sentence, begin).is_some()
}
