//! Writes what the models in `models/` say about actions as a table of Rust.

use std::env;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The system's variant, and the model of a service that has typed functions in our package.
const MODELS: [(&str, &str); 2] = [
    ("Aliyun", "aliyun/fc/v20230330/api.json"),
    ("Guance", "guance/func/v1/api.json"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let models = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../models");
    let mut rows = String::new();
    for (system, path) in MODELS {
        let path = models.join(path);
        println!("cargo::rerun-if-changed={}", path.display());
        let model: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let text = |pointer: &str| {
            let text = model.pointer(pointer).and_then(|value| value.as_str());
            text.ok_or_else(|| format!("{} has no text at {pointer}", path.display()))
        };
        let version = text("/metadata/apiVersion")?;
        let endpoint = text("/metadata/endpoint")?;
        let actions = model["actions"].as_object();
        for name in actions.ok_or("a model has actions")?.keys() {
            let method = text(&format!("/actions/{name}/http/method"))?;
            let path = text(&format!("/actions/{name}/http/path"))?;
            let function = function_name(name);
            writeln!(
                rows,
                "    Action {{ system: System::{system}, version: {version:?}, endpoint: {endpoint:?}, name: {name:?}, function: {function:?}, method: {method:?}, path: {path:?} }},"
            )?;
        }
    }
    let table =
        format!("/// Every action of the models.\npub const ACTIONS: &[Action] = &[\n{rows}];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("actions.rs"), table)?;
    Ok(())
}

/// `CreateFunction` is `createFunction` in the package.
fn function_name(action: &str) -> String {
    let mut name = action.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    name
}
