//! The language server, driven as an editor drives it.

mod common;

use std::fs;

use common::editor::Editor;
use common::{NOW, TestSite};
use serde_json::{Value, json};

fn open(site: &TestSite) -> Editor {
    let mut editor = Editor::open(assert_cmd::cargo::cargo_bin!("briefing"), site.root(), &["--now", NOW]);
    editor.read();
    editor
}

fn labels(items: &[(String, String)]) -> Vec<&str> {
    items.iter().map(|(label, _)| label.as_str()).collect()
}

fn inserted<'a>(items: &'a [(String, String)], label: &str) -> &'a str {
    let item = items.iter().find(|(known, _)| known == label);
    &item.unwrap_or_else(|| panic!("{label} in {items:?}")).1
}

/// Does to the files what an edit says.
fn apply(site: &TestSite, editor: &Editor, edit: &Value) {
    let path = |uri: &Value| {
        let uri = uri.as_str().expect("an address");
        uri.strip_prefix(&editor.address("")).expect("a file of the site").replace("%20", " ")
    };
    for change in edit["documentChanges"].as_array().expect("changes") {
        match change["kind"].as_str() {
            Some("create") => drop(site.file(&path(&change["uri"]), "")),
            Some("rename") => {
                let (from, to) = (path(&change["oldUri"]), path(&change["newUri"]));
                fs::create_dir_all(site.path(&to).parent().expect("a folder")).expect("it is made");
                fs::rename(site.path(&from), site.path(&to)).expect("it is renamed");
            }
            _ => {
                let path = path(&change["textDocument"]["uri"]);
                let mut text = site.read(&path);
                let mut edits = change["edits"].as_array().expect("edits").clone();
                let start = |edit: &Value| {
                    let start = &edit["range"]["start"];
                    (start["line"].as_u64(), start["character"].as_u64())
                };
                edits.sort_by_key(start);
                for edit in edits.iter().rev() {
                    let span = offset(&text, &edit["range"]["start"])..offset(&text, &edit["range"]["end"]);
                    text.replace_range(span, edit["newText"].as_str().expect("a text"));
                }
                site.file(&path, text);
            }
        }
    }
}

/// The byte at a position, which counts UTF-16.
fn offset(text: &str, position: &Value) -> usize {
    let (line, character) = (position["line"].as_u64(), position["character"].as_u64());
    let line = line.expect("a line") as usize;
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let mut units = character.expect("a character") as usize;
    for (at, c) in text[start..].char_indices() {
        if units == 0 {
            return start + at;
        }
        units -= c.len_utf16();
    }
    text.len()
}

#[test]
fn what_is_asked_before_the_site_is_read_is_answered_when_it_is() {
    let site = TestSite::harbour();
    let mut editor = Editor::open(assert_cmd::cargo::cargo_bin!("briefing"), site.root(), &["--now", NOW]);
    let note = "content/notes/new.md";
    editor.show(note, "---\ntitle: New\n---\nSee [[");
    let all = editor.complete(note, 3, 6);
    assert!(labels(&all).contains(&"Tomas Brandt"), "{all:?}");
    assert!(editor.end().success());
}

#[test]
fn links_are_completed_by_name_and_by_id() {
    let site = TestSite::harbour();
    let mut editor = open(&site);
    let note = "content/notes/new.md";
    editor.show(note, "---\ntitle: New\n---\nSee [[");
    let all = editor.complete(note, 3, 6);
    assert!(labels(&all).contains(&"Tomas Brandt"), "{all:?}");

    editor.write(note, "---\ntitle: New\n---\n“ü” [[brandt");
    let found = editor.complete(note, 3, 12);
    assert_eq!(inserted(&found, "Tomas Brandt"), "Tomas Brandt]]");
    assert_eq!(inserted(&found, "Two people called Brandt"), "two-brandts]]");
    assert!(!labels(&found).contains(&"Marta Feld"), "{found:?}");

    // Capitals, accents and the spelling do not matter; brackets that are there are not written again.
    editor.write(note, "---\ntitle: New\n---\n[[lominsk]]");
    let found = editor.complete(note, 3, 9);
    assert_eq!(inserted(&found, "Oleksiy Lomynskyi"), "Oleksiy Lomynskyi");
    editor.write(note, "---\ntitle: New\n---\n[[strike-begins#");
    let found = editor.complete(note, 3, 16);
    assert_eq!(found[0], ("p1".to_owned(), "p1]]".to_owned()));
    assert!(found.len() > 4, "{found:?}");
    assert!(editor.end().success());
}

