//! One request to a gateway, as the caller describes it.

use alloc::vec::Vec;

use crate::ascii::cut;
use crate::error::FirstFault;
use crate::fault::Fault;
use crate::http::params::Param;

/// One request, and who signs it. Empty text is not given. The body's bytes may live
/// elsewhere: what is signed of them is their SHA-256.
#[derive(Clone, Default)]
pub struct GatewayRequest<'a> {
    /// `tcb` or `scf`: the service of the credential scope. Default by the host.
    pub service: &'a str,
    /// `GET` (default without a body), `POST` (default with one), `PUT`, `DELETE`, `PATCH` or `HEAD`
    pub method: &'a str,
    /// `name` or `name:port`
    pub host: &'a str,
    /// Percent-encoded; default `/`.
    pub path: &'a str,
    /// Default `application/json; charset=utf-8`, without a body `application/x-www-form-urlencoded`.
    /// It is signed in any case.
    pub content_type: &'a str,
    /// The account's number, for function URLs: sent and signed where it is given.
    pub uin: &'a str,
    /// Where the request is sent instead of to the host itself.
    pub proxy: &'a str,
    /// Raw names and values of the query, in the order in which they are sent.
    pub query: Vec<Param<'a>>,
    /// Headers that are sent as well.
    pub headers: Vec<(&'a str, &'a str)>,
    /// Names of headers that are signed besides `content-type` and `host`.
    pub signed_headers: Vec<&'a str>,
    /// Whether there is a body.
    pub has_body: bool,
    /// Unix time in seconds; the gateways accept five minutes more or less.
    pub timestamp: u64,
    /// Who signs. None: the request goes out unsigned, as to a function URL that is open.
    pub credentials: Option<GatewayKeys<'a>>,
}

/// A pair of keys, or temporary credentials.
#[derive(Clone, Copy, Default)]
pub struct GatewayKeys<'a> {
    /// Identifies the key; it is sent.
    pub secret_id: &'a str,
    /// Signs; never leaves.
    pub secret_key: &'a str,
    /// The token of temporary credentials.
    pub token: &'a str,
}

/// Which gateway: it says where the time and the token of a signature go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gateway {
    /// CloudBase's HTTP API: at the end of the header `Authorization`.
    /// Rules: <https://docs.cloudbase.net/http-api/basic/tc3-auth>
    CloudBase,
    /// A function URL: in headers of their own.
    /// Rules: <https://cloud.tencent.com/document/product/583/96100>
    FunctionUrl,
}

/// The services that there are.
const SERVICES: &str = "tcb, scf";

impl Gateway {
    /// The gateway of a service, or of the host where none is given.
    pub(crate) fn of(service: &str, host: &str, faults: &mut FirstFault) -> Self {
        let (name, _) = cut(host, b':').unwrap_or((host, ""));
        let is_below = |root: &[u8]| name.as_bytes().ends_with(root);
        match service {
            "tcb" => Self::CloudBase,
            "scf" => Self::FunctionUrl,
            "" if is_below(b".tcloudbasegateway.com") => Self::CloudBase,
            "" if is_below(b".tencentscf.com") => Self::FunctionUrl,
            given => {
                if given.is_empty() {
                    faults.add(Fault::MissingParameter, "service");
                } else {
                    faults.describe(Fault::UnknownValue, "service", [SERVICES, ""]);
                }
                Self::CloudBase
            }
        }
    }

    /// The service of the credential scope.
    pub const fn service(self) -> &'static str {
        match self {
            Self::CloudBase => "tcb",
            Self::FunctionUrl => "scf",
        }
    }
}
