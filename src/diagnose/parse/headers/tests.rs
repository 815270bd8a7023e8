use super::super::tests::shown;
use crate::diagnose::parse;

const AUTHORIZATION: &str = "TC3-HMAC-SHA256 Credential=AKID/2026-01-02/cvm/tc3_request, SignedHeaders=content-type;host, Signature=00ff";

#[test]
fn every_way_to_list_headers_is_read() {
    for text in [
        "Authorization: {a}\nHost: h.example\nX-TC-Action: A",
        "authorization {a}\nhost h.example\nx-tc-action A",
        "Authorization\t{a}\nHost\th.example\nX-TC-Action\tA",
        "\"Authorization\": \"{a}\",\n\"Host\": \"h.example\",\n'X-TC-Action': 'A',",
        "Authorization:\n{a}\nHost:\nh.example\nX-TC-Action:\nA",
        "Authorization={a}\nHost=h.example\nX-TC-Action=A",
        "Authorization = {a}\nHost = h.example\nX-TC-Action = A",
        "{'Authorization': '{a}', 'Host': 'h.example', 'X-TC-Action': 'A'}",
        "> Authorization: {a}\n> Host: h.example\n> X-TC-Action: A",
    ] {
        let request = parse(&text.replace("{a}", AUTHORIZATION)).unwrap();
        assert_eq!(
            request.header("Authorization"),
            Some(AUTHORIZATION),
            "{text}"
        );
        assert_eq!(request.header("X-TC-Action"), Some("A"), "{text}");
        assert_eq!(request.url, "https://h.example/", "{text}");
        assert_eq!(request.headers.len(), 3, "{text}");
    }
}

#[test]
fn the_value_alone_is_a_header() {
    for text in [
        "{a}",
        "my signature is `{a}`, why?",
        "Authorization is {a}\n",
        "\"{a}\"",
    ] {
        let (_, _, headers, _) = shown(&text.replace("{a}", AUTHORIZATION));
        assert_eq!(
            headers,
            ["Authorization: ", AUTHORIZATION].concat(),
            "{text}"
        );
    }
}

#[test]
fn labels_and_a_body_stand_beside_the_headers() {
    for text in [
        "POST https://h.example/\nAuthorization: {a}\n\n{\"Limit\":\n1}",
        "Request URL: https://h.example/\nRequest Method: POST\nStatus Code: 200 OK\nauthorization: {a}\nPayload: {\"Limit\":\n1}\n",
        "Request URL:\nhttps://h.example/\nRequest Method:\nPOST\nauthorization:\n{a}\n\n{\"Limit\":\n1}\nresponse: {}",
        "method: POST\nurl: https://h.example/\nAuthorization: {a}\nbody: {\"Limit\":\n1}",
        "https://h.example/\nMethod = POST\nmethod: POST\nAuthorization: {a}\nrequest body:\n{\"Limit\":\n1}",
    ] {
        let (method, url, headers, body) = shown(&text.replace("{a}", AUTHORIZATION));
        assert_eq!(
            (&*method, &*url, &*body),
            ("POST", "https://h.example/", "{\"Limit\":\n1}"),
            "{text}"
        );
        assert!(headers.contains(AUTHORIZATION), "{text}");
    }
}
