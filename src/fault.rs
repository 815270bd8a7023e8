//! The catalogue of our own errors: every code with its kind and its texts.
//!
//! Written by `cargo xtask tables` from models/faults.json. A text has places to fill, which
//! is what [`fill`](crate::fault_fill::fill) does. Each table is a function of its own: a
//! program that never asks for texts has none of them.

/// What kind of failure it was: which side has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The caller's input; nothing was sent.
    Input,
    /// The caller's signal fired.
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
    /// WebAssembly does not run here.
    Engine,
}

impl ErrorKind {
    /// The name that JavaScript sees in `Tc3Error.kind`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Aborted => "aborted",
            Self::Timeout => "timeout",
            Self::Network => "network",
            Self::Response => "response",
            Self::Api => "api",
            Self::Function => "function",
            Self::Engine => "engine",
        }
    }
}

/// What went wrong. The name is the code that users see after `ClientError.`, the number
/// is what an engine gives for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[repr(u8)]
pub enum Fault {
    /// `service`, `version`, `action`, `secretId` or `secretKey` is missing or empty, a regional endpoint was asked for without a `region`, or a typed function lacks a parameter that its model requires.
    MissingParameter,
    /// A value has another type than it must have; the message names both. Among others: `timeout` is not a positive number, the credentials of `Client.sign` are a promise.
    WrongType,
    /// `method`, `algorithm`, `endpoint`, `language`, `payloadSigning`, `unsafeIntegers`, `validate`, `site`, or of `generate` the `target` or the `system` is not one of its values, or a parameter of a typed function is none of those that its model lists. The message lists them.
    UnknownValue,
    /// A field holds something else than visible ASCII, or the value of a header holds a control character or one outside ASCII: it would change on the way. Look for spaces and line breaks that came along when a key was copied.
    InvalidCharacter,
    /// `service` is not the short name of a product. Write `cvm` and not `cvm.tencentcloudapi.com`; a full host goes into `host`.
    InvalidService,
    /// `timestamp` is not a whole number of seconds since 1970. Leave it out for the present time.
    InvalidTimestamp,
    /// `timestamp` is in milliseconds. Give `Math.floor(Date.now() / 1000)`, or leave it out.
    TimestampInMilliseconds,
    /// The `date` of a request with ACS3-HMAC-SHA256 is not of the form `2026-01-02T03:04:05Z`. Leave it out for the present time. Where `parameter` is `version`, code with an SDK was asked for, whose versions are dates: `2018-04-16`.
    InvalidDate,
    /// The `nonce` of signature v1 is not a whole number from 1 to 2^53 - 1. Leave it out for a random one.
    InvalidNonce,
    /// `proxy` is not an `http` or `https` URL without user, query and fragment; or code with an SDK or tccli was asked for, which cannot send through such a proxy.
    InvalidProxy,
    /// `host` is not a host name with an optional port. It takes no scheme, no user and no path; a number as its last label is accepted only in an IPv4 address of four plain octets, because a URL parser rewrites every other notation. Where `parameter` is `region`, the region of a regional endpoint cannot be part of a host name.
    InvalidHost,
    /// `path` does not begin with `/`, holds a query, or holds something that a URL parser would change after it was signed: `..`, spaces, quotes. Percent-encode what is special; a query goes into `params`.
    InvalidPath,
    /// `contentType` does not fit what is sent. GET and signature v1 are always `application/x-www-form-urlencoded`, which nothing else may be. For `multipart` it must be `multipart/form-data; boundary=…`, with a boundary of 1 to 70 small letters, digits and dashes. A multipart `body` that you made yourself may have no capital letters in it either, because the value is signed in lower case.
    InvalidContentType,
    /// A name in `headers` is not one that HTTP allows.
    InvalidHeaderName,
    /// `headers` name one that tc3fetch or `fetch` sets: `Host`, `Content-Type`, `Authorization`, `X-TC-Region` and their like. Use its option: `host`, `contentType`, `region`, `language`, `timestamp`, `payloadSigning`, or the `token` of the credentials.
    ReservedHeader,
    /// `signedHeaders` name a header that is not sent. Add it to `headers`.
    UnknownSignedHeader,
    /// `signedHeaders` or `payloadSigning` was given with signature v1, where it has no meaning. Leave it out, or use TC3-HMAC-SHA256.
    OnlyInV3,
    /// `algorithm` is `HmacSHA1` or `HmacSHA256`. Signature v1 has an entry of its own with the same functions: import from `tc3fetch/v1`, or use TC3-HMAC-SHA256.
    NeedsV1Entry,
    /// `params` of a request with signature v1 hold a name that is a common parameter there: Action, Version, Region, Timestamp, Nonce, SecretId, SignatureMethod, Token, Language or Signature. Use the option of that name, or TC3-HMAC-SHA256, where these are headers.
    ReservedParameter,
    /// A `body` or a `multipart` was given for a GET or for signature v1, which carry parameters and nothing else. Use `params`, or POST with TC3-HMAC-SHA256.
    BodyNotAllowed,
    /// More than one of `params`, `body` and `multipart` was given. Give one of them.
    SeveralBodies,
    /// The request is larger than the service accepts; the message gives its size and the limit in bytes. Send less at a time, or use POST with TC3-HMAC-SHA256, which may have most.
    RequestTooLarge,
    /// `params` refer to themselves and cannot be written down. Break the cycle: parameters are a tree.
    CyclicParams,
    /// A text holds half of a surrogate pair, which UTF-8 cannot carry: it was cut in the middle of a character. Cut by code points, or repair it with `toWellFormed()`.
    LoneSurrogate,
    /// `params` hold something that JSON would drop or change in silence: a function, a symbol, NaN, Infinity, a Map, a Set, a RegExp, a Blob or bytes; or a parameter that is sent as JSON text holds a cycle or a BigInt. Convert it to a string, a number, a boolean, an array or an object.
    NotSerializable,
    /// `multipart` of `sign` holds a Blob or a File, whose content can only be waited for. Use `call`, or give its bytes.
    UnreadBlob,
    /// An argument could not be read: a getter, a `toJSON`, a proxy or a Blob among them threw, or something is nested too deep. What was thrown is the `cause`.
    UnreadableInput,
    /// A nonce or a boundary was needed, and `crypto.getRandomValues` is missing, as in Node 18, or refuses, as in the global scope of a Worker.
    NoRandomness,
    /// A key, its id or its token holds a quotation mark, a comma, a semicolon or a `#`, or is the word `undefined`, `null`, `NaN` or `[object Object]`: something came along when it was copied, or its variable is not set. The message says what was found, and shows nothing of the key.
    InvalidKey,
    /// The time of a signature is 0. In the global scope of a Worker, while it starts, the clock stands there: sign inside a handler. Elsewhere the clock was never set.
    ClockAtZero,
    /// The function that gives the credentials threw or rejected, or gave nothing. Its own error is the `cause`; where that is one of this package, the message repeats what it says.
    CredentialsProvider,
    /// Your `signal` fired; its reason is the `cause`.
    Aborted,
    /// No complete answer came within `timeout`; in a stream, nothing came for that long.
    Timeout,
    /// `fetch` failed, or the connection broke while the answer came; the error of `fetch` is the `cause`, unless it shows a token, a key or a signature. In a page this is also how a missing CORS header looks: a page needs `proxy`.
    Network,
    /// The `fetch` of the config resolved to something that is no `Response`.
    NotAResponse,
    /// The answer is a stream of events (`text/event-stream`), and none was asked for. Call `stream`.
    EventStream,
    /// The answer is a redirect, which is not followed because it would carry the signature to another place. Give the final address as `host` or `proxy`.
    Redirected,
    /// The answer is empty: the connection was cut, or a proxy swallowed it. The action may have been carried out all the same: look before you repeat it.
    EmptyResponse,
    /// The answer is JSON that ends too early: the connection was cut, or a proxy swallowed the rest. The action may have been carried out all the same: look before you repeat it.
    TruncatedResponse,
    /// The answer is an HTML page, mostly that of a proxy, a firewall or a gateway. Check `host`, `path` and `proxy`.
    HtmlResponse,
    /// The answer is not JSON. Check `host`, `path` and `proxy`.
    InvalidResponse,
    /// The answer is JSON without a `Response` object, or with an `Error` that has no `Code`. Check `host`, `path` and `proxy`.
    NotAnEnvelope,
    /// A function of SCF failed: `result.ErrMsg` says how, and its log is found by `result.FunctionRequestId`.
    FunctionFailed,
    /// The answer, or one event of a stream, is larger than `maxResponseBytes` (default 64 MB); reading it was stopped.
    ResponseTooLarge,
    /// `toResponse()` was called after the loop over the events had begun, or the other way round.
    StreamTaken,
    /// A `fetch` that `createFetch` made was asked for a URL that is not `https` or not of the vendor's API. A signature must not go elsewhere; with `passThrough: true` such requests are sent unsigned.
    ForeignHost,
    /// `paginate` got an answer whose list is none, or whose token for the next page has come before, so that the pages would have no end.
    InvalidPage,
    /// `waitUntil` asked until its `timeout`, and `done` never said yes.
    ConditionTimeout,
    /// A function that was given to `waitUntil` or `paginate` threw. What it threw is the `cause`; a `Tc3Error` comes out as it is.
    CallbackFailed,
    /// The result has another form than the type that it was to be read as; the error of serde is the source. Compare the type with the action's document; `serde_json::Value` takes any result.
    UnexpectedResult,
    /// A typed function was given a parameter that its model does not have. The message names the one that was probably meant.
    UnknownParameter,
    /// A function of `tc3fetch/models` was asked about an action that the model does not have. The message names the one that was probably meant. A service of several versions may have it in another one.
    UnknownAction,
    /// A parameter of a typed function is smaller, larger, shorter or longer than its model allows, or no multiple of the step that it asks for. The message gives the limits.
    OutOfRange,
    /// A parameter of a typed function does not match the pattern that its model gives for it, or the `baseUrl` of Guance is not a plain `http` or `https` URL.
    InvalidFormat,
    /// Two parameters of a typed function exclude each other, or do not fit each other: `code` and `customContainerConfig`, memory and vCPUs; or `paginate` got a request with a `body` or `multipart`. Change one of them.
    InvalidCombination,
    /// The module could not be compiled. A Content-Security-Policy lacks `'wasm-unsafe-eval'`, or an edge runtime needs `tc3fetch/workerd` or `tc3fetch/edge-light`.
    WasmBlocked,
    /// `tc3fetch/slim` was used before `await init(source)`.
    NotInitialized,
    /// The WebAssembly instance failed and was replaced. The next call works; please report what led to it.
    EngineFailure,
    /// The runtime lacks `WebAssembly`, `TextEncoder` or another part of the web platform that cannot be done without.
    MissingApi,
    /// Some browsers forbid the main thread to compile more than 4 KB at once: `sign` needs `await init()` first. Asynchronous functions compile in the background.
    WasmTooLarge,
    /// The runtime's WebAssembly has no SIMD.
    WasmUnsupported,
    /// `init` was given something that is not WebAssembly, or the module of another entry.
    WasmInvalid,
    /// The runtime refused the memory for the module or its instance.
    WasmMemory,
    /// What was given to `parseRequest`, `verify` or `diagnose` is none of the formats that they read. The message says what it looks like, or where a quote opens that is not closed.
    NotARequest,
}

