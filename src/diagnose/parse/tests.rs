use alloc::string::String;
use alloc::vec::Vec;

use super::*;

/// The method, the URL, the headers in lines, and the body; `?` for a body that is not shown.
pub fn shown(text: &str) -> (String, String, String, String) {
    let request = parse(text).unwrap();
    let lines: Vec<String> = request
        .headers
        .iter()
        .map(|(name, value)| [name, value].map(String::as_str).join(": "))
        .collect();
    let body = request.body.map(cursor::text_from);
    (
        request.method,
        request.url,
        lines.join("\n"),
        body.unwrap_or_else(|| "?".into()),
    )
}

/// What an error says.
pub fn message(text: &str) -> String {
    parse(text).unwrap_err().message().into_owned()
}

fn missing(text: &str) -> Vec<&'static str> {
    parse(text)
        .unwrap()
        .missing
        .iter()
        .map(|part| part.id())
        .collect()
}

#[test]
fn a_text_is_recognised_by_its_content() {
    for (format, text) in [
        (Format::Curl, "curl https://cvm.tencentcloudapi.com/"),
        (Format::Curl, "# list\nKEY=1 curl -v https://h.example"),
        (Format::Curl, "$ /usr/bin/curl https://h.example"),
        (
            Format::Curl,
            "use curl like this:\n\n  curl https://h.example",
        ),
        (Format::Fetch, "await fetch(\"https://h.example\")"),
        (
            Format::Har,
            "{\"method\":\"GET\",\"url\":\"https://h.example\",\"headers\":[]}",
        ),
        (Format::Http, "GET / HTTP/1.1\nHost: h.example\n\n"),
        (
            Format::Http,
            ":method: GET\n:authority: h.example\n:path: /\n",
        ),
        (
            Format::Url,
            "https://cvm.tencentcloudapi.com/?Action=DescribeZones",
        ),
        (Format::Form, "Action=DescribeZones&Nonce=1"),
        (
            Format::Authorization,
            "Authorization: TC3-HMAC-SHA256 Credential=AKID/x",
        ),
        (
            Format::Authorization,
            "TC3-HMAC-SHA256 Credential=AKID/2026-01-02/cvm/tc3_request, SignedHeaders=host, Signature=00",
        ),
        (
            Format::Authorization,
            "{\"Authorization\": \"TC3-HMAC-SHA256 Credential=AKID/x\"}",
        ),
    ] {
        assert_eq!(parse(text).unwrap().format, Some(format), "{text}");
    }
}

#[test]
fn what_is_no_request_is_named() {
    for (text, expected) in [
        ("", "nothing was pasted"),
        ("  \u{feff}\n", "nothing was pasted"),
        ("<!doctype html><p>502", "this is a page in HTML"),
        (
            "HTTP/1.1 200 OK\n\n{}",
            "this is an answer, and its request is needed",
        ),
        (
            "{\"Response\":{\"RequestId\":\"r\"}}",
            "this is an answer, and its request is needed",
        ),
        (
            "curl -d '{\n https://h",
            "the quote that opens in line 1 is not closed",
        ),
        (
            "\n\ncurl \\\n -H \"X: y",
            "the quote that opens in line 4 is not closed",
        ),
    ] {
        assert_eq!(
            message(text),
            ["text is no request: ", expected].concat(),
            "{text}"
        );
    }
    for text in [
        "hello",
        "{}",
        "{\"Limit\":1}",
        "[1,2]",
        "a=b",
        "SELECT 1;",
        "curly",
        "// fetch",
        "1",
        "{",
        "\"",
        "é",
    ] {
        assert!(
            message(text).contains("expected is curl, fetch(…)"),
            "{text}"
        );
    }
}

#[test]
fn every_reason_has_a_translation() {
    let catalogue: serde_json::Value =
        serde_json::from_str(include_str!("../../../models/faults.json")).unwrap();
    let phrases = catalogue["phrases"].as_array().unwrap();
    for text in ["", "<p>", "HTTP/1.1 200 OK", "curl '", "x"] {
        let error = parse(text).unwrap_err();
        assert_eq!(
            (error.code().as_ref(), error.parameter()),
            ("ClientError.NotARequest", "text")
        );
        let reason = error.arguments()[0].replace("line 1 ", "line {1} ");
        assert!(
            phrases.iter().any(|phrase| phrase["en"] == *reason),
            "{reason}"
        );
    }
}

