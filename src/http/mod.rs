//! What HTTP asks of every vendor's requests: hosts, paths, queries, headers, URLs. Nothing
//! here knows a vendor or a signature.

#[cfg(feature = "serde")]
pub mod flatten;
pub mod headers;
pub mod host;
pub mod method;
pub mod params;
pub mod path;
pub mod query;
pub mod url;
