//! Methods of requests that may have any path.

use crate::ascii::is_one_of;
use crate::error::FirstFault;
use crate::fault::Fault;

const METHODS: &str = "GET, POST, PUT, DELETE, PATCH, HEAD";

/// The method, or `default` where none is given. A fault is one that is not known, and a body
/// for one that has none.
pub fn checked_method<'a>(
    given: &'a str,
    default: &'a str,
    has_body: bool,
    faults: &mut FirstFault,
) -> &'a str {
    let method = if given.is_empty() { default } else { given };
    if !is_one_of(METHODS, method) {
        faults.describe(Fault::UnknownValue, "method", [METHODS, ""]);
    }
    if matches!(method, "GET" | "HEAD") && has_body {
        faults.add(Fault::BodyNotAllowed, "body");
    }
    method
}
