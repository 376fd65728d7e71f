//! What the reading of one article costs on one core: `cargo bench --bench reading -- DIR`, where DIR holds articles as
//! Markdown with front matter. Prints microseconds for 650 words: of what the text alone says, of who is meant, and of
//! a first build's filing, in which all articles are compared with each other. Parsing is not counted.

#![expect(clippy::print_stdout, reason = "a bench prints what it measures")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use briefing::briefing::{Briefing, Parsed, Selection};
use briefing::content::{self, Article, Document};
use briefing::moment::Moment;
use briefing::reading::{self, Corrections, Findings, NameIndex, PersonIx};

/// The one of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ROUNDS: usize = 9;
const CONFIG: &str = "title = \"T\"\nbase_url = \"https://t.example/\"\n";

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|arg| !arg.starts_with('-')).map(PathBuf::from) else {
        println!("reading: name a folder of articles to measure on");
        return;
    };
    let mut articles = Vec::new();
    let files = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    for file in files.filter(|file| file.path().extension().is_some_and(|ext| ext == "md")) {
        let Ok(text) = std::fs::read_to_string(file.path()) else { continue };
        let path = format!("content/articles/{}", file.file_name().to_string_lossy());
        if let (Some(Document::Article(article)), _) = content::parse(&path, &text, None) {
            articles.push(article);
        }
    }
    if articles.is_empty() {
        println!("reading: no articles in {}", folder.display());
        return;
    }
    let one_core = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    one_core.install(|| measure(&articles));
}

fn measure(articles: &[Arc<Article>]) {
    let words: usize = articles.iter().map(|article| article.entry.body.word_count()).sum();
    println!("{} articles of {} words; microseconds for 650 words:", articles.len(), words / articles.len());
    println!("{:<38}{:>8}{:>10}", "", "median", "fastest");
    let line = |name: &str, [median, fastest]: [Duration; 2]| {
        let per_650 = |time: Duration| time.as_secs_f64() * 1e6 * 650.0 / words as f64;
        println!("{name:<38}{:>8.1}{:>10.1}", per_650(median), per_650(fastest));
    };
    let analyse = time(
        || (),
        |()| articles.iter().for_each(|article| drop(black_box(reading::analyse(article, "en")))),
    );
    line("analyse", analyse);

    let findings: Vec<Findings> = articles.iter().map(|article| reading::analyse(article, "en")).collect();
    let found = found(&findings);
    let names = NameIndex::default();
    let read = |(at, article): (usize, &Arc<Article>)| {
        let mut none = Corrections::new(&article.entry.body, std::iter::empty());
        reading::read(article, &findings[at], &names, &[], &found[at], &mut none)
    };
    let read = time(|| (), |()| articles.iter().enumerate().for_each(|one| drop(black_box(read(one)))));
    line("read", read);

    let now = Moment::parse("2100-01-01", None).expect("a day");
    let new = || {
        let config = briefing::config::parse("site.toml", CONFIG).expect("a configuration");
        Briefing::new(config, Selection { drafts: false, future: false, now })
    };
    let all = time(
        || (new(), files(articles)),
        |(mut briefing, files)| {
            briefing.update(files, now);
            briefing
        },
    );
    let rest = [0, 1].map(|at| all[at].saturating_sub(analyse[at] + read[at]));
    line("all of a first build's filing", all);
    line("of that, filing and comparison", rest);
}

/// The median and the fastest round; what is made before and left behind is not counted.
fn time<B, A>(before: impl Fn() -> B, run: impl Fn(B) -> A) -> [Duration; 2] {
    let round = |_| {
        let given = before();
        let start = Instant::now();
        let left = run(given);
        let time = start.elapsed();
        drop(left);
        time
    };
    let mut times: Vec<Duration> = (0..ROUNDS).map(round).collect();
    times.sort_unstable();
    [times[ROUNDS / 2], times[0]]
}

/// For each article who its candidates are: whoever is a person by one article alone.
fn found(findings: &[Findings]) -> Vec<Vec<Option<PersonIx>>> {
    let mut people: BTreeMap<&str, PersonIx> = BTreeMap::new();
    let mut all = Vec::with_capacity(findings.len());
    for findings in findings {
        let mut number = |name| {
            let next = PersonIx(people.len() as u32);
            *people.entry(name).or_insert(next)
        };
        let candidates = findings.candidates.iter();
        all.push(candidates.map(|one| one.is_person().then(|| number(&*one.name))).collect());
    }
    all
}

/// The articles as they come to a first build, with a file for each of their sources.
fn files(articles: &[Arc<Article>]) -> Vec<(Arc<str>, Option<Parsed>)> {
    let parsed = |document| Some(Parsed { document: Some(document), ..Parsed::default() });
    let mut files: BTreeMap<Arc<str>, Option<Parsed>> = BTreeMap::new();
    for article in articles {
        let path = format!("content/sources/{}.md", article.source.value);
        let source = format!("---\nname: {:?}\n---\n", article.source.value);
        if let (Some(source), _) = content::parse(&path, &source, None) {
            files.insert(path.into(), parsed(source));
        }
        files.insert(Arc::clone(&article.entry.file), parsed(Document::Article(Arc::clone(article))));
    }
    files.into_iter().collect()
}
