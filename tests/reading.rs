//! Who is found in the invented harbour corpus, case by case, and in real press clippings where there are any.
#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]

mod common;

use std::collections::BTreeSet;

use common::TestSite;
use serde_json::Value;

fn articles(export: &Value) -> &Vec<Value> {
    export["articles"].as_array().expect("articles")
}

fn mentions(export: &Value, article: &str) -> Vec<(u64, String, String)> {
    let article = articles(export).iter().find(|a| a["id"] == article).expect(article);
    let text = |m: &Value, key: &str| m[key].as_str().expect("text").to_owned();
    article["mentions"]
        .as_array()
        .expect("mentions")
        .iter()
        .map(|m| (m["paragraph"].as_u64().expect("a number"), text(m, "person"), text(m, "text")))
        .collect()
}

#[test]
fn the_harbour_is_read_as_its_readme_says() {
    let site = TestSite::harbour();
    let export = site.export();
    type Expected = (&'static str, &'static [(u64, &'static str, &'static str)]);
    let expected: &[Expected] = &[
        // Both Brandts are named in full, so the bare surname in paragraph 5 stays unresolved; the photographer
        // Jonas Feld in paragraph 1 is not Marta Feld.
        (
            "strike-begins",
            &[
                (3, "tomas-brandt", "Tomas Brandt"),
                (4, "helene-brandt", "Helene Brandt"),
                (7, "oleksiy-lomynskyi", "Oleksiy Lomynskyi"),
                (7, "oleksiy-lomynskyi", "Lomynskyi"),
            ],
        ),
        // One of them is named, so the surname is his; possessives with both apostrophes.
        (
            "wire-times",
            &[
                (2, "tomas-brandt", "Tomas Brandt"),
                (3, "tomas-brandt", "Brandt"),
                (4, "tomas-brandt", "Brandt"),
                (5, "oleksiy-lomynskyi", "Oleksiy Lomynskyi"),
            ],
        ),
        (
            "wire-broadcasting",
            &[
                (3, "tomas-brandt", "Tomas Brandt"),
                (4, "tomas-brandt", "Brandt"),
                (5, "tomas-brandt", "Brandt"),
                (6, "oleksiy-lomynskyi", "Alexei Lominsky"),
                (6, "oleksiy-lomynskyi", "Lominsky"),
            ],
        ),
        // Viktor Brandt is on no file, and is found.
        (
            "crane-operator",
            &[
                (1, "viktor-brandt", "Viktor Brandt"),
                (3, "viktor-brandt", "Brandt"),
                (3, "viktor-brandt", "Brandt"),
                (5, "oleksiy-lomynskyi", "Aleksey Lominskiy"),
                (5, "oleksiy-lomynskyi", "Lominskiy"),
            ],
        ),
        // Capitals, a knight, particles, diacritics.
        (
            "harbour-talks",
            &[
                (1, "mirela-dovran", "MIRELA Dovran"),
                (1, "helene-brandt", "Helene Brandt"),
                (3, "edwin-harlow", "Edwin Harlow"),
                (3, "oleksiy-lomynskyi", "Oleksiy Lomynskyi"),
                (3, "edwin-harlow", "Sir Edwin"),
                (4, "pieter-van-der-linde", "Pieter van der Linde"),
                (4, "pieter-van-der-linde", "Van der Linde"),
                (4, "pieter-van-der-linde", "van der Linde"),
                (5, "ingrid-sorensen", "Ingrid Sørensen"),
                (5, "ingrid-sorensen", "Sørensen"),
                (6, "helene-brandt", "Brandt"),
                (7, "marta-feld", "Marta Feld"),
                (7, "marta-feld", "Feld"),
                (8, "mirela-dovran", "Dovran"),
            ],
        ),
        // Bracketed interpolations.
        (
            "mediator-arrives",
            &[
                (3, "oleksiy-lomynskyi", "Oleksii Lomynskyy"),
                (4, "oleksiy-lomynskyi", "Lomynskyy"),
                (5, "mirela-dovran", "Mirela) Dovran"),
                (6, "mirela-dovran", "Mirela] Dovran"),
            ],
        ),
        // Other scripts.
        (
            "poserednyk-u-portu",
            &[
                (2, "oleksiy-lomynskyi", "Олексій Ломинський"),
                (3, "oleksiy-lomynskyi", "Ломинський"),
                (4, "mirela-dovran", "Мірела Довран"),
                (4, "mirela-dovran", "Довран"),
            ],
        ),
        (
            "limani-apergia",
            &[
                (2, "oleksiy-lomynskyi", "Αλεξέι Λομίνσκι"),
                (2, "oleksiy-lomynskyi", "Λομίνσκι"),
                (3, "mirela-dovran", "Μιρέλα Ντόβραν"),
                (3, "mirela-dovran", "Ντόβραν"),
            ],
        ),
    ];
    for (article, want) in expected {
        let found = mentions(&export, article);
        let found: Vec<_> =
            found.iter().map(|(n, person, text)| (*n, person.as_str(), text.as_str())).collect();
        assert_eq!(found, *want, "article: {article}");
    }
}

