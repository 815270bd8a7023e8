//! A program of another project, without the standard library: it signs, in memory of its own.

#![no_std]

extern crate alloc;

use alloc::boxed::Box;
use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::panic::PanicInfo;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicUsize, Ordering};

use tc3fetch::{Credentials, Request};

const SIZE: usize = 64 * 1024;

/// Hands out its bytes one after the other, and takes none back.
struct Arena {
    bytes: UnsafeCell<[u8; SIZE]>,
    used: AtomicUsize,
}

// SAFETY: each byte is handed out once.
unsafe impl Sync for Arena {}

// SAFETY: what is handed out lies in the arena, and no two pieces overlap.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let bytes = self.bytes.get().cast::<u8>();
        let needed = layout.size() + layout.align();
        let from = self.used.fetch_add(needed, Ordering::Relaxed);
        if from + needed > SIZE {
            return null_mut();
        }
        // SAFETY: both steps stay within the piece, which is as long as size and alignment.
        unsafe {
            let piece = bytes.add(from);
            piece.add(piece.align_offset(layout.align()))
        }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static ARENA: Arena = Arena {
    bytes: UnsafeCell::new([0; SIZE]),
    used: AtomicUsize::new(0),
};

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// Signs the request of tests/vectors/TC3-HMAC-SHA256/sdk-post-scf-invoke, and gives the
/// address of the signature's 64 digits; 0 where it cannot be signed.
#[unsafe(no_mangle)]
pub extern "C" fn sign() -> *const u8 {
    let params = r#"{"FunctionName":"helloworld","InvocationType":"RequestResponse","ClientContext":"{\"key\":\"value\"}"}"#;
    let request = Request::new("scf", "2018-04-16", "Invoke")
        .content_type("application/json")
        .json(params);
    let credentials = Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE");
    match tc3fetch::sign(&request, &credentials, 1_700_000_000) {
        Ok(signed) => Box::leak(signed.signature.into_boxed_str()).as_ptr(),
        Err(_) => core::ptr::null(),
    }
}
