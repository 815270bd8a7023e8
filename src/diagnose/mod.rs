//! Why did a signature fail: reads a request that was pasted, verifies it, and searches for the
//! mistake.
//!
//! | file | what lives there |
//! |---|---|
//! | [`request`] | a request as it was sent, whatever it was written as |
//! | [`parse`](mod@parse) | a text to a request: curl, fetch, HAR, HTTP, URLs, headers, logs |
//! | [`claim`] | what the request says of its own signature |
//! | `body_end` | whether line ends after a body belong to it |
//! | `wire`, `recipe` | what the server received, and how a signature is made of it, as a value |
//! | `change`, `mistakes` | the mistakes that people make, as other values of a recipe |
//! | `checks` | rules that a request breaks, without a key |
//! | [`search`], `tries`, `evaluate` | the claim, each mistake, the pairs of those that go together: which gives the signature that was sent |
//! | `form`, `url`, `json`, `json_style`, `time`, `order` | what the others read and write: queries, URLs, JSON in each library's style, times, sorting |
//! | `compare`, `mend`, [`verify`](mod@verify) | the user's own texts beside the right ones; the corrected request; every stage |
//! | [`diagnosis`], `conclusion` | what comes out, and how it is concluded |
//! | [`cause`] | what can go wrong; `cause_text` and `message` are its texts, made from models/causes.json |
//!
//! Nothing here sends anything, and nothing executes what was pasted.

mod body_end;
pub mod cause;
mod cause_text;
mod change;
mod checks;
pub mod claim;
mod compare;
mod conclusion;
pub mod diagnosis;
mod evaluate;
mod form;
mod json;
mod json_style;
mod mend;
mod message;
mod mistakes;
mod order;
pub mod parse;
mod recipe;
pub mod request;
pub mod search;
mod time;
mod tries;
mod url;
pub mod verify;
mod wire;

pub use cause::{Cause, Stage};
pub use claim::System;
pub use diagnosis::{Diagnosis, FoundCause, Grade, Verdict};
pub use mistakes::OtherBytes;
pub use parse::parse;
pub use request::{Format, ParsedRequest};
pub use search::{Keys, Options, Search};
pub use verify::{Verification, verify};