#[test]
fn offsets_count_characters_of_the_paragraph() {
    let site = TestSite::new();
    site.file("content/people/a.md", "---\nname: Zoë Ødegård\n---\n");
    site.article("one", "", "É: *Zoë* Ødegård, and then\nZoë Ødegård’s hat. Ødegård-led.");
    let export = site.export();
    let found: Vec<(u64, u64, &str)> = articles(&export)[0]["mentions"]
        .as_array()
        .expect("mentions")
        .iter()
        .map(|m| {
            let number = |key: &str| m[key].as_u64().expect("a number");
            (number("start"), number("end"), m["text"].as_str().expect("text"))
        })
        .collect();
    assert_eq!(found, [(3, 14, "Zoë Ødegård"), (25, 36, "Zoë Ødegård"), (44, 51, "Ødegård")]);
}

#[test]
fn who_it_is_is_never_guessed() {
    let site = TestSite::new();
    site.file("content/people/dt.md", "---\nname: Donald Trunk\nroles:\n  - title: President\n---\n");
    site.file("content/people/tm.md", "---\nname: Theresa May\n---\n");
    let roles = "roles:\n  - title: Mayor of Florence\n  - title: Under-Secretary for Talks\n";
    site.file("content/people/fp.md", format!("---\nname: Otto Pine\n{roles}---\n"));
    site.file("content/people/so.md", "---\nname: Emmanuel Solo\naliases: [Solo]\n---\n");
    site.file("content/people/jb.md", "---\nname: Jill Bark\n---\n");
    site.file("content/people/hb.md", "---\nname: Hugo Bark\nroles:\n  - title: Senator for Alder\n---\n");
    site.file("content/people/gw.md", "---\nname: George W. Shrub\n---\n");
    site.file("content/people/gh.md", "---\nname: George H. W. Shrub\n---\n");
    for (id, body, want) in [
        ("initial", "Donald J. Trunk won. Then J. Trunk lost. Trunk left.", "Donald J. Trunk"),
        (
            "sentence",
            "He met Donald Trunk. Trunk left with Team Trunk. Trunk won.",
            "Donald Trunk|Trunk|Trunk",
        ),
        (
            "initials",
            "George W. Shrub, son of George H.W. Shrub. George Shrub spoke.",
            "George W. Shrub|George H.W. Shrub",
        ),
        ("other-first-name", "Donald Trunk spoke. He met Melinda Trunk. Then Trunk left.", "Donald Trunk"),
        ("not-named", "Trunk spoke. In May it rained.", ""),
        ("by-office", "President Trunk spoke.", "Trunk"),
        (
            "month",
            "Theresa May spoke in May. In May 2019, May left. They may, on Monday May said.",
            "Theresa May|May|May",
        ),
        ("tower", "Donald Trunk owns Trunk Tower and saw Donald Trunk Jr. there.", "Donald Trunk"),
        ("inside", "Donald Trunk packed Trunks and an Elephantrunk; Jean-Trunk too.", "Donald Trunk"),
        (
            "hyphens",
            "Donald Trunk and Jean-Marie Trunk, Emma Trunk-Jones, a pro-Trunk crowd.",
            "Donald Trunk",
        ),
        ("pro", "Donald Trunk met a pro-Trunk, Trunk-led crowd.", "Donald Trunk|Trunk|Trunk"),
        (
            "nbsp",
            "Donald Trunk. Then Melinda\u{a0}Trunk met JD Trunk, J.D. Trunk and Will Trunk.",
            "Donald Trunk",
        ),
        (
            "enclosed",
            "Donald Trunk, Melinda (née Knot) Trunk, Mel “Moll” Trunk, Melinda de Trunk.",
            "Donald Trunk",
        ),
        ("firm", "Donald Trunk sold Trunk AG to King Trunk III and Trunk, Jr, twice.", "Donald Trunk"),
        ("opener", "Donald Trunk won. Melinda Trunk came. Trunk wore red.", "Donald Trunk"),
        ("bracket", "He met Donald (Trunk was absent).", ""),
        ("place", "In town Florence Pine, and under Pine, they talked.", ""),
        ("one-word-alias", "Brigitte Solo came. Solo sang, President Solo too.", "Solo|Solo"),
        ("two", "Jill Bark met Hugo Bark. Bark smiled. Senator Bark did not.", "Jill Bark|Hugo Bark|Bark"),
        (
            "after-said",
            "Donald Trunk. On Tuesday Trunk said so, but Mr Trunk lied, US Trunk too.",
            "Donald Trunk|Trunk|Trunk|Trunk",
        ),
    ] {
        site.article(id, "", body);
        // Whoever else is found in the text is another one.
        let export = site.export();
        let on_file = |id: &str| {
            let mut people = export["people"].as_array().expect("people").iter();
            people.any(|person| person["id"] == id && person["known_by"] == "file")
        };
        let found = mentions(&export, id).into_iter().filter(|(_, person, _)| on_file(person));
        let found: Vec<String> = found.map(|(_, _, text)| text).collect();
        assert_eq!(found.join("|"), want, "{id}: {body}");
        site.remove(&format!("content/articles/{id}.md"));
    }
}

