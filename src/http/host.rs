//! Host names, as they are signed.

use alloc::string::String;

use crate::ascii::{cut, parse_decimal};
use crate::error::FirstFault;
use crate::fault::Fault;

/// The host as it will stand in the `Host` header: lower case, and without the port where it
/// is the default one of https. It has no scheme, path or user info.
pub fn canonical_host(given: &str, parameter: &str, faults: &mut FirstFault) -> String {
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
        Some(port) => matches!(parse_decimal(port), Some(1..=65535)),
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
        (label == b"0" || !label.starts_with(b"0")) && matches!(parse_decimal(label), Some(0..=255))
    };
    labels.clone().count() == 4 && labels.all(is_octet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;

    fn host(given: &str) -> Result<String, Error> {
        let mut faults = FirstFault::default();
        let host = canonical_host(given, "host", &mut faults);
        faults.result().map(|()| host)
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
            assert_eq!(error.code(), "ClientError.InvalidHost", "{wrong}");
            assert_eq!(error.parameter(), "host");
            assert!(!error.message().contains("password"));
        }
    }
}
