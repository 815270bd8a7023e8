//! A program outside of the repository: it has an allocator, a panic hook and exports of its own, and
//! calls the service with the crate's client.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use tc3fetch::{Client, Credentials, Request, scf};
use wasm_bindgen::prelude::*;

struct Counting;

static ALLOCATED: AtomicUsize = AtomicUsize::new(0);
static PANICS: AtomicUsize = AtomicUsize::new(0);

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.fetch_add(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|_| {
        PANICS.fetch_add(1, Ordering::Relaxed);
    }));
}

/// How many bytes were allocated, and how often it panicked.
#[wasm_bindgen]
pub fn counted() -> Vec<u32> {
    [&ALLOCATED, &PANICS]
        .map(|count| count.load(Ordering::Relaxed) as u32)
        .into()
}

/// A name that an engine of the npm package exports too.
#[wasm_bindgen]
pub fn sign() -> Result<String, JsError> {
    let request = Request::new("cvm", "2017-03-12", "DescribeZones");
    Ok(tc3fetch::sign(&request, &credentials(), 1_700_000_000)?.signature)
}

#[wasm_bindgen]
pub async fn run(proxy: String, name: String) -> Result<String, JsError> {
    let client = Client::new(credentials())
        .region("ap-guangzhou")
        .proxy(proxy);
    let invoke = scf::Invoke {
        function_name: name,
        ..Default::default()
    };
    Ok(client.call(&invoke).await?.result.ret_msg)
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE")
}
