//! The one error of the crate: a stable code, the parameter at fault and what to do.
//!
//! Codes of our own begin with `ClientError.`, in the manner of the official SDKs,
//! so that they can never be mistaken for a code that the service sent. A message
//! never quotes a secret: fields are named, their content is not shown.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;

use crate::ascii::concat;
use crate::call::failure::Failure;
pub use crate::fault::ErrorKind;
use crate::fault::Fault;
use crate::fault_fill::fill;

/// A failure. It is one pointer: every step returns a `Result`, and what is small when all
/// goes well makes every program smaller.
pub struct Error(Box<Parts>);

struct Parts {
    cause: Cause,
    parameter: String,
    failure: Failure,
    is_retryable: bool,
    /// In place of what the cause says.
    outcome: Option<Outcome>,
    http_status: u16,
    request_id: String,
    /// In place of the catalogue's.
    hint: Option<&'static str>,
    source: Option<Box<dyn core::error::Error + Send + Sync>>,
}

/// What became of the action of a call that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// No request was sent.
    NotSent,
    /// The service, or a server before it, refused the request: nothing was carried out.
    Rejected,
    /// The request was sent, and the action may have been carried out.
    Unknown,
}

enum Cause {
    /// One of our own, with what its text has places for.
    Fault(Fault, [String; 2]),
    /// One of the service's.
    Service {
        kind: ErrorKind,
        code: String,
        message: String,
    },
}

impl Error {
    fn from_cause(cause: Cause) -> Self {
        Self(Box::new(Parts {
            cause,
            parameter: String::new(),
            failure: Failure::Final,
            is_retryable: false,
            outcome: None,
            http_status: 0,
            request_id: String::new(),
            hint: None,
            source: None,
        }))
    }

    /// A fault of our own, with what the places in its text are filled with.
    pub fn new(fault: Fault, arguments: [&str; 2]) -> Self {
        Self::from_cause(Cause::Fault(fault, arguments.map(Into::into)))
            .with_failure(Failure::of_no_answer(fault))
    }

    /// The service's own error, with what to do about it.
    pub fn service(kind: ErrorKind, code: &str, message: &str, hint: &'static str) -> Self {
        let error = Self::from_cause(Cause::Service {
            kind,
            code: code.into(),
            message: message.into(),
        });
        error.with_hint(hint)
    }

    /// The same with the parameter at fault.
    #[must_use]
    pub fn with_parameter(mut self, parameter: &str) -> Self {
        self.0.parameter = parameter.into();
        self
    }

    /// The same for an answer with an HTTP status and the service's id of the request.
    #[must_use]
    pub fn with_answer(mut self, http_status: u16, request_id: &str) -> Self {
        self.0.http_status = http_status;
        self.0.request_id = request_id.into();
        self
    }

    /// The same, with what it means for another attempt. What was throttled is retryable then.
    #[must_use]
    pub fn with_failure(mut self, failure: Failure) -> Self {
        self.0.failure = failure;
        self.with_retryable(failure.is_retryable(false))
    }

    /// The same, with what became of the action.
    #[must_use]
    pub fn with_outcome(mut self, outcome: Outcome) -> Self {
        self.0.outcome = Some(outcome);
        self
    }

    /// The same, saying whether the same call may be made again.
    #[must_use]
    pub fn with_retryable(mut self, is_retryable: bool) -> Self {
        self.0.is_retryable = is_retryable;
        self
    }

    /// The same with other words on what to do about it.
    #[must_use]
    pub fn with_hint(mut self, hint: &'static str) -> Self {
        self.0.hint = Some(hint);
        self
    }

    /// The same with the error that it comes from.
    #[must_use]
    pub fn with_source(mut self, source: Box<dyn core::error::Error + Send + Sync>) -> Self {
        self.0.source = Some(source);
        self
    }