#[test]
fn what_a_text_lacks_is_said() {
    for (text, expected) in [
        ("curl https://h.example", &[][..]),
        ("curl -d @file https://h.example", &["body"]),
        ("curl -X POST", &["url"]),
        ("https://h.example/?a=b", &["headers"]),
        ("Action=A&Nonce=1", &["url", "headers"]),
        (
            "Authorization: TC3-HMAC-SHA256 Credential=x",
            &["method", "url", "headers", "body"],
        ),
        (
            "Authorization: TC3-HMAC-SHA256 x\nHost: h.example",
            &["method", "body"],
        ),
        ("GET / HTTP/1.1\nHost: h.example", &[]),
        ("POST / HTTP/1.1\nHost: h.example", &["body"]),
        ("POST / HTTP/1.1\nHost: h.example\n\n{}", &[]),
        (
            "fetch(\"https://h.example\", {method: \"POST\", body: body})",
            &["body"],
        ),
    ] {
        assert_eq!(missing(text), expected, "{text}");
    }
}

#[test]
fn a_fragment_is_not_sent() {
    for text in [
        "https://h.example/?a=b#c",
        "curl 'https://h.example/?a=b#c'",
        "fetch('https://h.example/?a=b#c')",
    ] {
        assert_eq!(parse(text).unwrap().url, "https://h.example/?a=b");
    }
}

/// Pieces of every format, so that a random row of them gets far into each reader.
const PIECES: &str = r#"curl|curl.exe| -H |'|"|\|^|`|$'|$(|)|{|}|[|]|(|, |: |=|&|;|\n|\r\n|fetch(|new |JSON.stringify(|Headers(|Authorization|TC3-HMAC-SHA256 Credential=|/|POST / HTTP/1.1|Host: |Content-Length: 5|Transfer-Encoding: chunked|5|--data-raw |-d@-|<<EOF|EOF|map[|Invoke-WebRequest |-Headers |@{|@'|'@|$x = |-Body |log|entries|headers|request|postData|text|SendRequest: |[DEBUG] http request: |request url: |. request headers information: |CanonicalRequest|StringToSign|\u|\x|\uD83D|0|z|é|"🙂|<Buffer 7b|>|# |//|/*|*/|% |:method: |secretKey|--json |-G|--url |a=b|https://h.example/?|+| "#;

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]

    #[test]
    fn no_text_makes_it_crash(text in ".{0,200}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_row_of_pieces_makes_it_crash(picks in proptest::collection::vec(0_usize..200, 0..60)) {
        let pieces: Vec<&str> = PIECES.split('|').collect();
        let text: String = picks.iter().map(|pick| pieces[pick % pieces.len()]).collect();
        let _ = parse(&text.replace("\\n", "\n").replace("\\r", "\r"));
    }
}

#[test]
fn a_hundred_kilobytes_take_less_than_a_second() {
    let mut pieces: Vec<&str> = PIECES.split('|').collect();
    pieces.extend([
        "((((",
        "[[[[",
        "{\"a\":",
        "{a:{",
        "$($(",
        "curl '",
        "fetch(`",
        "[\"a\",",
        "x:\n",
        "\n\n",
        "map[A:",
        "POST /\n",
        "'\\''",
        "\"a\"+",
        "1 ",
        "a b",
        "CanonicalRequest:\n",
        "${a",
        "<Buffer ",
        "{method:",
    ]);
    // A quarter of it here, since tests are not optimised.
    let prefixes = [
        "",
        "curl ",
        "curl -d '",
        "fetch(",
        "{",
        "[",
        "POST / HTTP/1.1\n",
        "map[",
        "Authorization: x\n",
        "Invoke-WebRequest ",
        "SendRequest: ",
        "curl.exe ^\n",
    ];
    for prefix in prefixes {
        for piece in &pieces {
            let text = [prefix, &piece.repeat(25_000 / piece.len().max(1))].concat();
            let start = std::time::Instant::now();
            let _ = parse(&text);
            let time = start.elapsed();
            assert!(time.as_millis() < 1000, "{prefix} {piece}: {time:?}");
        }
    }
}
