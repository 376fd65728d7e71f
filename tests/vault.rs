//! An Obsidian vault that is opened on `content/` works as it is.

mod common;

use common::{NOW, TestSite};

const FRONT: &str = "title: Board makes an offer\npublish: full\n";
const OFFER: &str = "The board made an offer.\n\n“Nobody has to wait another winter,” said Mirela Dovran.\n\nIt has 26 berths.";

/// A vault with what Obsidian writes by itself, and notes as its users write them.
fn vault() -> TestSite {
    let site = TestSite::new();
    site.article("offer", FRONT, OFFER);
    site.file("content/.obsidian/app.json", "{\"alwaysUpdateLinks\": true}\n");
    site.file("content/.obsidian/workspace.json", "{}\n");
    site.file("content/.trash/old.md", "gone\n");
    site.file(
        "content/notes/Pay talks.md",
        "# Where we are\n\nThe first offer came on Monday. ^first\n\n## What is open\n\n- Berths ^berths\n- Winter\n\n\
         %% ask Tomas before this goes out %%\n\n#pay and #talks/2025, but not #1 or `#code`.\n",
    );
    site.file(
        "content/notes/Overview.md",
        "---\ntags: [overview]\naliases:\n  - The big picture\n  - /old/overview/\ncssclasses: [wide]\n---\n\
         See [[Pay talks]], [[Pay talks#What is open]], [[Pay talks#^first|the offer]] and [[The big picture]].\n\n\
         ![[offer#p2]]\n\n![[offer#q1]]\n\n![[Pay talks#^first]]\n\n![[harbour.png]]\n\n\
         > [!warning] Not confirmed\n> Only one source has it.\n\n> [!note]\n> Untitled.\n\n> Plain.\n\n\
         A ==marked== word, a[^1] footnote.\n\n[^1]: Its text.\n",
    );
    site.file("static/harbour.png", [0x89, b'P', b'N', b'G']);
    site
}

#[test]
fn a_vault_builds_and_holds_what_obsidian_shows() {
    let site = vault();
    site.build();
    site.expect(&["check", "--now", NOW], 0);
    let talks = site.page("notes/pay-talks/index.html");
    assert!(talks.contains("<h1>Pay talks</h1>"), "a note is called as its file: {talks}");
    for hidden in ["ask Tomas", "%%", "^first", "^berths"] {
        assert!(!talks.contains(hidden), "{hidden}");
    }
    assert!(site.has_page("tags/pay/index.html") && site.has_page("tags/talks-2025/index.html"));
    assert!(!site.has_page("tags/1/index.html") && !site.has_page("tags/code/index.html"));
    let overview = site.page("notes/overview/index.html");
    for shown in [
        "href=\"/notes/pay-talks/\"",
        "href=\"/notes/pay-talks/#p3\"",
        "href=\"/notes/pay-talks/#p2\">the offer</a>",
        // Paragraph, utterance, and block of a note.
        "“Nobody has to wait another winter,” said Mirela Dovran.</span>",
        "“Nobody has to wait another winter,”</span>",
        "The first offer came on Monday.</span>",
        "<img src=\"/harbour.png\"",
        "<blockquote class=\"callout callout-warning\">",
        "<strong class=\"callout-title\">Not confirmed</strong>",
        "<blockquote class=\"callout callout-note\">",
        "<mark>marked</mark>",
    ] {
        assert!(overview.contains(shown), "{shown}\n{overview}");
    }
    assert!(!overview.contains("[!"), "{overview}");
    assert!(site.page("old/overview/index.html").contains("/notes/overview/"));
}

#[test]
fn an_embed_shows_no_more_than_the_policy_allows() {
    let site = vault();
    site.article("offer", "title: Board makes an offer\npublish: link\n", OFFER);
    site.build();
    let overview = site.page("notes/overview/index.html");
    assert!(!overview.contains("said Mirela Dovran"), "{overview}");
    assert!(overview.contains("href=\"/articles/offer/#p2\""), "a link is left: {overview}");
    site.article("offer", "title: Board makes an offer\npublish: excerpt\n", OFFER);
    site.file("content/sources/times.md", "---\nname: The Times\nexcerpt_words: 8\n---\n");
    site.build();
    let overview = site.page("notes/overview/index.html");
    assert!(!overview.contains("said Mirela Dovran"), "{overview}");
}

