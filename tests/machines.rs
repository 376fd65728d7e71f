//! What the published site says to machines: descriptions in pages, feeds, sitemaps, data.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{NOW, TestSite, repository};
use serde_json::Value;

/// With every file that a site may ask for.
const EVERYTHING: &str = "title = \"The Harbour <Briefing>\"\nbase_url = \"https://harbour.example/desk/\"\n\
    description = \"A & B\"\nauthor = \"The desk\"\nfeed_entries = 100\n\
    [machines]\njson = true\nllms = true\nnews_sitemap = true\n";

fn site() -> TestSite {
    let site = TestSite::harbour();
    site.file("site.toml", EVERYTHING);
    site.file(
        "content/events/opening.md",
        "---\ntitle: The opening\ndate: 2025-03\npeople: [Tomas Brandt]\n---\nIt opened.\n",
    );
    site.file(
        "content/sources/gazette.md",
        "---\nname: Gazette\nowner: A holding\ndomains: [gazette.example]\n---\n",
    );
    site.file("static/x.png", "");
    site.file(
        "content/people/zoe.md",
        "---\nname: Zoë Quist\naliases: [Zoe Quist]\nwikidata: Q42\nimage: x.png\nroles:\n  - title: Mayor\n---\n",
    );
    site.file(
        "content/articles/gazette.md",
        "---\ntitle: \"</script><b>Quist & Quist\"\nsource: gazette\nurl: https://gazette.example/a\n\
         published: 2025-03-09T10:00:00Z\nupdated: 2025-03-10\nauthor: [A. Writer]\nlanguage: en-GB\ntags: [port]\n\
         publish: full\n---\nPORT ALDER (AP) — “The harbour stays open for as long as I am mayor,” said Zoë Quist.\n",
    );
    site.file(
        "content/notes/desk.md",
        "---\ntitle: Desk\ndate: 2025-03-11\nauthor: [An Editor]\ntags: [port]\n---\nOurs.\n",
    );
    site.build();
    site.expect(&["check", "--now", NOW], 0);
    site
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The description that a page gives of itself.
fn description(page: &str) -> Option<Value> {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">")?;
    let (json, _) = rest.split_once("</script>")?;
    Some(serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}")))
}

/// What a page says of a thing of some type.
fn thing(site: &TestSite, page: &str, kind: &str) -> Value {
    let description = description(&site.page(page)).unwrap_or_else(|| panic!("{page} has no description"));
    let graph = description["@graph"].as_array().expect("a list").clone();
    graph.into_iter().find(|thing| thing["@type"] == kind).unwrap_or_else(|| panic!("{page} has no {kind}"))
}

/// Every pair of type and property in a description.
fn pairs(value: &Value, found: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| pairs(item, found)),
        Value::Object(fields) => {
            if let Some(kind) = fields.get("@type").and_then(Value::as_str) {
                let names = fields.keys().filter(|name| *name != "@type");
                found.extend(names.map(|name| (kind.to_owned(), name.clone())));
            }
            fields.values().for_each(|value| pairs(value, found));
        }
        _ => {}
    }
}

#[test]
fn pages_describe_themselves_in_the_vocabulary_of_schema_org() {
    let site = site();
    let table =
        std::fs::read_to_string(repository().join("tests/fixtures/schema-org.txt")).expect("the table");
    let lines = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "));
    let known: BTreeSet<(String, String)> = lines
        .flat_map(|(kind, names)| names.split(' ').map(|name| (kind.to_owned(), name.to_owned())))
        .collect();
    let mut used = BTreeSet::new();
    for (path, bytes) in site.published().iter().filter(|(path, _)| path.ends_with("index.html")) {
        let page = text(bytes);
        match description(&page) {
            Some(description) => {
                assert_eq!(description["@context"], "https://schema.org", "{path}");
                pairs(&description, &mut used);
            }
            None => assert!(page.contains("http-equiv=\"refresh\""), "{path} says nothing of itself"),
        }
    }
    let unknown: Vec<_> = used.difference(&known).collect();
    let unused: Vec<_> = known.difference(&used).collect();
    assert!(
        unknown.is_empty() && unused.is_empty(),
        "not in the table: {unknown:?}\nnot on pages: {unused:?}"
    );
}

