//! `explain`, for people who look at a signature.

use alloc::string::String;

use js_sys::Uint8Array;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

use super::packed;
use crate::error::Error;
use crate::inspect;

/// Explains a packed request: an object with every stage, or a packed error.
#[wasm_bindgen]
pub fn explain(request: String, body: &Uint8Array) -> JsValue {
    let request = Zeroizing::new(request);
    match explain_packed(&request, body) {
        Ok(explanation) => explanation,
        Err(error) => packed::pack_error(&error).into(),
    }
}

fn explain_packed(request: &str, body: &Uint8Array) -> Result<JsValue, Error> {
    let explanation = inspect::explain(packed::unpack(
        request,
        super::bytes::Body {
            bytes: body,
            hashed: 0,
        },
    )?)?;
    // The stages are flattened into it, which makes it a map for serde.
    let objects = Serializer::new().serialize_maps_as_objects(true);
    // Strings and one number always become an object.
    Ok(explanation.serialize(&objects).unwrap_or_default())
}
