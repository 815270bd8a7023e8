//! The one error of the engine: a stable code, the parameter at fault and what to do.
//!
//! Codes of our own begin with `ClientError.`, in the manner of the official SDKs,
//! so that they can never be mistaken for a code that the service sent. A message
//! never quotes a secret: fields are named, their content is not shown.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;

/// What kind of failure it was: which side has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The caller's input; nothing was sent.
    Input,
    /// The caller's `AbortSignal` fired.
    Aborted,
    /// The timeout of the call passed.
    Timeout,
    /// `fetch` failed: no connection, no name, or a browser's CORS refusal.
    Network,
    /// Something answered, but not in the form of the API.
    Response,
    /// The service answered with an error of its own.
    Api,
}

impl ErrorKind {
    /// The name that JavaScript sees in `Tc3Error.kind`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Aborted => "aborted",
            Self::Timeout => "timeout",
            Self::Network => "network",
            Self::Response => "response",
            Self::Api => "api",
        }
    }
}

/// A failure, as `Tc3Error` shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Stable and machine-readable: `ClientError.MissingParameter`, `AuthFailure.SignatureExpire`.
    pub code: String,
    /// Which side has to act.
    pub kind: ErrorKind,
    /// The parameter at fault, as a path: `service`, `headers.X-Trace`, `params.Filters[0]`.
    pub parameter: String,
    /// What is wrong, for people. The service's own words for [`ErrorKind::Api`].
    pub message: String,
    /// What to do about it.
    pub hint: &'static str,
    /// Whether the same call may succeed later, unchanged.
    pub retryable: bool,
    /// The HTTP status of the answer, 0 where there was none.
    pub http_status: u16,
    /// The service's `RequestId`, empty where there was none.
    pub request_id: String,
}

/// A [`Report`], boxed: every step returns a `Result`, and what is small when all goes
/// well makes the whole engine smaller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Report>);

impl Error {
    /// A fault of the caller's input.
    pub fn input(code: &str, parameter: &str, problem: &str, hint: &'static str) -> Self {
        let message = [parameter, " ", problem].concat();
        let mut error = Self::new(code, ErrorKind::Input, &message, hint);
        error.parameter.push_str(parameter);
        error
    }

    /// An error without a parameter, not retryable.
    pub fn new(code: &str, kind: ErrorKind, message: &str, hint: &'static str) -> Self {
        Self(Box::new(Report {
            code: ["ClientError.", code].concat(),
            kind,
            parameter: String::new(),
            message: message.to_owned(),
            hint,
            retryable: false,
            http_status: 0,
            request_id: String::new(),
        }))
    }

    /// The same error, where trying again may help.
    pub fn retryable(mut self) -> Self {
        self.retryable = true;
        self
    }
}

impl core::ops::Deref for Error {
    type Target = Report;
    fn deref(&self) -> &Report {
        &self.0
    }
}

impl core::ops::DerefMut for Error {
    fn deref_mut(&mut self) -> &mut Report {
        &mut self.0
    }
}

impl core::fmt::Display for Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.code)?;
        f.write_str(": ")?;
        f.write_str(&self.message)
    }
}

impl core::error::Error for Error {}

/// The faults of an input, of which the first one counts.
///
/// Checks record here and go on instead of returning: a check is then one line, and
/// there are no half-made requests to clean up after.
#[derive(Default)]
pub struct Faults(Option<Error>);

impl Faults {
    /// Records a fault of the caller's input, see [`Error::input`].
    pub fn input(&mut self, code: &str, parameter: &str, problem: &str, hint: &'static str) {
        if self.0.is_none() {
            self.0 = Some(Error::input(code, parameter, problem, hint));
        }
    }

    /// The first fault, if there was any.
    pub fn result(self) -> Result<(), Error> {
        match self.0 {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}
