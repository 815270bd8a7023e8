//! The one error of the engine: a stable code, the parameter at fault and what to do.
//!
//! Codes of our own begin with `ClientError.`, in the manner of the official SDKs,
//! so that they can never be mistaken for a code that the service sent. A message
//! never quotes a secret: fields are named, their content is not shown.

use alloc::boxed::Box;
use alloc::string::String;

use crate::fault::Fault;
use crate::text::concat;

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
    /// The call arrived, and the function that it ran failed.
    Function,
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
            Self::Function => "function",
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
    /// A fault of our own catalogue. The message is `subject` and `problem`; where there
    /// is no `problem`, the catalogue has one.
    pub fn new(fault: Fault, subject: &str, problem: &str) -> Self {
        let [code, known_problem, hint] = fault.texts();
        let problem = if problem.is_empty() {
            known_problem
        } else {
            problem
        };
        Self(Box::new(Report {
            code: concat(&["ClientError.", code]),
            kind: fault.kind(),
            parameter: String::new(),
            message: concat(&[subject, if subject.is_empty() { "" } else { " " }, problem]),
            hint,
            retryable: false,
            http_status: 0,
            request_id: String::new(),
        }))
    }

    /// The service's own error. What to do about it is known to whoever knows the service.
    pub fn api(code: &str, message: &str) -> Self {
        let mut error = Self::new(Fault::Api, "", message);
        error.code = code.into();
        error.message = message.into();
        error
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
    /// Records a fault of the parameter `name`, in the catalogue's words.
    pub fn add(&mut self, fault: Fault, name: &str) {
        self.describe(fault, name, "");
    }

    /// Records a fault of the parameter `name`, in words of its own.
    pub fn describe(&mut self, fault: Fault, name: &str, problem: &str) {
        if self.0.is_none() {
            let mut error = Error::new(fault, name, problem);
            error.parameter.push_str(name);
            self.0 = Some(error);
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
