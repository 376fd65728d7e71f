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
        ("> [!note] *a* b\n> *c* d", "<em>a</em> b</strong><em>c</em> d</p>"),
        ("> [!note] a *b\n> c*", "a <em>b\nc</em></strong></p>"),
        ("> [!note] a `b\n> c` d\n> e", "a <code>b c</code> d</strong>e</p>"),
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
}