/// Every fault, in the order of the catalogue.
#[rustfmt::skip]
pub const ALL: [Fault; 64] = [
    Fault::MissingParameter,
    Fault::WrongType,
    Fault::UnknownValue,
    Fault::InvalidCharacter,
    Fault::InvalidService,
    Fault::InvalidTimestamp,
    Fault::TimestampInMilliseconds,
    Fault::InvalidDate,
    Fault::InvalidNonce,
    Fault::InvalidProxy,
    Fault::InvalidHost,
    Fault::InvalidPath,
    Fault::InvalidContentType,
    Fault::InvalidHeaderName,
    Fault::ReservedHeader,
    Fault::UnknownSignedHeader,
    Fault::OnlyInV3,
    Fault::NeedsV1Entry,
    Fault::ReservedParameter,
    Fault::BodyNotAllowed,
    Fault::SeveralBodies,
    Fault::RequestTooLarge,
    Fault::CyclicParams,
    Fault::LoneSurrogate,
    Fault::NotSerializable,
    Fault::UnreadBlob,
    Fault::UnreadableInput,
    Fault::NoRandomness,
    Fault::InvalidKey,
    Fault::ClockAtZero,
    Fault::CredentialsProvider,
    Fault::Aborted,
    Fault::Timeout,
    Fault::Network,
    Fault::NotAResponse,
    Fault::EventStream,
    Fault::Redirected,
    Fault::EmptyResponse,
    Fault::TruncatedResponse,
    Fault::HtmlResponse,
    Fault::InvalidResponse,
    Fault::NotAnEnvelope,
    Fault::FunctionFailed,
    Fault::ResponseTooLarge,
    Fault::StreamTaken,
    Fault::ForeignHost,
    Fault::InvalidPage,
    Fault::ConditionTimeout,
    Fault::CallbackFailed,
    Fault::UnexpectedResult,
    Fault::UnknownParameter,
    Fault::UnknownAction,
    Fault::OutOfRange,
    Fault::InvalidFormat,
    Fault::InvalidCombination,
    Fault::WasmBlocked,
    Fault::NotInitialized,
    Fault::EngineFailure,
    Fault::MissingApi,
    Fault::WasmTooLarge,
    Fault::WasmUnsupported,
    Fault::WasmInvalid,
    Fault::WasmMemory,
    Fault::NotARequest,
];

