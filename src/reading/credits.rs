//! Photo captions with their credits, agency credits in the text, and datelines.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

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

/// Words of a text that say who made it, and so are not part of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Number of the block, from 1.
    pub block: u32,
    /// Bytes of the block's text.
    pub range: Range<usize>,
    /// For the text or for a picture.
    pub kind: CreditKind,
    /// The agencies named in it.
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

/// The agencies that `text` names as whole words, in the table's order.
fn agencies_in(text: &str) -> Vec<Agency> {
    let names = |form: &str| {
        text.match_indices(form).any(|(at, _)| {
            !text[..at].ends_with(char::is_alphanumeric)
                && !text[at + form.len()..].starts_with(char::is_alphanumeric)
        })
    };
    AGENCIES.iter().filter(|forms| forms.iter().any(|form| names(form))).map(|forms| forms[0]).collect()
}

/// A caption is short; a longer paragraph that ends in a bracket is text.
const MAX_CAPTION_WORDS: usize = 80;
/// A credit is shorter.
const MAX_CREDIT_WORDS: usize = 14;
const MAX_CREDIT_CHARS: usize = 160;

static MARKERS: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(PHOTO_MARKERS).expect("a dozen short words make an automaton"));

/// A line of credits is short too.
const MAX_LINE_WORDS: usize = 25;

const PHOTO_MARKERS: [&str; 12] = [
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
];

/// Captions, credits and the dateline of a body; the rest is left empty.
pub(super) fn read(body: &Body) -> Findings {
    let mut findings = Findings::default();
    let mut first_paragraph = true;
    for (index, block) in body.blocks.iter().enumerate() {
        let number = index as u32 + 1;
        let text = &body.plain[block.range.clone()];
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        if let Some(range) = photo_credit(text) {
            findings.captions.push(number);
            let agencies = agencies_in(&text[range.clone()]);
            findings.credits.push(Credit { block: number, range, kind: CreditKind::Photo, agencies });
            continue;
        }
        if std::mem::take(&mut first_paragraph)
            && let Some((place, whole)) = dateline(text)
        {
            findings.dateline = Some((number, place.clone()));
            let agencies = agencies_in(&text[whole.clone()]);
            if !agencies.is_empty() {
                let range = place.end..whole.end;
                findings.credits.push(Credit { block: number, range, kind: CreditKind::Text, agencies });
            }
        }
        if let Some(range) = text_credit(text) {
            let agencies = agencies_in(&text[range.clone()]);
            findings.credits.push(Credit { block: number, range, kind: CreditKind::Text, agencies });
        }
    }
    findings
}

