//! Dated briefings: what is new in each, beside each other, in time, and as messages.

mod common;

use common::TestSite;

const NOW: [&str; 2] = ["--now", "2025-03-10T12:00:00Z"];

fn article(site: &TestSite, id: &str, source: &str, when: &str, body: &str) {
    site.file(&format!("content/sources/{source}.md"), format!("---\nname: The {source}\n---\n"));
    let front = format!("title: About {id}\nsource: {source}\npublished: {when}\n");
    site.file(&format!("content/articles/{id}.md"), format!("---\n{front}---\n{body}\n"));
}

fn edition(site: &TestSite, id: &str, front: &str, body: &str) {
    let text = format!("---\ntitle: Edition {id}\ndate: {id}\n{front}---\n{body}\n");
    site.file(&format!("content/editions/{id}.md"), text);
}

/// Four articles of three days, and editions of the second and third.
fn site() -> TestSite {
    let site = TestSite::new();
    let strike = "“Nobody has to wait another winter for a fair offer,” said Mirela Dovran.\n\nSome 40 dockers walked out.";
    article(&site, "one", "times", "2025-03-01", strike);
    let again = "“Nobody should have to wait another winter for a fair offer,” said Mirela Dovran.";
    article(&site, "two", "radio", "2025-03-02", again);
    article(&site, "three", "times", "2025-03-02", "“We go on as long as it takes,” said Tomas Brandt.");
    article(&site, "four", "radio", "2025-03-03", "Nothing happened on the quay, said Tomas Brandt.");
    edition(&site, "2025-03-02", "since: 2025-03-01\n", "The talks begin.\n\n## Pay\n\nSee [[one]].");
    edition(
        &site,
        "2025-03-03",
        "author: Desk\n",
        "The talks go on.\n\n## Pay\n\nSee [[one]].\n\n## Strike\n\nNew.\n\n## After [[one#p1]]\n\nWork.",
    );
    site
}

fn build(site: &TestSite) -> String {
    site.expect(&["build", NOW[0], NOW[1]], 0)
}

/// The plain text and the HTML of an edition's message.
fn mail(site: &TestSite, id: &str) -> (String, String) {
    let message = site.expect(&["edition", "email", id, "--from", "desk@news.example", NOW[0], NOW[1]], 0);
    // What is said beside the message stands before it.
    let message = &message[message.find("From:").expect("a header")..];
    let message = mail_parser::MessageParser::default().parse(message.as_bytes()).expect("a message");
    let part = |text: Option<std::borrow::Cow<'_, str>>| text.expect("a part").replace("\r\n", "\n");
    (part(message.body_text(0)), part(message.body_html(0)))
}

#[test]
fn an_edition_says_what_is_new_since_the_one_before() {
    let site = site();
    build(&site);
    let second = site.page("editions/2025-03-02/index.html");
    for (words, is_there) in [
        ("About two", true),
        ("About three", true),
        ("About four", false),
        // Quoted before, and now in other words.
        ("Quoted before, now in other words", true),
        ("We go on as long as it takes", true),
        ("Tomas Brandt", true),
    ] {
        let since = second.split("id=\"since\"").nth(1).expect("what is new");
        assert_eq!(since.contains(words), is_there, "{words}");
    }
    let third = site.page("editions/2025-03-03/index.html");
    let since = third.split("id=\"since\"").nth(1).expect("what is new");
    assert!(since.contains("About four") && !since.contains("About three"), "{since}");
    // Whoever was named before is not named for the first time.
    assert!(!since.contains("Named for the first time"), "{since}");
    assert!(third.contains("href=\"#p2\"") && third.contains("Strike</a>"), "headings are listed");
    assert!(third.contains(">After The times, ¶\u{a0}1</a></li>"), "as they read, without ids");
    let description = "<meta name=\"description\" content=\"The talks go on.\">";
    assert!(third.contains(description), "the beginning, without what stands below the headings");
    let home = site.page("index.html");
    assert!(home.contains("/editions/2025-03-03/"), "the newest stands on the overview");
    let feed = feed_rs::parser::parse(site.page("editions/feed.xml").as_bytes()).expect("a feed");
    assert_eq!(feed.entries.len(), 2);
}

#[test]
fn the_first_edition_tells_of_all_that_came() {
    let site = site();
    site.remove("content/editions/2025-03-02.md").remove("content/editions/2025-03-03.md");
    article(&site, "old", "times", "2025-01-01", "Long ago.");
    article(&site, "early", "times", "2025-03-01", "At first.");
    site.expect(&["edition", "new", "--date", "2025-03-03", NOW[0], NOW[1]], 0);
    let text = site.read("content/editions/2025-03-03.md");
    assert!(text.contains("\nsince: 2025-02-28 # the first edition"), "{text}");
    assert!(text.contains("- [[one]]") && text.contains("- [[four]]") && !text.contains("[[old]]"), "{text}");
    build(&site);
    let told = |page: &str| {
        let since = page.split("id=\"since\"").nth(1).expect("what is new").to_owned();
        ["About early", "About two", "About four", "About old"].map(|title| since.contains(title))
    };
    assert_eq!(told(&site.page("editions/2025-03-03/index.html")), [true, true, true, false]);
    // Without the line it is the same, and with a later day there is less.
    site.file("content/editions/2025-03-03.md", "---\ntitle: First\ndate: 2025-03-03\n---\n");
    build(&site);
    assert_eq!(told(&site.page("editions/2025-03-03/index.html")), [true, true, true, false]);
    edition(&site, "2025-03-03", "since: 2025-03-01\n", "");
    build(&site);
    assert_eq!(told(&site.page("editions/2025-03-03/index.html")), [false, true, true, false]);
    site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
    // The next one goes on where it ended.
    site.expect(&["edition", "new", "--date", "2025-03-04", NOW[0], NOW[1]], 0);
    assert!(!site.read("content/editions/2025-03-04.md").contains("since"));
    edition(&site, "2025-03-03", "since: 2025-03-03\n", "");
    assert!(site.expect(&["build", NOW[0], NOW[1]], 1).contains("not before the `date`"));
}

