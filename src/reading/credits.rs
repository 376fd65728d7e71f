//! Photo captions with their credits, agency credits in the text, and datelines.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::findings::Findings;
use crate::content::{BlockKind, Body};

/// A wire service, by the name it is known by.
pub type Agency = &'static str;

/// What a credit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CreditKind {
    /// Of the words: `PARIS (AP) —`, `Reporting by …`.
    Text,
    /// Of a photograph.
    Photo,
}

/// What led to a credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CreditRule {
    /// The end of a photo caption: `Jan Feld/AP`.
    Caption,
    /// An agency in brackets before the dash of a dateline: `PARIS (AP) —`.
    Dateline,
    /// A byline in the text: `By Jane Roe, Associated Press`.
    Byline,
    /// The bracket at the end that names reporters and editors, which is Reuters' form even where it names nobody else:
    /// `(Reporting by Jane Roe; Editing by John Doe)`.
    Trailer,
    /// A short line that says where the copy came from: `© 2025 AFP`.
    Line,
}

impl CreditRule {
    /// `caption`, `dateline`, `byline`, `trailer`, `line`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Caption => "caption",
            Self::Dateline => "dateline",
            Self::Byline => "byline",
            Self::Trailer => "trailer",
            Self::Line => "line",
        }
    }
}

/// Words of a text that say who made it, and so are not part of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Number of the block, from 1.
    pub block: u32,
    /// Bytes of the block's text.
    pub range: Range<usize>,
    /// For the text or for a picture.
    pub kind: CreditKind,
    /// What led to it.
    pub rule: CreditRule,
    /// The agencies named in it, in alphabetical order.
    pub agencies: Vec<Agency>,
}

/// Agencies, each with the forms it is credited in; the first form is its name.
const AGENCIES: [&[&str]; 19] = [
    &["AP", "Associated Press", "The Associated Press"],
    &["Reuters", "Thomson Reuters"],
    &["AFP", "Agence France-Presse"],
    &["PA", "PA Media", "Press Association"],
    &["dpa", "DPA", "Deutsche Presse-Agentur"],
    &["EFE"],
    &["ANSA"],
    &["EPA", "European Pressphoto Agency"],
    &["Xinhua"],
    &["TASS"],
    &["Interfax"],
    &["Ukrinform"],
    &["Kyodo", "Kyodo News"],
    &["Yonhap"],
    &["UPI", "United Press International"],
    &["AAP"],
    &["PTI", "Press Trust of India"],
    &["ANI"],
    &["IANS"],
];

/// The name of the agency that `text` is a form of: `Associated Press` → `AP`.
pub fn agency_name(text: &str) -> Option<Agency> {
    let text = text.trim();
    AGENCIES
        .iter()
        .find(|forms| forms.iter().any(|form| form.eq_ignore_ascii_case(text)))
        .map(|forms| forms[0])
}

/// Every form of every agency, with the agency's name.
static FORMS: LazyLock<(AhoCorasick, Vec<Agency>)> = LazyLock::new(|| {
    let forms = AGENCIES.iter().flat_map(|forms| forms.iter().map(|form| (*form, forms[0])));
    let (forms, names): (Vec<&str>, Vec<Agency>) = forms.unzip();
    (AhoCorasick::new(forms).expect("a few dozen short words make an automaton"), names)
});

