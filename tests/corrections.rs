//! What editors say of findings holds, and what they say in vain is reported.

mod common;

use common::{NOW, TestSite};

/// Two people who share a surname, and an article that names one of them in full.
fn site(corrections: &str) -> TestSite {
    let site = TestSite::new();
    site.file("content/people/ann-roe.md", "---\nname: Ann Roe\n---\n");
    site.file("content/people/bob-roe.md", "---\nname: Bob Roe\n---\n");
    site.article("a", corrections, "Ann Roe came early.\n\nRoe left, and Roe Street was empty. A lark sang.");
    site
}

fn mentions(site: &TestSite) -> Vec<(u64, String, String)> {
    let export = site.export();
    let mentions = export["articles"][0]["mentions"].as_array().expect("mentions").clone();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    mentions
        .iter()
        .map(|one| (one["paragraph"].as_u64().unwrap_or_default(), text(&one["text"]), text(&one["person"])))
        .collect()
}

fn people(site: &TestSite) -> Vec<(u64, String)> {
    mentions(site).into_iter().map(|(paragraph, _, person)| (paragraph, person)).collect()
}

fn named(list: &[(u64, &str)]) -> Vec<(u64, String)> {
    list.iter().map(|(paragraph, person)| (*paragraph, (*person).to_owned())).collect()
}

#[test]
fn names_are_whose_the_editor_says() {
    for (entry, want) in [
        ("{name: nothing of it, person: none}", vec![(1, "ann-roe"), (2, "ann-roe")]),
        ("{name: Roe, paragraph: 2, person: Bob Roe}", vec![(1, "ann-roe"), (2, "bob-roe"), (2, "bob-roe")]),
        ("{name: Roe, person: none}", vec![(1, "ann-roe")]),
        ("{name: Ann Roe, person: bob-roe}", vec![(1, "bob-roe"), (2, "ann-roe")]),
        ("{name: lark, person: Cy Lark}", vec![(1, "ann-roe"), (2, "ann-roe"), (2, "cy-lark")]),
    ] {
        let own = site(&format!("corrections:\n  - {entry}\n"));
        assert_eq!(people(&own), named(&want), "{entry}");
        // A note says the same beside its argument.
        let entry = entry.replacen('{', "{article: a, ", 1);
        let by_note = site("");
        by_note.file("content/notes/n.md", format!("---\ntitle: N\ncorrections:\n  - {entry}\n---\n"));
        assert_eq!(people(&by_note), named(&want), "{entry}");
        by_note.expect(&["check", "--now", NOW], 0);
    }
}

#[test]
fn a_spelling_can_be_nobodys() {
    let site = site("");
    site.file("content/people/ann-roe.md", "---\nname: Ann Roe\nnot: [Roe]\n---\n");
    assert_eq!(people(&site), named(&[(1, "ann-roe")]));
    site.file("content/people/ann-roe.md", "---\nname: Ann Roe\nnot: [ann roe]\n---\n");
    assert!(site.expect(&["check", "--now", NOW], 1).contains("`ann roe` cannot be both"));
}

#[test]
fn what_is_said_in_vain_is_reported() {
    for (entry, code, want) in [
        ("{name: Row, person: none}", 0, "warning[correction/unmatched]: `a` does not have these words"),
        ("{name: Row, person: none}", 0, "did you mean `Roe`?"),
        ("{name: early, paragraph: 2, person: none}", 0, "they are in paragraph 1"),
        ("{figure: A lark, hide: true}", 0, "the words are in paragraph 2, but no figure was found there"),
        ("{quote: Ann, speaker: Ann Row}", 0, "warning[person/near-miss]"),
        ("{quote: Ann, speaker: '?!'}", 1, "error[front-matter/invalid-value]: `?!` is not a name"),
        (
            "{name: Roe, person: none}\n  - {name: ROE, person: bob-roe}",
            1,
            "error[correction/contradiction]: this correction contradicts another one",
        ),
    ] {
        let site = site(&format!("corrections:\n  - {entry}\n"));
        let said = site.expect(&["check", "--now", NOW], code);
        assert!(said.contains(want) && said.contains("content/articles/a.md:6"), "{entry}: {said}");
    }
}

#[test]
fn notes_and_articles_must_not_contradict_each_other() {
    let site = site("corrections:\n  - {name: Roe, person: none}\n");
    site.file(
        "content/notes/n.md",
        "---\ntitle: N\ncorrections:\n  - {article: a, name: Roe, person: bob-roe}\n---\n",
    );
    let said = site.expect(&["check", "--now", NOW], 1);
    assert!(said.contains("correction/contradiction") && said.contains("content/notes/n.md:4"), "{said}");
    assert!(said.contains("content/articles/a.md:6"), "the first one is shown: {said}");
}

#[test]
fn a_note_that_corrects_nothing_is_reported() {
    let site = site("");
    site.article("hidden", "draft: true\n", "x");
    for (id, want) in [
        ("aa", "there is no article `aa`"),
        ("aa", "did you mean `a`?"),
        ("hidden", "the article `hidden` is not published: it is a draft"),
    ] {
        let note =
            format!("---\ntitle: N\ncorrections:\n  - {{article: {id}, name: Roe, person: none}}\n---\n");
        site.file("content/notes/n.md", note);
        let said = site.expect(&["check", "--now", NOW], 1);
        assert!(said.contains("correction/unknown-article") && said.contains(want), "{said}");
        assert!(said.contains("content/notes/n.md:4"), "{said}");
    }
    site.file("content/notes/n.md", "---\ntitle: N\n---\n");
    site.expect(&["check", "--now", NOW], 0);
}
