//! What a failure means for another attempt. The models say it of every error code of the
//! vendors (`models/*/error-codes.json`), this file of everything else.

use crate::fault::Fault;

/// What a failure means for another attempt. The number is what an engine gives for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
#[repr(u8)]
pub enum Failure {
    /// The same request fails again.
    #[default]
    Final = 0,
    /// The request was rejected before anything was done: any action may be repeated.
    Throttled = 1,
    /// The action may have been carried out: only what does no harm twice may be repeated.
    Unknown = 2,
    /// The request's time is not the service's: worth one more attempt with a corrected clock.
    Clock = 3,
    /// The temporary credentials were refused: worth one more attempt with fresh ones.
    Credentials = 4,
}

impl Failure {
    /// The failure of a call that got no answer, or not all of it.
    pub const fn of_no_answer(fault: Fault) -> Self {
        match fault {
            Fault::Network | Fault::Timeout => Self::Unknown,
            _ => Self::Final,
        }
    }

    /// The failure of an answer whose HTTP status is all that is known: it is no answer of the
    /// service, or no row of the models stands for its code.
    pub const fn of_status(http_status: u16) -> Self {
        match http_status {
            // A 429 without a code is a gateway's, which may stand behind the service.
            429 | 500.. => Self::Unknown,
            _ => Self::Final,
        }
    }

    /// The failure of an answer that is `fault` instead of a result. What was cut on its way is
    /// as if the connection had broken.
    pub const fn of_no_result(fault: Fault, http_status: u16) -> Self {
        match fault {
            Fault::EmptyResponse | Fault::TruncatedResponse => Self::Unknown,
            _ => Self::of_status(http_status),
        }
    }

    /// Whether it may pass while nothing changes but the time.
    pub const fn may_pass(self) -> bool {
        matches!(self, Self::Throttled | Self::Unknown)
    }

    /// Whether repeating the call unchanged can succeed, and can do no harm. What is harmless
    /// is carried out twice with the same result as once.
    pub const fn is_retryable(self, is_harmless: bool) -> bool {
        match self {
            Self::Throttled => true,
            Self::Unknown => is_harmless,
            _ => false,
        }
    }
}

/// The first words of actions that only read, a line each.
pub const READ_ONLY: &str = "Describe\nGet\nList\nQuery\nInquire\nInquiry\nCheck\n";

/// Whether an action only reads, by its name: `Describe`, `DescribeZones`, `GetFunction`, and
/// not `Getaway`.
pub fn is_read_only(action: &str) -> bool {
    let mut verbs = crate::ascii::Lines(READ_ONLY);
    loop {
        let verb = verbs.line();
        if verb.is_empty() {
            return false;
        }
        if let Some([] | [b'A'..=b'Z', ..]) = action.strip_prefix(verb).map(str::as_bytes) {
            return true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_that_only_read_are_known_by_their_first_word() {
        for action in [
            "Describe",
            "DescribeInstances",
            "GetFunction",
            "ListFunctions",
            "QueryBalance",
            "InquirePriceCreateInstance",
            "InquiryPriceRunInstances",
            "CheckDomain",
        ] {
            assert!(is_read_only(action), "{action}");
        }
        for action in [
            "",
            "Invoke",
            "RunInstances",
            "ChatCompletions",
            "Getaway",
            "Checkout",
            "Listen",
            "describeInstances",
            "TerminateInstances",
            "Get2",
            "Describé",
        ] {
            assert!(!is_read_only(action), "{action}");
        }
    }

    #[test]
    fn throttling_is_harmless_for_every_action_and_the_unknown_is_not() {
        for (failure, harmless, harmful) in [
            (Failure::Final, false, false),
            (Failure::Throttled, true, true),
            (Failure::Unknown, true, false),
            (Failure::Clock, false, false),
            (Failure::Credentials, false, false),
        ] {
            assert_eq!(failure.is_retryable(true), harmless, "{failure:?}");
            assert_eq!(failure.is_retryable(false), harmful, "{failure:?}");
        }
    }

    #[test]
    fn what_was_cut_on_its_way_may_come_whole_the_next_time() {
        for (fault, status, failure) in [
            (Fault::EmptyResponse, 200, Failure::Unknown),
            (Fault::TruncatedResponse, 200, Failure::Unknown),
            (Fault::HtmlResponse, 200, Failure::Final),
            (Fault::HtmlResponse, 502, Failure::Unknown),
            (Fault::Redirected, 302, Failure::Final),
        ] {
            assert_eq!(Failure::of_no_result(fault, status), failure, "{fault:?}");
        }
    }

    #[test]
    fn what_was_sent_and_not_answered_may_have_been_carried_out() {
        assert_eq!(Failure::of_no_answer(Fault::Network), Failure::Unknown);
        assert_eq!(Failure::of_no_answer(Fault::Timeout), Failure::Unknown);
        assert_eq!(Failure::of_no_answer(Fault::InvalidHost), Failure::Final);
        for (status, failure) in [
            (0, Failure::Final),
            (200, Failure::Final),
            (404, Failure::Final),
            (428, Failure::Final),
            (429, Failure::Unknown),
            (430, Failure::Final),
            (499, Failure::Final),
            (500, Failure::Unknown),
            (504, Failure::Unknown),
            (u16::MAX, Failure::Unknown),
        ] {
            assert_eq!(Failure::of_status(status), failure, "{status}");
        }
    }
}
