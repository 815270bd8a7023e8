//! The actions that have typed functions in our package, as the models in `models/` describe
//! them. build.rs writes the table.

use crate::system::System;

/// An action of a model.
pub struct Action {
    /// Whose service it belongs to.
    pub system: System,
    /// The version of the service.
    pub version: &'static str,
    /// The service's host; a region may have a place in it.
    pub endpoint: &'static str,
    /// `CreateFunction`
    pub name: &'static str,
    /// The function of `tc3fetch/fc` or `tc3fetch/guance`: `createFunction`.
    pub function: &'static str,
    /// The method of HTTP.
    pub method: &'static str,
    /// The path; parameters may have a place in it.
    pub path: &'static str,
}

impl Action {
    /// The action of this name.
    pub fn find(system: System, name: &str) -> Option<&'static Self> {
        ACTIONS
            .iter()
            .find(|action| action.system == system && action.name == name)
    }

    /// The names of all actions of a system.
    pub fn names(system: System) -> Vec<&'static str> {
        let actions = ACTIONS.iter().filter(|action| action.system == system);
        actions.map(|action| action.name).collect()
    }
}

include!(concat!(env!("OUT_DIR"), "/actions.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_those_of_the_models() {
        let create = Action::find(System::Aliyun, "CreateFunction").unwrap();
        assert_eq!(create.function, "createFunction");
        assert_eq!(create.version, "2023-03-30");
        let list = Action::find(System::Guance, "listFunctions").unwrap();
        assert_eq!(
            [list.method, list.path, list.endpoint],
            ["GET", "/api/v1/outer_function/list", "openapi.guance.com"]
        );
        assert_eq!(
            Action::names(System::Guance),
            ["executeFunction", "listFunctions"]
        );
        assert!(Action::find(System::Tencent, "CreateFunction").is_none());
    }
}
