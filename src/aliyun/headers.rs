//! Which headers of a request to Alibaba Cloud are sent, and which of them are signed.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::request::AcsRequest;
use crate::error::FirstFault;
use crate::http::headers::{CanonicalHeaders, Header, header_value, own_header, set_header};
use crate::http::params::sorted;
use crate::sign::{Digest256, hex256};

/// Headers that the request has fields for.
const OURS: &str = "authorization x-acs-accesskey-id x-acs-action x-acs-content-sha256 x-acs-date \
    x-acs-security-token x-acs-signature-nonce x-acs-version ";

/// Every header but `Host`, sorted by name. The names are lower case, as HTTP/2 has them.
pub fn sent_headers<'a>(
    request: &AcsRequest<'a>,
    hashed_payload: Digest256,
    faults: &mut FirstFault,
) -> Vec<Header<'a>> {
    let content_type = header_value("contentType", request.content_type, faults);
    let (id, token) = match &request.credentials {
        Some(keys) if !keys.security_token.is_empty() => (keys.access_key_id, keys.security_token),
        _ => ("", ""),
    };
    let mut all: Vec<Header<'a>> = Vec::with_capacity(9 + request.headers.len());
    let mut put = |name: &'static str, value: Cow<'a, str>| {
        if !value.is_empty() {
            all.push((name.into(), value));
        }
    };
    put("accept", "application/json".into());
    put("content-type", content_type.into());
    put("x-acs-accesskey-id", id.into());
    put("x-acs-action", request.action.into());
    put("x-acs-content-sha256", hex256(&hashed_payload).into());
    put("x-acs-date", request.date.into());
    put("x-acs-security-token", token.into());
    put("x-acs-signature-nonce", request.nonce.into());
    put("x-acs-version", request.version.into());
    for &(name, value) in &request.headers {
        let value = own_header(name, value, OURS, faults);
        set_header(&mut all, name.to_ascii_lowercase().into(), value.into());
    }
    sorted(all)
}

/// The headers that are signed: the Content-Type, the host, and those of the vendor.
pub fn signed_headers(host: &str, sent: &[Header<'_>]) -> CanonicalHeaders {
    let mut canonical = CanonicalHeaders::default();
    let is_content_type = |(name, _): &&Header<'_>| name == "content-type";
    if let Some((name, value)) = sent.iter().find(is_content_type) {
        canonical.push(name, value);
    }
    canonical.push("host", host);
    for (name, value) in sent {
        if name.as_bytes().starts_with(b"x-acs-") {
            canonical.push(name, value);
        }
    }
    canonical
}
