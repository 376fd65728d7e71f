//! The real watcher on real files: whatever is done to the disk, and in whichever way, it is seen in the end.
//!
//! Where a test is about events it has no look at everything that could find what they did not tell.
#![expect(clippy::print_stdout, reason = "a failed test says how far it came")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use briefing::input::{Hints, Inventory};
use briefing::watch::{Options, Wake, Watcher};
use common::TestSite;

/// As long as a loaded machine may take; reached only where a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// Events, and nothing else.
const EVENTS: Options = Options { poll: None, rescan: Duration::from_secs(3600) };

/// Events, and many looks at everything.
const RESCANS: Options = Options { poll: None, rescan: Duration::from_millis(100) };

/// No events.
const POLLING: Options = Options { poll: Some(Duration::from_millis(50)), rescan: Duration::from_secs(3600) };

/// Somebody who watches a site and knows what stands in its files.
struct Desk {
    site: TestSite,
    watcher: Watcher,
    inventory: Inventory,
    /// What was read of each file when it was last reported.
    seen: BTreeMap<String, Vec<u8>>,
    /// Everything that was reported as a place to look at, relative to the site.
    hinted: BTreeSet<String>,
    /// How often something was reported.
    batches: usize,
}

impl Desk {
    fn at(site: TestSite, options: Options) -> Self {
        let watcher = Watcher::start(site.root(), &["public".into()], options).expect("the watch starts");
        let (inventory, _) = Inventory::scan(site.root());
        let seen = read_all(&inventory);
        Self { site, watcher, inventory, seen, hinted: BTreeSet::new(), batches: 0 }
    }

    fn new(options: Options) -> Self {
        Self::at(small_site(), options)
    }

    /// Waits for the next report and looks where it says.
    fn hear(&mut self) {
        let hints = match self.watcher.wait(Some(Instant::now() + PATIENCE)) {
            Wake::Changed(hints) => hints,
            other => panic!(
                "{other:?} instead of news; unseen: {:?}; hinted: {:?}",
                difference(&self.seen, &read_all(&Inventory::scan(self.site.root()).0)),
                self.hinted,
            ),
        };
        self.batches += 1;
        let root = self.site.root().canonicalize().unwrap_or_else(|_| self.site.root().to_owned());
        match &hints {
            Hints::Everything => {
                self.hinted.insert("everything".to_owned());
            }
            Hints::Paths(paths) => self.hinted.extend(paths.iter().map(|path| {
                path.strip_prefix(&root).expect("a path of the site").to_string_lossy().into_owned()
            })),
        }
        let changes = self.inventory.refresh(&hints);
        for path in changes.paths() {
            let there = self.inventory.get(path).and_then(|_| fs::read(self.inventory.location(path)).ok());
            match there {
                Some(bytes) => self.seen.insert(path.to_owned(), bytes),
                None => self.seen.remove(path),
            };
        }
    }

    /// Waits until what was reported is what is there.
    fn settle(&mut self) {
        let started = Instant::now();
        loop {
            let (there, diagnostics) = Inventory::scan(self.site.root());
            let known: Vec<_> = self.inventory.diagnostics().cloned().collect();
            if self.seen == read_all(&there) && known == diagnostics {
                break;
            }
            let unseen = difference(&self.seen, &read_all(&there));
            assert!(started.elapsed() < PATIENCE, "not seen: {unseen:?}; hinted: {:?}", self.hinted);
            self.hear();
        }
        println!("seen after {:?}", started.elapsed());
    }

    /// Does something that nobody may be told of.
    fn unheard(&mut self, what: impl FnOnce(&TestSite)) {
        self.hinted.clear();
        what(&self.site);
        // Events come in their order: what would have been told is told before this.
        self.site.file("content/notes/marker.md", format!("{:?}", Instant::now()));
        self.settle();
        assert_eq!(self.hinted, ["content/notes/marker.md".to_owned()].into());
    }

    fn path(&self, path: &str) -> PathBuf {
        self.site.path(path)
    }
}

fn small_site() -> TestSite {
    let site = TestSite::new();
    site.file("content/notes/a.md", "old").file("content/notes/b.md", "b").file("content/people/p.md", "p");
    site.file("templates/base.html", "base").file("static/site.css", "css");
    site
}

