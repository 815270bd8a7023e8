use super::*;

#[test]
fn objects_are_written_as_a_person_would() {
    let value = Json::parse(r#"{"A":[1,true,null,{"b-c":"d"}],"e":{},"f":[]}"#).unwrap();
    assert_eq!(
        value.literal(Language::JavaScript),
        "{\n  A: [\n    1,\n    true,\n    null,\n    {\n      'b-c': 'd',\n    },\n  ],\n  e: {},\n  f: [],\n}"
    );
    assert_eq!(
        value.literal(Language::Python),
        "{\n    'A': [\n        1,\n        True,\n        None,\n        {\n            'b-c': 'd',\n        },\n    ],\n    'e': {},\n    'f': [],\n}"
    );
}

#[test]
fn a_member_named_proto_stays_a_member() {
    let value = Json::parse(r#"{"__proto__":1,"1a":2,"":3}"#).unwrap();
    assert_eq!(
        value.literal(Language::JavaScript),
        "{\n  ['__proto__']: 1,\n  '1a': 2,\n  '': 3,\n}"
    );
}

#[test]
fn integers_keep_their_digits() {
    for (text, code) in [
        ("9007199254740991", "9007199254740991"),
        ("9007199254740992", "9007199254740992n"),
        ("-12345678901234567890", "-12345678901234567890n"),
        ("1.5e+30", "1.5e+30"),
    ] {
        let value = Json::parse(text).unwrap();
        assert_eq!(value.literal(Language::JavaScript), code);
        assert_eq!(value.literal(Language::Python), text);
    }
}

#[test]
fn what_is_no_json_is_not_read() {
    for text in [
        "",
        "{",
        "[1,]",
        "{a:1}",
        "{\"a\"}",
        "01",
        "1.",
        ".5",
        "1e",
        "+1",
        "--1",
        "tru",
        "\"",
        "\"\n\"",
        "\"\\x\"",
        "\"\\ud83d\"",
        "\"\\ud83d\\u0041\"",
        "1 2",
        "[1}",
        "nullnull",
        "'a'",
    ] {
        assert_eq!(Json::parse(text), None, "{text}");
    }
    let deep = "[".repeat(10_000);
    assert_eq!(Json::parse(&deep), None);
}

proptest::proptest! {
    #[test]
    fn strings_are_read_as_serde_reads_them(text in "(?s:.){0,40}") {
        let json = serde_json::to_string(&text).unwrap();
        proptest::prop_assert_eq!(Json::parse(&json), Some(Json::Text(text)));
    }

    #[test]
    fn numbers_are_those_of_json(text in "-?[0-9]{0,3}\\.?[0-9]{0,2}([eE][+-]?[0-9]{0,2})?") {
        let is_json = serde_json::from_str::<serde_json::value::Value>(&text).is_ok();
        proptest::prop_assert_eq!(Json::parse(&text).is_some(), is_json, "{}", text);
    }

    #[test]
    fn nothing_makes_it_panic(text in "[\\[\\]{}\",:\\\\ a-fnrtu0-9.eE+-]{0,60}") {
        let _ = Json::parse(&text);
    }
}