#[test]
fn what_came_later_changes_nothing_of_an_edition() {
    let site = site();
    let walk = |count: usize| format!("{count} dockers walked out of the northern terminal on Saturday.");
    article(&site, "count", "times", "2025-03-02", &walk(40));
    article(&site, "recount", "radio", "2025-03-02", &walk(50));
    build(&site);
    let second = site.page("editions/2025-03-02/index.html");
    assert!(second.contains("Figures that differ") && second.contains("50 dockers"), "{second}");
    // The same words, another number, and a person's name, in what reached the desk later.
    let late = walk(60) + "\n\n“We will go on as long as it takes,” said Tomas Brandt.";
    article(&site, "late", "post", "2025-03-03", &late);
    article(&site, "early", "post", "2025-03-01", "Tomas Brandt said that all would be well.");
    let text =
        site.read("content/articles/early.md").replace("published:", "created: 2025-03-03\npublished:");
    site.file("content/articles/early.md", text);
    build(&site);
    assert_eq!(site.page("editions/2025-03-02/index.html"), second);
    let third = site.page("editions/2025-03-03/index.html");
    assert!(third.contains("60 dockers") && third.contains("50 dockers"), "{third}");
    assert!(third.contains("Quoted before, now in other words"), "{third}");
    assert!(!third.contains("Named for the first time"), "{third}");
    site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
}

/// A later text of an article.
fn version(site: &TestSite, id: &str, when: &str, body: &str) {
    let text = format!("---\nretrieved: {when}\n---\n{body}\n");
    site.file(&format!("content/articles/{id}@{when}.md"), text);
}

#[test]
fn an_edition_tells_what_the_texts_of_its_day_said() {
    let walk = |count: usize| format!("{count} dockers walked out of the northern terminal on Saturday.");
    // Of a long text more may be shown.
    let tides = "The tide came in and went out again. ".repeat(40);
    for (policy, shown) in [("full", true), ("excerpt", true), ("link", false)] {
        let site = site();
        article(&site, "count", "times", "2025-03-02", &walk(40));
        let first = walk(50)
            + "\n\n“We had asked for a fence along the quay,” said Mirela Dovran.\n\n“It was dark when the \
               gate was opened that night,” said Tomas Brandt.\n\nPresident Oleg Varga was at sea. Mr Varga slept.\n\n"
            + &tides;
        article(&site, "recount", "radio", "2025-03-02", &first);
        let text = site.read("content/articles/recount.md");
        site.file(
            "content/articles/recount.md",
            text.replace("source:", &format!("publish: {policy}\nsource:")),
        );
        build(&site);
        let second = site.page("editions/2025-03-02/index.html");
        let tells = |page: &str| {
            let since = page.split("id=\"since\"").nth(1).expect("what is new").to_owned();
            let tells = |words: &str| since.contains(words);
            [
                tells("fence along the quay"),
                tells("It was dark"),
                tells(">50 dockers</span>"),
                tells("Oleg Varga</a>"),
                tells("a high fence"),
                tells(">45 dockers</span>"),
                tells("Ines Falk</a>"),
            ]
        };
        assert_eq!(tells(&second), [shown, shown, shown, true, false, false, false], "{policy}");
        let withheld = second.contains("and 2 more, whose words this site may not show");
        assert_eq!(withheld, policy == "link", "{second}");
        // The publisher takes one out, words another one otherwise, counts anew, and names somebody else.
        let later = walk(45)
            + "\n\n“We had asked for a high fence along the quay,” said Mirela Dovran.\n\nThe chairwoman Ines \
               Falk was at sea. Ms Falk slept.\n\nPresident Oleg Varga was there.\n\n"
            + &tides;
        version(&site, "recount", "2025-03-03", &later);
        build(&site);
        let after = site.page("editions/2025-03-02/index.html");
        assert_eq!(tells(&after), [shown, shown, shown, true, false, false, false], "{policy}: {after}");
        assert_eq!(
            after.matches("not in the article any more").count(),
            if shown { 3 } else { 1 },
            "{policy}"
        );
        let third = site.page("editions/2025-03-03/index.html");
        let [_, dark, _, _, high, forty, falk] = tells(&third);
        assert_eq!([dark, high, forty, falk], [false, shown, shown, true], "{policy}: {third}");
        assert!(!third.contains(">50 dockers"), "{policy}");
        // Beside the words that it replaces.
        let reworded = third.split("Quoted before, now in other words").nth(1).unwrap_or_default();
        assert_eq!(
            reworded.contains("asked for a <ins>") || reworded.contains("asked for a <del>"),
            shown,
            "{third}"
        );
        // What the page of the person and of the quotations say is of today.
        assert!(!site.page("people/tomas-brandt/index.html").contains("It was dark"));
        assert!(!site.page("quotes/people/tomas-brandt/index.html").contains("It was dark"));
        site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
        // Whoever was found in the earlier text is known to have been told of.
        article(&site, "sailor", "times", "2025-03-03", "President Oleg Varga was at sea. Mr Varga slept.");
        version(&site, "recount", "2025-03-03", &later.replace("President Oleg Varga was there.", ""));
        build(&site);
        let third = site.page("editions/2025-03-03/index.html");
        assert!(third.contains("Ines Falk</a>") && !third.contains("Oleg Varga</a>"), "{policy}: {third}");
        site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
    }
}

