use super::super::tests::shown;

const FORM: &str = "Content-Type: application/x-www-form-urlencoded";

#[track_caller]
fn sends(text: &str, method: &str, url: &str, headers: &str, body: &str) {
    let (m, u, h, b) = shown(text);
    assert_eq!((&*m, &*u, &*h, &*b), (method, url, headers, body), "{text}");
}

const H: &str = "https://h.example/";

#[test]
fn the_method_is_that_of_the_data() {
    sends("curl https://h.example/", "GET", H, "", "");
    sends("curl https://h.example/ -d a", "POST", H, FORM, "a");
    sends("curl -I https://h.example/", "HEAD", H, "", "");
    sends("curl -X PUT -d a https://h.example/", "PUT", H, FORM, "a");
    sends("curl -X POST https://h.example/", "POST", H, "", "");
    sends("curl -d '' https://h.example/", "POST", H, FORM, "");
    sends("curl -T file https://h.example/", "PUT", H, "", "?");
}

#[test]
fn options_are_glued_grouped_and_abbreviated_by_an_equals_sign() {
    sends(
        "curl -sXPOST -H'A: b' -d{} https://h.example/ -k",
        "POST",
        H,
        &["A: b\n", FORM].concat(),
        "{}",
    );
    sends(
        "curl --request=DELETE --url=https://h.example/ --compressed",
        "DELETE",
        H,
        "",
        "",
    );
    sends(
        "curl --max-time 5 -o /dev/null -w '%{http_code}' --url https://h.example/",
        "GET",
        H,
        "",
        "",
    );
}

