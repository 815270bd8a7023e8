//! Error codes of Alibaba Cloud, and what each asks of the caller.
//! Source: error codes of Function Compute 3.0,
//! <https://www.alibabacloud.com/help/en/functioncompute/fc/developer-reference/api-fc-2023-03-30-errorcodes>

/// What to do about a code, by how it begins. The first row that fits counts.
const REMEDIES: [(&str, bool, &str); 13] = [
    (
        "Signature",
        false,
        "Check accessKeySecret; behind a proxy, that headers and body arrive unchanged.",
    ),
    (
        "InvalidTimeStamp",
        false,
        "Set the clock: 15 minutes more or less are accepted.",
    ),
    (
        "IllegalTimestamp",
        false,
        "Set the clock: 15 minutes more or less are accepted.",
    ),
    (
        "RequestTimeTooSkewed",
        false,
        "Set the clock: 15 minutes more or less are accepted.",
    ),
    (
        "InvalidAccessKeyI",
        false,
        "Check accessKeyId: it is unknown, disabled, or of another site.",
    ),
    (
        "InvalidSecurityToken",
        false,
        "Get new temporary credentials, and give all three of their parts.",
    ),
    (
        "AccessDenied",
        false,
        "Grant the action to this key in RAM; with an account endpoint, check the account id.",
    ),
    (
        "FunctionNotFound",
        false,
        "Check functionName, qualifier and region.",
    ),
    (
        "FunctionAlreadyExists",
        false,
        "Use updateFunction, or another functionName.",
    ),
    (
        "ConcurrentUpdateError",
        true,
        "Another update is under way: try again.",
    ),
    (
        "Throttling",
        true,
        "Wait, then try again with growing pauses.",
    ),
    (
        "Resource",
        true,
        "Wait for free capacity, then try again with growing pauses.",
    ),
    (
        "Internal",
        true,
        "Try again; if it stays, report the request id to the vendor.",
    ),
];

/// The row that stands for an error code: the first with which it begins.
pub fn find(code: &str) -> Option<u8> {
    let begins = |(start, ..): &(&str, bool, &str)| code.as_bytes().starts_with(start.as_bytes());
    REMEDIES.iter().position(begins).map(|row| row as u8)
}

/// Whether a row's codes may go away when the same request is sent later.
pub fn is_retryable(row: u8) -> bool {
    REMEDIES.get(usize::from(row)).is_some_and(|row| row.1)
}

/// What to do about a row's codes, in English.
pub fn hint(row: u8) -> &'static str {
    REMEDIES.get(usize::from(row)).map_or("", |row| row.2)
}
