//! `briefing people`: who is found and has no file, who may be whom, and the files that it starts.

mod common;

use common::{NOW, TestSite};
use serde_json::Value;

/// Articles that name people of whom one has a file.
fn found() -> TestSite {
    let site = TestSite::new();
    site.file("content/people/tomas-brandt.md", "---\nname: Tomas Brandt\n---\n");
    site.file("content/sources/radio.md", "---\nname: Caldria Radio\n---\n");
    site.article(
        "a-strike",
        "",
        "Mayor Helene Brandt said the harbour would open. Brandt smiled.\n\n\"No,\" said Tomas Brandt.",
    );
    site.article(
        "offer",
        "",
        "The mayor, Helene Q. Brandt, spoke. Mayor Helene Brandt met Minister William Harlow of Ostrava on Monday.",
    );
    let later = |id: &str, day: &str, body: &str| {
        let text = format!("---\ntitle: {id}\nsource: radio\npublished: {day}\n---\n{body}\n");
        site.file(&format!("content/articles/{id}.md"), text);
    };
    later(
        "later",
        "2025-06-01",
        "Former mayor Helene Brandt met Minister Bill Harlow. Minister Harlow left.",
    );
    later("typo", "2025-07-01", "Mayor Helene Brannt spoke. Minister W. Harlow, who was ill, did not.");
    site
}

fn people(site: &TestSite, arguments: &[&str]) -> String {
    site.expect(&[&["people", "--now", NOW], arguments].concat(), 0)
}

/// What `--json` prints, a person a line.
fn rows(site: &TestSite, arguments: &[&str]) -> Vec<Value> {
    let text = people(site, &[&["--json"], arguments].concat());
    text.lines().map(|line| serde_json::from_str(line).expect("an object")).collect()
}

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter().filter_map(|row| row["name"].as_str()).collect()
}

