//! `explain` and `explainAcs`, for people who look at a signature.

use alloc::string::String;

use js_sys::Uint8Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::bytes::Body;
use super::packed;
use crate::error::Error;
use crate::inspect::acs3;
use crate::inspect::explain::{self, Explanation};

/// Explains a packed request: an object with every stage, or a packed error.
#[wasm_bindgen]
pub fn explain(request: String, body: &Uint8Array) -> JsValue {
    let request = Zeroizing::new(request);
    let unpacked = packed::unpack(&request, whole(body));
    answer(unpacked.and_then(explain::explain))
}

/// Explains a packed request to Alibaba Cloud, in the same way.
#[wasm_bindgen(js_name = explainAcs)]
pub fn explain_acs(request: String, body: &Uint8Array) -> JsValue {
    let request = Zeroizing::new(request);
    let unpacked = packed::unpack_acs(&request, whole(body));
    answer(unpacked.and_then(acs3::explain))
}

/// A body that nobody has hashed yet.
fn whole(bytes: &Uint8Array) -> Body<'_> {
    Body { bytes, hashed: 0 }
}

fn answer(explained: Result<Explanation, Error>) -> JsValue {
    let objects = Serializer::new().serialize_maps_as_objects(true);
    match explained {
        // Strings always become an object.
        Ok(explanation) => explanation.serialize(&objects).unwrap_or_default(),
        Err(error) => packed::pack_error(&error).into(),
    }
}
