//! One request to a gateway, from its parts to what is sent.

use alloc::string::String;
use alloc::vec::Vec;

use super::request::{Gateway, GatewayKeys, GatewayRequest};
use crate::ascii::{concat, decimal};
use crate::error::{Error, FirstFault};
use crate::fault::Fault;
use crate::http::headers::{Header, header_value, own_header, set_header};
use crate::http::host::canonical_host;
use crate::http::method::checked_method;
use crate::http::path::checked_path;
use crate::http::query;
use crate::http::url::{check_proxy, url};
use crate::keys::check_key;
use crate::sign::tc3::{self, CredentialScope, Stages, signing_key};
use crate::sign::utc_date::utc_date;
use crate::sign::{CanonicalRequest, Digest256};
use crate::tencent::headers::{FORM, JSON, signed_headers};
use crate::tencent::time::checked_timestamp;

/// Headers that the request has fields for.
const OURS: &str = "authorization x-scf-cam-timestamp x-scf-cam-token x-scf-cam-uin ";

/// The account's number, which is signed.
const UIN: &str = "X-Scf-Cam-Uin";

/// A request ready to be sent, and how its signature was made.
pub struct SignedGatewayRequest<'a> {
    /// As given, or by whether there is a body.
    pub method: &'a str,
    /// Where to send it.
    pub url: String,
    /// Every header that must be sent, but `Host`; `Authorization` comes last.
    pub headers: Vec<Header<'a>>,
    /// None where no credentials were given.
    pub stages: Option<Stages>,
}

/// Checks and signs one request; `hashed_payload` is the SHA-256 of its body, or of nothing.
///
/// ```
/// use tc3fetch::sign::sha256;
/// use tc3fetch::tencent::gateway::{self, GatewayKeys, GatewayRequest};
///
/// let request = GatewayRequest {
///     host: "env-a1b2c3.api.tcloudbasegateway.com",
///     path: "/v1/rdb/rest/items",
///     query: vec![("limit".into(), "10".into())],
///     timestamp: 1_700_000_000,
///     credentials: Some(GatewayKeys { secret_id: "id", secret_key: "key", token: "" }),
///     ..GatewayRequest::default()
/// };
/// let signed = gateway::sign(request, sha256(b""))?;
/// assert_eq!(signed.url, "https://env-a1b2c3.api.tcloudbasegateway.com/v1/rdb/rest/items?limit=10");
/// let (name, value) = signed.headers.last().unwrap();
/// assert!(name == "Authorization" && value.ends_with(", Timestamp=1700000000"));
/// # Ok::<(), tc3fetch::Error>(())
/// ```
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name, for anything that could not
/// be signed and sent as it stands.
pub fn sign<'a>(
    request: GatewayRequest<'a>,
    hashed_payload: Digest256,
) -> Result<SignedGatewayRequest<'a>, Error> {
    let mut faults = FirstFault::default();
    let default = if request.has_body { "POST" } else { "GET" };
    let method = checked_method(request.method, default, request.has_body, &mut faults);
    check_texts(&request, &mut faults);
    let host = canonical_host(request.host, "host", &mut faults);
    let gateway = Gateway::of(request.service, &host, &mut faults);
    let path = checked_path(request.path, &mut faults);
    let content_type = content_type_of(&request, &mut faults);
    let timestamp = faults.check(checked_timestamp(request.timestamp), "timestamp");
    let mut headers = sent_headers(&request, gateway, &mut faults);
    let mut extra = request.signed_headers;
    if headers.iter().any(|(name, _)| name == UIN) {
        extra.push(UIN);
    }
    let canonical_headers = signed_headers(&headers, &content_type, &host, &extra, &mut faults);
    faults.result()?;

    let query_string = query::encode(&request.query);
    headers.insert(0, ("Content-Type".into(), content_type.into()));
    let stages = request.credentials.map(|keys| {
        let canonical_request = CanonicalRequest {
            method,
            canonical_uri: path,
            canonical_query_string: &query_string,
            canonical_headers: &canonical_headers.lines,
            signed_headers: &canonical_headers.names,
            hashed_payload,
        };
        let scope = CredentialScope {
            date: &utc_date(timestamp),
            service: gateway.service(),
        };
        let key = signing_key(keys.secret_key, &scope);
        let stages = tc3::sign(&canonical_request, keys.secret_id, &key, &scope, timestamp);
        let authorization = authorization(&stages, gateway, keys, timestamp);
        headers.push(("Authorization".into(), authorization.into()));
        stages
    });
    Ok(SignedGatewayRequest {
        method,
        url: url(request.proxy, &host, path, &query_string),
        headers,
        stages,
    })
}

