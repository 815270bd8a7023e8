//! Which host a request is signed for, and which path.

use alloc::string::String;

use super::fields::{Field, Fields};
use crate::decimal;
use crate::error::Faults;
use crate::fault::Fault;
use crate::text::{self, concat, cut};

/// The root of the vendor's hosts.
const ROOT: &str = "tencentcloudapi.com";

/// The host as it will stand in the `Host` header: lower case, and without the port
/// where it is the default one of https. No scheme, path or user info.
///
/// Where none is given, it is that of `endpoint`:
///
/// | endpoint | host |
/// |---|---|
/// | `nearest` | `{service}.tencentcloudapi.com`, which leads to the region nearby |
/// | `regional` | `{service}.{region}.tencentcloudapi.com` |
/// | `internal` | `{service}.internal.tencentcloudapi.com`, from inside the vendor's network |
/// | `intl` | `{service}.intl.tencentcloudapi.com`, for accounts of the international site |
///
/// The finance regions can be reached by their own hosts only, which is why these are
/// the default for them.
pub fn host(fields: &Fields<'_>, faults: &mut Faults) -> String {
    let given = fields.get(Field::Host);
    if !given.is_empty() {
        return canonical(given, "host", faults);
    }
    let region = fields.get(Field::Region);
    let label = match fields.get(Field::Endpoint) {
        "" if region.as_bytes().ends_with(b"-fsi") => region,
        "regional" => {
            if region.is_empty() {
                faults.add(Fault::MissingParameter, "region");
            }
            region
        }
        "" | "nearest" => "",
        root => root,
    };
    let dot = if label.is_empty() { "" } else { "." };
    let host = concat(&[fields.get(Field::Service), dot, label, ".", ROOT]);
    canonical(&host, "region", faults)
}

pub(crate) fn canonical(given: &str, parameter: &str, faults: &mut Faults) -> String {
    let (name, port) = match cut(given, b':') {
        Some((name, port)) => (name, Some(port)),
        None => (given, None),
    };
    // Bytes rather than text: everything here is ASCII, and searching text costs a kilobyte.
    let bytes = name.as_bytes();
    let is_host = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let valid_name = !matches!(bytes, [] | [b'.' | b'-', ..]) && bytes.iter().all(is_host);
    let valid_port = match port.map(str::as_bytes) {
        None => true,
        Some([b'0', ..]) => false,
        Some(port) => matches!(decimal::parse(port), Some(1..=65535)),
    };
    if !(valid_name && valid_port && survives(bytes)) {
        faults.add(Fault::InvalidHost, parameter);
    }
    let signed = match port {
        Some("443") => name,
        _ => given,
    };
    signed.to_ascii_lowercase()
}

/// Whether a URL parser leaves the name as it is: where the last label is a number, it takes
/// the whole for an IPv4 address in one of many notations, and writes four octets.
fn survives(name: &[u8]) -> bool {
    let mut labels = name.split(|byte| *byte == b'.');
    let last = labels.clone().rfind(|label| !label.is_empty());
    if !matches!(last, Some([b'0'..=b'9', ..])) {
        return true;
    }
    let is_octet = |label: &[u8]| {
        (label == b"0" || !label.starts_with(b"0"))
            && matches!(decimal::parse(label), Some(0..=255))
    };
    labels.clone().count() == 4 && labels.all(is_octet)
}

/// The path, which is both signed and sent. It must be one that a URL parser leaves as
/// it is, because that happens after the signature was made.
pub fn path<'a>(given: &'a str, faults: &mut Faults) -> &'a str {
    if given.is_empty() {
        return "/";
    }
    let is_path = |byte| text::is_alphanumeric_or(b"/-._~!$&'()*+,;=:@%", byte);
    let mut segments = given.as_bytes().split(|byte| *byte == b'/');
    let survives = given.as_bytes().starts_with(b"/")
        && given.bytes().all(is_path)
        && !segments.any(is_dot_segment);
    if !survives {
        faults.add(Fault::InvalidPath, "path");
    }
    given
}

