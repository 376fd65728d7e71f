//! What stands on the published pages, and what must not.

mod common;

use std::collections::BTreeSet;

use common::{NOW, TestSite, repository};

#[test]
fn a_new_site_builds_at_once_and_has_no_dead_link() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = folder.path().join("new");
    let site = TestSite::new();
    site.expect(&["init", &new.display().to_string()], 0);
    site.expect(&["check", "--root", &new.display().to_string()], 0);
    site.expect(&["build", "--root", &new.display().to_string()], 0);
    assert!(new.join("public/index.html").exists());
    let said = site.expect(&["init", &new.display().to_string()], 1);
    assert!(said.contains("init/not-empty"), "{said}");
}

#[test]
fn the_demonstration_site_builds_and_has_no_dead_link() {
    let output = tempfile::tempdir().expect("a folder");
    let site = TestSite::new();
    let root = repository().display().to_string();
    site.expect(&["check", "--root", &root, "--now", NOW], 0);
    let public = output.path().join("public").display().to_string();
    site.expect(&["build", "--root", &root, "--now", NOW, "--output", &public], 0);
    let person = std::fs::read_to_string(output.path().join("public/people/volodymyr-zelenskyy/index.html"));
    let person = person.expect("the page is there");
    for spelling in ["Zelenskyy", "Zelensky", "Zelenskiy"] {
        assert!(
            person.contains(&format!("<th scope=\"rowgroup\" rowspan=\"2\"><bdi>{spelling}</bdi></th>")),
            "{spelling}"
        );
    }
}

#[test]
fn sites_under_a_path_link_under_that_path() {
    let site = TestSite::harbour();
    site.expect(&["check", "--now", NOW, "--base-url", "https://host.example/desk"], 0);
    site.expect(&["build", "--now", NOW, "--base-url", "https://host.example/desk"], 0);
    let page = site.page("index.html");
    assert!(page.contains("href=\"/desk/articles/\"") && !page.contains("href=\"/articles/\""), "{page}");
    assert!(site.page("sitemap.xml").contains("<loc>https://host.example/desk/people/</loc>"));
}

#[test]
fn the_timeline_shows_dates_as_precisely_as_they_are_known() {
    let site = TestSite::harbour();
    site.build();
    for (page, here, not_here) in [
        ("timeline/1998/index.html", &["First harbour accord", "month not known"][..], &[][..]),
        ("timeline/2025/index.html", &["Pay inquiry to report", "March 2025"], &["Pay talks collapse</a>"]),
        ("timeline/2025/02/index.html", &["Pay talks collapse", "day not known"], &[]),
        ("timeline/2025/03/index.html", &["Talks expected to last all month", "Night agreement signed"], &[]),
        (
            "timeline/2025/03/03/index.html",
            &["Cranes stop at noon", "Harbour workers walk out", "Cranes stand still"],
            &["Talks expected"],
        ),
        // 00:15 on the 6th where it was written, the 5th in UTC.
        ("timeline/2025/03/06/index.html", &["Dockers name their terms"], &[]),
    ] {
        let text = site.page(page);
        for needle in here {
            assert!(text.contains(needle), "{page} lacks {needle}");
        }
        for needle in not_here {
            assert!(!text.contains(needle), "{page} has {needle}");
        }
    }
    let day = site.page("timeline/2025/03/08/index.html");
    assert!(day.contains("rel=\"prev\" href=\"/timeline/2025/03/07/\""), "the day before that has something");
    assert!(day.contains("rel=\"next\" href=\"/timeline/2025/03/09/\""), "the day after that has something");
}

#[test]
fn a_time_zone_files_articles_under_its_days() {
    let site = TestSite::new();
    site.article("late", "published: 2025-03-06T00:15:00+02:00\n", "x");
    let text = site.read("content/articles/late.md").replacen("published: 2025-03-01\n", "", 1);
    site.file("content/articles/late.md", text);
    site.file(
        "site.toml",
        "title = \"T\"\nbase_url = \"https://t.example/\"\ntimezone = \"America/New_York\"\n",
    );
    site.build();
    assert!(site.has_page("timeline/2025/03/05/index.html") && !site.has_page("timeline/2025/03/06"));
}