/// The value of the header: for CloudBase, with what API 3.0 has headers for at its end.
///
/// ```text
/// Authorization = [that of signature v3] + ', Timestamp=' + Timestamp [+ ', Token=' + Token]
/// ```
fn authorization(
    stages: &Stages,
    gateway: Gateway,
    keys: GatewayKeys<'_>,
    timestamp: u64,
) -> String {
    if gateway == Gateway::FunctionUrl {
        return stages.authorization.clone();
    }
    let [before, token] = match keys.token {
        "" => ["", ""],
        token => [", Token=", token],
    };
    let timestamp = decimal(timestamp);
    concat(&[
        &stages.authorization,
        ", Timestamp=",
        &timestamp,
        before,
        token,
    ])
}

/// Every header but `Content-Type`, `Host` and `Authorization`.
fn sent_headers<'a>(
    request: &GatewayRequest<'a>,
    gateway: Gateway,
    faults: &mut FirstFault,
) -> Vec<Header<'a>> {
    let mut headers: Vec<Header<'a>> = Vec::with_capacity(6 + request.headers.len());
    if let (Gateway::FunctionUrl, Some(keys)) = (gateway, request.credentials) {
        headers.push((
            "X-Scf-Cam-Timestamp".into(),
            decimal(request.timestamp).into(),
        ));
        for (name, value) in [("X-Scf-Cam-Token", keys.token), (UIN, request.uin)] {
            if !value.is_empty() {
                headers.push((name.into(), value.into()));
            }
        }
    }
    for &(name, value) in &request.headers {
        let value = own_header(name, value, OURS, faults);
        set_header(&mut headers, name.into(), value.into());
    }
    headers
}

/// In lower case, as with API 3.0: servers disagree on whether its case is signed.
fn content_type_of(request: &GatewayRequest<'_>, faults: &mut FirstFault) -> String {
    let given = match header_value("contentType", request.content_type, faults) {
        "" if request.has_body => JSON,
        "" => FORM,
        given => given,
    };
    let lower = given.to_ascii_lowercase();
    // A boundary occurs in the body too, which is not ours to change.
    if lower.as_bytes().starts_with(b"multipart/") && lower != given {
        faults.add(Fault::InvalidContentType, "contentType");
    }
    lower
}

