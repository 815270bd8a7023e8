use super::super::tests::shown;
use crate::diagnose::{Format, parse};

const AUTHORIZATION: &str = "TC3-HMAC-SHA256 Credential=AKID/2026-01-02/cvm/tc3_request, SignedHeaders=content-type;host, Signature=00ff";
const HEADERS: &str = "Content-Type: application/json; charset=utf-8\nHost: h.example\nX-TC-Action: A\nAuthorization: {a}";

#[track_caller]
fn sends(text: &str, method: &str, url: &str, body: &str) {
    let text = text.replace("{h}", HEADERS).replace("{a}", AUTHORIZATION);
    let (m, u, h, b) = shown(&text);
    assert_eq!((&*m, &*u, &*b), (method, url, body), "{text}");
    assert_eq!(h, HEADERS.replace("{a}", AUTHORIZATION), "{text}");
    assert_eq!(parse(&text).unwrap().format, Some(Format::SdkLog), "{text}");
}

const H: &str = "https://h.example/";

#[test]
fn the_sdk_for_python() {
    let log = "2026-11-27 10:00:00,123 4711 request.py L100 DEBUG SendRequest: Host: h.example\nMethod: POST\nUri: /\nHeader: {h}\nData: {\"a\": 1}\n\n";
    sends(log, "POST", H, "{\"a\": 1}");
    let answer = "2026-11-27 10:00:01,123 4711 abstract_client.py L337 DEBUG GetResponse: HTTP/1.1 200 OK\nServer: x\n\n{}";
    sends(&[log, answer].concat(), "POST", H, "{\"a\": 1}");
    sends(
        "DEBUG:tencentcloud_sdk_common:SendRequest: Host: h.example\nMethod: GET\nUri: /\nHeader: {h}\nData: a=1&b=2\n\nDEBUG:urllib3:x",
        "GET",
        "https://h.example/?a=1&b=2",
        "",
    );
}

#[test]
fn the_sdk_for_python_with_asyncio() {
    sends(
        "2026-11-27 10:00:00,123 1 x.py L193 DEBUG SendRequest:\nPOST https://h.example/\n{h}\n\n{\"a\": 1}\n2026-11-27 10:00:01,123 1 x.py L241 DEBUG GetResponse:\nHTTP/1.1 200 OK",
        "POST",
        H,
        "{\"a\": 1}",
    );
}

#[test]
fn the_sdk_for_go() {
    sends(
        "2026/11/27 10:00:00 client.go:431: [DEBUG] http request: POST / HTTP/1.1\r\n{h}\r\n\r\n{\"a\":1}\n2026/11/27 10:00:00 client.go:440: [DEBUG] http response: HTTP/1.1 200 OK",
        "POST",
        H,
        "{\"a\":1}",
    );
    sends(
        "[DEBUG] http request: GET /?a=1 HTTP/1.1\n{h}\n\n",
        "GET",
        "https://h.example/?a=1",
        "",
    );
}

#[test]
fn the_sdk_for_java() {
    let headers = HEADERS.replace('\n', ";");
    let log = [
        "INFO: send request, request url: https://h.example/. request headers information: ",
        &headers,
        ";\nINFO: recieve response, response url: x",
    ]
    .concat();
    sends(&log, "POST", H, "?");
    sends(
        &log.replace("example/.", "example/?a=b."),
        "GET",
        "https://h.example/?a=b",
        "",
    );
}

#[test]
fn okhttp_and_wget() {
    sends(
        "--> POST https://h.example/ http/1.1\n{h}\n\n{\"a\":1}\n--> END POST (7-byte body)\n<-- 200",
        "POST",
        H,
        "{\"a\":1}",
    );
    let lines = ["--> POST https://h.example/ h2\n{h}\n\n{\"a\":1}\n--> END POST"]
        .concat()
        .replace("{h}", HEADERS);
    let logged: alloc::string::String = lines
        .lines()
        .map(|line| ["Nov 27, 2026 okhttp3.Platform log\nINFO: ", line, "\n"].concat())
        .collect();
    sends(&logged, "POST", H, "{\"a\":1}");
    sends(
        "---request begin---\nPOST / HTTP/1.1\n{h}\n\n---request end---\n[BODY data: {\"a\":[1]}]\nHTTP request sent",
        "POST",
        H,
        "{\"a\":[1]}",
    );
}

#[test]
fn what_node_prints() {
    let object = "{\n  method: 'POST',\n  timeout: 60000,\n  headers: {\n    'Content-Type': 'application/json; charset=utf-8',\n    Host: 'h.example',\n    'X-TC-Action': 'A',\n    Authorization: '{a}'\n  },\n  agent: undefined,\n  body: '{\"a\":1}'\n}\n";
    for before in [
        "https://h.example/ ",
        "fetching { url: 'https://h.example/' } with\n",
        "const url = 'https://h.example/';\n",
    ] {
        sends(&[before, object].concat(), "POST", H, "{\"a\":1}");
    }
}

#[test]
fn what_go_prints() {
    for text in [
        "map[Authorization:[{a}] Content-Type:[application/json; charset=utf-8] Host:[h.example]]",
        "headers: map[Authorization:{a} Content-Type:application/json; charset=utf-8 Host:h.example]\n",
    ] {
        let (_, url, headers, _) = shown(&text.replace("{a}", AUTHORIZATION));
        assert_eq!(url, H);
        assert_eq!(
            headers,
            [
                "Authorization: ",
                AUTHORIZATION,
                "\nContent-Type: application/json; charset=utf-8\nHost: h.example"
            ]
            .concat()
        );
    }
}
