//! The catalogue of our own errors, models/faults.json, as it is read.

use anyhow::Result;
use serde::Deserialize;

use super::{Pair, read};

/// models/faults.json. Its form is described in models/faults.schema.json.
#[derive(Deserialize)]
pub struct Catalogue {
    pub kinds: Vec<Kind>,
    pub faults: Vec<Fault>,
    pub phrases: Vec<Pair>,
    pub hints: Vec<Pair>,
}

/// Which side has to act.
#[derive(Deserialize)]
pub struct Kind {
    pub kind: String,
    pub about: String,
}

/// One error code of our own, without the `ClientError.` in front of it.
#[derive(Deserialize)]
pub struct Fault {
    pub code: String,
    pub kind: String,
    pub group: Group,
    /// The engines that give it by its number.
    #[serde(default)]
    pub engines: Vec<String>,
    #[serde(default)]
    pub retryable: bool,
    /// The language in which alone it can come up.
    pub only: Option<String>,
    pub text: Pair,
    pub hint: Pair,
    /// What the documentation says of it; in Chinese the hint follows.
    pub about: Pair,
}

/// When a fault can come up, in the order of the file: an engine's number for a fault is
/// its place in the file, and what engines refuse comes first.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    Signing,
    Calling,
    Checking,
    Loading,
    Diagnosing,
}

impl Group {
    pub const ALL: [(Self, &str); 5] = [
        (Self::Signing, "signing"),
        (Self::Calling, "calling"),
        (Self::Checking, "checking"),
        (Self::Loading, "loading"),
        (Self::Diagnosing, "diagnosing"),
    ];
}

impl Catalogue {
    pub fn read() -> Result<Self> {
        read("models/faults.json")
    }
}