fn read_all(inventory: &Inventory) -> BTreeMap<String, Vec<u8>> {
    let read = |path: &str| fs::read(inventory.location(path)).ok();
    inventory.iter().filter_map(|(path, _)| Some((path.to_owned(), read(path)?))).collect()
}

/// The paths at which two trees differ.
fn difference(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let all: BTreeSet<_> = a.keys().chain(b.keys()).cloned().collect();
    all.into_iter().filter(|path| a.get(path) != b.get(path)).collect()
}

fn rename(from: impl AsRef<Path>, to: impl AsRef<Path>) {
    fs::rename(&from, to).unwrap_or_else(|error| panic!("{}: {error}", from.as_ref().display()));
}

fn write(path: impl AsRef<Path>, text: &str) {
    fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()));
}

fn remove(path: impl AsRef<Path>) {
    fs::remove_file(&path).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()));
}

#[test]
fn every_way_of_saving_is_seen_and_only_the_file_is_reported() {
    type Save = fn(&Path);
    let ways: [(&str, Save); 9] = [
        ("in place", |notes| write(notes.join("a.md"), "new")),
        ("appended", |notes| {
            let mut file = File::options().append(true).open(notes.join("a.md")).expect("it is opened");
            for _ in 0..20 {
                file.write_all(b"more").expect("it is written");
            }
        }),
        ("temporary file put over it", |notes| {
            write(notes.join(".a.md.tmp-1"), "new");
            rename(notes.join(".a.md.tmp-1"), notes.join("a.md"));
        }),
        ("temporary file elsewhere put over it", |notes| {
            let elsewhere = notes.join("../../a.tmp");
            write(&elsewhere, "new");
            rename(elsewhere, notes.join("a.md"));
        }),
        ("removed and made again", |notes| {
            remove(notes.join("a.md"));
            write(notes.join("a.md"), "new");
        }),
        ("vim", |notes| {
            write(notes.join(".a.md.swp"), "swap");
            write(notes.join("4913"), "");
            remove(notes.join("4913"));
            rename(notes.join("a.md"), notes.join("a.md~"));
            write(notes.join("a.md"), "new");
            remove(notes.join("a.md~"));
            remove(notes.join(".a.md.swp"));
        }),
        ("emacs", |notes| {
            #[cfg(unix)]
            std::os::unix::fs::symlink("me@host.1:2", notes.join(".#a.md")).expect("a lock is made");
            write(notes.join("#a.md#"), "unsaved");
            rename(notes.join("a.md"), notes.join("a.md~"));
            write(notes.join("a.md"), "new");
            remove(notes.join("#a.md#"));
            #[cfg(unix)]
            remove(notes.join(".#a.md"));
        }),
        ("JetBrains", |notes| {
            write(notes.join("a.md___jb_tmp___"), "new");
            rename(notes.join("a.md"), notes.join("a.md___jb_old___"));
            rename(notes.join("a.md___jb_tmp___"), notes.join("a.md"));
            remove(notes.join("a.md___jb_old___"));
        }),
        ("size and time kept", |notes| {
            let modified = fs::metadata(notes.join("a.md")).and_then(|m| m.modified()).expect("a time");
            write(notes.join("a.md"), "OLD");
            let file = File::options().write(true).open(notes.join("a.md")).expect("it is opened");
            file.set_modified(modified).expect("the time is set");
        }),
    ];
    for (way, save) in ways {
        println!("{way}");
        let mut desk = Desk::new(EVENTS);
        save(&desk.path("content/notes"));
        desk.settle();
        assert_eq!(desk.hinted, ["content/notes/a.md".to_owned()].into(), "{way}");
    }
}

