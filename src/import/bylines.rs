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

fn without(line: &str, opening: &str) -> Option<String> {
    let head = line.get(..opening.len())?;
    (head.to_lowercase() == opening).then(|| line[opening.len()..].trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

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
