//! The canonical request, which TC3-HMAC-SHA256 and ACS3-HMAC-SHA256 both begin with.

use alloc::string::String;

use super::hash::{Digest256, hex256};
use crate::ascii::join;

/// What is signed: a request reduced to the parts that the signature covers.
pub struct CanonicalRequest<'a> {
    /// `POST` or `GET`.
    pub method: &'a str,
    /// The encoded path, `/` for API 3.0.
    pub canonical_uri: &'a str,
    /// The query after the `?`, encoded as it is sent; empty for a POST of API 3.0.
    pub canonical_query_string: &'a str,
    /// `name:value` of each signed header, each followed by a line feed.
    pub canonical_headers: &'a str,
    /// The names of these headers, joined by `;`.
    pub signed_headers: &'a str,
    /// SHA-256 of the body's bytes.
    pub hashed_payload: Digest256,
}

impl CanonicalRequest<'_> {
    /// ```text
    /// CanonicalRequest = HTTPRequestMethod + '\n' + CanonicalURI + '\n' + CanonicalQueryString + '\n'
    ///                  + CanonicalHeaders + '\n' + SignedHeaders + '\n' + HashedRequestPayload
    /// ```
    pub fn text(&self) -> String {
        let mut text = self.without_payload();
        text.push_str(&hex256(&self.hashed_payload));
        text
    }

    /// All of it but the last line, which is the payload's.
    pub fn without_payload(&self) -> String {
        join(
            &[
                self.method,
                self.canonical_uri,
                self.canonical_query_string,
                self.canonical_headers,
                self.signed_headers,
                "",
            ],
            "\n",
        )
    }
}
