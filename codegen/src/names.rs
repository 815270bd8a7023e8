//! Names of the vendor's SDKs and of our own functions, made from a request.
//!
//! They stand in code without quotes. So they are looked at: only what can be such a name
//! gets there.

use crate::actions::Action;
use crate::fill::Values;
use crate::language::Language;
use crate::plan::Plan;
use crate::rules::{Fault, FirstFault};
use crate::system::System;
use crate::target::{Kind, Target};

/// Sets the names that the target's template may ask for.
pub fn set(plan: &Plan<'_>, target: &Target, values: &mut Values, faults: &mut FirstFault) {
    match target.kind {
        Kind::Tc3fetch => function(plan, values, faults),
        Kind::Sdk => sdk(plan, target, values, faults),
        Kind::Command if target.id == "tccli" => sdk(plan, target, values, faults),
        _ => {}
    }
}

fn function(plan: &Plan<'_>, values: &mut Values, faults: &mut FirstFault) {
    let is_guance = plan.system == System::Guance;
    if is_guance && plan.params.is_none() && !plan.query.is_empty() {
        // The functions of tc3fetch/guance take no query.
        faults.add(Fault::MissingParameter, "params");
    }
    // Without parameters there is nothing that a typed function could check: what is sent
    // is given in full. The Open API of Guance has no versions.
    let is_typed =
        |action: &&Action| is_guance || (plan.version == action.version && plan.params.is_some());
    match Action::find(plan.system, plan.action).filter(is_typed) {
        Some(action) => {
            values.set("typed", action.function.into());
            values.flag("invokes", action.name == "InvokeFunction");
        }
        None if is_guance => {
            let known = Action::names(System::Guance).join(", ");
            faults.describe(Fault::UnknownValue, "action", [&known, ""]);
        }
        None => {}
    }
}

/// `scf`, `2018-04-16` and `Invoke` as `Scf`, `v20180416`, `V20180416` and `Invoke`.
fn sdk(plan: &Plan<'_>, target: &Target, values: &mut Values, faults: &mut FirstFault) {
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
        faults.describe(Fault::InvalidDate, "version", ["2018-04-16", ""]);
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
    values.set("v", ["v", &digits].concat());
    values.set("V", ["V", &digits].concat());
    values.set("versionName", plan.version.into());
}

fn capitalised(name: &str) -> String {
    let mut text = String::from(name);
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
