//! JavaScript of a service: what the checker of pkg-template/check.js reads, one function
//! an action, and the models themselves with an index for searching.

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use super::{Action, Member, Model, Text, function_name};

/// The module `{entry}-actions.js`: a constant for each object of a request, and one for
/// each action, so that a bundler keeps what is used and drops the rest.
pub fn actions(path: &str, model: &Model) -> Result<String> {
    let mut text = format!("// Written by `cargo xtask build` from {path}.\n\n");
    let requests: Vec<&str> = model
        .actions
        .values()
        .map(|action| action.input.as_str())
        .collect();
    for name in model.reachable(|action| &action.input)? {
        if !requests.contains(&name) {
            text += &format!("const {name} = {};\n", members(model, name, |_| true)?);
        }
    }
    for (name, action) in &model.actions {
        let mut spec = vec![
            format!("service: {}", json!(model.metadata.service_short_name)),
            format!("version: {}", json!(model.metadata.api_version)),
            format!("action: {}", json!(name)),
        ];
        if let Some(http) = &action.http {
            spec.push(format!("method: {}", json!(http.method)));
            spec.push(format!("path: {}", json!(http.path)));
            spec.extend(places(model, action)?);
            // What a function returns is no JSON object.
            let output = &model.object(&action.output)?.members;
            if output.iter().any(|member| member.r#type == "binary") {
                spec.push("answers: \"bytes\"".to_owned());
            }
        }
        if let Some(pagination) = &action.pagination {
            spec.push(format!("pagination: {}", json!(pagination)));
        }
        spec.push(format!(
            "params: {}",
            members(model, &action.input, |_| true)?
        ));
        text += &format!(
            "export const {} = {{ {} }};\n",
            function_name(name),
            spec.join(", ")
        );
    }
    Ok(text)
}

/// Where a REST request carries what is not a field of its JSON body, by the member's name:
/// `places: { qualifier: "query", invocationType: "header x-fc-invocation-type" }`.
fn places(model: &Model, action: &Action) -> Result<Option<String>> {
    let mut places = Map::new();
    for member in &model.object(&action.input)?.members {
        let place = match member.location.as_deref() {
            Some("body") | None if member.r#type == "binary" => "body",
            Some("body") | None => continue,
            Some(place) => place,
        };
        let named = match &member.location_name {
            Some(name) => format!("{place} {name}"),
            None => place.to_owned(),
        };
        places.insert(member.name.clone(), named.into());
    }
    Ok((!places.is_empty()).then(|| format!("places: {}", Value::Object(places))))
}

/// The members of an object as an object literal.
fn members(model: &Model, name: &str, wanted: impl Fn(&Member) -> bool) -> Result<String> {
    let mut parts = Vec::new();
    for member in &model.object(name)?.members {
        if !wanted(member) {
            continue;
        }
        let notation = json!(notation(model, member)?);
        let value = if model.objects.contains_key(&member.member) {
            format!("[{notation}, {}]", member.member)
        } else {
            notation.to_string()
        };
        parts.push(format!("{}: {value}", key(&member.name)));
    }
    Ok(match parts.as_slice() {
        [] => "{}".to_owned(),
        parts => format!("{{ {} }}", parts.join(", ")),
    })
}

/// A name as the key of an object literal.
fn key(name: &str) -> String {
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_plain {
        name.to_owned()
    } else {
        json!(name).to_string()
    }
}

