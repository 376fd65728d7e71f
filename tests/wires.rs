//! Articles that go back to one text, agencies, and how many sources are independent: with the real binary, and over
//! random series of edits on the model.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use briefing::briefing::{ArticleIx, Briefing, Independence, Key, List, Parsed, Selection};
use briefing::config;
use briefing::content;
use briefing::moment::Moment;
use common::TestSite;
use common::random::{Random, STORIES};
use serde_json::{Value, json};

/// A site with an agency's report in two papers, one of which names the agency, a paper's own report, and a third
/// paper's copy of that.
fn site() -> TestSite {
    let site = TestSite::new();
    for (id, name) in
        [("times", "The Times"), ("post", "The Post"), ("echo", "The Echo"), ("wire", "Reuters")]
    {
        site.file(&format!("content/sources/{id}.md"), format!("---\nname: {name}\n---\n"));
    }
    let article = |id: &str, source: &str, day: u8, front: &str, body: &str| {
        let text =
            format!("---\ntitle: {id}\nsource: {source}\npublished: 2025-03-0{day}\n{front}---\n{body}\n");
        site.file(&format!("content/articles/{id}.md"), text);
    };
    let (strike, ferry) = (STORIES[0].join(" "), STORIES[1].join(" "));
    article("strike-post", "post", 2, "", &format!("PORT ALDER (AP) — {strike}"));
    article(
        "strike-times",
        "times",
        1,
        "",
        &format!("{strike}\n\nIn the old town nobody bought any fish that day."),
    );
    article("ferry-echo", "echo", 3, "", &format!("Out at sea it was quiet.\n\n{ferry}"));
    article("ferry-times", "times", 4, "author: Jan Feld\n", &ferry);
    article("own", "post", 5, "", &STORIES[2].join(" "));
    article("wired", "echo", 6, "author: Ida Roe, Reuters\n", "A short report about something else.");
    article("agency", "wire", 6, "", "Another short report, by the agency itself.");
    site
}

fn find<'a>(list: &'a Value, id: &str) -> &'a Value {
    list.as_array().and_then(|all| all.iter().find(|one| one["id"] == id)).expect(id)
}

#[test]
fn the_export_says_which_articles_go_back_to_one_text() {
    let export = site().export();
    assert_eq!(
        export["origins"],
        json!([
            { "id": "ferry-echo", "agency": null, "articles": ["ferry-echo", "ferry-times"], "sources": ["echo", "times"] },
            { "id": "strike-times", "agency": "AP", "articles": ["strike-times", "strike-post"], "sources": ["post", "times"] },
        ])
    );
    let article = |id: &str| find(&export["articles"], id);
    assert_eq!(article("strike-times")["origin"], json!({ "group": "strike-times", "agency": "AP" }));
    assert_eq!(article("ferry-times")["origin"], json!({ "group": "ferry-echo", "agency": null }));
    assert_eq!(article("own")["origin"], Value::Null);
    assert_eq!(article("strike-post")["agency"], json!(["AP"]));
    assert_eq!(article("wired")["agency"], json!(["Reuters"]));
}

/// A model that is changed file by file.
struct Edited {
    briefing: Briefing,
    files: BTreeMap<String, String>,
}

fn new_briefing() -> Briefing {
    let config = "title = \"Test\"\nbase_url = \"https://test.example/\"\n";
    let config = config::parse("site.toml", config);
    Briefing::new(config.expect("a configuration"), Selection { drafts: false, future: true, now: now() })
}

fn now() -> Moment {
    Moment::parse("2025-12-01", None).expect("a moment")
}

fn parsed(path: &str, text: &str) -> Parsed {
    let (document, diagnostics) = content::parse(path, text, None);
    Parsed { document, diagnostics, body: None }
}

impl Edited {
    fn new() -> Self {
        let mut edited = Self { briefing: new_briefing(), files: BTreeMap::new() };
        let sources = ["times", "post", "echo"].map(|id| source(id, id));
        edited.update(sources.map(|(path, text)| (path, Some(text))));
        edited
    }

    fn update(&mut self, changes: impl IntoIterator<Item = (String, Option<String>)>) -> BTreeSet<Key> {
        let mut files = Vec::new();
        for (path, text) in changes {
            files.push((Arc::from(path.as_str()), text.as_ref().map(|text| parsed(&path, text))));
            match text {
                Some(text) => drop(self.files.insert(path, text)),
                None => drop(self.files.remove(&path)),
            }
        }
        self.briefing.update(files, now()).keys(1).collect()
    }

    /// What a model says that takes all files at once.
    fn clean(&self) -> Briefing {
        let mut briefing = new_briefing();
        let files =
            self.files.iter().map(|(path, text)| (Arc::from(path.as_str()), Some(parsed(path, text))));
        briefing.update(files.collect::<Vec<_>>(), now());
        briefing
    }
}

fn source(id: &str, name: &str) -> (String, String) {
    (format!("content/sources/{id}.md"), format!("---\nname: {name}\n---\n"))
}

