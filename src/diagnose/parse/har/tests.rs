use super::super::tests::shown;
use crate::diagnose::{Format, parse};

const ENTRY: &str = r#"{"startedDateTime":"x","request":{"method":"POST","url":"https://cvm.tencentcloudapi.com/","httpVersion":"h2","headers":[{"name":":authority","value":"cvm.tencentcloudapi.com"},{"name":"authorization","value":"TC3-HMAC-SHA256 Credential=AKID/x"}],"postData":{"mimeType":"application/json","text":"{\"a\":1}"},"bodySize":7},"response":{"status":200,"content":{"text":"{}"}}}"#;
const OTHER: &str = r#"{"request":{"method":"GET","url":"https://h.example/a.js","headers":[]}}"#;
const BEARER: &str = r#"{"request":{"method":"GET","url":"https://h.example/","headers":[{"name":"Authorization","value":"Bearer x"}]}}"#;

fn log(entries: &[&str]) -> String {
    [
        "{\"log\":{\"version\":\"1.2\",\"entries\":[",
        &entries.join(","),
        "]}}",
    ]
    .concat()
}

use alloc::string::String;

#[test]
fn a_file_an_entry_and_a_request_are_read() {
    for text in [
        log(&[ENTRY]),
        ENTRY.into(),
        ["[", OTHER, ",", ENTRY, "]"].concat(),
    ] {
        let (method, url, headers, body) = shown(&text);
        assert_eq!(
            (&*method, &*url, &*body),
            ("POST", "https://cvm.tencentcloudapi.com/", "{\"a\":1}")
        );
        assert_eq!(headers, "authorization: TC3-HMAC-SHA256 Credential=AKID/x");
        assert_eq!(parse(&text).unwrap().format, Some(Format::Har));
    }
}

#[test]
fn of_several_the_signed_one_to_a_cloud_is_taken() {
    assert_eq!(
        shown(&log(&[OTHER, BEARER, ENTRY])).1,
        "https://cvm.tencentcloudapi.com/"
    );
    assert_eq!(shown(&log(&[OTHER, BEARER])).1, "https://h.example/");
    assert_eq!(shown(&log(&[OTHER])).1, "https://h.example/a.js");
}

#[test]
fn a_body_is_text_base64_or_parameters() {
    for (post_data, expected) in [
        (r#"{"text":"e30=","encoding":"base64"}"#, "{}"),
        (
            r#"{"mimeType":"x","params":[{"name":"a","value":"b c"},{"name":"d"}]}"#,
            "a=b+c&d=",
        ),
        (
            r#"{"text":"a=b","params":[{"name":"a","value":"x"}]}"#,
            "a=b",
        ),
        (r#"{"text":""}"#, ""),
        (r#"{"mimeType":"x"}"#, "?"),
    ] {
        let text = [
            "{\"method\":\"POST\",\"url\":\"https://h.example\",\"headers\":[],\"postData\":",
            post_data,
            "}",
        ]
        .concat();
        assert_eq!(shown(&text).3, expected, "{post_data}");
    }
}

#[test]
fn what_sign_returns_and_node_prints_is_read() {
    for text in [
        r#"{"method":"POST","url":"https://h.example/","headers":{"A":"b"},"body":"{}"}"#,
        r#"{ method: 'POST', url: 'https://h.example/', headers: Headers { A: 'b' }, body: '{' + '}' }"#,
        "{\n  url: 'https://h.example/',\n  method: 'post',\n  headers: [Object: null prototype] { A: [ 'b' ] },\n  body: <Buffer 7b 7d>,\n  agent: [Function: x],\n  [Symbol(y)]: undefined\n}",
        r#"{"method":"POST","url":"https://h.example/","headers":[["A","b"]],"body":{"type":"Buffer","data":[123,125]}}"#,
        r#"{"method":"POST","url":"https://h.example/","headers":[["A","b"]],"body":{"0":123,"1":125}}"#,
        r#"{"config":{"method":"post","baseURL":"https://h.example","url":"/","headers":{"A":"b"},"data":"{}"}}"#,
        r#"{ hostname: 'h.example', path: '/', method: 'POST', headers: { A: 'b' }, body: '{}' }"#,
        r#"{'method': 'POST', 'url': 'https://h.example/', 'headers': {'A': 'b'}, 'data': b'{}', 'verify': True, 'proxies': None}"#,
    ] {
        let (method, url, headers, body) = shown(text);
        assert_eq!(
            (&*method, &*url, &*headers, &*body),
            ("POST", "https://h.example/", "A: b", "{}"),
            "{text}"
        );
    }
}

#[test]
fn headers_alone_are_an_authorization() {
    let (_, url, headers, body) = shown(
        "{'Authorization': 'TC3-HMAC-SHA256 Credential=a/b', 'Host': 'h.example', 'X-TC-Timestamp': 1}",
    );
    assert_eq!(url, "https://h.example/");
    assert_eq!(
        headers,
        "Authorization: TC3-HMAC-SHA256 Credential=a/b\nHost: h.example\nX-TC-Timestamp: 1"
    );
    assert_eq!(body, "?");
}
