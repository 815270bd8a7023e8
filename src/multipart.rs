//! multipart/form-data, framed before it is signed: an HTTP library that frames it itself
//! picks the boundary after the signature was made.
//! Grammar: RFC 7578, with names escaped as HTML prescribes.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::ascii::concat;
use crate::sign::{hex256, sha256};

/// What a Content-Type of this kind begins with.
const TYPE: &str = "multipart/form-data; boundary=";

/// The type of a file that has none, or one that no header can hold.
const BYTES: &str = "application/octet-stream";

/// A part of multipart/form-data: a value, or a file.
///
/// ```
/// use tc3fetch::{Part, Request};
///
/// let request = Request::new("cvm", "2017-03-12", "Upload").multipart([
///     Part::text("Name", "photo"),
///     Part::file("Content", "photo.png", "image/png", [0x89, b'P', b'N', b'G']),
/// ]);
/// # let _ = request;
/// ```
#[derive(Clone)]
pub struct Part {
    name: String,
    /// Its name and its type.
    file: Option<(String, String)>,
    content: Vec<u8>,
}

impl Part {
    /// A value.
    pub fn text(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            file: None,
            content: value.into().into_bytes(),
        }
    }

    /// A file of a name and a type: `image/png`. A type that is empty or not printable is
    /// `application/octet-stream`.
    pub fn file(
        name: impl Into<String>,
        filename: impl Into<String>,
        content_type: impl Into<String>,
        content: impl Into<Vec<u8>>,
    ) -> Self {
        Self {
            name: name.into(),
            file: Some((filename.into(), content_type.into())),
            content: content.into(),
        }
    }

    /// The lines before the content.
    fn head(&self) -> String {
        let name = quoted(&self.name);
        match &self.file {
            None => concat(&["Content-Disposition: form-data; name=\"", &name, "\""]),
            Some((filename, content_type)) => concat(&[
                "Content-Disposition: form-data; name=\"",
                &name,
                "\"; filename=\"",
                &quoted(filename),
                "\"\r\nContent-Type: ",
                printable(content_type),
            ]),
        }
    }
}

/// The Content-Type of parts that were given none: its boundary is 32 digits of their own
/// SHA-256. To write it into a part, an author would have to find a content that holds its
/// own hash.
pub fn content_type(parts: &[Part]) -> String {
    concat(&[TYPE, &hex256(&sha256(&joined(parts, "")))[..32]])
}

/// The bytes of the parts, with the boundary of their Content-Type.
pub fn bytes(parts: &[Part], content_type: &str) -> Vec<u8> {
    joined(parts, content_type.strip_prefix(TYPE).unwrap_or_default())
}

fn joined(parts: &[Part], boundary: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        let lines = ["--", boundary, "\r\n", &part.head(), "\r\n\r\n"];
        bytes.extend(lines.into_iter().flat_map(str::bytes));
        bytes.extend(&part.content);
        bytes.extend(b"\r\n");
    }
    bytes.extend(concat(&["--", boundary, "--\r\n"]).into_bytes());
    bytes
}

/// What would end a quoted name, percent-encoded.
fn quoted(name: &str) -> Cow<'_, str> {
    if !name.contains(['"', '\r', '\n']) {
        return name.into();
    }
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
        .into()
}

/// A header's value: a line break in it would be a header, or the content.
fn printable(content_type: &str) -> &str {
    match content_type {
        "" => BYTES,
        given if given.bytes().all(|byte| matches!(byte, b' '..=b'~')) => given,
        _ => BYTES,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(parts: &[Part], content_type: &str) -> String {
        String::from_utf8(bytes(parts, content_type)).unwrap()
    }

    #[test]
    fn values_and_files_are_framed_as_browsers_frame_them() {
        let parts = [
            Part::text("A", "未\r\n"),
            Part::file("F", "a \"b\".txt", "text/plain", *b"x"),
        ];
        let expected = "--b-1\r\nContent-Disposition: form-data; name=\"A\"\r\n\r\n未\r\n\r\n\
            --b-1\r\nContent-Disposition: form-data; name=\"F\"; filename=\"a %22b%22.txt\"\r\n\
            Content-Type: text/plain\r\n\r\nx\r\n--b-1--\r\n";
        assert_eq!(text(&parts, "multipart/form-data; boundary=b-1"), expected);
    }

    #[test]
    fn neither_a_name_nor_a_type_can_write_headers() {
        let hostile = "x\"\r\nX-Header: 1\r\n\r\ny";
        let written = text(&[Part::file(hostile, hostile, hostile, [])], "");
        let lines: Vec<&str> = written.lines().collect();
        assert_eq!(lines.len(), 6, "{written}");
        assert!(lines[1].ends_with("filename=\"x%22%0D%0AX-Header: 1%0D%0A%0D%0Ay\""));
        assert_eq!(lines[2], "Content-Type: application/octet-stream");
    }

    #[test]
    fn a_boundary_is_that_of_its_parts() {
        let of = |value: &str| content_type(&[Part::text("A", value)]);
        assert_eq!(of("1"), of("1"));
        assert_ne!(of("1"), of("2"));
        assert_eq!(of("1").strip_prefix(TYPE).map(str::len), Some(32));
    }
}
