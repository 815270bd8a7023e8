//! JavaScript of a service: what the checker of pkg-template/models/check.js reads, one function
//! an action, and the models themselves with an index for searching.

use anyhow::Result;
use serde_json::{Value, json};

use super::{Model, Text, function_name};
use crate::run::{node, output, root};

/// The module `models/{entry}-actions.js`, which actions.mjs writes by the rules that the package
/// itself has for any model.
pub fn actions(path: &str) -> Result<String> {
    output(
        node("xtask/src/models/actions.mjs").arg(path),
        "The model must fit models/schema.json.",
    )
}

/// The module `{entry}.js` of a service of which every action is just sent.
pub fn entry(entry: &str, model: &Model) -> String {
    let mut text = format!(
        "// tc3fetch/{entry}: {}.
import {{ call }} from \"./vendors/tencent-shared.js\";
import {{ createAction, tencent }} from \"./models/action.js\";
import * as actions from \"./models/{entry}-actions.js\";

export {{ paginate }} from \"./models/action.js\";
export {{ Tc3Error }} from \"./errors/error.js\";

const send = /* @__PURE__ */ tencent(call);
",
        model.metadata.service_name.en
    );
    for name in model.actions.keys() {
        let name = function_name(name);
        text +=
            &format!("export const {name} = /* @__PURE__ */ createAction(send, actions.{name});\n");
    }
    text
}

/// The module `models/{entry}.js`: a model as it is.
pub fn model(entry: &str, path: &str) -> Result<String> {
    let json: Value = serde_json::from_str(&std::fs::read_to_string(root().join(path))?)?;
    Ok(format!(
        "// Written by `cargo xtask build` from {path}.\n\nexport const {entry} = {json};\n"
    ))
}

/// The module models/search-index.js: what a search looks through.
pub fn search_index(models: &[(&str, &str, Model)]) -> Result<String> {
    let mut rows = Vec::new();
    for (entry, _, model) in models {
        index(entry, model, &mut rows)?;
    }
    let lines: Vec<String> = rows.iter().map(|row| format!("  {row},\n")).collect();
    Ok(format!(
        "// Written by `cargo xtask build` from models/.\n\nexport const searchIndex = [\n{}];\n",
        lines.concat()
    ))
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
