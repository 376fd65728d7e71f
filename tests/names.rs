//! How well two names are told to be one person's: on public pairs of names, where they are at hand.
#![expect(clippy::print_stdout, reason = "a test that measures says what it measured")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use briefing::reading::{Comparison, compare_names};

/// Counts of pairs.
#[derive(Default)]
struct Score {
    right: usize,
    given: usize,
    gold: usize,
}

impl Score {
    fn add(&mut self, given: bool, gold: bool) {
        self.given += usize::from(given);
        self.gold += usize::from(gold);
        self.right += usize::from(given && gold);
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.given.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.given + self.gold).max(1) as f64
    }
}

/// The fields of a line of CSV; fields may stand in quotation marks, and marks within are doubled.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let (mut quoted, mut letters) = (false, line.chars().peekable());
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                fields.last_mut().expect("one").extend(letters.next())
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().expect("one").push(c),
        }
    }
    fields
}

#[test]
fn pairs_of_names_are_told_apart_as_well_as_measured() {
    let file = std::env::var_os("BRIEFING_CORPORA")
        .map(|root| PathBuf::from(root).join("corpora/name_bench/cases.csv"));
    let Some(text) = file.and_then(|file| std::fs::read_to_string(file).ok()) else {
        println!("skipped: BRIEFING_CORPORA does not lead to corpora/name_bench/cases.csv");
        return;
    };
    let mut by_category: BTreeMap<String, Score> = BTreeMap::new();
    let (mut all, mut same) = (Score::default(), Score::default());
    for row in text.lines().skip(1).map(fields).filter(|row| row.len() > 6 && row[1] == "Person") {
        let found = compare_names(&row[2], &row[3]);
        let gold = row[4] == "true";
        let given = found != Comparison::Different;
        all.add(given, gold);
        same.add(matches!(found, Comparison::Same(_)), gold);
        by_category.entry(format!("{} {}", row[0], row[6])).or_default().add(given, gold);
        if given != gold || (matches!(found, Comparison::Same(_)) && !gold) {
            println!("{} | {} | match: {gold} | {found:?}", row[2], row[3]);
        }
    }
    for (category, score) in by_category
        .iter()
        .map(|(name, score)| (name.as_str(), score))
        .chain([("all", &all), ("same alone", &same)])
    {
        println!(
            "{category:45} P {:.3} R {:.3} F1 {:.3} ({} right of {} given, {} gold)",
            score.precision(),
            score.recall(),
            score.f1(),
            score.right,
            score.given,
            score.gold
        );
    }
    assert!(all.f1() >= 0.74, "F1 {:.3}", all.f1());
    assert!(same.precision() >= 0.95, "precision of what is merged {:.3}", same.precision());
}
