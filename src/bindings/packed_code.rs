//! A request for code, as `packCode` in generate.js writes it.

use alloc::borrow::Cow;

use super::packed::{Unpacker, unescape};
use crate::error::Error;
use crate::inspect::generate::CodeRequest;

/// Reads a request.
///
/// # Errors
/// A field of the wrong type, and parameters that JavaScript could not write down.
pub fn unpack(packed: &str) -> Result<CodeRequest<'_>, Error> {
    let mut text = Unpacker::new(packed);
    text.shape();
    let mut request = CodeRequest {
        target: text.field("target"),
        system: text.field("system"),
        service: text.field("service"),
        version: text.field("version"),
        action: text.field("action"),
        region: text.field("region"),
        host: text.field("host"),
        method: text.field("method"),
        path: text.field("path"),
        content_type: text.field("contentType"),
        language: text.field("language"),
        proxy: text.field("proxy"),
        ..CodeRequest::default()
    };
    request.body = optional(&mut text);
    request.params = optional(&mut text);
    // The query was flattened on the way; what could not be says so.
    let query_problem = text.next();
    text.problem(query_problem);
    let query_count = text.count();
    let header_count = text.count();
    for _ in 0..query_count {
        let param = (unescape(text.next()), unescape(text.next()));
        request.query.push(param);
    }
    for _ in 0..header_count {
        request.headers.push(text.header());
    }
    text.faults.result()?;
    Ok(request)
}

/// A text that may be absent: a line that says whether it is there, or what is wrong with
/// it, and its own.
fn optional<'a>(text: &mut Unpacker<'a>) -> Option<Cow<'a, str>> {
    let kind = text.next();
    text.problem(kind);
    let content = unescape(text.next());
    (kind == "given").then_some(content)
}
