use super::super::tests::{message, shown};

#[track_caller]
fn sends(text: &str, method: &str, headers: &str, body: &str) {
    let (m, u, h, b) = shown(text);
    assert_eq!(
        (&*m, &*u, &*h, &*b),
        (method, "https://h.example/", headers, body),
        "{text}"
    );
}

const TEXT: &str = "Content-Type: text/plain;charset=UTF-8";

#[test]
fn what_browsers_copy_is_read() {
    sends(
        "fetch(\"https://h.example/\", {\n  \"headers\": {\n    \"content-type\": \"application/json\",\n    \"x-tc-action\": \"A\"\n  },\n  \"body\": \"{\\\"Limit\\\":1}\",\n  \"method\": \"POST\",\n  \"mode\": \"cors\",\n  \"credentials\": \"include\"\n}); ;",
        "POST",
        "content-type: application/json\nx-tc-action: A",
        "{\"Limit\":1}",
    );
    sends(
        "await fetch(\"https://h.example/\", {\n \"headers\": {},\n \"body\": null,\n \"method\": \"GET\"\n});",
        "GET",
        "",
        "",
    );
}

#[test]
fn what_people_write_is_read() {
    for text in [
        "const r = await fetch('https://h.example/', { method: 'post', headers: { 'A': 'b', }, body: '{}', /* c */ }) // d",
        "fetch(new Request(`https://h.example/`, { method: 'POST', headers: new Headers({ A: 'b' }), body: `{}` }))",
        "fetch(\n'https://h.example/',\n{ // how\n method: 'POST', headers: [['A', 'b']], ...more, signal, body: JSON.stringify({}) })",
        "fetch(new URL('https://h.example/'), { method: \"POST\", headers: new Headers([['A', 'b']]), body: '{' + '}', dispatcher: new Agent({ a: [1] }) })",
        "window.fetch('https://h.example/', { method: 'POST', headers: { A: 'b', B: makeB(1, '2') }, body: new TextEncoder().encode('{}') })",
    ] {
        let (m, u, h, b) = shown(text);
        let added = ["A: b", TEXT].join("\n");
        assert_eq!(
            (&*m, &*u, &*b),
            ("POST", "https://h.example/", "{}"),
            "{text}"
        );
        assert!(h == added, "{text} {h}");
    }
}

#[test]
fn json_is_written_as_javascript_does() {
    sends(
        "fetch('https://h.example/', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ Limit: 1, 'a-b': [true, null, -0.5, \"q\\\"\\u0001\\n未\"], u: undefined, o: {}, l: [] }) })",
        "POST",
        "content-type: application/json",
        "{\"Limit\":1,\"a-b\":[true,null,-0.5,\"q\\\"\\u0001\\n未\"],\"o\":{},\"l\":[]}",
    );
}

#[test]
fn what_would_have_to_be_evaluated_is_missing() {
    for body in [
        "payload",
        "JSON.stringify(payload)",
        "JSON.stringify({ a: b })",
        "JSON.stringify({ a: 1.0 })",
        "JSON.stringify({}, null, 2)",
        "`${a}`",
        "'a' + b",
        "a ? 'b' : 'c'",
        "Buffer.from('e30=', 'base64')",
    ] {
        let text = [
            "fetch('https://h.example/', { method: 'POST', body: ",
            body,
            ", headers: { A: 'b' } })",
        ]
        .concat();
        sends(&text, "POST", "A: b", "?");
    }
}

#[test]
fn a_text_and_a_form_have_their_content_type() {
    sends(
        "fetch('https://h.example/', {method: 'POST', body: 'x'})",
        "POST",
        TEXT,
        "x",
    );
    sends(
        "fetch('https://h.example/', {method: 'POST', body: new URLSearchParams({ a: 'b c', d: '未~' })})",
        "POST",
        "Content-Type: application/x-www-form-urlencoded;charset=UTF-8",
        "a=b+c&d=%E6%9C%AA%7E",
    );
}

#[test]
fn the_usual_methods_are_upper_case() {
    sends(
        "fetch('https://h.example/', {method: 'delete'})",
        "DELETE",
        "",
        "",
    );
    sends(
        "fetch('https://h.example/', {method: 'patch'})",
        "patch",
        "",
        "",
    );
}

#[test]
fn a_quote_that_is_not_closed_is_named() {
    assert_eq!(
        message("fetch('https://h.example/', {\n body: \"x })"),
        "text is no request: the quote that opens in line 2 is not closed"
    );
}
