//! What the code sends.

use std::borrow::Cow;

use crate::system::System;

/// A request, checked and completed.
pub struct Plan<'a> {
    /// Whose service it is.
    pub system: System,
    /// As given.
    pub service: &'a str,
    /// As given.
    pub version: &'a str,
    /// As given.
    pub action: &'a str,
    /// As given; empty where there is none.
    pub region: &'a str,
    /// As given; empty where there is none.
    pub language: &'a str,
    /// The method.
    pub method: &'a str,
    /// The host that is signed.
    pub host: String,
    /// Whether it is another one than the service's own.
    pub has_own_host: bool,
    /// The path.
    pub path: &'a str,
    /// As given; empty where there is none.
    pub proxy: &'a str,
    /// What stands before the path in the URL: `https://{host}` or `{proxy}/{host}`.
    pub endpoint: String,
    /// As it is signed and sent; empty where there is none.
    pub content_type: String,
    /// The body; None for a GET.
    pub body: Option<&'a str>,
    /// The parameters as JSON.
    pub params: Option<&'a str>,
    /// Names and values of the query, sorted, raw.
    pub query: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// The query as it is sent, percent-encoded.
    pub query_string: String,
    /// Headers besides those of the signature.
    pub headers: Vec<(String, String)>,
}
