//! Why did a signature fail: reads a request that was pasted, verifies it, and searches for the
//! mistake.
//!
//! | file | what lives there |
//! |---|---|
//! | [`request`] | a request as it was sent, whatever it was written as |
//! | [`parse`](mod@parse) | a text to a request: curl, fetch, HAR, HTTP, URLs, headers, logs |
//! | [`cause`] | what can go wrong; `cause_text` and `message` are its texts, made from models/causes.json |
//!
//! Nothing here sends anything, and nothing executes what was pasted.

pub mod cause;
mod cause_text;
mod message;
pub mod parse;
pub mod request;

pub use cause::{Cause, Stage};
pub use parse::parse;
pub use request::{Format, ParsedRequest};