#[test]
fn drafts_and_the_future_stay_out_unless_asked_for() {
    let site = TestSite::harbour();
    site.build();
    assert!(!site.has_page("articles/ferry-memo") && !site.has_page("articles/anniversary"));
    let all: String =
        site.published().values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(!all.contains("grandmothers") && !all.contains("leeks"), "withheld texts are nowhere");
    site.expect(&["build", "--now", NOW, "--drafts", "--future"], 0);
    assert!(
        site.has_page("articles/ferry-memo/index.html") && site.has_page("articles/anniversary/index.html")
    );
    site.expect(&["build", "--now", "2031-01-01"], 0);
    assert!(site.has_page("articles/anniversary/index.html") && !site.has_page("articles/ferry-memo"));
}

#[test]
fn old_paths_redirect_and_backlinks_lead_back() {
    let site = TestSite::harbour();
    site.build();
    let redirect = site.page("old/harbour-talks/index.html");
    assert!(redirect.contains("url=/articles/harbour-talks/") && redirect.contains("noindex"), "{redirect}");
    assert!(site.page("old/brandt-note/index.html").contains("/notes/two-brandts/"));
    let linked = |page: &str| site.page(page).contains("href=\"/notes/two-brandts/\"");
    // A paragraph is cited by its source.
    let cited = "<a href=\"/articles/strike-begins/#p5\">Port Alder Times, ¶\u{a0}5</a>";
    assert!(site.page("notes/two-brandts/index.html").contains(cited), "{cited}");
    for page in [
        "articles/strike-begins/index.html",
        "people/tomas-brandt/index.html",
        "people/helene-brandt/index.html",
    ] {
        assert!(linked(page), "{page}");
    }
    let note = site.page("notes/two-brandts/index.html");
    assert!(note.contains("href=\"/articles/strike-begins/#p5\""), "{note}");
    assert!(note.contains("<a href=\"/people/tomas-brandt/\">The union leader</a>"), "{note}");
}

#[test]
fn every_spelling_stands_with_the_sources_that_use_it() {
    let site = TestSite::harbour();
    site.build();
    let page = site.page("people/ingrid-sorensen/index.html");
    for (spelling, source) in
        [("Ingrid Sørensen", "Port Alder Times"), ("Ingrid Sorensen", "Caldria Broadcasting")]
    {
        let row = page
            .lines()
            .find(|line| line.contains(&format!("<td><bdi>{spelling}</bdi></td>")))
            .expect(spelling);
        let others = row.matches("/sources/").count();
        assert!(row.contains(source) && others == 1, "{spelling}: {row}");
    }
}

#[test]
fn somebody_named_only_in_front_matter_has_a_page() {
    let site = TestSite::harbour();
    site.build();
    let page = site.page("people/nadia-corwen/index.html");
    assert!(page.contains("Nadia Corwen") && page.contains("keep no file"), "{page}");
    assert!(!site.has_page("people/jonas-feld") && !site.has_page("people/hanna-weir"));
}

#[test]
fn a_strangers_markup_does_nothing() {
    let site = TestSite::harbour();
    site.build();
    let page = site.page("articles/pay-offer/index.html");
    // The theme's own script stands in the head.
    let (_, body) = page.split_once("<body>").expect("a body");
    for forbidden in ["<script", "onclick", "javascript:", "<img", "alert(1)"] {
        assert!(!body.contains(forbidden), "{forbidden}");
    }
    for kept in [
        "<table>",
        "<blockquote>",
        "href=\"https://www.portaldertimes.example/reading-room/\"",
        "press this",
        "<strong>six per cent</strong>",
    ] {
        assert!(page.contains(kept), "{kept}");
    }
}

#[test]
fn what_is_not_ours_to_publish_is_in_no_file() {
    let site = TestSite::harbour();
    site.build();
    // Files that are made only where they are asked for are published, too.
    let asked = "\n[machines]\njson = true\nllms = true\nnews_sitemap = true\n";
    site.file("site.toml", site.read("site.toml") + asked);
    site.build();
    assert!(site.has_page("articles/mediator-arrives/index.json"));
    let limits = [
        ("mediator-arrives", 30),
        ("wire-broadcasting", 50),
        ("clippings/second-week", 50),
        ("poserednyk-u-portu", 30),
        ("limani-apergia", 50),
        ("crane-operator", 0),
    ];
    assert_withheld(&site, &limits, 20);

    // The same holds where the context and the quotations are longer, shorter, or nothing.
    for words in [0, 3, 60] {
        let text = format!(
            "title = \"T\"\nbase_url = \"https://t.example/\"\ncontext_words = {words}\nquote_words = {words}\n{asked}"
        );
        site.file("site.toml", text);
        site.build();
        assert_withheld(&site, &limits, words);
    }
}