#[rustfmt::skip]
impl Fault {
    /// The code without `ClientError.`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MissingParameter => "MissingParameter",
            Self::WrongType => "WrongType",
            Self::UnknownValue => "UnknownValue",
            Self::InvalidCharacter => "InvalidCharacter",
            Self::InvalidService => "InvalidService",
            Self::InvalidTimestamp => "InvalidTimestamp",
            Self::TimestampInMilliseconds => "TimestampInMilliseconds",
            Self::InvalidDate => "InvalidDate",
            Self::InvalidNonce => "InvalidNonce",
            Self::InvalidProxy => "InvalidProxy",
            Self::InvalidHost => "InvalidHost",
            Self::InvalidPath => "InvalidPath",
            Self::InvalidContentType => "InvalidContentType",
            Self::InvalidHeaderName => "InvalidHeaderName",
            Self::ReservedHeader => "ReservedHeader",
            Self::UnknownSignedHeader => "UnknownSignedHeader",
            Self::OnlyInV3 => "OnlyInV3",
            Self::NeedsV1Entry => "NeedsV1Entry",
            Self::ReservedParameter => "ReservedParameter",
            Self::BodyNotAllowed => "BodyNotAllowed",
            Self::SeveralBodies => "SeveralBodies",
            Self::RequestTooLarge => "RequestTooLarge",
            Self::CyclicParams => "CyclicParams",
            Self::LoneSurrogate => "LoneSurrogate",
            Self::NotSerializable => "NotSerializable",
            Self::UnreadBlob => "UnreadBlob",
            Self::UnreadableInput => "UnreadableInput",
            Self::NoRandomness => "NoRandomness",
            Self::InvalidKey => "InvalidKey",
            Self::ClockAtZero => "ClockAtZero",
            Self::CredentialsProvider => "CredentialsProvider",
            Self::Aborted => "Aborted",
            Self::Timeout => "Timeout",
            Self::Network => "Network",
            Self::NotAResponse => "NotAResponse",
            Self::EventStream => "EventStream",
            Self::Redirected => "Redirected",
            Self::EmptyResponse => "EmptyResponse",
            Self::TruncatedResponse => "TruncatedResponse",
            Self::HtmlResponse => "HtmlResponse",
            Self::InvalidResponse => "InvalidResponse",
            Self::NotAnEnvelope => "NotAnEnvelope",
            Self::FunctionFailed => "FunctionFailed",
            Self::ResponseTooLarge => "ResponseTooLarge",
            Self::StreamTaken => "StreamTaken",
            Self::ForeignHost => "ForeignHost",
            Self::InvalidPage => "InvalidPage",
            Self::ConditionTimeout => "ConditionTimeout",
            Self::CallbackFailed => "CallbackFailed",
            Self::UnexpectedResult => "UnexpectedResult",
            Self::UnknownParameter => "UnknownParameter",
            Self::UnknownAction => "UnknownAction",
            Self::OutOfRange => "OutOfRange",
            Self::InvalidFormat => "InvalidFormat",
            Self::InvalidCombination => "InvalidCombination",
            Self::WasmBlocked => "WasmBlocked",
            Self::NotInitialized => "NotInitialized",
            Self::EngineFailure => "EngineFailure",
            Self::MissingApi => "MissingApi",
            Self::WasmTooLarge => "WasmTooLarge",
            Self::WasmUnsupported => "WasmUnsupported",
            Self::WasmInvalid => "WasmInvalid",
            Self::WasmMemory => "WasmMemory",
            Self::NotARequest => "NotARequest",
        }
    }

    /// Which side has to act.
    pub const fn kind(self) -> ErrorKind {
        match self {
            Self::MissingParameter => ErrorKind::Input,
            Self::WrongType => ErrorKind::Input,
            Self::UnknownValue => ErrorKind::Input,
            Self::InvalidCharacter => ErrorKind::Input,
            Self::InvalidService => ErrorKind::Input,
            Self::InvalidTimestamp => ErrorKind::Input,
            Self::TimestampInMilliseconds => ErrorKind::Input,
            Self::InvalidDate => ErrorKind::Input,
            Self::InvalidNonce => ErrorKind::Input,
            Self::InvalidProxy => ErrorKind::Input,
            Self::InvalidHost => ErrorKind::Input,
            Self::InvalidPath => ErrorKind::Input,
            Self::InvalidContentType => ErrorKind::Input,
            Self::InvalidHeaderName => ErrorKind::Input,
            Self::ReservedHeader => ErrorKind::Input,
            Self::UnknownSignedHeader => ErrorKind::Input,
            Self::OnlyInV3 => ErrorKind::Input,
            Self::NeedsV1Entry => ErrorKind::Input,
            Self::ReservedParameter => ErrorKind::Input,
            Self::BodyNotAllowed => ErrorKind::Input,
            Self::SeveralBodies => ErrorKind::Input,
            Self::RequestTooLarge => ErrorKind::Input,
            Self::CyclicParams => ErrorKind::Input,
            Self::LoneSurrogate => ErrorKind::Input,
            Self::NotSerializable => ErrorKind::Input,
            Self::UnreadBlob => ErrorKind::Input,
            Self::UnreadableInput => ErrorKind::Input,
            Self::NoRandomness => ErrorKind::Input,
            Self::InvalidKey => ErrorKind::Input,
            Self::ClockAtZero => ErrorKind::Input,
            Self::CredentialsProvider => ErrorKind::Input,
            Self::Aborted => ErrorKind::Aborted,
            Self::Timeout => ErrorKind::Timeout,
            Self::Network => ErrorKind::Network,
            Self::NotAResponse => ErrorKind::Response,
            Self::EventStream => ErrorKind::Response,
            Self::Redirected => ErrorKind::Response,
            Self::EmptyResponse => ErrorKind::Response,
            Self::TruncatedResponse => ErrorKind::Response,
            Self::HtmlResponse => ErrorKind::Response,
            Self::InvalidResponse => ErrorKind::Response,
            Self::NotAnEnvelope => ErrorKind::Response,
            Self::FunctionFailed => ErrorKind::Function,
            Self::ResponseTooLarge => ErrorKind::Response,
            Self::StreamTaken => ErrorKind::Input,
            Self::ForeignHost => ErrorKind::Input,
            Self::InvalidPage => ErrorKind::Response,
            Self::ConditionTimeout => ErrorKind::Timeout,
            Self::CallbackFailed => ErrorKind::Input,
            Self::UnexpectedResult => ErrorKind::Response,
            Self::UnknownParameter => ErrorKind::Input,
            Self::UnknownAction => ErrorKind::Input,
            Self::OutOfRange => ErrorKind::Input,
            Self::InvalidFormat => ErrorKind::Input,
            Self::InvalidCombination => ErrorKind::Input,
            Self::WasmBlocked => ErrorKind::Engine,
            Self::NotInitialized => ErrorKind::Engine,
            Self::EngineFailure => ErrorKind::Engine,
            Self::MissingApi => ErrorKind::Engine,
            Self::WasmTooLarge => ErrorKind::Engine,
            Self::WasmUnsupported => ErrorKind::Engine,
            Self::WasmInvalid => ErrorKind::Engine,
            Self::WasmMemory => ErrorKind::Engine,
            Self::NotARequest => ErrorKind::Input,
        }
    }

    /// What is wrong, with places to fill.
    pub const fn text(self) -> &'static str {
        match self {
            Self::MissingParameter => "{parameter} is missing[, and so is {1}]",
            Self::WrongType => "{parameter} must be {1}, and is {2}",
            Self::UnknownValue => "{parameter} is not one of {1}",
            Self::InvalidCharacter => "{parameter} contains a character that is not allowed",
            Self::InvalidService => "{parameter} is not the short name of a product",
            Self::InvalidTimestamp => "{parameter} is not a whole number of seconds since 1970",
            Self::TimestampInMilliseconds => "{parameter} is in milliseconds",
            Self::InvalidDate => "{parameter} is not a date of the form {1}",
            Self::InvalidNonce => "{parameter} is not a positive whole number",
            Self::InvalidProxy => "{parameter} is not a proxy that can be used here",
            Self::InvalidHost => "{parameter} is not a host name with an optional port",
            Self::InvalidPath => "{parameter} would be changed by a URL parser, or has a query",
            Self::InvalidContentType => "{parameter} does not fit what is sent",
            Self::InvalidHeaderName => "{parameter} has a name that HTTP does not allow",
            Self::ReservedHeader => "{parameter} is a header that tc3fetch sets itself",
            Self::UnknownSignedHeader => "{parameter} names a header that is not sent",
            Self::OnlyInV3 => "{parameter} has no meaning in signature v1",
            Self::NeedsV1Entry => "{parameter} asks for signature v1, which only tc3fetch/v1 makes",
            Self::ReservedParameter => "{parameter} has the name of a common parameter of signature v1",
            Self::BodyNotAllowed => "{parameter} cannot be sent by GET, HEAD or signature v1",
            Self::SeveralBodies => "{parameter} was given besides another of params, body and multipart",
            Self::RequestTooLarge => "{parameter} has {1} bytes, more than the limit of {2}",
            Self::CyclicParams => "{parameter} refers to itself",
            Self::LoneSurrogate => "{parameter} contains half of a surrogate pair, which UTF-8 cannot carry",
            Self::NotSerializable => "{parameter} cannot be written down[: it is {1}]",
            Self::UnreadBlob => "{parameter} is a Blob, which `sign` cannot read",
            Self::UnreadableInput => "an argument could not be read",
            Self::NoRandomness => "{parameter} cannot be made: this runtime gives no random values here",
            Self::InvalidKey => "{parameter} contains {1}, which is no part of a key",
            Self::ClockAtZero => "{parameter} is the beginning of 1970",
            Self::CredentialsProvider => "{parameter} could not be had: their provider failed[ ({1})]",
            Self::Aborted => "the call was aborted by its signal",
            Self::Timeout => "no complete answer came within the timeout",
            Self::Network => "the connection failed[: {1}]",
            Self::NotAResponse => "fetch did not resolve to a Response",
            Self::EventStream => "the answer is a stream of events",
            Self::Redirected => "the answer is a redirect, which is not followed (HTTP status {1})",
            Self::EmptyResponse => "the answer is empty (HTTP status {1})",
            Self::TruncatedResponse => "the answer breaks off (HTTP status {1})",
            Self::HtmlResponse => "the answer is an HTML page (HTTP status {1})",
            Self::InvalidResponse => "the answer is not JSON (HTTP status {1})",
            Self::NotAnEnvelope => "the answer has no `Response`, or an `Error` without a code (HTTP status {1})",
            Self::FunctionFailed => "the function failed: {1}",
            Self::ResponseTooLarge => "the answer has more than {1} bytes",
            Self::StreamTaken => "{parameter} is read already, as events or as a Response",
            Self::ForeignHost => "{parameter} is no host of the API that this client signs for: {1}",
            Self::InvalidPage => "the answer is no further page of the list: {1}",
            Self::ConditionTimeout => "the condition did not come true within the timeout",
            Self::CallbackFailed => "{parameter} threw[: {1}]",
            Self::UnexpectedResult => "the result has another form than its type[: {1}]",
            Self::UnknownParameter => "{parameter} is not known[; did you mean {1}?]",
            Self::UnknownAction => "{parameter} is not in the model of {1}[; did you mean {2}?]",
            Self::OutOfRange => "{parameter} must be {1}, and is {2}",
            Self::InvalidFormat => "{parameter} must have the form {1}",
            Self::InvalidCombination => "{parameter} does not go with {1}[: {2}]",
            Self::WasmBlocked => "WebAssembly could not be compiled: {1}",
            Self::NotInitialized => "the engine is not loaded",
            Self::EngineFailure => "the WebAssembly instance failed and was replaced",
            Self::MissingApi => "this runtime has no {1}",
            Self::WasmTooLarge => "this page may not compile WebAssembly at once: {1}",
            Self::WasmUnsupported => "this runtime lacks instructions of the engine: {1}",
            Self::WasmInvalid => "what was given is not an engine: {1}",
            Self::WasmMemory => "there is no memory for the engine: {1}",
            Self::NotARequest => "{parameter} is no request: {1}",
        }
    }

    /// What to do about it.
    pub const fn hint(self) -> &'static str {
        match self {
            Self::MissingParameter => "The request needs it.",
            Self::WrongType => "Convert it, or leave it out where it is optional.",
            Self::UnknownValue => "Give one of these, or leave it out for its default.",
            Self::InvalidCharacter => "Remove what is not ASCII, line breaks and copied spaces.",
            Self::InvalidService => "Give `cvm`, for instance; a full host goes into `host`.",
            Self::InvalidTimestamp => "Give Math.floor(Date.now() / 1000), or leave it out for now.",
            Self::TimestampInMilliseconds => "Give Math.floor(Date.now() / 1000), or leave it out for now.",
            Self::InvalidDate => "Write it in this form; a time may be left out for now.",
            Self::InvalidNonce => "Leave it out for a random one.",
            Self::InvalidProxy => "Give an http or https URL that forwards {proxy}/{host}{path}; SDKs and tccli take none.",
            Self::InvalidHost => "No scheme, no user info; a path goes into `path`.",
            Self::InvalidPath => "Begin with \"/\" and percent-encode; a query goes into `params`.",
            Self::InvalidContentType => "GET and signature v1 send a form, TC3-HMAC-SHA256 anything else; `multipart` needs a boundary in small letters.",
            Self::InvalidHeaderName => "Header names are letters, digits and dashes.",
            Self::ReservedHeader => "Use its option: contentType, region, language, timestamp, host or token.",
            Self::UnknownSignedHeader => "Add it to `headers`; content-type and host are always signed.",
            Self::OnlyInV3 => "Leave it out, or use TC3-HMAC-SHA256.",
            Self::NeedsV1Entry => "Import from \"tc3fetch/v1\", or use TC3-HMAC-SHA256.",
            Self::ReservedParameter => "Use the option of that name, or TC3-HMAC-SHA256.",
            Self::BodyNotAllowed => "Use `params`, or POST with TC3-HMAC-SHA256.",
            Self::SeveralBodies => "Give one of them.",
            Self::RequestTooLarge => "Send less at a time. A POST with TC3-HMAC-SHA256 may have 10 MB.",
            Self::CyclicParams => "Break the cycle: parameters are a tree.",
            Self::LoneSurrogate => "Cut text by code points, or use toWellFormed().",
            Self::NotSerializable => "Convert it to a string, a number, a boolean, an array or an object.",
            Self::UnreadBlob => "Use `call`, or give its bytes.",
            Self::UnreadableInput => "See `cause`: a getter, a toJSON, a proxy or a Blob failed, or it is nested too deep.",
            Self::NoRandomness => "Sign inside a handler: in the global scope of a Worker there are none. Node 18 is too old. Or give it yourself.",
            Self::InvalidKey => "Give the key alone, as the console shows it. The word undefined means that its variable is not set.",
            Self::ClockAtZero => "Sign inside a handler: in the global scope of a Worker the clock stands at 0. Elsewhere set the clock.",
            Self::CredentialsProvider => "See `cause`; nothing was sent.",
            Self::Aborted => "The action may have been carried out all the same.",
            Self::Timeout => "The action may have been carried out all the same: look before you repeat it.",
            Self::Network => "Check connection and host. A page needs `proxy`: the service does not answer CORS.",
            Self::NotAResponse => "See the `fetch` of the config.",
            Self::EventStream => "Call `stream` in place of `call`.",
            Self::Redirected => "Give the final address as `host` or `proxy`.",
            Self::EmptyResponse => "The connection was cut, or a proxy swallowed the answer. The action may have been carried out all the same: look before you repeat it.",
            Self::TruncatedResponse => "The connection was cut, or a proxy swallowed the answer. The action may have been carried out all the same: look before you repeat it.",
            Self::HtmlResponse => "Something else than the API answered: check `host`, `path` and `proxy`.",
            Self::InvalidResponse => "Something else than the API answered: check `host`, `path` and `proxy`.",
            Self::NotAnEnvelope => "Something else than the API answered: check `host`, `path` and `proxy`.",
            Self::FunctionFailed => "See `result`, and the function's log by FunctionRequestId.",
            Self::ResponseTooLarge => "Ask for less at once, or raise `maxResponseBytes`.",
            Self::StreamTaken => "A stream can be read once: loop over it, or hand its Response on.",
            Self::ForeignHost => "Use https and the API's own host, or `passThrough: true` to send other requests unsigned.",
            Self::InvalidPage => "The pages before it were given. Ask for the rest by the action itself, and report the RequestId to the vendor.",
            Self::ConditionTimeout => "It may come true later: wait again, or give a longer `timeout`.",
            Self::CallbackFailed => "See `cause`, and correct the function. The calls before it were made.",
            Self::UnexpectedResult => "Compare the type with the action's document; `serde_json::Value` takes any result.",
            Self::UnknownParameter => "Correct its name. A parameter of an action is sent all the same with `validate: \"off\"`.",
            Self::UnknownAction => "Correct its name, or look for it in another version of the service.",
            Self::OutOfRange => "Give a value that is allowed. A parameter of an action is sent all the same with `validate: \"off\"`.",
            Self::InvalidFormat => "Correct it. A parameter of an action is sent all the same with `validate: \"off\"`.",
            Self::InvalidCombination => "Change one of them. A parameter of an action is sent all the same with `validate: \"off\"`.",
            Self::WasmBlocked => "Add 'wasm-unsafe-eval' to script-src of the Content-Security-Policy, or import tc3fetch/js. On an edge runtime, import tc3fetch/workerd or tc3fetch/edge-light.",
            Self::NotInitialized => "Call `await init(source)` first, with the content of \"tc3fetch/tc3fetch.wasm\".",
            Self::EngineFailure => "Call again; please report what led to it.",
            Self::MissingApi => "Load a polyfill for it before this package is used, or import tc3fetch/js, which needs less.",
            Self::WasmTooLarge => "Call `await init()` before `sign`; `call` and the other asynchronous functions need nothing.",
            Self::WasmUnsupported => "The engine needs WebAssembly with SIMD: Chrome 91, Firefox 89, Safari 16.4, Node 20 or newer. Elsewhere, import tc3fetch/js.",
            Self::WasmInvalid => "Give the .wasm file of this entry and version, not a page in its place.",
            Self::WasmMemory => "Free memory, or load the page anew.",
            Self::NotARequest => "Paste a curl command, `fetch(…)` or a HAR as a browser copies it, raw HTTP, a URL, or the header Authorization with what was sent beside it.",
        }
    }
}

