//! A library without the standard library, which signs with the crate without features.

#![no_std]

extern crate alloc;

use alloc::string::String;
use tc3fetch::{Credentials, Error, Request};

pub fn authorization(json: &str, now: u64) -> Result<String, Error> {
    let request = Request::new("scf", "2018-04-16", "Invoke").json(json);
    let signed = tc3fetch::sign(&request, &Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE"), now)?;
    let header = signed.headers.into_iter().find(|(name, _)| name == "Authorization");
    Ok(header.map(|(_, value)| value).unwrap_or_default())
}
