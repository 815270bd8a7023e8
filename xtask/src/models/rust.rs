//! The types of a service in Rust: `src/{entry}/actions.rs`, structures of its requests,
//! answers and data, with what the model says of them.
//!
//! They are committed, since a crate that depends on this repository builds with cargo alone.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use super::typescript::facts;
use super::{Action, Member, Model, read};
use crate::run::{command, root};

/// The services that the crate has types for, and the seconds that a call of each may take
/// where they are more than usual: a function may run for 300, and its answer has to come back.
const SERVICES: [(&str, Option<u64>); 2] = [("scf", Some(310)), ("tiems", None)];

/// Structures that have the name of a type that every Rust program knows.
const RENAMED: [(&str, &str); 2] = [("Result", "InvokeResult"), ("Option", "ConfigOption")];

/// Each file and its text.
pub fn files() -> Result<Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    for (entry, path, model) in read()? {
        if let Some((_, seconds)) = SERVICES.iter().find(|(name, _)| *name == entry) {
            let text = formatted(&service(path, &model, *seconds)?)?;
            files.push((root().join(format!("src/{entry}/actions.rs")), text));
        }
    }
    Ok(files)
}

/// Writes the files where they are not what the models say.
pub fn generate() -> Result<()> {
    for (path, text) in files()? {
        if fs::read_to_string(&path).ok().as_ref() != Some(&text) {
            fs::write(&path, text).with_context(|| path.display().to_string())?;
        }
    }
    Ok(())
}

/// The text as rustfmt leaves it.
fn formatted(text: &str) -> Result<String> {
    let mut rustfmt = command("rustfmt")
        .args(["--edition", "2024"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("rustfmt is missing: `rustup component add rustfmt`")?;
    let mut input = rustfmt.stdin.take().context("rustfmt takes no text")?;
    input.write_all(text.as_bytes())?;
    drop(input);
    let output = rustfmt.wait_with_output()?;
    if !output.status.success() {
        bail!("rustfmt cannot read what was made of a model");
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn service(path: &str, model: &Model, seconds: Option<u64>) -> Result<String> {
    let inputs = model.reachable(|action| &action.input)?;
    let outputs = model.reachable(|action| &action.output)?;
    let names = Names {
        model,
        inputs: inputs.iter().copied().collect(),
        outputs: outputs.iter().copied().collect(),
    };
    let mut text = format!("// Written by `cargo xtask build` from {path}.\n\n");
    text += "use alloc::string::String;\n";
    let members = || model.objects.values().flat_map(|object| &object.members);
    if members().any(|member| member.r#type == "list") {
        text += "use alloc::vec::Vec;\n";
    }
    if members().any(|member| member.r#type == "map") {
        text += "use alloc::collections::BTreeMap;\n";
    }
    let timeout = match seconds {
        Some(seconds) => {
            text += "use core::time::Duration;\n";
            format!("const TIMEOUT: Duration = Duration::from_secs({seconds});\n")
        }
        None => String::new(),
    };
    text += "\nuse serde::{Deserialize, Serialize};\n\nuse crate::action::{Action, or_default};\n";
    for (name, action) in &model.actions {
        text += &structure(&names, &action.input, Way::In, &action_lines(model, action))?;
        text += &format!(
            "
impl Action for {} {{
    const SERVICE: &'static str = {:?};
    const VERSION: &'static str = {:?};
    const NAME: &'static str = {name:?};
    {timeout}    type Response = {};
}}
",
            names.of(&action.input, Way::In),
            model.metadata.service_short_name,
            model.metadata.api_version,
            names.of(&action.output, Way::Out),
        );
        let lines = vec![format!("What [`{name}`] answers.")];
        text += &structure(&names, &action.output, Way::Out, &lines)?;
    }
    let is_data = |name: &&&str| {
        !model
            .actions
            .values()
            .any(|a| a.input == **name || a.output == **name)
    };
    for (way, list) in [(Way::In, &inputs), (Way::Out, &outputs)] {
        for name in list.iter().filter(is_data) {
            let document = &model.object(name)?.document;
            let lines: Vec<String> = document.iter().map(|text| escaped(&text.en)).collect();
            text += &structure(&names, name, way, &lines)?;
        }
    }
    Ok(text)
}

/// Which way a structure travels: parameters lack what is optional, answers may grow.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    In,
    Out,
}

/// What objects are called in Rust.
struct Names<'a> {
    model: &'a Model,
    inputs: BTreeSet<&'a str>,
    outputs: BTreeSet<&'a str>,
}

impl Names<'_> {
    /// `InvokeRequest` is `Invoke`. A structure that goes both ways is two types, of which
    /// `{name}Input` goes in.
    fn of(&self, object: &str, way: Way) -> String {
        let mut actions = self.model.actions.iter();
        if let Some((action, _)) = actions.find(|(_, action)| action.input == object) {
            return action.clone();
        }
        let mut renamed = RENAMED.iter();
        let name = renamed.find(|(name, _)| *name == object);
        let name = name.map_or(object, |(_, name)| name);
        let goes_both_ways = self.inputs.contains(object) && self.outputs.contains(object);
        if way == Way::In && goes_both_ways {
            return format!("{name}Input");
        }
        name.to_owned()
    }

    fn value(&self, member: &Member, way: Way) -> Result<String> {
        let element = match member.member.as_str() {
            "string" | "datetime" | "datetime_iso" | "date" => "String".to_owned(),
            "int64" => "i64".to_owned(),
            "uint64" => "u64".to_owned(),
            "float" => "f64".to_owned(),
            "bool" => "bool".to_owned(),
            "any" => "serde_json::Value".to_owned(),
            object if self.model.objects.contains_key(object) => self.of(object, way),
            unknown => bail!("{}: no type in Rust for {unknown}", member.name),
        };
        Ok(match member.r#type.as_str() {
            "list" => format!("Vec<{element}>"),
            "map" => format!("BTreeMap<String, {element}>"),
            _ => element,
        })
    }
}

