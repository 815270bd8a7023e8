//! What a diagnosis says.

use alloc::string::String;
use alloc::vec::Vec;

use super::cause::{Cause, Stage};
use super::claim::System;
use super::request::ParsedRequest;

/// How sure a cause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// With this mistake the key gives exactly the signature that was sent.
    Proved,
    /// The request breaks a rule, whatever the key is.
    Certain,
    /// It fits what is known.
    Likely,
}

impl Grade {
    /// As the npm package names it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Proved => "proved",
            Self::Certain => "certain",
            Self::Likely => "likely",
        }
    }
}

/// A cause, and what was seen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundCause {
    /// What went wrong.
    pub cause: Cause,
    /// How sure that is.
    pub grade: Grade,
    /// What was signed or written; empty where it would show a secret, or there is nothing.
    pub found: String,
    /// What should have been.
    pub expected: String,
}

/// The whole in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The signature is right, and no rule is broken.
    Valid,
    /// A mistake reproduces the signature.
    Proved,
    /// A rule is broken.
    Certain,
    /// It cannot be told yet.
    Open,
}

impl Verdict {
    /// As the npm package names it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Proved => "proved",
            Self::Certain => "certain",
            Self::Open => "open",
        }
    }
}

/// Where a text of the user's own differs from the right one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which text it is: the canonical request or the string to sign.
    pub stage: Stage,
    /// The user's.
    pub mine: String,
    /// The right one.
    pub expected: String,
    /// The line of the first byte that differs, from 1.
    pub line: usize,
    /// Its character within the line, from 1.
    pub column: usize,
    /// The byte within the text, from 0.
    pub byte: usize,
}

/// What a diagnosis says.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// Which signature the request carries.
    pub system: System,
    /// The whole in one word.
    pub verdict: Verdict,
    /// The best first.
    pub causes: Vec<FoundCause>,
    /// What was tried and is not it.
    pub excluded: Vec<Cause>,
    /// What would tell more: `secretKey`, `body`, `now`, `canonicalRequest`, or a part of the request.
    pub missing: Vec<&'static str>,
    /// Of the user's own text, where one was given and differs.
    pub difference: Option<Difference>,
    /// The request as it should be; without a key its signature is `$SIGNATURE`. In the curl
    /// command the SecretId and the token are variables.
    pub mended: Option<Mended>,
}

/// A corrected request.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The request.
    pub request: ParsedRequest,
    /// The same as a command, with keys as variables.
    pub curl: String,
}