/// The agencies that `text` names as whole words, in alphabetical order.
fn agencies_in(text: &str) -> Vec<Agency> {
    let (automaton, names) = &*FORMS;
    let whole = |hit: &aho_corasick::Match| {
        !text[..hit.start()].ends_with(char::is_alphanumeric)
            && !text[hit.end()..].starts_with(char::is_alphanumeric)
    };
    let hits = automaton.find_overlapping_iter(text).filter(whole);
    let mut found: Vec<Agency> = hits.map(|hit| names[hit.pattern()]).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The agencies that a front matter's authors are or write for: `AFP`, `Jane Roe, Associated Press`, `Jane Roe/AP`.
///
/// Abbreviations count in capitals alone, since `Ani` and `Efe` are given names, and after a comma only where they are
/// no letters after a name, as in `Jane Roe, PA`.
pub fn byline_agencies(authors: &[String]) -> Vec<Agency> {
    let mut found: Vec<Agency> = Vec::new();
    for author in authors {
        let author = author.trim();
        let author = author.strip_prefix("By ").or_else(|| author.strip_prefix("by ")).unwrap_or(author);
        found.extend(written_agency(author));
        let parts = author.split(['/', '(', ')', '|', ';']).flat_map(|part| {
            let after_comma = part.split(',').skip(1).filter(|part| !matches!(part.trim(), "PA" | "ANI"));
            part.split(',').take(1).chain(after_comma)
        });
        for part in parts.take(MAX_BYLINE_PARTS) {
            let pieces = [" and ", " for ", " with "].iter().filter_map(|joint| part.rsplit_once(joint));
            found.extend(written_agency(part));
            found.extend(pieces.filter_map(|(_, agency)| written_agency(agency)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The agency that `text` is a form of, where it is written as the agency's and not as somebody's name.
fn written_agency(text: &str) -> Option<Agency> {
    let text = text.trim();
    let text = text.strip_prefix("the ").or_else(|| text.strip_prefix("The ")).unwrap_or(text);
    agency_name(text)
        .filter(|_| text.len() > 5 || !text.bytes().any(|byte| byte.is_ascii_lowercase()) || text == "dpa")
}

/// A byline has not more.
const MAX_BYLINE_PARTS: usize = 16;
/// A caption is short; a longer paragraph that ends in a bracket is text.
const MAX_CAPTION_WORDS: usize = 80;
/// And has no more bytes than that, in any script that sets spaces.
const MAX_CAPTION_BYTES: usize = 1600;
/// A credit is shorter.
const MAX_CREDIT_WORDS: usize = 14;
const MAX_CREDIT_BYTES: usize = 160;
/// A line of credits is short too.
const MAX_LINE_WORDS: usize = 25;
const MAX_LINE_BYTES: usize = 400;
/// The names of those who wrote and edited; a dozen of them at most.
const MAX_TRAILER_BYTES: usize = 600;
/// A dateline stands in one of the first paragraphs: a clipping may begin with its headline and its byline.
const DATELINE_WITHIN: usize = 3;
/// What stands before the dash of a dateline.
const MAX_DATELINE_BYTES: usize = 80;

static MARKERS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    // No marker begins another, so the kind of match makes no difference but one: this one skips to where one may begin.
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(PHOTO_MARKERS);
    automaton.expect("a dozen short words make an automaton")
});

const PHOTO_MARKERS: [&str; 14] = [
    "Photograph:",
    "Photograph by",
    "Photographs:",
    "Photo:",
    "Photo by",
    "Picture:",
    "Pictures:",
    "Picture by",
    "Image:",
    "Image credit:",
    "Photo credit:",
    "Credit:",
    // These mark no beginning.
    "Getty",
    "/",
];
/// The first of the markers that do not mark the beginning of a credit.
const FIRST_SIGN: usize = 12;

/// Captions, credits and the dateline of a body; the rest is left empty.
pub(super) fn read(body: &Body) -> Findings {
    let mut findings = Findings::default();
    let mut paragraphs = 0;
    for (index, block) in body.blocks.iter().enumerate() {
        let number = index as u32 + 1;
        let text = &body.plain[block.range.clone()];
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        let mut credit = |range: Range<usize>, kind, rule, agencies: Option<Vec<Agency>>| {
            let agencies = agencies.unwrap_or_else(|| agencies_in(&text[range.clone()]));
            findings.credits.push(Credit { block: number, range, kind, rule, agencies });
        };
        if let Some(range) = photo_credit(text) {
            credit(range, CreditKind::Photo, CreditRule::Caption, None);
            findings.captions.push(number);
            continue;
        }
        paragraphs += 1;
        if paragraphs <= DATELINE_WITHIN && findings.dateline.is_none() {
            let line = credited_dateline(text);
            if let Some((place, whole)) = &line {
                credit(place.end..whole.end, CreditKind::Text, CreditRule::Dateline, None);
            }
            let line = line.or_else(|| if paragraphs == 1 { plain_dateline(text) } else { None });
            findings.dateline =
                line.map(|(place, _)| place).filter(|place| !place.is_empty()).map(|place| (number, place));
            if let Some((range, agencies)) = byline(text) {
                credit(range, CreditKind::Text, CreditRule::Byline, Some(agencies));
                continue;
            }
        }
        if let Some((range, agencies)) = trailer(text) {
            credit(range, CreditKind::Text, CreditRule::Trailer, Some(agencies));
        } else if let Some(range) = text_credit(text) {
            credit(range, CreditKind::Text, CreditRule::Line, None);
        }
    }
    findings
}

/// The credit at the end of a photo caption.
fn photo_credit(text: &str) -> Option<Range<usize>> {
    let trimmed = text.trim_end();
    // Nearly all paragraphs are text, so what is cheap to see comes first: a credit is the end of its paragraph.
    if trimmed.len() > MAX_CAPTION_BYTES {
        return None;
    }
    let tail_start = trimmed.floor_char_boundary(trimmed.len().saturating_sub(MAX_CREDIT_BYTES));
    let (mut marked, mut signs) = (None, false);
    for hit in MARKERS.find_iter(&trimmed[tail_start..]) {
        let at = tail_start + hit.start();
        if hit.pattern().as_usize() >= FIRST_SIGN {
            signs = true;
        } else if !trimmed[..at].ends_with(char::is_alphanumeric) {
            marked = Some(at);
            break;
        }
    }
    if (marked.is_none() && !signs && !trimmed.trim_end_matches('.').ends_with([')', ']']))
        || trimmed.split_whitespace().nth(MAX_CAPTION_WORDS).is_some()
    {
        return None;
    }
    let short = |from: usize| trimmed[from..].split_whitespace().nth(MAX_CREDIT_WORDS).is_none();
    if let Some(at) = marked.filter(|at| short(*at)) {
        return Some(at..trimmed.len());
    }
    let is_picture_credit = |credit: &str| {
        let names_library =
            ["Getty", "Shutterstock", "Alamy", "Wikimedia"].iter().any(|l| credit.contains(l));
        let joined = credit.contains('/') || credit.contains(" via ") || credit.contains("Photo");
        // "(AP)" alone ends a caption, "Smith/AP" or "AP Photo" leave no doubt.
        (names_library || !agencies_in(credit).is_empty())
            && (joined || credit.split_whitespace().count() <= 3)
    };
    let unstopped = trimmed.trim_end_matches('.');
    if let Some(inside) = unstopped.strip_suffix(')')
        && let Some(open) = inside.rfind('(')
        && short(open)
        && is_picture_credit(&inside[open + 1..])
        && !inside[open + 1..].to_lowercase().contains("reporting")
    {
        return Some(open..trimmed.len());
    }
    // "… at the summit. Michel Euler/AP", "… via Getty Images"
    let tail = unstopped.rfind(['.', '|']).map_or(0, |i| i + 1);
    let credit = unstopped[tail..].trim_start();
    let tail = unstopped.len() - credit.len();
    (tail > 0 && credit.len() > 2 && short(tail) && credit.split_whitespace().count() <= 8 && {
        let ends_in_agency = credit.rsplit(['/', ' ']).next().is_some_and(|last| agency_name(last).is_some());
        (credit.contains('/') && ends_in_agency) || credit.contains("Getty Images")
    })
    .then_some(tail..trimmed.len())
}

/// Dashes that end a dateline.
const DASHES: [&str; 4] = ["—", "–", "--", "-"];

/// `PARIS (AP) — `, `LONDON, Sept 4 (Reuters) - `, `Sept 4 (Reuters) - `: the place, which may be empty, and the whole
/// with its dash.
fn credited_dateline(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let head = &text[..text.floor_char_boundary(MAX_DATELINE_BYTES)];
    let open = head.find('(')?;
    let close = open + head[open..].find(')')?;
    let after = text[close + 1..].trim_start();
    let dash = DASHES.iter().find(|dash| after.starts_with(**dash))?;
    let before = text[..open].trim_end();
    let is_of_a_line = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(word, "de" | "la" | "of" | "del" | "du" | "al")
    };
    if !before.split_whitespace().all(is_of_a_line) || agencies_in(&text[open..close]).is_empty() {
        return None;
    }
    let end = text.len() - after.len() + dash.len();
    let end = end + usize::from(text[end..].starts_with(' '));
    // "LONDON, Sept 4 (Reuters)": the date is not the place.
    let place = before.split(',').next().unwrap_or(before);
    let place = if place.contains(|c: char| c.is_ascii_digit()) { "" } else { place };
    Some((0..place.len(), 0..end))
}

/// `KYIV — `, `Kyiv: `: the place, and the whole with its dash or colon.
fn plain_dateline(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    const NOT_PLACES: [&str; 16] = [
        "analysis",
        "breaking",
        "watch",
        "opinion",
        "exclusive",
        "update",
        "live",
        "video",
        "explainer",
        "factbox",
        "editorial",
        "comment",
        "review",
        "interview",
        "correction",
        "note",
    ];
    let head = &text[..text.floor_char_boundary(MAX_DATELINE_BYTES)];
    let capitalised = |place: &str| {
        !place.is_empty()
            && place.split_whitespace().count() <= 4
            && place.split_whitespace().all(|w| {
                w.starts_with(char::is_uppercase)
                    && w.chars().all(|c| c.is_alphabetic() || ",.'’-".contains(c))
            })
            && !NOT_PLACES.contains(&place.to_lowercase().as_str())
    };
    let end = |at: usize| at + usize::from(text[at..].starts_with(' '));
    for dash in [" — ", " – ", " - ", " -- "] {
        let Some(at) = head.find(dash) else { continue };
        let lead = &head[..at];
        let place = lead.split('(').next().unwrap_or(lead).trim_end();
        let place = place.split(',').next().unwrap_or(place);
        let upper = place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if capitalised(place) && upper && place.chars().count() > 2 {
            return Some((0..place.len(), 0..end(at + dash.len())));
        }
    }
    let (place, _) = head.split_once(": ")?;
    (capitalised(place) && place.split_whitespace().count() <= 3 && place.chars().count() <= 30)
        .then(|| (0..place.len(), 0..place.len() + 2))
}

/// A line of its own above the text: `By JANE ROE, Associated Press`.
fn byline(text: &str) -> Option<(Range<usize>, Vec<Agency>)> {
    let trimmed = text.trim();
    let names = trimmed.strip_prefix("By ").or_else(|| trimmed.strip_prefix("BY "))?;
    if trimmed.len() > MAX_LINE_BYTES || names.split_whitespace().nth(MAX_CREDIT_WORDS).is_some() {
        return None;
    }
    let agencies = byline_agencies(&[names.to_owned()]);
    let start = text.len() - text.trim_start().len();
    (!agencies.is_empty()).then_some((start..start + trimmed.len(), agencies))
}

/// The bracket at the end of a paragraph in which an agency names its reporters and editors.
fn trailer(text: &str) -> Option<(Range<usize>, Vec<Agency>)> {
    const LEADS: [&str; 4] = ["reporting by", "additional reporting by", "writing by", "compiled by"];
    let inside = text.trim_end().trim_end_matches('.').strip_suffix(')')?;
    let from = text.floor_char_boundary(inside.len().saturating_sub(MAX_TRAILER_BYTES));
    let open = from + inside[from..].rfind('(')?;
    let words = &inside[open + 1..];
    if !LEADS.iter().any(|lead| starts_with(words, lead)) {
        return None;
    }
    let mut agencies = agencies_in(words);
    if agencies.is_empty() && (words.contains("Editing by") || words.contains("editing by")) {
        agencies.push("Reuters");
    }
    (!agencies.is_empty()).then(|| (open..text.trim_end().len(), agencies))
}

fn starts_with(text: &str, lead: &str) -> bool {
    text.get(..lead.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(lead))
}

/// A short line that says where the copy came from.
fn text_credit(text: &str) -> Option<Range<usize>> {
    const LEADS: [&str; 10] = [
        "reporting by",
        "with reporting",
        "additional reporting",
        "source:",
        "via ",
        "with agencies",
        "©",
        "(c)",
        "copyright",
        "associated press writer",
    ];
    let trimmed = text.trim();
    if trimmed.len() > MAX_LINE_BYTES {
        return None;
    }
    let lead = trimmed.trim_start_matches(['(', '—', '–', '-', ' ']);
    let is_lead = || LEADS.iter().any(|words| starts_with(lead, words) || starts_with(trimmed, words));
    let may_lead = lead.starts_with(['R', 'r', 'W', 'w', 'A', 'a', 'S', 's', 'V', 'v', 'C', 'c', '©']);
    let says_so = may_lead && is_lead() && trimmed.split_whitespace().nth(MAX_LINE_WORDS).is_none();
    let alone = trimmed.len() <= MAX_DATELINE_BYTES
        && trimmed.split_whitespace().nth(4).is_none()
        && agency_name(trimmed.trim_matches(|c: char| !c.is_alphanumeric())).is_some();
    let start = text.len() - text.trim_start().len();
    ((says_so && !agencies_in(trimmed).is_empty()) || alone).then_some(start..start + trimmed.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Trust;

    #[test]
    fn captions_are_told_from_text() {
        for (text, credit) in [
            (
                "The president at the gate. Photograph: Jan Feld/Pool/AFP via Getty Images",
                Some("Photograph: Jan Feld/Pool/AFP via Getty Images"),
            ),
            ("The president, left, at the gate (Jan Feld/AP)", Some("(Jan Feld/AP)")),
            ("The president arrives in Paris, Thursday, Sept. 4, 2025. ( AP )", Some("( AP )")),
            ("The gate joined the talks (Jan Feld/Pool Photo via AP)", Some("(Jan Feld/Pool Photo via AP)")),
            ("Dockers at the gate. Picture: K. Osei/PA", Some("Picture: K. Osei/PA")),
            ("A crane. Jan Feld/Reuters", Some("Jan Feld/Reuters")),
            ("The company (AP Moller) said on Monday that it would pay.", None),
            ("He told the agency he would go (and he did).", None),
            ("The picture: a mess, he said.", None),
        ] {
            assert_eq!(photo_credit(text).map(|r| &text[r]), credit, "text: {text}");
        }
    }

    #[test]
    fn datelines_are_told_from_sentences() {
        for (text, place) in [
            ("PORT ALDER (AP) — The harbour was quiet.", Some("PORT ALDER")),
            ("Kyiv: The president said on Thursday.", Some("Kyiv")),
            ("LONDON, Sept 4 (Reuters) - The bank said.", Some("LONDON")),
            ("Port Alder: dockers walked out.", Some("Port Alder")),
            ("KIRKHAVEN, Ostland (AFP) – The talks failed.", Some("KIRKHAVEN")),
            ("Sept 4 (Reuters) - The bank said.", Some("")),
            ("The firm (AP Moller) - a large one - said.", None),
            ("Analysis: what comes next", None),
            ("The plan — a long one — failed.", None),
            ("Macron said: we go.", None),
        ] {
            let line = credited_dateline(text).or_else(|| plain_dateline(text));
            assert_eq!(line.map(|(place, _)| &text[place]), place, "text: {text}");
        }
    }

    #[test]
    fn credits_say_who_made_the_text() {
        use CreditRule::{Byline, Dateline, Line, Trailer};
        type Expected = &'static [(u32, CreditRule, &'static [Agency])];
        let cases: [(&str, Expected); 9] = [
            (
                "PORT ALDER (AP) — Quiet.\n\nMore.\n\nReporting by A. Feld; Reuters",
                &[(1, Dateline, &["AP"]), (3, Line, &["Reuters"])],
            ),
            ("Strike ends.\n\nSept 4 (Reuters) - The strike ended.", &[(2, Dateline, &["Reuters"])]),
            ("One.\n\nTwo.\n\nThree.\n\nPORT ALDER (AP) — An older story.", &[]),
            ("By JAN FELD, Associated Press\n\nQuiet.", &[(1, Byline, &["AP"])]),
            ("By Jan Feld, the harbour's pilot, it was said.", &[]),
            ("It ended. (Reporting by Jan Feld; Editing by Ida Roe.)", &[(1, Trailer, &["Reuters"])]),
            ("It ended. (Reporting by Jan Feld; AFP)", &[(1, Trailer, &["AFP"])]),
            ("It ended (the editing by Ida Roe took long).", &[]),
            ("Copyright 2025 The Associated Press. All rights reserved.", &[(1, Line, &["AP"])]),
        ];
        for (text, expected) in cases {
            let found = read(&Body::parse(text, 0, Trust::Foreign)).credits;
            assert!(found.iter().all(|credit| credit.kind == CreditKind::Text), "text: {text}");
            let found: Vec<_> = found.iter().map(|c| (c.block, c.rule, c.agencies.as_slice())).collect();
            assert_eq!(found, expected, "text: {text}");
        }
    }

    #[test]
    fn bylines_name_agencies() {
        let cases: [(&str, &[Agency]); 12] = [
            ("AP", &["AP"]),
            ("Reuters", &["Reuters"]),
            ("By The Associated Press", &["AP"]),
            ("Jan Feld, Associated Press", &["AP"]),
            ("Jan Feld and agencies", &[]),
            ("Jan Feld and AFP", &["AFP"]),
            ("Jan Feld for the Press Association", &["PA"]),
            ("Jan Feld/AP", &["AP"]),
            ("Ani Efe", &[]),
            ("Ani", &[]),
            ("Jan Feld, PA", &[]),
            ("Jan Feld, Port Alder Press", &[]),
        ];
        for (author, expected) in cases {
            assert_eq!(byline_agencies(&[author.to_owned()]), expected, "author: {author}");
        }
    }

    #[test]
    fn agencies_have_one_name() {
        assert_eq!(agency_name("associated press"), Some("AP"));
        assert_eq!(agencies_in("Feld/Pool/AFP via the Associated Press, APA"), ["AFP", "AP"]);
    }
}
