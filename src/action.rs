//! What an action is to the type system.

use core::time::Duration;

use serde::de::DeserializeOwned;
#[cfg(any(feature = "scf", feature = "tiems"))]
use serde::de::{Deserialize, Deserializer};
use serde::ser::Serialize;

use crate::Request;

/// The parameters of an action, and what it answers.
///
/// The features `scf` and `tiems` have such types for their services. For any other action
/// write your own:
///
/// ```
/// use serde::{Deserialize, Serialize};
/// use tc3fetch::Action;
///
/// #[derive(Serialize)]
/// #[serde(rename_all = "PascalCase")]
/// struct DescribeZones {}
///
/// #[derive(Deserialize)]
/// #[serde(rename_all = "PascalCase")]
/// struct DescribeZonesResponse {
///     total_count: u64,
/// }
///
/// impl Action for DescribeZones {
///     const SERVICE: &str = "cvm";
///     const VERSION: &str = "2017-03-12";
///     const NAME: &str = "DescribeZones";
///     type Response = DescribeZonesResponse;
/// }
/// ```
pub trait Action: Serialize {
    /// The product's short name: `scf`.
    const SERVICE: &'static str;
    /// `2018-04-16`
    const VERSION: &'static str;
    /// `Invoke`
    const NAME: &'static str;
    /// How long a call may take where the client does not say it.
    const TIMEOUT: Duration = Duration::from_secs(60);
    /// The content of the answer's `Response`.
    type Response: DeserializeOwned;
}

impl Request {
    /// The request of a typed action, to be signed with [`crate::sign()`].
    pub fn of<A: Action>(action: &A) -> Self {
        Self::new(A::SERVICE, A::VERSION, A::NAME).params(action)
    }
}

/// Reads a member of an answer; services write `null` for much of what they document as
/// present.
#[cfg(any(feature = "scf", feature = "tiems"))]
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}