#[test]
fn what_is_not_the_sites_source_wakes_nobody() {
    let mut desk = Desk::new(EVENTS);
    desk.unheard(|site| {
        for path in [
            "content/notes/.a.md.swp",
            "content/notes/4913",
            "content/notes/a.md~",
            "content/notes/#a.md#",
            "content/notes/a.md___jb_tmp___",
            "content/.obsidian/workspace.json",
            "content/notes/picture.xcf",
            "static/.site.css.swp",
            "templates/.base.html.swp",
            ".git/index",
            ".briefing/lock",
            ".public.briefing-stage/index.html",
            "public/index.html",
            "README.md",
        ] {
            site.file(path, "noise");
            site.remove(path);
            site.file(path, "more noise");
        }
        // Reading is not writing.
        site.read("content/notes/b.md");
    });
}

#[test]
fn the_output_may_lie_among_the_sources() {
    let site = small_site();
    let excluded = [site.path("static/out")];
    let watcher = Watcher::start(site.root(), &excluded, RESCANS).expect("the watch starts");
    for number in 0..20 {
        site.file("static/out/index.html", format!("page {number}"));
        site.file("static/.out.briefing-stage/index.html", format!("page {number}"));
    }
    // Several looks at everything go by before this is written.
    let none = watcher.wait(Some(Instant::now() + Duration::from_millis(400)));
    assert!(matches!(none, Wake::Deadline), "{none:?}");
    site.file("static/site.css", "new");
    let Wake::Changed(Hints::Paths(paths)) = watcher.wait(Some(Instant::now() + PATIENCE)) else {
        panic!("the change is not reported");
    };
    assert!(paths.iter().all(|path| path.ends_with("static/site.css")), "{paths:?}");
}

#[test]
fn a_file_in_a_new_folder_is_seen() {
    let mut desk = Desk::new(EVENTS);
    for number in 0..30 {
        // It is written before anybody can watch its folder.
        desk.site.file(&format!("content/articles/{number}/deep/er/x.md"), "new");
        desk.site.file(&format!("static/{number}/deep/er/x.png"), "new");
        desk.settle();
        // And now the folder is watched.
        desk.site.file(&format!("content/articles/{number}/deep/er/y.md"), "new");
        desk.settle();
    }
    assert!(!desk.hinted.contains("everything"), "{:?}", desk.hinted);
}

#[test]
fn files_that_are_written_while_their_folders_are_made_are_seen() {
    let mut desk = Desk::new(EVENTS);
    thread::scope(|scope| {
        for writer in 0..2 {
            let site = &desk.site;
            scope.spawn(move || {
                for number in 0..200 {
                    site.file(&format!("content/{writer}/{}/{number}/x.md", number % 7), "new");
                }
            });
        }
    });
    desk.settle();
}

#[test]
fn folders_come_and_go() {
    let mut desk = Desk::new(EVENTS);
    for number in 0..10 {
        desk.site.file(&format!("content/notes/deep/er/{number}.md"), format!("{number}"));
    }
    desk.settle();

    println!("renamed within the tree");
    rename(desk.path("content/notes/deep"), desk.path("content/people/deep"));
    desk.settle();
    desk.site.file("content/people/deep/er/3.md", "written under the new name");
    desk.settle();

    println!("moved out");
    rename(desk.path("content/people/deep"), desk.path("elsewhere"));
    desk.settle();
    desk.unheard(|site| {
        site.file("elsewhere/er/4.md", "nobody cares");
    });

    println!("moved in");
    rename(desk.path("elsewhere"), desk.path("static/deep"));
    desk.settle();
    desk.site.file("static/deep/er/5.md", "written where it is now");
    desk.settle();

    println!("removed");
    fs::remove_dir_all(desk.path("static/deep")).expect("it is removed");
    desk.settle();

    println!("a file for a folder, and back");
    desk.site.file("content/notes/x.md", "file");
    desk.settle();
    desk.site.remove("content/notes/x.md").file("content/notes/x.md/y.md", "in a folder");
    desk.settle();
    fs::remove_dir_all(desk.path("content/notes/x.md")).expect("it is removed");
    desk.site.file("content/notes/x.md", "file again");
    desk.settle();
}

#[test]
fn files_come_from_outside_and_leave() {
    let mut desk = Desk::new(EVENTS);
    desk.site.file("draft.md", "written outside");
    rename(desk.path("draft.md"), desk.path("content/notes/draft.md"));
    desk.settle();
    assert_eq!(desk.seen["content/notes/draft.md"], b"written outside");
    rename(desk.path("content/notes/draft.md"), desk.path("draft.md"));
    desk.settle();
    assert!(!desk.seen.contains_key("content/notes/draft.md"));
}

