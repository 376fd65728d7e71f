//! What publication may and may not do to the output folder.

mod common;

use std::fs;
use std::time::{Duration, SystemTime};

use common::TestSite;

fn modified(site: &TestSite, path: &str) -> SystemTime {
    fs::metadata(site.path("public").join(path)).and_then(|m| m.modified()).expect(path)
}

/// A site with enough pages that editing one is a small change.
fn site_of(articles: usize) -> TestSite {
    let site = TestSite::new();
    for n in 0..articles {
        site.article(&format!("article-{n}"), "", &format!("The text of article {n}."));
    }
    site
}

#[test]
fn the_same_input_gives_the_same_bytes_on_any_number_of_threads() {
    let site = TestSite::harbour();
    site.build();
    let first = site.published();
    for threads in ["1", "2", "7"] {
        let other = TestSite::harbour();
        let output =
            other.command(&["build", "--now", common::NOW]).env("RAYON_NUM_THREADS", threads).output();
        assert!(output.expect("it runs").status.success());
        assert!(first == other.published(), "with {threads} threads");
    }
}

#[test]
fn what_does_not_change_is_not_touched() {
    let site = site_of(20);
    site.build();
    let before = modified(&site, "articles/article-3/index.html");
    std::thread::sleep(Duration::from_millis(30));
    let said = site.build();
    assert!(said.contains(" 0 written"), "{said}");

    site.article("article-7", "", "Another text.");
    site.build();
    assert_eq!(modified(&site, "articles/article-3/index.html"), before, "after a small change");
    assert!(site.page("articles/article-7/index.html").contains("Another text."));

    // Nearly every page changes, so the tree is exchanged; what stays the same is still the same file.
    let css = modified(&site, "briefing.css");
    site.file("site.toml", "title = \"Other\"\nbase_url = \"https://test.example/\"\n");
    site.build();
    assert!(site.page("articles/article-3/index.html").contains("Other"));
    assert_eq!(modified(&site, "briefing.css"), css, "after a large change");
    assert!(!site.path(".public.briefing-stage").exists());
}

#[test]
fn an_incremental_publication_equals_a_clean_one() {
    let site = site_of(12);
    site.build();
    site.article(
        "article-3",
        "people: [Ann Example]\ntags: [one]\n",
        "Ann Example spoke. Then Example left.",
    );
    site.remove("content/articles/article-5.md");
    site.file("content/notes/n.md", "---\ntitle: N\n---\n[[article-3#p1]]\n").file("static/x/y.txt", "y");
    site.build();
    site.file("content/people/ann-example.md", "---\nname: Ann Example\n---\nBody.\n")
        .remove("static/x/y.txt");
    // What was a folder is now a file.
    fs::remove_dir(site.path("static/x")).expect("it is empty");
    site.file("static/x", "now a file");
    site.build();
    let incremental = site.published();
    fs::remove_dir_all(site.path("public")).expect("removed");
    site.build();
    assert_eq!(incremental.keys().collect::<Vec<_>>(), site.published().keys().collect::<Vec<_>>());
    assert!(incremental == site.published());
}

#[test]
fn pages_that_are_gone_vanish_and_a_damaged_one_is_mended() {
    let site = site_of(12);
    site.build();
    site.remove("content/articles/article-5.md");
    fs::write(site.path("public/articles/article-2/index.html"), "damaged").expect("written");
    fs::remove_file(site.path("public/articles/article-1/index.html")).expect("removed");
    site.build();
    assert!(!site.has_page("articles/article-5"), "the folder is gone too");
    assert!(site.page("articles/article-2/index.html").contains("The text of article 2."));
    assert!(site.page("articles/article-1/index.html").contains("The text of article 1."));
}

#[test]
fn an_error_leaves_the_published_site_as_it_is() {
    let site = site_of(3);
    site.build();
    let before = site.published();
    for (path, text) in [
        ("content/articles/bad.md", "---\ntitle: x\n"),
        ("templates/article.html", "{{ nope.nope }}"),
        ("templates/base.html", "{% if %}"),
        ("site.toml", "title = 1"),
    ] {
        site.file(path, text);
        site.expect(&["build", "--now", common::NOW], 1);
        assert!(before == site.published(), "after a fault in {path}");
        assert!(!site.path(".public.briefing-stage").exists(), "{path}");
        if path == "site.toml" {
            break;
        }
        site.remove(path);
    }
}