/// In Chinese.
#[cfg(feature = "reference")]
#[rustfmt::skip]
impl Fault {
    /// [`Fault::text`] in Chinese, with the same places.
    pub const fn text_zh(self) -> &'static str {
        match self {
            Self::MissingParameter => "缺少 {parameter}[，也没有给出 {1}]",
            Self::WrongType => "{parameter} 应为 {1}，而给出的是 {2}",
            Self::UnknownValue => "{parameter} 的取值只能是 {1}",
            Self::InvalidCharacter => "{parameter} 含有不允许的字符",
            Self::InvalidService => "{parameter} 不是产品简称",
            Self::InvalidTimestamp => "{parameter} 不是自 1970 年起的整数秒",
            Self::TimestampInMilliseconds => "{parameter} 以毫秒为单位，应为秒",
            Self::InvalidDate => "{parameter} 不是形如 {1} 的日期",
            Self::InvalidNonce => "{parameter} 不是正整数",
            Self::InvalidProxy => "{parameter} 不是此处可用的代理地址",
            Self::InvalidHost => "{parameter} 不是主机名（可以带端口）",
            Self::InvalidPath => "{parameter} 会被 URL 解析器改写，或带有查询部分",
            Self::InvalidContentType => "{parameter} 与发送的内容不符",
            Self::InvalidHeaderName => "{parameter} 中有 HTTP 不允许的名称",
            Self::ReservedHeader => "{parameter} 由 tc3fetch 填写，不能另行指定",
            Self::UnknownSignedHeader => "{parameter} 所指的请求头并没有发送",
            Self::OnlyInV3 => "{parameter} 在签名方法 v1 中没有意义",
            Self::NeedsV1Entry => "{parameter} 要求签名方法 v1，它只在 tc3fetch/v1 中",
            Self::ReservedParameter => "{parameter} 与签名方法 v1 的公共参数同名",
            Self::BodyNotAllowed => "{parameter} 不能用 GET、HEAD 或签名方法 v1 发送",
            Self::SeveralBodies => "除 {parameter} 之外，还给出了 params、body、multipart 中的另一项",
            Self::RequestTooLarge => "{parameter} 有 {1} 字节，超过上限 {2}",
            Self::CyclicParams => "{parameter} 循环引用自身",
            Self::LoneSurrogate => "{parameter} 含有不成对的代理码元，无法写成 UTF-8",
            Self::NotSerializable => "{parameter} 无法写成可发送的内容[：它是 {1}]",
            Self::UnreadBlob => "{parameter} 是 Blob，`sign` 无法读取",
            Self::UnreadableInput => "有参数无法读取",
            Self::NoRandomness => "无法生成 {parameter}：运行环境此时不提供随机数",
            Self::InvalidKey => "{parameter} 含有 {1}，这不属于密钥本身",
            Self::ClockAtZero => "{parameter} 为 1970 年零点",
            Self::CredentialsProvider => "没有得到 {parameter}：提供密钥的函数出错[（{1}）]",
            Self::Aborted => "调用已被 signal 取消",
            Self::Timeout => "未能在超时之前收到完整的响应",
            Self::Network => "连接失败[：{1}]",
            Self::NotAResponse => "fetch 给出的不是 Response",
            Self::EventStream => "响应是事件流",
            Self::Redirected => "响应是重定向，未予跟随（HTTP 状态 {1}）",
            Self::EmptyResponse => "响应为空（HTTP 状态 {1}）",
            Self::TruncatedResponse => "响应不完整（HTTP 状态 {1}）",
            Self::HtmlResponse => "响应是 HTML 网页（HTTP 状态 {1}）",
            Self::InvalidResponse => "响应不是 JSON（HTTP 状态 {1}）",
            Self::NotAnEnvelope => "响应中没有 `Response`，或 `Error` 没有错误码（HTTP 状态 {1}）",
            Self::FunctionFailed => "函数运行失败：{1}",
            Self::ResponseTooLarge => "响应超过 {1} 字节",
            Self::StreamTaken => "{parameter} 已作为事件或 Response 读取",
            Self::ForeignHost => "{parameter} 不是此客户端为之签名的 API 主机：{1}",
            Self::InvalidPage => "响应不是列表的下一页：{1}",
            Self::ConditionTimeout => "未能在超时之前等到条件成立",
            Self::CallbackFailed => "{parameter} 抛出了异常[：{1}]",
            Self::UnexpectedResult => "结果与所要读成的类型不符[：{1}]",
            Self::UnknownParameter => "没有 {parameter} 这个参数[，是否应为 {1}？]",
            Self::UnknownAction => "{parameter} 不在 {1} 的模型中[，是否应为 {2}？]",
            Self::OutOfRange => "{parameter} 应为 {1}，而给出的是 {2}",
            Self::InvalidFormat => "{parameter} 应符合格式 {1}",
            Self::InvalidCombination => "{parameter} 与 {1} 冲突[：{2}]",
            Self::WasmBlocked => "WebAssembly 无法编译：{1}",
            Self::NotInitialized => "签名引擎尚未加载",
            Self::EngineFailure => "WebAssembly 实例出错，已重建",
            Self::MissingApi => "运行环境不支持 {1}",
            Self::WasmTooLarge => "当前页面不允许同步编译 WebAssembly：{1}",
            Self::WasmUnsupported => "运行环境不支持签名引擎所用的指令：{1}",
            Self::WasmInvalid => "给出的内容不是签名引擎：{1}",
            Self::WasmMemory => "内存不足，无法加载签名引擎：{1}",
            Self::NotARequest => "{parameter} 不是可识别的请求：{1}",
        }
    }

    /// [`Fault::hint`] in Chinese.
    pub const fn hint_zh(self) -> &'static str {
        match self {
            Self::MissingParameter => "请补上：请求需要它。",
            Self::WrongType => "请转换类型；可选的参数也可以不填。",
            Self::UnknownValue => "请从中选择；可选的参数不填则使用默认值。",
            Self::InvalidCharacter => "请去掉非 ASCII 字符、换行，以及复制时带入的空格。",
            Self::InvalidService => "请填写产品简称，例如 `cvm`；完整的主机名请填入 `host`。",
            Self::InvalidTimestamp => "请填写 `Math.floor(Date.now() / 1000)`；不填则取当前时间。",
            Self::TimestampInMilliseconds => "请填写 `Math.floor(Date.now() / 1000)`；不填则取当前时间。",
            Self::InvalidDate => "请按此格式填写；时间不填则取当前时间。",
            Self::InvalidNonce => "不填则随机生成。",
            Self::InvalidProxy => "请填写 http 或 https 地址，不含用户名、查询与片段，由它转发 {proxy}/{host}{path}；官方 SDK 与 tccli 不支持这种代理。",
            Self::InvalidHost => "不含协议与用户名；路径请填入 `path`。",
            Self::InvalidPath => "请以 `/` 开头，特殊字符用百分号编码；查询请填入 `params`。",
            Self::InvalidContentType => "GET 与签名方法 v1 只能是 `application/x-www-form-urlencoded`，而 TC3-HMAC-SHA256 的 POST 不能是它；`multipart` 须为 `multipart/form-data`，分隔符用小写字母。",
            Self::InvalidHeaderName => "请求头名称由字母、数字与连字符组成。",
            Self::ReservedHeader => "请改用对应的选项：`contentType`、`region`、`language`、`timestamp`、`host` 或 `token`。",
            Self::UnknownSignedHeader => "请在 `headers` 中给出它；content-type 与 host 总会签名。",
            Self::OnlyInV3 => "请去掉它，或改用 TC3-HMAC-SHA256。",
            Self::NeedsV1Entry => "请从 `tc3fetch/v1` 导入同名的函数，或改用 TC3-HMAC-SHA256。",
            Self::ReservedParameter => "请改用同名的选项，或改用 TC3-HMAC-SHA256。",
            Self::BodyNotAllowed => "请改用 `params`，或用 TC3-HMAC-SHA256 的 POST。",
            Self::SeveralBodies => "请只给出其中之一。",
            Self::RequestTooLarge => "请减小单次请求。TC3-HMAC-SHA256 的 POST 可达 10 MB。",
            Self::CyclicParams => "参数应为树形，请断开循环引用。",
            Self::LoneSurrogate => "请按码点截断文本，或使用 `toWellFormed()`。",
            Self::NotSerializable => "请转换为字符串、数字、布尔值、数组或对象。",
            Self::UnreadBlob => "请改用 `call`，或直接给出字节。",
            Self::UnreadableInput => "getter、`toJSON`、Proxy 或 Blob 出错，或嵌套过深，详见 `cause`。请求没有发出。",
            Self::NoRandomness => "Worker 的全局作用域中没有随机数：请在处理函数内调用。Node 18 版本过低。也可自行给出该值。",
            Self::InvalidKey => "请只填写密钥本身，与控制台显示的一致。若内容为 undefined，说明相应的变量没有设置。",
            Self::ClockAtZero => "请在请求处理函数内签名：Worker 的全局作用域中，时钟停在 0。其他环境请校准时钟。",
            Self::CredentialsProvider => "详见 `cause`；请求没有发出。",
            Self::Aborted => "服务仍可能已经执行了该操作。",
            Self::Timeout => "该操作仍可能已经执行：重试之前请先核实。",
            Self::Network => "请检查网络与主机名。网页须经由 `proxy` 调用：服务不支持跨域（CORS）。",
            Self::NotAResponse => "配置中的 `fetch` 须返回 Response。",
            Self::EventStream => "请改用 `stream` 调用。",
            Self::Redirected => "请将最终地址填入 `host` 或 `proxy`。",
            Self::EmptyResponse => "连接中断，或响应被代理丢弃；重试之前，请先确认该操作是否已经执行。",
            Self::TruncatedResponse => "连接中断，或响应被代理丢弃；重试之前，请先确认该操作是否已经执行。",
            Self::HtmlResponse => "应答的不是 API，请核对 `host`、`path` 与 `proxy`。",
            Self::InvalidResponse => "应答的不是 API，请核对 `host`、`path` 与 `proxy`。",
            Self::NotAnEnvelope => "应答的不是 API，请核对 `host`、`path` 与 `proxy`。",
            Self::FunctionFailed => "调用已送达，而函数运行失败：详见 `result`，并可按 FunctionRequestId 查询日志。",
            Self::ResponseTooLarge => "请减少单次请求的数据量，或调大 `maxResponseBytes`。",
            Self::StreamTaken => "流只能读取一次：要么逐个遍历事件，要么转交其 Response。",
            Self::ForeignHost => "请使用 https 与该 API 自己的主机；如需照原样发送其他请求（不签名），可设 `passThrough: true`。",
            Self::InvalidPage => "此前各页均已给出。其余内容请直接调用该接口获取，并凭 RequestId 向云厂商反馈。",
            Self::ConditionTimeout => "条件之后仍可能成立：请再次等待，或设置更长的 `timeout`。",
            Self::CallbackFailed => "详见 `cause`，请修正该函数。此前的调用均已发出。",
            Self::UnexpectedResult => "请对照接口文档检查该类型；`serde_json::Value` 可读取任何结果。",
            Self::UnknownParameter => "请核对名称。接口的参数如需照原样发送，可用 `validate: \"off\"`。",
            Self::UnknownAction => "请核对名称，或在该服务的其他版本中查找。",
            Self::OutOfRange => "请给出允许的值。接口的参数如需照原样发送，可用 `validate: \"off\"`。",
            Self::InvalidFormat => "请改正。接口的参数如需照原样发送，可用 `validate: \"off\"`。",
            Self::InvalidCombination => "请修改其中之一。接口的参数如需照原样发送，可用 `validate: \"off\"`。",
            Self::WasmBlocked => "如有内容安全策略（CSP），请在 script-src 中加入 `'wasm-unsafe-eval'`，或改用 `tc3fetch/js`；在禁止编译的边缘运行时中，请导入 `tc3fetch/workerd` 或 `tc3fetch/edge-light`。",
            Self::NotInitialized => "请先调用 `await init(source)`，`source` 为 `tc3fetch/tc3fetch.wasm` 的内容。",
            Self::EngineFailure => "请再次调用，并请反馈出错的经过。",
            Self::MissingApi => "请在使用本包之前加载相应的 polyfill，或改用要求更低的 `tc3fetch/js`。",
            Self::WasmTooLarge => "请先调用 `await init()` 再使用 `sign`；`call` 等异步函数无需如此。",
            Self::WasmUnsupported => "引擎需要支持 SIMD 的 WebAssembly：Chrome 91、Firefox 89、Safari 16.4、Node 20 或更新的版本；其他环境请改用 `tc3fetch/js`。",
            Self::WasmInvalid => "请提供与该入口、该版本对应的 .wasm 文件，而不是代替它返回的页面。",
            Self::WasmMemory => "请释放内存，或重新加载页面。",
            Self::NotARequest => "请粘贴 curl 命令、浏览器复制的 `fetch(…)` 或 HAR、HTTP 原文、URL，或 Authorization 请求头及随之发送的内容。",
        }
    }
}
