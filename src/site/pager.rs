//! Cuts long lists into pages.

use serde::Serialize;

/// The numbers of a list's pages, from 1; an empty list has one page.
pub(super) fn pages(items: usize, per_page: usize) -> std::ops::RangeInclusive<usize> {
    1..=items.div_ceil(per_page).max(1)
}

/// The items of page `n`.
pub(super) fn slice<T>(items: &[T], n: usize, per_page: usize) -> &[T] {
    items.chunks(per_page).nth(n - 1).unwrap_or_default()
}

/// Where a page stands among its list's pages.
#[derive(Debug, Serialize)]
pub(super) struct Pager {
    current: usize,
    total: usize,
    newer: Option<String>,
    older: Option<String>,
    /// The first, the last, and those around the current one.
    links: Vec<PagerLink>,
}

#[derive(Debug, Serialize)]
struct PagerLink {
    number: usize,
    path: String,
    /// Pages between the one before and this one are left out.
    gap: bool,
}

impl Pager {
    /// `None` where one page holds everything; `path` gives the path of page `n`.
    pub(super) fn new(
        items: usize,
        per_page: usize,
        current: usize,
        path: impl Fn(usize) -> String,
    ) -> Option<Self> {
        let total = *pages(items, per_page).end();
        if total == 1 {
            return None;
        }
        let shown = |n: &usize| *n == 1 || *n == total || n.abs_diff(current) <= 2;
        let mut links: Vec<PagerLink> = Vec::new();
        for number in (1..=total).filter(shown) {
            let gap = links.last().is_some_and(|last| last.number + 1 < number);
            links.push(PagerLink { number, path: path(number), gap });
        }
        Some(Self {
            current,
            total,
            newer: (current > 1).then(|| path(current - 1)),
            older: (current < total).then(|| path(current + 1)),
            links,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_on_one_page() {
        let items: Vec<usize> = (0..101).collect();
        let all: Vec<usize> = pages(101, 50).flat_map(|n| slice(&items, n, 50).to_vec()).collect();
        assert_eq!((all, pages(101, 50).count(), pages(0, 50).count()), (items, 3, 1));
    }

    #[test]
    fn long_lists_show_the_ends_and_the_middle() {
        let pager = Pager::new(1000, 10, 50, |n| format!("/{n}/")).expect("many pages");
        let shown: Vec<(usize, bool)> = pager.links.iter().map(|l| (l.number, l.gap)).collect();
        let want = [(1, false), (48, true), (49, false), (50, false), (51, false), (52, false), (100, true)];
        assert_eq!(shown, want);
    }
}