#[test]
fn who_is_seen_to_be_a_person_later_is_new_then() {
    let site = site();
    let feld = "“The gate has been dark since the autumn,” said Vurko Tandil.";
    article(&site, "gate", "times", "2025-03-02", feld);
    build(&site);
    let second = site.page("editions/2025-03-02/index.html");
    assert!(!site.has_page("people/vurko-tandil/index.html") && !second.contains("The gate has been dark"));
    let later = "President Vurko Tandil, 61, walked along the quay. Mr Tandil slept.";
    article(&site, "walk", "radio", "2025-03-03", later);
    build(&site);
    assert!(site.page("people/vurko-tandil/index.html").contains("The gate has been dark"));
    assert_eq!(site.page("editions/2025-03-02/index.html"), second);
    let third = site.page("editions/2025-03-03/index.html");
    assert!(third.contains("Vurko Tandil</a>"), "{third}");
    site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
    // Whom an editor names is somebody on every day.
    site.file("content/people/vurko-tandil.md", "---\nname: Vurko Tandil\n---\n");
    build(&site);
    assert!(site.page("editions/2025-03-02/index.html").contains("The gate has been dark"));
    site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
}

/// What the editions of the 2nd, the 3rd and the 4th tell below "what is new".
fn told(site: &TestSite) -> [String; 3] {
    build(site);
    ["02", "03", "04"].map(|day| {
        let page = site.page(&format!("editions/2025-03-{day}/index.html"));
        page.split("id=\"since\"").nth(1).unwrap_or_default().to_owned()
    })
}

#[test]
fn an_edition_knows_who_says_what_and_in_which_unit() {
    let rival = "The dockers lost $50 million in the northern terminal.";
    for (first, second, then, later) in [
        // Another unit, another speaker, a longer quotation, another hedge.
        (
            "The dockers lost $30 million in the northern terminal.",
            "The dockers lost €30 million in the northern terminal.",
            vec![">$30 million</span>", "not in the article any more"],
            vec![],
        ),
        (
            "“The gate has been dark since the autumn,” said Mirela Dovran.",
            "“The gate has been dark since the autumn,” said Tomas Brandt.",
            vec!["Mirela Dovran</a>"],
            vec!["The gate has been dark", "Tomas Brandt</a>"],
        ),
        (
            "“The gate has been dark since the autumn,” said Mirela Dovran.",
            "“The gate has been dark since the autumn, and nobody came,” said Mirela Dovran.",
            vec!["The gate has been dark"],
            vec!["in other words", "and nobody came", "> · new"],
        ),
        // Nobody else says that there is such a person.
        (
            "“The gate has been dark since the autumn,” said President Oleg Varga.",
            "The gate is dark.",
            vec!["The gate has been dark", "Oleg Varga", "not in the article any more"],
            vec![],
        ),
    ] {
        let site = site();
        site.file("site.toml", format!("{}publish = \"full\"\n", site.read("site.toml")));
        article(&site, "rival", "times", "2025-03-02", rival);
        article(&site, "changed", "radio", "2025-03-02", first);
        edition(&site, "2025-03-04", "", "Later.");
        let [before, ..] = told(&site);
        version(&site, "changed", "2025-03-03", second);
        let [after, third, fourth] = told(&site);
        for words in &then {
            assert!(after.contains(words), "{words}: {after}");
            assert!(words.starts_with("not in") || before.contains(words), "{words}: {before}");
        }
        let is_marked = then.iter().any(|words| words.starts_with("not in"));
        assert_eq!(after.contains("not in the article any more"), is_marked, "{after}");
        for words in later {
            assert!(third.contains(words), "{words}: {third}");
        }
        assert!(!fourth.contains("The gate"), "{fourth}");
        site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
        // Put back, it has been told.
        version(&site, "changed", "2025-03-04", first);
        let [again, _, fourth] = told(&site);
        for words in then.iter().filter(|words| !words.starts_with("not in")) {
            assert!(again.contains(words), "{words}: {again}");
        }
        assert!(!fourth.contains("Newly quoted") && !fourth.contains("Named for the first time"), "{fourth}");
        site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
    }
}

#[test]
fn a_figure_that_was_away_is_not_set_beside_those_of_that_day() {
    let site = site();
    let walk = |count: usize| format!("{count} dockers walked out of the northern terminal on Saturday.");
    article(&site, "count", "times", "2025-03-02", &walk(40));
    version(&site, "count", "2025-03-03", "Nobody knows how many walked out.");
    article(&site, "recount", "radio", "2025-03-03", &walk(50));
    edition(&site, "2025-03-04", "", "Later.");
    let [_, third, _] = told(&site);
    assert!(!third.contains("Figures that differ"), "{third}");
    version(&site, "count", "2025-03-04", &walk(40));
    let [_, third, _] = told(&site);
    assert!(!third.contains("Figures that differ"), "{third}");
    // A number that came with a later text is of that day.
    version(&site, "count", "2025-03-04", &walk(45));
    let [_, _, fourth] = told(&site);
    assert!(fourth.contains("datetime=\"2025-03-04\"") && fourth.contains(">45 dockers</span>"), "{fourth}");
}

