//! The memory of an engine: the window, and after it an arena that every call begins anew.
//!
//! Everything that a call allocates lies in the arena, which is zeroed and empty again when
//! the call ends: no secret is left that would have to be hunted for, and there is no list of
//! free pieces. What outlives a call (prepared requests, derived keys) lies in statics.
//!
//! | | |
//! |---|---|
//! | the window | at least [`WINDOW`] bytes, at an address that never changes |
//! | the arena | from there to the end of the memory, which grows when it has to |

/// How many bytes the window always has.
pub const WINDOW: usize = 64 * 1024;

/// The allocator of an engine.
pub struct Arena;

#[cfg(target_arch = "wasm32")]
pub use wasm::{finish, finish_with, scrub_stack, window, with_window};

#[cfg(target_arch = "wasm32")]
mod wasm {
    use alloc::vec::Vec;
    use core::alloc::{GlobalAlloc, Layout};
    use core::arch::wasm32::{memory_grow, memory_size};
    use core::cell::Cell;
    use core::mem::ManuallyDrop;
    use core::ptr;

    use super::{Arena, WINDOW};

    unsafe extern "C" {
        /// The linker's: where the memory that no static has begins.
        static __heap_base: u8;
    }

    const PAGE: usize = 64 * 1024;

    struct Marks {
        /// How far the window was written to since it was zeroed.
        written: Cell<usize>,
        /// Where the arena begins; 0 before the first call.
        floor: Cell<usize>,
        /// Where its next piece begins; 0 before the first call.
        top: Cell<usize>,
        /// How far it was written to since it was zeroed.
        highest: Cell<usize>,
    }

    // SAFETY: an engine has one thread.
    unsafe impl Sync for Marks {}

    static MARKS: Marks = Marks {
        written: Cell::new(0),
        floor: Cell::new(0),
        top: Cell::new(0),
        highest: Cell::new(0),
    };

    fn base() -> usize {
        // Only its address is of use. Aligned for everything that is allocated after it.
        ((&raw const __heap_base) as usize).next_multiple_of(16)
    }

    /// Makes room up to `end`; false where the memory cannot grow so far.
    ///
    /// A large memory grows by a quarter: an engine of JavaScript takes up to a millisecond to
    /// make it larger, and may look for garbage each time, which was most of a long search.
    fn reach(end: usize) -> bool {
        let known = memory_size(0);
        let missing = end.div_ceil(PAGE).saturating_sub(known);
        missing == 0 || memory_grow(0, missing.max(known / 4)) != usize::MAX
    }

    /// Takes everything up to `end`.
    fn take(end: usize) {
        MARKS.top.set(end);
        MARKS.highest.set(MARKS.highest.get().max(end));
    }

    // SAFETY: pieces begin where the last one ended, within a memory that has room for them,
    // and stay theirs until `finish`, which is called when none of them is in use.
    unsafe impl GlobalAlloc for Arena {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            let top = MARKS.top.get().max(base() + WINDOW);
            let start = top.checked_next_multiple_of(layout.align());
            match start.and_then(|start| Some((start, start.checked_add(layout.size())?))) {
                Some((start, end)) if reach(end) => {
                    take(end);
                    start as *mut u8
                }
                _ => ptr::null_mut(),
            }
        }

        /// Nothing: the arena is emptied as a whole. Dropping what was allocated is then no code
        /// at all.
        unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

        unsafe fn realloc(&self, piece: *mut u8, layout: Layout, size: usize) -> *mut u8 {
            let start = piece as usize;
            if start + layout.size() == MARKS.top.get() {
                // The last piece grows and shrinks where it is.
                return match start.checked_add(size) {
                    Some(end) if reach(end) => {
                        take(end);
                        piece
                    }
                    _ => ptr::null_mut(),
                };
            }
            // SAFETY: `size` is not larger than what a layout can have, says the caller.
            let layout_after = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
            // SAFETY: `alloc` asks for nothing more.
            let moved = unsafe { self.alloc(layout_after) };
            if !moved.is_null() {
                // SAFETY: two pieces never overlap, and each has so many bytes.
                unsafe { ptr::copy_nonoverlapping(piece, moved, layout.size().min(size)) };
            }
            moved
        }
    }

    /// The address of a window of at least `bytes`. The memory may have grown then.
    pub fn window(bytes: usize) -> usize {
        // No slice may be longer.
        let is_slice = isize::try_from(bytes).is_ok();
        let end = base().checked_add(bytes.max(WINDOW));
        match end {
            Some(end) if is_slice && reach(end) => {
                MARKS.floor.set(end);
                MARKS.top.set(end);
                base()
            }
            _ => core::arch::wasm32::unreachable(),
        }
    }

    /// Uses the first `length` bytes of the window, as far as it goes.
    pub fn with_window<R>(length: usize, use_bytes: impl FnOnce(&[u8]) -> R) -> R {
        let size = MARKS.floor.get().max(base() + WINDOW) - base();
        let length = length.min(size);
        // A caller that has never asked for the window finds it all the same.
        if !reach(base() + length) {
            core::arch::wasm32::unreachable();
        }
        MARKS.written.set(MARKS.written.get().max(base() + length));
        // SAFETY: the memory reaches that far, no piece of the arena begins before
        // the window's end, and only `finish` writes to it, which no `use_bytes` calls.
        use_bytes(unsafe { core::slice::from_raw_parts(base() as *const u8, length) })
    }

    /// Ends a call: the answer lies at the beginning of the window, everything after it is
    /// zero and free.
    pub fn finish(answer: Vec<u8>) {
        // Not dropped, and no reference: it lies in the arena, and what is copied over it when
        // it is larger than the window is itself.
        let answer = ManuallyDrop::new(answer);
        end_call(answer.as_ptr(), answer.len());
    }

    /// The same with an answer that lies outside of the arena.
    pub fn finish_with(answer: &[u8; 64]) {
        end_call(answer.as_ptr(), answer.len());
    }

    fn end_call(answer: *const u8, length: usize) {
        let end = base() + length;
        if !reach(end) {
            core::arch::wasm32::unreachable();
        }
        let after_window = base() + WINDOW;
        let floor = MARKS.floor.get().max(after_window).max(end);
        // SAFETY: the memory reaches that far; the answer may lie in the arena, and overlap.
        // After it nothing allocated is in use any more. What lies between the window's bytes
        // and the arena was never written to: zeroing all of it took longer than a signature.
        unsafe {
            ptr::copy(answer, base() as *mut u8, length);
            zero(end, MARKS.written.get());
            zero(floor, MARKS.highest.get());
        }
        MARKS.written.set(end);
        MARKS.floor.set(after_window);
        MARKS.top.set(after_window);
        MARKS.highest.set(0);
    }

    /// Zeroes what lies between two addresses.
    ///
    /// # Safety
    /// The memory reaches to `end`, and nothing in between is in use.
    unsafe fn zero(start: usize, end: usize) {
        // SAFETY: says the caller.
        unsafe { ptr::write_bytes(start as *mut u8, 0, end.saturating_sub(start)) };
    }

    /// Overwrites what a signature left on the stack: moved values keep their old places.
    #[inline(never)]
    pub fn scrub_stack() {
        core::hint::black_box(&mut [0_u8; 4096]);
    }
}
