//! Where a request is sent.

use alloc::string::String;

use crate::ascii::concat;
use crate::error::FirstFault;
use crate::fault::Fault;

/// The URL of a host, or by way of a proxy: `{proxy}/{host}{path}?{query}`.
pub fn url(proxy: &str, host: &str, path: &str, query_string: &str) -> String {
    let base = if proxy.is_empty() { "https:/" } else { proxy };
    let has_slash = base.as_bytes().ends_with(b"/") && !proxy.is_empty();
    concat(&[
        base,
        if has_slash { "" } else { "/" },
        host,
        path,
        if query_string.is_empty() { "" } else { "?" },
        query_string,
    ])
}

/// A proxy is `https://host/path` or `http://…`, without user, query and fragment.
pub fn check_proxy(proxy: &str, faults: &mut FirstFault) {
    if !proxy.is_empty() && !is_plain_url(proxy) {
        faults.add(Fault::InvalidProxy, "proxy");
    }
}

/// Whether a text is an `http` or `https` URL without user, query and fragment.
pub fn is_plain_url(text: &str) -> bool {
    let scheme = text.strip_prefix("https://");
    let rest = scheme.or(text.strip_prefix("http://"));
    let rest = rest.unwrap_or_default().as_bytes();
    let is_special = |byte: &u8| matches!(byte, b'?' | b'#' | b'@');
    !matches!(rest, [] | [b'/', ..]) && !rest.iter().any(is_special)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_gets_the_real_host_in_its_path() {
        for (proxy, expected) in [
            ("", "https://h.example/p?q"),
            (
                "http://127.0.0.1:8787/tc3/",
                "http://127.0.0.1:8787/tc3/h.example/p?q",
            ),
            (
                "https://proxy.example",
                "https://proxy.example/h.example/p?q",
            ),
        ] {
            assert_eq!(url(proxy, "h.example", "/p", "q"), expected);
        }
        assert_eq!(url("", "h.example", "/", ""), "https://h.example/");
    }

    #[test]
    fn a_proxy_is_a_plain_url() {
        for right in ["https://p", "http://p:1/x"] {
            assert!(is_plain_url(right), "{right}");
        }
        for wrong in [
            "proxy.example.com",
            "https://",
            "http:///x",
            "https://u@p",
            "https://p?q",
            "https://p#f",
            "ftp://p",
        ] {
            assert!(!is_plain_url(wrong), "{wrong}");
        }
    }
}
