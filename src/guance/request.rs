//! From parameters to what is sent to the Open API: an address, a key in a header, JSON.

use alloc::string::String;
use alloc::vec::Vec;

use super::sites;
use crate::ascii::{concat, join};
use crate::error::{Error, FirstFault};
use crate::fault::Fault;
use crate::http::headers::{Header, own_header, set_header};
use crate::http::params::Param;
use crate::http::path::checked_path;
use crate::http::query;
use crate::http::url::is_plain_url;

/// Runs a function.
pub const EXECUTE_FUNCTION: &str = "/api/v1/outer_function/execute";

/// Lists the functions of a workspace.
pub const LIST_FUNCTIONS: &str = "/api/v1/outer_function/list";

/// Headers that a request has already; the name ends with a space, as `ascii::has` wants it.
const OURS: &str = "df-api-key ";

/// Where a workspace is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server<'a> {
    /// One of [`sites::SITES`], by name.
    Site(&'a str),
    /// A deployment of your own, or a proxy: what stands before `/api/v1`.
    BaseUrl(&'a str),
}

impl Default for Server<'_> {
    fn default() -> Self {
        Self::Site(sites::DEFAULT)
    }
}

/// What an action is given, and so how it is asked: the Open API knows GET and POST only.
pub enum Params<'a> {
    /// The text of a JSON object, sent by POST as it is.
    Json(&'a str),
    /// Raw names and values, sent by GET in their order. A list is one text, with commas.
    Query(Vec<Param<'a>>),
}

/// One request to the Open API as the caller describes it.
pub struct Request<'a> {
    /// By default the site `cn1`.
    pub server: Server<'a>,
    /// Visible ASCII. It names the workspace, too.
    pub api_key: &'a str,
    /// [`EXECUTE_FUNCTION`], [`LIST_FUNCTIONS`] or another path, percent-encoded.
    pub path: &'a str,
    /// By POST or by GET.
    pub params: Params<'a>,
    /// Headers that are sent as well.
    pub headers: Vec<(&'a str, &'a str)>,
}

impl<'a> Request<'a> {
    /// Runs the function that `json` names: `{"funcId": "demo__test.hello", "funcBody": {"kwargs": {}}}`.
    pub fn execute_function(api_key: &'a str, json: &'a str) -> Self {
        Self::new(api_key, EXECUTE_FUNCTION, Params::Json(json))
    }

    /// Lists the functions that fit `query`: `_fuzzySearch`, `funcId`, `funcTitle`, `funcTags`,
    /// `funcScriptId`.
    pub fn list_functions(api_key: &'a str, query: Vec<Param<'a>>) -> Self {
        Self::new(api_key, LIST_FUNCTIONS, Params::Query(query))
    }

    fn new(api_key: &'a str, path: &'a str, params: Params<'a>) -> Self {
        Self {
            server: Server::default(),
            api_key,
            path,
            params,
            headers: Vec::new(),
        }
    }
}

/// A request that can be sent.
pub struct Prepared<'a> {
    /// `GET` or `POST`
    pub method: &'static str,
    /// Where to send it.
    pub url: String,
    /// The caller's headers, and `DF-API-KEY` as the last one.
    pub headers: Vec<Header<'a>>,
    /// JSON; a GET has none.
    pub body: Option<&'a str>,
}

/// Checks one request and puts it together.
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name, for anything that could not be sent
/// as it stands.
pub fn prepare(request: Request<'_>) -> Result<Prepared<'_>, Error> {
    let base = base_url(request.server)?;
    check_key(request.api_key)?;
    let mut faults = FirstFault::default();
    let path = checked_path(request.path, &mut faults);
    let mut headers = sent(&request.headers, &mut faults);
    faults.result()?;

    let (method, query_string, body) = match request.params {
        Params::Json(json) => ("POST", String::new(), Some(json)),
        Params::Query(query) => ("GET", query::encode(&query), None),
    };
    if body.is_some() {
        headers.push(("Content-Type".into(), "application/json".into()));
    }
    headers.push(("DF-API-KEY".into(), request.api_key.into()));
    let mark = if query_string.is_empty() { "" } else { "?" };
    Ok(Prepared {
        method,
        url: concat(&[base, path, mark, &query_string]),
        headers,
        body,
    })
}

/// The address before `/api/v1`, without a slash at its end.
fn base_url(server: Server<'_>) -> Result<&str, Error> {
    match server {
        Server::Site(site) => sites::open_api(site).ok_or_else(|| {
            let names = sites::SITES.map(|(name, _)| name);
            let hint =
                "Give the site of your workspace, or the `baseUrl` of a deployment of your own.";
            refused(Fault::UnknownValue, "site", &join(&names, ", "), hint)
        }),
        // A query, or a part that names a user, would swallow the path or the host.
        Server::BaseUrl(url) if is_plain_url(url) && url.bytes().all(is_visible) => {
            Ok(url.strip_suffix('/').unwrap_or(url))
        }
        Server::BaseUrl(_) => Err(refused(
            Fault::InvalidFormat,
            "baseUrl",
            "https://host/path",
            "Give the address before /api/v1.",
        )),
    }
}

fn check_key(api_key: &str) -> Result<(), Error> {
    if api_key.is_empty() {
        let hint = "Create one in the console, under management, API keys.";
        return Err(refused(Fault::MissingParameter, "apiKey", "", hint));
    }
    if !api_key.bytes().all(is_visible) {
        let hint = "Remove what came along when it was copied.";
        return Err(refused(Fault::InvalidCharacter, "apiKey", "", hint));
    }
    Ok(())
}

fn is_visible(byte: u8) -> bool {
    byte.is_ascii_graphic()
}

/// The caller's headers.
fn sent<'a>(given: &[(&'a str, &'a str)], faults: &mut FirstFault) -> Vec<Header<'a>> {
    let mut sent: Vec<Header<'a>> = Vec::with_capacity(given.len() + 2);
    for &(name, value) in given {
        let value = own_header(name, value, OURS, faults);
        set_header(&mut sent, name.into(), value.into());
    }
    sent
}

/// A fault with what to do about it here.
fn refused(fault: Fault, parameter: &str, argument: &str, hint: &'static str) -> Error {
    Error::new(fault, [argument, ""])
        .with_parameter(parameter)
        .with_hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    // What JavaScript can ask for as well is in tests/vectors/guance.

    #[test]
    fn any_path_of_the_open_api_can_be_asked() {
        let request = Request {
            path: "/api/v1/workspace/get",
            ..Request::list_functions("key", Vec::new())
        };
        let prepared = prepare(request).ok().unwrap();
        assert_eq!(prepared.method, "GET");
        assert_eq!(
            prepared.url,
            "https://openapi.guance.com/api/v1/workspace/get"
        );
        assert_eq!(prepared.body, None);
    }

    #[test]
    fn a_path_must_survive_a_url_parser() {
        for path in ["api/v1", "/a?b", "/a/../b"] {
            let request = Request {
                path,
                ..Request::execute_function("key", "{}")
            };
            let error = prepare(request).err().unwrap();
            assert_eq!(error.code(), "ClientError.InvalidPath", "{path}");
        }
    }
}