    /// Stable and for programs: `ClientError.MissingParameter`, or the service's own, such as
    /// `AuthFailure.SignatureExpire`.
    pub fn code(&self) -> Cow<'_, str> {
        match &self.0.cause {
            Cause::Fault(fault, _) => concat(&["ClientError.", fault.code()]).into(),
            Cause::Service { code, .. } => code.into(),
        }
    }

    /// Which side has to act.
    pub fn kind(&self) -> ErrorKind {
        match &self.0.cause {
            Cause::Fault(fault, _) => fault.kind(),
            Cause::Service { kind, .. } => *kind,
        }
    }

    /// The fault of the catalogue. None for an error of the service's own.
    pub fn fault(&self) -> Option<Fault> {
        match &self.0.cause {
            Cause::Fault(fault, _) => Some(*fault),
            Cause::Service { .. } => None,
        }
    }

    /// What the places in the fault's text are filled with, in any language.
    pub fn arguments(&self) -> [&str; 2] {
        match &self.0.cause {
            Cause::Fault(_, [first, second]) => [first, second],
            Cause::Service { .. } => ["", ""],
        }
    }

    /// The parameter at fault, as a path: `service`, `headers.X-Trace`, `params.Filters[0]`.
    /// Empty where there is none.
    pub fn parameter(&self) -> &str {
        &self.0.parameter
    }

    /// What is wrong, for people, in English; the service's own words for its own errors.
    pub fn message(&self) -> Cow<'_, str> {
        match &self.0.cause {
            Cause::Fault(fault, _) => {
                fill(fault.text(), self.parameter(), &self.arguments()).into()
            }
            Cause::Service { message, .. } => message.into(),
        }
    }

    /// What to do about it, in English. Empty where only the message knows.
    pub fn hint(&self) -> &'static str {
        match (self.0.hint, &self.0.cause) {
            (Some(hint), _) => hint,
            (None, Cause::Fault(fault, _)) => fault.hint(),
            (None, Cause::Service { .. }) => "",
        }
    }

    /// Whether the same call may succeed later, unchanged, and repeating it can do no harm: it
    /// was throttled, or its action only reads, or it carries a `ClientToken`, or its request
    /// is [idempotent](crate::Request::idempotent).
    ///
    /// What [`read`](crate::tencent::read::read) says knows no request: there only what was
    /// throttled is retryable, and [`Error::failure`] says more.
    pub fn is_retryable(&self) -> bool {
        self.0.is_retryable
    }

    /// What it means for another attempt, of any action.
    pub fn failure(&self) -> Failure {
        self.0.failure
    }

    /// What became of the action: whether it is certain that nothing was carried out.
    pub fn outcome(&self) -> Outcome {
        if let Some(outcome) = self.0.outcome {
            return outcome;
        }
        match (self.kind(), self.0.http_status) {
            (ErrorKind::Input | ErrorKind::Engine, _) => Outcome::NotSent,
            (ErrorKind::Api, _) if self.0.failure != Failure::Unknown => Outcome::Rejected,
            (ErrorKind::Response, 300..500) if self.0.failure != Failure::Unknown => {
                Outcome::Rejected
            }
            _ => Outcome::Unknown,
        }
    }

    /// The HTTP status of the answer. None where there was no answer.
    pub fn http_status(&self) -> Option<u16> {
        Some(self.0.http_status).filter(|status| *status > 0)
    }

    /// The service's id of the request. None where it gave none.
    pub fn request_id(&self) -> Option<&str> {
        Some(self.0.request_id.as_str()).filter(|id| !id.is_empty())
    }
}

impl core::fmt::Display for Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.code())?;
        f.write_str(": ")?;
        f.write_str(&self.message())
    }
}

impl core::fmt::Debug for Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Error")
            .field("code", &self.code())
            .field("kind", &self.kind())
            .field("parameter", &self.parameter())
            .field("message", &self.message())
            .field("http_status", &self.http_status())
            .field("request_id", &self.request_id())
            .field("is_retryable", &self.is_retryable())
            .field("outcome", &self.outcome())
            .field("source", &self.0.source)
            .finish()
    }
}

impl core::error::Error for Error {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match &self.0.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}

/// The first fault of an input.
///
/// Checks record here and go on instead of returning: a check is then one line, and
/// there are no half-made requests to clean up after.
#[derive(Default)]
pub struct FirstFault(Option<Error>);

impl FirstFault {
    /// Records a fault of the parameter `name`.
    pub fn add(&mut self, fault: Fault, name: &str) {
        self.describe(fault, name, ["", ""]);
    }

    /// Records a fault of the parameter `name`, with what its text has places for.
    pub fn describe(&mut self, fault: Fault, name: &str, arguments: [&str; 2]) {
        if self.0.is_none() {
            self.0 = Some(Error::new(fault, arguments).with_parameter(name));
        }
    }

    /// Records what a check of a number found.
    pub fn check<T: Default>(&mut self, checked: Result<T, Fault>, name: &str) -> T {
        match checked {
            Ok(value) => value,
            Err(fault) => {
                self.add(fault, name);
                T::default()
            }
        }
    }

    /// The first fault, if there was any.
    ///
    /// # Errors
    /// The fault.
    pub fn result(self) -> Result<(), Error> {
        match self.0 {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn the_places_of_a_text_are_filled() {
        let error = Error::new(Fault::RequestTooLarge, ["11", "10"]).with_parameter("body");
        let message = error.message().into_owned();
        assert!(message.starts_with("body ") && message.contains("11") && message.contains("10"));
        assert!(!message.contains('{'), "{message}");
        assert_eq!(
            format!("{error}"),
            format!("ClientError.RequestTooLarge: {message}")
        );
    }

    #[test]
    fn only_the_first_fault_counts() {
        let mut faults = FirstFault::default();
        faults.add(Fault::MissingParameter, "service");
        faults.add(Fault::InvalidHost, "host");
        let error = faults.result().unwrap_err();
        assert_eq!(error.code(), "ClientError.MissingParameter");
        assert_eq!(error.parameter(), "service");
        assert_eq!(error.fault(), Some(Fault::MissingParameter));
    }

    #[test]
    fn the_services_own_error_keeps_its_words() {
        let error = Error::service(ErrorKind::Api, "AuthFailure.X", "no\nway", "Do this.")
            .with_answer(403, "r-1")
            .with_retryable(true);
        assert_eq!(error.code(), "AuthFailure.X");
        assert_eq!(error.message(), "no\nway");
        assert_eq!(
            (error.http_status(), error.request_id()),
            (Some(403), Some("r-1"))
        );
        assert!(error.is_retryable() && error.fault().is_none());
    }
}
