//! The promise of the engine: whatever is edited, in whatever order, with restarts in between, the published site is
//! the one that a build from nothing makes, byte for byte.
//!
//! `BRIEFING_CASES=20000 cargo test --release --test rebuild` runs more series of edits than CI does; a failure prints
//! the seed, and `BRIEFING_SEED=<seed>` runs that series alone.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use briefing::briefing::Selection;
use briefing::diagnostic::Diagnostic;
use briefing::input::Hints;
use briefing::moment::Moment;
use briefing::pipeline::{self, Options};
use briefing::publish::{Publisher, manifest};
use briefing::rebuild::{Engine, State, Unpublished};
use common::random::Random;

const NAMES: [&str; 7] = [
    "Ann Example",
    "Bob Sample",
    "Zoë Ødegård",
    "Ann Sample",
    "Carl van Dorn",
    "Example",
    "Sir Edwin Harlow",
];
const ALIASES: [&str; 8] =
    ["007", "van Dorn street", "Anna Exampel", "Ann Sample", "Zoe Odegard", "The Boss", "Bob Dorn", "Dorn"];
const ROLES: [&str; 3] = ["Minister", "President of Nowhere", "Mayor"];
const DATES: [&str; 8] = [
    "2025-09-04",
    "2025-09-05",
    "2025-09-05T10:00:00+02:00",
    "2025-10-01",
    "2024-12-31",
    "2026-01-01",
    "2025-12-02",
    "2025-12-01T12:00:00Z",
];
const LOOSE_DATES: [&str; 5] = ["2025", "2025-09", "2025-09-04", "2026", "2024-12"];
const TAGS: [&str; 4] = ["Peace", "peace", "#Summit", "Money"];
const TITLES: [&str; 5] = ["A summit", "A dinner", "Ann Example", "Nothing new", "x"];
const LINKS: [&str; 13] = [
    "[[people/ann-example]]",
    "[[sources/times]]",
    "[[sources/post|a paper]]",
    "[[articles/a1]]",
    "[[articles/a1#p1]]",
    "[[people/bob-sample]]",
    "[[people/bob-sample|Bob]]",
    "[[notes/n1|a note]]",
    "[[events/e1]]",
    "[[people/ann-example]]",
    "[[A dinner]]",
    "[[n2]]",
    "[[The Boss]]",
];
const SENTENCES: [&str; 29] = [
    "In the end 007 spoke of it.",
    "It was at van Dorn street and on it.",
    "Ann Example met Bob Sample.",
    "President Example left early, said Dorn.",
    "Zoe Odegard stayed; Ødegård was seen with The Boss.",
    "Sir Edwin spoke, and so did Edwin Harlow.",
    "Nothing else happened in May.",
    "PARIS (AP) — Carl van Dorn wrote to Minister Sample.",
    "Reporting by Reuters. Anna Exampel denied it.",
    "(Photo by A. Nobody/AFP)",
    "*Bob* **Sample** and `code` and a [link](https://x.example/).",
    // People without a file: spellings of one name, several of a name, names of one word.
    "President Dmitri Ostrovsky met the council, and Ostrovsky smiled.",
    "Mr Dmitriy Ostrovskiy, who resigned, told reporters that the harbour would open.",
    "Judge George W. Harrow ruled, and later George Harrow left.",
    "Senator George H. Harrow, 61, spoke of his wife.",
    "President Harrow said nothing, Prime Minister Osei smiled.",
    "Kofi Osei walked in.",
    "Kofi Osei said that no ship would leave.",
    "\u{201c}Michael Torben is my friend and always was,\u{201d} said Mike Torben, the mayor.",
    // One utterance in several wordings.
    "\u{201c}The harbour will open when the last crane is repaired,\u{201d} Ann Example said.",
    "\u{201c}The harbour opens when the last crane has been repaired, not before,\u{201d} said Ann Example.",
    "\u{201c}When the last crane is repaired\u{201d} they would open, Dmitri Ostrovsky told the Post.",
    "\u{201c}We shall see,\u{201d} he said. \u{201c}Nobody has asked the cooks.\u{201d}",
    // Figures on one thing.
    "Bob Sample said 26 crane drivers had signed the harbour pledge on Thursday.",
    "About 30 crane drivers signed the harbour pledge.",
    "By Tuesday, 35 crane drivers had signed the pledge of the harbour.",
    "The board offered 1.2 million euros, or 4 per cent more.",
    // Dates.
    "The strike began in August and ended two days ago.",
    "On 4 September 2025 the gates were opened.",
];

