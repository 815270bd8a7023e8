//! The declarations of a service's entry: interfaces of its requests, answers and data
//! structures, and its functions, with what the model says of them.

use std::collections::HashSet;

use anyhow::Result;
use serde_json::Value;

use super::{Action, Deprecated, Member, Model, function_name};

/// Which way an object travels: parameters lack what is optional, answers hold `null`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Way {
    In,
    Out,
}

/// The text of `{entry}.d.ts`. `own` is what was written by hand: it comes first, and the
/// functions and types that it declares are not declared again.
pub fn declarations(entry: &str, model: &Model, own: &str) -> Result<String> {
    let inputs = model.reachable(|action| &action.input)?;
    let outputs = model.reachable(|action| &action.output)?;
    let is_tencent = model.metadata.protocol == "tencent";
    let mut text = if own.is_empty() {
        format!(
            "/**\n * `tc3fetch/{entry}`: {}, typed.\n *\n * @module tc3fetch/{entry}\n */\n",
            model.metadata.service_name.en
        ) + "import type { Action, PagedAction } from \"./models/action.js\";\n\nexport * from \"./models/action.js\";\nexport { paginate } from \"./models/action.js\";\nexport { Tc3Error } from \"./index.js\";\n"
    } else {
        own.to_owned()
    };
    let names = Names::new(model, &inputs, &outputs, false);
    let how = if model.metadata.protocol == "aliyun-roa" {
        ", FcConfig, FcOptions"
    } else {
        ""
    };
    for (name, action) in &model.actions {
        let function = function_name(name);
        let words = [
            format!("const {function}:"),
            format!("function {function}("),
            format!("function {function}<"),
        ];
        if words.iter().any(|words| own.contains(words.as_str())) {
            continue;
        }
        let (params, answer) = (
            names.of(&action.input, Way::In),
            names.of(&action.output, Way::Out),
        );
        let kind = match &action.pagination {
            Some(pagination) => {
                let items = pagination
                    .get("items")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let entry = format!("NonNullable<{answer}[{items:?}]>[number]");
                format!("PagedAction<{params}, {answer}, {entry}{how}>")
            }
            None => format!("Action<{params}, {answer}{how}>"),
        };
        text += &format!(
            "\n{}export const {function}: {kind};\n",
            comment(&action_lines(model, action, &function), "")
        );
    }
    text += &interfaces(&names, &inputs, &outputs, own, is_tencent)?;
    Ok(text)
}

/// The interfaces of all objects, but for those that were written by hand.
pub(super) fn interfaces(
    names: &Names<'_>,
    inputs: &[&str],
    outputs: &[&str],
    own: &str,
    is_tencent: bool,
) -> Result<String> {
    let mut text = String::new();
    for way in [Way::In, Way::Out] {
        let list = if way == Way::In { inputs } else { outputs };
        for &object in list {
            let name = names.of(object, way);
            let is_known = way == Way::Out
                && names.inputs.contains(object)
                && name == names.of(object, Way::In);
            if is_known || own.contains(&format!("interface {name} ")) {
                continue;
            }
            text += &interface(names, object, &name, way, is_tencent)?;
        }
    }
    Ok(text)
}

/// What objects are called in TypeScript.
pub(super) struct Names<'a> {
    model: &'a Model,
    requests: HashSet<&'a str>,
    inputs: HashSet<&'a str>,
    outputs: HashSet<&'a str>,
    /// Whether a parameter takes other values than those that are listed.
    is_open: bool,
}

impl<'a> Names<'a> {
    pub(super) fn new(
        model: &'a Model,
        inputs: &[&'a str],
        outputs: &[&'a str],
        is_open: bool,
    ) -> Self {
        let requests = model.actions.values().map(|action| action.input.as_str());
        Self {
            model,
            requests: requests.collect(),
            inputs: inputs.iter().copied().collect(),
            outputs: outputs.iter().copied().collect(),
            is_open,
        }
    }

    /// `CreateServiceRequest` is `CreateServiceParams`. A structure that goes both ways is
    /// two types, for what must be given and what may be null are two things.
    pub(super) fn of(&self, object: &str, way: Way) -> String {
        let is_request = self.requests.contains(object);
        if let Some(stem) = object.strip_suffix("Request").filter(|_| is_request) {
            return self.free(format!("{stem}Params"));
        }
        let goes_both_ways = self.inputs.contains(object) && self.outputs.contains(object);
        if way == Way::In && goes_both_ways {
            return self.free(format!("{object}Input"));
        }
        object.to_owned()
    }

    /// A name that the model has not given to another object.
    fn free(&self, mut name: String) -> String {
        while self.model.objects.contains_key(&name) {
            name.push('_');
        }
        name
    }

    fn value(&self, member: &Member, way: Way) -> String {
        let element = match &member.r#enum {
            Some(values) => {
                let values: Vec<String> = values
                    .iter()
                    .map(|value| value.value().to_string())
                    .collect();
                let is_text = member.r#type == "string" || member.member == "string";
                let more = if is_text {
                    " | (string & {})"
                } else {
                    " | number"
                };
                // A service may come to answer more than its document knows.
                let is_open = member.open || self.is_open || way == Way::Out;
                values.join(" | ") + if is_open { more } else { "" }
            }
            None => match member.member.as_str() {
                "string" | "datetime" | "datetime_iso" | "date" => "string".to_owned(),
                "int64" | "uint64" if way == Way::In => "number | bigint".to_owned(),
                "int64" | "uint64" | "float" => "number".to_owned(),
                "bool" => "boolean".to_owned(),
                "binary" if way == Way::In => "string | Uint8Array".to_owned(),
                "binary" => "Uint8Array".to_owned(),
                "any" => "unknown".to_owned(),
                object => self.of(object, way),
            },
        };
        let grouped = if element.contains(" | ") {
            format!("({element})")
        } else {
            element.clone()
        };
        match member.r#type.as_str() {
            "list" => format!("{grouped}[]"),
            "map" => format!("Record<string, {element}>"),
            _ => element,
        }
    }
}

