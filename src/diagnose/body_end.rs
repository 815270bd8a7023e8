//! Raw HTTP that was copied without a length: do the line ends after the body belong to it? The
//! signature tells.

use alloc::vec::Vec;

use super::checks::{Breaches, sent_signature};
use super::claim::Claim;
use super::evaluate::signature_of;
use super::request::ParsedRequest;
use super::wire::Wire;

/// Takes as many line ends into the body as make the signature right; none where that is not so.
pub fn settle_body_end(request: &mut ParsedRequest, secret_key: &str) {
    let end = core::mem::take(&mut request.body_end);
    let (Some(body), false, false) = (&request.body, end.is_empty(), secret_key.is_empty()) else {
        return;
    };
    let bodies: Vec<Vec<u8>> = (0..=end.len())
        .filter_map(|length| Some([body, end.as_bytes().get(..length)?].concat()))
        .collect();
    let mut other = request.clone();
    for body in bodies {
        other.body = Some(body);
        if is_signed(&other, secret_key) {
            request.body = other.body;
            return;
        }
    }
}

/// Whether the signature is that of the request as it claims to be signed.
fn is_signed(request: &ParsedRequest, secret_key: &str) -> bool {
    let Some(claim) = Claim::of(request) else {
        return false;
    };
    let wire = Wire::of(request, &claim);
    let recipe = wire.claimed_recipe(secret_key);
    let sent = sent_signature(&wire, &mut Breaches::default());
    sent.is_some_and(|sent| sent == signature_of(&recipe).bytes())
}