#[test]
fn an_excerpt_is_short_in_scripts_without_spaces_too() {
    let site = TestSite::new();
    site.file("content/people/p.md", "---\nname: 王小明\n---\n");
    let paragraph = "港口今天很安静工人们在码头上等待消息王小明说谈判将继续".repeat(3);
    let joined = vec!["word"; 400].join("\u{200b}");
    site.article("han", "", &format!("{paragraph}\n\n{paragraph}最后一段"));
    site.article("zero-width", "", &joined);
    site.article("one-word", "", &"x".repeat(5_000));
    site.build();
    let all: String =
        site.published().values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(all.contains("港口今天很安静") && !all.contains("最后一段") && !all.contains(&paragraph));
    assert!(!all.contains(&["word"; 60].join("\u{200b}")) && !all.contains(&"x".repeat(2_501)));
}

#[test]
fn no_control_character_reaches_a_page_or_a_feed() {
    let site = TestSite::new();
    site.article(
        "odd",
        "title: \"bad \\uFFFE \\x07 title\"\n",
        "A \u{1} body \u{ffff} with \u{9f} oddities.",
    );
    site.build();
    let feed = site.page("feed.xml");
    assert!(feed_rs::parser::parse(feed.as_bytes()).is_ok());
    let forbidden = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
    let is_text = |path: &String| !path.ends_with(".png") && !path.ends_with(".woff2");
    for (path, bytes) in site.published().into_iter().filter(|(path, _)| is_text(path)) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains(forbidden), "{path}");
    }
}

#[test]
fn what_was_found_in_withheld_words_is_shown_as_far_as_may_be() {
    let body = "Port Alder woke late. Nothing in these first words is hidden from anybody who reads on here.\n\n\
        “The zebra bridge was lost on a quagga morning and nobody in this okapi harbour will ever bring it back,” \
        said Ann Example, the harbour master.\n\n\
        The tapir board counted 4,321 gnus on 3 February 2025, said Ann Example, and 17 ibexes were missing.\n\n\
        Somebody called it a “civet of a plan” after that.";
    let site = TestSite::new();
    site.article("open", "people: [Ann Example]\npublish: full\n", body);
    let everything = |site: &TestSite| -> String {
        site.published().values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect()
    };
    let config = |more: &str| {
        format!("title = \"T\"\nbase_url = \"https://t.example/\"\n{more}[machines]\njson = true\n")
    };
    site.file("site.toml", config(""));
    let hidden = ["zebra", "quagga", "okapi", "tapir", "gnus", "ibexes", "civet"];
    site.build();
    let all = everything(&site);
    for word in hidden {
        assert!(all.contains(word), "{word} is shown where all may be");
    }
    assert!(site.page("articles/open/index.html").contains("id=\"q1\""), "the words can be linked to");

    // Of a link not a word is shown; what was found is there all the same.
    site.article("open", "people: [Ann Example]\npublish: link\n", body);
    site.build();
    let all = everything(&site);
    for word in hidden {
        assert!(!all.contains(word), "{word} is shown under a link");
    }
    assert!(site.page("articles/open/index.html").contains("4,321"), "a number is a fact");
    assert!(site.page("quotes/people/ann-example/index.html").contains("#p2"));

    // Of an excerpt so many words of a quotation, and not one more.
    site.article("open", "people: [Ann Example]\npublish: excerpt\n", body);
    site.file(
        "site.toml",
        config("excerpt_words = 16\nquote_words = 5\ncontext_words = 3\nshare_limit = 100\n"),
    );
    site.build();
    let all = everything(&site);
    assert!(all.contains("The zebra bridge was lost …"), "five words are shown");
    for word in ["quagga", "okapi", "ibexes were missing"] {
        assert!(!all.contains(word), "{word} is shown in an excerpt");
    }
    site.file("site.toml", config("excerpt_words = 16\ncontext_words = 3\nshare_limit = 0\n"));
    site.build();
    let all = everything(&site);
    for word in ["zebra", "quagga", "okapi", "tapir", "civet"] {
        assert!(!all.contains(word), "{word} is shown where nothing is to be shared");
    }
}

