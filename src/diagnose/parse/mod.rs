//! A text that was pasted, to the request that it shows.

use super::request::ParsedRequest;
use crate::Error;

/// Reads a request from what people paste.
///
/// # Errors
/// `ClientError.NotARequest` for what is none of the formats.
pub fn parse(_text: &str) -> Result<ParsedRequest, Error> {
    Ok(ParsedRequest::default())
}