/// What the checker has to know of a member, in the order in which it is written:
///
/// | part | meaning |
/// |---|---|
/// | `!` | required |
/// | `[` or `{` | a list, or a map, of what follows |
/// | `s` `i` `u` `f` `b` `x` `o` `a` | string, integer, unsigned integer, number, boolean, bytes, object, anything |
/// | `1,100` | smallest and largest number; either may be missing |
/// | `/64` | step of a number |
/// | `#1-64` | fewest and most characters; either may be missing |
/// | `@1024` | most bytes in UTF-8 |
/// | `=A\|B` | the values that it can have |
/// | `~…` | regular expression for the whole of it |
fn notation(model: &Model, member: &Member) -> Result<String> {
    let mut text = String::new();
    if member.required {
        text.push('!');
    }
    text += match member.r#type.as_str() {
        "list" => "[",
        "map" => "{",
        _ => "",
    };
    text += match member.member.as_str() {
        "string" | "datetime" | "datetime_iso" | "date" => "s",
        "int64" => "i",
        "uint64" => "u",
        "float" => "f",
        "bool" => "b",
        "binary" => "x",
        "any" => "a",
        object if model.objects.contains_key(object) => "o",
        other => bail!(
            "{}: no primitive and no object is called {other}",
            member.name
        ),
    };
    let number = |limit: Option<f64>| limit.map_or(String::new(), |limit| limit.to_string());
    if member.min.is_some() || member.max.is_some() {
        text += &format!("{},{}", number(member.min), number(member.max));
    }
    if let Some(step) = member.multiple_of {
        text += &format!("/{step}");
    }
    let length = |limit: Option<u64>| limit.map_or(String::new(), |limit| limit.to_string());
    if member.min_length.is_some() || member.max_length.is_some() {
        text += &format!(
            "#{}-{}",
            length(member.min_length),
            length(member.max_length)
        );
    }
    if let Some(bytes) = member.max_bytes {
        text += &format!("@{bytes}");
    }
    if let Some(values) = member.r#enum.as_ref().filter(|_| !member.open) {
        let values: Vec<String> = values.iter().map(|value| plain(value.value())).collect();
        if values.iter().any(|value| value.contains(['|', '~'])) {
            bail!("{}: a value has a character of the notation", member.name);
        }
        text += &format!("={}", values.join("|"));
    }
    if let Some(pattern) = &member.pattern {
        text += &format!("~{pattern}");
    }
    Ok(text)
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The module `{entry}.js` of a service of which every action is just sent.
pub fn entry(entry: &str, model: &Model) -> String {
    let mut text = format!(
        "import {{ createAction, tencent }} from \"./action.js\";
import {{ call }} from \"./index.js\";
import * as actions from \"./{entry}-actions.js\";

export {{ paginate }} from \"./action.js\";
export {{ Tc3Error }} from \"./error.js\";

const send = /* @__PURE__ */ tencent(call);
"
    );
    for name in model.actions.keys() {
        let name = function_name(name);
        text +=
            &format!("export const {name} = /* @__PURE__ */ createAction(send, actions.{name});\n");
    }
    text
}

/// The module models.js: every model as it is, and what a search looks through.
pub fn models(models: &[(&str, &str, Model)]) -> Result<String> {
    let mut text = "// Written by `cargo xtask build` from models/.\n\n".to_owned();
    let mut rows = Vec::new();
    for (entry, path, model) in models {
        let json: Value =
            serde_json::from_str(&std::fs::read_to_string(crate::run::root().join(path))?)?;
        text += &format!("export const {entry} = {json};\n");
        index(entry, model, &mut rows)?;
    }
    text += "export const searchIndex = [\n";
    for row in rows {
        text += &format!("  {row},\n");
    }
    text += "];\n";
    Ok(text)
}

/// A row for everything that has a name of its own.
fn index(entry: &str, model: &Model, rows: &mut Vec<Value>) -> Result<()> {
    let mut row = |kind: &str, name: &str, of: &str, text: &Text| {
        rows.push(json!({ "kind": kind, "service": entry, "name": name, "of": of, "en": text.en, "zh": text.zh }));
    };
    row("service", entry, "", &model.metadata.service_name);
    for (name, action) in &model.actions {
        row("action", name, "", &action.name);
        for member in &model.object(&action.input)?.members {
            row("parameter", &member.name, name, &member.document);
        }
    }
    for (name, object) in &model.objects {
        let is_structure = object.usage.is_some();
        if let Some(document) = object.document.as_ref().filter(|_| is_structure) {
            row("structure", name, "", document);
            for member in &object.members {
                row("member", &member.name, name, &member.document);
            }
        }
    }
    for (code, meaning) in &model.errors {
        row("error", code, "", meaning);
    }
    Ok(())
}
