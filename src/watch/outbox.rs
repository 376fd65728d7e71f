//! What the lookout has to say and nobody has heard yet. News that were not fetched are put together, so that
//! whoever was busy hears of everything at once.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::Wake;
use crate::diagnostic::Diagnostic;
use crate::input::Hints;

#[derive(Debug, Default)]
pub(super) struct Outbox {
    news: Mutex<News>,
    bell: Condvar,
}

#[derive(Debug, Default)]
struct News {
    changed: Hints,
    warnings: VecDeque<Diagnostic>,
    ended: bool,
}

impl Outbox {
    pub(super) fn put_changes(&self, hints: Hints) {
        if hints.is_empty() {
            return;
        }
        self.news().changed.merge(hints);
        self.bell.notify_all();
    }

    pub(super) fn put_warning(&self, warning: Diagnostic) {
        self.news().warnings.push_back(warning);
        self.bell.notify_all();
    }

    /// Says that nothing more will come.
    pub(super) fn end(&self) {
        self.news().ended = true;
        self.bell.notify_all();
    }

    pub(super) fn has_changes(&self) -> bool {
        !self.news().changed.is_empty()
    }

    pub(super) fn wait(&self, deadline: Option<Instant>) -> Wake {
        let mut news = self.news();
        loop {
            if let Some(warning) = news.warnings.pop_front() {
                return Wake::Warning(Box::new(warning));
            }
            if !news.changed.is_empty() {
                return Wake::Changed(std::mem::take(&mut news.changed));
            }
            if news.ended {
                return Wake::Stopped;
            }
            news = match deadline {
                None => self.bell.wait(news).unwrap_or_else(PoisonError::into_inner),
                Some(deadline) => {
                    let left = deadline.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        return Wake::Deadline;
                    }
                    self.bell.wait_timeout(news, left).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }

    fn news(&self) -> MutexGuard<'_, News> {
        // Each change to the news is a single step, so that what a broken thread leaves behind is whole.
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