#[test]
fn front_matter_and_site_toml_are_completed_by_key_and_value() {
    let site = TestSite::harbour();
    let mut editor = open(&site);
    let article = "content/articles/new.md";
    editor.show(article, "---\ntitle: T\npub\n---\n");
    let keys = editor.complete(article, 2, 3);
    assert_eq!(inserted(&keys, "published"), "published: ");
    assert_eq!(inserted(&keys, "corrections"), "corrections:");
    assert!(!labels(&keys).contains(&"title"), "it is there already: {keys:?}");

    editor.write(article, "---\ntitle: T\npublish: \n---\n");
    assert_eq!(labels(&editor.complete(article, 2, 9)), ["full", "excerpt", "link"]);
    editor.write(article, "---\nsource: port\n---\n");
    assert_eq!(inserted(&editor.complete(article, 1, 12), "Port Alder Times"), "Port Alder Times");
    editor.write(article, "---\npeople: [Marta Feld, bra]\n---\n");
    assert!(labels(&editor.complete(article, 1, 24)).contains(&"Helene Brandt"));
    editor.write(article, "---\ntags: [str]\n---\n");
    assert!(labels(&editor.complete(article, 1, 10)).contains(&"strike"));
    editor.write(article, "---\ncorrections:\n  - quote: x\n    sp\n---\n");
    assert_eq!(inserted(&editor.complete(article, 3, 6), "speaker"), "speaker: ");

    editor.show("site.toml", "title = \"T\"\n[social]\nca\n");
    assert_eq!(inserted(&editor.complete("site.toml", 2, 2), "cards"), "cards = ");
    editor.write("site.toml", "title = \"T\"\n[social]\ncards = \n");
    assert_eq!(inserted(&editor.complete("site.toml", 2, 8), "pages"), "\"pages\"");
}

#[test]
fn a_version_has_keys_of_its_own_and_the_names_of_its_article() {
    let site = TestSite::harbour();
    let version = "content/articles/strike-begins@2025-03-05T0730.md";
    let text = "---\nretrieved: 2025-03-05\n\n---\nTomas Brandt said nothing.\n";
    site.file(version, text);
    let mut editor = open(&site);
    editor.show(version, text);
    let keys = editor.complete(version, 2, 0);
    assert_eq!(labels(&keys), ["updated", "title"]);
    let hover = editor.ask_at("hover", version, 1, 3, json!({}));
    let shown = hover["contents"]["value"].as_str().unwrap_or_default();
    assert!(shown.contains("`retrieved` · day, required") && shown.contains("The newest text"), "{hover}");
    let hover = editor.ask_at("hover", version, 4, 8, json!({}));
    let shown = hover["contents"]["value"].as_str().unwrap_or_default();
    assert!(shown.contains("**Tomas Brandt** · person"), "{hover}");
}

