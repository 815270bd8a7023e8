use super::super::tests::{message, shown};
use crate::diagnose::{Format, parse};

#[track_caller]
fn sends(text: &str, headers: &str, body: &str) {
    let (m, u, h, b) = shown(text);
    assert_eq!(
        (&*m, &*u, &*h, &*b),
        ("POST", "https://h.example/", headers, body),
        "{text}"
    );
}

const HEADERS: &str = "A: b\nContent-Type: application/json";

#[test]
fn what_browsers_copy_is_read() {
    let text = "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\r\n$session.UserAgent = \"Mozilla/5.0 (X)\"\r\nInvoke-WebRequest -UseBasicParsing -Uri \"https://h.example/\" `\r\n-Method \"POST\" `\r\n-WebSession $session `\r\n-Headers @{\r\n\"authority\"=\"h.example\"\r\n  \"method\"=\"POST\"\r\n  \"A\"=\"b\"\r\n} `\r\n-ContentType \"application/json\" `\r\n-Body ([System.Text.Encoding]::UTF8.GetBytes(\"{`\"a`\":`\"`$x $([char]26410)$([char]55357)$([char]56832)`n\\n`\"}\"))";
    sends(text, HEADERS, "{\"a\":\"$x 未\u{1f600}\n\\n\"}");
    assert_eq!(parse(text).unwrap().format, Some(Format::PowerShell));
}

#[test]
fn what_people_write_is_read() {
    for text in [
        "Invoke-RestMethod -Uri https://h.example/ -Method Post -Headers @{ A = 'b' } -ContentType 'application/json' -Body '{\"a\":\"b''c\"}'",
        "$body = @'\n{\"a\":\"b'c\"}\n'@\n$headers = @{\n  'A' = 'b'\n}\n$response = Invoke-RestMethod 'https://h.example/' -Method 'POST' -Headers $headers -Body $body -ContentType application/json\n$response | ConvertTo-Json",
        "$headers = New-Object \"System.Collections.Generic.Dictionary[[String],[String]]\"\n$headers.Add(\"A\", \"b\")\n$headers[\"Content-Type\"] = \"application/json\"\n\n$body = @\"\r\n{`\"a`\":`\"b'c`\"}\r\n\"@\r\n\n$response = Invoke-RestMethod 'https://h.example/' -Method 'POST' -Headers $headers -Body $body",
        "$params = @{ Uri = \"https://h.example/\"; Method = \"POST\"; Headers = @{A=\"b\"}; ContentType = \"application/json\"; Body = \"{\"\"a\"\":\"\"b'c\"\"}\" }\nInvoke-WebRequest @params",
        "irm https://h.example/ -Method:post -Body \"{`\"a`\":`\"b'c`\"}\" -Headers ([ordered]@{ \"A\" = \"b\"; \"Content-Type\" = \"application/json\" }) -SkipCertificateCheck",
    ] {
        sends(text, HEADERS, "{\"a\":\"b'c\"}");
    }
}

#[test]
fn a_body_that_would_have_to_be_computed_is_missing() {
    for body in [
        "$body",
        "($x | ConvertTo-Json)",
        "(Get-Content a.json)",
        "@{ a = 1; b = 2 }",
    ] {
        let text = ["iwr https://h.example/ -Method POST -Headers @{A='b'} -ContentType application/json -Body ", body].concat();
        sends(&text, HEADERS, "?");
    }
}

#[test]
fn a_body_without_a_type_is_a_form() {
    sends(
        "Invoke-WebRequest https://h.example/ -Method POST -Body 'a=b'",
        "Content-Type: application/x-www-form-urlencoded",
        "a=b",
    );
}

#[test]
fn curl_has_the_words_of_powershell() {
    for text in [
        "curl -X POST 'https://h.example/' `\n  -H 'A: b' `\n  -H \"Content-Type: application/json\" `\n  --data-raw '{\"a\":\"b''c\"}'",
        "PS C:\\> curl.exe -X POST https://h.example/ -H 'A: b' -H 'Content-Type: application/json' -d '{\\\"a\\\":\\\"b''c\\\"}'",
        "curl.exe 'https://h.example/' -H 'A: b' -H 'Content-Type: application/json' -d @'\n{\"a\":\"b'c\"}\n'@ | ConvertFrom-Json",
    ] {
        sends(text, HEADERS, "{\"a\":\"b'c\"}");
        assert_eq!(parse(text).unwrap().format, Some(Format::CurlPowerShell));
    }
}

#[test]
fn a_quote_that_is_not_closed_is_named() {
    let expected = "text is no request: the quote that opens in line 2 is not closed";
    assert_eq!(
        message("$a = 1\nInvoke-WebRequest \"https://h.example"),
        expected
    );
    assert_eq!(message("curl.exe `\n 'https://h.example"), expected);
}
