//! From an answer to a result or an error. Three layers can fail: something on the way, the
//! Open API, and the function that it ran.
//!
//! The Open API answers `{code, content, errorCode, message, success, traceId}`; `content` is
//! what DataFlux Func answered, `{ok, error, reason, message, data: {result}, …}`, or whatever
//! a function has unboxed.

use alloc::string::String;

use super::error_codes;
use crate::answer::{Content, fault_error, not_an_answer};
use crate::call::failure::Failure;
use crate::error::{Error, ErrorKind};

/// What an answer is, as the caller found it: its text is read by the platform's JSON parser,
/// or by `read`. None is what is missing or has another type.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answer<'a> {
    /// What every vendor's answer is.
    pub content: Content,
    /// `errorCode`, which a result has as well: it is empty then.
    pub error_code: Option<&'a str>,
    /// `message`
    pub message: Option<&'a str>,
    /// `success`
    pub success: Option<bool>,
    /// `traceId`
    pub trace_id: Option<&'a str>,
    /// What `content` says of the function.
    pub run: Run<'a>,
}

/// The members of `content` that say whether a function failed, where it is an object.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run<'a> {
    /// `ok`
    pub ok: Option<bool>,
    /// `error`: 200, or the status of a failure with a fraction.
    pub error: Option<f64>,
    /// `reason`, for example `EFuncFailed`.
    pub reason: Option<&'a str>,
    /// `message`
    pub message: Option<&'a str>,
}

/// Accepts an answer that holds a result. No error repeats `api_key`.
///
/// # Errors
/// [`ErrorKind::Response`] where something else than the Open API answered,
/// [`ErrorKind::Api`] with its `errorCode`, [`ErrorKind::Function`] with the function's
/// `reason` as the code.
pub fn check(answer: &Answer<'_>, api_key: &str) -> Result<(), Error> {
    let Err(error) = judge(answer, api_key) else {
        return Ok(());
    };
    let trace_id = answer.trace_id.unwrap_or_default();
    Err(error.with_answer(answer.content.http_status, trace_id))
}

fn judge(answer: &Answer<'_>, api_key: &str) -> Result<(), Error> {
    let Some(code) = answer.error_code else {
        let fault = not_an_answer(&answer.content);
        let status = answer.content.http_status;
        // An answer that was cut off may be that of a function that has run.
        return Err(
            fault_error(fault, status).with_retryable(Failure::of_status(status).may_pass())
        );
    };
    // The HTTP status of one and the same error has changed over time: only the code counts.
    if !code.is_empty() || answer.success == Some(false) {
        let code = if code.is_empty() { "ft.Unknown" } else { code };
        return Err(of_the_open_api(answer, code, api_key));
    }
    if has_failed(&answer.run) {
        return Err(of_the_function(&answer.run, api_key));
    }
    Ok(())
}

fn of_the_open_api(answer: &Answer<'_>, code: &str, api_key: &str) -> Error {
    let row = error_codes::find(code);
    let failure = match row {
        Some(row) => error_codes::failure(row),
        None => Failure::of_status(answer.content.http_status),
    };
    let hint = row.map_or("", error_codes::hint);
    let message = words(answer.message, code, api_key);
    Error::service(ErrorKind::Api, code, &message, hint)
        .with_failure(failure)
        .with_retryable(failure.may_pass())
}

/// Whether the function failed. The fraction of `error` has changed its meaning, so only the
/// whole part counts; an unboxed result may be anything, and is none of this.
fn has_failed(run: &Run<'_>) -> bool {
    match run.ok {
        Some(is_success) => !is_success,
        None => run.reason.is_some() && run.error.is_some_and(|error| error >= 201.0),
    }
}

/// `detail` and `reqDump` hold the arguments: they are left out.
fn of_the_function(run: &Run<'_>, api_key: &str) -> Error {
    let code = match run.reason {
        None | Some("") => "EFuncFailed",
        Some(reason) => reason,
    };
    let hint = "The function failed: see its log in DataFlux Func.";
    let message = words(run.message, code, api_key);
    Error::service(ErrorKind::Function, code, &message, hint)
}

/// A message, or the code where there is none. What the service says may repeat what it was
/// sent.
fn words(message: Option<&str>, code: &str, api_key: &str) -> String {
    let message = match message {
        None | Some("") => code,
        Some(message) => message,
    };
    if api_key.is_empty() {
        return message.into();
    }
    message.replace(api_key, "***")
}
