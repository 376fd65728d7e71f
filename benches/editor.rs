//! How long an editor waits for the language server: for each kind of answer, while nothing else happens and while
//! somebody types; from a letter to the faults that it makes; and from the start until the site has been read. With the
//! real binary on synthetic briefings, over pipes as editors use them.
//!
//! ```text
//! cargo bench --bench editor                      1,000 and 10,000 articles
//! cargo bench --bench editor -- 100000            other sizes
//! BRIEFING_BENCH_DIR=/dev/shm cargo bench ...     where to write, the system's temporary folder if not set
//! ```

#![expect(clippy::print_stdout, reason = "a bench prints what it measures")]

mod corpus;
#[expect(dead_code, reason = "tests use the rest of it")]
#[path = "../tests/common/editor.rs"]
mod editor;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use editor::Editor;
use serde_json::{Value, json};

/// Questions of each kind.
const ASKED: usize = 60;

fn main() {
    corpus::for_each_size(|root, articles| {
        println!("\n{articles} articles{:>32}{:>12}{:>12}", "median ms", "95th", "worst");
        let started = Instant::now();
        let mut editor =
            Editor::open(Path::new(env!("CARGO_BIN_EXE_briefing")), root, &["--now", "2030-01-01"]);
        editor.read();
        println!(
            "{:<42}{:>10.0}",
            "from the start until the site is read",
            started.elapsed().as_secs_f64() * 1e3
        );
        // What is made when nothing else is to do.
        std::thread::sleep(Duration::from_secs(4));

        let note = "content/notes/new.md";
        let name = fs::read_to_string(root.join("content/people/person-0.md")).expect("a person");
        let name = name.lines().find_map(|line| line.strip_prefix("name: ")).expect("a name").to_owned();
        let text = format!("---\ntitle: New\npeople: []\n---\nSee [[{name}]] and [[report-7#p2]], [[repo\n");
        fs::create_dir_all(root.join("content/notes")).expect("it is made");
        editor.show(note, "---\ntitle: New\n---\n");
        let article = "content/articles/report-7.md";
        let shown = fs::read_to_string(root.join(article)).expect("an article");
        editor.show(article, &shown);
        let person = "content/people/person-0.md";
        editor.show(person, &fs::read_to_string(root.join(person)).expect("a person"));
        editor.write(note, &text);
        // Until it is taken in.
        let asked = |editor: &mut Editor| editor.ask_at("hover", note, 4, 8, json!({}));
        while asked(&mut editor).is_null() {}

        let link = text.lines().nth(4).map_or(0, |line| line.rfind("[[repo").unwrap_or(0) + 6);
        let end = text.lines().nth(4).map_or(0, |line| line.find("report-7").unwrap_or(0) + 2);
        let questions: [(&str, &str, usize, usize, Value); 9] = [
            ("completion", "of a link, some letters", 4, link, json!({})),
            ("completion", "of a link, no letter", 4, link - 4, json!({})),
            ("completion", "of a key", 2, 2, json!({})),
            ("hover", "on a person", 4, 8, json!({})),
            ("hover", "on a paragraph", 4, end, json!({})),
            ("definition", "of a paragraph", 4, end, json!({})),
            ("references", "of a person", 4, 8, json!({ "context": { "includeDeclaration": true } })),
            ("rename", "of a person", 4, 8, json!({ "newName": "Another Name" })),
            ("documentSymbol", "of a note", 0, 0, json!({})),
        ];
        for typing in [false, true] {
            println!(
                "{}",
                if typing { "while somebody types in an article" } else { "while nothing else happens" }
            );
            for (method, what, line, character, more) in &questions {
                let mut times = Vec::new();
                for nth in 0..ASKED {
                    if typing {
                        editor.write(article, &format!("{shown}\nLetter {nth} of a new sentence.\n"));
                        std::thread::sleep(Duration::from_millis(35));
                    }
                    let started = Instant::now();
                    let answer = editor.ask_at(method, note, *line, *character, more.clone());
                    times.push(started.elapsed());
                    assert!(!answer.is_null(), "{method} {what} has no answer");
                }
                print(&format!("  {method} {what}"), times);
            }
        }
        editor.write(article, &shown);

        let mut times = Vec::new();
        for nth in 0..20 {
            let started = Instant::now();
            editor.write(note, &format!("---\ntitle: New\n---\n{}[[Nobody {nth}]]\n", "\n".repeat(nth)));
            let before = editor.faults_said();
            editor.wait("no faults are said", |editor| editor.faults_said() > before);
            times.push(started.elapsed());
        }
        print("from a letter to the fault that it makes", times);
        let mut times = Vec::new();
        for nth in 0..6 {
            let changed = fs::read_to_string(root.join(person)).expect("a person");
            editor.write(person, &changed.replace("roles:", &format!("not: [Somebody {nth}]\nroles:")));
            std::thread::sleep(Duration::from_millis(90));
            for _ in 0..10 {
                let started = Instant::now();
                editor.ask_at("hover", note, 0, 0, json!({}));
                times.push(started.elapsed());
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        print("hover while a person's names change", times);
    });
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1e3;
    println!("{what:<42}{:>10.1}{:>12.1}{:>12.1}", at(50), at(95), at(100));
}