#[test]
fn descriptions_say_what_the_page_shows() {
    let site = site();
    let article = thing(&site, "articles/gazette/index.html", "NewsArticle");
    for (name, value) in [
        ("headline", "</script><b>Quist & Quist"),
        ("url", "https://harbour.example/desk/articles/gazette/"),
        ("isBasedOn", "https://gazette.example/a"),
        ("datePublished", "2025-03-09T10:00:00Z"),
        ("dateModified", "2025-03-10"),
        ("inLanguage", "en-GB"),
        ("usageInfo", "https://harbour.example/desk/sources/gazette/"),
        ("dateline", "PORT ALDER"),
    ] {
        assert_eq!(article[name], value, "{name}");
    }
    assert_eq!(article["author"][0]["name"], "A. Writer");
    assert_eq!(article["mentions"][0]["url"], "https://harbour.example/desk/people/zoe/");
    let person = thing(&site, "people/zoe/index.html", "Person");
    assert_eq!(person["sameAs"], "https://www.wikidata.org/wiki/Q42");
    assert_eq!(person["alternateName"], serde_json::json!(["Zoe Quist"]));
    assert_eq!(person["jobTitle"], serde_json::json!(["Mayor"]));
    assert_eq!(person["image"], "https://harbour.example/desk/x.png");
    let quotation = thing(&site, "quotes/people/zoe/index.html", "Quotation");
    assert_eq!(quotation["text"], "The harbour stays open for as long as I am mayor");
    assert_eq!(quotation["spokenByCharacter"]["name"], "Zoë Quist");
    assert_eq!(quotation["isPartOf"]["url"], article["url"]);
    assert_eq!(thing(&site, "events/opening/index.html", "Event")["startDate"], "2025-03");
    let crumbs = thing(&site, "timeline/2025/03/09/index.html", "BreadcrumbList");
    let names: Vec<&Value> =
        crumbs["itemListElement"].as_array().expect("a list").iter().map(|crumb| &crumb["name"]).collect();
    assert_eq!(names, ["The Harbour <Briefing>", "Timeline", "2025", "March 2025", "9 March 2025"]);
    assert_eq!(thing(&site, "index.html", "WebSite")["publisher"]["name"], "The desk");
    // An article that may be listed only says no more than that.
    let linked = thing(&site, "articles/crane-operator/index.html", "NewsArticle");
    assert!(linked.get("dateline").is_none() && linked.get("description").is_none(), "{linked}");
}

#[test]
fn what_machines_read_is_in_the_language_of_the_site() {
    let site = site();
    site.file("site.toml", EVERYTHING.replacen("author", "language = \"de\"\nauthor", 1));
    site.build();
    let crumbs = thing(&site, "timeline/2025/03/09/index.html", "BreadcrumbList");
    let names: Vec<&Value> =
        crumbs["itemListElement"].as_array().expect("a list").iter().map(|crumb| &crumb["name"]).collect();
    assert_eq!(names, ["The Harbour <Briefing>", "Chronik", "2025", "März 2025", "9. März 2025"]);
    assert_eq!(thing(&site, "people/index.html", "CollectionPage")["name"], "Personen");
    let feed: Value = serde_json::from_str(&site.page("quotes/feed.json")).expect("JSON");
    assert_eq!(feed["title"], "Zitate · The Harbour <Briefing>");
    for (file, part) in [
        ("quotes/feed.xml", "<title>Zitate · The Harbour &lt;Briefing&gt;</title>"),
        ("feeds.opml", "text=\"Zitate · The Harbour &lt;Briefing&gt;\""),
        ("llms.txt", "# Quellen"),
        ("llms.txt", "](https://harbour.example/desk/quotes/): wer was gesagt hat"),
        ("people/zoe/index.html", "data-by=\"{authors}:\""),
    ] {
        assert!(site.page(file).contains(part), "{file}: {part}\n{}", site.page(file));
    }
    for (path, bytes) in site.published().into_iter().filter(|(path, _)| !path.starts_with("search/")) {
        assert!(!text(&bytes).contains("{\"message\":"), "{path} has a message that nobody says");
    }
}

