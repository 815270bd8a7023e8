//! A request to Tencent Cloud, out of a frame.

use alloc::vec::Vec;

use tc3fetch::sign::Digest256;
use tc3fetch::tencent::fields::{FIELDS, Fields, STATIC_FIELDS};
use tc3fetch::tencent::request::{ApiRequest, Payload};

use crate::frame::Frame;

/// Parameters as JSON text.
pub const JSON: u32 = 0;
/// A ready body.
pub const BODY: u32 = 1;
/// multipart/form-data.
pub const MULTIPART: u32 = 2;
/// Flat parameters, which are in the frame.
pub const PARAMS: u32 = 3;

/// Reads a request: its fields but for the credentials, `headers` names and values, `signed`
/// names of headers, names and values of flat parameters, the credentials.
pub fn read_request(bytes: &[u8], payload: u32, headers: u32, signed: u32) -> ApiRequest<'_> {
    let mut frame = Frame::new(bytes);
    let (before, credentials) = FIELDS.split_at(STATIC_FIELDS);
    let mut fields = Fields::default();
    for (field, _) in before {
        fields.set(*field, frame.text());
    }
    let headers = pairs(&mut frame, headers);
    let mut signed_headers = Vec::new();
    for _ in 0..signed.min(frame.left() as u32) {
        signed_headers.push(frame.text());
    }
    let payload = match payload {
        BODY => Payload::Body,
        MULTIPART => Payload::Multipart,
        PARAMS => {
            let count = frame.left().saturating_sub(credentials.len()) / 2;
            let params = pairs(&mut frame, count as u32);
            let params = params.into_iter();
            Payload::Params(
                params
                    .map(|(name, value)| (name.into(), value.into()))
                    .collect(),
            )
        }
        _ => Payload::Json,
    };
    for (field, _) in credentials {
        fields.set(*field, frame.text());
    }
    ApiRequest {
        fields,
        headers,
        signed_headers,
        payload,
    }
}

/// The next `count` names and values; never more than there are.
pub fn pairs<'a>(frame: &mut Frame<'a>, count: u32) -> Vec<(&'a str, &'a str)> {
    let count = count.min(frame.left() as u32);
    (0..count).map(|_| (frame.text(), frame.text())).collect()
}

/// The three texts of the credentials, None where none of them is given: nothing is signed then.
pub fn keys<'a>(frame: &mut Frame<'a>) -> Option<[&'a str; 3]> {
    // Written out: an array's `map` is larger.
    let [token, id, key] = [frame.given(), frame.given(), frame.given()];
    token.or(id).or(key)?;
    Some([
        token.unwrap_or_default(),
        id.unwrap_or_default(),
        key.unwrap_or_default(),
    ])
}

/// The digest that the next text has in hex, where there is one.
pub fn digest(frame: &mut Frame<'_>) -> Option<Digest256> {
    let mut digest = Digest256::default();
    hex::decode_to_slice(frame.text(), &mut digest).ok()?;
    Some(digest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::frame;
    use tc3fetch::tencent::fields::Field;

    #[test]
    fn every_text_arrives_in_its_place() {
        let mut texts: Vec<Option<&str>> = FIELDS[..STATIC_FIELDS]
            .iter()
            .map(|(_, name)| Some(*name))
            .collect();
        texts.extend(["X-A", "a", "x-a", "A\\B", "1\n2"].map(Some));
        texts.extend([None, Some("id"), Some("key")]);
        let bytes = frame(&texts);
        let request = read_request(&bytes, PARAMS, 1, 1);
        assert_eq!(request.fields.get(Field::Service), "service");
        assert_eq!(request.fields.get(Field::Proxy), "proxy");
        assert_eq!(request.headers, [("X-A", "a")]);
        assert_eq!(request.signed_headers, ["x-a"]);
        let Payload::Params(params) = &request.payload else {
            panic!("no parameters");
        };
        assert_eq!(*params, [("A\\B".into(), "1\n2".into())]);
        assert_eq!(request.fields.get(Field::Token), "");
        assert_eq!(request.fields.get(Field::SecretId), "id");
        assert_eq!(request.fields.get(Field::SecretKey), "key");
    }

    #[test]
    fn counts_that_lie_read_no_more_than_there_is() {
        let bytes = frame(&[Some("cvm")]);
        let request = read_request(&bytes, PARAMS, u32::MAX, u32::MAX);
        assert!(request.headers.is_empty() && request.signed_headers.is_empty());
    }
}
