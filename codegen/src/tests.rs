use super::*;

fn echo(target: &str) -> CodeRequest {
    CodeRequest {
        target: target.into(),
        system: "tencent".into(),
        service: "local".into(),
        version: "2026-01-01".into(),
        action: "Echo".into(),
        params: Some(r#"{"A":"b"}"#.into()),
        ..CodeRequest::default()
    }
}

fn fault_of(request: CodeRequest) -> (String, String) {
    let error = generate(&request).err().unwrap();
    assert_eq!(error.kind(), ErrorKind::Input);
    (error.code().into_owned(), error.parameter().to_owned())
}

#[test]
fn every_target_fills_its_templates_for_each_system() {
    for target in targets::TARGETS {
        for (system, action, region) in [
            ("tencent", "Echo", "ap-guangzhou"),
            ("aliyun", "GetFunction", "cn-hangzhou"),
            ("guance", "executeFunction", ""),
        ] {
            if !target.systems().contains(&system) {
                continue;
            }
            let code = generate(&CodeRequest {
                system: system.into(),
                action: action.into(),
                region: region.into(),
                ..echo(target.id)
            });
            let code = code.unwrap_or_else(|error| panic!("{} {system}: {error}", target.id));
            assert!(!code.contains("{{"), "{} {system}: {code}", target.id);
            assert!(!code.contains("}}"), "{} {system}: {code}", target.id);
        }
    }
}

#[test]
fn only_the_address_depends_on_the_proxy() {
    for id in [
        "curl", "python", "node", "go", "java", "php", "csharp", "cpp", "ruby",
    ] {
        let plain = generate(&echo(id)).unwrap();
        let proxied = generate(&CodeRequest {
            proxy: "http://127.0.0.1:1/".into(),
            ..echo(id)
        });
        let host = "local.tencentcloudapi.com";
        assert_eq!(
            proxied.unwrap(),
            plain.replace(
                &["https://", host].concat(),
                &["http://127.0.0.1:1/", host].concat()
            ),
            "{id}"
        );
    }
}

#[test]
fn what_cannot_be_written_is_refused() {
    let code = |code: &str, parameter: &str| (["ClientError.", code].concat(), parameter.into());
    assert_eq!(fault_of(echo("pascal")), code("UnknownValue", "target"));
    assert_eq!(
        fault_of(CodeRequest {
            system: "aws".into(),
            ..echo("curl")
        }),
        code("UnknownValue", "system")
    );
    assert_eq!(
        fault_of(CodeRequest {
            system: "guance".into(),
            ..echo("ruby")
        }),
        code("UnknownValue", "target")
    );
    for name in ["service", "version", "action"] {
        let mut request = echo("curl");
        match name {
            "service" => request.service.clear(),
            "version" => request.version.clear(),
            _ => request.action.clear(),
        }
        assert_eq!(fault_of(request), code("MissingParameter", name));
    }
    assert_eq!(
        fault_of(CodeRequest {
            proxy: "http://127.0.0.1:1".into(),
            ..echo("python-sdk")
        }),
        code("InvalidProxy", "proxy")
    );
    assert_eq!(
        fault_of(CodeRequest {
            body: Some("\0".into()),
            ..echo("curl")
        }),
        code("InvalidCharacter", "body")
    );
    assert_eq!(
        fault_of(CodeRequest {
            action: "System.exit()".into(),
            ..echo("java-sdk")
        }),
        code("InvalidCharacter", "action")
    );
    assert_eq!(
        fault_of(CodeRequest {
            params: Some("[1]".into()),
            ..echo("go-sdk")
        }),
        code("NotSerializable", "params")
    );
    assert_eq!(
        fault_of(CodeRequest {
            method: "GET".into(),
            body: Some("{}".into()),
            ..echo("node")
        }),
        code("BodyNotAllowed", "body")
    );
}

#[test]
fn the_one_service_whose_name_is_a_word_of_python_has_another() {
    let code = |target| {
        let request = CodeRequest {
            service: "as".into(),
            version: "2018-04-19".into(),
            action: "DescribeAccountLimits".into(),
            ..echo(target)
        };
        generate(&request).unwrap()
    };
    assert!(
        code("python-sdk")
            .contains("from tencentcloud.autoscaling.v20180419 import autoscaling_client, models")
    );
    assert!(code("python-sdk").contains("'as.tencentcloudapi.com'"));
    assert!(code("java-sdk").contains("com.tencentcloudapi.as.v20180419.AsClient"));
}

proptest::proptest! {
    #[test]
    fn any_text_is_answered_with_code_or_a_coded_error(
        target in "(curl|python|java-sdk|tc3fetch-node|hoppscotch|[a-z]{0,4})",
        system in "(tencent|aliyun|guance|x)",
        fields in "[a-z0-9./\\x01'{}-]{0,6}",
        params in "(?s:[a-z0-9\n\\\\{}\"!: ]{0,60})",
    ) {
        let request = serde_json::json!({ "target": target, "system": system, "service": fields, "version": fields, "action": fields, "path": fields, "params": params });
        let answer: serde_json::Value = serde_json::from_str(&answer(&request.to_string())).unwrap();
        let fault = answer["fault"].as_str();
        proptest::prop_assert!(answer["text"].is_string() != fault.is_some_and(|code| !code.is_empty()));
    }

    #[test]
    fn what_is_anything_is_code_or_a_coded_error(service in "(?s:.){0,12}", action in "[ -~]{0,12}", path in "/[ -~]{0,8}", body in "(?s:.){0,20}") {
        for target in targets::TARGETS {
            let code = generate(&CodeRequest {
                service: service.clone(),
                action: action.clone(),
                path: path.clone(),
                body: Some(body.clone()),
                ..echo(target.id)
            });
            let error = code.err();
            proptest::prop_assert!(error.is_none_or(|error| error.code().starts_with("ClientError.")));
        }
    }
}

#[test]
fn a_query_is_never_dropped_in_silence() {
    let list = |target, action: &str, params: Option<&'static str>| {
        generate(&CodeRequest {
            system: "aliyun".into(),
            version: "2023-03-30".into(),
            action: action.into(),
            region: "cn-hangzhou".into(),
            method: "GET".into(),
            query: Vec::from([("limit".into(), "5".into())]),
            params: params.map(Into::into),
            ..echo(target)
        })
        .unwrap()
    };
    assert!(list("tc3fetch-node", "ListFunctions", None).contains("['limit', '5']"));
    let typed = list("tc3fetch-node", "ListFunctions", Some("{\"limit\":5}"));
    assert!(typed.contains("limit: 5,") && typed.contains("listFunctions(params, config)"));
    let request = CodeRequest {
        system: "guance".into(),
        action: "listFunctions".into(),
        query: Vec::from([("funcTitle".into(), "x".into())]),
        params: None,
        ..echo("tc3fetch-node")
    };
    assert_eq!(
        fault_of(request),
        ("ClientError.MissingParameter".into(), "params".into())
    );
}

#[test]
fn a_body_that_was_given_for_itself_is_sent_as_it_is() {
    let request = CodeRequest {
        params: None,
        body: Some("{ \"A\": 1 }\n".into()),
        ..echo("tc3fetch-node")
    };
    let code = generate(&request).unwrap();
    assert!(code.contains(r#"body: '{ "A": 1 }\n'"#), "{code}");
}
