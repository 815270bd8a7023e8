//! Which host a request is signed for, and which path.

use super::check;
use crate::error::Error;

/// The root of the default hosts.
const ROOT: &str = "tencentcloudapi.com";

/// The host as it will stand in the `Host` header: lower case, and without the port
/// where it is the default one of https.
///
/// # Errors
/// A scheme, a path, user info or a character that no host has.
pub fn host(given: &str, service: &str) -> Result<String, Error> {
    if given.is_empty() {
        return Ok([service, ".", ROOT].concat().to_ascii_lowercase());
    }
    check::plain("host", given)?;
    let (name, port) = match given.rsplit_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (given, None),
    };
    let valid_name = !name.is_empty()
        && !name.starts_with(['.', '-'])
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    let valid_port = port.is_none_or(|port| {
        !port.starts_with('0') && !port.starts_with('+') && port.parse::<u16>().is_ok()
    });
    if !(valid_name && valid_port) {
        return Err(Error::input(
            "ClientError.InvalidHost",
            "host",
            "is not a host name with an optional port",
            "Give for example \"cvm.ap-shanghai.tencentcloudapi.com\": no scheme, no user info; a path goes into `path`.",
        ));
    }
    let signed = if port == Some("443") { name } else { given };
    Ok(signed.to_ascii_lowercase())
}

/// The path, which is both signed and sent.
///
/// # Errors
/// Whatever a URL parser would rewrite after the signature was made.
pub fn path(given: &str) -> Result<String, Error> {
    if given.is_empty() {
        return Ok("/".to_owned());
    }
    check::plain("path", given)?;
    let survives = given.starts_with('/')
        && given
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@%".contains(&byte))
        && !given.split('/').any(is_dot_segment);
    if survives {
        return Ok(given.to_owned());
    }
    Err(Error::input(
        "ClientError.InvalidPath",
        "path",
        "would be changed by a URL parser, or has a query",
        "Begin with \"/\", percent-encode what is special, and give a query as `params` of a GET.",
    ))
}

/// `.` and `..`, encoded or not, are resolved away by every URL parser.
fn is_dot_segment(segment: &str) -> bool {
    let (mut dots, mut rest) = (0, segment.as_bytes());
    while let [b'.', after @ ..] | [b'%', b'2', b'e' | b'E', after @ ..] = rest {
        (dots, rest) = (dots + 1, after);
    }
    rest.is_empty() && (dots == 1 || dots == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_host_is_the_services_own() {
        assert_eq!(host("", "cvm").unwrap(), "cvm.tencentcloudapi.com");
    }

    #[test]
    fn the_default_port_is_not_signed_because_it_is_not_sent() {
        assert_eq!(host("CVM.example.com:443", "cvm").unwrap(), "cvm.example.com");
        assert_eq!(host("127.0.0.1:8080", "cvm").unwrap(), "127.0.0.1:8080");
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
            ".example.com",
        ] {
            let error = host(wrong, "cvm").unwrap_err();
            assert_eq!(error.code, "ClientError.InvalidHost", "{wrong}");
            assert_eq!(error.parameter, "host");
            assert!(!error.message.contains("password"));
        }
    }

    #[test]
    fn a_path_must_survive_a_url_parser() {
        assert_eq!(path("/a/b%20c").unwrap(), "/a/b%20c");
        for wrong in ["a", "/a?b", "/a#b", "/a/../b", "/./a", "/%2e%2E/a", "/a\"b", "/\\a"] {
            assert_eq!(path(wrong).unwrap_err().code, "ClientError.InvalidPath", "{wrong}");
        }
    }
}
