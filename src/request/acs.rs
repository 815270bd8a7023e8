//! One request to Alibaba Cloud, in RPC or ROA style, from its parts to what is sent.
//! Rules: <https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature>
//!
//! Signed are the host, the Content-Type and every header that begins with `x-acs-`; all
//! other headers are only sent. That is what the document says and the vendor's SDK for
//! JavaScript does, and what survives a browser, which changes some headers on the way.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Bytes, check, endpoint, headers, query};
use crate::error::{Error, Faults};
use crate::fault::Fault;
use crate::sign::acs3::{self, Stages};
use crate::sign::canonical_request::CanonicalRequest;
use crate::sign::v1::{Param, sorted};
use crate::sign::{Digest256, hex256, sha256};
use crate::text::{concat, join};

/// One request as the caller describes it, and who signs it. Empty text is not given.
pub struct AcsRequest<'a, B> {
    /// `CreateFunction`
    pub action: &'a str,
    /// `2023-03-30`
    pub version: &'a str,
    /// `GET`, `POST` (default), `PUT`, `DELETE`, `PATCH` or `HEAD`
    pub method: &'a str,
    /// `name` or `name:port`; where there is none, that of Function Compute in `region`.
    pub host: &'a str,
    /// `cn-hangzhou`
    pub region: &'a str,
    /// The account's number: then the host is that of the account.
    pub account_id: &'a str,
    /// Percent-encoded; default `/`, which is the path of RPC style.
    pub path: &'a str,
    /// Sent and signed where it is not empty.
    pub content_type: &'a str,
    /// UTC, `2026-01-02T03:04:05Z`; the service accepts 15 minutes more or less.
    pub date: &'a str,
    /// Unique among the requests of a quarter of an hour.
    pub nonce: &'a str,
    /// Where the request is sent instead of to the host itself.
    pub proxy: &'a str,
    /// Raw names and values of the query, flat.
    pub query: Vec<Param<'a>>,
    /// Headers that are sent as well.
    pub headers: Vec<(&'a str, &'a str)>,
    /// The body.
    pub body: Option<B>,
    /// Who signs; without anybody the request goes out unsigned, as few actions allow.
    pub credentials: Option<AcsCredentials<'a>>,
}

/// A pair of keys, or temporary credentials.
#[derive(Clone, Copy)]
pub struct AcsCredentials<'a> {
    /// Identifies the key; it is sent.
    pub access_key_id: &'a str,
    /// Signs; never leaves.
    pub access_key_secret: &'a str,
    /// The token of temporary credentials.
    pub security_token: &'a str,
}

/// A request ready for `fetch`, and how its signature came about.
pub struct SignedAcsRequest<'a> {
    /// As given, or `POST`.
    pub method: &'a str,
    /// Where to send it.
    pub url: String,
    /// Every header that must be sent, but `Host`; names in lower case.
    pub headers: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// Nothing where nobody signed.
    pub stages: Option<Stages>,
}

const METHODS: [&str; 6] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"];

/// Headers that the request has fields for.
const OURS: &str = "authorization x-acs-accesskey-id x-acs-action x-acs-content-sha256 x-acs-date \
    x-acs-security-token x-acs-signature-nonce x-acs-version ";

/// Checks and signs one request.
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name, for anything that could not
/// be signed and sent as it stands.
pub fn sign<'a, B: Bytes>(request: AcsRequest<'a, B>) -> Result<SignedAcsRequest<'a>, Error> {
    let mut faults = Faults::default();
    let method = method(&request, &mut faults);
    texts(&request, &mut faults);
    let host = host(&request, &mut faults);
    let path = endpoint::path(request.path, &mut faults);
    if !query::is_canonical_path(path) {
        faults.add(Fault::InvalidPath, "path");
    }
    let hashed_payload = match &request.body {
        Some(body) => body.sha256(),
        None => sha256(b""),
    };
    let headers = all_headers(&request, hashed_payload, &mut faults);
    faults.result()?;

    let query_string = query::encode(&sorted(request.query));
    let url = super::url(request.proxy, &host, path, &query_string);
    let mut signed = SignedAcsRequest {
        method,
        url,
        headers,
        stages: None,
    };
    if let Some(credentials) = request.credentials {
        let (canonical_headers, signed_headers) = canonical_headers(&host, &signed.headers);
        let canonical_request = CanonicalRequest {
            method,
            canonical_uri: path,
            canonical_query_string: &query_string,
            canonical_headers: &canonical_headers,
            signed_headers: &signed_headers,
            hashed_payload,
        };
        let AcsCredentials {
            access_key_id,
            access_key_secret,
            ..
        } = credentials;
        signed.stages = Some(acs3::sign(
            &canonical_request,
            access_key_id,
            access_key_secret,
        ));
    }
    Ok(signed)
}

