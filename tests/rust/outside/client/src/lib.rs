//! A program of another project: allocator, panic hook and the names of its exports are its own.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use tc3fetch::{Client, Credentials, scf};
use wasm_bindgen::prelude::*;

struct Counting;

static ALLOCATED: AtomicUsize = AtomicUsize::new(0);

// SAFETY: all of it is the system's allocator; a number beside it changes nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(text: &str);
}

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| error(&format!("outside: {panic}"))));
}

/// How many bytes this program's allocator has handed out.
#[wasm_bindgen]
pub fn allocated() -> usize {
    ALLOCATED.load(Ordering::Relaxed)
}

/// Panics, which the hook above hears.
#[wasm_bindgen]
pub fn fail() {
    panic!("of its own accord");
}

/// Runs a function by the client and gives what it returned.
#[wasm_bindgen]
pub async fn invoke(proxy: &str, secret_key: &str, name: &str) -> Result<String, JsError> {
    let client = Client::new(Credentials::new("AKIDEXAMPLE", secret_key))
        .region("ap-guangzhou")
        .proxy(proxy);
    let invoke = scf::Invoke {
        function_name: name.to_owned(),
        ..Default::default()
    };
    Ok(client.call(&invoke).await?.result.ret_msg)
}

/// The names below are those of other programs over tc3fetch, or of what it calls itself.
#[wasm_bindgen]
pub fn sign(number: i32) -> i32 {
    number.signum()
}

#[wasm_bindgen]
pub fn window(number: i32) -> i32 {
    number + 1
}

#[wasm_bindgen]
pub fn prepare(number: i32) -> i32 {
    number + 2
}

#[wasm_bindgen]
pub fn judge(number: i32) -> i32 {
    number + 3
}

#[wasm_bindgen]
pub fn fetch(number: i32) -> i32 {
    number + 4
}
