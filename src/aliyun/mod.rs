//! Alibaba Cloud: requests with ACS3-HMAC-SHA256, and Function Compute's hosts.

pub mod answer;
pub mod check;
pub mod endpoint;
pub mod error_codes;
pub mod error_codes_table;
pub mod explain;
pub mod headers;
pub mod request;
pub mod sign;