/// The method, `POST` where none is given.
pub(crate) fn method<'a, B>(request: &AcsRequest<'a, B>, faults: &mut Faults) -> &'a str {
    let method = match request.method {
        "" => "POST",
        given => given,
    };
    if !METHODS.contains(&method) {
        faults.describe(Fault::UnknownValue, "method", &[&join(&METHODS, ", ")]);
    }
    if matches!(method, "GET" | "HEAD") && request.body.is_some() {
        faults.add(Fault::BodyNotAllowed, "body");
    }
    method
}

/// Regions of Function Compute without the host that the others have.
const OWN_HOSTS: [&str; 4] = [
    "me-central-1",
    "cn-hangzhou-finance",
    "cn-shanghai-finance-1",
    "cn-heyuan-acdr-1",
];

/// The host as it is signed. Of Function Compute, by region:
///
/// | | host |
/// |---|---|
/// | with an account | `{accountId}.{region}.fc.aliyuncs.com` |
/// | four regions | `{region}.fc.aliyuncs.com` |
/// | others | `fcv3.{region}.aliyuncs.com` |
pub(crate) fn host<B>(request: &AcsRequest<'_, B>, faults: &mut Faults) -> String {
    let region = request.region;
    if !request.host.is_empty() {
        return endpoint::canonical(request.host, "host", faults);
    }
    let host = match request.account_id {
        // Whoever gives no region may have meant to give a host.
        _ if region.is_empty() => {
            faults.add(Fault::MissingParameter, "region");
            String::new()
        }
        "" if OWN_HOSTS.contains(&region) => concat(&[region, ".fc.aliyuncs.com"]),
        "" => concat(&["fcv3.", region, ".aliyuncs.com"]),
        account => concat(&[account, ".", region, ".fc.aliyuncs.com"]),
    };
    endpoint::canonical(&host, "region", faults)
}

/// What holds for each text on its own.
pub(crate) fn texts<B>(request: &AcsRequest<'_, B>, faults: &mut Faults) {
    let (id, secret, token) = match &request.credentials {
        Some(keys) => (
            keys.access_key_id,
            keys.access_key_secret,
            keys.security_token,
        ),
        // Not asked for: anything will do.
        None => ("-", "-", ""),
    };
    let required = [
        ("action", request.action),
        ("version", request.version),
        ("accessKeyId", id),
        ("accessKeySecret", secret),
    ];
    for (name, text) in required {
        if text.is_empty() {
            faults.add(Fault::MissingParameter, name);
        }
    }
    let others = [
        ("region", request.region),
        ("accountId", request.account_id),
        ("nonce", request.nonce),
        ("proxy", request.proxy),
        ("securityToken", token),
    ];
    for (name, text) in required.into_iter().chain(others) {
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            faults.add(Fault::InvalidCharacter, name);
        }
    }
    if !is_date(request.date.as_bytes()) {
        faults.describe(Fault::InvalidDate, "date", &["2026-01-02T03:04:05Z"]);
    }
    check::proxy(request.proxy, faults);
}

/// `2026-01-02T03:04:05Z`
fn is_date(text: &[u8]) -> bool {
    const FORM: &[u8] = b"0000-00-00T00:00:00Z";
    let fits = |(byte, form): (&u8, &u8)| match form {
        b'0' => byte.is_ascii_digit(),
        form => byte == form,
    };
    text.len() == FORM.len() && text.iter().zip(FORM).all(fits)
}