#[test]
fn quotations_stand_on_the_pages_of_people_days_sources_and_articles() {
    let site = TestSite::new();
    let said =
        |words: &str| format!("“{words},” said Ann Example on Monday.\n\nThe board spoke of 26 cranes.");
    let front = "people: [Ann Example]\npublish: full\n";
    site.article("first", front, &said("The harbour will stay open all winter whatever the board decides"));
    site.file("content/sources/post.md", "---\nname: The Post\n---\n");
    let other = format!(
        "---\ntitle: second\nsource: post\npublished: 2025-03-01\n{front}---\n{}\n",
        said("The harbour will stay open all winter")
    );
    site.file("content/articles/second.md", other);
    site.build();
    site.expect(&["check", "--now", NOW], 0);
    let by = site.page("quotes/people/ann-example/index.html");
    assert!(by.contains("2 sources, all independent"), "{by}");
    assert!(by.contains("leaves out 4 words") && by.contains("[left out: </span>whatever the board decides"));
    assert!(by.contains("href=\"/articles/first/#q1\"") && by.contains("src=\"/filter.js"), "{by}");
    assert!(site.page("quotes/2025-03-01/index.html").contains("href=\"/people/ann-example/\""));
    assert!(site.page("quotes/index.html").contains("1 utterance on 1 day"));
    assert!(
        site.page("people/ann-example/index.html").contains("<h2>Said <span class=\"total\">1</span></h2>")
    );
    assert!(site.page("sources/post/index.html").contains("Whom it quotes"));
    let article = site.page("articles/first/index.html");
    for part in ["<span class=\"quoted\" id=\"q1\">", "<li id=\"f1\">", "href=\"#f2\"", "26 cranes"] {
        assert!(article.contains(part), "{part}: {article}");
    }
}

#[test]
fn the_method_page_has_every_rule() {
    let site = TestSite::new();
    site.build();
    let page = site.page("method/index.html");
    for id in ["speakers-after-subject-verb", "figures-count", "dates-weekday", "limits", "high"] {
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
    }
    assert!(site.page("index.html").contains("href=\"/method/\""));
}

/// No file of the output may hold a run of more than `context` words that lie behind an article's excerpt.
fn assert_withheld(site: &TestSite, limits: &[(&str, usize)], context: usize) {
    // One word more than may be shown; a few words in a row may be an office that the editors wrote too.
    let run = context.max(7) + 1;
    let public: String = ["strike-begins", "wire-times", "harbour-talks", "pay-offer-explained"]
        .iter()
        .map(|id| site.read(&format!("content/articles/{id}.md")))
        .collect();
    let public: BTreeSet<String> = runs(&words(&public), run).collect();
    let mut seen = 0;
    let withheld: Vec<(&str, BTreeSet<String>)> = limits
        .iter()
        .map(|(id, excerpt)| {
            let text = site.read(&format!("content/articles/{id}.md"));
            let body = text.splitn(3, "---\n").nth(2).expect("a body").to_owned();
            // Captions come first and are not part of the excerpt.
            let paragraphs = body.split("\n\n");
            let running: Vec<&str> = paragraphs
                .filter(|p| !p.contains("Photograph:") && !p.trim_end().ends_with("( AP )"))
                .collect();
            let words = words(&running.join("\n\n"));
            let behind = &words[(*excerpt).min(words.len())..];
            (*id, runs(behind, run).filter(|run| !public.contains(run)).collect())
        })
        .collect();
    for (path, bytes) in site.published() {
        let text = words(&plain(&String::from_utf8_lossy(&bytes)));
        for shown in runs(&text, run) {
            for (id, hidden) in &withheld {
                assert!(!hidden.contains(&shown), "{path} shows {run} withheld words of {id}: {shown}");
            }
        }
        seen += text.len();
    }
    assert!(seen > 1_000, "the output was read");
    let hidden: usize = withheld.iter().map(|(_, hidden)| hidden.len()).sum();
    assert!(hidden > 400, "there is something to find: {hidden}");
}

/// Words as the limits count them: what stands between spaces, whatever its punctuation.
fn words(text: &str) -> Vec<String> {
    let letters =
        |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    text.split_whitespace().map(letters).filter(|w| !w.is_empty()).collect()
}

fn runs(words: &[String], length: usize) -> impl Iterator<Item = String> {
    words.windows(length).map(|run| run.join(" "))
}

/// The text of a page or a feed; attributes are published too.
fn plain(html: &str) -> String {
    let text = html.replace("<mark>", "").replace("</mark>", "").replace("&#39;", "'").replace("&#x27;", "'");
    let text = text.replace("&quot;", "'").replace("&amp;", "&").replace('"', " ");
    text.replace('<', " <").replace('>', "> ")
}

