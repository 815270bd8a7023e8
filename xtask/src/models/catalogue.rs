//! The declarations of a service of the vendor's catalogue, for the package of typed services
//! (`cargo xtask services`): each action with its parameters and its answer, and their interfaces.

use std::path::Path;

use anyhow::{Context, Result};

use super::typescript::{Names, Way, comment, interfaces};
use super::{Action, Model};

/// One version of one service, as its file in `catalogue/services` has it.
pub struct Service {
    model: Model,
}

impl Service {
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let model = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        Ok(Self { model })
    }

    /// The name of the service.
    pub fn title(&self) -> &str {
        &self.model.metadata.service_name.en
    }

    /// `cvm@2017-03-12`
    pub fn key(&self) -> String {
        let metadata = &self.model.metadata;
        format!("{}@{}", metadata.service_short_name, metadata.api_version)
    }

    /// The actions that a `ClientToken` makes repeatable, in the order of the model.
    pub fn with_client_token(&self) -> Result<Vec<&str>> {
        let mut found = Vec::new();
        for (name, action) in &self.model.actions {
            let members = &self.model.object(&action.input)?.members;
            let has_token = members.iter().any(|member| member.name == "ClientToken");
            if has_token && !tc3fetch::call::failure::is_read_only(name) {
                found.push(name.as_str());
            }
        }
        Ok(found)
    }

    /// The module of its types. `own` are actions of which `tc3fetch/{id}` has a function; `is_main`
    /// says whether this is the version that the service's name alone stands for.
    pub fn declarations(&self, id: &str, own: &[&str], is_main: bool) -> Result<String> {
        let model = &self.model;
        let inputs = model.reachable(|action| &action.input)?;
        let outputs = model.reachable(|action| &action.output)?;
        let names = Names::new(model, &inputs, &outputs, true);
        let mut text = "// Written by `cargo xtask services` from the vendor's model.\nimport type { Method as $Method } from \"../../tencent.js\";\n".to_owned();
        if !own.is_empty() {
            text += &format!("import type * as $own from \"tc3fetch/{id}\";\n");
        }
        let (mut actions, mut methods) = (String::new(), String::new());
        for (name, action) in &model.actions {
            let (params, answer) = (
                names.of(&action.input, Way::In),
                names.of(&action.output, Way::Out),
            );
            let function = super::function_name(name);
            let method = match own.contains(&name.as_str()) {
                true => format!("; method: typeof $own.{function}"),
                false => String::new(),
            };
            actions += &format!("  {name}: {{ params: {params}; answer: {answer}{method} }};\n");
            methods += &comment(&action_lines(action), "  ");
            methods += &format!("  readonly {function}: $Method<$Actions[{name:?}]>;\n");
        }
        text += &format!(
            "\nexport interface $Actions {{\n{actions}}}\n\nexport interface $Methods {{\n{methods}}}\n"
        );
        text += &registration(id, &self.key(), self.title(), is_main);
        text += &interfaces(&names, &inputs, &outputs, "", true)?;
        Ok(text)
    }
}

/// What tells `call` of the actions, and `tencent` of the methods.
pub fn registration(id: &str, key: &str, title: &str, is_main: bool) -> String {
    let title = comment(&[title.to_owned()], "    ");
    let main = match is_main {
        true => format!("{title}    readonly {id}: $Methods;\n"),
        false => String::new(),
    };
    format!(
        "
declare module \"tc3fetch\" {{
  interface Actions {{
    {key:?}: $Actions;
  }}
}}

declare module \"../../tencent.js\" {{
  interface Services {{
{main}{title}    readonly {key:?}: $Methods;
  }}
}}
"
    )
}

fn action_lines(action: &Action) -> Vec<String> {
    let mut lines = vec![action.document.en.clone()];
    if action.destructive {
        lines.push("Can delete or stop something.".to_owned());
    }
    if action.is_over() {
        lines.push("@deprecated".to_owned());
    }
    lines
}
