use super::*;

/// A value, written as the member of an object.
fn member(language: Language, value: &str) -> Option<String> {
    let [before, after] = match language {
        Language::Python => ["{\n    'a': ", ",\n}"],
        _ => ["{\n  a: ", ",\n}"],
    };
    let code = literal(language, &format!("{{\"a\":{value}}}"))?;
    let value = code.strip_prefix(before)?.strip_suffix(after)?;
    Some(value.to_owned())
}

#[test]
fn objects_are_written_as_a_person_would() {
    let text = r#"{"A":[1,true,null,{"b-c":"d"}],"e":{},"f":[]}"#;
    assert_eq!(
        literal(Language::JavaScript, text).unwrap(),
        "{\n  A: [\n    1,\n    true,\n    null,\n    {\n      'b-c': 'd',\n    },\n  ],\n  e: {},\n  f: [],\n}"
    );
    assert_eq!(
        literal(Language::Python, text).unwrap(),
        "{\n    'A': [\n        1,\n        True,\n        None,\n        {\n            'b-c': 'd',\n        },\n    ],\n    'e': {},\n    'f': [],\n}"
    );
}

#[test]
fn a_member_named_proto_stays_a_member() {
    let text = r#"{"__proto__":1,"1a":2,"":3}"#;
    assert_eq!(
        literal(Language::JavaScript, text).unwrap(),
        "{\n  ['__proto__']: 1,\n  '1a': 2,\n  '': 3,\n}"
    );
}

#[test]
fn numbers_keep_their_digits() {
    for (text, code) in [
        ("9007199254740991", "9007199254740991"),
        ("9007199254740992", "9007199254740992n"),
        ("-12345678901234567890", "-12345678901234567890n"),
        ("1.5e+30", "1.5e+30"),
        ("0.10E-05", "0.10E-05"),
    ] {
        assert_eq!(member(Language::JavaScript, text).unwrap(), code);
        assert_eq!(member(Language::Python, text).unwrap(), text);
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
        assert_eq!(member(Language::JavaScript, text), None, "{text}");
        assert_eq!(literal(Language::JavaScript, text), None, "{text}");
    }
    assert_eq!(literal(Language::JavaScript, "{} {}"), None);
    assert_eq!(literal(Language::JavaScript, "{}\u{a0}"), None);
}

#[test]
fn members_keep_their_order_and_none_is_dropped() {
    let text = " {\"b\" : 1,\r\n\t\"a\":2, \"b\":3 }\n";
    assert_eq!(
        literal(Language::JavaScript, text).unwrap(),
        "{\n  b: 1,\n  a: 2,\n  b: 3,\n}"
    );
}

#[test]
fn an_object_is_an_object_whatever_its_members_are_called() {
    let text = r#"{"$serde_json::private::Number":"1","$serde_json::private::RawValue":"[]"}"#;
    assert_eq!(
        literal(Language::JavaScript, text).unwrap(),
        "{\n  '$serde_json::private::Number': '1',\n  '$serde_json::private::RawValue': '[]',\n}"
    );
}

#[test]
fn only_an_object_is_a_set_of_parameters() {
    for text in ["null", "1", "\"a\"", "[]", "[{}]"] {
        assert_eq!(literal(Language::Python, text), None, "{text}");
    }
}

#[test]
fn what_is_nested_deeper_than_the_limit_is_refused() {
    let nested = |depth| format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
    assert!(literal(Language::Python, &nested(64)).is_some());
    assert_eq!(literal(Language::Python, &nested(65)), None);
    assert_eq!(literal(Language::Python, &nested(10_000)), None);
    assert_eq!(literal(Language::Python, &"{\"a\":".repeat(10_000)), None);
}

proptest::proptest! {
    #[test]
    fn strings_are_read_as_json_writes_them(text in "(?s:.){0,40}") {
        let json = serde_json::to_string(&text).unwrap();
        let expected = literal::literal(Language::Python, &text);
        proptest::prop_assert_eq!(member(Language::Python, &json), Some(expected));
    }

    #[test]
    fn numbers_are_those_of_json(text in "-?[0-9]{0,3}\\.?[0-9]{0,2}([eE][+-]?[0-9]{0,2})?") {
        let is_json = serde_json::from_str::<serde_json::Number>(&text).is_ok();
        proptest::prop_assert_eq!(member(Language::Python, &text).is_some(), is_json, "{}", text);
    }

    #[test]
    fn what_is_written_was_json(text in "\\{[\\[\\]{}\",:\\\\ a-fnrtu0-9.eE+-]{0,60}\\}") {
        let is_json = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        proptest::prop_assert_eq!(literal(Language::Python, &text).is_some(), is_json, "{}", text);
    }
}
