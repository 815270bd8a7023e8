//! Gateways that take signature v3 over a request of any method, path and query: CloudBase's
//! HTTP API, and the function URLs of Serverless Cloud Function (SCF) with CAM authentication.
//!
//! There is no action, and no header `X-TC-…`. [`Gateway`] says what differs between the two.
//! Data flows one way: [`request`], [`sign`](mod@sign), [`answer`].

pub mod answer;
pub mod request;
pub mod sign;

pub use request::{Gateway, GatewayKeys, GatewayRequest};
pub use sign::sign;