#[test]
fn the_configuration_and_the_redirects_are_watched() {
    let mut desk = Desk::new(EVENTS);
    desk.site.file("site.toml", "title = \"Other\"");
    desk.settle();
    desk.site.file("redirects.txt", "/a/ /b/");
    desk.settle();
    desk.site.remove("redirects.txt");
    desk.settle();
    assert_eq!(desk.hinted, ["redirects.txt".to_owned(), "site.toml".to_owned()].into());
}

#[test]
fn a_checkout_of_many_files_is_few_reports() {
    let mut desk = Desk::new(EVENTS);
    for version in ["first", "second"] {
        desk.batches = 0;
        for number in 0..500 {
            desk.site.file(&format!("content/articles/{}/{number}.md", number / 25), version);
        }
        desk.settle();
        println!("{} reports", desk.batches);
        // One or two, but a loaded machine may take its time to write them.
        assert!(desk.batches <= 50, "{} reports", desk.batches);
    }
}

#[test]
fn a_watched_folder_may_vanish_and_come_back() {
    let mut desk = Desk::new(EVENTS);
    for folder in ["content", "templates", "static"] {
        println!("{folder}: removed and made again");
        fs::remove_dir_all(desk.path(folder)).expect("it is removed");
        desk.settle();
        desk.site.file(&format!("{folder}/new/a.md"), "new");
        desk.settle();
        desk.site.file(&format!("{folder}/new/a.md"), "newer");
        desk.settle();

        println!("{folder}: replaced at once");
        fs::remove_dir_all(desk.path(folder)).expect("it is removed");
        desk.site.file(&format!("{folder}/newest/a.md"), "newest");
        desk.settle();
        desk.site.file(&format!("{folder}/newest/a.md"), "newest of all");
        desk.settle();

        println!("{folder}: moved away and back");
        rename(desk.path(folder), desk.path("away"));
        desk.settle();
        rename(desk.path("away"), desk.path(folder));
        desk.settle();
        desk.site.file(&format!("{folder}/newest/a.md"), "after all that");
        desk.settle();
    }
}

#[test]
fn folders_may_be_made_after_the_start() {
    let mut desk = Desk::at(TestSite::new(), EVENTS);
    for path in ["content/notes/a.md", "templates/a.html", "static/a.css"] {
        for text in ["new", "newer"] {
            desk.site.file(path, text);
            desk.settle();
        }
    }
}

