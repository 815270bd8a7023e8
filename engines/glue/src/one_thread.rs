//! Statics of a program with one thread.

use core::cell::RefCell;

/// A value that only one thread can reach.
pub struct OneThread<T>(RefCell<T>);

// SAFETY: engines are compiled without atomics, which lib.rs holds, so that an instance has
// one thread.
unsafe impl<T> Sync for OneThread<T> {}

impl<T> OneThread<T> {
    /// A place for a value.
    pub const fn new(value: T) -> Self {
        Self(RefCell::new(value))
    }

    /// Uses the value. Exports never call each other, so that it is never in use already.
    pub fn with<R>(&self, use_value: impl FnOnce(&mut T) -> R) -> R {
        use_value(&mut self.0.borrow_mut())
    }
}
