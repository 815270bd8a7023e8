//! Every stage of a signature for Alibaba Cloud. Without credentials there are none.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;

use super::explain::Explanation;
use crate::bindings::packed::pack_signed_acs;
use crate::error::Error;
use crate::request::Bytes;
use crate::request::acs::{self, AcsRequest};
use crate::sign::acs3;

/// Signs one request and keeps everything that a signature usually throws away.
///
/// # Errors
/// As [`acs::sign`].
pub fn explain<B: Bytes>(request: AcsRequest<'_, B>) -> Result<Explanation, Error> {
    let signed = acs::sign(request)?;
    let mut explanation = Explanation(vec![
        ("request", pack_signed_acs(&signed)),
        ("algorithm", acs3::ALGORITHM.to_owned()),
        ("method", signed.method.to_owned()),
    ]);
    if let Some(made) = signed.stages {
        let Explanation(stages) = &mut explanation;
        stages.extend(parts(&made.canonical_request));
        stages.extend([
            ("canonicalRequest", made.canonical_request),
            ("hashedCanonicalRequest", made.hashed_canonical_request),
            ("stringToSign", made.string_to_sign),
            ("signature", made.signature),
            ("authorization", made.authorization),
        ]);
    }
    Ok(explanation)
}

/// The parts of a canonical request, of which only the headers have line feeds: each has
/// one of its own, and the list of them one more.
fn parts(canonical_request: &str) -> [(&'static str, String); 5] {
    let mut first = canonical_request.splitn(4, '\n').skip(1);
    let mut next = || first.next().unwrap_or_default();
    let [uri, query, rest] = [next(), next(), next()];
    let mut last = rest.rsplitn(3, '\n');
    let mut previous = || last.next().unwrap_or_default().to_owned();
    [
        ("canonicalUri", uri.to_owned()),
        ("canonicalQueryString", query.to_owned()),
        ("hashedPayload", previous()),
        ("signedHeaders", previous()),
        ("canonicalHeaders", previous()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::acs::AcsCredentials;
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
        let Explanation(stages) = explain(request(Some(keys))).unwrap();
        let of = |wanted: &str| {
            let found = stages.iter().find(|(name, _)| *name == wanted);
            found.map(|(_, value)| value.as_str()).unwrap()
        };
        assert_eq!(of("canonicalQueryString"), "ImageId=a%20b");
        assert!(of("canonicalHeaders").ends_with("x-acs-version:2014-05-26\n"));
        let parts = [
            "method",
            "canonicalUri",
            "canonicalQueryString",
            "canonicalHeaders",
            "signedHeaders",
            "hashedPayload",
        ];
        assert_eq!(parts.map(of).join("\n"), of("canonicalRequest"));
    }

    #[test]
    fn without_credentials_there_are_no_stages() {
        let Explanation(stages) = explain(request(None)).unwrap();
        assert_eq!(stages.len(), 3);
        assert!(stages[0].1.starts_with("POST\nhttps://ecs."));
    }
}
