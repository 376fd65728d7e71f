//! Which page reads what, and who reads it: kept while somebody works on a site.

use std::collections::HashMap;
use std::sync::Arc;

use crate::briefing::Key;

/// What was read when each page was made last.
#[derive(Debug, Default)]
pub(super) struct Reads {
    numbers: HashMap<Arc<str>, u32>,
    pages: Vec<(Arc<str>, Box<[Key]>)>,
    readers: HashMap<Key, Vec<u32>>,
}

impl Reads {
    /// Replaces what the page at `path` reads; `keys` are sorted, each once.
    pub(super) fn set(&mut self, path: &str, keys: Vec<Key>) {
        let number = match self.numbers.get(path) {
            Some(number) => *number,
            None => {
                let (path, number): (Arc<str>, u32) = (path.into(), self.pages.len() as u32);
                self.numbers.insert(Arc::clone(&path), number);
                self.pages.push((path, Box::default()));
                number
            }
        };
        let old = std::mem::replace(&mut self.pages[number as usize].1, keys.into_boxed_slice());
        let new = &self.pages[number as usize].1;
        if old == *new {
            return;
        }
        for key in old.iter().filter(|key| new.binary_search(key).is_err()) {
            if let Some(readers) = self.readers.get_mut(key) {
                readers.retain(|reader| *reader != number);
                if readers.is_empty() {
                    self.readers.remove(key);
                }
            }
        }
        for key in new.iter().filter(|key| old.binary_search(key).is_err()) {
            self.readers.entry(key.clone()).or_default().push(number);
        }
    }

    /// Forgets a page that is gone.
    pub(super) fn forget(&mut self, path: &str) {
        if self.numbers.contains_key(path) {
            self.set(path, Vec::new());
        }
    }

    /// The paths of the pages that read `key`, in no order.
    pub(super) fn readers(&self, key: &Key) -> impl Iterator<Item = &Arc<str>> {
        self.readers.get(key).into_iter().flatten().map(|number| &self.pages[*number as usize].0)
    }
}
