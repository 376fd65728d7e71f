//! Names of people in invented articles, against lists written by hand: who is found, how often each is named, and
//! what must not be taken for a person.
//!
//! Beside each article stands its list: a line for each person (the name, a bar, how many mentions; `alone` where it is
//! one word with a title), and a line `not:` with names of other things.
#![expect(clippy::print_stdout, reason = "a test that measures says what it measured")]

mod common;

use std::collections::BTreeMap;

use briefing::reading::{Cues, analyse, is_person};

use common::gold::{self, Gold};

#[test]
fn people_are_found_and_traps_are_not() {
    let (mut people, mut traps) = (0, 0);
    let mut faults = Vec::new();
    let mut by_cue: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for Gold { name, article, list } in gold::read("people") {
        let found = analyse(&article, "en").candidates;
        let mut wanted: Vec<(&str, usize, bool)> = Vec::new();
        for line in list.lines() {
            if let Some(list) = line.strip_prefix("not: ") {
                for trap in list.split(", ") {
                    traps += 1;
                    if found.iter().any(|candidate| candidate.is_person() && &*candidate.name == trap) {
                        faults.push(format!("{name}: {trap} is no person"));
                    }
                }
                continue;
            }
            let mut fields = line.split(" | ");
            let (Some(person), Some(mentions)) = (fields.next(), fields.next()) else { continue };
            wanted.push((person, mentions.parse().expect("a number"), fields.next().is_some()));
        }
        people += wanted.len();
        for candidate in &found {
            let given = wanted.iter().find(|(person, ..)| *person == &*candidate.name);
            for (cue, _) in candidate.cues.iter_names() {
                let (right, all) = by_cue.entry(cue.to_owned()).or_default();
                *right += usize::from(given.is_some());
                *all += 1;
            }
            match given {
                None if candidate.is_person() => {
                    faults.push(format!(
                        "{name}: {} is not on the list ({:?})",
                        candidate.name, candidate.cues
                    ));
                }
                Some((_, mentions, _)) if candidate.mentions.len() != *mentions => faults.push(format!(
                    "{name}: {} has {} mentions, not {mentions}",
                    candidate.name,
                    candidate.mentions.len()
                )),
                _ => {}
            }
        }
        for (person, _, alone) in wanted {
            let candidate = found.iter().find(|candidate| &*candidate.name == person);
            let as_wanted = candidate.is_some_and(|candidate| match alone {
                true => candidate.cues.contains(Cues::SINGLE),
                false => candidate.is_person(),
            });
            if !as_wanted {
                faults
                    .push(format!("{name}: {person} is not found ({:?})", candidate.map(|found| found.cues)));
            }
        }
    }
    println!("{people} people, {traps} traps; candidates with a cue, and how many of them are people:");
    for (cue, (right, all)) in &by_cue {
        println!("{cue:12} {all:4} {right:4}");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(people >= 60 && traps >= 60, "{people} people and {traps} traps");
}

#[test]
fn weak_cues_add_up_over_articles() {
    for (cues, articles, wanted) in [
        (Cues::TITLE, 1, true),
        (Cues::GIVEN, 1, true),
        (Cues::SAYS, 1, false),
        (Cues::SAYS, 3, true),
        (Cues::SAYS | Cues::RECURS, 1, true),
        (Cues::SAYS | Cues::ARTICLE, 9, false),
        (Cues::GIVEN | Cues::PLACE, 2, false),
        (Cues::TITLE | Cues::SINGLE, 1, false),
        (Cues::TITLE | Cues::SINGLE | Cues::SAYS, 1, true),
        (Cues::empty(), 1_000, false),
    ] {
        assert_eq!(is_person(cues, articles), wanted, "{cues:?} in {articles}");
    }
}
