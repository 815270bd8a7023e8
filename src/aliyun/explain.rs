//! Every stage of a signature for Alibaba Cloud. Without credentials there are none.

use alloc::string::String;
use alloc::vec;

use super::request::AcsRequest;
use super::sign::sign;
use crate::error::Error;
use crate::explanation::Explanation;
use crate::sign::{Digest256, acs3, hex256};

/// Signs one request and keeps everything that a signature usually throws away.
///
/// # Errors
/// As [`sign`].
pub fn explain<'a>(
    request: AcsRequest<'a>,
    hashed_payload: Digest256,
) -> Result<Explanation<'a>, Error> {
    let mut signed = sign(request, hashed_payload)?;
    let mut stages = vec![
        ("algorithm", String::from(acs3::ALGORITHM)),
        ("method", signed.method.into()),
    ];
    if let Some(made) = signed.stages {
        signed
            .headers
            .push(("authorization".into(), made.authorization.clone().into()));
        stages.extend([
            ("canonicalUri", signed.path.into()),
            ("canonicalQueryString", signed.query_string),
            ("canonicalHeaders", signed.canonical_headers.lines),
            ("signedHeaders", signed.canonical_headers.names),
            ("hashedPayload", hex256(&hashed_payload)),
            ("canonicalRequest", made.canonical_request),
            ("hashedCanonicalRequest", made.hashed_canonical_request),
            ("stringToSign", made.string_to_sign),
            ("signature", made.signature),
            ("authorization", made.authorization),
        ]);
    }
    Ok(Explanation {
        method: signed.method,
        url: signed.url,
        headers: signed.headers,
        form: None,
        stages,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aliyun::request::AcsCredentials;
    use crate::sign::sha256;

    fn request(credentials: Option<AcsCredentials<'static>>) -> AcsRequest<'static> {
        AcsRequest {
            action: "RunInstances",
            version: "2014-05-26",
            host: "ecs.cn-shanghai.aliyuncs.com",
            date: "2023-10-26T10:22:32Z",
            nonce: "3156853299f313e23d1673dc12e1703d",
            query: vec![("ImageId".into(), "a b".into())],
            credentials,
            ..AcsRequest::default()
        }
    }

    #[test]
    fn the_parts_make_the_canonical_request() {
        let keys = AcsCredentials {
            access_key_id: "YourAccessKeyId",
            access_key_secret: "YourAccessKeySecret",
            security_token: "",
        };
        let request = request(Some(keys));
        let explained = explain(request, sha256(b"")).unwrap();
        let of = |name: &str| explained.stage(name).unwrap();
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
        let request = request(None);
        let explained = explain(request, sha256(b"")).unwrap();
        assert_eq!(explained.stages.len(), 2);
        assert!(explained.url.starts_with("https://ecs."));
    }
}
