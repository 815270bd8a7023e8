//! What may stand in each field, checked before anything is signed.

use super::{ApiRequest, Credentials, Payload};
use crate::error::Error;
use crate::sign::tc3;

/// Timestamps from here on are milliseconds that were taken for seconds: as seconds
/// they lie after the year 5000.
const FIRST_MILLISECOND_TIMESTAMP: u64 = 100_000_000_000;

/// Secret id, secret key and token.
pub fn credentials(credentials: &Credentials<'_>) -> Result<(), Error> {
    required("secretId", credentials.secret_id)?;
    required("secretKey", credentials.secret_key)?;
    plain("secretId", credentials.secret_id)?;
    plain("secretKey", credentials.secret_key)?;
    plain("token", credentials.token)
}

/// Service, action and version, and the optional names beside them.
pub fn names<B>(request: &ApiRequest<'_, B>) -> Result<(), Error> {
    required("service", request.service)?;
    required("version", request.version)?;
    required("action", request.action)?;
    plain("service", request.service)?;
    if !request
        .service
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    {
        return Err(Error::input(
            "ClientError.InvalidService",
            "service",
            "is not the short name of a product",
            "Give the first label of the host, for example \"cvm\" of cvm.tencentcloudapi.com; a full host goes into `host`.",
        ));
    }
    plain("version", request.version)?;
    plain("action", request.action)?;
    plain("region", request.region)?;
    if !matches!(request.language, "" | "zh-CN" | "en-US") {
        return Err(Error::input(
            "ClientError.UnknownLanguage",
            "language",
            "is neither \"zh-CN\" nor \"en-US\"",
            "Leave it out to get the service's default language.",
        ));
    }
    if !matches!(request.algorithm, "" | tc3::ALGORITHM) {
        return Err(Error::input(
            "ClientError.UnknownAlgorithm",
            "algorithm",
            "is not an algorithm that this version signs with",
            "Use \"TC3-HMAC-SHA256\", or leave it out.",
        ));
    }
    Ok(())
}

/// The HTTP method, upper case.
pub fn method<B>(request: &ApiRequest<'_, B>) -> Result<&'static str, Error> {
    match request.method {
        "" | "POST" => Ok("POST"),
        "GET" if matches!(request.payload, Payload::Body(_)) => Err(Error::input(
            "ClientError.BodyWithGet",
            "body",
            "cannot be sent with GET",
            "Use `params`, which become the query, or the method POST.",
        )),
        "GET" => Ok("GET"),
        _ => Err(Error::input(
            "ClientError.UnknownMethod",
            "method",
            "is neither \"POST\" nor \"GET\"",
            "API 3.0 knows these two, written in capitals.",
        )),
    }
}

/// Whether the payload stays out of the signature.
pub fn payload_signing(value: &str) -> Result<bool, Error> {
    match value {
        "" | "signed" => Ok(false),
        "unsigned" => Ok(true),
        _ => Err(Error::input(
            "ClientError.UnknownPayloadSigning",
            "payloadSigning",
            "is neither \"signed\" nor \"unsigned\"",
            "Leave it out to sign the payload.",
        )),
    }
}

/// Unix time in whole seconds.
pub fn timestamp(value: &str) -> Result<(), Error> {
    match value.parse::<u64>() {
        Ok(seconds) if seconds < FIRST_MILLISECOND_TIMESTAMP => Ok(()),
        Ok(_) => Err(Error::input(
            "ClientError.TimestampInMilliseconds",
            "timestamp",
            "is in milliseconds",
            "Give Unix seconds: Math.floor(Date.now() / 1000).",
        )),
        Err(_) => Err(Error::input(
            "ClientError.InvalidTimestamp",
            "timestamp",
            "is not a whole number of seconds since 1970",
            "Give Unix seconds: Math.floor(Date.now() / 1000), or leave it out for now.",
        )),
    }
}

/// The URL of a proxy: `https://host/path` or `http://…`, without query.
pub fn proxy(value: &str) -> Result<(), Error> {
    plain("proxy", value)?;
    let rest = value
        .strip_prefix("https://")
        .or_else(|| value.strip_prefix("http://"));
    let valid = value.is_empty()
        || rest.is_some_and(|rest| !rest.starts_with('/') && !rest.is_empty())
            && !value.contains(['?', '#', '@']);
    if valid {
        return Ok(());
    }
    Err(Error::input(
        "ClientError.InvalidProxy",
        "proxy",
        "is not a plain http or https URL",
        "Give the address that forwards to {proxy}/{host}{path}, for example https://proxy.example.com/tc3.",
    ))
}

/// A field that must be there.
pub fn required(name: &str, value: &str) -> Result<(), Error> {
    if value.is_empty() {
        return Err(Error::input(
            "ClientError.MissingParameter",
            name,
            "is missing or empty",
            "Every request needs secretId, secretKey, service, version and action.",
        ));
    }
    Ok(())
}

/// A field of visible ASCII: it becomes part of a header or of the signed text, where
/// anything else would be changed on the way or change the meaning.
pub fn plain(name: &str, value: &str) -> Result<(), Error> {
    if value.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    Err(Error::input(
        "ClientError.InvalidCharacter",
        name,
        "contains a space, a line break, a control character or a character outside ASCII",
        "Remove it; such characters often come along when a value is copied.",
    ))
}
