//! Names of the vendor's SDKs and of our own functions, made from a request.
//!
//! They stand in code without quotes. So they are looked at: only what can be such a name
//! gets there.

use alloc::string::String;

use super::fill::Values;
use super::literal::Language;
use super::plan::Plan;
use super::targets::{Kind, System, Target};
use crate::error::Faults;
use crate::fault::Fault;
use crate::text::concat;

/// The typed functions of `tc3fetch/fc` and `tc3fetch/guance`, with their actions.
const TYPED: [(System, &str, &str); 8] = [
    (System::Aliyun, "CreateFunction", "createFunction"),
    (System::Aliyun, "GetFunction", "getFunction"),
    (System::Aliyun, "ListFunctions", "listFunctions"),
    (System::Aliyun, "UpdateFunction", "updateFunction"),
    (System::Aliyun, "DeleteFunction", "deleteFunction"),
    (System::Aliyun, "InvokeFunction", "invokeFunction"),
    (System::Guance, "executeFunction", "executeFunction"),
    (System::Guance, "listFunctions", "listFunctions"),
];

/// Sets the names that the target's template may ask for.
pub fn set(plan: &Plan<'_>, target: &Target, values: &mut Values, faults: &mut Faults) {
    match target.kind {
        Kind::Tc3fetch => function(plan, values, faults),
        Kind::Sdk => sdk(plan, target, values, faults),
        Kind::Command if target.id == "tccli" => sdk(plan, target, values, faults),
        _ => {}
    }
}

fn function(plan: &Plan<'_>, values: &mut Values, faults: &mut Faults) {
    let is_this = |row: &&(System, &str, &str)| row.0 == plan.system && row.1 == plan.action;
    // Without parameters there is nothing that a typed function could check: what is sent
    // is given in full.
    let is_fc = plan.version == "2023-03-30" && plan.params.is_some();
    let is_guance = plan.system == System::Guance;
    if is_guance && plan.params.is_none() && !plan.query.is_empty() {
        // These functions take parameters and no query.
        faults.add(Fault::MissingParameter, "params");
    }
    match TYPED.iter().find(is_this) {
        Some((_, _, name)) if is_fc || is_guance => {
            values.set("typed", (*name).into());
            values.flag("invokes", *name == "invokeFunction");
        }
        _ if is_guance => {
            let functions = "executeFunction, listFunctions";
            faults.describe(Fault::UnknownValue, "action", &[functions]);
        }
        _ => {}
    }
}

/// `scf`, `2018-04-16` and `Invoke` as `Scf`, `v20180416`, `V20180416` and `Invoke`.
fn sdk(plan: &Plan<'_>, target: &Target, values: &mut Values, faults: &mut Faults) {
    let is_name = |text: &str| {
        text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    for (name, text) in [("service", plan.service), ("action", plan.action)] {
        if !is_name(text) {
            faults.add(Fault::InvalidCharacter, name);
        }
    }
    let digits: String = plan.version.chars().filter(|c| *c != '-').collect();
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        faults.describe(Fault::InvalidDate, "version", &["2018-04-16"]);
    }
    let mut service = plan.service.to_ascii_lowercase();
    // A word of the language: the one service whose module is called otherwise.
    if target.language == Language::Python && service == "as" {
        service = "autoscaling".into();
    }
    values.set("Service", capitalised(&service));
    values.set("serviceName", service);
    values.set("Action", capitalised(plan.action));
    values.set("actionName", plan.action.into());
    values.set("v", concat(&["v", &digits]));
    values.set("V", concat(&["V", &digits]));
    values.set("versionName", plan.version.into());
}

fn capitalised(name: &str) -> String {
    let mut text = String::from(name);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