/// What editors say of findings; what a rule does not find is a name at least.
const CORRECTIONS: [&str; 12] = [
    "name: Example, person: none",
    "name: Dorn, person: Ann Example",
    "name: Dorn, paragraph: 1, person: none",
    "name: Sample, person: bob-sample",
    "name: Sample, paragraph: 1, person: ann-example",
    "name: The Boss, person: Somebody New",
    "name: Nobody, person: zoe",
    "name: Not in any text, person: none",
    "name: Edwin Harlow, person: Carl Dorn",
    "quote: spoke of it, speaker: ann-example",
    "date: May, hide: true",
    "sentence: Nothing else, show: true",
];

/// What only editors write: citations with what is read for them, and embeds. Some hold for few articles, and some for
/// none.
const EDITORIAL: [&str; 16] = [
    "The pledge has 26 crane drivers ([[articles/a1]]).",
    "About 30 crane drivers ([[articles/a2#p1]]) signed on 4 September 2025 ([[articles/a1]]).",
    "Ann Example: \u{201c}The harbour will open when the last crane is repaired\u{201d} [[articles/a1]].",
    "\u{201c}Nobody has asked the cooks\u{201d} ([[articles/a2]]).",
    "\u{201c}Nothing\u{201d}, says [[articles/a1|a report]].",
    "![[articles/a1#p1]]",
    "![[articles/a2]]",
    "![[articles/a1#q1]]",
    "![[notes/n1]] and ![[harbour.png]]",
    "## Chapter\n\nIts words. ^block",
    "See [[notes/n1#Chapter]] or [[notes/n1#^block]].",
    "![[notes/n1#Chapter]] and [[#^block]]",
    "## Chapter\n\nSee [[#Chapter]]. ^block",
    "[[articles/a2|A report]] has \u{201c}nobody has asked the cooks\u{201d}.",
    "> [!note] Title\n> Words. %% hidden %% #Peace ==marked==",
    "![A crane](files/crane.jpg), ![[Crane.JPG]] and ![[notes/harbour.png]]",
];

/// In memory, where the system has such a place: thousands of sites are written.
fn scratch() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder")
}

/// What the site was told, apart from its files.
#[derive(Clone)]
struct Told {
    drafts: bool,
    now: &'static str,
}