#[test]
fn a_placeholder_says_what_was_found_and_leads_to_the_original() {
    let site = TestSite::harbour();
    site.build();
    let page = site.page("articles/mediator-arrives/index.html");
    let line = page.lines().find(|line| line.contains("id=\"p5\"")).expect("paragraph 5 has a placeholder");
    assert!(
        line.contains("href=\"/people/mirela-dovran/\"") && line.contains("rel=\"noopener\">original</a>"),
        "{line}"
    );
    let linked = site.page("articles/crane-operator/index.html");
    assert!(linked.contains("id=\"p5\"") && linked.contains("Oleksiy Lomynskyi"), "{linked}");
    assert!(!linked.contains("chalked") && !linked.contains("gulls"), "{linked}");
}

#[test]
fn long_lists_have_pages() {
    let site = TestSite::new();
    for n in 0..7 {
        let front = format!("people: [Ann Example]\ntags: [tag-{n}]\n");
        site.article(&format!("article-{n}"), &front, "Ann Example spoke.");
    }
    site.file("site.toml", "title = \"T\"\nbase_url = \"https://t.example/\"\npaginate_by = 3\n");
    site.build();
    site.expect(&["check", "--now", NOW], 0);
    for list in ["articles", "sources/times", "people/ann-example", "timeline/2025/03/01", "tags"] {
        assert!(
            site.has_page(&format!("{list}/page/3/index.html")) && !site.has_page(&format!("{list}/page/4")),
            "{list}"
        );
        let last = site.page(&format!("{list}/page/3/index.html"));
        assert!(last.contains("aria-current=\"page\">3<") && last.contains("rel=\"prev\""), "{list}");
    }
}

#[test]
fn feeds_are_read_by_a_feed_reader() {
    let site = TestSite::harbour();
    site.build();
    for (path, title, entries) in [
        ("feed.xml", "Harbour", 12),
        ("sources/port-alder-times/feed.xml", "Port Alder Times", 4),
        ("people/oleksiy-lomynskyi/feed.xml", "Oleksiy Lomynskyi", 9),
    ] {
        let feed =
            feed_rs::parser::parse(site.page(path).as_bytes()).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert!(feed.title.is_some_and(|t| t.content.contains(title)), "{path}");
        assert_eq!(feed.entries.len(), entries, "{path}");
        for entry in &feed.entries {
            assert!(
                entry.published.is_some() && entry.links[0].href.starts_with("https://harbour.example/"),
                "{path}"
            );
        }
    }
}

/// What is held back comes out later than it is dated, and what its publisher changed is news again.
#[test]
fn feeds_and_the_sitemap_tell_when_something_came_out_and_changed() {
    let site = TestSite::new();
    let zone = "title = \"T\"\nbase_url = \"https://t.example/\"\ntimezone = \"America/New_York\"\n";
    site.file("site.toml", zone);
    site.article("quay", "", "The quay lay still.\n");
    site.file(
        "content/editions/first.md",
        "---\ntitle: First\ndate: 2025-03-04T21:00:00-05:00\n---\nNews.\n",
    );
    let held = "date: 2025-03-02\npublish_at: 2025-03-05T09:00:00-05:00\n";
    site.file("content/editions/held.md", format!("---\ntitle: Held back\n{held}---\nEmbargo.\n"));
    site.file("content/notes/held.md", format!("---\ntitle: Held note\n{held}---\nEmbargo.\n"));
    let build = |now: &str| site.expect(&["build", "--now", now], 0);
    let updated = |feed: &str| {
        let feed = site.page(feed);
        let (_, rest) = feed.split_once("<updated>").expect("a date");
        rest.split_once('<').expect("its end").0.to_owned()
    };
    build("2025-03-05T00:00:00-05:00");
    assert_eq!(updated("editions/feed.xml"), "2025-03-04T21:00:00-05:00");
    // A day begins where the site is.
    assert_eq!(updated("sources/times/feed.xml"), "2025-03-01T00:00:00-05:00");
    build("2025-03-06T00:00:00-05:00");
    assert_eq!(updated("editions/feed.xml"), "2025-03-05T09:00:00-05:00");
    let feed = site.page("editions/feed.xml");
    assert!(feed.find("Held back") < feed.find("First"), "{feed}");
    assert_eq!(updated("feed.xml"), "2025-03-05T09:00:00-05:00");
    let listed = |path: &str, day: &str| {
        let entry = format!("<loc>https://t.example/{path}</loc><lastmod>{day}</lastmod>");
        assert!(site.page("sitemap.xml").contains(&entry), "{entry}\n{}", site.page("sitemap.xml"));
    };
    listed("editions/held/", "2025-03-05");
    listed("notes/held/", "2025-03-05");
    listed("articles/quay/", "2025-03-01");
    site.file(
        "content/articles/quay@2025-03-07.md",
        "---\nretrieved: 2025-03-07\n---\nThe quay lay still all day.\n",
    );
    build("2025-03-08");
    for feed in ["feed.xml", "sources/times/feed.xml"] {
        assert_eq!(updated(feed), "2025-03-07T00:00:00-05:00", "{feed}");
        assert!(site.page(feed).contains("<published>2025-03-01T00:00:00-05:00</published>"), "{feed}");
    }
    listed("articles/quay/", "2025-03-07");
    assert!(site.page("articles/quay/index.html").contains("\"dateModified\":\"2025-03-07\""));
    site.expect(&["build", "--verify", "--now", "2025-03-08"], 0);
}

