//! The reference page of a service, docs/api/{entry}.md.

use anyhow::Result;
use serde_json::Value;

use super::{Action, Member, Model, Text, function_name, typescript::facts};

/// The text of the page.
pub fn page(entry: &str, model: &Model) -> Result<String> {
    let metadata = &model.metadata;
    let mut text = format!(
        "<!-- Written by `cargo xtask build` from models/. -->\n# {}\n\n{}\n\n`import {{ … }} from \"tc3fetch/{entry}\"`, version {}. [Document of the vendor]({}).\n",
        metadata.service_name.en, metadata.brief.en, metadata.api_version, metadata.document_url
    );
    if let Some(deprecated) = &metadata.deprecated {
        text += &format!(
            "\n**Deprecated since {}.** {}\n",
            deprecated.since, deprecated.reason.en
        );
    }
    text += &contents(model);
    for (name, action) in &model.actions {
        text += &section(name, action, model)?;
    }
    text += "\n## Data structures\n";
    for (name, object) in &model.objects {
        let is_part = model
            .actions
            .values()
            .all(|action| action.input != *name && action.output != *name);
        if is_part {
            text += &format!(
                "\n### {name}\n\n{}\n",
                object.document.as_ref().map_or("", |document| &document.en)
            );
            text += &members(&object.members, model);
        }
    }
    if !model.errors.is_empty() {
        text += "\n## Error codes\n\n| code | meaning |\n|---|---|\n";
        for (code, Text { en, .. }) in &model.errors {
            text += &format!("| `{code}` | {} |\n", cell(en));
        }
    }
    Ok(text)
}

/// The actions by group, each with a link.
fn contents(model: &Model) -> String {
    let mut text = String::new();
    let mut group = None;
    for (name, action) in &model.actions {
        let of = action.group.as_ref().map(|group| group.en.as_str());
        if of != group {
            group = of;
            text += &format!("\n{}:", of.unwrap_or("Actions"));
        }
        text += &format!(" [{}](#{})", function_name(name), name.to_lowercase());
    }
    text + "\n"
}

fn section(name: &str, action: &Action, model: &Model) -> Result<String> {
    let mut text = format!("\n## {name}\n\n{}", action.document.en);
    if let Some(url) = &action.document_url {
        text += &format!(" [Document]({url})");
    }
    text += "\n";
    if let Some(http) = &action.http {
        text += &format!("\n`{} {}`\n", http.method, http.path);
    }
    text += &members(&model.object(&action.input)?.members, model);
    let output = &model.object(&action.output)?.members;
    if !output.is_empty() {
        text += "\nAnswer:\n";
        text += &members(output, model);
    }
    if !action.errors.is_empty() {
        let codes: Vec<String> = action
            .errors
            .iter()
            .map(|code| format!("`{code}`"))
            .collect();
        text += &format!("\nErrors: {}\n", codes.join(", "));
    }
    for example in &action.examples {
        text += &format!(
            "\n{}:\n\n```js\nawait {}({}, config)\n",
            example.title.en,
            function_name(name),
            literal(&example.input)
        );
        if let Some(output) = &example.output {
            for line in literal(output).lines() {
                text += &format!("// {line}\n");
            }
        }
        text += "```\n";
    }
    Ok(text)
}

fn literal(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn members(members: &[Member], model: &Model) -> String {
    if members.is_empty() {
        return "\nNo parameters.\n".to_owned();
    }
    let mut text = "\n| name | type | |\n|---|---|---|\n".to_owned();
    for member in members {
        let mut words = vec![member.document.en.clone(), facts(member)];
        if let Some(values) = &member.r#enum {
            let values: Vec<String> = values
                .iter()
                .map(|value| match value.document() {
                    Some(document) => format!("`{}`: {}", value.value(), document.en),
                    None => format!("`{}`", value.value()),
                })
                .collect();
            let more = if member.open {
                " More are accepted."
            } else {
                ""
            };
            words.push(values.join(" ") + more);
        }
        if member.value_allowed_null {
            words.push("May be null.".to_owned());
        }
        if member.deprecated.is_some() {
            words.push("Deprecated.".to_owned());
        }
        words.retain(|word| !word.is_empty());
        let required = if member.required {
            ", **required**"
        } else {
            ""
        };
        text += &format!(
            "| `{}` | {}{required} | {} |\n",
            member.name,
            kind(member, model),
            cell(&words.join(" "))
        );
    }
    text
}

/// The type of a member, with a link to the structure that it is.
fn kind(member: &Member, model: &Model) -> String {
    // What an action answers has no heading of its own: it stands in the section of the action.
    let mut actions = model.actions.iter();
    let of_action = actions.find(|(_, action)| action.output == member.member);
    let element = if model.objects.contains_key(&member.member) {
        let heading = of_action.map_or(&member.member, |(name, _)| name);
        format!("[{}](#{})", member.member, heading.to_lowercase())
    } else {
        member.member.clone()
    };
    match member.r#type.as_str() {
        "list" => format!("{element}[]"),
        "map" => format!("map of {element}"),
        _ => element,
    }
}

/// A text within a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