/// Front matter and body of a random document.
fn document(random: &mut Random, path: &str) -> String {
    let mut text = String::from("---\n");
    let quoted = |items: Vec<&str>| items.iter().map(|i| format!("\"{i}\"")).collect::<Vec<_>>().join(", ");
    let kind = path.split('/').nth(1).unwrap_or_default();
    let is_version = path.contains('@');
    match kind {
        "articles" if is_version => {
            text += &format!("retrieved: {}\n", random.pick(&DATES));
            if random.one_in(3) {
                text += &format!("title: \"{}\"\nupdated: {}\n", random.pick(&TITLES), random.pick(&DATES));
            }
        }
        "articles" => {
            text += &format!("title: \"{}\"\n", random.pick(&TITLES));
            let source = if random.one_in(3) {
                "https://www.times.example/x"
            } else {
                random.pick(&["times", "post"])
            };
            text += &format!("source: {source}\npublished: {}\n", random.pick(&DATES));
            if random.one_in(3) {
                text += &format!("updated: {}\n", random.pick(&DATES));
            }
            text += &format!("people: [{}]\n", quoted(random.some(&NAMES, 2)));
            if random.one_in(3) {
                text += &format!(
                    "events:\n  - date: {}\n    title: {}\n    people: [{}]\n",
                    random.pick(&LOOSE_DATES),
                    random.pick(&["Signing", "signing", "Dinner"]),
                    quoted(random.some(&NAMES, 2))
                );
            }
            if random.one_in(4) {
                text += &format!("publish: {}\n", random.pick(&["full", "excerpt", "link"]));
            }
            if random.one_in(4) {
                text += &format!("language: {}\n", random.pick(&["de", "en"]));
            }
            if random.one_in(4) {
                text += random.pick(&["author: AP\n", "author: Jan Feld/AFP\n", "agency: Reuters\n"]);
            }
        }
        "sources" => {
            let name = if path.contains("times") { ["The Times", "Times"] } else { ["The Post", "Reuters"] };
            text += &format!("name: {}\n", random.pick(&name));
            if !random.one_in(8) && path.contains("times") {
                text += "domains: [times.example]\n";
            }
            if random.one_in(2) {
                text += &format!("publish: {}\n", random.pick(&["full", "excerpt", "link"]));
            }
            if random.one_in(3) {
                text += &format!("excerpt_words: {}\n", random.pick(&["5", "20"]));
            }
        }
        "people" => {
            // Mostly everyone has names of their own; at times two share one.
            let own = match path.rsplit('/').next() {
                Some("ann-example.md") => ("Ann Example", ["Anna Exampel", "The Boss"]),
                Some("bob-sample.md") => ("Bob Sample", ["Bobby Sample", "Robert Sample"]),
                Some("zoe.md") => ("Zoë Ødegård", ["Zoe Odegard", "007"]),
                _ => ("Carl van Dorn", ["Dorn", "Carl Dorn"]),
            };
            let name = if random.one_in(12) { random.pick(&NAMES) } else { own.0 };
            let aliases = if random.one_in(12) { random.some(&ALIASES, 2) } else { random.some(&own.1, 2) };
            text += &format!("name: \"{name}\"\naliases: [{}]\n", quoted(aliases));
            if random.one_in(4) {
                text += &format!("not: [{}]\n", random.pick(&["Sample", "Dorn", "Sir Edwin", "Example"]));
            }
            if random.one_in(2) {
                text += &format!("roles:\n  - title: {}\n", random.pick(&ROLES));
            }
        }
        "events" => {
            text += &format!("title: {}\ndate: {}\n", random.pick(&TITLES), random.pick(&LOOSE_DATES));
            text += &format!("people: [{}]\n", quoted(random.some(&NAMES, 2)));
        }
        "editions" => {
            text += &format!("title: {}\ndate: {}\n", random.pick(&TITLES), random.pick(&DATES));
            if random.one_in(4) {
                text += &format!("publish_at: {}\n", random.pick(&DATES));
            }
            if random.one_in(6) {
                text += "expires: 2026-01-02\n";
            }
        }
        _ => {
            text += &format!("title: {}\n", random.pick(&TITLES));
            if random.one_in(2) {
                text += &format!("date: {}\n", random.pick(&DATES));
            }
            // Links to it are words alone from then on.
            if random.one_in(5) {
                text += &format!("expires: {}\n", random.pick(&["2025-12-02", "2025-09-05", "2026-01-02"]));
            }
        }
    }
    if matches!(kind, "articles" | "notes") && !is_version && random.one_in(3) {
        text += "corrections:\n";
        for _ in 0..random.below(3) {
            let article = match kind {
                "notes" if random.one_in(30) => "article: a9, ",
                "notes" => random.pick(&["article: a1, ", "article: a1, ", "article: 2025/a1, "]),
                _ => "",
            };
            text += &format!("  - {{{article}{}}}\n", random.pick(&CORRECTIONS));
        }
    }
    if matches!(kind, "articles" | "events" | "notes") && !is_version {
        text += &format!("tags: [{}]\n", quoted(random.some(&TAGS, 2)));
        if random.one_in(8) {
            text += "draft: true\n";
        }
    }
    if kind != "people" && !is_version && random.one_in(12) {
        text +=
            &format!("aliases: [{}]\n", random.pick(&["/old/", "/older/x.html", "/notes/n9/", "/old/deep/"]));
    }
    if kind != "people" && kind != "sources" && !is_version && random.one_in(8) {
        text += &format!("slug: {}\n", random.pick(&["moved", "n9", "other-place", "elsewhere"]));
    }
    text += "---\n";
    for _ in 0..random.below(4) {
        text += random.pick(&SENTENCES);
        if random.one_in(if kind == "people" { 3 } else { 6 }) {
            text += " See ";
            text += random.pick(&LINKS);
            text += ".";
        }
        text += "\n\n";
    }
    if matches!(kind, "notes" | "editions") && random.one_in(2) {
        // Most of the rest are faults, which not every site should have.
        let safe = [0, 4, 6, 8, 9, 11, 12].map(|at: usize| EDITORIAL[at]);
        let sentence = if random.one_in(5) { random.pick(&EDITORIAL) } else { random.pick(&safe) };
        text += &format!("{sentence}\n\n");
    }
    if kind == "articles" {
        text += &random.copied();
    }
    text
}