#[test]
fn the_export_is_as_its_schema_says() {
    let site = TestSite::harbour();
    let schema: serde_json::Value =
        serde_json::from_str(&site.expect(&["export", "--schema"], 0)).expect("JSON");
    let export = site.export();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(&export).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert!(!validator.is_valid(&serde_json::json!({ "site": 1 })));
    let text = export.to_string();
    // Words of findings are, those around them are not.
    assert!(!text.contains("mackerel") && !text.contains("regardless"), "texts are not exported");
}

#[test]
fn one_block_of_a_template_can_be_replaced() {
    let site = TestSite::harbour();
    site.file(
        "templates/article.html",
        "{% extends \"theme/article.html\" %}{% block body %}MINE {{ title }}{% endblock body %}",
    );
    site.file("templates/partials/pager.html", "");
    site.file("static/briefing.css", "/* mine */");
    site.build();
    let page = site.page("articles/strike-begins/index.html");
    assert!(page.contains("MINE Cranes stand still") && page.contains("People in this article"), "{page}");
    assert_eq!(site.page("briefing.css"), "/* mine */");
}

#[test]
fn an_editors_html_is_kept_as_far_as_it_is_safe() {
    let site = TestSite::new();
    site.file("content/notes/n.md", "---\ntitle: N\n---\n<details><summary>More</summary>text</details>\n\n<script>alert(1)</script><p onclick=\"x\" class=\"k\">hi</p>\n\n[root](/notes/) [mail](mailto:a@b.example) [no](vbscript:x) ![pic](/x.png)\n");
    site.file("static/x.png", "");
    site.expect(&["check", "--base-url", "https://t.example/sub/", "--now", NOW], 0);
    site.expect(&["build", "--base-url", "https://t.example/sub/", "--now", NOW], 0);
    let page = site.page("notes/n/index.html");
    for kept in [
        "<details><summary>More</summary>",
        "<p class=\"k\">hi</p>",
        "href=\"/sub/notes/\"",
        "src=\"/sub/x.png\"",
        "mailto:",
    ] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    let (_, body) = page.split_once("<body>").expect("a body");
    assert!(!body.contains("<script") && !body.contains("onclick") && !body.contains("vbscript"), "{page}");
}

#[test]
fn new_files_build_at_once() {
    let site = TestSite::new();
    for arguments in [
        &["new", "source", "The Daily: Example"][..],
        &["new", "person", "Zoë O'Neill"],
        &["new", "event", "It happened"],
        &["new", "note", "What we think"],
        &["new", "article", "A \"quoted\" title", "--source", "The Daily: Example", "--date", "2025-03-01"],
    ] {
        site.expect(arguments, 0);
        site.expect(arguments, 1);
    }
    site.expect(&["check", "--future"], 0);
    site.expect(&["new", "article", "No source"], 2);
    site.expect(&["new", "article", "No day", "--source", "The Daily: Example", "--date", "2025"], 2);
}