#[test]
fn other_peoples_files_are_never_deleted() {
    let site = site_of(3);
    site.file("public/precious.txt", "mine");
    let said = site.expect(&["build"], 1);
    assert!(said.contains("output/foreign-folder") && said.contains("precious.txt"), "{said}");
    assert_eq!(site.page("precious.txt"), "mine");
    site.remove("public/precious.txt");
    site.build();

    // Beside our files, others may lie; small and large changes leave them alone.
    site.file("public/CNAME", "test.example").file("public/articles/mine.txt", "mine");
    site.article("article-1", "", "New.");
    site.build();
    site.file("site.toml", "title = \"Other\"\nbase_url = \"https://test.example/\"\n");
    site.build();
    assert_eq!(
        (site.page("CNAME").as_str(), site.page("articles/mine.txt").as_str()),
        ("test.example", "mine")
    );
    assert!(site.page("index.html").contains("Other"));

    // One of ours would go where one of theirs is.
    site.file("static/CNAME", "other.example");
    let said = site.expect(&["build"], 1);
    assert!(said.contains("output/foreign-file"), "{said}");
    assert_eq!(site.page("CNAME"), "test.example");
    site.remove("static/CNAME");

    site.expect(&["clean"], 0);
    assert_eq!(
        site.published().keys().map(String::as_str).collect::<Vec<_>>(),
        ["CNAME", "articles/mine.txt"]
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_other_peoples_links_and_folders() {
    use std::os::unix::fs::symlink;

    let outside = tempfile::tempdir().expect("a folder");
    let site = site_of(8);
    site.build();
    site.file("public/folder/mine.txt", "mine").file("public/file", "mine");
    symlink("/etc/hostname", site.path("public/link.txt")).expect("linked");
    symlink(outside.path(), site.path("public/away")).expect("linked");
    for path in
        ["static/folder", "static/file/x.txt", "static/link.txt", "static/away/x.txt", "static/ours.txt"]
    {
        site.file(path, "ours");
    }
    let said = site.expect(&["build", "--now", common::NOW], 1);
    for name in ["public/folder", "public/file", "public/link.txt", "public/away"] {
        assert!(
            said.lines().any(|l| l.contains("output/foreign-file") && l.contains(name)),
            "{name}:\n{said}"
        );
    }
    assert!(!site.has_page("ours.txt") && fs::read_dir(outside.path()).expect("read").next().is_none());

    // Taken out of the way again, the site is published, and theirs is still theirs.
    fs::remove_dir_all(site.path("static")).expect("removed");
    site.file("static/ours.txt", "ours");
    site.build();
    assert_eq!((site.page("ours.txt").as_str(), site.page("folder/mine.txt").as_str()), ("ours", "mine"));

    // A folder of ours that somebody replaced by a link is not followed when its files are to go.
    fs::write(outside.path().join("index.html"), "theirs").expect("written");
    fs::remove_dir_all(site.path("public/articles/article-1")).expect("removed");
    symlink(outside.path(), site.path("public/articles/article-1")).expect("linked");
    site.remove("content/articles/article-1.md");
    site.build();
    site.expect(&["clean"], 0);
    assert_eq!(fs::read_to_string(outside.path().join("index.html")).expect("there"), "theirs");
}

#[test]
fn two_sites_can_publish_to_one_output_only_one_after_the_other() {
    let output = tempfile::tempdir().expect("a folder");
    let target = output.path().join("www").display().to_string();
    let sites = [site_of(30), TestSite::harbour()];
    let expected: Vec<_> = sites
        .iter()
        .map(|site| {
            site.build();
            site.published()
        })
        .collect();
    std::thread::scope(|scope| {
        let builds = sites.each_ref().map(|site| {
            let target = target.clone();
            scope.spawn(move || {
                for _ in 0..4 {
                    site.expect(&["build", "--now", common::NOW, "--output", &target], 0);
                }
            })
        });
        for build in builds {
            build.join().expect("every build succeeds");
        }
    });
    let found = common::tree(&output.path().join("www"));
    assert!(expected.contains(&found), "the output is one of the two sites, whole");
}

#[test]
fn names_that_would_break_our_records_are_refused() {
    let site = site_of(1);
    site.file("static/a\nb.txt", "x")
        .file("static/.briefing-manifest", "x")
        .file("static/.well-known/x", "fine");
    let said = site.expect(&["build"], 1);
    assert_eq!(said.matches("input/bad-name").count(), 2, "{said}");
}

#[test]
fn the_site_itself_is_no_output() {
    let site = site_of(1);
    for output in [".", "content", "static/x", ".."] {
        let said = site.expect(&["build", "--output", output], 1);
        assert!(
            said.contains("output/overlap") || said.contains("output/foreign-folder"),
            "{output}: {said}"
        );
    }
    assert!(site.path("content/articles/article-0.md").exists());
}

#[test]
fn a_damaged_record_is_refused_and_clean_removes_only_ours() {
    let site = site_of(1);
    site.build();
    let manifest = site.page(".briefing-manifest");
    site.file("public/.briefing-manifest", manifest.replace("index", "inbox"));
    let said = site.expect(&["build"], 1);
    assert!(said.contains("output/bad-manifest"), "{said}");
    site.file("public/.briefing-manifest", manifest);
    site.expect(&["clean"], 0);
    assert!(!site.path("public").exists());
}

#[test]
fn two_things_that_want_one_path_are_named() {
    let site = TestSite::new();
    site.article("Same Title", "aliases: [/people/]\n", "x").article("same-title", "", "y");
    site.file("static/robots.txt", "mine").file("static/notes", "a file");
    let said = site.expect(&["build"], 1);
    for (one, other) in [
        ("content/articles/Same Title.md", "content/articles/same-title.md"),
        ("static/robots.txt", "/robots.txt"),
        ("alias of content/articles/Same Title.md", "/people/index.html"),
        ("static/notes", "/notes/index.html"),
    ] {
        assert!(
            said.lines().any(|l| l.contains("output/collision") && l.contains(one) && l.contains(other)),
            "{one} {other}:\n{said}"
        );
    }
}

/// The file without its compression.
fn unpacked(site: &TestSite, path: &str) -> Vec<u8> {
    let copy = fs::read(site.path("public").join(path)).expect(path);
    match path.strip_suffix(".gz") {
        Some(_) => miniz_oxide::inflate::decompress_to_vec(&copy[10..copy.len() - 8]).expect(path),
        None => {
            let mut bytes = Vec::new();
            brotli::BrotliDecompress(&mut &copy[..], &mut bytes).expect(path);
            bytes
        }
    }
}

#[test]
fn compressed_copies_follow_their_files() {
    let site = site_of(3);
    let config = site.read("site.toml");
    let with = |compress: &str| {
        site.file("site.toml", format!("{config}[output]\ncompress = {compress}\n"));
    };
    site.file("static/long.txt", "Long. ".repeat(400)).file("static/short.txt", "Short.");
    site.file("static/own.svg", "<svg/>".repeat(400)).file("static/own.svg.gz", "mine");
    site.build();
    let without = site.pages();

    with("[\"gzip\", \"br\"]");
    let said = site.expect(&["build", "--now", common::NOW, "--verify"], 0);
    assert!(said.contains(" 0 removed"), "{said}");
    let pages = site.pages();
    for (path, bytes) in &without {
        assert_eq!(&pages[path], bytes, "{path} itself stays as it is");
        for suffix in
            [".gz", ".br"].into_iter().filter(|suffix| pages.contains_key(&format!("{path}{suffix}")))
        {
            if path != "own.svg" || suffix == ".br" {
                assert_eq!(&unpacked(&site, &format!("{path}{suffix}")), bytes, "{path}{suffix}");
            }
        }
    }
    for path in ["index.html", "feed.xml", "briefing.css", "search.js", "long.txt"] {
        assert!(site.has_page(&format!("{path}.gz")) && site.has_page(&format!("{path}.br")), "{path}");
    }
    let has_none =
        |path: &str| !site.has_page(&format!("{path}.gz")) && !site.has_page(&format!("{path}.br"));
    assert!(has_none("short.txt") && has_none("card.png"));
    assert_eq!(site.page("own.svg.gz"), "mine");

    // A copy is made again when its file is, and comes back when it was lost or spoilt.
    let (touched, other) = ("articles/article-1/index.html.br", "articles/article-2/index.html.br");
    let before = (modified(&site, touched), modified(&site, other));
    std::thread::sleep(Duration::from_millis(30));
    site.article("article-1", "", "Another text.");
    fs::remove_file(site.path("public/index.html.gz")).expect("removed");
    fs::write(site.path("public/long.txt.br"), "spoilt").expect("written");
    site.build();
    assert!(modified(&site, touched) > before.0 && modified(&site, other) == before.1);
    assert_eq!(unpacked(&site, touched), site.page("articles/article-1/index.html").into_bytes());
    assert_eq!(unpacked(&site, "index.html.gz"), site.page("index.html").into_bytes());
    assert_eq!(unpacked(&site, "long.txt.br"), site.page("long.txt").into_bytes());
    assert!(site.build().contains(" 0 written"));

    // It goes with its file, with its size, and with the option.
    site.remove("content/articles/article-1.md").file("static/long.txt", "Not any more.");
    site.file("static/own.svg", "<svg/>".repeat(300)).remove("static/own.svg.gz");
    site.build();
    assert!(!site.has_page("articles/article-1") && has_none("long.txt"));
    assert_eq!(unpacked(&site, "own.svg.gz"), site.page("own.svg").into_bytes());
    common::assert_same(&site.pages(), &site.built_from_nothing(), "with copies");
    with("[\"gzip\"]");
    site.build();
    assert!(site.pages().keys().all(|path| !path.ends_with(".br")) && site.has_page("index.html.gz"));
    site.file("site.toml", config.clone());
    site.expect(&["build", "--now", common::NOW, "--verify"], 0);
    assert!(site.pages().keys().all(|path| !path.ends_with(".gz") && !path.ends_with(".br")));

    with("[\"gzip\", \"brotli\"]");
    assert!(site.expect(&["build"], 1).contains("must be one of gzip, br"));
}

#[test]
fn the_manual_gives_the_policy_under_which_pages_are_tested() {
    let page = common::repository().join("docs/content/notes/hosts.md");
    let manual = fs::read_to_string(page).expect("the page");
    let policies: Vec<&str> = manual.match_indices("default-src").map(|(at, _)| &manual[at..]).collect();
    assert!(policies.len() >= 3);
    for policy in policies {
        assert!(policy.starts_with(common::hosting::POLICY), "{}", policy.lines().next().unwrap_or_default());
    }
}

#[test]
fn a_published_site_can_be_verified() {
    for folder in ["tests/fixtures/harbour", "src/starter"] {
        let site = TestSite::copy_of(folder);
        for when in ["the first time", "with nothing to do"] {
            let said = site.expect(&["build", "--verify", "--now", common::NOW], 0);
            assert!(
                said.contains("verified: a build from nothing makes the same"),
                "{folder}, {when}: {said}"
            );
        }
        site.file("content/notes/new.md", "---\ntitle: New\n---\nText.\n").file("static/x.txt", "x");
        site.expect(&["build", "--verify", "--now", common::NOW], 0);
        site.remove("content/notes/new.md").remove("static/x.txt");
        site.expect(&["build", "--verify", "--now", common::NOW], 0);
    }
}

/// What looks as it was written is not read by a build, and is by `--verify`.
#[test]
fn a_file_that_was_tampered_with_unseen_is_found_where_somebody_looks() {
    let site = site_of(3);
    site.file("static/photo.txt", "one");
    site.build();
    for path in ["articles/article-1/index.html", "photo.txt", "briefing.css"] {
        let file = site.path("public").join(path);
        let good = fs::read(&file).expect("it is there");
        let written = modified(&site, path);
        let mut bad = good.clone();
        bad[0] = b'!';
        let put = |bytes: &[u8]| {
            fs::write(&file, bytes).expect("written");
            let opened = fs::File::options().write(true).open(&file).expect("it opens");
            opened.set_modified(written).expect("the time is set");
        };
        put(&bad);
        let said = site.build();
        assert!(said.contains(" 0 written"), "{path}: {said}");
        let said = site.expect(&["build", "--verify", "--now", common::NOW], 1);
        assert!(said.contains("verify/differs") && said.contains(path), "{path}: {said}");
        assert!(!said.contains("verified:"), "{said}");
        let json = site.run(&["build", "--verify", "--json", "--now", common::NOW]);
        assert_eq!(json.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&json.stdout).contains("verify/differs"), "{path}");
        put(&good);
        site.expect(&["build", "--verify", "--now", common::NOW], 0);
    }
}

mod any_series_of_publications {
    use std::collections::BTreeMap;
    use std::path::Path;

    use briefing::publish::{Publisher, manifest};
    use proptest::prelude::*;

    use super::common::tree;

    type Files = BTreeMap<String, Vec<u8>>;

    /// A few short paths with a few short contents, so that files change, stay, vanish, and become folders.
    fn files() -> impl Strategy<Value = Files> {
        let path = prop::collection::vec(prop::sample::select(vec!["a", "b", "c.html"]), 1..4);
        prop::collection::btree_map(
            path.prop_map(|p| p.join("/")),
            prop::collection::vec(b'x'..b'z', 0..3),
            0..12,
        )
        .prop_map(|files| {
            let paths: Vec<String> = files.keys().cloned().collect();
            let is_folder = |path: &str| paths.iter().any(|p| p.starts_with(&format!("{path}/")));
            files.into_iter().filter(|(path, _)| !is_folder(path)).collect()
        })
    }

    fn publish(root: &Path, files: &Files, commit: bool) {
        let mut publisher = Publisher::new(root, &root.join("public")).expect("it is a place for an output");
        let publication = publisher.begin().expect("it opens");
        for (path, bytes) in files {
            publication.put(path, bytes).expect("it is staged");
        }
        if commit {
            let gone = publication.recorded().filter(|path| !files.contains_key(*path));
            let gone = gone.map(str::to_owned).collect();
            publication.commit(gone).expect("it is published");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn ends_with_exactly_the_last_one(series in prop::collection::vec((files(), any::<bool>()), 1..6)) {
            let folder = tempfile::tempdir().expect("a folder");
            let mut expected = Files::new();
            for (files, commit) in series {
                publish(folder.path(), &files, commit);
                if commit {
                    expected = files;
                }
                let mut found = tree(&folder.path().join("public"));
                found.remove(manifest::FILE);
                prop_assert_eq!(&found, &expected);
            }
        }
    }
}
