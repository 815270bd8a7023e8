//! What crosses the border between an engine and JavaScript, and what every engine needs as a
//! program: memory, a panic handler, places for what outlives a call.
//!
//! An engine imports nothing and keeps no value of JavaScript. Its exports take and give
//! numbers; texts and bytes lie in the [`window`](memory), a piece of the module's own memory
//! that JavaScript reads and writes, as [frames](frame).

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

pub mod acs;
pub mod answers;
pub mod attempts;
pub mod exports;
pub mod frame;
pub mod gateway;
pub mod memory;
pub mod one_thread;
pub mod outcome;
pub mod payload;
pub mod request;
pub mod slots;
pub mod tc3;

#[cfg(all(target_arch = "wasm32", target_feature = "atomics"))]
compile_error!("an engine's instance has one thread: build it without atomics");

/// Makes a program of an engine's crate: its allocator and its panic handler.
#[macro_export]
macro_rules! program {
    () => {
        #[cfg(target_arch = "wasm32")]
        #[global_allocator]
        static ALLOCATOR: $crate::memory::Arena = $crate::memory::Arena;

        /// Traps: the loader then makes a new instance.
        #[cfg(target_arch = "wasm32")]
        #[panic_handler]
        fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
            core::arch::wasm32::unreachable()
        }
    };
}
