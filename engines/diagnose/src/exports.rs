//! The exports: what was pasted, its stages, and searches that go in pieces.

use js_sys::Uint8Array;
use tc3fetch::diagnose::{self, Cause, OtherBytes, Search};
use tc3fetch::tencent::time::timestamp_of;
use tc3fetch_engine_values::{fault, object};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use crate::{diagnosed, searches};

/// Reads what was pasted, UTF-8: a request, or the fault.
#[wasm_bindgen]
pub fn parse(text: &Uint8Array) -> JsValue {
    let bytes = Zeroizing::new(text.to_vec());
    let text = core::str::from_utf8(&bytes).unwrap_or_default();
    match diagnose::parse(text) {
        Ok(request) => object(&diagnosed::request(&request)),
        Err(error) => object(&fault(&error)),
    }
}

/// Every stage of a request's signature, or the fault. The frame is that of
/// pkg-template/diagnose/given.js.
#[wasm_bindgen]
pub fn verify(frame: &Uint8Array, body: Option<Uint8Array>) -> JsValue {
    let frame = Zeroizing::new(frame.to_vec());
    let given = diagnosed::Given::read(&frame, body.map(|body| body.to_vec()));
    match diagnose::verify(&given.request, given.keys()) {
        Ok(verification) => object(&diagnosed::verification(&verification)),
        Err(error) => object(&fault(&error)),
    }
}

/// Opens a search: its number, or the fault. `now` is NaN where it is not known, `charset`
/// and `numbers` the body as the platform writes it: in GBK, and with numbers of its own.
#[wasm_bindgen]
pub fn search(
    frame: &Uint8Array,
    body: Option<Uint8Array>,
    charset: Option<Uint8Array>,
    numbers: Option<Uint8Array>,
    now: f64,
) -> JsValue {
    let frame = Zeroizing::new(frame.to_vec());
    let given = diagnosed::Given::read(&frame, body.map(|body| body.to_vec()));
    let others = [
        (Cause::PayloadCharset, charset.map(|bytes| bytes.to_vec())),
        (Cause::PayloadNumbers, numbers.map(|bytes| bytes.to_vec())),
    ];
    let others = others.iter().filter_map(|(cause, bytes)| {
        let (cause, bytes) = (*cause, bytes.as_deref()?);
        Some(OtherBytes { cause, bytes })
    });
    let others: Vec<_> = others.collect();
    let options = diagnose::Options {
        now: timestamp_of(now).ok(),
        other_bytes: &others,
        ..given.options()
    };
    let keys = given.keys();
    match Search::new(given.request, keys, &options) {
        Ok(search) => JsValue::from(searches::open(search)),
        Err(error) => object(&fault(&error)),
    }
}

/// Tries up to `count` recipes; 1 when there is nothing more to try.
#[wasm_bindgen]
pub fn step(number: u32, count: u32) -> u32 {
    searches::with(number, |search| search.step(count as usize)).map_or(1, u32::from)
}

/// What a search has found.
#[wasm_bindgen]
pub fn diagnosis(number: u32) -> JsValue {
    let diagnosis = searches::with(number, |search| search.diagnosis());
    diagnosis.map_or(JsValue::UNDEFINED, |diagnosis| {
        object(&diagnosed::diagnosis(&diagnosis))
    })
}

/// Forgets a search, and with it the key.
#[wasm_bindgen]
pub fn close(number: u32) {
    searches::close(number);
}
