//! What stands before and after a name: titles, offices, ages, verbs.

use std::ops::Range;

use super::Cues;
use super::pieces::Piece;
use crate::reading::classes::Class;
use crate::reading::findings::RoleSeen;
use crate::reading::tokens::{Kind, Sentence, Text};

/// A title has no more words than these.
const MAX_TITLE: usize = 7;
/// What follows a name and says who it is has no more tokens than these.
const MAX_APPOSITION: usize = 22;

/// Adds what speaks for and against a person beside a name, and the offices given to it.
pub(super) fn add(text: &Text<'_>, sentence: &Sentence, piece: &mut Piece, roles: &mut Vec<RoleSeen>) {
    let name = piece.tokens.clone();
    if let Some(title) = title_before(text, sentence, name.start) {
        piece.title = Some(title);
        piece.cues |= Cues::TITLE;
        if !text.tokens[title].is(Class::HONORIFIC)
            && let Some((role, former)) = whole_title(text, sentence, title)
        {
            roles.push(RoleSeen { name: text.span(name.clone()), role: text.span(role), former });
        }
    } else {
        piece.title = None;
        before(text, sentence, piece);
    }
    if piece.words == 1 && piece.title.is_some() {
        piece.cues |= Cues::SINGLE;
    }
    after(text, sentence, piece, name, roles);
}

/// The word of a title right before a name: `President`, `Mr.`, `economist`.
pub(super) fn title_before(text: &Text<'_>, sentence: &Sentence, begin: usize) -> Option<usize> {
    let mut at = begin.checked_sub(1)?;
    if at < sentence.tokens.start || !text.tokens[begin].spaced {
        return None;
    }
    if text.mark(at) == Some('.') {
        at = at.checked_sub(1).filter(|at| text.tokens[*at].is(Class::ABBREVIATION))?;
    }
    // "French President" may stand between: "Prime Minister-designate" may not.
    while at > sentence.tokens.start && text.tokens[at].is(Class::NATIONALITY) && text.tokens[at].capital {
        at -= 1;
    }
    let token = &text.tokens[at];
    let titles = Class::TITLE | Class::HONORIFIC | Class::OCCUPATION;
    let is_given = token.is(Class::GIVEN) && token.capital;
    (at >= sentence.tokens.start && token.is(titles) && !is_given && token.kind == Kind::Word).then_some(at)
}

/// The whole of a title that ends at a word, and whether it is said to be over.
fn whole_title(text: &Text<'_>, sentence: &Sentence, last: usize) -> Option<(Range<usize>, bool)> {
    let mut from = last;
    while from > sentence.tokens.start && last - from < MAX_TITLE {
        let (token, before) = (&text.tokens[from], &text.tokens[from - 1]);
        if before.kind != Kind::Word || !token.spaced {
            break;
        }
        if before.is(Class::FORMER) || text.str(from - 1).eq_ignore_ascii_case("then") {
            return Some((from..last + 1, true));
        }
        let belongs = if before.capital {
            !before.is(Class::STOP)
        } else {
            before.is(Class::MODIFIER | Class::OCCUPATION | Class::TITLE)
        };
        if !belongs {
            break;
        }
        from -= 1;
    }
    // "ex-president"
    let word = text.str(from);
    Some((from..last + 1, word.starts_with("ex-") || word.starts_with("Ex-")))
}

fn before(text: &Text<'_>, sentence: &Sentence, piece: &mut Piece) {
    let Some(at) = piece.tokens.start.checked_sub(1).filter(|at| *at >= sentence.tokens.start) else {
        return;
    };
    let token = &text.tokens[at];
    if token.kind != Kind::Word {
        return;
    }
    let word = text.str(at);
    if token.is(Class::SAYS) && !token.capital {
        piece.cues |= Cues::SAYS;
    } else if word.eq_ignore_ascii_case("the") {
        piece.cues |= Cues::ARTICLE;
    } else if matches!(word, "in" | "In" | "at" | "At" | "near" | "Near" | "across" | "outside") {
        piece.cues |= Cues::PLACE;
    } else if word == "to" && at > sentence.tokens.start && text.str(at - 1).eq_ignore_ascii_case("according")
    {
        piece.cues |= Cues::SAYS;
    }
}

fn after(
    text: &Text<'_>,
    sentence: &Sentence,
    piece: &mut Piece,
    name: Range<usize>,
    roles: &mut Vec<RoleSeen>,
) {
    let limit = sentence.tokens.end;
    let at = name.end;
    if at >= limit {
        return;
    }
    let token = &text.tokens[at];
    match token.kind {
        Kind::Word => piece.cues |= verb(text, at, limit),
        Kind::Possessive if at + 1 < limit && text.tokens[at + 1].is(Class::KIN) => piece.cues |= Cues::KIN,
        Kind::Mark => match text.mark(at) {
            Some(',') if at + 1 < limit => after_comma(text, limit, piece, name, roles),
            // "(R-Ohio)"
            Some('(') if at + 1 < limit => {
                let word = text.str(at + 1);
                let party = ["R-", "D-", "I-"].iter().any(|party| word.starts_with(party));
                if party
                    || (matches!(word, "R" | "D" | "I")
                        && text.mark(at + 2).is_some_and(|mark| "-–—)".contains(mark)))
                {
                    piece.cues |= Cues::APPOSITION;
                }
            }
            _ => {}
        },
        _ => {}
    }
    if token.kind == Kind::Word
        && text.str(at) == "of"
        && piece.title.is_none()
        && !piece.cues.contains(Cues::GIVEN)
    {
        piece.cues |= Cues::LINKED;
    }
}