#[test]
fn clippings_are_imported_and_never_overwritten() {
    let site = TestSite::new();
    let long =
        "The harbour was quiet and the gulls were not, said a man who had been there all the time and knew. "
            .repeat(2);
    site.file(
        "in/plain.txt",
        format!(
            "PORT ALDER (AP) — {long}\n\nThe quay at noon (Jonas Feld/AP)\n\nA short heading\n\n{long}\n"
        ),
    );
    site.file("in/clip.md", "---\ntitle: \"A clip\"\nsource: \"https://www.paper.example/a/b\"\nauthor:\n  - \"[[Jane Roe]]\"\npublished: 2025-03-02\ncreated: 2025-03-03\ndescription:\ntags:\n  - \"clippings\"\n---\nText of the clip.\n");
    let paragraphs = "<p>The harbour master said on Monday that the strike would end before the week was out, and that nobody would be punished for it.</p>".repeat(6);
    site.file("in/page.html", format!("<html lang=en><head><title>Saved page</title><meta property=\"og:title\" content=\"Saved page\"><meta property=\"og:url\" content=\"https://paper.example/saved\"><meta property=\"og:site_name\" content=\"The Paper\"><meta property=\"article:published_time\" content=\"2025-03-04T10:00:00Z\"></head><body><nav>Home News</nav><article><h1>Saved page</h1>{paragraphs}</article></body></html>"));
    let arguments = [
        "import",
        "in/plain.txt",
        "--title",
        "Quiet: a \"harbour\"",
        "--source",
        "The Paper",
        "--published",
        "2025-03-01",
    ];
    let said = site.expect(&arguments, 0);
    assert!(
        said.contains("dateline: PORT ALDER")
            && said.contains("photo captions: ¶ 2")
            && said.contains("A short heading"),
        "{said}"
    );
    let imported = site.read("content/articles/quiet-a-harbour.md");
    assert!(
        imported.contains("agency: [AP]  # guessed") && imported.contains("## A short heading"),
        "{imported}"
    );
    let said = site.expect(&arguments, 0);
    assert!(said.contains("on file already") && said.contains("0 articles imported"), "{said}");
    assert_eq!(site.read("content/articles/quiet-a-harbour.md"), imported);

    site.expect(&["import", "in/clip.md", "in/page.html"], 0);
    let page = site.read("content/articles/saved-page.md");
    assert!(
        page.contains("published: 2025-03-04")
            && page.contains("source: the-paper")
            && page.contains("harbour master"),
        "{page}"
    );
    assert!(!page.contains("Home News"), "{page}");
    let clip = site.read("content/articles/a-clip.md");
    assert!(
        clip.contains("author: [Jane Roe]") && clip.contains("url: \"https://www.paper.example/a/b\""),
        "{clip}"
    );
    site.expect(&["check", "--now", NOW], 0);

    let said = site.expect(&["import", "in/clip.md", "in/nothing.txt"], 1);
    assert!(said.contains("on file already") && said.contains("import/unreadable"), "{said}");
}

#[test]
fn somebody_found_in_a_text_stands_in_nobodys_way() {
    let site = TestSite::new();
    site.article("a", "", "President Anna Berg, who resigned, told reporters that she would stay in town.");
    site.build();
    assert!(site.page("people/anna-berg/index.html").contains("Anna Berg"));
    site.file("content/notes/n.md", "---\ntitle: N\naliases: [/people/anna-berg/]\n---\nOurs.\n");
    assert!(site.expect(&["build", "--now", NOW], 0).contains("warning[output/yields]"));
    assert!(site.page("people/anna-berg/index.html").contains("/notes/n/"));
}

#[test]
fn whom_a_front_matter_names_is_not_found_a_second_time() {
    let site = TestSite::new();
    site.article("a", "", "President Bob Berg, who resigned, told reporters that he would stay in town.");
    let named = "people: [Robert Berg]\n";
    site.article("b", named, "President Robert Berg, who resigned, told reporters that he would leave.");
    let export = site.export();
    let ids: Vec<&str> =
        export["people"].as_array().expect("people").iter().filter_map(|p| p["id"].as_str()).collect();
    assert_eq!(ids, ["robert-berg"]);
}

#[test]
fn what_an_excerpt_shows_may_be_quoted_however_short_the_article() {
    let site = TestSite::new();
    site.article("short", "", "“We stay until the ice has gone,” said Ann Example, who runs the ferry.");
    site.build();
    let day = site.page("quotes/2025-03-01/index.html");
    assert!(day.contains("“We stay until the ice has gone”"), "{day}");
    site.file(
        "site.toml",
        "title = \"T\"\nbase_url = \"https://t.example/\"\nexcerpt_words = 3\nshare_limit = 20\n",
    );
    site.build();
    let day = site.page("quotes/2025-03-01/index.html");
    assert!(!day.contains("the ice has gone"), "{day}");
}