/// Every header but `Host`, sorted by name. The names are lower case, as HTTP/2 has them.
pub(crate) fn all_headers<'a, B>(
    request: &AcsRequest<'a, B>,
    hashed_payload: Digest256,
    faults: &mut Faults,
) -> Vec<(Cow<'a, str>, Cow<'a, str>)> {
    let content_type = headers::header_value("contentType", request.content_type, faults);
    let (id, token) = match &request.credentials {
        Some(keys) if !keys.security_token.is_empty() => (keys.access_key_id, keys.security_token),
        _ => ("", ""),
    };
    let ours: [(&str, Cow<'_, str>); 9] = [
        ("accept", "application/json".into()),
        ("content-type", content_type.into()),
        ("x-acs-accesskey-id", id.into()),
        ("x-acs-action", request.action.into()),
        ("x-acs-content-sha256", hex256(&hashed_payload).into()),
        ("x-acs-date", request.date.into()),
        ("x-acs-security-token", token.into()),
        ("x-acs-signature-nonce", request.nonce.into()),
        ("x-acs-version", request.version.into()),
    ];
    let mut all = Vec::with_capacity(ours.len() + request.headers.len());
    for (name, value) in ours {
        if !value.is_empty() {
            all.push((Cow::Borrowed(name), value));
        }
    }
    for &(name, value) in &request.headers {
        let value = headers::extra(name, value, OURS, faults);
        let name = name.to_ascii_lowercase();
        // The same name again: the later one counts.
        match all.iter_mut().find(|(known, _)| *known == name) {
            Some(known) => known.1 = value.into(),
            None => all.push((name.into(), value.into())),
        }
    }
    sorted(all)
}

/// `name:value\n` of each header that is signed, and their names joined by `;`.
fn canonical_headers(host: &str, headers: &[(Cow<'_, str>, Cow<'_, str>)]) -> (String, String) {
    let mut canonical = String::with_capacity(512);
    let mut names = String::with_capacity(128);
    let mut add = |name: &str, value: &str| {
        if !names.is_empty() {
            names.push(';');
        }
        names.push_str(name);
        for part in [name, ":", value, "\n"] {
            canonical.push_str(part);
        }
    };
    let is_content_type = |(name, _): &&(Cow<'_, str>, Cow<'_, str>)| *name == "content-type";
    if let Some((name, value)) = headers.iter().find(is_content_type) {
        add(name, value);
    }
    add("host", host);
    for (name, value) in headers {
        if name.as_bytes().starts_with(b"x-acs-") {
            add(name, value);
        }
    }
    (canonical, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> AcsRequest<'static, &'static [u8]> {
        AcsRequest {
            action: "GetFunction",
            version: "2023-03-30",
            method: "GET",
            host: "fcv3.cn-hangzhou.aliyuncs.com",
            region: "",
            account_id: "",
            path: "/2023-03-30/functions/f",
            content_type: "",
            date: "2026-01-02T03:04:05Z",
            nonce: "n",
            proxy: "",
            query: Vec::new(),
            headers: Vec::new(),
            body: None,
            credentials: Some(AcsCredentials {
                access_key_id: "id",
                access_key_secret: "secret",
                security_token: "",
            }),
        }
    }

    fn fault(request: AcsRequest<'_, &[u8]>) -> (String, String) {
        let error = sign(request).err().unwrap();
        (error.code.clone(), error.parameter.clone())
    }

    #[test]
    fn what_cannot_be_sent_names_its_parameter() {
        let without = request;
        for (request, code, parameter) in [
            (
                AcsRequest {
                    host: "",
                    ..without()
                },
                "MissingParameter",
                "region",
            ),
            (
                AcsRequest {
                    method: "BREW",
                    ..without()
                },
                "UnknownValue",
                "method",
            ),
            (
                AcsRequest {
                    body: Some(&b"{}"[..]),
                    ..without()
                },
                "BodyNotAllowed",
                "body",
            ),
            (
                AcsRequest {
                    date: "2026-01-02 03:04:05",
                    ..without()
                },
                "InvalidDate",
                "date",
            ),
            (
                AcsRequest {
                    path: "/a*b",
                    ..without()
                },
                "InvalidPath",
                "path",
            ),
            (
                AcsRequest {
                    path: "/%7E",
                    ..without()
                },
                "InvalidPath",
                "path",
            ),
            (
                AcsRequest {
                    path: "/a/../b",
                    ..without()
                },
                "InvalidPath",
                "path",
            ),
            (
                AcsRequest {
                    nonce: "a b",
                    ..without()
                },
                "InvalidCharacter",
                "nonce",
            ),
            (
                AcsRequest {
                    proxy: "x",
                    ..without()
                },
                "InvalidProxy",
                "proxy",
            ),
            (
                AcsRequest {
                    headers: [("X-Acs-Date", "now")].into(),
                    ..without()
                },
                "ReservedHeader",
                "headers.X-Acs-Date",
            ),
        ] {
            assert_eq!(
                fault(request),
                (format!("ClientError.{code}"), parameter.into())
            );
        }
    }

    #[test]
    fn each_region_has_its_host() {
        for (region, account_id, host) in [
            ("cn-hangzhou", "", "fcv3.cn-hangzhou.aliyuncs.com"),
            ("me-central-1", "", "me-central-1.fc.aliyuncs.com"),
            ("cn-hangzhou", "123", "123.cn-hangzhou.fc.aliyuncs.com"),
        ] {
            let request = AcsRequest {
                host: "",
                region,
                account_id,
                ..request()
            };
            let url = sign(request).ok().unwrap().url;
            assert_eq!(url, format!("https://{host}/2023-03-30/functions/f"));
        }
    }

    #[test]
    fn headers_of_the_vendor_are_signed_and_others_are_not() {
        let mut request = request();
        request.headers = [("X-Acs-Parent-Id", " 1 "), ("X-Fc-Log-Type", "Tail")].into();
        let signed = sign(request).ok().unwrap();
        let text = signed.stages.unwrap().canonical_request;
        assert!(text.contains("\nx-acs-parent-id:1\n"), "{text}");
        assert!(!text.contains("x-fc-log-type"), "{text}");
        assert!(
            signed
                .headers
                .iter()
                .any(|(name, value)| name == "x-fc-log-type" && value == "Tail")
        );
    }

    #[test]
    fn nobody_signs_an_anonymous_request() {
        let request = AcsRequest {
            credentials: None,
            ..request()
        };
        let signed = sign(request).ok().unwrap();
        assert_eq!(signed.stages, None);
        assert!(
            signed
                .headers
                .iter()
                .any(|(name, _)| name == "x-acs-action")
        );
    }
}
