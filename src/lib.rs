//! Signs requests to cloud APIs, and on WebAssembly sends them with `fetch`: Tencent Cloud
//! API 3.0 (TC3-HMAC-SHA256, signature v1), Alibaba Cloud (ACS3-HMAC-SHA256) and Guance.
//!
//! [`sign()`] is a pure function: it needs no feature, no clock, no network and no standard
//! library. A server signs with it and sends with any HTTP library:
//!
//! ```
//! use tc3fetch::{Credentials, Error, Request, Signed, sign};
//!
//! /// Sign at the moment of sending: the service accepts five minutes more or less.
//! fn describe_zones(id: &str, key: &str, unix_seconds: u64) -> Result<Signed, Error> {
//!     let request = Request::new("cvm", "2017-03-12", "DescribeZones").region("ap-guangzhou");
//!     sign(&request, &Credentials::new(id, key), unix_seconds)
//! }
//! # let signed = describe_zones("id", "key", 1_700_000_000)?;
//! # assert_eq!((signed.method, &*signed.url), ("POST", "https://cvm.tencentcloudapi.com/"));
//! # assert_eq!((signed.body.as_slice(), signed.signature.len()), (&b"{}"[..], 64));
//! # Ok::<(), Error>(())
//! ```
//!
//! A program for wasm32, such as one with Yew, Leptos, Dioxus or workers-rs, has a client on
//! `gloo-net`, by the feature `fetch`:
//!
#![cfg_attr(all(feature = "fetch", feature = "scf"), doc = "```")]
#![cfg_attr(not(all(feature = "fetch", feature = "scf")), doc = "```ignore")]
//! use tc3fetch::{Client, Credentials, Error, Request, scf};
//!
//! async fn run(id: &str, key: &str, token: &str) -> Result<(), Error> {
//!     let client = Client::new(Credentials::new(id, key).token(token))
//!         .region("ap-guangzhou")
//!         .proxy("/tc3");
//!
//!     // A typed action, by the feature `scf`.
//!     let hello = scf::Invoke { function_name: "hello".into(), ..Default::default() };
//!     let answer = client.call(&hello).await?;
//!     println!("{}", answer.result.ret_msg);
//!
//!     // Any other action, as `serde_json::Value` or as a type of your own.
//!     let request = Request::new("cvm", "2017-03-12", "DescribeZones");
//!     let zones: serde_json::Value = client.send(request).await?;
//!     println!("{zones}");
//!     Ok(())
//! }
//! # let _ = run;
//! ```
//!
//! # The contract
//!
//! **The caller brings** the request, the credentials and the time. The crate reads no clock,
//! no environment and no file; the client asks its transport for the time. Parameters have
//! the vendor's spelling and are raw: they are encoded here, and once. A path comes
//! percent-encoded.
//!
//! **What comes out** is complete: [`Signed`] has the method, the URL, every header but `Host`,
//! and the very bytes of the body that were hashed. Send all of it unchanged: another
//! `Content-Type`, a URL that is normalised anew or JSON that is written anew makes the
//! signature wrong. A proxy changes where the request goes and nothing that is signed.
//!
//! **What cannot be signed and sent as it stands is refused** before anything goes out, with
//! an [`Error`] that has a stable code, the parameter at fault and what to do. No input makes
//! the crate panic.
//!
//! **Never done:** a client does not repeat what may have been carried out, unless that does no
//! harm, and says what became of it: [`Error::outcome`]. A redirect is not followed, since it would carry the signature to another
//! host. A secret is in no error, no `Debug` and no URL of signature v3; keys that the crate
//! derives or copies are zeroed. Dropping the future of a call aborts its request.
//!
//! # Folders
//!
//! | folder | what lives there |
//! |---|---|
//! | [`mod@sign`] | pure functions, one algorithm a file: bytes, key and time in, every intermediate value out |
//! | [`http`] | hosts, paths, queries, headers, URLs: what HTTP asks of every vendor's requests |
//! | [`tencent`], [`aliyun`], [`guance`] | a vendor each: request, checks, endpoint, signing, answers. Guance has a key in a header and no signature |
//! | [`mod@call`] | whether and when a failed call is made again, and the service's clock: pure values |
//! | [`answer`], [`explanation`] | what an answer is, and the stages of a signature, of any vendor |
//! | [`error`], [`fault`] | the one error, and the catalogue of our own |
//! | `fetch` | the client: the only folder that names JavaScript |
//! | `scf`, `tiems` | actions as types |
//!
//! Data flows one way: parameters, request, signature, transport, answer, result.
//!
//! # Features
//!
//! Each adds something and changes nothing else. Without any the crate is `no_std` with `alloc`.
//!
//! | feature | what it adds |
//! |---|---|
//! | `fetch` | the client `Client`, on `gloo-net`; it needs `std`, and brings `serde` along |
//! | `scf`, `tiems` | the actions of a service as types; they bring `serde` along |
//! | `serde` | `Request::params` takes what serde can write, the function `read` reads answers, the trait `Action` is for actions of your own |
//! | `http` | `TryFrom<Signed>` for a request of the crate `http`, which reqwest, hyper and others send |
//! | `reference` | in Chinese: our own errors, and what to do about those of the services |
//! | `diagnose` | why a signature failed: reads a request that was pasted, verifies it, searches for the mistake |

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(any(test, feature = "fetch"))]
extern crate std;

#[cfg(feature = "serde")]
mod action;
pub mod aliyun;
pub mod answer;
#[cfg(feature = "serde")]
pub mod answer_text;
pub mod ascii;
pub mod call;
mod credentials;
#[cfg(feature = "diagnose")]
#[cfg_attr(docsrs, doc(cfg(feature = "diagnose")))]
pub mod diagnose;
pub mod error;
pub mod explanation;
pub mod fault;
pub mod fault_fill;
#[cfg(feature = "fetch")]
#[cfg_attr(docsrs, doc(cfg(feature = "fetch")))]
pub mod fetch;
pub mod guance;
pub mod http;
mod keys;
mod multipart;
mod payload;
mod request;
#[cfg(feature = "scf")]
#[cfg_attr(docsrs, doc(cfg(feature = "scf")))]
pub mod scf;
pub mod sign;
mod signed;
pub mod tencent;
#[cfg(feature = "tiems")]
#[cfg_attr(docsrs, doc(cfg(feature = "tiems")))]
pub mod tiems;

#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
pub use action::Action;
pub use call::attempts::Retry;
pub use credentials::Credentials;
pub use error::{Error, ErrorKind, Outcome};
pub use fault::Fault;
#[cfg(feature = "fetch")]
#[cfg_attr(docsrs, doc(cfg(feature = "fetch")))]
pub use fetch::{Client, CredentialsProvider};
pub use multipart::Part;
pub use request::{Request, sign};
pub use signed::Signed;
#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
pub use tencent::read::read;
