//! Everything that a template can ask for.

use crate::fill::Values;
use crate::language::Language;
use crate::literal::literal;
use crate::names;
use crate::parameters;
use crate::plan::Plan;
use crate::rules::{Error, Fault, FirstFault};
use crate::system::System;
use crate::target::{Kind, Target};

/// The values of a target's template.
pub fn values(plan: &Plan<'_>, target: &Target) -> Result<Values, Error> {
    let mut faults = FirstFault::default();
    let mut values = Values::default();
    let language = target.language;
    let sends_itself = !matches!(target.kind, Kind::Sdk) && target.id != "tccli";
    if !plan.proxy.is_empty() && !sends_itself {
        // The vendor's own program chooses where it sends.
        faults.add(Fault::InvalidProxy, "proxy");
    }
    if target.kind == Kind::Command && plan.body.is_some_and(|text| text.contains('\0')) {
        // A shell cannot carry NUL.
        faults.add(Fault::InvalidCharacter, "body");
    }

    let literal = |text: &str| literal(language, text);
    for (name, text) in [
        ("service", plan.service),
        ("version", plan.version),
        ("action", plan.action),
        ("method", plan.method),
        ("path", plan.path),
        ("host", &plan.host),
        ("endpoint", &plan.endpoint),
        ("contentType", &plan.content_type),
    ] {
        values.set(name, literal(text));
    }
    // What may be absent is a section as well: without a value it is left out.
    for (name, text) in [
        ("region", plan.region),
        ("language", plan.language),
        ("proxy", plan.proxy),
    ] {
        if !text.is_empty() {
            values.set(name, literal(text));
        }
    }
    let is_get = matches!(plan.method, "GET" | "HEAD");
    // Code with tc3fetch has one template for a browser, a Worker and Node.
    if let Some(place) = target.id.strip_prefix("tc3fetch-") {
        values.flag(place, true);
    }
    values.flag("get", is_get);
    values.flag("post", !is_get);
    values.flag("head", plan.method == "HEAD");
    values.flag("hasPath", plan.path != "/");
    values.flag("ownHost", plan.has_own_host);
    let json = if is_get {
        "application/x-www-form-urlencoded"
    } else {
        "application/json; charset=utf-8"
    };
    values.flag("ownType", plan.content_type != json);
    values.flag("hasContentType", !plan.content_type.is_empty());
    if let Some(body) = plan.body {
        values.set("payload", literal(body));
    }
    if !plan.query.is_empty() {
        values.set("queryString", literal(&plan.query_string));
        values.block("query", pairs(language, &plan.query));
    }
    if !plan.headers.is_empty() {
        values.block("headers", pairs(language, &plan.headers));
        values.block("members", members(language, &plan.headers));
    }
    if language == Language::Bash {
        curl_lines(plan, &mut values);
    }

    // Only what speaks in parameters reads them: by hand, the body is signed as it is.
    if matches!(target.kind, Kind::Sdk | Kind::Tc3fetch) || target.id == "tccli" {
        set_parameters(plan, target, &mut values, &mut faults);
    }
    names::set(plan, target, &mut values, &mut faults);
    faults.result()?;
    Ok(values)
}

/// Sets the parameters as a literal; where none were given, those that the body holds.
fn set_parameters(plan: &Plan<'_>, target: &Target, values: &mut Values, faults: &mut FirstFault) {
    let (name, text) = match (plan.params, plan.body) {
        (Some(params), _) => ("params", params),
        // Our own `call` and `sign` take a body as it is.
        (None, Some(body))
            if body != "{}" && target.kind == Kind::Tc3fetch && plan.system != System::Guance =>
        {
            return;
        }
        (None, Some(body)) => ("body", body),
        (None, None) => ("params", "{}"),
    };
    match parameters::literal(target.language, text) {
        Some(object) => {
            values.block("params", object);
            values.set("paramsJson", literal(target.language, text));
        }
        None => {
            faults.describe(Fault::NotSerializable, name, ["not a JSON object", ""]);
        }
    }
}

/// Names and values, a pair a line, as elements of a list in the language.
fn pairs<S: AsRef<str>>(language: Language, pairs: &[(S, S)]) -> String {
    let [open, between, close] = match language {
        Language::Bash => ["-H ", ": ", ""],
        Language::Python => ["(", ", ", "),"],
        Language::CSharp => ["new[] { ", ", ", " },"],
        Language::Go | Language::Java | Language::Cpp => ["{", ", ", "},"],
        _ => ["[", ", ", "],"],
    };
    let mut text = String::new();
    for (index, (name, value)) in pairs.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let (name, value) = (name.as_ref(), value.as_ref());
        text.push_str(open);
        if language == Language::Bash {
            // To curl "Name:" means that there is no such header, "Name;" that it is empty.
            let between = if value.is_empty() { ";" } else { between };
            text.push_str(&literal(language, &[name, between, value].concat()));
        } else {
            text.push_str(&literal(language, name));
            text.push_str(between);
            text.push_str(&literal(language, value));
        }
        text.push_str(close);
    }
    text
}

/// Sets the headers of Alibaba Cloud in two groups: those that are signed, as `name:value`, and
/// the others.
fn curl_lines(plan: &Plan<'_>, values: &mut Values) {
    let is_signed = |header: &&(String, String)| header.0.starts_with("x-acs-");
    let signed: Vec<String> = plan
        .headers
        .iter()
        .filter(is_signed)
        .map(|(name, value)| literal(Language::Bash, &[&**name, ":", value].concat()))
        .collect();
    let others: Vec<_> = plan
        .headers
        .iter()
        .filter(|header| !is_signed(header))
        .cloned()
        .collect();
    if !signed.is_empty() {
        values.block("acsLines", signed.join("\n"));
    }
    if !others.is_empty() {
        values.block("otherHeaders", pairs(Language::Bash, &others));
    }
}

/// The same as members of an object, for the languages that have such a literal.
fn members<S: AsRef<str>>(language: Language, pairs: &[(S, S)]) -> String {
    let between = match language {
        Language::Php | Language::Ruby => " => ",
        _ => ": ",
    };
    let mut text = String::new();
    for (index, (name, value)) in pairs.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        text.push_str(&literal(language, name.as_ref()));
        text.push_str(between);
        text.push_str(&literal(language, value.as_ref()));
        text.push(',');
    }
    text
}
