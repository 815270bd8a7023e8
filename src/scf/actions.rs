// Written by `cargo xtask build` from models/tencent/scf/v20180416/api.json.

use alloc::string::String;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use crate::action::{Action, or_default};

/// Runs a function and waits for its result, or starts it and does not wait. A call that waits ends after 300 seconds at the latest. An error of the function is no error of the call: look at ErrMsg of the result. Finance regions have hosts of their own, such as scf.ap-shanghai-fsi.tencentcloudapi.com. The English document allows 100 calls a second, an older Chinese one 20.
///
/// At most 100 calls a second.
///
/// See <https://cloud.tencent.com/document/api/583/17243>.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Invoke {
    /// Name of the function.
    pub function_name: String,
    /// Whether the call waits for the result.
    ///
    /// Default "RequestResponse".
    ///
    /// Values: `"RequestResponse"` (Synchronous: the call waits for the result), `"Event"` (Asynchronous: the call only starts the function).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invocation_type: Option<String>,
    /// Version or alias of the function.
    ///
    /// Default "$LATEST".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    /// What the function is given as its event: JSON as text. At most 1 MB, and 128 KB for an asynchronous call; newer pages of the vendor speak of 6 MB for a synchronous one.
    ///
    /// At most 1048576 bytes long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_context: Option<String>,
    /// Whether a synchronous call answers with the log of the function. An asynchronous one never does.
    ///
    /// Default "None".
    ///
    /// Values: `"None"` (No log), `"Tail"` (The last 4 KB of the log, in Log of the result).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_type: Option<String>,
    /// Namespace of the function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// What routes the call when traffic is split between versions: a JSON object as text, {"k":"v"}, all of whose values are strings. At most 1024 bytes.
    ///
    /// At most 1024 bytes long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing_key: Option<String>,
}

impl Action for Invoke {
    const SERVICE: &'static str = "scf";
    const VERSION: &'static str = "2018-04-16";
    const NAME: &'static str = "Invoke";
    const TIMEOUT: Duration = Duration::from_secs(310);
    type Response = InvokeResponse;
}

/// What [`Invoke`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct InvokeResponse {
    /// What came of the run.
    #[serde(deserialize_with = "or_default")]
    pub result: InvokeResult,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// Runs a function and waits for its result; for such calls it is faster than Invoke. An error of the function is no error of the call: look at ErrMsg of the result.
///
/// At most 10000 calls a second.
///
/// See <https://cloud.tencent.com/document/product/583/58400>.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct InvokeFunction {
    /// Name of the function.
    pub function_name: String,
    /// Version or alias of the function.
    ///
    /// Default "$DEFAULT".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    /// What the function is given as its event: JSON as text. At most 6 MB.
    ///
    /// At most 6291456 bytes long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Whether the answer holds the log of the function.
    ///
    /// Default "None".
    ///
    /// Values: `"None"` (No log), `"Tail"` (The last 4 KB of the log, in Log of the result).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_type: Option<String>,
    /// Namespace of the function.
    ///
    /// Default "default".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// What routes the call when traffic is split between versions: a JSON object as text, {"k":"v"}, all of whose values are strings. At most 1024 bytes.
    ///
    /// At most 1024 bytes long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing_key: Option<String>,
}

impl Action for InvokeFunction {
    const SERVICE: &'static str = "scf";
    const VERSION: &'static str = "2018-04-16";
    const NAME: &'static str = "InvokeFunction";
    const TIMEOUT: Duration = Duration::from_secs(310);
    type Response = InvokeFunctionResponse;
}

/// What [`InvokeFunction`] answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct InvokeFunctionResponse {
    /// What came of the run.
    #[serde(deserialize_with = "or_default")]
    pub result: InvokeResult,
    /// Identifier of this request, unique; quote it when you report a problem.
    #[serde(deserialize_with = "or_default")]
    pub request_id: String,
}

/// What came of a run. After an asynchronous call only FunctionRequestId has a meaning.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default, rename_all = "PascalCase")]
#[non_exhaustive]
pub struct InvokeResult {
    /// Log of the run, with LogType Tail; empty after an asynchronous call.
    #[serde(deserialize_with = "or_default")]
    pub log: String,
    /// What the function returned, as text; empty after an asynchronous call.
    #[serde(deserialize_with = "or_default")]
    pub ret_msg: String,
    /// Error of the function; empty if there was none, and after an asynchronous call.
    #[serde(deserialize_with = "or_default")]
    pub err_msg: String,
    /// Memory that the run took; empty after an asynchronous call.
    ///
    /// Unit: B.
    #[serde(deserialize_with = "or_default")]
    pub mem_usage: i64,
    /// Time that the run took; empty after an asynchronous call.
    ///
    /// Unit: ms.
    #[serde(deserialize_with = "or_default")]
    pub duration: f64,
    /// Time that is billed; empty after an asynchronous call.
    ///
    /// Unit: ms.
    #[serde(deserialize_with = "or_default")]
    pub bill_duration: i64,
    /// Identifier of this run, to find its log by.
    #[serde(deserialize_with = "or_default")]
    pub function_request_id: String,
    /// 0 in the example of the document.
    ///
    /// No longer maintained.
    #[serde(deserialize_with = "or_default")]
    pub invoke_result: i64,
}