#[test]
fn a_link_to_somebody_who_was_taken_out_is_words() {
    let site = site();
    article(&site, "sea", "radio", "2025-03-02", "President Oleg Varga was at sea. Mr Varga slept.");
    edition(&site, "2025-03-04", "", "[[Oleg Varga]] and [[oleg-varga]] [[Oleg Varga|slept]].");
    build(&site);
    let linked =
        |page: &str| page.split("id=\"since\"").next().unwrap_or_default().matches("oleg-varga/").count();
    assert_eq!(linked(&site.page("editions/2025-03-04/index.html")), 3);
    version(&site, "sea", "2025-03-03", "The president was at sea.");
    let said = site.expect(&["build", NOW[0], NOW[1]], 0);
    assert!(said.contains("wiki-link/gone") && said.contains("changed 3 March 2025"), "{said}");
    let page = site.page("editions/2025-03-04/index.html");
    assert!(linked(&page) == 0 && page.contains("Oleg Varga and Oleg Varga slept."), "{page}");
    site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
    // Whoever never was anybody is still a fault.
    edition(&site, "2025-03-04", "", "[[Ines Falk]].");
    assert!(site.expect(&["build", NOW[0], NOW[1]], 1).contains("wiki-link/unknown"));
}

#[test]
fn later_texts_pay_for_no_words_of_an_earlier_one() {
    let site = site();
    let policy = "publish = \"excerpt\"\nexcerpt_words = 0\nshare_limit = 25\n";
    site.file("site.toml", format!("{}{policy}", site.read("site.toml")));
    let said = |words: &str| {
        format!("“{words} so that nobody on the quay could see the boats any more,” said Mirela Dovran.\n\n")
    };
    let kinds = ["The gate was dark", "The rain fell hard", "The lamps were out", "The fog came in"];
    article(&site, "night", "radio", "2025-03-02", &kinds.map(said).concat());
    version(&site, "night", "2025-03-03", &"The tide came in and went out again. ".repeat(60));
    build(&site);
    let page = site.page("editions/2025-03-02/index.html");
    let shown = kinds.iter().filter(|kind| page.contains(**kind)).count();
    assert_eq!(shown, 1, "{page}");
    // What is said to be shown of the article is of its newest text.
    let source = site.page("sources/radio/index.html");
    assert!(source.contains("of 502 words"), "{source}");
}

#[test]
fn news_that_an_expired_edition_told_is_not_told_again() {
    let site = site();
    build(&site);
    let third = site.page("editions/2025-03-03/index.html");
    edition(&site, "2025-03-02", "expires: 2025-03-09\n", "The talks begin.");
    build(&site);
    assert!(!site.has_page("editions/2025-03-02/index.html"));
    let since = |page: &str| page.split("id=\"since\"").nth(1).map(|rest| rest.contains("About three"));
    assert_eq!(since(&third), Some(false));
    assert_eq!(since(&site.page("editions/2025-03-03/index.html")), Some(false));
    // What nobody was meant to read has told nothing.
    edition(&site, "2025-03-02", "draft: true\n", "The talks begin.");
    build(&site);
    assert_eq!(since(&site.page("editions/2025-03-03/index.html")), Some(true));
    site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
}

#[test]
fn two_editions_stand_side_by_side() {
    let site = site();
    build(&site);
    let page = site.page("editions/2025-03-03/changes/index.html");
    assert!(page.contains("<del>begin.</del>") && page.contains("<ins>go on.</ins>"), "{page}");
    assert!(page.contains("class=\"new\"") && page.contains("class=\"same\""), "{page}");
    assert!(!site.has_page("editions/2025-03-02/changes/index.html"), "there is none before the first");
}

#[test]
fn editions_come_and_go_by_their_dates() {
    let site = site();
    edition(&site, "2025-03-04", "publish_at: 2025-03-05T09:00:00Z\nexpires: 2025-03-08\n", "Later.");
    for (now, is_there) in [
        ("2025-03-04T12:00:00Z", false),
        ("2025-03-05T08:59:59Z", false),
        ("2025-03-05T09:00:00Z", true),
        ("2025-03-07T23:59:59Z", true),
        ("2025-03-08T00:00:00Z", false),
    ] {
        site.expect(&["build", "--now", now], 0);
        assert_eq!(site.has_page("editions/2025-03-04/index.html"), is_there, "{now}");
    }
    // Of a day alone, an embargo that ends within it holds, and what expires within it is there.
    edition(&site, "2025-03-04", "publish_at: 2025-03-05\nexpires: 2025-03-07T18:00:00Z\n", "Later.");
    edition(&site, "2025-03-05", "publish_at: 2025-03-05T18:00:00Z\n", "Embargo.");
    edition(&site, "2025-03-06", "publish_at: 2025-03-06\nexpires: 2025-03-06T18:00:00Z\n", "For a day.");
    for (now, there) in [
        ("2025-03-04", [false, false, false]),
        ("2025-03-05", [true, false, false]),
        ("2025-03-05T17:59:59Z", [true, false, false]),
        ("2025-03-05T18:00:00Z", [true, true, false]),
        ("2025-03-06", [true, true, true]),
        ("2025-03-06T17:59:59Z", [true, true, true]),
        ("2025-03-06T18:00:00Z", [true, true, false]),
        ("2025-03-07", [true, true, false]),
        ("2025-03-08", [false, true, false]),
        // Back again, from what is on record.
        ("2025-03-05T18:00:00Z", [true, true, false]),
        ("2025-03-05", [true, false, false]),
        ("2025-03-06", [true, true, true]),
        ("2025-03-05", [true, false, false]),
    ] {
        site.expect(&["build", "--now", now], 0);
        let found =
            ["04", "05", "06"].map(|day| site.has_page(&format!("editions/2025-03-{day}/index.html")));
        assert_eq!(found, there, "{now}");
    }
    site.expect(&["build", "--now", "2025-03-01", "--future"], 0);
    assert!(site.has_page("editions/2025-03-04/index.html"));
    edition(&site, "2025-03-04", "publish_at: 2025-03-05\nexpires: 2025-03-05\n", "Later.");
    assert!(site.expect(&["build", NOW[0], NOW[1]], 1).contains("expires before it is published"));
}

