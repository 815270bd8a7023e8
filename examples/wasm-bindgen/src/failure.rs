//! An error as JavaScript gets it: the fields of `Tc3Error`, of which index.js makes one.

use std::error::Error as _;

use js_sys::Reflect;
use serde::Serialize;
use tc3fetch::fetch::Rejection;
use tc3fetch::{Error, Fault, Outcome};
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure<'a> {
    code: &'a str,
    kind: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    parameter: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    hint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    http_status: Option<u16>,
    retryable: bool,
    outcome: &'static str,
}

/// The error as an object; its cause is the value that JavaScript threw, or words.
pub fn thrown(error: Error) -> JsValue {
    let cause = error.source().map_or(JsValue::UNDEFINED, |source| {
        match source.downcast_ref::<Rejection>() {
            Some(rejection) => rejection.value().clone(),
            None => source.to_string().into(),
        }
    });
    thrown_with(error, cause)
}

pub fn thrown_with(error: Error, cause: JsValue) -> JsValue {
    let failure = Failure {
        code: &error.code(),
        kind: error.kind().name(),
        message: &error.message(),
        parameter: error.parameter(),
        hint: error.hint(),
        request_id: error.request_id(),
        http_status: error.http_status(),
        retryable: error.is_retryable(),
        outcome: match error.outcome() {
            Outcome::NotSent => "not-sent",
            Outcome::Rejected => "rejected",
            _ => "unknown",
        },
    };
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let object = failure.serialize(&serializer).unwrap_or_default();
    let _ = Reflect::set(&object, &"cause".into(), &cause);
    object
}

/// An argument that serde could not read: index.js leaves the types to it.
pub fn unshaped(error: serde_wasm_bindgen::Error) -> JsValue {
    let words = error.to_string();
    thrown_with(
        Error::new(Fault::WrongType, ["of another type", &words]),
        error.into(),
    )
}