/// What holds for each text on its own.
fn check_texts(request: &GatewayRequest<'_>, faults: &mut FirstFault) {
    // Not asked for: anything will do.
    let unsigned = GatewayKeys {
        secret_id: "-",
        secret_key: "-",
        token: "",
    };
    let keys = request.credentials.unwrap_or(unsigned);
    for (name, text, is_required) in [
        ("host", request.host, true),
        ("secretId", keys.secret_id, true),
        ("secretKey", keys.secret_key, true),
        ("token", keys.token, false),
        ("uin", request.uin, false),
        ("proxy", request.proxy, false),
    ] {
        if text.is_empty() && is_required {
            faults.add(Fault::MissingParameter, name);
        }
        if matches!(name, "secretId" | "secretKey" | "token") {
            check_key(text, name, faults);
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            faults.add(Fault::InvalidCharacter, name);
        }
    }
    check_proxy(request.proxy, faults);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::sha256;
    use alloc::vec;

    const KEYS: GatewayKeys<'_> = GatewayKeys {
        secret_id: "id",
        secret_key: "key",
        token: "",
    };

    fn request() -> GatewayRequest<'static> {
        GatewayRequest {
            host: "1250000000-a1b2c3d4e5.ap-guangzhou.tencentscf.com",
            timestamp: 1_700_000_000,
            credentials: Some(KEYS),
            ..GatewayRequest::default()
        }
    }

    fn signed(request: GatewayRequest<'_>) -> SignedGatewayRequest<'_> {
        sign(request, sha256(b"")).unwrap_or_else(|error| panic!("{error}"))
    }

    fn fault(request: GatewayRequest<'_>) -> (String, String) {
        let error = sign(request, sha256(b"")).err().unwrap();
        (error.code().into_owned(), error.parameter().into())
    }

    fn names<'a>(signed: &'a SignedGatewayRequest<'_>) -> Vec<&'a str> {
        signed.headers.iter().map(|(name, _)| &**name).collect()
    }

    #[test]
    fn a_function_url_gets_time_token_and_account_in_headers_and_the_account_is_signed() {
        let temporary = GatewayKeys {
            token: "TOKEN",
            ..KEYS
        };
        let given = GatewayRequest {
            uin: "100000000001",
            credentials: Some(temporary),
            ..request()
        };
        let signed = signed(given);
        assert_eq!(
            names(&signed),
            [
                "Content-Type",
                "X-Scf-Cam-Timestamp",
                "X-Scf-Cam-Token",
                UIN,
                "Authorization"
            ]
        );
        let (_, authorization) = signed.headers.last().unwrap();
        assert!(
            authorization
                .contains("/scf/tc3_request, SignedHeaders=content-type;host;x-scf-cam-uin, ")
        );
        assert!(!authorization.contains("Timestamp") && !authorization.contains("TOKEN"));
    }

    #[test]
    fn the_host_says_which_gateway_unless_the_service_does() {
        let scope_of = |service, host| {
            let stages = signed(GatewayRequest {
                service,
                host,
                ..request()
            });
            stages.stages.unwrap().credential_scope
        };
        let (tcb, scf) = ("2023-11-14/tcb/tc3_request", "2023-11-14/scf/tc3_request");
        assert_eq!(scope_of("", "e.api.tcloudbasegateway.com"), tcb);
        assert_eq!(scope_of("", "e.api.intl.tcloudbasegateway.com:8443"), tcb);
        assert_eq!(scope_of("", "1-a.ap-guangzhou.tencentscf.com"), scf);
        assert_eq!(scope_of("scf", "functions.example.com"), scf);
        assert_eq!(scope_of("tcb", "functions.example.com"), tcb);
        for (service, host, code) in [
            ("", "functions.example.com", "ClientError.MissingParameter"),
            ("", "tencentscf.com.example", "ClientError.MissingParameter"),
            ("cvm", "a.tencentscf.com", "ClientError.UnknownValue"),
        ] {
            let given = GatewayRequest {
                service,
                host,
                ..request()
            };
            assert_eq!(fault(given), (code.into(), "service".into()), "{host}");
        }
    }

    #[test]
    fn method_path_and_query_are_the_callers() {
        let given = GatewayRequest {
            method: "PATCH",
            path: "/v1/instances/(default)/a%20b",
            query: vec![("id".into(), "gte.1".into()), ("id".into(), "lt.9".into())],
            has_body: true,
            ..request()
        };
        let signed = signed(given);
        let text = signed.stages.unwrap().canonical_request;
        assert!(text.starts_with("PATCH\n/v1/instances/(default)/a%20b\nid=gte.1&id=lt.9\n"));
        assert!(signed.url.ends_with("/a%20b?id=gte.1&id=lt.9"));
        assert_eq!(signed.method, "PATCH");
    }

    #[test]
    fn without_credentials_nothing_is_signed() {
        let signed = signed(GatewayRequest {
            uin: "1",
            credentials: None,
            ..request()
        });
        assert_eq!(names(&signed), ["Content-Type"]);
        assert!(signed.stages.is_none());
    }

    #[test]
    fn what_cannot_be_sent_names_its_parameter() {
        let keys = |secret_id, token| {
            Some(GatewayKeys {
                secret_id,
                token,
                ..KEYS
            })
        };
        for (given, code, parameter) in [
            (
                GatewayRequest {
                    host: "",
                    ..request()
                },
                "MissingParameter",
                "host",
            ),
            (
                GatewayRequest {
                    method: "BREW",
                    ..request()
                },
                "UnknownValue",
                "method",
            ),
            (
                GatewayRequest {
                    method: "GET",
                    has_body: true,
                    ..request()
                },
                "BodyNotAllowed",
                "body",
            ),
            (
                GatewayRequest {
                    path: "/a?b",
                    ..request()
                },
                "InvalidPath",
                "path",
            ),
            (
                GatewayRequest {
                    timestamp: 0,
                    ..request()
                },
                "ClockAtZero",
                "timestamp",
            ),
            (
                GatewayRequest {
                    uin: "1 2",
                    ..request()
                },
                "InvalidCharacter",
                "uin",
            ),
            (
                GatewayRequest {
                    credentials: keys("", ""),
                    ..request()
                },
                "MissingParameter",
                "secretId",
            ),
            (
                GatewayRequest {
                    credentials: keys("id", "a,b"),
                    ..request()
                },
                "InvalidKey",
                "token",
            ),
            (
                GatewayRequest {
                    credentials: keys("id", "a b"),
                    ..request()
                },
                "InvalidCharacter",
                "token",
            ),
            (
                GatewayRequest {
                    content_type: "multipart/form-data; boundary=Ab",
                    ..request()
                },
                "InvalidContentType",
                "contentType",
            ),
            (
                GatewayRequest {
                    headers: vec![("x-scf-cam-uin", "1")],
                    ..request()
                },
                "ReservedHeader",
                "headers.x-scf-cam-uin",
            ),
            (
                GatewayRequest {
                    signed_headers: vec!["x-a"],
                    ..request()
                },
                "UnknownSignedHeader",
                "signedHeaders[0]",
            ),
        ] {
            assert_eq!(
                fault(given),
                (concat(&["ClientError.", code]), parameter.into())
            );
        }
    }
}
