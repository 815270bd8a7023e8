//! The one error of the engine: a stable code, the parameter at fault and what to do.
//!
//! Codes of our own begin with `ClientError.`, in the manner of the official SDKs,
//! so that they can never be mistaken for a code that the service sent. A message
//! never quotes a secret: fields are named, their content is not shown.

use std::borrow::Cow;

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
pub struct Error {
    /// Stable and machine-readable: `ClientError.MissingParameter`, `AuthFailure.SignatureExpire`.
    pub code: Cow<'static, str>,
    /// Which side has to act.
    pub kind: ErrorKind,
    /// The parameter at fault, as a path: `service`, `headers.X-Trace`, `params.Filters[0]`.
    pub parameter: String,
    /// What is wrong, for people. The service's own words for [`ErrorKind::Api`].
    pub message: String,
    /// What to do about it.
    pub hint: Cow<'static, str>,
    /// Whether the same call may succeed later, unchanged.
    pub retryable: bool,
    /// The HTTP status of the answer, 0 where there was none.
    pub http_status: u16,
    /// The service's `RequestId`, empty where there was none.
    pub request_id: String,
}

impl Error {
    /// A fault of the caller's input.
    pub fn input(
        code: &'static str,
        parameter: impl Into<String>,
        problem: &str,
        hint: &'static str,
    ) -> Self {
        let parameter = parameter.into();
        let message = [&parameter, " ", problem].concat();
        Self {
            parameter,
            ..Self::new(code, ErrorKind::Input, message, hint)
        }
    }

    /// An error without a parameter, not retryable.
    pub fn new(
        code: impl Into<Cow<'static, str>>,
        kind: ErrorKind,
        message: impl Into<String>,
        hint: &'static str,
    ) -> Self {
        Self {
            code: code.into(),
            kind,
            parameter: String::new(),
            message: message.into(),
            hint: Cow::Borrowed(hint),
            retryable: false,
            http_status: 0,
            request_id: String::new(),
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.code)?;
        f.write_str(": ")?;
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