#[test]
fn words_are_quoted_as_bash_does() {
    for (written, body) in [
        (r#"'{"a":"b c"}'"#, r#"{"a":"b c"}"#),
        (r#""{\"a\":\"\$x \n\"}""#, r#"{"a":"$x \n"}"#),
        (r#"'it'\''s'"#, "it's"),
        (r#"a"b"'c'$'d'e"#, "abcde"),
        (r"a\ b\'", "a b'"),
        (
            r"$'a\'b\n\t\\\x41\101\u00e9\U0001F600\e\q'",
            "a'b\n\t\\AA\u{e9}\u{1f600}\u{1b}\\q",
        ),
        (r"$'\ud83d\ude00'", "\u{1f600}"),
        (r"$'\xe6\x9c\xaa'", "\u{672a}"),
        ("'a\nb'", "a\nb"),
        ("\"a\\\nb\"", "ab"),
        (
            "\"$KEY `date` $(date +\"%s\")\"",
            "$KEY `date` $(date +\"%s\")",
        ),
        ("$(date +%s)", "$(date +%s)"),
        ("a#b", "a#b"),
        ("{a,b}", "{a,b}"),
        ("'未来'", "未来"),
    ] {
        let text = ["curl https://h.example/ --data-raw ", written].concat();
        sends(&text, "POST", H, FORM, body);
    }
}

#[test]
fn a_line_goes_on_after_a_backslash_or_before_an_option() {
    for text in [
        "curl \\\n  -H 'A: b' \\\n  https://h.example/",
        "curl \\\r\n  -H 'A: b' \\\r\n  https://h.example/\r\n",
        "curl https://h.example/ \\ \n  -H 'A: b'",
        "curl https://h.example/\n  -H 'A: b'",
        "$ curl https://h.example/ -H \\\n'A: b' # a comment -H 'C: d'",
        "SECRET_ID=x A=\"b c\" curl https://h.example/ -H 'A: b' | jq . -H 'C: d'",
        "curl https://h.example/ -H 'A: b'; echo -H 'C: d'",
        "curl https://h.example/ -H 'A: b' && curl -d x https://other.example",
        "curl https://h.example/ -H 'A: b' > out.json 2>&1",
        "curl -s 2>/dev/null https://h.example/ -H 'A: b'",
        "TOKEN=$(curl https://h.example/ -H 'A: b')",
        "curl https://h.example/ -H 'A: b' --next -d x https://other.example",
    ] {
        sends(text, "GET", H, "A: b", "");
    }
}

#[test]
fn an_ampersand_without_quotes_ends_the_url() {
    sends(
        "curl https://h.example/?a=1&b=2",
        "GET",
        "https://h.example/?a=1",
        "",
        "",
    );
}

#[test]
fn headers_are_empty_with_a_semicolon_and_removed_with_a_colon() {
    sends(
        "curl https://h.example/ -H 'A;' -H 'B:' -H 'C:  d ' -H 'Content-Type:' -d x",
        "POST",
        H,
        "A: \nC: d",
        "x",
    );
    sends(
        "curl https://h.example/ -H 'content-type: text/plain' -d x",
        "POST",
        H,
        "content-type: text/plain",
        "x",
    );
}

#[test]
fn options_for_headers_make_headers() {
    sends(
        "curl -u id:key -b 'a=b' -A agent -e https://r.example https://h.example/",
        "GET",
        H,
        "Authorization: Basic aWQ6a2V5\nCookie: a=b\nUser-Agent: agent\nReferer: https://r.example",
        "",
    );
    sends(
        "curl -H 'authorization: x' -u id:key https://h.example/",
        "GET",
        H,
        "authorization: x",
        "",
    );
}

#[test]
fn data_are_joined_by_an_ampersand() {
    sends(
        "curl -d a=1 --data b=2 --data-raw @c https://h.example/",
        "POST",
        H,
        FORM,
        "a=1&b=2&@c",
    );
    sends(
        "curl -G -d a=1 --data-urlencode 'b=x y/未' https://h.example/",
        "GET",
        "https://h.example/?a=1&b=x%20y%2F%E6%9C%AA",
        "",
        "",
    );
    sends(
        "curl -G -d a=1 'https://h.example/?z=0#f'",
        "GET",
        "https://h.example/?z=0&a=1",
        "",
        "",
    );
    sends(
        "curl --url-query a=b https://h.example/",
        "GET",
        "https://h.example/?a=b",
        "",
        "",
    );
    sends(
        "curl --data-urlencode '=a=b' --data-urlencode 'c d' https://h.example/",
        "POST",
        H,
        FORM,
        "a%3Db&c%20d",
    );
}

#[test]
fn json_has_its_two_headers() {
    sends(
        "curl --json '{\"a\":' --json '1}' https://h.example/",
        "POST",
        H,
        "Content-Type: application/json\nAccept: application/json",
        "{\"a\":1}",
    );
}

#[test]
fn what_a_file_or_a_form_holds_is_not_known() {
    sends(
        "curl -d @body.json https://h.example/",
        "POST",
        H,
        FORM,
        "?",
    );
    sends(
        "curl --data-binary @- https://h.example/",
        "POST",
        H,
        FORM,
        "?",
    );
    sends(
        "curl -F a=b https://h.example/",
        "POST",
        H,
        "Content-Type: multipart/form-data",
        "?",
    );
}

#[test]
fn a_here_document_is_the_input() {
    for text in [
        "curl https://h.example/ -d @- <<'EOF'\n{\n\"a\":1}\nEOF\necho -H",
        "curl https://h.example/ -d @- <<EOF\r\n{\r\n\"a\":1}\r\nEOF\r\n",
        "curl https://h.example/ -d @- <<-EOF | jq\n{\n\"a\":1}\n\tEOF\n",
        "curl https://h.example/ -d @- <<< '{\"a\":1}'",
    ] {
        sends(text, "POST", H, FORM, "{\"a\":1}");
    }
    sends(
        "curl https://h.example/ --data-binary @- <<EOF\n{\"a\":\"\\$x\"}\nEOF",
        "POST",
        H,
        FORM,
        "{\"a\":\"$x\"}\n",
    );
}

#[test]
fn a_url_without_a_scheme_is_http() {
    sends("curl h.example", "GET", "http://h.example", "", "");
}
