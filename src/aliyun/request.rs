//! One request to Alibaba Cloud, as the caller describes it.

use alloc::vec::Vec;

use crate::http::params::Param;

/// One request, and who signs it. Empty text is not given. The body's bytes may live
/// elsewhere: what is signed of them is their SHA-256.
#[derive(Clone, Default)]
pub struct AcsRequest<'a> {
    /// `CreateFunction`
    pub action: &'a str,
    /// `2023-03-30`
    pub version: &'a str,
    /// `GET`, `POST` (default), `PUT`, `DELETE`, `PATCH` or `HEAD`
    pub method: &'a str,
    /// `name` or `name:port`; where there is none, that of Function Compute in `region`.
    pub host: &'a str,
    /// `cn-hangzhou`
    pub region: &'a str,
    /// The account's number: then the host is that of the account.
    pub account_id: &'a str,
    /// Percent-encoded; default `/`, which is the path of RPC style.
    pub path: &'a str,
    /// Sent and signed where it is not empty.
    pub content_type: &'a str,
    /// UTC, `2026-01-02T03:04:05Z`; the service accepts 15 minutes more or less.
    pub date: &'a str,
    /// Unique among the requests of a quarter of an hour.
    pub nonce: &'a str,
    /// Where the request is sent instead of to the host itself.
    pub proxy: &'a str,
    /// Raw names and values of the query, flat.
    pub query: Vec<Param<'a>>,
    /// Headers that are sent as well.
    pub headers: Vec<(&'a str, &'a str)>,
    /// Whether there is a body.
    pub has_body: bool,
    /// Who signs. None: the request goes out unsigned, as few actions allow.
    pub credentials: Option<AcsCredentials<'a>>,
}

/// A pair of keys, or temporary credentials.
#[derive(Clone, Copy)]
pub struct AcsCredentials<'a> {
    /// Identifies the key; it is sent.
    pub access_key_id: &'a str,
    /// Signs; never leaves.
    pub access_key_secret: &'a str,
    /// The token of temporary credentials.
    pub security_token: &'a str,
}
