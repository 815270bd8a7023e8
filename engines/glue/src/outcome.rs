//! How an export says what became of its call: one number, and a frame in the window.

use alloc::vec::Vec;

use tc3fetch::Error;
use tc3fetch::answer::Verdict;

use crate::frame::frame;

/// A fault of ours: its number is in the low 8 bits, and the window holds the frame
/// `[parameter, first argument, second argument]`.
pub const FAULT: u32 = 1 << 31;

/// Where a verdict has its [`Failure`](tc3fetch::call::failure::Failure), of a fault as of the
/// service's own error: bits 16 to 18.
pub const FAILURE_SHIFT: u32 = 16;

/// The bits of a failure, after the shift.
pub const FAILURE_MASK: u32 = 0b111;

/// The service's own error with a code that no row stands for. The number of a row is one
/// more than its place.
pub const NO_ROW: u32 = 0x7fff;

/// The number of a fault, and its frame.
pub fn fault(error: &Error) -> (u32, Vec<u8>) {
    let number = error.fault().map_or(0, |fault| fault as u32);
    let [first, second] = error.arguments();
    let texts = [Some(error.parameter()), Some(first), Some(second)];
    (FAULT | number, frame(&texts))
}

/// Leaves what a signature became: its frame and 0, or the frame and the number of its fault. Keys
/// that lay on the stack are gone then.
#[cfg(target_arch = "wasm32")]
pub fn leave(signed: Result<Vec<u8>, Error>) -> u32 {
    let (number, frame) = match signed {
        Ok(frame) => (0, frame),
        Err(error) => fault(&error),
    };
    crate::memory::finish(frame);
    crate::memory::scrub_stack();
    number
}

/// The number of a verdict: 0 for a result.
pub fn verdict(verdict: Verdict, http_status: u16) -> u32 {
    let what = match verdict {
        Verdict::Result => return 0,
        Verdict::Fault(fault) => FAULT | fault as u32,
        Verdict::Api { row, .. } => row.map_or(NO_ROW, |row| 1 + u32::from(row)),
    };
    what | (verdict.failure(http_status) as u32) << FAILURE_SHIFT
}

#[cfg(test)]
mod tests {
    use super::*;
    use tc3fetch::Fault;
    use tc3fetch::call::failure::Failure;

    #[test]
    fn every_outcome_has_a_number_of_its_own() {
        assert_eq!(verdict(Verdict::Result, 200), 0);
        let api = |row, failure| verdict(Verdict::Api { row, failure }, 200);
        let failure_of = |number: u32| (number >> FAILURE_SHIFT) & FAILURE_MASK;
        assert_eq!(api(Some(0), Failure::Final), 1);
        assert_eq!(api(None, Failure::Final), NO_ROW);
        for failure in [
            Failure::Final,
            Failure::Throttled,
            Failure::Unknown,
            Failure::Clock,
            Failure::Credentials,
        ] {
            let number = api(Some(2), failure);
            assert_eq!(number & NO_ROW, 3);
            assert_eq!(failure_of(number), failure as u32);
            assert!(number < FAULT);
        }
        let fault = Fault::HtmlResponse;
        for (status, failure) in [(503, Failure::Unknown), (404, Failure::Final)] {
            let number = verdict(Verdict::Fault(fault), status);
            assert_eq!(number & 0xff, fault as u32);
            assert!(number & FAULT > 0);
            assert_eq!(failure_of(number), failure as u32);
        }
    }

    #[test]
    fn a_fault_brings_what_its_text_has_places_for() {
        let error = Error::new(Fault::RequestTooLarge, ["11", "10"]).with_parameter("body");
        let (number, bytes) = fault(&error);
        assert_eq!(number, FAULT | Fault::RequestTooLarge as u32);
        assert_eq!(bytes, frame(&[Some("body"), Some("11"), Some("10")]));
    }
}