#[test]
fn a_person_is_drawn_with_a_table_behind_each_drawing() {
    let site = TestSite::new();
    site.file(
        "content/people/ann-example.md",
        "---\nname: Ann Example\naliases: [Anya Exampel]\nroles:\n  - title: Harbour Master\n    from: 2019\n    to: 2022\n\
         \x20 - title: Mayor\n    from: 2023\n---\n",
    );
    site.file("content/people/ben-sample.md", "---\nname: Ben Sample\n---\n");
    site.file("content/sources/post.md", "---\nname: The Post\npublish: full\n---\n");
    site.article(
        "first",
        "publish: full\n",
        "“Ben Sample must leave the harbour at once,” said Ann Example.\n\n\
         “I will not go because Ann Example wants it,” Ben Sample said.",
    );
    site.file(
        "content/articles/second.md",
        "---\ntitle: Second\nsource: post\npublished: 2025-03-02\n---\n\
         “Ben Sample has not been seen in the town hall,” said Anya Exampel.\n",
    );
    site.build();
    site.expect(&["check", "--now", NOW], 0);
    let page = site.page("people/ann-example/index.html");
    let row = |page: &str, from: &str| {
        let rest = page.split_once(from).unwrap_or_else(|| panic!("no {from}:\n{page}")).1.to_owned();
        rest.split_once("</table>").map_or(rest.clone(), |(table, _)| table.to_owned())
    };
    // One quotation about her, two of hers about him, each with its place.
    let talk = row(&page, "<table class=\"talk\">");
    assert!(talk.contains("<th scope=\"row\"><a href=\"/people/ben-sample/\">Ben Sample</a></th>"), "{talk}");
    for part in [
        "<rect width=\"500\" height=\"10\"/>",
        "<rect width=\"1000\" height=\"10\"/>",
        "<a href=\"/articles/first/#q2\" title=\"The Times\">",
        "<a href=\"/articles/first/#q1\" title=\"The Times\">",
        "<a href=\"/articles/second/#q1\" title=\"The Post\">",
    ] {
        assert_eq!(talk.matches(part).count(), 1, "{part}:\n{talk}");
    }
    // The same from the other side.
    let other = row(&site.page("people/ben-sample/index.html"), "<table class=\"talk\">");
    let (about, by) = other.split_once("<th scope=\"row\">").expect("a row");
    assert!(about.contains("second/#q1") && by.contains("first/#q2"), "{other}");
    let matrix = row(&page, "<table class=\"matrix\">");
    assert!(matrix.contains("<bdi>Anya Exampel</bdi>") && matrix.contains("The Post"), "{matrix}");
    assert_eq!(page.matches("class=\"term declared\"").count(), 2, "{page}");
    assert!(
        page.contains("<time datetime=\"2019\">2019</time> – <time datetime=\"2022\">2022</time> · on file")
    );
    assert!(page.contains("<time datetime=\"2023\">2023</time>– · on file"), "{page}");

    // What may only be linked says nothing of who speaks.
    site.file("content/sources/post.md", "---\nname: The Post\npublish: link\n---\n");
    site.build();
    assert!(!row(&site.page("people/ann-example/index.html"), "<table class=\"talk\">").contains("second"));
}

/// Two figures may differ while both are what the first one says: the row names the one that it differs from.
#[test]
fn where_figures_are_said_to_differ_a_row_says_from_which() {
    let site = TestSite::new();
    for (id, source, number) in [("a", "times", "about 30"), ("b", "radio", "28"), ("c", "herald", "33")] {
        let text = format!(
            "The walkout at the harbour of Port Alder closed the quay: {number} dockers left the harbour before noon."
        );
        site.file(&format!("content/sources/{source}.md"), format!("---\nname: The {source}\n---\n"));
        let front = format!("title: A walkout\nsource: {source}\npublished: 2025-03-01\n");
        site.file(&format!("content/articles/{id}.md"), format!("---\n{front}---\n{text}\n"));
    }
    site.build();
    let page = site.page("figures/index.html");
    let said = |words: &str| page.matches(words).count();
    assert_eq!(said("Dockers</span>: the sources differ"), 1, "{page}");
    assert_eq!(said("fits the first"), 2, "{page}");
    assert_eq!(said("differs from the first"), 0, "{page}");
    assert_eq!(said("differs from 28 dockers (The radio)"), 1, "{page}");
}
