//! A request and what is known beside it, as JavaScript gives them.

use alloc::string::String;
use alloc::vec::Vec;

use tc3fetch::diagnose::request::{FoundKeys, ParsedRequest, Part};
use tc3fetch::diagnose::search::{Keys, Options};
use tc3fetch_engine_glue::frame::{Frame, NOT_GIVEN};

/// Takes pieces of the window, one after the other, by their lengths.
pub struct Pieces<'a>(pub &'a [u8]);

impl<'a> Pieces<'a> {
    /// The next piece; None where it is not given. A length that lies gives what there is.
    pub fn next(&mut self, length: u32) -> Option<&'a [u8]> {
        if length == NOT_GIVEN {
            return None;
        }
        let (piece, rest) = self.0.split_at((length as usize).min(self.0.len()));
        self.0 = rest;
        Some(piece)
    }
}

/// A request and what is known beside it, out of a frame: see pkg-template/diagnose/given.js.
pub struct Given<'a> {
    /// The request.
    pub request: ParsedRequest,
    /// The caller's canonical request and string to sign, and the service's answer.
    own: [Option<&'a str>; 3],
    keys: [&'a str; 3],
}

impl<'a> Given<'a> {
    /// Reads a frame. `body` is None where the text did not show one.
    pub fn read(frame: &'a [u8], body: Option<&[u8]>) -> Self {
        let mut frame = Frame::new(frame);
        let method = frame.text().into();
        let url = frame.text().into();
        let canonical_request = frame.given().map(String::from);
        let string_to_sign = frame.given().map(String::from);
        let missing = parts(frame.text());
        let body_end = frame.text().into();
        let own = [frame.given(), frame.given(), frame.given()];
        let mut headers = Vec::new();
        while frame.left() > 4 {
            headers.push((frame.text().into(), frame.text().into()));
        }
        let keys = [frame.text(), frame.text(), frame.text()];
        Self {
            request: ParsedRequest {
                format: None,
                method,
                url,
                headers,
                body: body.map(<[u8]>::to_vec),
                body_end,
                canonical_request,
                string_to_sign,
                keys: FoundKeys::default(),
                missing,
            },
            own,
            keys,
        }
    }

    /// The keys of the search.
    pub fn keys(&self) -> Keys<'a> {
        let [secret_id, secret_key, token] = self.keys;
        Keys {
            secret_id,
            secret_key,
            token,
        }
    }

    /// What else is known.
    pub fn options(&self) -> Options<'a> {
        let [canonical_request, string_to_sign, answer] = self.own;
        Options {
            canonical_request,
            string_to_sign,
            answer,
            ..Options::default()
        }
    }
}

/// The missing parts by their names, with a blank after each.
fn parts(names: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for part in [Part::Method, Part::Url, Part::Headers, Part::Body] {
        if names.split(' ').any(|name| name == part.id()) {
            parts.push(part);
        }
    }
    parts
}
