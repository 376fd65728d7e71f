//! The loop of `check --watch`: whatever is saved is taken in, the pages that it concerns are looked at, and everything
//! that is wrong is said anew. Nothing is written.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use super::{Clock, News, QUIET, TICK, next, take_in};
use crate::check::LinkCheck;
use crate::diagnostic::{self, Diagnostic};
use crate::input::Hints;
use crate::pipeline::Options;
use crate::rebuild::Engine;
use crate::site::Output;
use crate::watch::{self, Watcher};

/// Looks for faults whenever something is saved, until the process ends. `say` is told everything that is wrong then,
/// sorted, and how many pages were made of the site; none where it has errors.
///
/// # Errors
/// The site cannot be watched.
pub fn check(
    options: &Options,
    watching: watch::Options,
    clock: Clock<'_>,
    mut say: impl FnMut(&[Diagnostic], usize),
) -> Result<(), Box<Diagnostic>> {
    let watcher = Watcher::start(&options.root, &[options.root.join("public")], watching)?;
    let mut engine = Engine::new(options.clone(), None).watching();
    engine.look();
    let mut links: Option<LinkCheck> = None;
    let (mut ticking, mut quiet) = (Instant::now(), QUIET);
    let mut hints = Hints::default();
    // What was given up for something newer is made up for.
    let mut behind = true;
    let mut said: Option<Vec<Diagnostic>> = None;
    loop {
        match take_in(&mut engine, &hints, &mut ticking, clock) {
            Err(mut faults) => {
                diagnostic::sort(&mut faults);
                if said.as_ref() != Some(&faults) {
                    say(&faults, 0);
                    said = Some(faults);
                }
            }
            Ok(changed) if changed || behind || said.is_none() => {
                let looked = look_through(&mut engine, &mut links, &watcher);
                behind = looked.is_none();
                if let Some((found, pages)) = looked {
                    say(&found, pages);
                    said = Some(found);
                }
            }
            Ok(_) => {}
        }
        let woken = next(&watcher, None, quiet, &mut |news| {
            if let News::Warnings(warnings) = news {
                say(warnings, 0);
            }
        })?;
        if woken.is_none() {
            engine.index_words(&|| watcher.pending());
        }
        quiet = if woken.is_some() { QUIET } else { TICK };
        hints = woken.unwrap_or_default();
    }
}

/// Looks at every page that may be another, and returns all that is wrong with the site, with the number of its pages;
/// nothing where something newer came.
fn look_through(
    engine: &mut Engine,
    links: &mut Option<LinkCheck>,
    watcher: &Watcher,
) -> Option<(Vec<Diagnostic>, usize)> {
    let model = engine.model()?;
    let paths = || model.outputs.iter().map(|(path, _)| path);
    let base = &model.config().base_url;
    let known = links.take().filter(|links| links.is_of(base, paths()));
    let is_new = known.is_none();
    let links = links.insert(known.unwrap_or_else(|| LinkCheck::new(base, paths())));
    let pages = model
        .outputs
        .iter()
        .filter(|(path, output)| matches!(output, Output::Page(_)) && path.ends_with(".html"))
        .count();
    if is_new {
        engine.distrust();
    }
    let abandoned = AtomicBool::new(false);
    let newer = || {
        let pending = watcher.pending();
        abandoned.fetch_or(pending, Ordering::Relaxed);
        pending
    };
    let proof = engine.proofread(&newer, &|path, html| {
        if path.ends_with(".html") {
            links.page(path, html);
        }
    });
    let mut found = proof.faults.clone();
    engine.accept(proof);
    if abandoned.into_inner() {
        return None;
    }
    found.extend(engine.warnings().iter().cloned());
    found.extend(links.diagnostics());
    diagnostic::sort(&mut found);
    Some((found, pages))
}
