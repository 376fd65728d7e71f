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
        // Whoever stops reading a key stays among its readers, and is passed over from then on: to take thousands of
        // pages out of one long list, one by one, would take too long.
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

    /// The paths of the pages that read `key`, in no order, some more than once.
    pub(super) fn readers(&self, key: &Key) -> impl Iterator<Item = &Arc<str>> {
        let pages = self.readers.get(key).into_iter().flatten().map(|number| &self.pages[*number as usize]);
        pages.filter(|(_, keys)| keys.binary_search(key).is_ok()).map(|(path, _)| path)
    }
}
