//! The searches that are under way.

use std::cell::RefCell;

use tc3fetch::diagnose::Search;

thread_local! {
    /// By their numbers. A place is used again after its search was closed.
    static SEARCHES: RefCell<Vec<Option<Search>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a search, and gives its number.
pub fn open(search: Search) -> u32 {
    SEARCHES.with_borrow_mut(|searches| {
        let free = searches.iter().position(Option::is_none);
        let place = free.unwrap_or_else(|| {
            searches.push(None);
            searches.len() - 1
        });
        if let Some(kept) = searches.get_mut(place) {
            *kept = Some(search);
        }
        place as u32
    })
}

/// Lends a search; None where it was closed.
pub fn with<T>(number: u32, use_search: impl FnOnce(&mut Search) -> T) -> Option<T> {
    SEARCHES.with_borrow_mut(|searches| {
        let search = searches.get_mut(number as usize)?.as_mut()?;
        Some(use_search(search))
    })
}

/// Forgets a search, and with it the key.
pub fn close(number: u32) {
    SEARCHES.with_borrow_mut(|searches| {
        if let Some(search) = searches.get_mut(number as usize) {
            *search = None;
        }
    });
}