#[test]
fn the_site_may_vanish_and_come_back() {
    let around = TestSite::new();
    let root = around.path("site");
    common::copy(small_site().root(), &root);
    let watcher = Watcher::start(&root, &[], EVENTS).expect("the watch starts");
    let (mut inventory, _) = Inventory::scan(&root);
    let hear = |inventory: &mut Inventory, until: &dyn Fn(&Inventory) -> bool| {
        while !until(inventory) {
            match watcher.wait(Some(Instant::now() + PATIENCE)) {
                Wake::Changed(hints) => inventory.refresh(&hints),
                other => panic!("{other:?} instead of news"),
            };
        }
    };
    rename(&root, around.path("away"));
    hear(&mut inventory, &|inventory| inventory.iter().count() == 0);
    assert_eq!(inventory.diagnostics().count(), 1, "it is said that the site is not there");
    common::copy(small_site().root(), &root);
    hear(&mut inventory, &|inventory| inventory.iter().count() == 6);
    assert_eq!(inventory.diagnostics().count(), 0);
    write(root.join("content/notes/new.md"), "in the new folder");
    hear(&mut inventory, &|inventory| inventory.get("content/notes/new.md").is_some());
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    fn link(target: impl AsRef<Path>, path: PathBuf) {
        symlink(target, &path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    #[test]
    fn what_a_link_leads_to_is_seen_under_all_its_names() {
        let site = small_site();
        link("a.md", site.path("content/notes/linked.md"));
        link("../people", site.path("content/notes/people"));
        let mut desk = Desk::at(site, EVENTS);
        assert!(desk.seen.contains_key("content/notes/people/p.md"));

        println!("the target of a link");
        desk.site.file("content/notes/a.md", "new");
        desk.settle();
        assert_eq!(desk.seen["content/notes/linked.md"], b"new");

        println!("below the target of a link");
        desk.site.file("content/people/new/q.md", "q");
        desk.settle();
        assert_eq!(desk.seen["content/notes/people/new/q.md"], b"q");

        println!("another target");
        remove(desk.path("content/notes/linked.md"));
        link("b.md", desk.path("content/notes/linked.md"));
        desk.settle();
        assert_eq!(desk.seen["content/notes/linked.md"], b"b");
        desk.site.file("content/notes/b.md", "new b");
        desk.settle();

        println!("no target");
        fs::remove_dir_all(desk.path("content/people")).expect("it is removed");
        desk.settle();
        assert_eq!(desk.inventory.diagnostics().count(), 1);
    }

    #[test]
    fn the_configuration_may_be_kept_elsewhere() {
        let (site, outside) = (small_site(), TestSite::new());
        site.remove("site.toml");
        link(outside.path("site.toml"), site.path("site.toml"));
        let mut desk = Desk::at(site, RESCANS);
        assert_eq!(desk.inventory.diagnostics().count(), 0);
        outside.file("site.toml", "new");
        desk.settle();
        assert_eq!(desk.seen["site.toml"], b"new");
    }

    #[test]
    fn targets_that_are_not_watched_are_seen_by_looking() {
        let site = small_site();
        site.file("drafts/c.md", "c").file("drafts/folder/d.md", "d");
        link("../../drafts/c.md", site.path("content/notes/c.md"));
        link("../../drafts/folder", site.path("content/notes/folder"));
        let mut desk = Desk::at(site, RESCANS);
        desk.site.file("drafts/c.md", "new c");
        desk.settle();
        desk.site.file("drafts/folder/e.md", "e");
        desk.settle();
        assert_eq!(desk.seen["content/notes/folder/e.md"], b"e");
    }

    #[test]
    fn faults_vanish_when_they_are_mended() {
        let site = small_site();
        let outside = TestSite::new();
        outside.file("a.md", "outside");
        let mut desk = Desk::at(site, EVENTS);
        for (fault, path, target) in [
            ("input/link-loop", "content/notes/loop", PathBuf::from("..")),
            ("input/link-outside", "content/notes/a.md", outside.path("a.md")),
            ("input/unreadable", "content/notes/b.md", PathBuf::from("nowhere")),
        ] {
            println!("{fault}");
            let aside = desk.path("content/notes/aside.md");
            if desk.path(path).exists() {
                rename(desk.path(path), &aside);
            }
            link(target, desk.path(path));
            desk.settle();
            let codes: Vec<_> = desk.inventory.diagnostics().map(|d| d.code).collect();
            assert_eq!(codes, [fault]);
            remove(desk.path(path));
            if aside.exists() {
                rename(&aside, desk.path(path));
            }
            desk.settle();
            assert_eq!(desk.inventory.diagnostics().count(), 0);
        }
    }

    #[test]
    fn bad_names_are_faults_until_they_are_changed() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;

        let mut desk = Desk::new(EVENTS);
        let (file, folder) = (OsStr::from_bytes(b"caf\xe9.md"), OsStr::from_bytes(b"caf\xe9"));
        let notes = desk.path("content/notes");
        if fs::create_dir(notes.join(folder)).is_err() {
            return; // Not every file system takes such names.
        }
        write(notes.join(folder).join("a.md"), "in a folder that has no name");
        write(notes.join(file), "a file that has no name");
        desk.settle();
        let codes: Vec<_> = desk.inventory.diagnostics().map(|d| d.code).collect();
        assert_eq!(codes, ["input/bad-name"; 2]);
        rename(notes.join(folder), notes.join("cafe"));
        rename(notes.join(file), notes.join("cafe.md"));
        desk.settle();
        assert_eq!(desk.inventory.diagnostics().count(), 0);
        assert!(desk.seen.contains_key("content/notes/cafe/a.md"));
    }

    #[test]
    fn permissions_that_change_are_reported() {
        use std::os::unix::fs::PermissionsExt as _;

        let mut desk = Desk::new(EVENTS);
        for mode in [0o000, 0o644] {
            desk.hinted.clear();
            // An administrator can read it all the same, but somebody else could not and can now.
            fs::set_permissions(desk.path("content/notes/a.md"), fs::Permissions::from_mode(mode))
                .expect("a mode");
            desk.hear();
            desk.settle();
            assert_eq!(desk.hinted, ["content/notes/a.md".to_owned()].into(), "mode {mode:o}");
        }
    }

    #[test]
    fn what_the_system_does_not_tell_is_found_by_looking() {
        let site = small_site();
        // The folder that is written through is not watched.
        let outside = TestSite::new();
        let other_name = outside.path("a.md");
        if fs::hard_link(site.path("content/notes/a.md"), &other_name).is_err() {
            return;
        }
        let mut desk = Desk::at(site, RESCANS);
        for text in ["new", "NEW", "newer"] {
            write(&other_name, text);
            desk.settle();
        }
        desk.site.file("content/notes/b.md", "events still come");
        desk.settle();
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_for_a_moment_does_no_harm() {
    let mut desk = Desk::new(EVENTS);
    desk.site.remove("content/notes/a.md");
    fs::create_dir(desk.path("content/notes/a.md")).expect("a folder");
    desk.settle();
    assert!(!desk.seen.contains_key("content/notes/a.md"));
    fs::remove_dir(desk.path("content/notes/a.md")).expect("it is removed");
    desk.site.file("content/notes/a.md", "back");
    desk.settle();
    assert_eq!(desk.seen["content/notes/a.md"], b"back");
}

#[test]
fn edits_during_a_build_are_pending() {
    let mut desk = Desk::new(EVENTS);
    assert!(!desk.watcher.pending());
    desk.site.file("content/notes/a.md", "new");
    let started = Instant::now();
    while !desk.watcher.pending() {
        assert!(started.elapsed() < PATIENCE, "nothing is pending");
        thread::yield_now();
    }
    println!("pending after {:?}", started.elapsed());
    desk.settle();
    assert!(!desk.watcher.pending(), "it was fetched");
}

#[test]
fn a_file_that_is_written_for_ever_holds_nothing_up() {
    let mut desk = Desk::new(EVENTS);
    let (path, done) = (desk.path("content/notes/log.md"), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut log = File::create(&path).expect("a log");
            while !done.load(Ordering::Relaxed) {
                log.write_all(b"and on\n").expect("it is written");
                thread::yield_now();
            }
        });
        let started = Instant::now();
        while desk.batches < 3 {
            desk.hear();
        }
        desk.site.file("content/notes/a.md", "new");
        while desk.seen["content/notes/a.md"] != b"new" {
            desk.hear();
        }
        println!("{} reports in {:?}", desk.batches, started.elapsed());
        done.store(true, Ordering::Relaxed);
    });
    desk.settle();
}

#[test]
fn polling_sees_what_events_would() {
    let mut desk = Desk::new(POLLING);
    let modified = fs::metadata(desk.path("content/notes/a.md")).and_then(|m| m.modified()).expect("a time");
    for text in ["new", "NEW", "New"] {
        desk.site.file("content/notes/a.md", text);
        let file = File::options().write(true).open(desk.path("content/notes/a.md")).expect("it is opened");
        file.set_modified(modified).expect("the time is set");
        desk.settle();
    }
    desk.site.file("content/articles/deep/er/x.md", "new");
    desk.settle();
    rename(desk.path("content/articles"), desk.path("content/others"));
    desk.settle();
    fs::remove_dir_all(desk.path("content")).expect("it is removed");
    desk.settle();
    desk.site.file("content/notes/a.md", "again");
    desk.settle();
}

#[test]
fn there_must_be_a_site() {
    let site = TestSite::new();
    let error = Watcher::start(&site.path("missing"), &[], EVENTS).expect_err("there is nothing to watch");
    assert_eq!(error.code, "watch/failed");
}