fn interface(
    names: &Names<'_>,
    object: &str,
    name: &str,
    way: Way,
    is_tencent: bool,
) -> Result<String> {
    let object = names.model.object(object)?;
    let document = object.document.as_ref().map_or("", |document| &document.en);
    let mut text = format!(
        "\n{}export interface {name} {{\n",
        comment(&[document.to_owned()], "")
    );
    let mut seen = HashSet::new();
    for member in object
        .members
        .iter()
        .filter(|member| seen.insert(&member.name))
    {
        // The documents of Tencent Cloud list what an answer holds, and say of each whether it may be null.
        let is_present = match way {
            Way::In => member.required,
            Way::Out => is_tencent || member.output_required,
        };
        let mut value = names.value(member, way);
        if way == Way::Out && member.value_allowed_null {
            value += " | null";
        }
        if way == Way::In && !is_present {
            // For `exactOptionalPropertyTypes`: undefined is as good as absent.
            value += " | undefined";
        }
        let key = if member.name.contains(['-', '.']) {
            format!("{:?}", member.name)
        } else {
            member.name.clone()
        };
        text += &comment(&member_lines(member, way), "  ");
        text += &format!("  {key}{}: {value};\n", if is_present { "" } else { "?" });
    }
    text += "}\n";
    Ok(text)
}

fn action_lines(model: &Model, action: &Action, function: &str) -> Vec<String> {
    let mut lines = vec![action.document.en.clone()];
    if action.destructive {
        lines.push("Can delete or stop something.".to_owned());
    }
    if let Some(rate) = action.rate_limit {
        lines.push(format!("At most {rate} calls a second."));
    }
    if let Some(url) = &action.document_url {
        lines.push(format!("@see {url}"));
    }
    if let Some(Deprecated { since, reason }) = &model.metadata.deprecated {
        lines.push(format!("@deprecated since {since}: {}", reason.en));
    }
    if let Some(example) = action.examples.first() {
        lines.push("@example".to_owned());
        let input = literal(&example.input);
        lines.push(format!("const answer = await {function}({input}, config);"));
    }
    lines
}

/// A value of JSON as code in one line: names that need no quotes have none.
fn literal(value: &Value) -> String {
    match value {
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(name, value)| format!("{}: {}", key(name), literal(value)))
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(literal).collect();
            format!("[{}]", items.join(", "))
        }
        _ => value.to_string(),
    }
}

fn key(name: &str) -> String {
    let is_plain = name
        .chars()
        .all(|character| character.is_ascii_alphanumeric());
    if is_plain && name.starts_with(|character: char| character.is_ascii_alphabetic()) {
        name.to_owned()
    } else {
        format!("{name:?}")
    }
}

/// What the model says of a member besides its type.
fn member_lines(member: &Member, way: Way) -> Vec<String> {
    let mut lines = vec![member.document.en.clone()];
    let facts = facts(member);
    if !facts.is_empty() && way == Way::In {
        lines.push(facts);
    } else if let Some(unit) = &member.unit {
        lines.push(format!("Unit: {unit}."));
    }
    if member.deprecated.is_some() {
        lines.push("@deprecated".to_owned());
    }
    lines
}

/// Unit, limits, pattern and default of a member, as a sentence.
pub fn facts(member: &Member) -> String {
    let mut parts = Vec::new();
    if let Some(unit) = &member.unit {
        parts.push(format!("unit: {unit}"));
    }
    parts.extend(member.limits.iter().cloned());
    if let Some(pattern) = &member.pattern {
        parts.push(format!("`{pattern}`"));
    }
    if let Some(default) = &member.default {
        let default = match default {
            Value::String(text) => format!("{text:?}"),
            other => other.to_string(),
        };
        parts.push(format!("default {default}"));
    }
    let Some((first, rest)) = parts.split_first() else {
        return String::new();
    };
    let mut letters = first.chars();
    let first = letters.next().map_or(String::new(), |letter| {
        letter.to_uppercase().to_string() + letters.as_str()
    });
    [&[first], rest].concat().join(", ") + "."
}

/// A comment; what would end it early is taken apart.
pub(super) fn comment(lines: &[String], indent: &str) -> String {
    let lines: Vec<String> = lines
        .iter()
        .flat_map(|line| line.lines())
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.replace("*/", "* /"))
        .collect();
    match lines.as_slice() {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let body: Vec<String> = lines
                .iter()
                .map(|line| format!("{indent} * {line}\n"))
                .collect();
            format!("{indent}/**\n{}{indent} */\n", body.concat())
        }
    }
}