#[test]
fn links_to_pages_come_with_an_image() {
    let site = site();
    let image = |site: &TestSite, page: &str| {
        let page = site.page(page);
        let rest = page
            .split_once("<meta property=\"og:image\" content=\"https://harbour.example/desk/")?
            .1
            .to_owned();
        rest.split('"').next().map(str::to_owned)
    };
    let article = "articles/gazette/index.html";
    assert_eq!(image(&site, article).as_deref(), Some("card.png"));
    site.file("site.toml", format!("{EVERYTHING}[social]\ncards = \"pages\"\n"));
    site.build();
    for (page, card) in [
        ("index.html", "card.png"),
        (article, "articles/gazette/card.png"),
        ("quotes/people/zoe/index.html", "people/zoe/card.png"),
    ] {
        assert_eq!(image(&site, page).as_deref(), Some(card));
        assert!(site.published()[card].starts_with(b"\x89PNG"), "{card}");
    }
    site.file("site.toml", format!("{EVERYTHING}[social]\ncards = \"none\"\n"));
    site.build();
    assert!(image(&site, article).is_none() && !site.has_page("card.png"));
}

#[test]
fn search_engines_are_asked_by_policy() {
    let site = site();
    let asked = |site: &TestSite, article: &str| {
        let page = site.page(&format!("articles/{article}/index.html"));
        let rest = page.split_once("<meta name=\"robots\" content=\"").map(|(_, rest)| rest.to_owned());
        rest.map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
    };
    let (full, excerpt, link) = ("gazette", "mediator-arrives", "crane-operator");
    assert_eq!(asked(&site, full), None);
    assert_eq!(asked(&site, excerpt).as_deref(), Some("noarchive"));
    assert_eq!(asked(&site, link).as_deref(), Some("noindex"));
    let sitemap = site.page("sitemap.xml");
    assert!(sitemap.contains("articles/mediator-arrives/") && !sitemap.contains("articles/crane-operator/"));
    site.file("site.toml", format!("{EVERYTHING}[robots]\nexcerpt = \"noindex\"\nlink = \"index\"\n"));
    site.build();
    assert_eq!(asked(&site, excerpt).as_deref(), Some("noindex"));
    assert_eq!(asked(&site, link), None);
    let sitemap = site.page("sitemap.xml");
    assert!(!sitemap.contains("articles/mediator-arrives/") && sitemap.contains("articles/crane-operator/"));
}