/// Within a note, `[[#…]]` leads to a heading, a block or a paragraph of the note itself.
#[test]
fn a_note_links_to_its_own_headings_and_blocks() {
    let site = TestSite::new();
    let note = "# Start\n\nGo to [[#What is open]], [[#^berths]], [[#Start|the top]] or [[#p1]].\n\n\
        ## What is open\n\nThe berths. ^berths\n";
    site.file("content/notes/own.md", note);
    site.file("content/people/ann.md", "---\nname: Ann\n---\nSee [[#Life]].\n\n## Life\n\nLong.\n");
    site.build();
    site.expect(&["check", "--now", NOW], 0);
    let page = site.page("notes/own/index.html");
    for link in [
        "<a href=\"/notes/own/#p3\">What is open</a>",
        "<a href=\"/notes/own/#p4\">¶\u{a0}4</a>",
        "<a href=\"/notes/own/#p1\">the top</a>",
        "<a href=\"/notes/own/#p1\">Start</a>",
    ] {
        assert!(page.contains(link), "{link}\n{page}");
    }
    assert!(!page.contains("class=\"backlinks\""), "a note is no backlink of its own: {page}");
    assert!(site.page("people/ann/index.html").contains("<a href=\"/people/ann/#p2\">Life</a>"));
    // What the note no longer has is named as it was written.
    site.file("content/notes/own.md", note.replace("## What is open", "## What is closed"));
    let said = site.expect(&["build", "--now", NOW], 1);
    assert!(said.contains("`own` has no heading and no block that is called `What is open`"), "{said}");
}

#[test]
fn an_embedded_heading_shows_its_section() {
    let site = vault();
    site.file(
        "content/notes/Days.md",
        "# Days\n\n## Monday\n\nTalks began. [[offer#p2]] has it.\n\n- One berth\n- Two berths\n\n\
         ### At night\n\nThey went on.\n\n## Tuesday\n\nNothing came.\n",
    );
    site.article("long", FRONT, "First.\n\n## Reactions\n\nBrandt said no.\n\n## Background\n\nLong ago.");
    site.file("content/notes/Week.md", "![[Days#Monday]]\n\n![[long#Reactions]]\n\n[[Days#Monday]]\n");
    site.build();
    let page = site.page("notes/week/index.html");
    for shown in [
        "<strong class=\"embedded\">Monday</strong>",
        "Talks began. The Times, ¶\u{a0}2 has it.",
        "<span class=\"embedded embedded-item\">Two berths</span>",
        "<strong class=\"embedded\">At night</strong>",
        "They went on.",
        "<a href=\"/notes/days/#p2\">Days</a>",
        "Brandt said no.",
        "<a href=\"/notes/days/#p2\">Days › Monday</a>",
    ] {
        assert!(page.contains(shown), "{shown}\n{page}");
    }
    assert!(!page.contains("Nothing came") && !page.contains("Long ago"), "{page}");
    // It follows what it shows.
    let days = site.read("content/notes/Days.md");
    site.file("content/notes/Days.md", days.replace("They went on.", "They slept."));
    site.build();
    assert!(site.page("notes/week/index.html").contains("They slept."));
    site.expect(&["build", "--now", NOW, "--verify"], 0);
}

/// A link that stands in for words that a policy withholds is reported, and says so to readers.
#[test]
fn what_is_embedded_and_withheld_is_reported() {
    let body = "The board made an offer.\n\n“Nobody has to wait another winter,” said Mirela Dovran.";
    for (publish, embed, said, help) in [
        (
            "link",
            "![[offer#p2]]",
            "paragraph 2 of `offer` is not shown here",
            "`publish` in content/articles/offer.md",
        ),
        ("link", "![[offer]]", "the beginning of `offer` is not shown here", "`publish` in"),
        ("link", "![[offer#q1]]", "quotation 1 of `offer` is not shown here", "`publish` in"),
        ("excerpt", "![[offer#p2]]", "published as an excerpt", "`publish`, or by `excerpt_words`, in"),
    ] {
        let site = TestSite::new();
        site.article("offer", &format!("title: Offer\nlanguage: en\npublish: {publish}\n"), body);
        site.file("content/sources/times.md", "---\nname: The Times\nexcerpt_words: 5\n---\n");
        site.file("content/notes/n.md", format!("---\ntitle: N\n---\nSee this:\n\n{embed}\n"));
        let found = site.build();
        assert!(
            found.contains("warning[embed/withheld]") && found.contains("content/notes/n.md:6:1"),
            "{found}"
        );
        assert!(found.contains(said) && found.contains(help), "{embed}\n{found}");
        let page = site.page("notes/n/index.html");
        assert!(page.contains("</a> <span class=\"unshown\">Words not shown here: "), "{page}");
        site.file("site.toml", "title = \"T\"\nbase_url = \"https://t.example/\"\nlanguage = \"de\"\n");
        site.build();
        assert!(site.page("notes/n/index.html").contains("Wortlaut wird hier nicht gezeigt"));
        // With more allowed, there is nothing to say.
        site.article("offer", "title: Offer\nlanguage: en\npublish: full\n", body);
        site.file("content/sources/times.md", "---\nname: The Times\n---\n");
        assert!(!site.build().contains("embed/withheld"));
        assert!(!site.page("notes/n/index.html").contains("class=\"unshown\""));
    }
}

