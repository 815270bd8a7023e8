//! What the service's error codes ask of the caller.
//! Source: the list of common error codes of API 3.0,
//! <https://cloud.tencent.com/document/api/1120/37562>

/// What to do about an error code.
#[derive(Clone, Copy)]
pub struct Remedy {
    /// Whether the same call may succeed later, unchanged.
    pub retryable: bool,
    /// What the caller should do; empty where the message says it all.
    pub hint: &'static str,
}

/// Codes are hierarchical: a row stands for its code and all codes below it, and the
/// first row that matches counts.
const REMEDIES: &[(&str, bool, &str)] = &[
    (
        "ActionOffline",
        false,
        "The service no longer offers this action.",
    ),
    (
        "AuthFailure.InvalidAuthorization",
        false,
        "The Authorization header is malformed, or was changed on the way.",
    ),
    (
        "AuthFailure.InvalidSecretId",
        false,
        "The SecretId is not that of a cloud API key.",
    ),
    (
        "AuthFailure.MFAFailure",
        false,
        "The account asks for multi-factor authentication.",
    ),
    (
        "AuthFailure.SecretIdNotFound",
        false,
        "The key is disabled or deleted, or characters were lost or added when it was copied.",
    ),
    (
        "AuthFailure.SignatureExpire",
        false,
        "The timestamp is more than five minutes off: set the clock, and sign right before sending.",
    ),
    (
        "AuthFailure.SignatureFailure",
        false,
        "The SecretKey is wrong, or what was sent differs from what was signed: body, Content-Type or host.",
    ),
    (
        "AuthFailure.TokenFailure",
        false,
        "The token is wrong or expired, or was given with a long-lived key: get new temporary credentials.",
    ),
    (
        "AuthFailure.UnauthorizedOperation",
        false,
        "The account lacks the permission for this action.",
    ),
    (
        "InternalError",
        true,
        "The service failed: try again later, with the RequestId at hand.",
    ),
    (
        "InvalidAction",
        false,
        "The service has no such action: check `service`, `version` and the spelling of `action`.",
    ),
    (
        "MissingParameter",
        false,
        "A required parameter is missing.",
    ),
    (
        "NoSuchProduct",
        false,
        "There is no such product: check `service` and `host`.",
    ),
    (
        "NoSuchVersion",
        false,
        "The service has no such version: check `version`.",
    ),
    (
        "RequestLimitExceeded",
        true,
        "Too many requests: wait, then send fewer at a time.",
    ),
    (
        "ServiceUnavailable",
        true,
        "The service is not available right now: try again later.",
    ),
    (
        "UnauthorizedOperation",
        false,
        "The account lacks the permission for this action or resource.",
    ),
    (
        "UnknownParameter",
        false,
        "A parameter is not known to this action: check its spelling.",
    ),
    (
        "UnsupportedRegion",
        false,
        "The service is not offered in this region.",
    ),
];

/// The remedy for an error code.
pub fn remedy(code: &str) -> Remedy {
    let row = REMEDIES.iter().find(|(prefix, ..)| {
        code.strip_prefix(prefix)
            .is_some_and(|rest| matches!(rest.as_bytes(), [] | [b'.', ..]))
    });
    match row {
        Some(&(_, retryable, hint)) => Remedy { retryable, hint },
        None => Remedy {
            retryable: false,
            hint: "",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::remedy;

    #[test]
    fn a_code_below_another_shares_its_remedy() {
        assert!(remedy("RequestLimitExceeded").retryable);
        assert!(remedy("RequestLimitExceeded.UinLimitExceeded").retryable);
        assert!(!remedy("RequestLimitExceededElsewhere").retryable);
    }

    #[test]
    fn an_unknown_code_is_not_tried_again() {
        assert!(!remedy("FailedOperation.Whatever").retryable);
        assert_eq!(remedy("FailedOperation.Whatever").hint, "");
    }
}