#[test]
fn every_feed_stands_in_two_forms_with_the_same_entries() {
    let site = site();
    let files = site.published();
    let atoms: Vec<&String> = files.keys().filter(|path| path.ends_with("feed.xml")).collect();
    let count = |part: &str| atoms.iter().filter(|path| path.starts_with(part)).count();
    assert!(count("people/") > 2 && count("sources/") > 2 && count("tags/") > 2, "{atoms:?}");
    for path in &atoms {
        let read = |path: &str| {
            feed_rs::parser::parse(&files[path][..]).unwrap_or_else(|error| panic!("{path}: {error}"))
        };
        let atom = read(path);
        let other = path.replace("feed.xml", "feed.json");
        let json = read(&other);
        assert_eq!(atom.title.map(|t| t.content), json.title.map(|t| t.content), "{path}");
        let ids = |entries: &[feed_rs::model::Entry]| -> Vec<(String, _, String)> {
            entries.iter().map(|e| (e.id.clone(), e.published, e.links[0].href.clone())).collect()
        };
        assert_eq!(ids(&atom.entries), ids(&json.entries), "{path}");
        let unique: BTreeSet<String> = ids(&atom.entries).into_iter().map(|(id, ..)| id).collect();
        assert_eq!(unique.len(), atom.entries.len(), "{path} has an id twice");
        let value: Value = serde_json::from_slice(&files[&other]).expect("JSON");
        assert_eq!(value["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(value["feed_url"], format!("https://harbour.example/desk/{other}"));
        // Each item has an id and a text, as the format demands.
        let items = value["items"].as_array().expect("a list");
        assert!(
            items.iter().all(|item| item["id"].is_string() && item["content_text"].is_string()),
            "{path}"
        );
    }
    let quotes = site.page("quotes/feed.json");
    assert!(quotes.contains("The harbour stays open for as long as I am mayor"), "{quotes}");
    // A tag's feed has notes beside articles.
    let tag = feed_rs::parser::parse(site.page("tags/port/feed.xml").as_bytes()).expect("a feed");
    let links: Vec<&str> = tag.entries.iter().map(|entry| entry.links[0].href.as_str()).collect();
    assert_eq!(
        links[..2],
        ["https://harbour.example/desk/notes/desk/", "https://harbour.example/desk/articles/gazette/"]
    );
    for (page, feed) in [
        ("tags/port/index.html", "/desk/tags/port/feed.json"),
        ("sources/gazette/index.html", "/desk/sources/gazette/feed.json"),
        ("quotes/index.html", "/desk/quotes/feed.xml"),
    ] {
        assert!(site.page(page).contains(&format!("href=\"{feed}\"")), "{page} names {feed}");
    }
}

/// The names of all elements and the values of all attributes; everything must be closed in order.
fn xml(text: &str) -> BTreeMap<String, Vec<String>> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut open = 0;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) | Event::Empty(tag) => {
                open += 1;
                let name = tag.name().as_ref().to_owned();
                found.entry(name).or_default();
                for attribute in tag.attributes() {
                    let attribute = attribute.expect("an attribute");
                    let name = attribute.key.as_ref().to_owned();
                    let value = attribute.value.into_owned();
                    found.entry(name).or_default().push(value);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open > 0, "there is something in it");
    found
}

#[test]
fn lists_for_machines_are_well_formed_and_whole() {
    let site = site();
    let files = site.published();
    let opml = xml(&site.page("feeds.opml"));
    let named: BTreeSet<String> = opml["xmlUrl"].iter().cloned().collect();
    let there = files.keys().filter(|path| path.ends_with("feed.xml"));
    let there: BTreeSet<String> = there.map(|path| format!("https://harbour.example/desk/{path}")).collect();
    assert_eq!(named, there);
    xml(&site.page("sitemap.xml"));
    let news = site.page("sitemap-news.xml");
    xml(&news);
    assert!(news.contains("<loc>https://harbour.example/desk/articles/gazette/</loc>"), "{news}");
    assert!(news.contains("<news:language>en</news:language>") && !news.contains("strike-begins"), "{news}");
    let robots = site.page("robots.txt");
    assert!(robots.contains("Sitemap: https://harbour.example/desk/sitemap-news.xml"), "{robots}");
    assert!(
        site.page("llms.txt")
            .contains("[Gazette](https://harbour.example/desk/sources/gazette/): 1 article\n")
    );
    // Nobody gets what was not asked for.
    site.file("site.toml", "title = \"T\"\nbase_url = \"https://harbour.example/\"\n");
    site.build();
    assert!(!site.has_page("llms.txt") && !site.has_page("sitemap-news.xml") && !site.has_page("index.json"));
}

#[test]
fn data_beside_pages_are_as_the_schema_of_the_export_says() {
    let site = site();
    let schema: Value = serde_json::from_str(&site.expect(&["export", "--schema"], 0)).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let files = site.published();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with("index.json")) {
        let data: Value = serde_json::from_slice(bytes).expect("JSON");
        let faults: Vec<String> = validator.iter_errors(&data).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{path}: {faults:?}");
        let page = text(&files[&path.replace(".json", ".html")]);
        assert!(page.contains(&format!("type=\"application/json\" href=\"/desk/{path}\"")), "{path}");
        *kinds.entry(path.split('/').next().unwrap_or_default()).or_default() += 1;
    }
    let kinds: Vec<&str> = kinds.into_keys().collect();
    assert_eq!(kinds, ["articles", "events", "index.json", "people", "sources", "timeline"]);
    let read = |path: &str| -> Value { serde_json::from_str(&site.page(path)).expect("JSON") };
    let export = site.export();
    let of = |list: &str, id: &str| {
        let list = export[list].as_array().expect("a list");
        list.iter().find(|one| one["id"] == id).cloned().unwrap_or_default()
    };
    // Where everything may be shown, it is what the desk's own file has.
    assert_eq!(read("articles/gazette/index.json")["articles"][0], of("articles", "gazette"));
    assert_eq!(read("sources/gazette/index.json")["sources"][0], of("sources", "gazette"));
    assert_eq!(read("people/zoe/index.json")["people"][0], of("people", "zoe"));
    // Where nothing may, places and values are left.
    let linked = read("articles/crane-operator/index.json")["articles"][0].clone();
    for list in ["quotes", "figures", "dates"] {
        for finding in linked[list].as_array().expect("a list") {
            assert_eq!(finding["text"], "", "{list}");
            assert!(finding["paragraph"].is_u64());
        }
    }
}
