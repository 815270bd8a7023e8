use super::super::tests::shown;

#[track_caller]
fn sends(text: &str, method: &str, url: &str, headers: &str, body: &str) {
    let (m, u, h, b) = shown(text);
    assert_eq!((&*m, &*u, &*h, &*b), (method, url, headers, body), "{text}");
}

const H: &str = "https://h.example/";

#[test]
fn a_head_and_a_body_are_read() {
    for text in [
        "POST / HTTP/1.1\r\nHost: h.example\r\nA:b \r\n\r\n{}",
        "POST / HTTP/1.1\nHost: h.example\nA: b\n\n{}\n",
        "POST / HTTP/2\nHost: h.example\nA: b\n\n{}",
        "POST /\nHost: h.example\nA: b\n\n{}",
        "POST https://h.example/ HTTP/1.1\nHost: h.example\nA: b\n\n{}",
        "the request was\n\nPOST / HTTP/1.1\nHost: h.example\nA: b\n\n{}\n\n",
    ] {
        sends(text, "POST", H, "Host: h.example\nA: b", "{}");
    }
}

#[test]
fn pseudo_headers_are_the_request_line() {
    for text in [
        ":authority: h.example\n:method: POST\n:path: /?a=b\n:scheme: https\naccept: x",
        ":method\nPOST\n:authority\nh.example\n:path\n/?a=b\naccept: x",
        ":method:\nPOST\n:authority:\nh.example\n:path:\n/?a=b\naccept: x",
    ] {
        sends(text, "POST", "https://h.example/?a=b", "accept: x", "?");
    }
}

#[test]
fn what_curl_prints_with_v_is_read() {
    sends(
        "* Connected to h.example\n> POST / HTTP/2\n> Host: h.example\n> a: b\n> content-length: 2\n> \n* upload completely sent off\n< HTTP/2 200\n< c: d\n",
        "POST",
        H,
        "Host: h.example\na: b\ncontent-length: 2",
        "?",
    );
}

#[test]
fn the_length_decides_where_the_body_ends() {
    for (length, rest, body) in [
        ("2", "{}\n", "{}"),
        ("3", "{}\n", "{}\n"),
        ("2", "{}\nHTTP/1.1 200 OK", "{}"),
        ("9", "{}\n", "?"),
        ("7", "{\"未😀\":", "{\"未😀\":"),
        ("5", "{\n\n}", "?"),
        ("6", "{\n\n}", "{\r\n\r\n}"),
        ("0", "", ""),
    ] {
        let text = [
            "POST / HTTP/1.1\nContent-Length: ",
            length,
            "\nHost: h.example\n\n",
            rest,
        ]
        .concat();
        assert_eq!(shown(&text).3, body, "{text}");
    }
}

#[test]
fn an_answer_is_no_body() {
    for (rest, body) in [
        ("HTTP/1.1 200 OK\n\n{}", ""),
        ("{}\n\nHTTP/2 200\n\n{}", "{}"),
        ("{\"a\":\"HTTP/1.1\"}", "{\"a\":\"HTTP/1.1\"}"),
    ] {
        let text = ["POST / HTTP/1.1\nHost: h.example\n\n", rest].concat();
        assert_eq!(shown(&text).3, body, "{text}");
    }
}

#[test]
fn chunks_are_joined() {
    for (rest, body) in [
        ("4\r\n{\"a\"\r\n3;x=y\r\n:1}\r\n0\r\n\r\n", "{\"a\":1}"),
        ("2\n{}\n0\n", "{}"),
        ("{}", "{}"),
        ("ffffffffffffffff\n{}\n0\n", "ffffffffffffffff\n{}\n0"),
    ] {
        let text = [
            "POST / HTTP/1.1\nTransfer-Encoding: chunked\nHost: h.example\n\n",
            rest,
        ]
        .concat();
        assert_eq!(shown(&text).3, body, "{text}");
    }
}

#[test]
fn a_get_has_no_body() {
    sends(
        "GET /?a=b HTTP/1.1\nHost: h.example",
        "GET",
        "https://h.example/?a=b",
        "Host: h.example",
        "",
    );
}
