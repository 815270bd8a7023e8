//! What is asked for.

/// A request for code. Empty text is not given.
#[derive(Clone, Debug, Default)]
pub struct CodeRequest {
    /// The id of a target: `python`
    pub target: String,
    /// `tencent`, `aliyun` or `guance`
    pub system: String,
    /// `cvm`
    pub service: String,
    /// `2017-03-12`
    pub version: String,
    /// `DescribeInstances`
    pub action: String,
    /// `ap-guangzhou`
    pub region: String,
    /// Default as in `sign`.
    pub host: String,
    /// `POST`, `GET`, …
    pub method: String,
    /// Percent-encoded; default `/`.
    pub path: String,
    /// The Content-Type of the body.
    pub content_type: String,
    /// `zh-CN` or `en-US`
    pub language: String,
    /// Where the code sends to instead of to the host: `{proxy}/{host}{path}`.
    pub proxy: String,
    /// The body, exactly as it is sent.
    pub body: Option<String>,
    /// The action's parameters as the text of a JSON object.
    pub params: Option<String>,
    /// Flat names and values of the query, raw.
    pub query: Vec<(String, String)>,
    /// Headers that are sent as well.
    pub headers: Vec<(String, String)>,
}
