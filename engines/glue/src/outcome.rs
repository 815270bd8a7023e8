//! How an export says what became of its call: one number, and a frame in the window.

use alloc::vec::Vec;

use tc3fetch::Error;
use tc3fetch::answer::{Verdict, may_pass};

use crate::frame::frame;

/// A fault of ours: its number is in the low 8 bits, and the window holds the frame
/// `[parameter, first argument, second argument]`.
pub const FAULT: u32 = 1 << 31;

/// With [`FAULT`], of an answer: the same call may succeed later.
pub const RETRYABLE_FAULT: u32 = 1 << 30;

/// Of the service's own error: the same call may succeed later.
pub const RETRYABLE: u32 = 1 << 16;

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

/// The number of a verdict: 0 for a result.
pub fn verdict(verdict: Verdict, http_status: u16) -> u32 {
    match verdict {
        Verdict::Result => 0,
        Verdict::Fault(fault) => {
            let retryable = may_pass(http_status);
            FAULT | fault as u32 | if retryable { RETRYABLE_FAULT } else { 0 }
        }
        Verdict::Api { row, retryable } => {
            let row = row.map_or(NO_ROW, |row| 1 + u32::from(row));
            row | if retryable { RETRYABLE } else { 0 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tc3fetch::Fault;

    #[test]
    fn every_outcome_has_a_number_of_its_own() {
        assert_eq!(verdict(Verdict::Result, 200), 0);
        let api = |row, retryable| verdict(Verdict::Api { row, retryable }, 200);
        assert_eq!(api(Some(0), false), 1);
        assert_eq!(api(Some(2), true), 3 | RETRYABLE);
        assert_eq!(api(None, false), NO_ROW);
        let fault = Fault::HtmlResponse;
        let number = verdict(Verdict::Fault(fault), 503);
        assert_eq!(number & 0xff, fault as u32);
        assert!(number & FAULT > 0 && number & RETRYABLE_FAULT > 0);
        assert_eq!(verdict(Verdict::Fault(fault), 404) & RETRYABLE_FAULT, 0);
    }

    #[test]
    fn a_fault_brings_what_its_text_has_places_for() {
        let error = Error::new(Fault::RequestTooLarge, ["11", "10"]).with_parameter("body");
        let (number, bytes) = fault(&error);
        assert_eq!(number, FAULT | Fault::RequestTooLarge as u32);
        assert_eq!(bytes, frame(&[Some("body"), Some("11"), Some("10")]));
    }
}
