//! What a request carries, and how its parameters travel.

use alloc::borrow::Cow;
use alloc::string::String;
#[cfg(feature = "serde")]
use alloc::string::ToString;
use alloc::vec::Vec;

use crate::Error;
use crate::ascii::concat;
use crate::fault::Fault;
use crate::http::params::Param;
use crate::multipart::{self, Part};
use crate::tencent::request::Payload as Carried;

/// What a request carries, as its builder was given it.
#[derive(Clone)]
pub enum Payload {
    /// No parameters: `{}` or an empty query.
    None,
    /// Parameters as JSON.
    Json(String),
    /// Parameters that serde could not write, in its words.
    #[cfg(feature = "serde")]
    Unwritable(String),
    /// Parameters by their flat names.
    Query(Vec<(String, String)>),
    /// A ready body.
    Body(Vec<u8>),
    /// The parts of multipart/form-data.
    Multipart(Vec<Part>),
}

impl Payload {
    /// The option that gives it, empty where none does.
    pub fn name(&self) -> &'static str {
        match self {
            Self::None => "",
            Self::Body(_) => "body",
            Self::Multipart(_) => "multipart",
            _ => "params",
        }
    }

    /// Whether the parameters have a `ClientToken`, by which the service knows a repetition.
    #[cfg(feature = "fetch")]
    pub fn has_client_token(&self) -> bool {
        const NAME: &str = "ClientToken";
        match self {
            Self::Json(json) => {
                let params: serde_json::Value = serde_json::from_str(json).unwrap_or_default();
                let token = params.get(NAME).and_then(serde_json::Value::as_str);
                token.is_some_and(|token| !token.is_empty())
            }
            Self::Query(pairs) => {
                let mut pairs = pairs.iter();
                pairs.any(|(name, token)| name == NAME && !token.is_empty())
            }
            _ => false,
        }
    }

    /// The Content-Type of parts, if `given` is empty.
    pub fn content_type(&self, given: &str) -> Option<String> {
        match self {
            Self::Multipart(parts) if given.is_empty() => Some(multipart::content_type(parts)),
            _ => None,
        }
    }

    /// What is signed, and its bytes; flat parameters have none of their own.
    pub fn carried(
        &self,
        is_flat: bool,
        content_type: &str,
    ) -> Result<(Carried<'_>, Cow<'_, [u8]>), Error> {
        const NOTHING: Cow<'_, [u8]> = Cow::Borrowed(b"");
        Ok(match self {
            Self::None if is_flat => (Carried::Params(Vec::new()), NOTHING),
            Self::None => (Carried::Json, b"{}".into()),
            Self::Query(pairs) => (Carried::Params(once_each(params(pairs))?), NOTHING),
            #[cfg(feature = "serde")]
            Self::Unwritable(words) => return Err(unwritable(words)),
            #[cfg(feature = "serde")]
            Self::Json(json) if is_flat => {
                let flat = crate::http::flatten::flatten(json, 0);
                let flat = flat.map_err(|error| unwritable(&error.to_string()))?;
                (Carried::Params(once_each(flat)?), NOTHING)
            }
            Self::Json(json) => (Carried::Json, json.as_bytes().into()),
            Self::Body(body) => (Carried::Body, body.into()),
            Self::Multipart(parts) => {
                let bytes = multipart::bytes(parts, content_type);
                (Carried::Multipart, bytes.into())
            }
        })
    }
}

fn params(pairs: &[(String, String)]) -> Vec<Param<'_>> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| (name.into(), value.into()))
        .collect()
}

/// Refuses flat parameters that have a name twice, as `{"A.0": 1, "A": [2]}` has: the service
/// would take one of them.
fn once_each(params: Vec<Param<'_>>) -> Result<Vec<Param<'_>>, Error> {
    let mut names: Vec<&str> = params.iter().map(|(name, _)| &**name).collect();
    names.sort_unstable();
    let repeated = names.windows(2).find_map(|pair| match pair {
        [one, other] if one == other => Some(*one),
        _ => None,
    });
    let Some(name) = repeated else {
        return Ok(params);
    };
    let error = Error::new(Fault::WrongType, ["a single value", "a repeated one"]);
    Err(error.with_parameter(&concat(&["params.", name])))
}

/// Parameters that are no JSON object, in the words of serde.
#[cfg(feature = "serde")]
fn unwritable(words: &str) -> Error {
    Error::new(Fault::NotSerializable, ["", ""])
        .with_parameter("params")
        .with_source(words.into())
}
