//! The exports. Requests come as the frames that the signing engines read.

use js_sys::Uint8Array;
use tc3fetch::error::FirstFault;
use tc3fetch::sign::sha256;
use tc3fetch::tencent::time::{nonce_of, timestamp_of};
use tc3fetch::{Error, aliyun, tencent};
use tc3fetch_engine_glue::acs::read_acs_request;
use tc3fetch_engine_glue::request::read_request;
use tc3fetch_engine_values::{fault, object};
use wasm_bindgen::prelude::*;

use crate::explained::steps;

/// How the signature of a request to Tencent Cloud is made. Signature v3 has no use for `nonce`.
#[wasm_bindgen]
pub fn explain(
    frame: &Uint8Array,
    payload: u32,
    headers: u32,
    signed: u32,
    timestamp: f64,
    nonce: f64,
    body: &Uint8Array,
) -> JsValue {
    let frame = frame.to_vec();
    let request = read_request(&frame, payload, headers, signed);
    let mut faults = FirstFault::default();
    let timestamp = faults.check(timestamp_of(timestamp), "timestamp");
    let nonce = faults.check(nonce_of(nonce), "nonce");
    let body = body.to_vec();
    let explained = tencent::explain::explain(request, sha256(&body), timestamp, nonce);
    answer(explained.and_then(|explained| faults.result().map(|()| explained)))
}

/// The same for Alibaba Cloud. `body` is None where there is none.
#[wasm_bindgen(js_name = explainAliyun)]
pub fn explain_aliyun(
    frame: &Uint8Array,
    headers: u32,
    query: u32,
    body: Option<Uint8Array>,
) -> JsValue {
    let frame = frame.to_vec();
    let (request, _) = read_acs_request(&frame, headers, query, body.is_some());
    let body = body.map(|body| body.to_vec()).unwrap_or_default();
    answer(aliyun::explain::explain(request, sha256(&body)))
}

fn answer(explained: Result<tc3fetch::explanation::Explanation<'_>, Error>) -> JsValue {
    match explained {
        Ok(explanation) => object(&steps(&explanation)),
        Err(error) => object(&fault(&error)),
    }
}