fn structure(names: &Names<'_>, object: &str, way: Way, lines: &[String]) -> Result<String> {
    let name = names.of(object, way);
    let members = &names.model.object(object)?.members;
    let mut text = format!("\n{}", comment(lines, ""));
    text += "#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]\n";
    let renames_all = members
        .iter()
        .all(|member| pascal_case(&snake_case(&member.name)) == member.name);
    text += match (renames_all, way) {
        (true, Way::In) => "#[serde(rename_all = \"PascalCase\")]\n",
        (true, Way::Out) => "#[serde(default, rename_all = \"PascalCase\")]\n#[non_exhaustive]\n",
        (false, Way::In) => "",
        (false, Way::Out) => "#[serde(default)]\n#[non_exhaustive]\n",
    };
    text += &format!("pub struct {name} {{\n");
    for member in members {
        let is_optional = match way {
            Way::In => !member.required,
            Way::Out => member.value_allowed_null,
        };
        let mut value = names.value(member, way)?;
        let mut serde = Vec::new();
        if !renames_all {
            serde.push(format!("rename = {:?}", member.name));
        }
        if is_optional {
            value = format!("Option<{value}>");
            if way == Way::In {
                serde.push("skip_serializing_if = \"Option::is_none\"".to_owned());
            }
        } else if way == Way::Out {
            serde.push("deserialize_with = \"or_default\"".to_owned());
        }
        text += &comment(&member_lines(member, way), "    ");
        if !serde.is_empty() {
            text += &format!("    #[serde({})]\n", serde.join(", "));
        }
        text += &format!("    pub {}: {value},\n", snake_case(&member.name));
    }
    text += "}\n";
    Ok(text)
}

fn action_lines(model: &Model, action: &Action) -> Vec<String> {
    let mut lines = vec![escaped(&action.document.en)];
    if action.destructive {
        lines.push("Can delete or stop something.".to_owned());
    }
    if let Some(rate) = action.rate_limit {
        lines.push(format!("At most {rate} calls a second."));
    }
    if let Some(url) = &action.document_url {
        lines.push(format!("See <{url}>."));
    }
    if let Some(deprecated) = &model.metadata.deprecated {
        let reason = escaped(&deprecated.reason.en);
        lines.push(format!("Retired since {}: {reason}", deprecated.since));
    }
    lines
}

/// What the model says of a member besides its type.
fn member_lines(member: &Member, way: Way) -> Vec<String> {
    let mut lines = vec![escaped(&member.document.en)];
    let facts = escaped(&facts(member));
    match &member.unit {
        _ if way == Way::In => lines.extend(Some(facts).filter(|facts| !facts.is_empty())),
        Some(unit) => lines.push(format!("Unit: {unit}.")),
        None => {}
    }
    if let Some(values) = &member.r#enum {
        let values = values.iter().map(|value| {
            let meaning = value.document().map_or(String::new(), |text| {
                format!(" ({})", escaped(text.en.trim_end_matches('.')))
            });
            format!("`{}`{meaning}", value.value())
        });
        let values: Vec<String> = values.collect();
        lines.push(format!("Values: {}.", values.join(", ")));
    }
    if member.deprecated.is_some() {
        lines.push("No longer maintained.".to_owned());
    }
    lines
}

/// A doc comment, a paragraph a line.
fn comment(lines: &[String], indent: &str) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| format!("{indent}/// {line}\n"))
        .collect();
    lines.join(&format!("{indent}///\n"))
}

/// A text of a model, in which Markdown finds no link and no HTML outside of code.
fn escaped(line: &str) -> String {
    let mut is_code = false;
    let mut text = String::new();
    for letter in line.chars() {
        is_code ^= letter == '`';
        if !is_code && matches!(letter, '[' | ']' | '<') {
            text.push('\\');
        }
        text.push(if letter == '\n' { ' ' } else { letter });
    }
    text
}

/// `FunctionName` is `function_name`, `RsgAsGroupId` is `rsg_as_group_id`, `CPU` is `cpu`.
fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut text = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let after_small = at > 0 && !letters[at - 1].is_uppercase();
        let before_small = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        if letter.is_uppercase() && at > 0 && (after_small || before_small) {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    match text.as_str() {
        "type" | "match" | "use" | "ref" | "where" | "move" => format!("r#{text}"),
        _ => text,
    }
}

/// What serde makes of a field's name.
fn pascal_case(field: &str) -> String {
    let words = field.trim_start_matches("r#").split('_');
    let words = words.map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_types_in_the_crate_are_what_the_models_say() {
        for (path, text) in files().unwrap() {
            let committed = fs::read_to_string(&path).unwrap_or_default();
            assert!(
                committed == text,
                "{} is out of date: `cargo xtask build` writes it anew",
                path.display()
            );
        }
    }

    #[test]
    fn names_are_those_of_rust_and_serde_finds_the_way_back() {
        for (name, field) in [
            ("FunctionName", "function_name"),
            ("RsgAsGroupId", "rsg_as_group_id"),
            ("CPU", "cpu"),
            ("VpcIPs", "vpc_i_ps"),
            ("Type", "r#type"),
        ] {
            assert_eq!(snake_case(name), field);
        }
        assert_eq!(pascal_case("rsg_as_group_id"), "RsgAsGroupId");
        assert_eq!(pascal_case("r#type"), "Type");
    }
}
