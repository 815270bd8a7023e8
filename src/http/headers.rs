//! Headers: which a caller may give, and how signed ones are written down.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::ascii::{concat, has, is_alphanumeric_or};
use crate::error::FirstFault;
use crate::fault::Fault;

/// A name and its value.
pub type Header<'a> = (Cow<'a, str>, Cow<'a, str>);

/// Headers that have an option of their own, or that `fetch` sets, with every vendor.
const RESERVED: &str = "connection content-length content-type expect host keep-alive te \
    trailer transfer-encoding upgrade ";

/// Adds a header. The same name in another case is the same header, of which the later one
/// counts, so that a request can override what its client sends by default.
pub fn set_header<'a>(headers: &mut Vec<Header<'a>>, name: Cow<'a, str>, value: Cow<'a, str>) {
    let is_it = |(known, _): &&mut Header<'a>| known.eq_ignore_ascii_case(&name);
    match headers.iter_mut().find(is_it) {
        Some(known) => *known = (name, value),
        None => headers.push((name, value)),
    }
}

/// The canonical headers, `name:value\n` each, and the list of their names joined by `;`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CanonicalHeaders {
    /// The lines.
    pub lines: String,
    /// The names.
    pub names: String,
}

impl CanonicalHeaders {
    /// Adds one; they come in the order of their names.
    pub fn push(&mut self, name: &str, value: &str) {
        if !self.names.is_empty() {
            self.names.push(';');
        }
        self.names.push_str(name);
        for part in [name, ":", value, "\n"] {
            self.lines.push_str(part);
        }
    }
}

/// One of the caller's own headers: its value, trimmed. `of_vendor` are reserved besides.
pub fn own_header<'a>(
    name: &str,
    value: &'a str,
    of_vendor: &str,
    faults: &mut FirstFault,
) -> &'a str {
    let is_token = |byte| is_alphanumeric_or(b"!#$%&'*+-.^_`|~", byte);
    // JavaScript's objects cannot have a member of this name.
    if name.is_empty() || !name.bytes().all(is_token) || name == "__proto__" {
        // The name itself may hold anything: it is not repeated.
        faults.add(Fault::InvalidHeaderName, "headers");
    }
    let parameter = concat(&["headers.", name]);
    if has(RESERVED, name) || has(of_vendor, name) {
        faults.add(Fault::ReservedHeader, &parameter);
    }
    header_value(&parameter, value, faults)
}

/// A header's value without white space around it, as `fetch` will send it.
pub fn header_value<'a>(parameter: &str, value: &'a str, faults: &mut FirstFault) -> &'a str {
    let is_text = |byte: u8| matches!(byte, b' '..=b'~' | b'\t');
    if !value.bytes().all(is_text) {
        faults.add(Fault::InvalidCharacter, parameter);
    }
    value.trim_ascii()
}
