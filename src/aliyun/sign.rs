//! One request to Alibaba Cloud, in RPC or ROA style, from its parts to what is sent.
//! Rules: <https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature>
//!
//! Signed are the host, the Content-Type and every header that begins with `x-acs-`; all
//! other headers are only sent. That is what the document says and the vendor's SDK for
//! JavaScript does, and what survives a browser, which changes some headers on the way.

use alloc::string::String;
use alloc::vec::Vec;

use super::check::check_texts;
use super::endpoint::host_of;
use super::headers::{sent_headers, signed_headers};
use super::request::AcsRequest;
use crate::error::{Error, FirstFault};
use crate::fault::Fault;
use crate::http::headers::{CanonicalHeaders, Header};
use crate::http::method::checked_method;
use crate::http::params::sorted;
use crate::http::path::checked_path;
use crate::http::query;
use crate::http::url::url;
use crate::sign::acs3::{self, Stages};
use crate::sign::{CanonicalRequest, Digest256};

/// A request ready to be sent, and how its signature was made.
pub struct SignedAcsRequest<'a> {
    /// As given, or `POST`.
    pub method: &'a str,
    /// Where to send it.
    pub url: String,
    /// Every header that must be sent, but `Host` and `authorization`; names in lower case.
    pub headers: Vec<Header<'a>>,
    /// The path.
    pub path: &'a str,
    /// The encoded query without `?`, sorted.
    pub query_string: String,
    /// The headers that are signed.
    pub canonical_headers: CanonicalHeaders,
    /// None where no credentials were given.
    pub stages: Option<Stages>,
}

/// Checks and signs one request; `hashed_payload` is the SHA-256 of its body, or of nothing.
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name, for anything that could not
/// be signed and sent as it stands.
pub fn sign<'a>(
    mut request: AcsRequest<'a>,
    hashed_payload: Digest256,
) -> Result<SignedAcsRequest<'a>, Error> {
    let mut faults = FirstFault::default();
    let method = checked_method(request.method, "POST", request.has_body, &mut faults);
    check_texts(&request, &mut faults);
    let host = host_of(&request, &mut faults);
    let path = checked_path(request.path, &mut faults);
    if !query::is_canonical_path(path) {
        faults.add(Fault::InvalidPath, "path");
    }
    let headers = sent_headers(&request, hashed_payload, &mut faults);
    faults.result()?;

    let query_string = query::encode(&sorted(core::mem::take(&mut request.query)));
    let canonical_headers = signed_headers(&host, &headers);
    let stages = request.credentials.map(|credentials| {
        let canonical_request = CanonicalRequest {
            method,
            canonical_uri: path,
            canonical_query_string: &query_string,
            canonical_headers: &canonical_headers.lines,
            signed_headers: &canonical_headers.names,
            hashed_payload,
        };
        acs3::sign(
            &canonical_request,
            credentials.access_key_id,
            credentials.access_key_secret,
        )
    });
    Ok(SignedAcsRequest {
        method,
        url: url(request.proxy, &host, path, &query_string),
        headers,
        path,
        query_string,
        canonical_headers,
        stages,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aliyun::request::AcsCredentials;
    use crate::sign::sha256;
    use alloc::format;
    use alloc::string::String;

    fn request() -> AcsRequest<'static> {
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
            has_body: false,
            credentials: Some(AcsCredentials {
                access_key_id: "id",
                access_key_secret: "secret",
                security_token: "",
            }),
        }
    }

    fn with_keys(
        access_key_id: &'static str,
        access_key_secret: &'static str,
        security_token: &'static str,
    ) -> AcsRequest<'static> {
        AcsRequest {
            credentials: Some(AcsCredentials {
                access_key_id,
                access_key_secret,
                security_token,
            }),
            ..request()
        }
    }

    fn fault(request: AcsRequest<'_>) -> (String, String) {
        let error = sign(request, sha256(b"")).err().unwrap();
        (error.code().into_owned(), error.parameter().into())
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
                    has_body: true,
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
                    date: "1970-01-01T00:00:00Z",
                    ..without()
                },
                "ClockAtZero",
                "date",
            ),
            (
                with_keys("\"LTAI\"", "secret", ""),
                "InvalidKey",
                "accessKeyId",
            ),
            (
                with_keys("LTAI", "undefined", ""),
                "InvalidKey",
                "accessKeySecret",
            ),
            (
                with_keys("LTAI", "secret", "CAIS#x"),
                "InvalidKey",
                "securityToken",
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
            let url = sign(request, sha256(b"")).ok().unwrap().url;
            assert_eq!(url, format!("https://{host}/2023-03-30/functions/f"));
        }
    }

    #[test]
    fn headers_of_the_vendor_are_signed_and_others_are_not() {
        let mut request = request();
        request.headers = [("X-Acs-Parent-Id", " 1 "), ("X-Fc-Log-Type", "Tail")].into();
        let signed = sign(request, sha256(b"")).ok().unwrap();
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
    fn an_anonymous_request_has_no_signature() {
        let request = AcsRequest {
            credentials: None,
            ..request()
        };
        let signed = sign(request, sha256(b"")).ok().unwrap();
        assert_eq!(signed.stages, None);
        assert!(
            signed
                .headers
                .iter()
                .any(|(name, _)| name == "x-acs-action")
        );
    }
}
