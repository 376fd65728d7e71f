//! A byline as it stands on a page, as the names of those who wrote.

/// Before a name.
const OPENINGS: [&str; 12] = [
    "written by ",
    "story by ",
    "by: ",
    "by ",
    "von ",
    "par ",
    "por ",
    "di ",
    "автор: ",
    "from ",
    "text: ",
    "text by ",
];
/// Between two names.
const BETWEEN: [&str; 9] = [" and ", " und ", " et ", " y ", " та ", " & ", ";", "|", " · "];
/// What somebody is, and not how somebody is called.
const OFFICES: [&str; 24] = [
    "correspondent",
    "editor",
    "reporter",
    "staff",
    "writer",
    "columnist",
    "bureau",
    "chief",
    "desk",
    "newsroom",
    "agency",
    "agencies",
    "contributor",
    "analyst",
    "producer",
    "updated",
    "published",
    "minutes",
    "read",
    "view",
    "follow",
    "redaktion",
    "korrespondent",
    "share",
];

/// The names in a byline.
pub(super) fn names(byline: &str) -> Vec<String> {
    // An opening without anything behind it is one, too.
    let mut line = byline.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
    while let Some(rest) = OPENINGS.iter().find_map(|opening| without(&line, opening)) {
        line = rest;
    }
    for between in BETWEEN {
        line = line.replace(between, ",");
        line = line.replace(&between.to_uppercase(), ",");
    }
    let mut names: Vec<String> = Vec::new();
    for part in line.split(',').map(str::trim) {
        let part =
            part.trim_start_matches("and ").trim_matches(|c: char| "()[]–—-.:".contains(c) && c != '.');
        let words: Vec<String> = part.split(' ').map(|word| word.to_lowercase()).collect();
        let is_name = part.chars().any(char::is_uppercase)
            && words.len() <= 6
            && !part.contains(|c: char| c.is_ascii_digit() || "@/:<>".contains(c))
            && !words.iter().any(|word| OFFICES.contains(&word.as_str()));
        match part {
            // The suffix of the name before.
            "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "MD" | "PhD" | "Ph.D." => {
                if let Some(name) = names.last_mut() {
                    *name = format!("{name} {part}");
                }
            }
            _ if is_name => names.push(part.to_owned()),
            _ => {}
        }
    }
    names
}

/// What a line of a text that is a byline begins with.
const SIGNED: [&str; 10] =
    ["by ", "written by ", "story by ", "von ", "par ", "por ", "di ", "автор: ", "автор ", "text: "];
/// Words of names in small letters.
const PARTICLES: [&str; 17] = [
    "von", "van", "de", "der", "den", "del", "della", "di", "da", "du", "la", "le", "bin", "al", "el", "zu",
    "ter",
];
/// A byline has no more words.
const MAX_WORDS: usize = 14;

/// The names in a line of a text, if it is a byline, and what stands behind them: `By Una Hask, 20 March 2025`.
pub(super) fn of_line(line: &str) -> Option<(Vec<String>, &str)> {
    if line.split(' ').count() > MAX_WORDS || !SIGNED.iter().any(|opening| without(line, opening).is_some()) {
        return None;
    }
    let (byline, behind) = match line.find(|c: char| c.is_ascii_digit()) {
        None => (line, ""),
        Some(digit) => {
            let at = line[..digit].rfind([',', '|', '·', '•', '–', '—'])?;
            let (byline, behind) = line.split_at(at);
            (byline, behind.trim_start_matches(|c: char| !c.is_alphanumeric()))
        }
    };
    let names = names(byline);
    let is_of_name = |word: &str| word.starts_with(char::is_uppercase) || PARTICLES.contains(&word);
    let is_name = |name: &String| name.contains(' ') && name.split(' ').all(is_of_name);
    (!names.is_empty() && names.iter().all(is_name)).then_some((names, behind))
}

fn without(line: &str, opening: &str) -> Option<String> {
    let head = line.get(..opening.len())?;
    (head.to_lowercase() == opening).then(|| line[opening.len()..].trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_text_is_a_byline_only_if_it_names_people() {
        for (line, want) in [
            ("By Una Hask", Some((vec!["Una Hask"], ""))),
            ("BY UNA HASK AND BO LATE", Some((vec!["UNA HASK", "BO LATE"], ""))),
            (
                "By Una Hask, Political Correspondent | 20 March 2025",
                Some((vec!["Una Hask"], "20 March 2025")),
            ),
            ("By Una Hask, March 20, 2025", Some((vec!["Una Hask"], "March 20, 2025"))),
            ("Автор: Ганна Приклад", Some((vec!["Ганна Приклад"], ""))),
            ("Von Montag bis Freitag", None),
            ("By Monday", None),
            ("By Saturday evening, The Council", None),
            ("By 2025 the line", None),
            ("Una Hask", None),
        ] {
            let want = want.map(|(names, behind)| (names.into_iter().map(str::to_owned).collect(), behind));
            assert_eq!(of_line(line), want, "{line}");
        }
    }

    #[test]
    fn bylines_become_names() {
        for (byline, want) in [
            ("By Jane Roe and Tomas Brandt", vec!["Jane Roe", "Tomas Brandt"]),
            ("BY JANE ROE AND T. BRANDT", vec!["JANE ROE", "T. BRANDT"]),
            ("Jane Roe, Political Correspondent", vec!["Jane Roe"]),
            ("Jane Roe, Tomas Brandt, and Ann Example", vec!["Jane Roe", "Tomas Brandt", "Ann Example"]),
            ("Von Jana Maier und Uwe Holt", vec!["Jana Maier", "Uwe Holt"]),
            ("Par Léa Moreau et Paul Petit", vec!["Léa Moreau", "Paul Petit"]),
            ("Tomas Brandt, Jr.", vec!["Tomas Brandt Jr."]),
            ("https://paper.example/jane", vec![]),
            ("Staff Writer", vec![]),
            ("By", vec![]),
            ("", vec![]),
            ("Byron Vale", vec!["Byron Vale"]),
        ] {
            assert_eq!(names(byline), want, "byline: {byline}");
        }
    }
}
