//! How a signature was made, for people to look at.

use alloc::string::String;
use alloc::vec::Vec;

use crate::http::headers::Header;

/// The request and the value of each step, under the name that JavaScript sees. What an
/// algorithm does not have is left out.
///
/// One type for every algorithm, because each structure that serde has to know costs a
/// kilobyte.
pub struct Explanation<'a> {
    /// `POST`
    pub method: &'a str,
    /// Where the request goes.
    pub url: String,
    /// Every header that is sent.
    pub headers: Vec<Header<'a>>,
    /// The body of signature v1's POST; every other body is the caller's.
    pub form: Option<String>,
    /// Names and values of the steps.
    pub stages: Vec<(&'static str, String)>,
}

impl Explanation<'_> {
    /// The value of a step. None where the algorithm has no such step.
    pub fn stage(&self, wanted: &str) -> Option<&str> {
        let found = self.stages.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, value)| value.as_str())
    }
}
