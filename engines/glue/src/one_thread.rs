//! Statics of a program with one thread.
//!
//! Natively, where tests run side by side in threads of one process, every thread has a value
//! of its own, as every instance of an engine has.

use core::cell::RefCell;

/// A static that only one thread can reach; [`one_thread!`](crate::one_thread!) declares it.
#[cfg(target_arch = "wasm32")]
pub struct OneThread<T>(RefCell<T>);

// SAFETY: engines are compiled without atomics, which lib.rs holds, so that an instance has
// one thread.
#[cfg(target_arch = "wasm32")]
unsafe impl<T> Sync for OneThread<T> {}

/// A static that every thread has for itself; [`one_thread!`](crate::one_thread!) declares it.
#[cfg(not(target_arch = "wasm32"))]
pub struct OneThread<T: 'static>(&'static std::thread::LocalKey<RefCell<T>>);

#[cfg(target_arch = "wasm32")]
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

#[cfg(not(target_arch = "wasm32"))]
impl<T> OneThread<T> {
    /// The places of a value, one for each thread.
    pub const fn new(values: &'static std::thread::LocalKey<RefCell<T>>) -> Self {
        Self(values)
    }

    /// Uses this thread's value.
    pub fn with<R>(&self, use_value: impl FnOnce(&mut T) -> R) -> R {
        self.0.with_borrow_mut(use_value)
    }
}

/// Declares a [`OneThread`](crate::one_thread::OneThread).
#[macro_export]
macro_rules! one_thread {
    ($(#[$attribute:meta])* static $name:ident: $value:ty = $first:expr;) => {
        $(#[$attribute])*
        #[cfg(target_arch = "wasm32")]
        static $name: $crate::one_thread::OneThread<$value> =
            $crate::one_thread::OneThread::new($first);

        $(#[$attribute])*
        #[cfg(not(target_arch = "wasm32"))]
        static $name: $crate::one_thread::OneThread<$value> = {
            std::thread_local! {
                static VALUE: core::cell::RefCell<$value> =
                    const { core::cell::RefCell::new($first) };
            }
            $crate::one_thread::OneThread::new(&VALUE)
        };
    };
}
