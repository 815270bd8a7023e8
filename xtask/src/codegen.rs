//! What the npm package knows of code samples without their engine.

use serde_json::json;
use tc3fetch_codegen::targets::TARGETS;

/// The module code-targets.js: what code can be written.
pub fn targets() -> String {
    let rows = TARGETS.iter().map(|target| {
        let row = json!({
            "id": target.id,
            "label": target.label,
            "kind": target.kind.name(),
            "language": target.language.name(),
            "filename": target.filename,
            "systems": target.systems(),
        });
        format!("  {row},\n")
    });
    let rows: Vec<String> = rows.collect();
    format!(
        "// Written by `cargo xtask build` from codegen/src/targets.rs.\nexport const codeTargets = [\n{}];\n",
        rows.concat()
    )
}
