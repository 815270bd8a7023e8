//! Guance and TrueWatch: functions of DataFlux Func, which the Open API of a site runs.
//! Rules: <https://docs.guance.com/open-api/outer-function/execute/>
//!
//! [`request`] is from parameters to what is sent, with the API key in a header: there is no
//! signature. [`answer`] tells a result from the errors of three layers. `read` (feature
//! `serde`) takes the answer from its bytes. pkg-template/vendors/guance.js has the same rules for
//! JavaScript, and tests/vectors/guance holds both to the same cases.

pub mod answer;
pub mod error_codes;
pub mod error_codes_table;
#[cfg(feature = "serde")]
pub mod read;
pub mod request;
pub mod sites;
pub mod sites_table;