#[test]
fn a_late_article_changes_the_edition_that_it_belongs_to() {
    let site = site();
    build(&site);
    article(&site, "five", "times", "2025-03-02", "Somebody else wrote of it, said Ann Roe.");
    build(&site);
    assert!(site.page("editions/2025-03-02/index.html").contains("About five"));
    assert!(!site.page("editions/2025-03-03/index.html").contains("About five"));
    site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
    // Clipped later, it came later.
    let text = site.read("content/articles/five.md").replace("published:", "created: 2025-03-03\npublished:");
    site.file("content/articles/five.md", text);
    build(&site);
    assert!(!site.page("editions/2025-03-02/index.html").contains("About five"));
    assert!(site.page("editions/2025-03-03/index.html").contains("About five"));
    site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
}

#[test]
fn an_edition_is_started_and_sent() {
    let site = site();
    let said = site.expect(&["edition", "new", "--date", "2025-03-04", NOW[0], NOW[1]], 0);
    assert!(said.contains("content/editions/2025-03-04.md"), "{said}");
    assert!(
        site.expect(&["edition", "new", "--date", "2025-03-04", NOW[0], NOW[1]], 1)
            .contains("exists already")
    );
    let text = site.read("content/editions/2025-03-04.md");
    assert!(!text.contains("[[three]]"), "{text}");
    site.expect(&["edition", "new", "--date", "2025-03-02T09:00:00Z", NOW[0], NOW[1]], 1);
    site.remove("content/editions/2025-03-03.md").remove("content/editions/2025-03-04.md");
    site.expect(&["edition", "new", "--date", "2025-03-03", "--title", "It: goes on", NOW[0], NOW[1]], 0);
    assert!(site.read("content/editions/2025-03-03.md").contains("- [[four]]\n"));

    let email = [
        "edition",
        "email",
        "2025-03-03",
        "--from",
        "desk@news.example",
        "--to",
        "a@b.example",
        NOW[0],
        NOW[1],
    ];
    let first = site.expect(&email, 0);
    assert_eq!(first, site.expect(&email, 0), "the same edition makes the same message");
    let message = mail_parser::MessageParser::default().parse(first.as_bytes()).expect("a message");
    assert_eq!(message.subject(), Some("It: goes on · Test"));
    assert_eq!(message.from().and_then(|from| from.first()?.address()), Some("desk@news.example"));
    let html = message.body_html(0).expect("HTML");
    assert!(html.contains("style=\"") && !html.contains("<style"), "styles are in the elements");
    assert!(html.contains("href=\"https://test.example/articles/four/\""), "links name the host: {html}");
    assert!(!html.contains("href=\"/"), "{html}");
    let text = message.body_text(0).expect("text");
    let listed = "- About four\n  https://test.example/articles/four/\n";
    assert!(text.replace('\r', "").contains(listed), "links are named by titles: {text}");
    let date = message.date().expect("a date");
    assert_eq!(date.to_rfc3339(), "2025-03-03T12:00:00Z", "a day is that day in most zones");
    assert!(text.contains("About four (The radio, 3 March 2025)") && !text.contains('<'), "{text}");

    site.expect(&["edition", "email", "--output", "letter.eml", NOW[0], NOW[1]], 0);
    assert!(site.read("letter.eml").contains("It: goes on"), "without an id the newest");
    assert!(
        site.expect(&["edition", "email", "2025-03-30", NOW[0], NOW[1]], 1)
            .contains("did you mean `2025-03-03`?")
    );
    let nowhere = site.expect(&["edition", "email", "weekly", NOW[0], NOW[1]], 1);
    assert!(nowhere.contains("there is no edition `weekly`") && nowhere.contains("the name of its file"));
    // One that has a file and no page: why, and what makes its message.
    for (front, why, options) in [
        ("draft: true\n", "is a draft", &["--drafts", NOW[0], NOW[1]][..]),
        ("expires: 2025-03-05\n", "expired 5 March 2025", &["--now", "2025-03-04"]),
        (
            "publish_at: 2025-04-01T09:00:00Z\n",
            "is held back until 1 April 2025, 09:00",
            &["--now", "2025-04-01T09:00:00Z"],
        ),
        ("", "is dated 3 March 2025, after now", &["--now", "2025-03-03"]),
    ] {
        edition(&site, "2025-03-03", front, "A quiet day.");
        let now = if front.is_empty() { ["--now", "2025-03-02"] } else { NOW };
        let email = ["edition", "email", "2025-03-03"];
        let said = site.expect(&[&email[..], &now].concat(), 1);
        assert!(said.contains(&format!("error[edition/withheld]: the edition `2025-03-03` {why}")), "{said}");
        assert!(said.contains(options[0]) && said.contains("content/editions/2025-03-03.md"), "{said}");
        site.expect(&[&email[..], &["--output", "letter.eml"], options].concat(), 0);
        assert!(site.read("letter.eml").contains("A quiet day."), "{front}");
    }
}

