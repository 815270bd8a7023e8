//! HmacSHA1 and HmacSHA256, Tencent Cloud API 3.0's signature version 1.
//! Rules: <https://cloud.tencent.com/document/api/1120/37548> (signature method v1)
//!
//! Each function is one step of that page, in its order and under its name. Every
//! parameter is signed, the common ones too, as it is before any encoding.

use alloc::string::String;

use base64ct::{Base64, Encoding};
use hmac_sha1_compact::HMAC as HmacSha1;

use super::hmac::SigningKey;
use crate::ascii::concat;
use crate::http::params::Param;

/// The two values of `SignatureMethod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureMethod {
    /// The default: a request that does not name its method is checked with this one.
    HmacSha1,
    /// Must be named in the request.
    HmacSha256,
}

/// Every intermediate value of a signature, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stages {
    /// Step 2.2: the request string, `Action=…&InstanceIds.0=…`.
    pub request_string: String,
    /// Step 2.3: the string to sign.
    pub string_to_sign: String,
    /// Step 2.4: the signature, in base64.
    pub signature: String,
}

/// Runs the steps of the page on parameters that are [`sorted`](crate::http::params::sorted), step 2.1.
pub fn sign(
    method: &str,
    host: &str,
    path: &str,
    params: &[Param<'_>],
    signature_method: SignatureMethod,
    secret_key: &str,
) -> Stages {
    let request_string = request_string(params);
    let string_to_sign = string_to_sign(method, host, path, &request_string);
    let signature = signature(signature_method, secret_key, &string_to_sign);
    Stages {
        request_string,
        string_to_sign,
        signature,
    }
}

/// Step 2.2: `name=value`, joined by `&`. Values are raw, not percent-encoded.
pub fn request_string(params: &[Param<'_>]) -> String {
    let mut text = String::new();
    for (name, value) in params {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        text.push_str(value);
    }
    text
}

/// Step 2.3: `StringToSign = HTTPRequestMethod + Host + Path + '?' + RequestString`
pub fn string_to_sign(method: &str, host: &str, path: &str, request_string: &str) -> String {
    concat(&[method, host, path, "?", request_string])
}

/// Step 2.4: `Signature = Base64Encode(HMAC(SecretKey, StringToSign))`
pub fn signature(method: SignatureMethod, secret_key: &str, string_to_sign: &str) -> String {
    let (key, message) = (secret_key.as_bytes(), string_to_sign.as_bytes());
    match method {
        SignatureMethod::HmacSha256 => Base64::encode_string(&SigningKey::new(key).mac(message)),
        SignatureMethod::HmacSha1 => Base64::encode_string(&HmacSha1::mac(message, key)),
    }
}
