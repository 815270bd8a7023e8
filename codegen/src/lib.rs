//! Code that makes a call: for a shell, in the package's own words, signed by hand, with the
//! vendor's SDK, or as a script of an API client.
//!
//! ```
//! let request = tc3fetch_codegen::CodeRequest {
//!     target: "python".into(),
//!     system: "tencent".into(),
//!     service: "cvm".into(),
//!     version: "2017-03-12".into(),
//!     action: "DescribeZones".into(),
//!     region: "ap-guangzhou".into(),
//!     ..Default::default()
//! };
//! let code = tc3fetch_codegen::generate(&request)?;
//! assert!(code.starts_with("# Signs one request with TC3-HMAC-SHA256"));
//! # Ok::<(), tc3fetch_codegen::Error>(())
//! ```
//!
//! From what is asked to what is written:
//!
//! | file | what is there |
//! |---|---|
//! | [`request`], [`system`], [`target`], [`language`] | what can be asked for |
//! | [`targets`] | the table of what can be written, with the template of each system |
//! | `rules`, [`plan`], [`actions`] | a request is checked and completed, by the rules that `sign` has and by the models |
//! | `values`, `names`, [`parameters`], [`literal`] | what a template can ask for |
//! | [`fill`] | values go into a template |
//! | `json`, `members` | a request and its answer as JSON, for an engine |
//!
//! The templates are files of their language in `templates/`. What a user gives gets into the
//! code as a literal, or as a name that `names` has checked: never in a comment. Keys are not
//! among the input: the code reads them from its environment.

pub mod actions;
pub mod fill;
mod json;
pub mod language;
pub mod literal;
mod members;
mod names;
pub mod parameters;
pub mod plan;
pub mod request;
mod rules;
pub mod system;
pub mod target;
pub mod targets;
mod values;

pub use json::answer;
pub use request::CodeRequest;
pub use rules::{Error, ErrorKind};

use rules::{Fault, FirstFault};
use system::System;

/// The code.
///
/// # Errors
/// [`ErrorKind::Input`], with the parameter's name: what `sign` would refuse, an unknown
/// target, and what the target cannot express.
pub fn generate(request: &CodeRequest) -> Result<String, Error> {
    let system = System::from_name(&request.system)
        .ok_or_else(|| unknown("system", "tencent, aliyun, guance"))?;
    let target = targets::find(&request.target)
        .ok_or_else(|| unknown("target", "the ids in codeTargets"))?;
    let template = target.template(system).ok_or_else(|| {
        let targets = ["the targets of the system ", &request.system].concat();
        unknown("target", &targets)
    })?;
    let mut faults = FirstFault::default();
    let plan = rules::plan(request, system, &mut faults);
    faults.result()?;
    let values = values::values(&plan, target)?;
    Ok(fill::fill(template, &values))
}

fn unknown(parameter: &str, values: &str) -> Error {
    rules::refusal(Fault::UnknownValue, parameter, [values, ""])
}

#[cfg(test)]
mod tests;