/// Five press articles on one summit, if the folder that `BRIEFING_CORPORA` names has them.
#[test]
fn real_clippings_become_a_briefing() {
    let Some(corpora) = std::env::var_os("BRIEFING_CORPORA").map(std::path::PathBuf::from) else {
        println!("skipped: BRIEFING_CORPORA names no folder with clippings");
        return;
    };
    let seeds = corpora.join("seeds");
    if !seeds.join("metadata.yaml").exists() {
        println!("skipped: there is no {}", seeds.display());
        return;
    }
    let site = TestSite::new();
    let mut clippings: Vec<String> = std::fs::read_dir(&seeds)
        .expect("the folder is read")
        .flatten()
        .map(|entry| entry.path().display().to_string())
        .filter(|path| path.ends_with(".txt"))
        .collect();
    clippings.sort();
    let metadata = seeds.join("metadata.yaml").display().to_string();
    let mut arguments = vec!["import", "--metadata", &metadata];
    arguments.extend(clippings.iter().map(String::as_str));
    site.expect(&arguments, 0);
    site.file(
        "content/people/volodymyr-zelenskyy.md",
        "---\nname: Volodymyr Zelenskyy\naliases: [Volodymyr Zelensky, Volodymyr Zelenskiy]\n---\n",
    );
    site.build();
    site.expect(&["check", "--now", common::NOW], 0);

    let export = site.export();
    assert_eq!((articles(&export).len(), export["sources"].as_array().map(Vec::len)), (5, Some(5)));
    let mut people = export["people"].as_array().expect("people").iter();
    let person = people.find(|person| person["id"] == "volodymyr-zelenskyy").expect("he is on file");
    assert_eq!(
        (person["id"].as_str(), person["articles"].as_array().map(Vec::len)),
        (Some("volodymyr-zelenskyy"), Some(5))
    );
    let users = |ending: &str| -> BTreeSet<&str> {
        person["spellings"]
            .as_array()
            .expect("spellings")
            .iter()
            .filter(|s| s["text"].as_str().is_some_and(|text| text.ends_with(ending)))
            .flat_map(|s| s["sources"].as_array().into_iter().flatten().filter_map(Value::as_str))
            .collect()
    };
    assert_eq!(users("Zelenskyy"), BTreeSet::from(["etv-bharat", "the-journal", "the-national"]));
    assert_eq!(users("Zelenskiy"), BTreeSet::from(["the-irish-times"]));
    assert_eq!(users("Zelensky"), BTreeSet::from(["shropshire-star", "the-irish-times"]));
    let page = site.page("people/volodymyr-zelenskyy/index.html");
    for name in ["The Irish Times", "Shropshire Star", "ETV Bharat", "The National", "The Journal"] {
        assert!(page.contains(name), "{name}");
    }
    let day = site.page("timeline/2025/09/04/index.html");
    assert_eq!(day.matches("<li class=\"item article\">").count(), 5);
    for photographer in ["ludovic-marin", "michel-euler"] {
        assert!(!site.has_page(&format!("people/{photographer}")), "{photographer} took a picture");
    }
    let agencies = |source: &str| {
        let article = articles(&export).iter().find(|a| a["source"] == source).expect(source);
        article["agency"].as_array().map(|list| list.iter().filter_map(Value::as_str).collect::<Vec<_>>())
    };
    assert_eq!(agencies("shropshire-star"), Some(vec!["AP", "PA"]));
    assert_eq!(agencies("the-irish-times"), Some(vec![]));
}

#[test]
fn an_article_without_a_language_has_that_of_its_site() {
    for (site_language, article_language, quoted) in
        [("en", None, true), ("de", None, false), ("de", Some("en_GB"), true), ("en", Some("de"), false)]
    {
        let site = TestSite::new();
        let config = site.read("site.toml");
        site.file("site.toml", format!("{config}language = \"{site_language}\"\n"));
        let language = article_language.map(|of| format!("language: {of}\n")).unwrap_or_default();
        site.file("content/sources/post.md", "---\nname: The Post\n---\n");
        site.file(
            "content/articles/pay.md",
            format!(
                "---\ntitle: Pay\nsource: post\npublished: 2025-03-01\n{language}---\n\
                 \"The offer is a beginning,\" said Tomas Brandt, who leads the union.\n"
            ),
        );
        let export = site.export();
        let quotations = articles(&export)[0]["quotes"].as_array().expect("a list").len();
        assert_eq!(quotations > 0, quoted, "{site_language} {article_language:?}");
    }
}
