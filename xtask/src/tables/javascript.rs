//! The tables as JavaScript and its types, for the npm package.

use anyhow::Result;
use serde_json::{Value, json};

use super::faults::{Catalogue, Fault, Group};
use super::vendors::Vendors;

/// errors/faults.js: code, text, hint and kind of each fault, a constant each, so that a bundle
/// has those that it needs. Most are of the kind `input`, which is not written.
///
/// An engine's number for a fault is its place over `signing` and `calling`. Of each engine there
/// are lists of those that it can give, with a hole for every other one.
pub fn faults(catalogue: &Catalogue) -> String {
    let mut text = String::from(
        "// Written by `cargo xtask build` from models/faults.json: code, text, hint and, where it is not `input`, kind.\n",
    );
    for fault in of_javascript(catalogue) {
        let mut row = vec![
            json!(fault.code),
            json!(fault.text.en),
            json!(fault.hint.en),
        ];
        if fault.kind != "input" {
            row.push(json!(fault.kind));
        }
        text += &format!("export const {} = {};\n", fault.code, json!(row));
    }
    for (group, name) in Group::ALL {
        let codes: Vec<&str> = of_javascript(catalogue)
            .filter(|fault| fault.group == group)
            .map(|fault| fault.code.as_str())
            .collect();
        text += &format!("export const {name} = [{}];\n", codes.join(", "));
    }
    for engine in ["tencent", "v1", "aliyun", "gateway"] {
        for (group, name) in [(Group::Signing, "Signing"), (Group::Calling, "Calling")] {
            let is_given =
                |fault: &Fault| fault.group == group && fault.engines.iter().any(|e| e == engine);
            let places: Vec<&str> = of_javascript(catalogue)
                .map(|fault| {
                    if is_given(fault) {
                        fault.code.as_str()
                    } else {
                        ""
                    }
                })
                .collect();
            let list = places.join(", ");
            let list = list.trim_end_matches(", ");
            if !list.is_empty() {
                text += &format!("export const {engine}{name} = [{list}];\n");
            }
        }
    }
    text
}

/// errors/remedies.js: what to do about the vendors' error codes. Of Tencent Cloud and
/// Alibaba Cloud the engine finds the row; of Guance, which has none, by code, with
/// whether to try again.
pub fn remedies(vendors: &Vendors) -> String {
    let tencent = vendors.tencent.codes.iter().map(|row| json!(row.en));
    let aliyun = vendors.aliyun.codes.iter().map(|row| json!(row.en));
    let guance: String = vendors
        .guance
        .codes
        .iter()
        .map(|row| {
            format!(
                "  {}: {},\n",
                json!(row.code),
                json!([row.en, row.failure.may_pass()])
            )
        })
        .collect();
    format!(
        "// Written by `cargo xtask build` from models/*/error-codes.json: what to do about a vendor's
// error code, by the row that the engine gives for it; of Guance by code, and whether to try again.
export const tencent = {};
export const aliyun = {};
export const guance = {{\n{guance}}};\n",
        list(tencent),
        list(aliyun)
    )
}

/// vendors/sites.js: the address of each site's Open API.
pub fn sites(vendors: &Vendors) -> String {
    let rows: String = vendors
        .sites
        .sites
        .iter()
        .map(|row| format!("  {}: {},\n", json!(row.site), json!(row.url)))
        .collect();
    format!(
        "// Written by `cargo xtask build` from models/guance/sites.json.
// Source: {source}
export const sites = {{\n{rows}}};\n",
        source = vendors.sites.source.join(", ")
    )
}

/// errors/tables.js: what `tc3fetch/reference` exports, in both languages.
pub fn reference(catalogue: &Catalogue, vendors: &Vendors) -> Result<String> {
    let mut codes = Vec::new();
    for row in &vendors.tencent.codes {
        let class = vendors.tencent.class(row)?;
        codes.push(json!({ "code": row.code, "class": class.class, "retryable": class.failure.may_pass(), "en": row.en, "zh": row.zh }));
    }
    let others = vendors.aliyun.codes.iter().chain(&vendors.guance.codes);
    let regions = vendors.regions.regions.iter();
    let faults = of_javascript(catalogue).map(|Fault { code, kind, text, hint, .. }| {
        json!({ "code": format!("ClientError.{code}"), "kind": kind, "text": text, "hint": hint })
    });
    Ok(format!(
        "// Written by `cargo xtask build` from models/.
export const errorCodes = {};
export const regions = {};
export const faults = {};
/** Remedies of the other vendors' error codes. */
export const remedies = {};
/** Hints of one place alone. */
export const hints = {};
",
        list(codes.into_iter()),
        list(regions.map(|row| json!({ "region": row.region, "en": row.en, "zh": row.zh }))),
        list(faults),
        list(others.map(|row| json!({ "en": row.en, "zh": row.zh }))),
        list(catalogue.hints.iter().map(|hint| json!(hint)))
    ))
}

/// errors/phrases.js: what the places of a fault's text are filled with, in both languages.
pub fn phrases(catalogue: &Catalogue) -> String {
    let phrases = catalogue.phrases.iter().map(|phrase| json!(phrase));
    format!(
        "// Written by `cargo xtask build` from models/faults.json.\nexport const phrases = {};\n",
        list(phrases)
    )
}

/// errors/codes.d.ts: the type of our own codes.
pub fn codes(catalogue: &Catalogue) -> String {
    let rows: String = of_javascript(catalogue)
        .map(|fault| format!("\n  | \"ClientError.{}\"", fault.code))
        .collect();
    format!(
        "// Written by `cargo xtask build` from models/faults.json.
/** A code of an error that tc3fetch makes itself; docs/errors.md explains each. */
export type ClientErrorCode ={rows};
"
    )
}

/// Those that can come up in JavaScript.
fn of_javascript(catalogue: &Catalogue) -> impl Iterator<Item = &Fault> {
    catalogue.faults.iter().filter(|fault| fault.only.is_none())
}

/// A list, an element a line.
pub fn list(elements: impl Iterator<Item = Value>) -> String {
    let lines: String = elements.map(|element| format!("  {element},\n")).collect();
    format!("[\n{lines}]")
}
