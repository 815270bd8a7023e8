//! The Open API of each site.
//!
//! Written by `cargo xtask tables` from models/guance/sites.json.
//! Source: <https://docs.guance.com/open-api/>, <https://docs.truewatch.com/open-api/>

/// Name and address of each site; `truewatch-…` are those of TrueWatch.
#[rustfmt::skip]
pub const SITES: [(&str, &str); 17] = [
    ("cn1", "https://openapi.guance.com"),
    ("cn2", "https://aws-openapi.guance.com"),
    ("cn3", "https://cn3-openapi.guance.com"),
    ("cn4", "https://cn4-openapi.guance.com"),
    ("cn5", "https://cn5-openapi.guance.com"),
    ("cn6", "https://cn6-openapi.guance.one"),
    ("us1", "https://us1-openapi.guance.com"),
    ("eu1", "https://eu1-openapi.guance.one"),
    ("ap1", "https://ap1-openapi.guance.one"),
    ("za1", "https://za1-openapi.guance.com"),
    ("id1", "https://id1-openapi.guance.com"),
    ("me1", "https://me1-openapi.guance.com"),
    ("truewatch-us1", "https://us1-openapi.truewatch.com"),
    ("truewatch-eu1", "https://eu1-openapi.truewatch.com"),
    ("truewatch-ap1", "https://ap1-openapi.truewatch.com"),
    ("truewatch-za1", "https://za1-openapi.truewatch.com"),
    ("truewatch-id1", "https://id1-openapi.truewatch.com"),
];
