use crate::diagnose::parse;

fn keys(text: &str) -> [alloc::string::String; 3] {
    let keys = parse(text).unwrap().keys;
    [keys.secret_id, keys.secret_key, keys.token]
        .map(|key| key.map(|key| key.as_str().into()).unwrap_or_default())
}

#[test]
fn keys_are_found_by_the_names_of_both_vendors() {
    for text in [
        "export TENCENTCLOUD_SECRET_ID=AKIDEXAMPLE\nexport TENCENTCLOUD_SECRET_KEY=KeyExample0\nexport TENCENTCLOUD_TOKEN=TokenExample\ncurl https://h.example",
        "const c = { secretId: 'AKIDEXAMPLE', secretKey: \"KeyExample0\", token: x, securityToken: 'TokenExample' }\nfetch('https://h.example')",
        "secret_id = \"AKIDEXAMPLE\"\nsecret_key=\"KeyExample0\"\nsession-token: TokenExample\nAuthorization: TC3-HMAC-SHA256 x",
        "ALIBABA_CLOUD_ACCESS_KEY_ID=AKIDEXAMPLE ALIBABA_CLOUD_ACCESS_KEY_SECRET=KeyExample0 ALIBABA_CLOUD_SECURITY_TOKEN=TokenExample curl https://h.example",
        "accessKeyId: AKIDEXAMPLE\naccessKeySecret: KeyExample0\nx-acs-security-token: TokenExample\n",
    ] {
        assert_eq!(
            keys(text),
            ["AKIDEXAMPLE", "KeyExample0", "TokenExample"],
            "{text}"
        );
    }
}

#[test]
fn a_key_with_a_blank_keeps_it() {
    assert_eq!(
        keys("secretKey = 'KeyExample0 '\ncurl https://h.example")[1],
        "KeyExample0 "
    );
}

#[test]
fn the_request_itself_has_an_id_and_a_token() {
    assert_eq!(
        keys(
            "curl https://h.example -H 'Authorization: TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2026-01-02/cvm/tc3_request, Signature=0' -H 'X-TC-Token: a+b'"
        ),
        ["AKIDEXAMPLE", "", "a+b"]
    );
    assert_eq!(
        keys("https://h.example/?SecretId=AKIDEXAMPLE&Token=a%2Bb&Signature=x"),
        ["AKIDEXAMPLE", "", "a+b"]
    );
    assert_eq!(
        keys("Action=A&SecretId=AKIDEXAMPLE&Signature=x"),
        ["AKIDEXAMPLE", "", ""]
    );
}

#[test]
fn variables_places_and_what_the_body_holds_are_no_keys() {
    for text in [
        "secretKey: process.env.SECRET_KEY_OF_MINE\ncurl https://h.example",
        "SECRET_KEY=$KEY_EXAMPLE_0000 curl https://h.example",
        "secretKey: '<your secret key>'\ncurl https://h.example",
        "secretKey = os.environ['SECRET_KEY_EXAMPLE']\ncurl https://h.example",
        "secretKey = \"${KEY_EXAMPLE_0}\"\ncurl https://h.example",
        "secretKey: '****************'\ncurl https://h.example",
        "curl https://h.example -d '{\"SecretKey\":\"NoKeyAtAll0000\"}'",
        "secretKey\ncurl https://h.example",
    ] {
        assert_eq!(keys(text)[1], "", "{text}");
    }
}

#[test]
fn no_key_is_printed() {
    let request = parse("secretKey: 'KeyExample0'\ncurl https://h.example").unwrap();
    assert!(!alloc::format!("{request:?}").contains("KeyExample0"));
}