fn id(briefing: &Briefing, ix: ArticleIx) -> String {
    briefing.article(ix).doc.entry.id.to_string()
}

/// What a page may say of an article's origin.
fn said(briefing: &Briefing, ix: ArticleIx) -> String {
    let own = briefing.independent(&[ix]);
    let origin = briefing.origin_of(ix).map(|origin| {
        let articles: Vec<String> = origin.articles().map(|ix| id(briefing, ix)).collect();
        let together: Vec<ArticleIx> = origin.articles().collect();
        let sources: Vec<&str> =
            origin.sources().iter().map(|ix| &*briefing.source(*ix).doc.entry.id).collect();
        format!("{articles:?} {sources:?} {:?} {:?}", origin.agency(), briefing.independent(&together))
    });
    format!("{own:?} {origin:?}")
}

#[test]
fn copies_and_agencies_count_once() {
    let site = site();
    let mut briefing = new_briefing();
    let files: Vec<_> = common::tree(&site.path("content")).into_iter().collect();
    let files = files.iter().map(|(path, bytes)| {
        let path = format!("content/{path}");
        (Arc::from(path.as_str()), Some(parsed(&path, &String::from_utf8_lossy(bytes))))
    });
    briefing.update(files.collect::<Vec<_>>(), now());
    let count = |ids: &[&str]| {
        let ids: Vec<ArticleIx> = ids
            .iter()
            .flat_map(|wanted| briefing.articles().iter().find(|ix| id(&briefing, **ix) == *wanted))
            .copied()
            .collect();
        let Independence { sources, independent } = briefing.independent(&ids);
        (sources, independent)
    };
    for (ids, expected) in [
        (&[][..], (0, 0)),
        (&["own"], (1, 1)),
        (&["strike-post", "strike-times"], (2, 1)),
        // Two groups, of which the Times has an article each.
        (&["strike-post", "strike-times", "ferry-echo", "ferry-times"], (3, 1)),
        (&["strike-post", "ferry-echo"], (2, 2)),
        (&["wired", "agency"], (2, 1)),
        (&["wired", "agency", "own"], (3, 2)),
    ] {
        assert_eq!(count(ids), expected, "{ids:?}");
    }
}

/// Whatever is edited, origins are those of a model made from nothing, and what changed is among the keys.
#[test]
fn edits_touch_the_origins_that_they_change() {
    let cases = std::env::var("BRIEFING_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12);
    for seed in 0..cases {
        let mut random = Random(seed);
        let mut edited = Edited::new();
        for step in 0..25 {
            let before: BTreeMap<ArticleIx, String> =
                edited.briefing.articles().iter().map(|ix| (*ix, said(&edited.briefing, *ix))).collect();
            let list = edited.briefing.origins().to_vec();
            let changes: BTreeMap<String, Option<String>> =
                (0..=random.below(3)).map(|_| change(&mut random)).collect();
            let keys = edited.update(changes);
            let context = format!("seed {seed}, step {step}");
            for ix in edited.briefing.articles() {
                let is_same = before.get(ix).is_some_and(|before| *before == said(&edited.briefing, *ix));
                assert!(
                    is_same || keys.contains(&Key::Origin(*ix)),
                    "{context}: {}",
                    id(&edited.briefing, *ix)
                );
            }
            let now = edited.briefing.origins();
            for n in 0..now.len().max(list.len()) {
                let is_same = now.get(n) == list.get(n);
                assert!(is_same || keys.contains(&Key::Items(List::Origins, n + 1)), "{context}: origin {n}");
            }
            assert!(now.len() == list.len() || keys.contains(&Key::Length(List::Origins)), "{context}");

            let clean = edited.clean();
            let ids = |briefing: &Briefing| {
                briefing.origins().iter().map(|ix| id(briefing, *ix)).collect::<Vec<_>>()
            };
            assert_eq!(ids(&edited.briefing), ids(&clean), "{context}");
            let all = |briefing: &Briefing| {
                let articles = briefing.articles().iter();
                articles.map(|ix| (id(briefing, *ix), said(briefing, *ix))).collect::<BTreeMap<_, _>>()
            };
            assert_eq!(all(&edited.briefing), all(&clean), "{context}");
        }
    }
}

/// A random article comes, changes or goes, or a source gets another name.
fn change(random: &mut Random) -> (String, Option<String>) {
    if random.one_in(6) {
        let (path, text) =
            source(random.pick(&["times", "post", "echo"]), random.pick(&["Reuters", "Daily", "AFP"]));
        return (path, Some(text));
    }
    let path = format!("content/articles/a{}.md", random.below(9));
    if random.one_in(6) {
        return (path, None);
    }
    let mut text = format!(
        "---\ntitle: x\nsource: {}\npublished: 2025-03-0{}\n{}---\n{}",
        random.pick(&["times", "post", "echo"]),
        random.below(5) + 1,
        random.pick(&["", "", "author: AP\n", "agency: AFP\n", "draft: true\n"]),
        random.pick(&["", "PORT ALDER (AP) — "]),
    );
    text += &random.copied();
    (path, Some(text))
}