const CONTENT: [&str; 24] = [
    "content/editions/2025-09-05.md",
    "content/editions/2025-12-01.md",
    "content/articles/a1.md",
    "content/articles/a2.md",
    "content/articles/a3.md",
    "content/articles/a4.md",
    "content/articles/2025/a5.md",
    "content/articles/2025/a1.md",
    "content/articles/a1@2025-10-01.md",
    "content/articles/a1@2025-10-02T0730.md",
    "content/articles/2025/a5@2025-10-01.md",
    "content/sources/times.md",
    "content/sources/post.md",
    "content/people/ann-example.md",
    "content/people/bob-sample.md",
    "content/people/zoe.md",
    "content/people/dorn.md",
    "content/events/e1.md",
    "content/events/e2.md",
    "content/notes/n1.md",
    "content/notes/n2.md",
    "content/notes/n3.md",
    "content/notes/sub/n4.md",
    "content/notes/n9.md",
];

struct Site {
    folder: tempfile::TempDir,
    told: Told,
}

impl Site {
    fn new(random: &mut Random) -> Self {
        let site = Self { folder: scratch(), told: Told { drafts: false, now: "2025-12-01" } };
        site.write("site.toml", &config(random));
        site.write("content/sources/times.md", "---\nname: The Times\ndomains: [times.example]\n---\n");
        site.write("content/sources/post.md", "---\nname: The Post\n---\n");
        for path in CONTENT.iter().filter(|path| !path.contains("sources")) {
            if is_core(path) || !random.one_in(3) {
                // The first site shall hold; links that lead nowhere come later.
                let text = document(random, path).replace("[[", "").replace("slug: n9\n", "");
                site.write(path, &text);
            }
        }
        site
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        let folder = path.parent().expect("a folder");
        if folder.is_file() {
            fs::remove_file(folder).expect("what was a file becomes a folder");
        }
        fs::create_dir_all(folder).expect("made");
        fs::write(path, text).expect("written");
    }

    /// The site's own files.
    fn files(&self) -> Files {
        let all = common::tree(self.root()).into_iter();
        all.filter(|(path, _)| !path.starts_with("public/") && !path.starts_with('.')).collect()
    }

