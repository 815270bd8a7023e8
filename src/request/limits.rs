//! How large a request may be.
//! Source: <https://cloud.tencent.com/document/api/1120/37546> (request structure)

use super::Algorithm;
use crate::decimal;
use crate::error::{Error, Faults};
use crate::fault::Fault;

/// Path and query of a GET.
pub const GET: usize = 32 * 1024;
/// The form of a POST with signature v1.
pub const POST_V1: usize = 1024 * 1024;
/// The body of a POST with signature v3.
pub const POST_V3: usize = 10 * 1024 * 1024;

/// Refuses what the service would refuse after it had been sent.
///
/// # Errors
/// [`Fault::RequestTooLarge`], with the length and the limit in bytes.
pub fn check(
    algorithm: Algorithm,
    is_get: bool,
    carries: &str,
    length: usize,
) -> Result<(), Error> {
    let limit = match algorithm {
        _ if is_get => GET,
        Algorithm::V1(_) => POST_V1,
        _ => POST_V3,
    };
    let mut faults = Faults::default();
    if length > limit {
        let [length, limit] = [length, limit].map(decimal::text);
        faults.describe(Fault::RequestTooLarge, carries, &[&length, &limit]);
    }
    faults.result()
}
