//! Tables of the engine's sources as modules of JavaScript.

use serde_json::{Value, json};
use tc3fetch::ErrorKind;
use tc3fetch::fault;
use tc3fetch::inspect::generate::targets::TARGETS;

/// The text of faults.js: what can go wrong on the way, for entries without an engine.
pub fn faults() -> String {
    let on_the_way = fault::ALL.iter().filter(|fault| {
        !matches!(
            fault.kind(),
            ErrorKind::Input | ErrorKind::Function | ErrorKind::Engine
        )
    });
    let rows: Vec<String> = on_the_way
        .map(|fault| {
            let (code, hint) = (fault.code(), fault.hint());
            // Guance's JavaScript adds status and words itself.
            let problem = fault
                .text()
                .replace(" (HTTP status {1})", "")
                .replace("[: {1}]", "");
            format!(
                "  {code}: {},\n",
                json!([fault.kind().name(), problem, hint])
            )
        })
        .collect();
    format!(
        "// Written by `cargo xtask build` from src/fault.rs: kind, problem and hint of each code.
export const faults = {{\n{}}};\n",
        rows.concat()
    )
}

/// The text of code-targets.js: what code can be written.
pub fn code_targets() -> String {
    let targets = TARGETS.iter().map(|target| {
        json!({
            "id": target.id,
            "label": target.label,
            "kind": target.kind.name(),
            "language": target.language.name(),
            "filename": target.filename,
            "systems": target.systems(),
        })
    });
    format!(
        "// Written by `cargo xtask build` from src/inspect/generate/targets.rs.
export const codeTargets = {};\n",
        list(targets)
    )
}

/// A list, an element a line.
fn list(elements: impl Iterator<Item = Value>) -> String {
    let lines: Vec<String> = elements.map(|element| format!("  {element},\n")).collect();
    format!("[\n{}]", lines.concat())
}
