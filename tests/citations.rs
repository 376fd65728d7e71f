//! A text cannot misquote the articles that it cites.

mod common;

use common::{NOW, TestSite};

const ARTICLE: &str = "The harbour board has made an offer on pay.\n\n\
    “We are ready to talk today, and we won't wait for the union's reply,” said Mirela Dovran, who leads the board. \
    It has 26 berths and wants to close 3 of them on 5 March 2025.\n\n\
    Tomas Brandt, the leader of the dockers, called six per cent “a beginning, and not a good one”.";
const OTHER: &str = "Mirela Dovran said: “Nobody has to wait another winter.”";

/// Two articles, the people in them, and a note with `body`.
fn site(body: &str) -> TestSite {
    let site = TestSite::new();
    site.article("offer", "title: Board makes an offer\n", ARTICLE).article("winter", "", OTHER);
    site.file("content/people/mirela-dovran.md", "---\nname: Mirela Dovran\n---\n");
    site.file("content/people/tomas-brandt.md", "---\nname: Tomas Brandt\n---\n");
    note(&site, body);
    site
}

fn note(site: &TestSite, body: &str) {
    site.file("content/notes/n.md", format!("---\ntitle: N\ndate: 2025-03-06\n---\n{body}\n"));
}

/// The codes of what `check` reports, and whether a build would be stopped.
fn check(site: &TestSite) -> (bool, Vec<String>, String) {
    let output = site.run(&["check", "--now", NOW, "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let all = report["diagnostics"].as_array().expect("a list").clone();
    let text = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let said = all.iter().map(|one| format!("{} / {}", text(one, "message"), text(one, "help")));
    let said = said.collect::<Vec<_>>().join("\n");
    (output.status.success(), all.iter().map(|one| text(one, "code")).collect(), said)
}

#[test]
fn misquotations_are_found_and_stop_the_build() {
    for (body, code, help) in [
        // A word changed, left out, put in.
        ("“We are willing to talk today” ([[offer]]).", "citation/misquoted", "[-willing-] {+ready+}"),
        (
            "“We are ready to talk” and “a beginning, and a good one” ([[offer]]).",
            "citation/misquoted",
            "not",
        ),
        ("“We are always ready to talk” ([[offer]]).", "citation/misquoted", "[-always-]"),
        // Cut without a mark, and with one that is none.
        ("“We are ready to talk today for the union's reply” ([[offer]]).", "citation/misquoted", "[…]"),
        ("“We are ready … wait for the union's reply” ([[offer]]).", "citation/misquoted", "[…]"),
        ("“We are ready... wait for the union's reply” ([[offer]]).", "citation/misquoted", "[…]"),
        // Another article's words.
        ("“Nobody has to wait another winter” ([[offer]]).", "citation/misquoted", "`winter#p1` has them"),
        ("“We agree on everything” ([[offer]]).", "citation/misquoted", "quote what it says"),
        // Half a word.
        ("“ready to tal” ([[offer]]).", "citation/misquoted", "talk"),
        // The right words of another speaker.
        (
            "Tomas Brandt said: “We are ready to talk today” ([[offer#p2]]).",
            "citation/other-speaker",
            "Mirela",
        ),
        (
            "“We won’t wait for the union’s reply,” said Tomas Brandt ([[offer]]).",
            "citation/other-speaker",
            "Mirela",
        ),
        // Block quotations, whole and in pieces, and by the paragraph.
        ("> We are willing to talk today\n> — [[offer]]", "citation/misquoted", "ready"),
        (
            "> “We are ready to talk today.”\n>\n> We agree on everything.\n\n— [[offer#p2]]",
            "citation/misquoted",
            "quote what",
        ),
        (
            "“We are willing to talk today”, the board says in [[offer#p2|its offer]].",
            "citation/misquoted",
            "ready",
        ),
    ] {
        let site = site(body);
        let (fine, codes, said) = check(&site);
        assert!(!fine && codes == [code], "{body}\n{codes:?}\n{said}");
        assert!(said.contains(help), "{body}\n{said}");
        site.expect(&["build", "--now", NOW], 1);
        assert!(!site.has_page("index.html"), "{body}");
    }
}

/// A sentence that links to one article and cites nothing else quotes that article.
#[test]
fn a_quotation_is_held_to_the_only_article_of_its_sentence() {
    for (body, fine, code, help) in [
        // Before and after, with words of its own and without.
        (
            "“We are willing to talk today” stands in [[offer|the paper]].",
            false,
            "citation/misquoted",
            "{+ready+}",
        ),
        (
            "In [[offer]], Mirela Dovran said “we are willing to talk today”.",
            false,
            "citation/misquoted",
            "{+ready+}",
        ),
        ("“We are ready to talk”, says [[Mirela Dovran]] in [[offer]].", true, "", ""),
        ("As [[offer]] has it, “a beginning, and not a good one” is what the board gets.", true, "", ""),
        ("[[offer|The paper]] quotes Dovran (“We are ready to talk today”).", true, "", ""),
        // Words that editors keep at a distance.
        ("The “new talks” are in [[offer]].", true, "", ""),
        // Another article's words, or nobody's on file: the link need not be for them.
        (
            "“Nobody has to wait another winter”, unlike in [[offer]].",
            true,
            "citation/misquoted",
            "`([[winter#p1]])`",
        ),
        (
            "Unlike [[offer]], a leaflet has “pay first and talk later”.",
            true,
            "citation/misquoted",
            "cite it",
        ),
        // Several articles, and none.
        ("“We are willing to talk today” is in [[offer]] and not in [[winter]].", true, "", ""),
        ("“We are willing to talk today”, said [[Mirela Dovran]].", true, "", ""),
    ] {
        let (is_fine, codes, said) = check(&site(body));
        assert_eq!((is_fine, codes.join(" ").as_str()), (fine, code), "{body}\n{said}");
        assert!(said.contains(help), "{body}\n{said}");
    }
}

/// A link that leads nowhere hides no misquotation beside it, and is itself not taken for another.
#[test]
fn a_dead_link_does_not_hide_a_misquotation() {
    for (body, codes) in [
        (
            "See [[nobody]].\n\n“We are willing to talk today” ([[offer]]).",
            vec!["citation/misquoted", "wiki-link/unknown"],
        ),
        (
            "“We are willing to talk today” ([[offer]]).\n\nSee [[offer#p9]] and [[nobody]].",
            vec!["citation/misquoted", "wiki-link/no-such-paragraph", "wiki-link/unknown"],
        ),
        ("“Whatever it is that they said” ([[ofer]]).", vec!["wiki-link/unknown"]),
        ("“Whatever it is that they said” stands in [[ofer]], see [[offer]].", vec!["wiki-link/unknown"]),
    ] {
        let site = site(body);
        let (fine, mut found, said) = check(&site);
        found.sort();
        assert_eq!((fine, found), (false, codes.into_iter().map(str::to_owned).collect()), "{body}\n{said}");
    }
}

#[test]
fn what_differs_in_form_alone_is_no_misquotation() {
    for body in [
        "“We are ready to talk today” ([[offer]]).",
        "\"We are ready to talk today,\" ([[offer#p2]]).",
        "«we won’t wait for the union’s reply» ([[offer]])",
        "‘We are ready to talk  today’ [[offer]]",
        "“We are ready to talk […] we won't wait” ([[offer]]).",
        "“[The board is] ready to talk today, [although] we won't wait” ([[offer]]).",
        "“… ready to talk today …” ([[offer]]).",
        "**“We are *ready* to talk today”** ([[offer]]).",
        "Its report “Board makes an offer” ([[offer]]) says little.",
        "“We are ready to talk today,” said [[Mirela Dovran]] ([[offer]]).",
        "[[Tomas Brandt]] called it “a beginning” ([[offer#p3]]).",
        "> “We are ready to talk today […]”\n> — Mirela Dovran, [[offer#p2]]",
        "> We are ready\n> to talk today.\n\n— [[offer]]",
        // No citation, and so nobody's words in particular.
        "“We are winning” is what everybody says. [[offer|An offer]] was made.",
        "The board has 26 berths and closes three of them on 5 March ([[offer#p2]]).",
    ] {
        let (fine, codes, said) = check(&site(body));
        assert!(fine && codes.is_empty(), "{body}\n{codes:?}\n{said}");
    }
}

#[test]
fn figures_dates_and_paragraphs_are_compared() {
    for (body, code, help) in [
        ("The board has 28 berths ([[offer]]).", "citation/figure", "compare the figure"),
        ("The board closes 3 berths on 6 March 2025 ([[offer#p2]]).", "citation/date", "compare the date"),
        ("“We are ready to talk today” ([[offer#p3]]).", "citation/moved", "`#p2`"),
        ("The board has 26 berths ([[offer#p1]]).", "citation/moved", "`#p2`"),
        // Where the article's words name the speaker less plainly, it is for the editor to look.
        ("“A beginning,” said [[Mirela Dovran]] ([[offer]]).", "citation/other-speaker", "name the speaker"),
    ] {
        let (fine, codes, said) = check(&site(body));
        assert!(fine && codes == [code], "{body}\n{codes:?}\n{said}");
        assert!(said.contains(help), "{body}\n{said}");
    }
}

#[test]
fn rough_figures_and_the_editors_own_counts_are_not_compared_by_the_digit() {
    let article =
        "Some 4,120 workers walked out of 26 berths on 5 March 2025, and 31 ships waited. It cost $7,130.";
    for (body, wrong) in [
        ("Thousands walked out ([[rough]]).", false),
        ("Thousands of workers and dozens of ships were in it ([[rough]]).", false),
        ("About 4,000 workers walked out, over 30 ships waited ([[rough]]).", false),
        ("Two papers have it, for three reasons ([[rough]]).", false),
        ("Hundreds of workers walked out ([[rough]]).", true),
        ("Tens of thousands walked out ([[rough]]).", true),
        ("About 3,000 workers walked out ([[rough]]).", true),
        ("More than 5,000 workers walked out ([[rough]]).", true),
        ("4,000 workers walked out ([[rough]]).", true),
        ("Two ships waited ([[rough]]).", true),
        ("It cost about $7,000 ([[rough]]).", false),
        ("About 7,000 people watched ([[rough]]).", true),
    ] {
        let site = site(body);
        site.article("rough", "", article);
        let (fine, codes, said) = check(&site);
        assert!(fine, "{said}");
        assert_eq!(codes == ["citation/figure"], wrong, "{body}\n{codes:?}\n{said}");
        assert_eq!(codes.is_empty(), !wrong, "{body}\n{codes:?}\n{said}");
    }
}

#[test]
fn a_site_can_ask_for_citations() {
    let body = "The board has 26 berths. “We are ready”, it says, “to talk”.\n\nIt met on Monday.";
    let site = site(body);
    assert!(check(&site).0);
    let config = site.read("site.toml") + "[citations]\nrequired = true\n";
    site.file("site.toml", config);
    let (fine, codes, _) = check(&site);
    assert!(!fine && codes == ["citation/missing", "citation/missing"], "{codes:?}");
}

#[test]
fn quotations_are_mended() {
    let site = site(
        "“We are willing to talk today” and “We are ready … wait for the union's reply” ([[offer]]).\n\n\
         “We are ready to talk today” ([[offer#p3]]). “We agree on everything” ([[offer]]).",
    );
    let said = site.expect(&["check", "--now", NOW, "--fix-quotes"], 1);
    assert!(said.contains("content/notes/n.md"), "{said}");
    let text = site.read("content/notes/n.md");
    assert!(
        text.contains("“We are ready to talk today” and “We are ready […] wait for the union's reply”"),
        "{text}"
    );
    assert!(
        text.contains("“We are ready to talk today” ([[offer#p2]]). “We agree on everything” ([[offer]])."),
        "{text}"
    );
    let (_, codes, said) = check(&site);
    assert_eq!(codes, ["citation/misquoted"], "{said}");
}

#[test]
fn a_note_is_looked_at_again_when_its_article_changes() {
    let site = site("“We are ready to talk today” ([[offer]]).");
    site.build();
    site.article("offer", "title: Board makes an offer\n", &ARTICLE.replace("ready", "not ready"));
    let said = site.expect(&["build", "--now", NOW], 1);
    assert!(said.contains("citation/misquoted"), "{said}");
    note(&site, "“We are not ready to talk today” ([[offer]]).");
    site.build();
    common::assert_same(&site.pages(), &site.built_from_nothing(), "after the article and the note changed");
}

#[test]
fn a_paragraph_that_changed_after_it_was_cited_is_reported() {
    let site = site("The offer was “ready” ([[offer#p2]]), and [[offer#p3|Brandt]] answered.");
    let version = |when: &str, text: &str| {
        let text = format!("---\nretrieved: {when}\n---\n{text}\n");
        site.file("content/articles/offer@2025-03-08T0730.md", text);
    };
    // Before the note was written, nothing of it is new.
    version("2025-03-05T07:30:00Z", &ARTICLE.replace("not a good one", "a good one"));
    assert_eq!(check(&site).1, Vec::<String>::new());
    version("2025-03-08T07:30:00Z", &ARTICLE.replace("not a good one", "a good one"));
    let (fine, codes, said) = check(&site);
    assert!(fine && codes == ["citation/changed"], "{codes:?}\n{said}");
    assert!(said.contains("[-not-]") && said.contains("a newer `date`"), "{said}");
    // The day of an edition stands for more.
    let edition = "content/editions/2025-03-06.md";
    site.file(edition, "---\ntitle: E\ndate: 2025-03-06\n---\n[[offer#p3|Brandt]] answered.\n");
    let (_, codes, said) = check(&site);
    assert_eq!(codes, ["citation/changed", "citation/changed"], "{said}");
    assert!(said.contains("say so in the next edition"), "{said}");
    site.remove(edition);
    // Words that the publisher took out were no misquotation, and are one where they never stood.
    version("2025-03-08T07:30:00Z", &ARTICLE.replace("ready", "prepared"));
    let (fine, codes, said) = check(&site);
    assert!(fine && codes == ["citation/changed"; 2], "{codes:?}\n{said}");
    assert!(said.contains("does not say this any more"), "{said}");
    version("2025-03-05T07:30:00Z", &ARTICLE.replace("ready", "prepared"));
    let (fine, codes, said) = check(&site);
    assert!(!fine && codes == ["citation/misquoted"], "{codes:?}\n{said}");
    // What only moved is cited where it is now.
    version("2025-03-08T07:30:00Z", &ARTICLE.replacen("\n\n", "\n\nIt met on Monday.\n\n", 1));
    let (_, codes, said) = check(&site);
    assert!(
        codes.iter().all(|code| code == "citation/changed" || code == "citation/moved"),
        "{codes:?}\n{said}"
    );
    site.expect(&["check", "--now", NOW, "--fix-quotes"], 0);
    let text = site.read("content/notes/n.md");
    assert!(text.contains("[[offer#p3]]") && text.contains("[[offer#p4|Brandt]]"), "{text}");
}

/// Typed dots, stops on the other side of a mark, and guillemets that are turned the other way.
#[test]
fn other_habits_of_typing_are_no_misquotations() {
    let article = "“We were told ... nothing at all,” said Mirela Dovran. “He called it ‘a joke,’ and left. It was, \
        well… the end.”\n\n»Wir gehen nicht«, sagte Tomas Brandt. »[Niemand] von uns geht »nach Hause« oder fort.«";
    for (body, wrong) in [
        ("“We were told … nothing at all” ([[habits]]).", false),
        ("“told...nothing at all” ([[habits]]).", false),
        ("“It was, well... the end.” ([[habits]])", false),
        ("“called it ‘a joke’, and left” ([[habits]]).", false),
        ("“He called it ‘a joke’” ([[habits]]).", false),
        ("»Wir gehen nicht« ([[habits]]).", false),
        ("„Wir gehen nicht“ ([[habits]]), »… von uns geht „nach Hause“ oder fort« ([[habits]]).", false),
        ("«von uns geht “nach Hause” oder fort» ([[habits]])", false),
        ("> »Wir gehen nicht«\n> — [[habits]]", false),
        ("“We were told nothing at all” ([[habits]]).", true),
        ("“called it ‘a bad joke’, and left” ([[habits]]).", true),
        ("»Wir gehen doch nicht« ([[habits]]).", true),
        ("»… von uns bleibt« ([[habits]]).", true),
        ("»[Keiner] von uns bleibt« ([[habits]]).", true),
    ] {
        let site = site(body);
        site.article("habits", "", article);
        let (fine, codes, said) = check(&site);
        assert_eq!(!fine, wrong, "{body}\n{codes:?}\n{said}");
    }
}

/// The sentences of the invented corpus, each quoted in several forms from where it stands: none is a misquotation.
#[test]
fn two_hundred_right_quotations_are_right() {
    let site = TestSite::harbour();
    let export = site.export();
    let (mut count, mut note) = (0, "---\ntitle: Many words\ndate: 2025-03-20\n---\n".to_owned());
    for article in export["articles"].as_array().expect("articles") {
        let id = article["id"].as_str().expect("an id");
        let text = site.read(&format!("content/articles/{id}.md"));
        let body = text.splitn(3, "---\n").nth(2).expect("a body");
        for paragraph in body.split("\n\n").map(str::trim) {
            // Without quotation marks and markup of its own, so that the forms below are plain.
            if paragraph.contains(['“', '"', '*', '[', '«', '‘', '#', '|', '_', '`', '!', '>'])
                || paragraph.is_empty()
            {
                continue;
            }
            let sentence = paragraph.split(". ").next().unwrap_or(paragraph).trim_end_matches('.');
            let words: Vec<&str> = sentence.split_whitespace().collect();
            if words.len() < 8 {
                continue;
            }
            let (first, last) = (words[..3].join(" "), words[words.len() - 3..].join(" "));
            let lowered = format!(
                "[{}]{}",
                &sentence[..sentence.chars().next().map_or(0, char::len_utf8)].to_lowercase(),
                &sentence[sentence.chars().next().map_or(0, char::len_utf8)..]
            );
            for quoted in [
                format!("“{sentence}” ([[{id}]])"),
                format!("\"{sentence},\" ([[{id}]])"),
                format!("« {sentence} » ([[{id}]])"),
                format!("“{first} […] {last}” ([[{id}]])"),
                format!("“{lowered}” ([[{id}]])"),
                format!("> {sentence}.\n> — [[{id}]]"),
                format!("In [[{id}]] it says “{sentence}”."),
                format!("“{sentence},” says [[{id}|the paper]]."),
            ] {
                note += &format!("{quoted}\n\n");
                count += 1;
            }
        }
    }
    assert!(count >= 200, "{count}");
    site.file("content/notes/many-words.md", note);
    let (fine, codes, said) = check(&site);
    let wrong: Vec<&String> = codes.iter().filter(|code| code.starts_with("citation/")).collect();
    assert!(fine && wrong.is_empty(), "{wrong:?}\n{said}");
}

#[test]
fn a_title_of_a_call_out_is_no_quotation() {
    for (body, wrong) in [
        ("> [!quote] The answer of the board\n> We are ready to talk today.\n> — [[offer]]", false),
        ("> [!quote] The answer of the board\n> We are willing to talk today.\n> — [[offer]]", true),
        ("> [!quote] [[offer#p2]]\n> We are ready to talk today.", false),
        ("> [!info] Further reading\n> - [[offer]]\n> - [[winter]]", false),
        ("> [!note] About [[offer]]\n> Nobody has seen it yet.", false),
        ("> [!quote] What it says\n> ![[offer#p2]]", false),
        ("| a | “We are never ready” ([[offer]]) |\n|---|---|\n| b | c |", true),
    ] {
        let (fine, codes, said) = check(&site(body));
        assert_eq!(!fine, wrong, "{body}\n{codes:?}\n{said}");
    }
}
