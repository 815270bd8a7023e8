//! The envelope of every answer, read without building the value inside.
//!
//! The value itself is JavaScript's to build; here only the few members count that
//! say whether there is one.

use alloc::string::String;

use crate::json::{Broken, Event, Reader, unescape};

/// What an envelope says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Envelope {
    /// `Response.Error`: its `Code` and `Message`.
    pub error: Option<(String, String)>,
    /// `Response.RequestId`
    pub request_id: String,
}

/// Why bytes are no envelope.
#[derive(Debug, PartialEq, Eq)]
pub enum NoEnvelope {
    /// JSON that stops too early.
    Truncated,
    /// Not JSON at all.
    NotJson,
    /// JSON of another form.
    OtherJson,
}

/// Reads the envelope out of a complete JSON text.
///
/// # Errors
/// The reason why there is none.
pub fn read(json: &[u8]) -> Result<Envelope, NoEnvelope> {
    let mut reader = Reader::new(json);
    // The names of the members on the way to the current value, as far as they matter:
    // `Response`, `Error`, `Code`.
    let mut path = [Name::Other; 3];
    let mut found = false;
    let mut request_id = String::new();
    let mut error: Option<(String, String)> = None;
    loop {
        let event = reader.next_event()?;
        let depth = reader.depth();
        match event {
            Event::End => break,
            Event::StartObject => match path {
                [Name::Response, ..] if depth == 2 => found = true,
                [Name::Response, Name::Error, _] if depth == 3 => error = Some(Default::default()),
                _ => {}
            },
            // What is inside an array has no name: it cannot be ours.
            Event::StartArray => {
                if let [Name::Response, Name::Error, _] = path
                    && depth == 3
                {
                    error = Some(Default::default());
                }
                if let Some(name) = path.get_mut(depth - 1) {
                    *name = Name::Other;
                }
            }
            Event::Key(name) => {
                if let Some(slot) = path.get_mut(depth - 1) {
                    *slot = Name::from(name);
                }
            }
            // `Error` of another form than an object is an error all the same.
            Event::Literal(text) if depth == 2 && text != b"null" => {
                if let [Name::Response, Name::Error, _] = path {
                    error = Some(Default::default());
                }
            }
            Event::String(text) => match path {
                [Name::Response, Name::Error, _] if depth == 2 => error = Some(Default::default()),
                [Name::Response, Name::RequestId, _] if depth == 2 => request_id = unescape(text),
                [Name::Response, Name::Error, Name::Code] if depth == 3 => {
                    error.get_or_insert_default().0 = unescape(text);
                }
                [Name::Response, Name::Error, Name::Message] if depth == 3 => {
                    error.get_or_insert_default().1 = unescape(text);
                }
                _ => {}
            },
            _ => {}
        }
    }
    if found {
        Ok(Envelope { error, request_id })
    } else {
        Err(NoEnvelope::OtherJson)
    }
}

/// The member names that matter.
#[derive(Clone, Copy)]
enum Name {
    Response,
    Error,
    RequestId,
    Code,
    Message,
    Other,
}

impl From<&[u8]> for Name {
    fn from(name: &[u8]) -> Self {
        match name {
            b"Response" => Self::Response,
            b"Error" => Self::Error,
            b"RequestId" => Self::RequestId,
            b"Code" => Self::Code,
            b"Message" => Self::Message,
            _ => Self::Other,
        }
    }
}

impl From<Broken> for NoEnvelope {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Truncated => Self::Truncated,
            Broken::Invalid => Self::NotJson,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(code: &str, message: &str, request_id: &str) -> Result<Envelope, NoEnvelope> {
        Ok(Envelope {
            error: Some((code.to_owned(), message.to_owned())),
            request_id: request_id.to_owned(),
        })
    }

    #[test]
    fn members_are_found_in_any_order() {
        let json = br#"{"Other":[{"Response":1}],"Response":{"RequestId":"r","Error":{"Message":"m","More":{"Code":"x"},"Code":"c"}}}"#;
        assert_eq!(read(json), failure("c", "m", "r"));
    }

    #[test]
    fn only_the_members_in_their_own_place_count() {
        let json = br#"{"Response":{"Data":{"Error":{"Code":"c"},"RequestId":"no"},"List":[{"Code":"x"},"y"],"RequestId":"r"},"Error":{"Code":"c"}}"#;
        let envelope = read(json).unwrap();
        assert_eq!(envelope.error, None);
        assert_eq!(envelope.request_id, "r");
    }

    #[test]
    fn escapes_are_unescaped() {
        let json = "{\"Response\":{\"Error\":{\"Code\":\"c\\u002ed\",\"Message\":\"\\ud83d\\ude00 \\\"未\\\"\"}}}";
        assert_eq!(read(json.as_bytes()), failure("c.d", "😀 \"未\"", ""));
    }

    #[test]
    fn an_answer_may_hold_what_only_javascript_can() {
        let json = r#"{"Response":{"Text":"\ud83d","Number":1e999,"RequestId":"r"}}"#;
        assert_eq!(
            read(json.as_bytes()).map(|envelope| envelope.request_id),
            Ok("r".to_owned())
        );
    }

    #[test]
    fn deep_answers_are_read() {
        let deep = [
            r#"{"Response":{"A":"#,
            &"[".repeat(30000),
            &"]".repeat(30000),
            r#","RequestId":"r"}}"#,
        ]
        .concat();
        assert_eq!(
            read(deep.as_bytes()).map(|envelope| envelope.request_id),
            Ok("r".to_owned())
        );
    }
}
