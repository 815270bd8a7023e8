//! The exports: what was pasted, its stages, and a search that goes in pieces.

use alloc::vec::Vec;

use tc3fetch::diagnose::{self, Cause, OtherBytes, Search};
use tc3fetch::tencent::time::timestamp_of;
use tc3fetch_engine_glue::frame::{NOT_GIVEN, text_of};
use tc3fetch_engine_glue::{export_window, memory, one_thread, outcome};
use wasm_bindgen::prelude::*;

use crate::answers;
use crate::given::{Given, Pieces};

one_thread! {
    /// The search that is under way. It lies in the arena: until it ends, an instance does
    /// nothing else.
    static SEARCH: Option<Search> = None;
}

export_window!();

/// Reads what was pasted, UTF-8: leaves the frame of a request, or that of a fault.
#[wasm_bindgen]
pub fn parse(length: u32) -> u32 {
    let parsed = memory::with_window(length as usize, |text| {
        let request = diagnose::parse(text_of(text))?;
        Ok(answers::request(&request))
    });
    outcome::leave(parsed)
}

/// Every stage of a request's signature. The window holds the frame of
/// pkg-template/diagnose/given.js, and after it the body.
#[wasm_bindgen]
pub fn verify(frame: u32, body: u32) -> u32 {
    let lengths = [frame, body];
    let verified = memory::with_window(length_of(&lengths), |bytes| {
        let mut pieces = Pieces(bytes);
        let [frame, body] = lengths.map(|length| pieces.next(length));
        let given = Given::read(frame.unwrap_or_default(), body);
        let verification = diagnose::verify(&given.request, given.keys())?;
        Ok(answers::verification(&verification))
    });
    outcome::leave(verified)
}

/// Opens a search: 0, or the number of a fault and its frame. After the body come the body as the
/// platform writes it: in GBK, and with numbers of its own. `now` is NaN where it is not known.
#[wasm_bindgen]
pub fn search(frame: u32, body: u32, charset: u32, numbers: u32, now: f64) -> u32 {
    let lengths = [frame, body, charset, numbers];
    let opened = memory::with_window(length_of(&lengths), |bytes| {
        let mut pieces = Pieces(bytes);
        let [frame, body, charset, numbers] = lengths.map(|length| pieces.next(length));
        let given = Given::read(frame.unwrap_or_default(), body);
        let mut others = Vec::new();
        for (cause, bytes) in [
            (Cause::PayloadCharset, charset),
            (Cause::PayloadNumbers, numbers),
        ] {
            others.extend(bytes.map(|bytes| OtherBytes { cause, bytes }));
        }
        let options = diagnose::Options {
            now: timestamp_of(now).ok(),
            other_bytes: &others,
            ..given.options()
        };
        let keys = given.keys();
        Search::new(given.request, keys, &options)
    });
    match opened {
        Ok(search) => {
            SEARCH.with(|place| *place = Some(search));
            0
        }
        Err(error) => outcome::leave(Err(error)),
    }
}

/// How many bytes of the window these are.
fn length_of(lengths: &[u32]) -> usize {
    let given = lengths.iter().filter(|length| **length != NOT_GIVEN);
    given.fold(0, |sum, length| sum.saturating_add(*length as usize))
}

/// Does what `count` tries of a short request take; 1 when there is nothing more to do.
#[wasm_bindgen]
pub fn step(count: u32) -> u32 {
    SEARCH.with(|search| match search {
        Some(search) => search.step(count as usize).into(),
        None => 1,
    })
}

/// Ends the search, and leaves the frame of what it found.
#[wasm_bindgen]
pub fn diagnosis() {
    let search = SEARCH.with(Option::take);
    let found = search.map(|search| answers::diagnosis(&search.diagnosis()));
    memory::finish(found.unwrap_or_default());
    memory::scrub_stack();
}

/// Ends the search, and forgets it and the key.
#[wasm_bindgen]
pub fn close() {
    SEARCH.with(|search| *search = None);
    memory::finish(Vec::new());
    memory::scrub_stack();
}
