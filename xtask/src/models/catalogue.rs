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

    /// The name of the service in the vendor's words.
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

    /// The module of its types. `own` are actions of which `tc3fetch/{entry}` has a function.
    pub fn declarations(&self, entry: &str, own: &[&str]) -> Result<String> {
        let model = &self.model;
        let inputs = model.reachable(|action| &action.input)?;
        let outputs = model.reachable(|action| &action.output)?;
        let names = Names::new(model, &inputs, &outputs, true);
        let mut text = "// Written by `cargo xtask services` from the vendor's model.\n".to_owned();
        if !own.is_empty() {
            text += &format!("import type * as $own from \"tc3fetch/{entry}\";\n\n");
        }
        text += "export interface $Actions {\n";
        for (name, action) in &model.actions {
            text += &comment(&action_lines(action), "  ");
            let (params, answer) = (
                names.of(&action.input, Way::In),
                names.of(&action.output, Way::Out),
            );
            let method = match own.contains(&name.as_str()) {
                true => format!("; method: typeof $own.{}", super::function_name(name)),
                false => String::new(),
            };
            text += &format!("  {name}: {{ params: {params}; answer: {answer}{method} }};\n");
        }
        text += "}\n\ndeclare module \"tc3fetch\" {\n";
        text += &format!(
            "  interface Actions {{\n    {:?}: $Actions;\n  }}\n}}\n",
            self.key()
        );
        text += &interfaces(&names, &inputs, &outputs, "", true)?;
        Ok(text)
    }
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
