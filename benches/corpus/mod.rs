//! Synthetic briefings of any size, the same every time: n articles of about 650 words, 40 sources, n/20 people,
//! 5 people an article. All names are made of syllables.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

const WORDS: usize = 650;
const SOURCES: usize = 40;
const PEOPLE_PER_ARTICLE: usize = 5;
const SYLLABLES: [&str; 32] = [
    "ba", "be", "bo", "da", "de", "di", "do", "fa", "fe", "ga", "go", "ka", "ke", "ko", "la", "le", "li",
    "lo", "ma", "me", "mi", "mo", "na", "ne", "no", "ra", "re", "ro", "sa", "se", "ta", "vo",
];

/// A small generator of pseudo-random numbers (SplitMix64, Steele et al. 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

fn word(mut number: usize, syllables: usize) -> String {
    let mut word = String::new();
    for _ in 0..syllables {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    word
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

/// Given name, surname, and a second spelling of the surname.
fn name(person: usize) -> (String, String, String) {
    let surname = format!("{}y", word(person * 7 + 3, 4));
    (capitalised(&word(person, 3)), capitalised(&surname), capitalised(&format!("{surname}y")))
}

/// Runs a bench on a site of each size that the command line names, or of 1,000 and 10,000 articles; in a temporary
/// folder, below `BRIEFING_BENCH_DIR` if that is set.
pub(crate) fn for_each_size(bench: impl Fn(&Path, usize)) {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000] } else { sizes };
    let folder = match std::env::var_os("BRIEFING_BENCH_DIR") {
        Some(dir) => tempfile::tempdir_in(dir),
        None => tempfile::tempdir(),
    }
    .expect("a temporary folder");
    for articles in sizes {
        let root = folder.path().join(format!("site-{articles}"));
        write(&root, articles).expect("the corpus is written");
        bench(&root, articles);
    }
}

/// Writes a site with `articles` articles into `root`, which must not exist.
pub(crate) fn write(root: &Path, articles: usize) -> io::Result<()> {
    let people = (articles / 20).max(PEOPLE_PER_ARTICLE);
    let days = (articles / 50).max(1);
    for folder in ["articles", "people", "sources"] {
        fs::create_dir_all(root.join("content").join(folder))?;
    }
    fs::write(root.join("site.toml"), "title = \"Synthetic\"\nbase_url = \"https://synthetic.example/\"\n")?;
    for source in 0..SOURCES {
        let text = format!("---\nname: Paper {source}\ndomains: [paper{source}.example]\n---\n");
        fs::write(root.join(format!("content/sources/paper-{source}.md")), text)?;
    }
    for person in 0..people {
        let (given, surname, other) = name(person);
        let text = format!(
            "---\nname: {given} {surname}\naliases: [{given} {other}]\nroles:\n  - title: Minister\n---\n"
        );
        fs::write(root.join(format!("content/people/person-{person}.md")), text)?;
    }
    let first = jiff::civil::date(2020, 1, 1);
    for article in 0..articles {
        let mut random = Random(article as u64);
        let day = first.saturating_add(jiff::ToSpan::days((article % days) as i64));
        let source = random.below(SOURCES);
        let text = format!(
            "---\ntitle: Report {article} of the {} {}\nsource: paper-{source}\nurl: https://paper{source}.example/news/{article}\npublished: {day}\nauthor: [{} {}]\ntags: [{}]\n---\n\n{}",
            word(random.below(9999), 3),
            word(random.below(9999), 2),
            capitalised(&word(random.below(999), 2)),
            capitalised(&word(random.below(999), 3)),
            word(random.below(50), 2),
            body(&mut random, people),
        );
        fs::write(root.join(format!("content/articles/report-{article}.md")), text)?;
    }
    Ok(())
}

fn body(random: &mut Random, people: usize) -> String {
    let named: Vec<(String, String, String)> =
        (0..PEOPLE_PER_ARTICLE).map(|_| name(random.below(people))).collect();
    let mut body = String::with_capacity(WORDS * 7);
    let mut words = 0;
    let mut paragraph = 0;
    while words < WORDS {
        let (given, surname, other) = &named[paragraph % named.len()];
        let surname = if paragraph % 2 == 0 { surname } else { other };
        let sentence = |random: &mut Random, body: &mut String, length: usize| {
            for index in 0..length {
                let word = word(random.below(20_000), 1 + index % 3);
                let _ = write!(body, "{}{word}", if index == 0 { "" } else { " " });
            }
        };
        if paragraph < named.len() {
            let _ = write!(body, "The minister {given} {surname} said that ");
        } else {
            let _ = write!(body, "On Thursday {surname} said that ");
        }
        sentence(random, &mut body, 22);
        body.push_str(". It was ");
        sentence(random, &mut body, 18);
        body.push_str(".\n\n");
        words += 47;
        paragraph += 1;
    }
    body
}
