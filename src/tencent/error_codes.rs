//! The common error codes, and what each asks of the caller.
//! Source: <https://cloud.tencent.com/document/api/1120/37562> (error codes)
//!
//! Codes are hierarchical: a row stands for its code and all codes below it. The engine
//! carries code and English remedy of each row; classes and the Chinese remedies go
//! into `tc3fetch/reference`, which `cargo xtask build` writes from this table.

use crate::ascii::Lines;

/// What a code is about, which decides whether trying again can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Too many requests; rejected before anything was done.
    Throttle,
    /// The service failed, for a while.
    Transient,
    /// The clock is wrong.
    Clock,
    /// The signature does not fit the request.
    Signature,
    /// The key is not known.
    Identity,
    /// The key may not do this.
    Permission,
    /// The request asks for something that does not exist.
    Caller,
    /// The service has given the action up.
    Retired,
    /// Success: the request would have been carried out.
    DryRun,
    /// What the request is about is not there, not free or not enough.
    Resource,
    /// The account has no more of it.
    Quota,
    /// The action failed by rules of its own.
    Operation,
}

impl Class {
    /// The name that JavaScript sees.
    pub fn name(self) -> &'static str {
        match self {
            Self::Throttle => "throttle",
            Self::Transient => "transient",
            Self::Clock => "clock",
            Self::Signature => "signature",
            Self::Identity => "identity",
            Self::Permission => "permission",
            Self::Caller => "caller",
            Self::Retired => "retired",
            Self::DryRun => "dry-run",
            Self::Resource => "resource",
            Self::Quota => "quota",
            Self::Operation => "operation",
        }
    }

    /// Whether the same request may succeed later.
    pub fn is_retryable(self) -> bool {
        matches!(self, Self::Throttle | Self::Transient)
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The code, or the first parts of several.
    pub code: &'static str,
    /// What it is about.
    pub class: Class,
    /// What the caller should do, in English.
    pub en: &'static str,
    /// What the caller should do, in Chinese.
    pub zh: &'static str,
}

/// Makes the tables of `"code", Class, "English", "Chinese";`.
macro_rules! rows {
    ($($code:literal, $class:ident, $en:literal, $zh:literal;)*) => {
        /// A code a line: a table of slices would be larger than the texts.
        const CODES: &str = concat!($($code, "\n",)*);

        const CLASSES: &[Class] = &[$(Class::$class,)*];

        /// Every row.
            pub const TABLE: &[Row] = &[$(Row { code: $code, class: Class::$class, en: $en, zh: $zh },)*];
    };
}

