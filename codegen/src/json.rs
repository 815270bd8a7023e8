//! A request and its answer as JSON: what crosses the border of an engine.
//!
//! Code that serde derives for the request would be a tenth of the engine.

use serde::de::Error as _;
use serde::ser::Serializer;
use serde_json::value::RawValue;

use crate::generate;
use crate::members::Members;
use crate::request::CodeRequest;
use crate::rules::{Fault, refusal};

/// Answers a request in JSON with `{"text": …}`, the code, or with the fault's number,
/// the parameter at fault and what the fault's text has places for. The caller has the texts.
///
/// The request's members are those of [`CodeRequest`] in camel case. Names and values of the
/// query and of the headers take turns in one list.
pub fn answer(request: &str) -> String {
    let request = read(request).map_err(|_| {
        let expected = "the JSON of a request for code";
        refusal(Fault::WrongType, "request", [expected, "another text"])
    });
    match request.and_then(|request| generate(&request)) {
        Ok(code) => object(&[("text", &code)]),
        Err(error) => {
            let number = error.fault().map(|fault| (fault as u8).to_string());
            let [first, second] = error.arguments();
            object(&[
                ("fault", &number.unwrap_or_default()),
                ("parameter", error.parameter()),
                ("first", first),
                ("second", second),
            ])
        }
    }
}

fn object(members: &[(&str, &str)]) -> String {
    let mut json = Vec::new();
    let written = serde_json::Serializer::new(&mut json).collect_map(members.iter().copied());
    // Texts can always be written, and as UTF-8.
    written.map_or(String::new(), |()| {
        String::from_utf8(json).unwrap_or_default()
    })
}

fn read(json: &str) -> serde_json::Result<CodeRequest> {
    let mut request = CodeRequest::default();
    let Members(members) = serde_json::from_str(json)?;
    for (name, value) in members {
        let field = match &*name {
            "target" => &mut request.target,
            "system" => &mut request.system,
            "service" => &mut request.service,
            "version" => &mut request.version,
            "action" => &mut request.action,
            "region" => &mut request.region,
            "host" => &mut request.host,
            "method" => &mut request.method,
            "path" => &mut request.path,
            "contentType" => &mut request.content_type,
            "language" => &mut request.language,
            "proxy" => &mut request.proxy,
            "body" => request.body.insert(String::new()),
            "params" => request.params.insert(String::new()),
            "query" => {
                request.query = pairs(value)?;
                continue;
            }
            "headers" => {
                request.headers = pairs(value)?;
                continue;
            }
            _ => return Err(serde_json::Error::custom("unknown member")),
        };
        *field = text(value)?;
    }
    Ok(request)
}

fn pairs(value: &RawValue) -> serde_json::Result<Vec<(String, String)>> {
    let texts: Vec<&RawValue> = serde_json::from_str(value.get())?;
    let pairs = texts.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return Err(serde_json::Error::custom("a name without a value"));
    }
    pairs
        .map(|pair| match pair {
            [name, value] => Ok((text(name)?, text(value)?)),
            _ => Err(serde_json::Error::custom("no pair")),
        })
        .collect()
}

fn text(value: &RawValue) -> serde_json::Result<String> {
    serde_json::from_str(value.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_answered_with_code() {
        let request = r#"{"target":"tccli","system":"tencent","service":"cvm","version":"2017-03-12","action":"DescribeZones","params":"{\"A\":\"b\"}"}"#;
        let answer: serde_json::Value = serde_json::from_str(&answer(request)).unwrap();
        let text = answer["text"].as_str().unwrap();
        assert!(text.contains("tccli cvm DescribeZones"), "{text}");
    }

    #[test]
    fn every_member_is_read() {
        let json = r#"{"target":"1","system":"2","service":"3","version":"4","action":"5","region":"6","host":"7","method":"8","path":"9","contentType":"10","language":"11","proxy":"12","body":"13","params":"14","query":["15","16","17","18"],"headers":["19","\u00e9"]}"#;
        let request = read(json).unwrap();
        assert_eq!(request.content_type, "10");
        assert_eq!(request.body.as_deref(), Some("13"));
        assert_eq!(request.params.as_deref(), Some("14"));
        assert_eq!(request.query[1], ("17".into(), "18".into()));
        assert_eq!(request.headers, [("19".into(), "é".into())]);
        let rest = [
            &request.target,
            &request.system,
            &request.service,
            &request.version,
            &request.action,
            &request.region,
            &request.host,
            &request.method,
            &request.path,
            &request.language,
            &request.proxy,
        ];
        let expected = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "11", "12"];
        assert_eq!(rest, expected.map(|text| text.to_owned()).each_ref());
    }

    #[test]
    fn a_refusal_names_its_fault() {
        let request = r#"{"target":"curl","system":"aws"}"#;
        let answer: serde_json::Value = serde_json::from_str(&answer(request)).unwrap();
        assert_eq!(answer["fault"], (Fault::UnknownValue as u8).to_string());
        assert_eq!(answer["parameter"], "system");
        assert_eq!(answer["first"], "tencent, aliyun, guance");
        assert_eq!(answer["second"], "");
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for text in [
            "",
            "{",
            "null",
            "7",
            r#"{"target":7}"#,
            r#"{"query":["a"]}"#,
            r#"{"headers":["a",1]}"#,
            r#"{"body":null}"#,
            r#"{"Target":"curl"}"#,
        ] {
            let answer: serde_json::Value = serde_json::from_str(&answer(text)).unwrap();
            let number = (Fault::WrongType as u8).to_string();
            assert_eq!(answer["fault"], number, "{text}");
        }
    }
}
