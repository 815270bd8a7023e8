//! Code that makes a call: for a shell, in the package's own words, signed by hand, with the
//! vendor's SDK, or as a script of an API client.
//!
//! | file | what it does |
//! |---|---|
//! | [`targets`] | the table of what can be written, with the template of each system |
//! | [`plan`] | checks a request and completes it, by the rules that `sign` has |
//! | [`json`] | reads parameters, and writes them as literals of a language |
//! | [`literal`] | writes a string so that a language reads it back, whatever is in it |
//! | [`fill`] | puts values into a template |
//!
//! The templates are files of their language in `templates/`. What a user gives gets into
//! the code as a literal, or as a name after [`names`] has looked at it: never in a comment.
//! Keys are not among the input: the code reads them from its environment.

pub mod fill;
pub mod json;
pub mod literal;
mod names;
pub mod plan;
pub mod targets;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::error::{Error, Faults};
use crate::fault::Fault;
use crate::request::query;
use crate::sign::v1::Param;
use crate::text::{concat, join};
use fill::Values;
use json::Json;
use literal::Language;
use plan::Plan;
use targets::{Kind, System, Target};

/// A request for code. Empty text is not given.
#[derive(Default)]
pub struct CodeRequest<'a> {
    /// The id of a target: `python`
    pub target: &'a str,
    /// `tencent`, `aliyun` or `guance`
    pub system: &'a str,
    /// `cvm`
    pub service: &'a str,
    /// `2017-03-12`
    pub version: &'a str,
    /// `DescribeInstances`
    pub action: &'a str,
    /// `ap-guangzhou`
    pub region: &'a str,
    /// Default as in `sign`.
    pub host: &'a str,
    /// `POST`, `GET`, …
    pub method: &'a str,
    /// Percent-encoded; default `/`.
    pub path: &'a str,
    /// The Content-Type of the body.
    pub content_type: &'a str,
    /// `zh-CN` or `en-US`
    pub language: &'a str,
    /// Where the code sends to instead of to the host: `{proxy}/{host}{path}`.
    pub proxy: &'a str,
    /// The body, exactly as it is sent.
    pub body: Option<Cow<'a, str>>,
    /// The action's parameters as JSON.
    pub params: Option<Cow<'a, str>>,
    /// Flat names and values of the query, raw.
    pub query: Vec<Param<'a>>,
    /// Headers that are sent as well.
    pub headers: Vec<(&'a str, &'a str)>,
}

/// The code.
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name: what `sign` would refuse, an
/// unknown target, and what the target cannot express.
pub fn generate(request: CodeRequest<'_>) -> Result<String, Error> {
    let mut faults = Faults::default();
    let system = System::of(request.system);
    if system.is_none() {
        faults.describe(Fault::UnknownValue, "system", &["tencent, aliyun, guance"]);
    }
    let target = Target::of(request.target);
    if target.is_none() {
        faults.describe(Fault::UnknownValue, "target", &["the ids of codeTargets"]);
    }
    let (Some(system), Some(target)) = (system, target) else {
        return Err(refusal(faults));
    };
    let Some(template) = target.templates[system as usize] else {
        let of_system = concat(&["the targets of the system ", request.system]);
        faults.describe(Fault::UnknownValue, "target", &[&of_system]);
        return Err(refusal(faults));
    };
    let plan = Plan::of(request, system, &mut faults);
    faults.result()?;
    let values = values(&plan, target)?;
    Ok(fill::fill(template, &values))
}

/// The error that was recorded; there is one wherever this is asked.
fn refusal(faults: Faults) -> Error {
    match faults.result() {
        Err(error) => error,
        Ok(()) => Error::new(Fault::UnknownValue, "target", &["the ids of codeTargets"]),
    }
}

/// Everything that a template can ask for.
fn values(plan: &Plan<'_>, target: &Target) -> Result<Values, Error> {
    let mut faults = Faults::default();
    let mut values = Values::default();
    let language = target.language;
    let sends_itself = !matches!(target.kind, Kind::Sdk) && target.id != "tccli";
    if !plan.proxy.is_empty() && !sends_itself {
        // The vendor's own program chooses where it sends.
        faults.add(Fault::InvalidProxy, "proxy");
    }
    if target.kind == Kind::Command && plan.body.as_ref().is_some_and(|text| text.contains('\0')) {
        // No shell can carry NUL.
        faults.add(Fault::InvalidCharacter, "body");
    }

    let literal = |text: &str| literal::literal(language, text);
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
    // What may be absent is a section as well: nothing there means that it is left out.
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
    if let Some(body) = &plan.body {
        values.set("payload", literal(body));
    }
    if !plan.query.is_empty() {
        values.set("queryString", literal(&query::encode(&plan.query)));
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
        parameters(plan, target, &mut values, &mut faults);
    }
    names::set(plan, target, &mut values, &mut faults);
    faults.result()?;
    Ok(values)
}

/// The parameters as a literal; where none were given, those that the body holds.
fn parameters(plan: &Plan<'_>, target: &Target, values: &mut Values, faults: &mut Faults) {
    let (name, text) = match (&plan.params, &plan.body) {
        (Some(params), _) => ("params", &**params),
        // Our own `call` and `sign` take a body as it is.
        (None, Some(body))
            if body != "{}" && target.kind == Kind::Tc3fetch && plan.system != System::Guance =>
        {
            return;
        }
        (None, Some(body)) => ("body", &**body),
        (None, None) => ("params", "{}"),
    };
    match Json::parse(text) {
        Some(object @ Json::Object(_)) => {
            values.block("params", object.literal(target.language));
            values.set("paramsJson", literal::literal(target.language, text));
        }
        _ => {
            faults.describe(Fault::NotSerializable, name, &["no JSON object"]);
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
            text.push_str(&literal::literal(
                language,
                &concat(&[name, between, value]),
            ));
        } else {
            text.push_str(&literal::literal(language, name));
            text.push_str(between);
            text.push_str(&literal::literal(language, value));
        }
        text.push_str(close);
    }
    text
}

/// The headers of Alibaba Cloud apart: those that are signed, as `name:value`, and the others.
fn curl_lines(plan: &Plan<'_>, values: &mut Values) {
    let is_signed = |header: &&(String, String)| header.0.as_bytes().starts_with(b"x-acs-");
    let signed: Vec<String> = plan
        .headers
        .iter()
        .filter(is_signed)
        .map(|(name, value)| literal::literal(Language::Bash, &concat(&[name, ":", value])))
        .collect();
    let others: Vec<_> = plan
        .headers
        .iter()
        .filter(|header| !is_signed(header))
        .cloned()
        .collect();
    if !signed.is_empty() {
        let lines: Vec<&str> = signed.iter().map(String::as_str).collect();
        values.block("acsLines", join(&lines, "\n"));
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
        text.push_str(&literal::literal(language, name.as_ref()));
        text.push_str(between);
        text.push_str(&literal::literal(language, value.as_ref()));
        text.push(',');
    }
    text
}

#[cfg(test)]
mod tests;