#[test]
fn a_link_to_what_expires_is_told_before_it_does() {
    let site = site();
    let linking = |front: &str| {
        site.file("content/notes/n.md", format!("---\ntitle: N\n{front}---\nSee [[2025-03-02|Sunday]].\n"));
        site.expect(&["build", NOW[0], NOW[1]], 0).contains("wiki-link/expires")
    };
    assert!(!linking(""));
    edition(&site, "2025-03-02", "expires: 2025-04-01\n", "The talks begin.");
    assert!(linking(""), "the edition goes, the note stays");
    assert!(linking("expires: 2025-05-01\n"));
    assert!(!linking("expires: 2025-04-01\n"), "both go");
    assert!(linking(""));
    edition(&site, "2025-03-02", "", "The talks begin.");
    let said = site.expect(&["build", NOW[0], NOW[1]], 0);
    assert!(!said.contains("wiki-link/expires"), "what is linked to has changed: {said}");
}

/// What is held back is not looked at before its time, when a fault stops what is built by a schedule.
#[test]
fn a_link_to_what_is_published_later_is_told_with_what_lies_ahead() {
    let site = site();
    let note = |id: &str, front: &str, text: &str| {
        site.file(&format!("content/notes/{id}.md"), format!("---\ntitle: {id}\n{front}---\n{text}\n"));
    };
    note("to", "publish_at: 2025-03-12T09:00:00Z\n", "Embargo.");
    for (front, is_told) in [
        ("date: 2025-03-11\n", true),
        ("publish_at: 2025-03-12\n", true),
        ("publish_at: 2025-03-12T09:00:00Z\n", false),
        ("publish_at: 2025-03-13\n", false),
    ] {
        note("from", front, "See [[to]].");
        assert!(!build(&site).contains("wiki-link/"), "neither is there");
        let said = site.expect(&["check", "--future", NOW[0], NOW[1]], 0);
        assert_eq!(said.contains("warning[wiki-link/later]: `[[to]]`"), is_told, "{front}{said}");
    }
    note("from", "date: 2025-03-11\n", "See [[to]].");
    assert!(site.expect(&["build", "--now", "2025-03-11"], 1).contains("wiki-link/unpublished"));
    let said = site.expect(&["build", "--future", "--now", "2025-03-13"], 0);
    assert!(!said.contains("wiki-link/later"), "both are there: {said}");
}

/// A site that is built by a schedule goes on, and says nothing of what has expired but what it was called.
#[test]
fn a_link_to_what_has_expired_is_its_words() {
    let site = site();
    let expiring = "---\ntitle: Ice warning\nslug: ice\naliases: [/ice-warning/]\nexpires: 2025-04-01\n---\n## Quays\n\nThe quays are icy.\n";
    site.file("content/notes/ice on the quays.md", expiring);
    edition(
        &site,
        "2025-03-03",
        "",
        "Mind [[ice]], [[Ice warning]], [[notes/ice]] and [[ice on the quays]].\n\n- [[ice#Quays]]\n- [[ice|the ice]]\n\n\
         ![[ice]]\n\n![[ice#Quays]]\n\n“Some 40 dockers” ([[ice]], [[one]]).",
    );
    build(&site);
    let page = |site: &TestSite| site.page("editions/2025-03-03/index.html");
    assert_eq!(page(&site).matches("href=\"/notes/ice/").count(), 9);

    let later = ["--now", "2025-04-02"];
    let said = site.expect(&["build", later[0], later[1]], 0);
    assert_eq!(said.matches("warning[wiki-link/expired]").count(), 9, "{said}");
    assert_eq!(said.matches("`[[ice#Quays]]` expired 1 April 2025: the words of the link stand").count(), 1);
    assert_eq!(said.matches("`[[ice#Quays]]` expired 1 April 2025: its title stands").count(), 1, "{said}");
    assert!(!site.has_page("notes/ice/index.html"));
    for words in [
        "<p id=\"p1\">Mind Ice warning, Ice warning, Ice warning and ice on the quays.</p>",
        "<span id=\"p2\">Ice warning</span>",
        "<span id=\"p3\">the ice</span>",
        "<p id=\"p4\">Ice warning <span class=\"expired\">(no longer published)</span></p>",
        "<p id=\"p5\">Ice warning <span class=\"expired\">(no longer published)</span></p>",
        "dockers” (Ice warning, <a href=\"/articles/one/\">About one</a>).",
    ] {
        assert!(page(&site).contains(words), "{words}\n{}", page(&site));
    }
    site.expect(&["edition", "email", "2025-03-03", "--output", "letter.eml", later[0], later[1]], 0);
    for (file, text) in common::tree(&site.path("")) {
        let text = String::from_utf8_lossy(&text);
        let is_shown = file.starts_with("public/") || file == "letter.eml";
        assert!(!is_shown || !text.contains("quays are icy") && !text.contains("notes/ice/"), "{file}");
    }
    assert!(
        site.read("letter.eml").contains("Mind Ice warning, Ice warning, Ice warning and ice on the quays.")
    );
    assert!(site.page("editions/feed.xml").contains("Mind Ice warning, Ice warning"));

    // It may come back, and what never was, or is held back, is a fault as before.
    build(&site);
    assert!(page(&site).contains("href=\"/notes/ice/\""));
    for front in ["draft: true\n", "publish_at: 2025-05-01\n"] {
        site.file("content/notes/ice on the quays.md", expiring.replace("expires: 2025-04-01\n", front));
        let said = site.expect(&["build", later[0], later[1]], 1);
        assert_eq!(said.matches("error[wiki-link/unpublished]").count(), 9, "{said}");
    }
}