#[test]
fn who_has_no_file_is_listed_with_what_speaks_for_it() {
    let site = found();
    let text = people(&site, &[]);
    for part in [
        "4 people without a file\n",
        "Helene Brandt  3 articles, 2 sources\n",
        "  spelled   Helene Brandt ×3",
        "  also      Helene Q. Brandt (a middle name or initial left out)",
        "  offices   Mayor ×2 (2025-03-01), … and 1 more\n",
        "  cues      a title before it ×3",
        "content/articles/later.md ¶1: Former mayor Helene Brandt met Minister Bill Harlow.",
        "Perhaps one person",
        "  William Harlow (2) and W. Harlow (1): an initial for a first name\n",
        "  Helene Brandt (3) and Helene Brannt (1): ",
        "One surname, kept apart:\n  Brandt: Helene Brandt (3), Tomas Brandt (1, on file)\n",
    ] {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
    assert!(!text.contains("\nTomas Brandt  "), "who has a file is not listed\n{text}");
    assert_eq!(text, people(&site, &[]), "the same each time");

    let all = people(&site, &["--all"]);
    assert!(all.contains("\nTomas Brandt  1 article, 1 source, on file\n"), "{all}");
    let one = people(&site, &["--limit", "1"]);
    assert!(one.contains("the 1 in most articles") && !one.contains("William Harlow  "), "{one}");
}

#[test]
fn names_narrow_the_list() {
    let site = found();
    assert_eq!(names(&rows(&site, &["HARL"])), ["William Harlow", "W. Harlow"]);
    assert_eq!(names(&rows(&site, &["brannt", "w. har"])), ["Helene Brannt", "W. Harlow"]);
    let text = site.expect(&["people", "--now", NOW, "tomas"], 1);
    assert!(text.contains("`Tomas Brandt` has a file"), "{text}");
    assert_eq!(names(&rows(&site, &["--all", "tomas"])), ["Tomas Brandt"]);
    let text = site.expect(&["people", "--now", NOW, "Helene Brand"], 0);
    assert!(text.contains("Helene Brandt  "), "{text}");
    let text = site.expect(&["people", "--now", NOW, "Helen Brandt"], 1);
    assert!(text.contains("did you mean `Helene Brandt`?"), "{text}");
}

#[test]
fn programs_get_an_object_for_each_person() {
    let site = found();
    let rows = rows(&site, &[]);
    assert_eq!(rows.len(), 4);
    let mut keys: Vec<&str> = rows[0].as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    let help = site.expect(&["people", "--help"], 0);
    assert_eq!(
        keys,
        [
            "articles",
            "cues",
            "evidence",
            "id",
            "known",
            "merged",
            "name",
            "namesakes",
            "perhaps",
            "roles",
            "sources",
            "spellings"
        ]
    );
    for key in keys {
        assert!(help.contains(key), "{key} is not in the help:\n{help}");
    }
    let brandt = &rows[0];
    assert_eq!((&brandt["id"], &brandt["known"]), (&"helene-brandt".into(), &"text".into()));
    assert_eq!((&brandt["articles"], &brandt["sources"]), (&3.into(), &2.into()));
    assert_eq!(brandt["namesakes"][0], "tomas-brandt");
    assert_eq!(brandt["perhaps"][0]["id"], "helene-brannt");
    assert_eq!(brandt["evidence"]["file"], "content/articles/later.md");
    let roles = brandt["roles"].as_array().expect("offices");
    let former = roles.iter().find(|role| role["former"] == true).expect("a former one");
    assert_eq!((&former["first"], &former["articles"]), (&"2025-06-01".into(), &1.into()));
    assert_eq!(
        site.export()["people"][0]["roles_seen"].as_array().map(Vec::len),
        Some(roles.len()),
        "the export has the same"
    );
}

#[test]
fn a_file_is_started_and_never_written_over() {
    let site = found();
    let before = site.export();
    let said = people(
        &site,
        &["--write", "helene brandt", "bill-harlow", "William Harlow"].map(|n| {
            // The page's own name is another one, so only the names lead to it.
            if n == "bill-harlow" { "Bill Harlow" } else { n }
        }),
    );
    let path = "content/people/helene-brandt.md";
    for part in
        [path, "content/people/william-harlow.md", "check the alias Helene Q. Brandt", "check the office"]
    {
        assert!(said.contains(part), "{part:?} is not in\n{said}");
    }
    let text = site.read(path);
    for part in [
        "---\n# Found in 3 articles of 2 sources.",
        "\nname: Helene Brandt\naliases:\n  - Helene Q. Brandt # a middle name or initial left out\n",
        "  # - Helene Brannt # ",
        "\nroles:\n  - title: ",
        " # seen 2025-03-01 in 2 articles\n",
        "  # - title: mayor # former, seen 2025-06-01 in 1 article\n",
        "\nwikidata:\n---\n",
    ] {
        assert!(text.to_lowercase().contains(&part.to_lowercase()), "{part:?} is not in\n{text}");
    }
    // It is a good file, of the same page, and the person is as before.
    site.expect(&["check", "--now", NOW], 0);
    let after = site.export();
    let of = |export: &Value| {
        let people = export["people"].as_array().expect("people").clone();
        people.into_iter().find(|one| one["id"] == "helene-brandt").map(|one| one["articles"].clone())
    };
    assert_eq!(of(&before), of(&after));

    let again = site.expect(&["people", "--now", NOW, "--write", "Helene Brandt"], 1);
    assert!(again.contains("people/exists") && again.contains(path), "{again}");
    assert_eq!(site.read(path), text);
    assert!(!people(&site, &[]).contains("\nHelene Brandt  "));
}

#[test]
fn a_spelling_is_called_usual_where_it_is() {
    let site = TestSite::new();
    site.article("a", "", "Dmytro Kovalenko, who lives here, said on Monday that all was well.");
    site.article("b", "", "Dmitri Kovalenko, who lives here, said on Monday that all was well.");
    let said = site.expect(&["people", "--write", "Dmytro Kovalenko"], 0);
    assert!(said.contains("check the alias Dmitri Kovalenko"), "{said}");
    assert!(!said.contains("mostly spell"), "once each: {said}");
    let file = said.lines().next().expect("the file").to_owned();
    site.remove(&file);
    site.article("c", "", "Dmitri Kovalenko, who lives here, said on Tuesday that all was well.");
    let said = site.expect(&["people", "--write", "Dmytro Kovalenko"], 0);
    assert!(said.contains("check the name: articles mostly spell it Dmitri Kovalenko"), "{said}");
}

#[test]
fn nothing_is_written_where_a_name_is_unknown() {
    let site = found();
    for (name, meant) in [("Helen Brandt", "`Helene Brandt`"), ("harlow", "`William Harlow` or `W. Harlow`")]
    {
        let said = site.expect(&["people", "--now", NOW, "--write", "Helene Brannt", name], 1);
        assert!(said.contains(&format!("did you mean {meant}?")), "{said}");
        assert!(!site.path("content/people/helene-brannt.md").exists());
    }
    // A draft may be there, which is not read.
    site.file("content/people/helene-brannt.md", "no front matter");
    site.expect(&["people", "--now", NOW, "--write", "Helene Brannt"], 1);
    assert_eq!(site.read("content/people/helene-brannt.md"), "no front matter");
    site.expect(&["people", "--write"], 2);
    site.expect(&["people", "--write", "--json", "Helene Brandt"], 2);
}

#[test]
fn offices_stand_on_the_page_as_far_as_the_policy_goes() {
    let site = found();
    site.file("site.toml", "title = \"Test\"\nbase_url = \"https://test.example/\"\npublish = \"full\"\n");
    site.file(
        "content/articles/link.md",
        "---\ntitle: Link\nsource: radio\npublished: 2025-08-01\npublish: link\n---\nChancellor Helene Brandt spoke.\n",
    );
    site.build();
    let page = site.page("people/helene-brandt/index.html");
    assert!(page.contains("Offices over time") && page.contains("(former)"), "{page}");
    assert!(!page.contains("Chancellor"), "{page}");
    let text = people(&site, &["helene brandt"]);
    assert!(text.contains("Chancellor"), "the desk sees it: {text}");
}

#[test]
fn a_strangers_control_characters_stay_out_of_the_terminal() {
    let site = TestSite::new();
    site.article("a", "", "Mayor Helene Brandt \u{1b}[31mspoke.");
    let text = people(&site, &[]);
    assert!(text.contains("Helene Brandt") && !text.contains('\u{1b}'), "{text}");
}
