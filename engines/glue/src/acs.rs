//! A request to Alibaba Cloud, out of a frame.

use tc3fetch::aliyun::request::{AcsCredentials, AcsRequest};
use tc3fetch::sign::Digest256;

use crate::frame::Frame;
use crate::request::{digest, keys, pairs};

/// The names of the texts that a frame begins with.
pub const FIELDS: [&str; 11] = [
    "action",
    "version",
    "method",
    "host",
    "region",
    "accountId",
    "path",
    "contentType",
    "date",
    "nonce",
    "proxy",
];

/// The names of the texts that a frame ends with. Where none of them is given, nothing is
/// signed.
pub const CREDENTIALS: [&str; 3] = ["securityToken", "accessKeyId", "accessKeySecret"];

/// Reads a request: [`FIELDS`], `headers` names and values, `query` names and values,
/// [`CREDENTIALS`]; and the text that may come after it, which is the body's digest in hex.
pub fn read_acs_request(
    bytes: &[u8],
    headers: u32,
    query: u32,
    has_body: bool,
) -> (AcsRequest<'_>, Option<Digest256>) {
    let mut frame = Frame::new(bytes);
    let mut next = || frame.text();
    let mut request = AcsRequest {
        action: next(),
        version: next(),
        method: next(),
        host: next(),
        region: next(),
        account_id: next(),
        path: next(),
        content_type: next(),
        date: next(),
        nonce: next(),
        proxy: next(),
        has_body,
        ..AcsRequest::default()
    };
    request.headers = pairs(&mut frame, headers);
    let query = pairs(&mut frame, query).into_iter();
    request.query = query
        .map(|(name, value)| (name.into(), value.into()))
        .collect();
    request.credentials = keys(&mut frame).map(|[token, id, secret]| AcsCredentials {
        security_token: token,
        access_key_id: id,
        access_key_secret: secret,
    });
    (request, digest(&mut frame))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::frame;
    use alloc::vec::Vec;

    #[test]
    fn every_text_arrives_in_its_place() {
        let mut texts: Vec<Option<&str>> = FIELDS.map(Some).into();
        texts.extend(["X-A", "a", "Name", "v"].map(Some));
        let digest = "ab".repeat(32);
        texts.extend([None, Some("id"), Some("secret"), Some(&*digest)]);
        let bytes = frame(&texts);
        let (request, digest) = read_acs_request(&bytes, 1, 1, true);
        assert_eq!(digest, Some([0xab; 32]));
        assert_eq!(
            [request.action, request.account_id, request.proxy],
            ["action", "accountId", "proxy"]
        );
        assert_eq!(request.headers, [("X-A", "a")]);
        assert_eq!(request.query, [("Name".into(), "v".into())]);
        let credentials = request.credentials.unwrap();
        assert_eq!(
            [credentials.access_key_id, credentials.access_key_secret],
            ["id", "secret"]
        );
        assert!(request.has_body);
    }

    #[test]
    fn without_credentials_nothing_is_signed() {
        let mut texts: Vec<Option<&str>> = FIELDS.map(Some).into();
        texts.extend([None, None, None]);
        let bytes = frame(&texts);
        let (request, digest) = read_acs_request(&bytes, 0, 0, false);
        assert!(request.credentials.is_none() && digest.is_none());
    }
    #[test]
    fn counts_that_lie_read_no_more_than_there_is() {
        for count in [2, 1 << 30, u32::MAX] {
            let bytes = frame(&FIELDS.map(Some));
            let (request, digest) = read_acs_request(&bytes, count, count, true);
            assert!(request.headers.is_empty() && request.query.is_empty());
            assert!(request.credentials.is_none() && digest.is_none());
        }
    }

    #[test]
    fn what_is_no_frame_is_an_empty_request() {
        for bytes in [&b""[..], &[0xff; 3], &[0xff; 64], &[0, 0, 0, 0, 0xff]] {
            let (request, digest) = read_acs_request(bytes, 1, 1, true);
            assert!(request.action.is_empty() || request.action == "\u{fffd}");
            assert!(digest.is_none());
        }
    }
}
