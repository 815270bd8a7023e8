//! One kind of code.

use crate::language::Language;
use crate::system::System;

/// What the code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For a shell.
    Command,
    /// With this package.
    Tc3fetch,
    /// Every step of the signature, without a library.
    Signing,
    /// With the vendor's SDK.
    Sdk,
    /// A script for an API client, which signs what it is about to send.
    Script,
}

impl Kind {
    /// The name that JavaScript sees in `CodeTarget.kind`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Command => "command",
            Self::Tc3fetch => "tc3fetch",
            Self::Signing => "signing",
            Self::Sdk => "sdk",
            Self::Script => "script",
        }
    }
}

/// One kind of code.
pub struct Target {
    /// What a caller knows it by.
    pub id: &'static str,
    /// What people know it by.
    pub label: &'static str,
    /// What it is.
    pub kind: Kind,
    /// What it is written in.
    pub language: Language,
    /// What its file may be called; Java wants the name of the class.
    pub filename: &'static str,
    /// By system, in the order of [`System::ALL`]; None where it has no code for one.
    pub templates: [Option<&'static str>; 3],
}

impl Target {
    /// Its template for a system.
    pub fn template(&self, system: System) -> Option<&'static str> {
        self.templates[system as usize]
    }

    /// The names of its systems.
    pub fn systems(&self) -> Vec<&'static str> {
        let systems = System::ALL.into_iter();
        let has_code = systems.filter(|system| self.template(*system).is_some());
        has_code.map(System::name).collect()
    }
}
