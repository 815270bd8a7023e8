//! Every stage of a signature for Alibaba Cloud.

use alloc::borrow::ToOwned;
use alloc::string::String;

use serde::Serialize;

use crate::bindings::packed::pack_signed_acs;
use crate::error::Error;
use crate::request::Bytes;
use crate::request::acs::{self, AcsRequest};
use crate::sign::acs3;

/// How a signature came about. Digests and the signature are lower-case hexadecimal;
/// stages are empty where nobody signed.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The signed request, packed as `sign` packs it.
    pub request: String,
    /// `ACS3-HMAC-SHA256`
    pub algorithm: &'static str,
    /// `GET`, `POST`, …
    pub method: String,
    /// The path.
    pub canonical_uri: String,
    /// The encoded query without `?`.
    pub canonical_query_string: String,
    /// `name:value\n` of each signed header.
    pub canonical_headers: String,
    /// Their names, joined by `;`.
    pub signed_headers: String,
    /// SHA-256 of the body.
    pub hashed_payload: String,
    /// Step 1.
    pub canonical_request: String,
    /// SHA-256 of it.
    pub hashed_canonical_request: String,
    /// Step 2.
    pub string_to_sign: String,
    /// Step 3.
    pub signature: String,
    /// Step 4.
    pub authorization: String,
}

/// Signs one request and keeps everything that a signature usually throws away.
///
/// # Errors
/// As [`acs::sign`].
pub fn explain<B: Bytes>(request: AcsRequest<'_, B>) -> Result<Explanation, Error> {
    let signed = acs::sign(request)?;
    let mut explanation = Explanation {
        request: pack_signed_acs(&signed),
        algorithm: acs3::ALGORITHM,
        method: signed.method.to_owned(),
        ..Explanation::default()
    };
    if let Some(stages) = signed.stages {
        explanation.take_apart(&stages.canonical_request);
        explanation.canonical_request = stages.canonical_request;
        explanation.hashed_canonical_request = stages.hashed_canonical_request;
        explanation.string_to_sign = stages.string_to_sign;
        explanation.signature = stages.signature;
        explanation.authorization = stages.authorization;
    }
    Ok(explanation)
}

impl Explanation {
    /// No part of a canonical request but the headers has a line feed.
    fn take_apart(&mut self, canonical_request: &str) {
        let mut first = canonical_request.splitn(4, '\n').skip(1);
        let mut next = || first.next().unwrap_or_default();
        self.canonical_uri = next().to_owned();
        self.canonical_query_string = next().to_owned();
        let mut last = next().rsplitn(3, '\n');
        let mut previous = || last.next().unwrap_or_default();
        self.hashed_payload = previous().to_owned();
        self.signed_headers = previous().to_owned();
        // Each header ends with its own line feed, the list of them with one more.
        self.canonical_headers = previous().to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::acs::AcsCredentials;
    use alloc::vec;
    use alloc::vec::Vec;

    fn request(credentials: Option<AcsCredentials<'static>>) -> AcsRequest<'static, &'static [u8]> {
        AcsRequest {
            action: "RunInstances",
            version: "2014-05-26",
            method: "",
            host: "ecs.cn-shanghai.aliyuncs.com",
            region: "",
            account_id: "",
            path: "",
            content_type: "",
            date: "2023-10-26T10:22:32Z",
            nonce: "3156853299f313e23d1673dc12e1703d",
            proxy: "",
            query: vec![("ImageId".into(), "a b".into())],
            headers: Vec::new(),
            body: None,
            credentials,
        }
    }

    #[test]
    fn the_parts_make_the_canonical_request() {
        let keys = AcsCredentials {
            access_key_id: "YourAccessKeyId",
            access_key_secret: "YourAccessKeySecret",
            security_token: "",
        };
        let explanation = explain(request(Some(keys))).unwrap();
        assert_eq!(explanation.canonical_query_string, "ImageId=a%20b");
        assert!(
            explanation
                .canonical_headers
                .ends_with("x-acs-version:2014-05-26\n")
        );
        let parts = [
            &explanation.method,
            &explanation.canonical_uri,
            &explanation.canonical_query_string,
            &explanation.canonical_headers,
            &explanation.signed_headers,
            &explanation.hashed_payload,
        ];
        assert_eq!(
            parts.map(String::as_str).join("\n"),
            explanation.canonical_request
        );
    }

    #[test]
    fn without_credentials_there_are_no_stages() {
        let explanation = explain(request(None)).unwrap();
        assert_eq!(explanation.signature, "");
        assert!(explanation.request.starts_with("POST\nhttps://ecs."));
    }
}