/// The credit at the end of a photo caption.
fn photo_credit(text: &str) -> Option<Range<usize>> {
    let trimmed = text.trim_end();
    // Nearly all paragraphs are text, so what is cheap to see comes first: a credit is the end of its paragraph.
    let tail_start = trimmed.char_indices().rev().nth(MAX_CREDIT_CHARS).map_or(0, |(at, _)| at);
    let tail = &trimmed[tail_start..];
    let marked = MARKERS
        .find_iter(tail)
        .map(|hit| tail_start + hit.start())
        .find(|at| !trimmed[..*at].ends_with(char::is_alphanumeric));
    let ends_like_a_credit = trimmed.ends_with([')', ']']) || tail.contains('/') || tail.contains("Getty");
    if (marked.is_none() && !ends_like_a_credit)
        || trimmed.split_whitespace().nth(MAX_CAPTION_WORDS).is_some()
    {
        return None;
    }
    let short = |from: usize| trimmed[from..].split_whitespace().nth(MAX_CREDIT_WORDS).is_none();
    if let Some(at) = marked.filter(|at| short(*at)) {
        return Some(at..trimmed.len());
    }
    let is_picture_credit = |credit: &str| {
        let names_agency = !agencies_in(credit).is_empty();
        let names_library =
            ["Getty", "Shutterstock", "Alamy", "Wikimedia"].iter().any(|l| credit.contains(l));
        let joined = credit.contains('/') || credit.contains(" via ") || credit.contains("Photo");
        // "(AP)" alone ends a caption, "Smith/AP" or "AP Photo" leave no doubt.
        (names_agency || names_library) && (joined || credit.split_whitespace().count() <= 3)
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

/// `PARIS (AP) — `, `Kyiv: `, `LONDON, Sept 4 (Reuters) - `: the place, and the whole with its dash or colon.
fn dateline(text: &str) -> Option<(Range<usize>, Range<usize>)> {
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
    let head_end = text.char_indices().nth(70).map_or(text.len(), |(i, _)| i);
    let head = &text[..head_end];
    let capitalised = |place: &str| {
        !place.is_empty()
            && place.split_whitespace().count() <= 4
            && place.split_whitespace().all(|w| {
                w.starts_with(char::is_uppercase)
                    && w.chars().all(|c| c.is_alphabetic() || ",.'’-".contains(c))
            })
            && !NOT_PLACES.contains(&place.to_lowercase().as_str())
    };
    let end = |at: usize, dash: &str| at + dash.len() + text[at + dash.len()..].starts_with(' ') as usize;
    for dash in [" — ", " – ", " - ", " -- ", ") —", ") -"] {
        let Some(at) = head.find(dash) else { continue };
        let lead = &head[..at + usize::from(dash.starts_with(')'))];
        let (place, credited) = match lead.find('(') {
            Some(open) => {
                (lead[..open].trim_end(), lead.ends_with(')') && !agencies_in(&lead[open..]).is_empty())
            }
            None => (lead, false),
        };
        // "LONDON, Sept 4 (Reuters)": the date is not the place.
        let place = place.split(',').next().unwrap_or(place);
        let upper = place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if capitalised(place) && (credited || (upper && place.chars().count() > 2)) {
            return Some((0..place.len(), 0..end(at, dash)));
        }
    }
    let (place, _) = head.split_once(": ")?;
    (capitalised(place) && place.split_whitespace().count() <= 3 && place.chars().count() <= 30)
        .then(|| (0..place.len(), 0..place.len() + 2))
}

/// A short line that says where the copy came from.
fn text_credit(text: &str) -> Option<Range<usize>> {
    const LEADS: [&str; 8] = [
        "reporting by",
        "with reporting",
        "additional reporting",
        "source:",
        "via ",
        "with agencies",
        "©",
        "(c)",
    ];
    let trimmed = text.trim();
    if trimmed.split_whitespace().nth(MAX_LINE_WORDS).is_some() {
        return None;
    }
    let start = text.len() - text.trim_start().len();
    let lead = trimmed.trim_start_matches(['(', '—', '–', '-', ' ']);
    let says_so = LEADS
        .iter()
        .any(|words| lead.get(..words.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(words)));
    let alone = trimmed.split_whitespace().nth(4).is_none()
        && agency_name(trimmed.trim_matches(|c: char| !c.is_alphanumeric())).is_some();
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
            ("Analysis: what comes next", None),
            ("The plan — a long one — failed.", None),
            ("Macron said: we go.", None),
        ] {
            assert_eq!(dateline(text).map(|(place, _)| &text[place]), place, "text: {text}");
        }
    }

    #[test]
    fn agencies_have_one_name() {
        let text = "PORT ALDER (AP) — Quiet.\n\nMore.\n\nReporting by A. Feld; Reuters\n";
        let reading = read(&Body::parse(text, 0, Trust::Foreign));
        let credits: Vec<_> = reading.credits.iter().map(|c| (c.block, c.kind, c.agencies.clone())).collect();
        assert_eq!(credits, [(1, CreditKind::Text, vec!["AP"]), (3, CreditKind::Text, vec!["Reuters"])]);
        assert_eq!(agency_name("associated press"), Some("AP"));
    }
}