/// What the word after a name says.
fn verb(text: &Text<'_>, at: usize, limit: usize) -> Cues {
    let token = &text.tokens[at];
    if token.capital {
        return Cues::empty();
    }
    let mut cues = Cues::empty();
    cues.set(Cues::WHO, token.is(Class::WHO));
    cues.set(Cues::SAYS, token.is(Class::SAYS));
    cues.set(Cues::ACTS, token.is(Class::ACTS));
    // "also said", "has said"
    if cues.is_empty()
        && at + 1 < limit
        && matches!(text.str(at), "also" | "has" | "had" | "later" | "then" | "himself" | "herself")
    {
        cues.set(Cues::SAYS, text.tokens[at + 1].is(Class::SAYS));
        cues.set(Cues::ACTS, text.tokens[at + 1].is(Class::ACTS));
    }
    cues
}

/// `, 45,` and `, who …` and `, the US envoy to the Middle East, said`.
fn after_comma(
    text: &Text<'_>,
    limit: usize,
    piece: &mut Piece,
    name: Range<usize>,
    roles: &mut Vec<RoleSeen>,
) {
    let mut at = name.end + 1;
    let token = &text.tokens[at];
    if token.kind == Kind::Number {
        let age = text.str(at).parse::<u8>().is_ok_and(|age| (1..=115).contains(&age));
        let closed = text.mark(at + 1).is_some_and(|mark| ",.;)".contains(mark));
        if age && closed {
            piece.cues |= Cues::AGE;
        }
        return;
    }
    if token.kind != Kind::Word || !token.spaced {
        return;
    }
    if token.is(Class::WHO) {
        piece.cues |= Cues::WHO;
        return;
    }
    let start = at;
    let mut former = false;
    let mut article = false;
    // The noun that the words up to the first preposition end in.
    let mut head = None;
    let mut role_start = start;
    let mut comma = None;
    let mut in_head = true;
    let stop = limit.min(start + MAX_APPOSITION);
    while at < stop {
        let token = &text.tokens[at];
        match token.kind {
            Kind::Word => {
                let word = text.str(at);
                if token.is(Class::WHO) || matches!(word, "which" | "that" | "said") {
                    break;
                }
                if at < start + 3 && token.is(Class::FORMER) {
                    former = true;
                    role_start = at + 1;
                } else if at == start
                    && matches!(word, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "one")
                {
                    article = true;
                } else if in_head
                    && matches!(
                        word,
                        "of" | "for"
                            | "at"
                            | "in"
                            | "to"
                            | "with"
                            | "and"
                            | "from"
                            | "on"
                            | "by"
                            | "as"
                            | "or"
                    )
                {
                    in_head = false;
                } else if in_head {
                    if token.is(Class::SAYS | Class::ACTS) && !token.is(Class::OCCUPATION) {
                        break;
                    }
                    head = Some(at);
                }
            }
            Kind::Mark => {
                let mark = text.mark(at);
                // Within a sentence a full stop ends an abbreviation: "in St. Lund".
                let abbreviates = mark == Some('.') && at + 2 < limit;
                if !abbreviates && matches!(mark, Some(',' | '.' | ';' | ':' | ')' | '—' | '–')) {
                    comma = (mark == Some(',')).then_some(at);
                    break;
                }
                if matches!(mark, Some('"' | '“' | '”' | '(')) {
                    break;
                }
            }
            Kind::Possessive => {}
            Kind::Number => {}
        }
        at += 1;
    }
    let Some(head) = head.filter(|head| text.tokens[*head].is(Class::OCCUPATION)) else {
        // "Jane Roe, of Ohio, said": who speaks after the comma is still the name.
        return;
    };
    // In a list of people a name's title comes next: "Jane Roe, President John Doe and …".
    let is_next_name = text.tokens.get(head + 1).is_some_and(|token| token.capital && head + 1 < at);
    if is_next_name || (at >= stop && at < limit) {
        return;
    }
    // "…, friends and family": without an article it must be an office.
    if !article && !former && !text.tokens[head].is(Class::TITLE) && head > start + 3 {
        return;
    }
    piece.cues |= Cues::APPOSITION;
    piece.office = Some(head);
    let mut role_end = at;
    while role_end > head + 1 && text.tokens[role_end - 1].kind == Kind::Mark {
        role_end -= 1;
    }
    if role_start < role_end {
        roles.push(RoleSeen { name: text.span(name), role: text.span(role_start..role_end), former });
    }
    if let Some(comma) = comma.filter(|comma| comma + 1 < limit) {
        piece.cues |= verb(text, comma + 1, limit) - Cues::WHO;
    }
}
