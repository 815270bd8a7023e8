//! One request to Tencent Cloud API 3.0, as the caller describes it.

use alloc::vec::Vec;

use super::fields::Fields;
use crate::http::params::Param;
use crate::sign::v1::SignatureMethod;

/// One request, and who signs it. Its payload's bytes may live elsewhere: what is signed of
/// them is their SHA-256.
pub struct ApiRequest<'a> {
    /// Everything that is one text.
    pub fields: Fields<'a>,
    /// Headers that are sent as well.
    pub headers: Vec<(&'a str, &'a str)>,
    /// Names of headers that are signed besides `content-type` and `host`.
    pub signed_headers: Vec<&'a str>,
    /// What it carries.
    pub payload: Payload<'a>,
}

/// What a request carries.
pub enum Payload<'a> {
    /// The action's parameters by their flat names: the query of a GET, or what signature
    /// v1 signs.
    Params(Vec<Param<'a>>),
    /// The action's parameters as JSON text.
    Json,
    /// A ready body, signed and sent byte for byte.
    Body,
    /// multipart/form-data, framed by the caller who holds the contents.
    Multipart,
}

impl Payload<'_> {
    /// The option that gives it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Params(_) | Self::Json => "params",
            Self::Body => "body",
            Self::Multipart => "multipart",
        }
    }
}

/// How a request says who sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// Signature v3.
    Tc3,
    /// Signature v1.
    V1(SignatureMethod),
    /// `Authorization: SKIP`, for the few actions that need no signature.
    Skip,
}

impl Algorithm {
    /// The algorithm of this name; the checks refuse an unknown one.
    pub fn from_name(name: &str) -> Self {
        match name {
            "HmacSHA1" => Self::V1(SignatureMethod::HmacSha1),
            "HmacSHA256" => Self::V1(SignatureMethod::HmacSha256),
            "SKIP" => Self::Skip,
            _ => Self::Tc3,
        }
    }

    /// Whether common parameters are parameters instead of headers.
    pub fn is_v1(self) -> bool {
        matches!(self, Self::V1(_))
    }
}
