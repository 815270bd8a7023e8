//! How large a request may be.
//! Source: <https://cloud.tencent.com/document/api/1120/37546> (request structure)

use crate::ascii::decimal;
use crate::error::FirstFault;
use crate::fault::Fault;

/// Path and query of a GET.
pub const GET: usize = 32 * 1024;
/// The form of a POST with signature v1.
pub const POST_V1: usize = 1024 * 1024;
/// The body of a POST with signature v3.
pub const POST_V3: usize = 10 * 1024 * 1024;

/// Refuses what the service would refuse after it had been sent: `name` has `length` bytes.
pub fn check_size(name: &str, length: usize, limit: usize, faults: &mut FirstFault) {
    if length > limit {
        let bytes = [length, limit].map(|number| decimal(number as u64));
        let [length, limit] = &bytes;
        faults.describe(Fault::RequestTooLarge, name, [length, limit]);
    }
}