    /// Puts the site's files back to what they were.
    fn go_back_to(&self, files: &Files) {
        for path in self.files().keys().filter(|path| !files.contains_key(*path)) {
            fs::remove_file(self.root().join(path)).expect("removed");
        }
        for (path, bytes) in files {
            let path = self.root().join(path);
            // What is a folder now was a file.
            let _ = fs::remove_dir_all(&path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        }
    }

    fn options(&self) -> Options {
        Options {
            root: self.root().to_owned(),
            base_url: None,
            relative: false,
            selection: Selection {
                drafts: self.told.drafts,
                future: false,
                now: Moment::parse(self.told.now, None).expect("a moment"),
            },
            preview: false,
            without_search: false,
        }
    }

    /// Changes one thing, and says what.
    fn edit(&mut self, random: &mut Random) -> String {
        let path = random.pick(&CONTENT);
        let there = self.root().join(path).exists();
        match random.below(20) {
            0..=8 => {
                let text = document(random, path);
                self.write(path, &text);
                format!("wrote {path}:\n{text}")
            }
            // What much is linked to goes more rarely.
            9 | 10 if there && (!is_core(path) || random.one_in(4)) => {
                fs::remove_file(self.root().join(path)).expect("removed");
                format!("removed {path}")
            }
            11 | 12 if there && (!is_core(path) || random.one_in(4)) => {
                let to = random.pick(&CONTENT);
                let same_kind = to.split('/').nth(1) == path.split('/').nth(1);
                if !same_kind || to == path {
                    return "nothing".to_owned();
                }
                fs::create_dir_all(self.root().join(to).parent().expect("a folder")).expect("made");
                fs::rename(self.root().join(path), self.root().join(to)).expect("renamed");
                format!("renamed {path} to {to}")
            }
            13 if random.one_in(3) => {
                let text = random.pick(&["", "---\ntitle: [", "no front matter", "---\ntitle: x\n---\n"]);
                self.write(path, text);
                format!("broke {path}: {text}")
            }
            14 => {
                let name = random.pick(&[
                    "templates/note.html",
                    "templates/partials/mine.html",
                    "templates/article.html",
                ]);
                let text = random.pick(&[
                    "{% extends \"theme/note.html\" %}",
                    "{{ page.title }} {{ title | default(value=\"\") }}",
                    "{{ nope.nope }}",
                    "{% if %}",
                    "",
                ]);
                match text.is_empty() {
                    true => drop(fs::remove_file(self.root().join(name))),
                    false => self.write(name, text),
                }
                format!("template {name}: {text}")
            }
            15 => {
                let name = random.pick(&[
                    "static/briefing.css",
                    "static/x.txt",
                    "static/notes/n1/index.html",
                    "static/notes/n1",
                    "static/old",
                    "static/x.txt.gz",
                    "static/index.html.gz",
                    "static/notes/index.html.gz/x",
                    "static/harbour.png",
                    "content/harbour.png",
                    "content/notes/harbour.png",
                    "content/notes/files/crane.jpg",
                    "content/editions/crane.jpg",
                ]);
                let text = random.pick(&["a", "b", ""]);
                match text.is_empty() || self.root().join(name).is_dir() {
                    true => drop(fs::remove_file(self.root().join(name))),
                    false => self.write(name, text),
                }
                format!("static {name}: {text}")
            }
            16 => {
                let text = if random.one_in(6) { "title = 1\n".to_owned() } else { config(random) };
                self.write("site.toml", &text);
                format!("site.toml: {text}")
            }
            17 => {
                self.told.now = random.pick(&[
                    "2025-12-01",
                    "2025-12-01T11:59:00Z",
                    "2025-12-01T12:01:00Z",
                    "2026-01-01",
                    "2025-09-04",
                ]);
                format!("now it is {}", self.told.now)
            }
            18 => {
                let line = random.pick(&[
                    "/gone/ /notes/n1/\n",
                    "/old/ /\n/gone/ /old/\n",
                    "/notes/n1/ /notes/n2/\n",
                    "nonsense\n",
                    "",
                ]);
                self.write("redirects.txt", line);
                format!("redirects.txt: {line}")
            }
            _ => "nothing".to_owned(),
        }
    }
}

fn is_core(path: &str) -> bool {
    ["times", "post", "ann-example", "bob-sample", "a1", "n1", "e1"].iter().any(|core| path.contains(core))
}

fn config(random: &mut Random) -> String {
    format!(
        "title = \"{}\"\nbase_url = \"https://test.example{}\"\npaginate_by = {}\nfeed_entries = {}\ncontext_words = {}\n{}\
         [robots]\nlink = \"{}\"\n[social]\ncards = \"{}\"\n[machines]\njson = {}\nnews_sitemap = {}\nllms = {}\n\
         [output]\nrelative = {}\ncompress = {}\n",
        random.pick(&["Test", "Other"]),
        random.pick(&["/", "/", "/sub/"]),
        random.pick(&["1", "2", "50"]),
        random.pick(&["1", "3"]),
        random.pick(&["0", "5", "20"]),
        random.pick(&["", "", "timezone = \"Asia/Tokyo\"\n"]),
        random.pick(&["index", "noindex"]),
        random.pick(&["none", "none", "site", "pages"]),
        random.pick(&["true", "true", "false"]),
        random.pick(&["true", "false"]),
        random.pick(&["true", "false"]),
        random.pick(&["true", "false", "false"]),
        random.pick(&["[]", "[]", "[\"gzip\"]"]),
    )
}

type Files = BTreeMap<String, Vec<u8>>;

/// What a build from nothing makes, with what it knows, or what is wrong.
fn clean(options: &Options) -> Result<(Files, Files), Vec<String>> {
    let scratch = scratch();
    let output = scratch.path().join("public");
    let mut engine = Engine::new(options.clone(), None);
    engine.look();
    publish(&mut engine, &mut Publisher::new(&options.root, &output).expect("a place"), true)?;
    Ok((published(&output), known(&engine)))
}

/// What the model knows, also where no page says it.
fn known(engine: &Engine) -> Files {
    let briefing = &engine.model().expect("a site that holds").briefing;
    let known = serde_json::to_vec_pretty(&briefing::export::export(briefing)).expect("JSON");
    [("(what is known)".to_owned(), known)].into()
}

/// Takes in what changed and publishes it.
fn publish(engine: &mut Engine, publisher: &mut Publisher, everything: bool) -> Result<(), Vec<String>> {
    let said = |faults: Vec<Diagnostic>| {
        let mut faults: Vec<String> =
            faults.iter().filter(|d| d.is_error()).map(|d| d.render(false)).collect();
        faults.sort();
        faults
    };
    let hints = if everything { Hints::default() } else { Hints::Everything };
    engine.refresh(&hints).map_err(said)?;
    let publication = publisher.begin().expect("it can be published to");
    let done = engine.publish(publication, &|| false);
    publisher.release();
    match done {
        Ok(_) => Ok(()),
        Err(Unpublished::Faulty(faults)) => Err(said(faults)),
        Err(Unpublished::Abandoned) => panic!("nobody abandoned it"),
    }
}

fn published(output: &Path) -> Files {
    let mut files = common::tree(output);
    files.remove(manifest::FILE);
    files
}

/// One series of edits on one site.
fn series(seed: u64) {
    let mut random = Random(seed);
    let mut site = Site::new(&mut random);
    let output: PathBuf = site.root().join("public");
    let mut publisher = Publisher::new(site.root(), &output).expect("a place");
    let mut engine: Option<Engine> = None;
    let mut last_good: Option<Files> = None;
    let mut good_files: Option<Files> = None;
    let mut is_broken = false;
    let mut log = Vec::new();
    for step in 0..random.below(12) + 2 {
        if let Some(files) = good_files.as_ref().filter(|_| is_broken && !random.one_in(3)) {
            site.go_back_to(files);
            log.push(format!("step {step}: mended"));
        }
        for _ in 0..random.below(3) {
            log.push(format!("step {step}: {}", site.edit(&mut random)));
        }
        if random.one_in(6) {
            log.push(format!("step {step}: restarted"));
            engine = None;
            publisher = Publisher::new(site.root(), &output).expect("a place");
        }
        if random.one_in(40) {
            // Nobody watches the output; a build looks at what is there.
            log.push(format!("step {step}: the output was edited, and it was restarted"));
            engine = None;
            publisher = Publisher::new(site.root(), &output).expect("a place");
            let _ = fs::write(output.join("index.html"), "edited");
        }
        if random.one_in(10) {
            site.told.drafts = !site.told.drafts;
            log.push(format!("step {step}: drafts {}, which takes a restart", site.told.drafts));
            engine = None;
        }
        let options = site.options();
        // Between two watches somebody builds: from the state that was kept, or not at all if nothing changed. It may
        // write redirects, so that it comes before the clean build.
        if engine.is_none() && random.one_in(2) {
            let report = pipeline::build(&options, &output);
            log.push(format!("step {step}: built, published: {}", report.published.is_some()));
            let expected = clean(&options);
            assert_eq!(report.published.is_some(), expected.is_ok(), "seed {seed}\n{}", log.join("\n"));
            if let Ok((files, _)) = expected {
                assert!(published(&output) == files, "seed {seed}, step {step}\n{}", log.join("\n"));
            }
        }
        let is_new = engine.is_none();
        let now = options.selection.now;
        let engine = engine.get_or_insert_with(|| {
            let mut engine =
                Engine::new(options.clone(), State::read(&options, publisher.output())).watching();
            engine.look();
            engine
        });
        // Time passes before the files are looked at, as in a watch.
        let passed = if is_new { Ok(false) } else { engine.set_now(now) };
        let found = publish(engine, &mut publisher, is_new);
        if random.one_in(3) {
            engine.keep(publisher.output(), false).expect("kept");
        }
        let expected = clean(&options);
        is_broken = expected.is_err();
        if !is_broken {
            good_files = Some(site.files());
        }
        let context = || format!("seed {seed}, step {step}\n{}", log.join("\n"));
        match (&found, &expected) {
            (Ok(()), Ok((files, expected))) => {
                common::assert_same(&known(engine), expected, &context());
                let now = published(publisher.output());
                let differ: Vec<&String> = now
                    .keys()
                    .chain(files.keys())
                    .filter(|path| now.get(*path) != files.get(*path))
                    .collect();
                if let Some(path) = differ.first() {
                    let text = |files: &Files| {
                        files
                            .get(*path)
                            .map_or("(none)".into(), |bytes| String::from_utf8_lossy(bytes).into_owned())
                    };
                    panic!(
                        "{}\n{differ:?} differ; the first is\n{}\nand should be\n{}",
                        context(),
                        text(&now),
                        text(files)
                    );
                }
                last_good = Some(now);
            }
            (Err(found), Err(expected)) => {
                assert_eq!(found, expected, "{}", context());
                if let Some(good) = &last_good
                    && !log.iter().any(|line| line.contains("the output was edited"))
                {
                    assert!(
                        *good == published(publisher.output()),
                        "{}\nthe last good site changed",
                        context()
                    );
                }
            }
            _ => panic!("{}\nfound {found:?}\nexpected {:?}", context(), expected.as_ref().map(|_| "a site")),
        }
        // What held once may be what is looked for here; what did not is said by `publish`.
        drop(passed);
    }
}

#[test]
fn whatever_is_edited_the_site_is_the_one_of_a_clean_build() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    if let Some(seed) = number("BRIEFING_SEED") {
        return series(seed);
    }
    use rayon::prelude::*;
    let cases = number("BRIEFING_CASES").unwrap_or(40);
    (0..cases).into_par_iter().for_each(series);
}

/// The library is what `build` uses: the two must not differ in what they say of a site.
#[test]
fn a_site_with_faults_says_the_same_whether_it_is_loaded_or_built() {
    let mut random = Random(7);
    let mut site = Site::new(&mut random);
    for _ in 0..30 {
        site.edit(&mut random);
        let options = site.options();
        let loaded = pipeline::load(&options).map_or_else(|found| found, |(_, found)| found);
        let built = pipeline::build(&options, &site.root().join("public"));
        if built.published.is_none() {
            let errors = |found: &[Diagnostic]| {
                let mut all: Vec<String> = found.iter().map(|d| d.render(false)).collect();
                all.sort();
                all.dedup();
                all
            };
            let (loaded, built) = (errors(&loaded), errors(&built.diagnostics));
            assert!(loaded.iter().all(|fault| built.contains(fault)), "{loaded:#?}\n{built:#?}");
        }
    }
}