/// Wherever the first words of a text stand, links read as on its page.
#[test]
fn first_words_read_as_on_the_page() {
    let site = vault();
    let front = "date: 2025-03-05\ntags: [pay]\n";
    let body = "As [[offer#p2]] has it, [[offer]] is ==new==, says [[offer#p1|the paper]] (see [[Pay talks#What is open]]).";
    site.file(
        "content/notes/first.md",
        format!("---\ntitle: First\n{front}---\n{body}\n\n## On\n\n[[#On]].\n"),
    );
    site.file("content/editions/2025-03-05.md", format!("---\ntitle: Day\ndate: 2025-03-05\n---\n{body}\n"));
    site.file("content/notes/other.md", "---\ntitle: Other\n---\n![[first]]\n");
    site.build();
    let want = "As The Times, ¶\u{a0}2 has it, Board makes an offer is new, says the paper (see Pay talks › What is open).";
    for page in [
        "index.html",
        "notes/index.html",
        "notes/other/index.html",
        "notes/first/index.html",
        "tags/pay/index.html",
        "tags/pay/feed.xml",
        "tags/pay/feed.json",
        "editions/index.html",
        "editions/feed.xml",
    ] {
        let html = site.page(page);
        if page != "tags/pay/index.html" {
            assert!(html.contains(want), "{page}\n{html}");
        }
        assert!(!html.contains("offer#p2"), "{page}\n{html}");
    }
    let search: String = site
        .pages()
        .iter()
        .filter(|(path, _)| path.starts_with("search"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(search.contains("As The Times, ¶\u{a0}2 has it") && !search.contains("offer#p2"), "{search}");
    // What the source is called now stands there at once.
    site.file("content/sources/times.md", "---\nname: The Daily\ndomains: [times.example]\n---\n");
    site.build();
    assert!(site.page("notes/index.html").contains("As The Daily, ¶\u{a0}2 has it"));
    site.expect(&["build", "--now", NOW, "--verify"], 0);
}

#[test]
fn embeds_and_names_follow_what_they_show() {
    let site = vault();
    site.build();
    site.article("offer", FRONT, &OFFER.replace("another winter", "until spring"));
    let talks = site.read("content/notes/Pay talks.md");
    site.file("content/notes/Pay talks.md", talks.replace("The first offer", "A better offer"));
    site.build();
    let overview = site.page("notes/overview/index.html");
    assert!(overview.contains("until spring") && overview.contains("A better offer"), "{overview}");
    site.expect(&["build", "--now", NOW, "--verify"], 0);
    site.file("content/notes/Pay talks.md", talks.replace("## What is open", "## What is closed"));
    let said = site.expect(&["build", "--now", NOW], 1);
    assert!(said.contains("has no heading and no block that is called `What is open`"), "{said}");
}

/// What is begun in the title of a call-out and goes on in the next line is the title's, and every tag is closed in turn.
#[test]
fn the_title_of_a_call_out_closes_what_it_opens() {
    let title = "<strong class=\"callout-title\">";
    for (body, want) in [
        ("> [!note] a *b\n> c* d", "a <em>b\nc</em></strong> d</p>"),
        ("> [!note] a **b *c\n> d* e** f", "a <strong>b <em>c\nd</em> e</strong></strong> f</p>"),
        (
            "> [!note] [a\n> b](https://x.example/) c",
            "<a href=\"https://x.example/\">a\nb</a></strong> c</p>",
        ),
        ("> [!note] ![a\n> b](/x.png) c", "<img src=\"/x.png\" alt=\"a\nb\" /></strong> c</p>"),
        ("> [!note] *a* b\n> *c* d", "<em>a</em> b</strong><br><em>c</em> d</p>"),
        ("> [!note] a *b\n> c*", "a <em>b\nc</em></strong></p>"),
        ("> [!note] a `b\n> c` d\n> e", "a <code>b c</code> d</strong><br>e</p>"),
        ("> [!note] a\n>\n> b *c\n> d* e", "a</strong></p>\n<p id=\"p2\">b <em>c\nd</em> e</p>"),
    ] {
        let site = TestSite::new();
        site.file("static/x.png", [0x89, b'P', b'N', b'G']);
        site.file("content/notes/n.md", format!("---\ntitle: N\n---\n{body}\n"));
        site.build();
        let page = site.page("notes/n/index.html");
        let shown = page.split_once(title).expect("a title").1;
        assert!(shown.starts_with(want), "{body}\n{shown}");
    }
}

/// Pictures that lie within the vault, wherever Obsidian puts them, are published if a text shows them.
#[test]
fn pictures_of_the_vault_are_published_if_they_are_shown() {
    let site = TestSite::new();
    let note = |body: &str| {
        site.file("content/notes/Harbour.md", body);
    };
    let picture = |path: &str, last: u8| {
        site.file(path, [0x89, b'P', b'N', b'G', last]);
    };
    picture("content/Pasted image 2025 é.png", 1);
    picture("content/notes/files/crane.jpg", 1);
    picture("content/never shown.png", 1);
    picture("static/harbour.png", 1);
    site.file("content/notes/files/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    note(
        "![[Pasted image 2025 é.png]]\n\n![[pasted image 2025 é.png|300]]\n\n\
         ![[harbour.png|The \"old\" quay]]\n\n![[harbour.png | Quay|300x200]] and *so on*\n\n![[harbour.png#right]]\n\n![A crane](files/crane.jpg)\n\n\
         ![](../Pasted%20image%202025%20%C3%A9.png)\n\n![[plan.svg]]\n\n![[harbour.png]]\n\n\
         ![](https://x.example/far.png)\n",
    );
    site.expect(&["check", "--now", NOW], 0);
    site.build();
    let page = site.page("notes/harbour/index.html");
    for shown in [
        "<img src=\"/media/Pasted%20image%202025%20%C3%A9.png\" alt=\"\"",
        "<img src=\"/media/notes/files/crane.jpg\" alt=\"A crane\"",
        "<img src=\"/media/notes/files/plan.svg\"",
        "<img src=\"/media/Pasted%20image%202025%20%C3%A9.png\" alt=\"\" width=\"300\">",
        "<img src=\"/harbour.png\" alt=\"The &quot;old&quot; quay\">",
        "<img src=\"/harbour.png\" alt=\"Quay\" width=\"300\" height=\"200\"> and <em>so on</em>",
        "<img src=\"https://x.example/far.png\"",
    ] {
        assert!(page.contains(shown), "{shown}\n{page}");
    }
    assert_eq!(page.matches("/media/Pasted").count(), 3, "{page}");
    assert!(site.has_page("media/Pasted image 2025 é.png"));
    assert!(!site.has_page("media/never shown.png"), "nobody asked for it");
    // Other bytes are published, and no page is another.
    picture("content/notes/files/crane.jpg", 2);
    site.build();
    assert_eq!(std::fs::read(site.path("public/media/notes/files/crane.jpg")).expect("it is there")[4], 2);
    site.expect(&["build", "--now", NOW, "--verify"], 0);
    // One beside the text is meant before another of the name, and what no text shows goes.
    picture("content/notes/harbour.png", 3);
    note("![[harbour.png]]\n");
    site.build();
    assert!(site.page("notes/harbour/index.html").contains("src=\"/media/notes/harbour.png\""));
    assert!(!site.has_page("media/notes/files/crane.jpg"));
    site.expect(&["build", "--now", NOW, "--verify"], 0);
    // Nor is what a draft shows, and what an article names is a stranger's.
    note("---\ndraft: true\n---\n![[harbour.png]]\n");
    site.article("offer", FRONT, "![](../notes/harbour.png) ![[harbour.png]]");
    site.build();
    assert!(!site.has_page("media/notes/harbour.png"));
}

#[test]
fn pictures_that_are_unknown_or_several_are_reported() {
    for (body, code, help) in [
        ("![[nothing.png]]", "picture/unknown", "no picture `nothing.png`"),
        ("![[../../../etc/secret.png]]", "picture/unknown", "no picture"),
        ("![A ship](ship.png)", "picture/unknown", "no picture `ship.png`"),
        ("![](files/a%20ship.png)", "picture/unknown", "no picture `files/a ship.png`"),
        ("![](/ship.png?v=1)", "picture/unknown", "no picture `/ship.png`"),
        ("![[crane.png]]", "picture/ambiguous", "content/a/crane.png is shown"),
    ] {
        let site = TestSite::new();
        for path in ["content/a/crane.png", "content/b/crane.png", "secret.png"] {
            site.file(path, [0x89, b'P', b'N', b'G']);
        }
        site.file("content/notes/n.md", format!("Text.\n\n{body}\n"));
        let said = site.expect(&["build", "--now", NOW], 0);
        assert!(said.contains(&format!("warning[{code}]")) && said.contains(help), "{body}\n{said}");
        assert!(said.contains("content/notes/n.md:3:1"), "{said}");
        assert!(!site.has_page("media/secret.png"));
    }
    // Of `static/`, by the path from the page or from the root.
    let site = TestSite::new();
    site.file("static/x/ship.png", [0x89, b'P', b'N', b'G']);
    site.file(
        "content/notes/n.md",
        "![](../../x/ship.png) ![](/x/ship.png) ![[x/ship.png]] ![](https://x.example/far.png)\n",
    );
    let said = site.expect(&["check", "--now", NOW], 0);
    assert!(!said.contains("picture/unknown"), "{said}");
}
