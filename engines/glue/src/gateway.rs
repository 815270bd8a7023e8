//! A request to a gateway, out of a frame.

use alloc::vec::Vec;

use tc3fetch::sign::Digest256;
use tc3fetch::tencent::gateway::{GatewayKeys, GatewayRequest};

use crate::frame::Frame;
use crate::request::{digest, keys, pairs};

/// The names of the texts that a frame begins with.
pub const FIELDS: [&str; 7] = [
    "service",
    "method",
    "host",
    "path",
    "contentType",
    "uin",
    "proxy",
];

/// Reads a request: [`FIELDS`], `headers` names and values, `signed` names of headers, `query`
/// names and values, token, id and key; and the text that may come after it, which is the body's
/// digest in hex. Where neither token nor id nor key is given, nothing is signed.
pub fn read_gateway_request(
    bytes: &[u8],
    [headers, signed, query]: [u32; 3],
    has_body: bool,
    timestamp: u64,
) -> (GatewayRequest<'_>, Option<Digest256>) {
    let mut frame = Frame::new(bytes);
    let mut next = || frame.text();
    let mut request = GatewayRequest {
        service: next(),
        method: next(),
        host: next(),
        path: next(),
        content_type: next(),
        uin: next(),
        proxy: next(),
        has_body,
        timestamp,
        ..GatewayRequest::default()
    };
    request.headers = pairs(&mut frame, headers);
    let signed = signed.min(frame.left() as u32);
    request.signed_headers = (0..signed).map(|_| frame.text()).collect();
    let query = pairs(&mut frame, query).into_iter();
    let query = query.map(|(name, value)| (name.into(), value.into()));
    request.query = query.collect::<Vec<_>>();
    request.credentials = keys(&mut frame).map(|[token, id, key]| GatewayKeys {
        secret_id: id,
        secret_key: key,
        token,
    });
    (request, digest(&mut frame))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::frame;

    #[test]
    fn every_text_arrives_in_its_place() {
        let mut texts: Vec<Option<&str>> = FIELDS.map(Some).into();
        texts.extend(["X-A", "a", "x-a", "id", "gte.1"].map(Some));
        let digest = "ab".repeat(32);
        texts.extend([None, Some("id"), Some("key"), Some(&*digest)]);
        let bytes = frame(&texts);
        let (request, digest) = read_gateway_request(&bytes, [1, 1, 1], true, 7);
        assert_eq!(digest, Some([0xab; 32]));
        let given = [
            request.service,
            request.method,
            request.host,
            request.path,
            request.content_type,
            request.uin,
            request.proxy,
        ];
        assert_eq!(given, FIELDS);
        assert_eq!(request.headers, [("X-A", "a")]);
        assert_eq!(request.signed_headers, ["x-a"]);
        assert_eq!(request.query, [("id".into(), "gte.1".into())]);
        let keys = request.credentials.unwrap();
        assert_eq!(
            [keys.secret_id, keys.secret_key, keys.token],
            ["id", "key", ""]
        );
        assert_eq!((request.has_body, request.timestamp), (true, 7));
    }

    #[test]
    fn without_credentials_nothing_is_signed() {
        let bytes = frame(&FIELDS.map(Some));
        let (request, digest) = read_gateway_request(&bytes, [0; 3], false, 7);
        assert!(request.credentials.is_none() && digest.is_none());
    }

    #[test]
    fn counts_and_bytes_that_lie_read_no_more_than_there_is() {
        let bytes = frame(&FIELDS.map(Some));
        for count in [2, 1 << 30, u32::MAX] {
            let (request, digest) = read_gateway_request(&bytes, [count; 3], true, 7);
            assert!(request.headers.is_empty() && request.query.is_empty());
            assert!(request.signed_headers.is_empty() && digest.is_none());
        }
        for bytes in [&b""[..], &[0xff; 64], &[0, 0, 0, 0, 0xff]] {
            let (request, _) = read_gateway_request(bytes, [1; 3], true, 7);
            assert!(request.host.is_empty() || request.host == "\u{fffd}");
        }
    }
}