#[test]
fn an_edition_looks_back_to_the_one_before_and_a_year_at_most() {
    let site = site();
    site.remove("content/editions/2025-03-02.md");
    edition(&site, "2025-01-06", "", "Before.");
    article(&site, "winter", "times", "2025-01-20", "Ice on the quay.");
    let told = |site: &TestSite| {
        build(site);
        site.page("editions/2025-03-03/index.html").contains("About winter")
    };
    assert!(told(&site), "what no edition has told, however long ago the last one was");
    edition(&site, "2023-01-06", "", "Long before.");
    site.remove("content/editions/2025-01-06.md");
    assert!(told(&site), "within a year");
    assert!(site.page("editions/2025-03-03/index.html").contains("2 March 2024"), "and it says from when on");
    // A draft links to what its page tells.
    article(&site, "longer-ago", "times", "2023-06-01", "Sun on the quay.");
    site.remove("content/editions/2025-03-03.md");
    site.expect(&["edition", "new", "--date", "2025-03-03", NOW[0], NOW[1]], 0);
    let draft = site.read("content/editions/2025-03-03.md");
    assert!(draft.contains("- [[winter]]\n") && !draft.contains("longer-ago"), "{draft}");
}

#[test]
fn a_new_edition_links_to_the_last_of_what_is_new() {
    let site = TestSite::new();
    for nth in 0..32 {
        article(&site, &format!("a{nth}"), "times", "2025-03-02", "Ice on the quay.");
    }
    let said = site.run(&["edition", "new", "--date", "2025-03-03", NOW[0], NOW[1]]);
    assert!(String::from_utf8_lossy(&said.stderr).contains("of 32 new articles the last 30 are linked"));
    assert_eq!(site.read("content/editions/2025-03-03.md").matches("[[").count(), 30);
    site.expect(&["edition", "new", "--date", "2025-03-04", NOW[0], NOW[1]], 0);
    assert!(!site.read("content/editions/2025-03-04.md").contains("## "), "no heading over nothing");
}