rows! {
    "ActionOffline", Retired, "The action is no longer offered; use its successor.", "该接口已下线，请改用替代接口。";
    "AuthFailure.InvalidAuthorization", Signature, "Authorization is malformed, or was changed on the way.", "Authorization 头部格式有误，或在途中被改动，请检查。";
    "AuthFailure.InvalidSecretId", Identity, "Use a cloud API key; this SecretId is of another kind.", "SecretId 不是云 API 密钥，请换用云 API 密钥。";
    "AuthFailure.MFAFailure", Identity, "Pass the account's multi-factor authentication.", "请通过账号的多因素认证（MFA）。";
    "AuthFailure.SecretIdNotFound", Identity, "Check that the key exists, is enabled and was copied whole.", "请确认密钥存在且已启用，复制时无缺字或多余空格。";
    "AuthFailure.SignatureExpire", Clock, "The timestamp is over five minutes off: set the clock, sign right before sending.", "时间戳与服务器相差超过五分钟，请校准时钟，并在发送前才签名。";
    "AuthFailure.SignatureFailure", Signature, "Check the SecretKey, and that body, Content-Type and host are sent as signed.", "请检查 SecretKey，并确认请求体、Content-Type 与 host 按签名时的原样发送。";
    "AuthFailure.TokenFailure", Identity, "Get new temporary credentials; long-lived keys have no token.", "请重新获取临时密钥；长期密钥不能带 Token。";
    "AuthFailure.UnauthorizedOperation", Permission, "Have CAM grant this action to the account.", "请在 CAM 中为该账号授予此接口的权限。";
    "AuthFailure", Identity, "Check the credentials.", "请检查密钥。";
    "DryRunOperation", DryRun, "The request is right: leave out DryRun to carry it out.", "请求无误；去掉 DryRun 参数即可真正执行。";
    "FailedOperation", Operation, "Read the message; the action's page lists its errors.", "请查看错误信息，并参考该接口文档的错误码。";
    "InternalError", Transient, "Try again later; report the RequestId if it stays.", "请稍后重试；如持续出现，请凭 RequestId 反馈。";
    "InvalidAction", Caller, "Check `service`, `version` and `action`.", "请检查 service、version 以及 action 的拼写。";
    "InvalidParameterValue", Caller, "Correct the value that the message names.", "请修正错误信息指出的参数取值。";
    "InvalidParameter", Caller, "Correct the parameter that the message names.", "请修正错误信息指出的参数格式或类型。";
    "InvalidRequest", Caller, "Check the multipart body and its boundary.", "请检查 multipart 请求体是否完整、分隔符是否正确。";
    "IpInBlacklist", Permission, "Send from another address, or take this one off the blacklist.", "请更换来源 IP，或将其移出黑名单。";
    "IpNotInWhitelist", Permission, "Add the address to the whitelist.", "请将来源 IP 加入白名单。";
    "LimitExceeded", Quota, "Free what is not used, or ask for a higher quota.", "请释放闲置资源，或申请提高配额。";
    "MissingParameter", Caller, "Add the parameter that the message names.", "请补上错误信息指出的参数。";
    "NoSuchProduct", Caller, "Check `service` and `host`.", "请检查 service 与 host。";
    "NoSuchVersion", Caller, "Check `version`.", "请检查 version。";
    "RequestLimitExceeded.GlobalRegionUinLimitExceeded", Throttle, "Wait, then send fewer requests at a time from this account, in all regions.", "请稍候，并降低主账号在所有地域的请求频率。";
    "RequestLimitExceeded.IPLimitExceeded", Throttle, "Wait, then send fewer requests at a time from this address.", "请稍候，并降低该 IP 的请求频率。";
    "RequestLimitExceeded.UinLimitExceeded", Throttle, "Wait, then send fewer requests at a time from this account.", "请稍候，并降低主账号的请求频率。";
    "RequestLimitExceeded", Throttle, "Wait, then send fewer requests at a time.", "请稍候，并降低请求频率。";
    "RequestSizeLimitExceeded", Caller, "Send less at a time.", "请减小单次请求的大小。";
    "ResourceInUse", Resource, "Free the resource first, or wait until it is free.", "请先释放该资源，或等待其空闲。";
    "ResourceInsufficient", Resource, "Ask for less, or try another zone or region.", "请减少用量，或换用其他可用区或地域。";
    "ResourceNotFound", Resource, "Check the identifier and the region.", "请检查资源标识与地域。";
    "ResourceUnavailable", Resource, "Check the state of the resource and of the account.", "请检查资源与账号的状态。";
    "ResponseSizeLimitExceeded", Caller, "Ask for less at a time, with Limit or a filter.", "请用 Limit 或过滤条件减小单次返回量。";
    "ServiceUnavailable", Transient, "Try again later.", "请稍后重试。";
    "UnauthorizedOperation", Permission, "Have CAM grant this action and resource to the account.", "请在 CAM 中为该账号授予此接口与资源的权限。";
    "UnknownParameter", Caller, "Leave the parameter out, or correct its name.", "请去掉该参数，或改正其拼写。";
    "UnsupportedOperation", Operation, "Read the message: this is not possible now.", "当前不支持此操作，请查看错误信息。";
    "UnsupportedProtocol", Caller, "Use GET or POST, over https.", "请使用 https 的 GET 或 POST 请求。";
    "UnsupportedRegion", Caller, "Choose a region that has the service.", "请选择该服务支持的地域。";
}

/// The row that stands for an error code: the first whose code it is or begins with.
pub fn find(code: &str) -> Option<u8> {
    let mut lines = Lines(CODES);
    for row in 0..CLASSES.len() as u8 {
        let prefix = lines.next();
        if let Some([] | [b'.', ..]) = code.strip_prefix(prefix).map(str::as_bytes) {
            return Some(row);
        }
    }
    None
}

/// Whether a row's codes may go away when the same request is sent later.
pub fn is_retryable(row: u8) -> bool {
    CLASSES
        .get(usize::from(row))
        .is_some_and(|class| class.is_retryable())
}

/// What to do about a row's codes, in English.
pub fn hint(row: u8) -> &'static str {
    TABLE.get(usize::from(row)).map_or("", |row| row.en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_below_another_shares_its_row() {
        for code in [
            "RequestLimitExceeded",
            "RequestLimitExceeded.UinLimitExceeded",
            "RequestLimitExceeded.Whatever",
        ] {
            let row = find(code).unwrap();
            assert!(is_retryable(row), "{code}");
            assert!(!hint(row).is_empty(), "{code}");
        }
        assert_eq!(find("RequestLimitExceededElsewhere"), None);
    }

    #[test]
    fn an_unknown_code_has_no_row() {
        assert_eq!(find("Whatever.Else"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn every_row_can_be_reached() {
        for (index, row) in TABLE.iter().enumerate() {
            assert_eq!(find(row.code), Some(index as u8), "{}", row.code);
            assert!(!row.en.is_empty() && !row.zh.is_empty(), "{}", row.code);
        }
    }
}