/// `.` and `..`, encoded or not, are resolved away by every URL parser.
fn is_dot_segment(segment: &[u8]) -> bool {
    let (mut dots, mut rest) = (0, segment);
    while let [b'.', after @ ..] | [b'%', b'2', b'e' | b'E', after @ ..] = rest {
        (dots, rest) = (dots + 1, after);
    }
    rest.is_empty() && (dots == 1 || dots == 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;

    fn host_of(given: &[(Field, &'static str)]) -> Result<String, Error> {
        let mut fields = Fields::default();
        fields.set(Field::Service, "cvm");
        for &(field, text) in given {
            fields.set(field, text);
        }
        let mut faults = Faults::default();
        let host = super::host(&fields, &mut faults);
        faults.result().map(|()| host)
    }

    fn host(given: &'static str) -> Result<String, Error> {
        host_of(&[(Field::Host, given)])
    }

    fn path(given: &str) -> Result<&str, Error> {
        let mut faults = Faults::default();
        let path = super::path(given, &mut faults);
        faults.result().map(|()| path)
    }

    #[test]
    fn each_endpoint_has_its_host() {
        for (endpoint, region, host) in [
            ("", "", "cvm.tencentcloudapi.com"),
            ("", "ap-guangzhou", "cvm.tencentcloudapi.com"),
            ("nearest", "ap-guangzhou", "cvm.tencentcloudapi.com"),
            (
                "regional",
                "ap-guangzhou",
                "cvm.ap-guangzhou.tencentcloudapi.com",
            ),
            (
                "",
                "ap-shanghai-fsi",
                "cvm.ap-shanghai-fsi.tencentcloudapi.com",
            ),
            (
                "internal",
                "ap-shanghai-fsi",
                "cvm.internal.tencentcloudapi.com",
            ),
            ("intl", "", "cvm.intl.tencentcloudapi.com"),
        ] {
            let given = [(Field::Endpoint, endpoint), (Field::Region, region)];
            assert_eq!(host_of(&given).unwrap(), host);
        }
    }

    #[test]
    fn a_regional_endpoint_needs_a_region_that_can_be_a_host() {
        let region = |region| {
            let given = [(Field::Endpoint, "regional"), (Field::Region, region)];
            let error = host_of(&given).unwrap_err();
            (error.code.clone(), error.parameter.clone())
        };
        assert_eq!(
            region(""),
            ("ClientError.MissingParameter".into(), "region".into())
        );
        assert_eq!(
            region("a/b"),
            ("ClientError.InvalidHost".into(), "region".into())
        );
    }

    #[test]
    fn a_given_host_counts_more_than_the_endpoint() {
        let given = [
            (Field::Host, "proxy.example.com"),
            (Field::Endpoint, "intl"),
        ];
        assert_eq!(host_of(&given).unwrap(), "proxy.example.com");
    }

    #[test]
    fn the_default_port_is_not_signed_because_it_is_not_sent() {
        assert_eq!(host("CVM.example.com:443").unwrap(), "cvm.example.com");
        assert_eq!(host("127.0.0.1:8080").unwrap(), "127.0.0.1:8080");
    }

    #[test]
    fn a_host_is_neither_a_url_nor_an_account() {
        for wrong in [
            "https://cvm.example.com",
            "cvm.example.com/path",
            "user@cvm.example.com",
            "user:password@cvm.example.com",
            "cvm.example.com:",
            "cvm.example.com:0",
            "cvm.example.com:65536",
            "cvm.example.com?x",
            ":80",
            "127.1",
            "2130706433",
            "0x7f.1",
            "127.0.0.01",
            "1.2.3.256",
            ".example.com",
        ] {
            let error = host(wrong).unwrap_err();
            assert_eq!(error.code, "ClientError.InvalidHost", "{wrong}");
            assert_eq!(error.parameter, "host");
            assert!(!error.message.contains("password"));
        }
    }

    #[test]
    fn a_path_must_survive_a_url_parser() {
        assert_eq!(path("/a/b%20c").unwrap(), "/a/b%20c");
        for wrong in [
            "a",
            "/a?b",
            "/a#b",
            "/a/../b",
            "/./a",
            "/%2e%2E/a",
            "/a\"b",
            "/\\a",
        ] {
            assert_eq!(
                path(wrong).unwrap_err().code,
                "ClientError.InvalidPath",
                "{wrong}"
            );
        }
    }
}
