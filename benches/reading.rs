//! What the reading of one article costs on one core: `cargo bench --bench reading -- DIR`, where DIR holds articles as
//! Markdown with front matter. Prints microseconds an article and words an article; parsing is not counted.

#![expect(clippy::print_stdout, reason = "a bench prints what it measures")]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use briefing::content::{self, Document};
use briefing::reading;

const ROUNDS: usize = 7;

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
    let words: usize = articles.iter().map(|article| article.entry.body.word_count()).sum();
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            for article in &articles {
                black_box(reading::analyse(black_box(article)));
            }
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let each = |time: Duration| time.as_secs_f64() * 1e6 / articles.len() as f64;
    let (median, fastest) = (each(times[ROUNDS / 2]), each(times[0]));
    let per_650 = median * 650.0 * articles.len() as f64 / words as f64;
    println!(
        "{} articles of {} words: {median:.1} µs each (fastest round {fastest:.1}); {per_650:.1} µs for 650 words",
        articles.len(),
        words / articles.len(),
    );
}
