//! A request as it was sent, whatever the text was that it came from.

use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

/// What a text was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A curl command as bash and zsh write it.
    Curl,
    /// A curl command for Windows' cmd: `^` at the end of a line, quotes doubled or escaped by `^`.
    CurlCmd,
    /// A curl command for PowerShell, backtick at the end of a line.
    CurlPowerShell,
    /// `Invoke-WebRequest` or `Invoke-RestMethod`.
    PowerShell,
    /// `fetch(…)` as browsers copy it, also in Node's form.
    Fetch,
    /// A HAR file, or one entry or request of it.
    Har,
    /// Raw HTTP/1.1, or the pseudo headers of HTTP/2.
    Http,
    /// A URL alone: a GET, of signature v1 most of the time.
    Url,
    /// `name=value&…` alone: the body of a POST of signature v1.
    Form,
    /// The header `Authorization` alone, with what else was pasted beside it.
    Authorization,
    /// The debug log of an official SDK.
    SdkLog,
}

impl Format {
    /// As `ParsedRequest.format` of the npm package has it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::CurlCmd => "curl-cmd",
            Self::CurlPowerShell => "curl-powershell",
            Self::PowerShell => "powershell",
            Self::Fetch => "fetch",
            Self::Har => "har",
            Self::Http => "http",
            Self::Url => "url",
            Self::Form => "form",
            Self::Authorization => "authorization",
            Self::SdkLog => "sdk-log",
        }
    }
}

/// A part that a text may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `POST` or another.
    Method,
    /// Neither a URL nor a header `Host`.
    Url,
    /// The headers; a URL alone has none.
    Headers,
    /// The body, where the method has one and the text does not show it.
    Body,
}

impl Part {
    /// As `ParsedRequest.missing` of the npm package has it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Url => "url",
            Self::Headers => "headers",
            Self::Body => "body",
        }
    }
}

/// A request as it was sent: what the server received.
///
/// What the program adds of itself is there as well: curl's default method and its
/// `Content-Type` for `-d`, the `text/plain;charset=UTF-8` of a `fetch` with a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedRequest {
    /// What the text was taken for; None for a request that a program made.
    pub format: Option<Format>,
    /// `POST`; empty where it is missing.
    pub method: String,
    /// With scheme, host, path and query, as it stands in the text; empty where it is missing.
    pub url: String,
    /// Names as they are written, in their order, values without the blanks around them.
    pub headers: Vec<(String, String)>,
    /// The bytes that were sent; None where the text does not show them, empty where it shows
    /// that there are none.
    pub body: Option<Vec<u8>>,
    /// Line ends that stand after the body where no length says whether they are a part of it.
    /// The body is without them.
    pub body_end: String,
    /// A canonical request that the text itself shows, as the debug log of an SDK does.
    pub canonical_request: Option<String>,
    /// A string to sign that the text itself shows.
    pub string_to_sign: Option<String>,
    /// Keys that stand in the text, as in `secretKey: "…"` beside a request.
    pub keys: FoundKeys,
    /// What is missing for a whole request.
    pub missing: Vec<Part>,
}

/// Keys that were pasted along with a request. Zeroed when they are dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FoundKeys {
    /// Tencent's SecretId, Alibaba's AccessKeyId; also from `Authorization`.
    pub secret_id: Option<Zeroizing<String>>,
    /// Tencent's SecretKey, Alibaba's AccessKeySecret.
    pub secret_key: Option<Zeroizing<String>>,
    /// The token of temporary credentials; also from its header.
    pub token: Option<Zeroizing<String>>,
}

impl core::fmt::Debug for FoundKeys {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("FoundKeys(…)")
    }
}

impl ParsedRequest {
    /// The value of the first header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}
