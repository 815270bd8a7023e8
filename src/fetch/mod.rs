//! An async client for programs on WebAssembly: Yew, Leptos, Dioxus, workers-rs.
//!
//! ```no_run
//! use tc3fetch::{Client, Credentials, Request, scf};
//!
//! # async fn run(id: String, key: String, token: String) -> Result<(), tc3fetch::Error> {
//! let client = Client::new(Credentials::new(id, key).token(token))
//!     .region("ap-guangzhou")
//!     .proxy("/tc3");
//!
//! // A typed action, with the feature `scf`.
//! let hello = scf::Invoke { function_name: "hello".into(), ..Default::default() };
//! let answer = client.call(&hello).await?;
//! println!("{}", answer.result.ret_msg);
//!
//! // Any other action, read as serde_json::Value or as a type of your own.
//! let request = Request::new("cvm", "2017-03-12", "DescribeZones");
//! let zones: serde_json::Value = client.send(request).await?;
//! # let _ = zones;
//! # Ok(())
//! # }
//! ```
//!
//! - A [`Client`] is `Clone`, `Send` and `Sync`, and its futures are `Send`, as Leptos and
//!   axum on Workers ask for: on a target with one thread there is no other thread to send
//!   them to. On one with several a future stays where it was first polled.
//! - To drop a future, or a stream of events, aborts its request. A call that takes longer
//!   than its [`Client::timeout`] is dropped.
//! - A call that failed is made again, [three times at most](Client::retry), where that can do
//!   no harm: it was throttled, or it only reads, or carries a `ClientToken`, or is
//!   [idempotent](crate::Request::idempotent). [`Error::outcome`](crate::Error::outcome) says of
//!   the others whether they may have been carried out.
//! - A wrong clock is corrected by the answer that says so. Temporary credentials are
//!   [kept](CredentialsProvider) until shortly before they expire, and asked for anew where the
//!   service refuses them.
//! - A page reaches the service through a proxy only, since that does not answer CORS.
//! - [`Transport`] is what a call needs of the world. [`Fetch`] has it from JavaScript by
//!   gloo-net and web-sys; with another one a whole call runs natively.
//!
//! This folder is the only one of the crate that names JavaScript.

mod call;
mod client;
mod credentials;
mod events;
mod gloo;
mod keeper;
mod stream;
mod transport;

pub use client::{Answer, Client};
pub use credentials::{CredentialsProvider, Provided};
pub use events::Event;
pub use gloo::{Fetch, Rejection};
pub use stream::EventStream;
pub use transport::{Received, Transport};