#[test]
fn what_is_embedded_reads_as_quoted_words_where_there_is_no_markup() {
    let site = site();
    let body =
        "![[one#p2]]\n\n![[one#q1]]\n\nAs before: ![[one#p2]]\n\n![[Note]]\n\n- ![[four#p1]]\n\nAn end.";
    edition(&site, "2025-03-04", "", body);
    site.file("content/notes/note.md", "---\ntitle: Note\n---\nWhat we know\nso far.\n");
    build(&site);
    let text = mail(&site, "2025-03-04").0;
    for words in [
        "\n> Some 40 dockers walked out. — The times, ¶\u{a0}2\n> https://test.example/articles/one/#p2\n",
        "\n> “Nobody has to wait another winter for a fair offer,” — The times, ¶\u{a0}1\n\
         > https://test.example/articles/one/#p1\n\
         > “Nobody should have to wait another winter for a fair offer,” — The radio, ¶\u{a0}1\n\
         > https://test.example/articles/two/#p1\n",
        "\nAs before: Some 40 dockers walked out. — The times, ¶\u{a0}2 [1]\n",
        "\n> What we know so far. — Note\n> https://test.example/notes/note/\n",
        "\n- Nothing happened on the quay, said Tomas Brandt. — The radio, ¶\u{a0}1\n",
        "\n[1] https://test.example/articles/one/#p2\n",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let changes = site.page("editions/2025-03-04/changes/index.html");
    assert!(changes.contains("Some 40 dockers walked out. — The times, ¶\u{a0}2"), "{changes}");
    // Another text there is another page here.
    article(&site, "one", "times", "2025-03-01", "First.\n\nSome 50 dockers walked out.");
    site.file("content/editions/2025-03-04.md", "---\ntitle: T\ndate: 2025-03-04\n---\n![[one#p2]]\n");
    build(&site);
    article(&site, "one", "times", "2025-03-01", "First.\n\nSome 60 dockers walked out.");
    build(&site);
    assert!(site.page("editions/2025-03-04/changes/index.html").contains("Some 60 dockers"));
    site.expect(&["build", NOW[0], NOW[1], "--verify"], 0);
}

#[test]
fn what_changed_in_an_article_stands_in_few_words() {
    let site = site();
    let first =
        "The board met on the quay.\n\n“Nobody has to wait,” said Mirela Dovran.\n\nThe boats lay still.";
    site.article("walkout", "publish: full\nretrieved: 2025-03-01\n", first);
    let version = |day: &str, front: &str, text: &str| {
        site.file(
            &format!("content/articles/walkout@{day}.md"),
            format!("---\nretrieved: {day}\n{front}---\n{text}\n"),
        );
    };
    let second = first.replace("The board met on the quay.", "The board met on the quay for an hour.");
    version("2025-03-03", "", &second);
    let third = second.replace("\n\n“Nobody has to wait,” said Mirela Dovran.", "");
    version("2025-03-09", "title: The walkout\n", &third);
    build(&site);
    let edition = site.page("editions/2025-03-03/index.html");
    assert!(edition.contains("href=\"/articles/walkout/#changes\""), "{edition}");
    assert!(
        edition.contains("</a> · 1 paragraph rewritten</span>"),
        "what changed later is not told: {edition}"
    );
    for page in ["articles/walkout/index.html", "corrections/index.html"] {
        let page = site.page(page);
        for words in [
            "new headline, 1 paragraph gone",
            "Gone: 1 paragraph, 1 quotation</p>",
            "Quotes: “<bdi>Nobody has to wait</bdi>”",
        ] {
            assert!(page.contains(words), "{words}\n{page}");
        }
    }
}

#[test]
fn the_plain_text_of_a_message_reads_as_one_types_it() {
    let site = site();
    site.file("static/crane.png", [0x89, b'P', b'N', b'G']);
    site.article("kept", "title: Kept\npublish: link\n", "Not for everybody.");
    let (one, two) = ("https://test.example/articles/one/#p1", "https://test.example/articles/two/");
    let cited = "The Times, ¶\u{a0}1";
    let wide = "that which nobody on the quay had thought of before Monday";
    for (body, want) in [
        ("As told ([[one#p1]]). [[one#p1]]!", format!("As told ({cited} [1]). {cited} [1]!\n\n[1] {one}")),
        ("See [a page](https://x.example/?a&b).", "See a page [1].\n\n[1] https://x.example/?a&b".into()),
        ("[a page](https://x.example/)", "a page\nhttps://x.example/".into()),
        ("On <https://x.example/> or <a@b.example>.", "On https://x.example/ or a@b.example.".into()),
        (
            "[up](../2025-03-02/) or [down](#p2)",
            "up [1] or down [2]\n\n[1] https://test.example/editions/2025-03-02/\n\
             [2] https://test.example/editions/2025-03-04/#p2"
                .into(),
        ),
        ("a[^x]\n\n[^x]: > [^y]: c", "a [1]\n\n[1]\n[2] c".into()),
        ("![A crane](/crane.png)", "A crane\nhttps://test.example/crane.png".into()),
        ("## The *pay*", "== The pay ==".into()),
        ("- a\n- b\n  - [[two]]\n- c", format!("- a\n- b\n  - About two\n    {two}\n- c")),
        ("3. a\n4. b\n   - c\n\n   d", "3. a\n\n4. b\n   - c\n\n   d".into()),
        ("- [ ] a\n- [x] b\n  - c", "☐ a\n☑ b\n  - c".into()),
        ("1. [x] a", "1. ☑ a".into()),
        ("> a\n>\n> - b\n>\n> > c\n\nd", "> a\n>\n> - b\n>\n> > c\n\nd".into()),
        ("> [!note] Not *so*\n> a", "> == Not so ==\n>\n> a".into()),
        ("> [!note] Title", "> == Title ==".into()),
        ("| a | bbb |\n|--:|---|\n| 100 | c |", "  a | bbb\n----+----\n100 | c".into()),
        (
            &format!("| a | b |\n|---|---|\n| {wide} | [[two]] |\n| {wide} | c |"),
            format!("a: {wide}\nb: About two [1]\n\na: {wide}\nb: c\n\n[1] {two}"),
        ),
        (
            "a[^x], [[one#p1]][^y]\n\n[^x]: b\n\n[^y]: [[two]]\n\n    c",
            format!("a [1], {cited} [2] [3]\n\n[1] b\n[2] {one}\n[3] About two\n    {two}\n\n    c"),
        ),
        ("```\na  b\n\n  c\n```", "    a  b\n\n      c".into()),
        ("a  \nb ~~c~~ ==d== `e == f`", "a\nb ~~c~~ d e == f".into()),
        ("a %% b %% c<br>d\n\n***\n\n<div><p>e</p></div>", "a c\nd\n\n* * *\n\ne".into()),
        (
            "![[kept#p1]]",
            "The Times, ¶\u{a0}1 [1] Words not shown here: this site may show a part of this article only.\
             \n\n[1] https://test.example/articles/kept/#p1"
                .into(),
        ),
    ] {
        edition(&site, "2025-03-04", "since: 2025-03-03\n", body);
        let text = mail(&site, "2025-03-04").0;
        let (_, text) = text.split_once("/editions/2025-03-04/\n\n").expect("an address");
        let text = text.split("\n\n== Since").next().unwrap_or_default();
        assert_eq!(text.trim_end(), want, "{body}");
    }
}

#[test]
fn the_html_of_a_message_needs_neither_forms_nor_its_page() {
    let site = site();
    let body = "> [!note] Title\n> Text\n\n- [ ] a\n- [x] b[^1]\n\n[up](../2025-03-02/)\n\n[^1]: Note.";
    edition(&site, "2025-03-04", "", body);
    let html = mail(&site, "2025-03-04").1;
    assert!(html.contains("Title</strong><br>Text"), "{html}");
    assert!(html.contains("☐ \na") && html.contains("☑ \nb") && !html.contains("<input"), "{html}");
    let here = "https://test.example/editions/2025-03-04/";
    assert!(html.contains(&format!("href=\"{here}#fn-1\"")), "{html}");
    assert!(html.contains(&format!("href=\"{here}../2025-03-02/\"")), "{html}");
}

#[test]
fn messages_say_which_wording_is_new_and_where_it_stands() {
    let (text, html) = mail(&site(), "2025-03-02");
    for words in [
        "> “We go on as long as it takes”\n  Tomas Brandt · The times, ¶\u{a0}1\n",
        "> “Nobody should have to wait another winter for a fair offer”\n  \
         Mirela Dovran · The radio, ¶\u{a0}1, 2 March 2025 · new · the longest wording\n",
        "> “Nobody has to wait another winter for a fair offer”\n  \
         Mirela Dovran · The times, ¶\u{a0}1, 1 March 2025 · quoted before · leaves out 2 words, has 1 other\n",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for words in [
        "2 March 2025 · <strong>new</strong> · the longest wording",
        "1 March 2025 · <strong>quoted before</strong> · leaves out 2 words, has 1 other",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn a_teaser_is_made_of_running_text() {
    let site = site();
    let body = "> [!summary] In short\n> It goes on[^1].\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: A note.\n\n\
                Still open:\n\n- [ ] who pays\n- who decides\n\n## Next\n\nMore.";
    edition(&site, "2025-03-04", "", body);
    build(&site);
    let teaser = "It goes on. Still open: who pays · who decides";
    assert!(site.page("editions/2025-03-04/index.html").contains(&format!("content=\"{teaser}\"")));
    assert!(site.page("editions/index.html").contains(teaser), "lists");
}