#[test]
fn cards_tell_who_and_what_is_meant() {
    let site = TestSite::harbour();
    let mut editor = open(&site);
    let note = "content/notes/new.md";
    let text = "---\ntitle: New\n---\n[[Mirela Dovran]] [[strike-begins]] [[strike-begins#p5|there]]\n";
    editor.show(note, text);
    let mut hover = |path: &str, line: usize, character: usize| {
        let hover = editor.ask_at("hover", path, line, character, json!({}));
        hover["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    let person = hover(note, 3, 4);
    for words in
        ["**Mirela Dovran** · person", "Prime Minister of Caldria (2022-06-15–)", "spelled ", "articles of "]
    {
        assert!(person.contains(words), "{words}: {person}");
    }
    let article = hover(note, 3, 22);
    assert!(article.contains("Port Alder Times, 2025-03-03"), "{article}");
    assert!(article.contains("published as `"), "{article}");
    let paragraph = hover(note, 3, 40);
    assert!(paragraph.contains("\n\n> **p5** "), "{paragraph}");
    let key = hover(note, 1, 2);
    assert!(key.contains("`title` · text\n") && key.contains("The headline; the name of the file"), "{key}");

    // In an article, a name is somebody's.
    let article = "content/articles/crane-operator.md";
    let text = site.read(article);
    let line = text.lines().position(|line| line.contains("Aleksey Lominskiy")).expect("a line");
    let character = text.lines().nth(line).and_then(|line| line.find("Lominskiy")).expect("a name");
    editor.show(article, &text);
    let hover = editor.ask_at("hover", article, line, character + 1, json!({}));
    let shown = hover["contents"]["value"].as_str().unwrap_or_default();
    assert!(shown.contains("**Oleksiy Lomynskyi**"), "{hover}");
}

#[test]
fn faults_come_as_they_are_typed_and_go_when_they_are_mended() {
    let site = TestSite::harbour();
    site.file("content/notes/saved.md", "---\ntitel: S\n---\nText.\n");
    let mut editor = open(&site);
    // Of files that nobody has open as well.
    editor.hear("content/notes/saved.md", &["front-matter/unknown-key"]);

    let note = "content/notes/two-brandts.md";
    let text = site.read(note);
    editor.show(note, &text);
    editor.write(note, &format!("{text}\n“𝄞” [[Nobody Here]]\n"));
    let faults = editor.hear(note, &["wiki-link/unknown"]);
    let line = text.lines().count() + 1;
    assert_eq!(faults[0]["range"]["start"], json!({ "line": line, "character": 5 }), "UTF-16 is counted");
    assert_eq!(faults[0]["range"]["end"], json!({ "line": line, "character": 20 }));
    assert_eq!(faults[0]["severity"], 1);
    editor.change(
        note,
        json!([{
            "range": { "start": { "line": line, "character": 0 }, "end": { "line": line + 1, "character": 0 } },
            "text": "",
        }]),
    );
    editor.hear(note, &[]);

    // What others link to is not missing while its front matter is being written.
    let person = "content/people/tomas-brandt.md";
    editor.show(person, &site.read(person));
    editor.write(person, &site.read(person).replace("name:", "nam:"));
    editor.hear(person, &["front-matter/missing-key", "front-matter/unknown-key"]);
    assert_eq!(editor.codes(note), Vec::<&str>::new());
    // What is closed without being saved never was.
    editor.close(person);
    editor.hear(person, &[]);

    // Somebody else saves.
    site.file("content/notes/saved.md", "---\ntitle: S\n---\nText.\n");
    editor.hear("content/notes/saved.md", &[]);
    site.file("content/notes/saved.md", "---\ntitle: S\n---\n[[strike-begins#p99]]");
    editor.hear("content/notes/saved.md", &["wiki-link/no-such-paragraph"]);

    editor.show("site.toml", "title = 1\nbase_url = \"x\"\n");
    editor.hear("site.toml", &["config/invalid-value"]);
    editor.close("site.toml");
    editor.hear("site.toml", &[]);
    assert_eq!(editor.codes("content/notes/saved.md"), ["wiki-link/no-such-paragraph"]);
}

#[test]
fn links_lead_to_the_file_and_to_the_paragraph() {
    let site = TestSite::harbour();
    site.file(
        "content/notes/gone.md",
        "---\ntitle: Ice warning\nexpires: 2020-01-01\n---\nThe quays are icy.\n",
    );
    let mut editor = open(&site);
    let note = "content/notes/new.md";
    editor.show(note, "---\ntitle: New\n---\n[[Tomas Brandt]] [[strike-begins#p2]]\n");
    let person = editor.ask_at("definition", note, 3, 5, json!({}));
    assert_eq!(person["uri"], editor.address("content/people/tomas-brandt.md"));
    let paragraph = editor.ask_at("definition", note, 3, 20, json!({}));
    assert_eq!(paragraph["uri"], editor.address("content/articles/strike-begins.md"));
    let article = site.read("content/articles/strike-begins.md");
    let body = article.split("---\n").nth(2).expect("a body");
    let second = body.split("\n\n").nth(1).and_then(|text| text.lines().next()).expect("two paragraphs");
    let line = article.lines().position(|line| line == second).expect("it is there");
    assert_eq!(paragraph["range"]["start"]["line"], line);

    let front = "content/articles/strike-begins.md";
    editor.show(front, &article);
    let line = article.lines().position(|line| line.starts_with("source:")).expect("a source");
    let source = editor.ask_at("definition", front, line, 10, json!({}));
    assert_eq!(source["uri"], editor.address("content/sources/port-alder-times.md"));

    let symbols = editor
        .ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": editor.address(front) } }));
    assert_eq!(symbols[1]["name"], "p2");

    // What has expired has no page any more.
    editor.write(note, "---\ntitle: New\n---\n[[gone]] [[Ice warning#p1]]\n");
    editor.hear(note, &["wiki-link/expired", "wiki-link/expired"]);
    for (what, character) in [("definition", 4), ("hover", 4), ("definition", 16), ("references", 16)] {
        let more = json!({ "context": { "includeDeclaration": true } });
        assert_eq!(editor.ask_at(what, note, 3, character, more), Value::Null, "{what}");
    }
}

#[test]
fn references_are_links_front_matter_and_mentions() {
    let site = TestSite::harbour();
    site.file(
        "content/notes/new.md",
        "---\ntitle: New\ncorrections:\n  - {article: strike-begins, name: pilots, person: Tomas Brandt}\n---\n[[Tomas Brandt|He]] and [[tomas-brandt]].\n",
    );
    site.file("content/events/new.md", "---\ntitle: New\ndate: 2025\npeople: [Tomas Brandt]\n---\n");
    let mut editor = open(&site);
    let note = "content/notes/new.md";
    editor.show(note, &site.read(note));
    let found = editor.ask_at("references", note, 5, 4, json!({ "context": { "includeDeclaration": true } }));
    let places: Vec<(String, Value)> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|place| (place["uri"].as_str().expect("an address").to_owned(), place["range"]["start"].clone()))
        .collect();
    let at = |path: &str, line: usize, character: usize| {
        places.contains(&(editor.address(path), json!({ "line": line, "character": character })))
    };
    assert!(at("content/people/tomas-brandt.md", 0, 0), "{places:#?}");
    assert!(at(note, 5, 0) && at(note, 5, 24), "{places:#?}");
    assert!(at(note, 3, 51), "{places:#?}");
    assert!(at("content/events/new.md", 3, 9), "{places:#?}");
    for (path, words) in [
        ("content/people/mirela-dovran.md", "[[Tomas Brandt]]"),
        ("content/articles/strike-begins.md", "Tomas Brandt"),
    ] {
        let text = site.read(path);
        let line = text.lines().position(|line| line.contains(words)).expect(words);
        let character = text.lines().nth(line).and_then(|line| line.find(words)).expect(words);
        assert!(at(path, line, character), "{path}: {places:#?}");
    }
}

#[test]
fn a_person_is_renamed_everywhere_and_keeps_the_old_name() {
    let site = TestSite::harbour();
    site.file(
        "content/events/new.md",
        "---\ntitle: New\ndate: 2025\npeople: [Marta Feld, \"[[Tomas Brandt]]\"]\n---\n",
    );
    let mut editor = open(&site);
    let note = "content/notes/new.md";
    let text = "---\ntitle: New\n---\nü [[Tomas Brandt]] [[tomas brandt#p1|x]] [[tomas-brandt]]\n\n| a |\n|---|\n| [[Tomas Brandt\\|b]] |\n";
    site.file(note, text);
    editor.show(note, text);
    editor.wait("it is never read", |_| true);
    let range = editor.ask_at("prepareRename", note, 3, 5, json!({}));
    assert_eq!(range["placeholder"], "Tomas Brandt");
    // What was just typed has to be read before.
    let mut edit = Value::Null;
    for _ in 0..200 {
        edit = editor.ask_at("rename", note, 3, 5, json!({ "newName": "Thomas Brandt" }));
        if edit.to_string().contains("notes/new.md") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    apply(&site, &editor, &edit);
    assert_eq!(
        site.read(note),
        "---\ntitle: New\n---\nü [[Thomas Brandt]] [[Thomas Brandt#p1|x]] [[tomas-brandt]]\n\n| a |\n|---|\n| [[Thomas Brandt\\|b]] |\n"
    );
    assert!(site.read("content/events/new.md").contains("people: [Marta Feld, \"[[Thomas Brandt]]\"]"));
    assert!(site.read("content/people/mirela-dovran.md").contains("[[Thomas Brandt]]"));
    let file = site.read("content/people/tomas-brandt.md");
    assert!(file.contains("name: Thomas Brandt\n") && file.contains("Tomas Brandt"), "{file}");
    site.expect(&["check", "--now", NOW], 0);
}

#[test]
fn an_article_is_renamed_with_its_file_and_its_links() {
    let site = TestSite::harbour();
    let note = "content/notes/two-brandts.md";
    let mut editor = open(&site);
    editor.show(note, &site.read(note));
    let text = site.read(note);
    let line = text.lines().position(|line| line.contains("[[strike-begins")).expect("a link");
    let character = text.lines().nth(line).and_then(|line| line.find("strike-begins")).expect("a link");
    let place = editor.ask_at("prepareRename", note, line, character, json!({}));
    assert_eq!(place["placeholder"], "strike-begins");
    let edit = editor.ask_at("rename", note, line, character, json!({ "newName": "2025/First day" }));
    apply(&site, &editor, &edit);
    assert!(!site.path("content/articles/strike-begins.md").exists());
    assert!(site.path("content/articles/2025/first-day.md").exists());
    assert!(site.read(note).contains("[[2025/first-day#p5]]"), "{}", site.read(note));
    site.expect(&["check", "--now", NOW], 0);

    // An editor that cannot rename files is told so.
    let site = TestSite::harbour();
    let binary = assert_cmd::cargo::cargo_bin!("briefing");
    let mut plain = Editor::open_with(binary, site.root(), &["--now", NOW], json!({}));
    plain.read();
    plain.show(note, &text);
    let params = json!({
        "textDocument": { "uri": plain.address(note) },
        "position": { "line": line, "character": character },
        "newName": "first-day",
    });
    let id = plain.begin("textDocument/rename", params);
    assert!(plain.answer(id)["error"]["message"].as_str().expect("an error").contains("cannot rename files"));
}

/// Renames what stands at the words of a file, and does what the answer says.
fn rename(site: &TestSite, editor: &mut Editor, path: &str, words: &str, new: &str) {
    let text = site.read(path);
    editor.show(path, &text);
    let line = text.lines().position(|line| line.contains(words)).expect(words);
    let at = text.lines().nth(line).and_then(|line| line.find(words)).expect(words);
    let edit = editor.ask_at("rename", path, line, at + 3, json!({ "newName": new }));
    assert!(edit["documentChanges"].is_array(), "{edit}");
    apply(site, editor, &edit);
}

#[test]
fn an_article_is_renamed_with_its_versions_and_wherever_it_is_named() {
    let site = TestSite::harbour();
    let article = site.read("content/articles/strike-begins.md");
    let body = article.splitn(3, "---\n").nth(2).expect("a body");
    let later = "content/articles/strike-begins@2025-03-05T0730.md";
    site.file(later, format!("---\nretrieved: 2025-03-05T07:30\n---\n{body}\n\n“Nobody sails today,” Tomas Brandt said.\n\nSee [[strike-begins#p1]].\n"));
    // One that cannot be read belongs to it all the same.
    site.file("content/articles/strike-begins@2025-03-04-old.md", "---\nretrieved: 2025-03-04\n---\nOld.\n");
    site.file("content/articles/strike-begins@home.md", article.replace("title:", "title: At home, or"));
    site.file(
        "content/editions/2025-03-06.md",
        "---\ntitle: Thursday\ndate: 2025-03-06\n---\n![[strike-begins#p2]]\n\n![[articles/strike-begins#q1]]\n\n\
         A day ([[strike-begins#p1|the Times]]) and [[content/articles/strike-begins.md]].\n",
    );
    site.file(
        "content/notes/which.md",
        "---\ntitle: Which\ncorrections:\n  - article: strike-begins\n    name: Brandt\n    person: tomas-brandt\n---\nWhy.\n",
    );
    let before = site.run(&["check", "--now", NOW]);
    assert_eq!(before.status.code(), Some(0), "{before:?}");
    let mut editor = open(&site);
    rename(&site, &mut editor, "content/notes/two-brandts.md", "[[strike-begins", "2025/first-day");
    for gone in ["strike-begins.md", "strike-begins@2025-03-05T0730.md", "strike-begins@2025-03-04-old.md"] {
        assert!(!site.path(&format!("content/articles/{gone}")).exists(), "{gone}");
    }
    assert!(site.path("content/articles/2025/first-day@2025-03-04-old.md").exists());
    assert!(site.path("content/articles/strike-begins@home.md").exists(), "it is no version");
    let later = site.read("content/articles/2025/first-day@2025-03-05T0730.md");
    assert!(later.contains("[[2025/first-day#p1]]"), "{later}");
    let edition = site.read("content/editions/2025-03-06.md");
    assert!(
        edition.ends_with(
            "![[2025/first-day#p2]]\n\n![[articles/2025/first-day#q1]]\n\n\
             A day ([[2025/first-day#p1|the Times]]) and [[articles/2025/first-day]].\n"
        ),
        "{edition}"
    );
    assert!(site.read("content/notes/which.md").contains("article: \"2025/first-day\"\n"));
    let after = site.run(&["check", "--now", NOW]);
    assert_eq!(after.status.code(), Some(0), "{}", String::from_utf8_lossy(&after.stderr));
}

/// A link follows also where its paragraph is gone, and where a later text has replaced the one that it stands in.
#[test]
fn links_to_vanished_paragraphs_and_in_superseded_texts_are_renamed() {
    let site = TestSite::new();
    site.article("offer", "", "One paragraph.");
    site.article("other", "", "See [[offer]] and [[offer#p1|it]].");
    site.file(
        "content/articles/other@2025-03-05.md",
        "---\nretrieved: 2025-03-05\n---\nNothing more to see.\n",
    );
    site.file("content/notes/gone.md", "---\ntitle: Gone\n---\nIt was in [[offer#p5]] once.\n");
    site.file("content/notes/here.md", "---\ntitle: Here\n---\nSee [[offer]].\n");
    site.file("content/notes/own.md", "---\ntitle: Own\n---\n## Part\n\nSee [[#Part]] and [[#Gone]].\n");
    let mut editor = open(&site);
    rename(&site, &mut editor, "content/notes/here.md", "[[offer", "first-offer");
    assert!(site.read("content/notes/gone.md").contains("[[first-offer#p5]]"));
    assert!(site.read("content/articles/other.md").contains("[[first-offer]] and [[first-offer#p1|it]]"));
    assert!(site.read("content/notes/here.md").contains("[[first-offer]]"));
    assert!(site.read("content/notes/own.md").contains("[[#Part]] and [[#Gone]]"));
    // A link within a note leads to its own heading.
    let own = "content/notes/own.md";
    editor.show(own, &site.read(own));
    let definition = editor.ask_at("definition", own, 5, 8, json!({}));
    assert_eq!(definition["range"]["start"]["line"], 3, "{definition}");
}

#[test]
fn a_note_without_front_matter_is_renamed_by_its_file() {
    let site = TestSite::harbour();
    site.file("content/notes/Harbour dues & fees.md", "What ships pay.\n");
    site.file(
        "content/notes/other.md",
        "---\ntitle: Other\n---\n[[Harbour dues & fees]] and [[harbour-dues-fees|these]].\n",
    );
    let mut editor = open(&site);
    rename(&site, &mut editor, "content/notes/other.md", "[[Harbour", "dues");
    assert_eq!(site.read("content/notes/dues.md"), "What ships pay.\n");
    assert!(site.read("content/notes/other.md").ends_with("\n[[dues]] and [[dues|these]].\n"));
    site.expect(&["check", "--now", NOW], 0);
}

#[test]
fn what_can_be_mended_is_offered() {
    let site = TestSite::harbour();
    let mut editor = open(&site);
    let note = "content/notes/new.md";
    editor.show(note, "---\ntitle: New\n---\nSee [[Ada New]].\n");
    let faults = editor.hear(note, &["wiki-link/unknown"]);
    let ask = |editor: &mut Editor, faults: &Value| {
        let params = json!({
            "textDocument": { "uri": editor.address(note) },
            "range": faults[0]["range"],
            "context": { "diagnostics": faults },
        });
        editor.ask("textDocument/codeAction", params)
    };
    let actions = ask(&mut editor, &faults);
    let action = &actions[0];
    assert_eq!(action["title"], "Create the person “Ada New”");
    assert_eq!(action["diagnostics"], faults);
    apply(&site, &editor, &action["edit"]);
    assert_eq!(
        site.read("content/people/ada-new.md"),
        "---\nname: Ada New\naliases: []\nroles: []\nwikidata:\n---\n\n"
    );
    editor.hear(note, &[]);

    editor.write(note, "---\ntitle: New\ntag: [x]\n---\nSee [[Marta Fled]].\n");
    let faults = editor.hear(note, &["front-matter/unknown-key", "wiki-link/unknown"]);
    let actions = ask(&mut editor, &faults);
    let edit = &actions[0]["edit"]["documentChanges"][0];
    assert_eq!(edit["edits"][0]["newText"], "tags", "{actions}");
    assert_eq!(edit["textDocument"]["version"], 2);
    editor.write(note, "---\ntitle: New\ntags: [x]\n---\nSee [[Marta Fled#p1|her]].\n");
    let faults = editor.hear(note, &["wiki-link/unknown"]);
    let actions = ask(&mut editor, &faults);
    let edit = &actions[0]["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!(edit["newText"], "Marta Feld", "{actions}");
    assert_eq!(edit["range"]["start"], json!({ "line": 4, "character": 6 }));
}

#[test]
fn nothing_that_an_editor_sends_ends_the_session() {
    let site = TestSite::harbour();
    let binary = assert_cmd::cargo::cargo_bin!("briefing");
    let encodings = json!({ "general": { "positionEncodings": ["utf-8", "utf-16"] } });
    let mut editor = Editor::open_with(binary, site.root(), &["--now", NOW], encodings);
    assert_eq!(editor.server["capabilities"]["positionEncoding"], "utf-8");
    editor.read();
    editor.send_raw("{ this is no message");
    editor.send_raw("[]");
    editor.tell("textDocument/didOpen", json!({ "nonsense": true }));
    editor.tell(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": "file:///x.md", "version": 1 }, "contentChanges": [] }),
    );
    editor.tell("$/setTrace", json!({ "value": "off" }));
    let id = editor.begin("textDocument/hover", json!({ "position": "here" }));
    assert_eq!(editor.answer(id)["error"]["code"], -32602);
    let id = editor.begin("textDocument/nonsense", json!({}));
    assert_eq!(editor.answer(id)["error"]["code"], -32601);

    // Files that are not the site's, and places that are not in the text.
    for path in ["README.md", "../elsewhere.md", "content/notes/.hidden.md", "content/pages.md"] {
        editor.show(path, "[[");
        assert_eq!(editor.ask_at("completion", path, 0, 2, json!({})), Value::Null, "{path}");
    }
    let note = "content/notes/new.md";
    editor.show(note, "---\ntitle: New\n---\nü [[bra");
    assert_eq!(editor.ask_at("hover", note, 999, 999, json!({})), Value::Null);
    assert!(!editor.complete(note, 3, 8).is_empty(), "bytes are counted");

    // More than a text may have.
    editor.write(note, &"x".repeat(9 * 1024 * 1024));
    assert_eq!(editor.ask_at("completion", note, 0, 2, json!({})), Value::Null);
    editor.hear(note, &["input/too-large"]);
    editor.write(note, "---\ntitle: New\n---\nText.\n");
    editor.hear(note, &[]);

    // What is cancelled while it waits behind something else is not done, and every request is answered.
    let references = json!({
        "textDocument": { "uri": editor.address(note) },
        "position": { "line": 1, "character": 8 },
        "context": { "includeDeclaration": true },
    });
    let ids: Vec<u64> =
        (0..20).map(|_| editor.begin("textDocument/references", references.clone())).collect();
    for id in &ids {
        editor.tell("$/cancelRequest", json!({ "id": id }));
    }
    for id in ids {
        let answer = editor.answer(id);
        assert!(answer.get("result").is_some() || answer["error"]["code"] == -32800, "{answer}");
    }
    editor.ask("shutdown", Value::Null);
    let id = editor.begin("textDocument/hover", json!({}));
    assert_eq!(editor.answer(id)["error"]["code"], -32600);
    editor.tell("exit", Value::Null);

    let mut gone = open(&site);
    gone.show(note, "---\ntitle: New\n---\n");
    assert_eq!(gone.vanish().code(), Some(1));
}
