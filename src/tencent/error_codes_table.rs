//! The common error codes of Tencent Cloud.
//!
//! Written by `cargo xtask tables` from models/tencent/error-codes.json.
//! Source: <https://cloud.tencent.com/document/api/1120/37562>

use crate::call::failure::Failure;

/// What a code is about, which decides whether trying again can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[repr(u8)]
pub enum Class {
    /// There were too many requests; this one was rejected before anything was done.
    Throttle,
    /// The service failed, for a while. It may have carried out the action all the same.
    Transient,
    /// The clock is wrong.
    Clock,
    /// The signature does not fit the request.
    Signature,
    /// The key is not known, or not valid.
    Identity,
    /// The temporary credentials have expired, or are not valid.
    Token,
    /// The key may not do this.
    Permission,
    /// The request asks for something that does not exist, or is not in the right form.
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

#[rustfmt::skip]
impl Class {
    /// The name that JavaScript sees.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Throttle => "throttle",
            Self::Transient => "transient",
            Self::Clock => "clock",
            Self::Signature => "signature",
            Self::Identity => "identity",
            Self::Token => "token",
            Self::Permission => "permission",
            Self::Caller => "caller",
            Self::Retired => "retired",
            Self::DryRun => "dry-run",
            Self::Resource => "resource",
            Self::Quota => "quota",
            Self::Operation => "operation",
        }
    }

    /// What it means for another attempt.
    pub const fn failure(self) -> Failure {
        match self {
            Self::Throttle => Failure::Throttled,
            Self::Transient => Failure::Unknown,
            Self::Clock => Failure::Clock,
            Self::Signature => Failure::Final,
            Self::Identity => Failure::Final,
            Self::Token => Failure::Credentials,
            Self::Permission => Failure::Final,
            Self::Caller => Failure::Final,
            Self::Retired => Failure::Final,
            Self::DryRun => Failure::Final,
            Self::Resource => Failure::Final,
            Self::Quota => Failure::Final,
            Self::Operation => Failure::Final,
        }
    }
}

/// The class of each row.
#[rustfmt::skip]
pub const CLASSES: [Class; 39] = [
    Class::Retired,
    Class::Signature,
    Class::Identity,
    Class::Identity,
    Class::Identity,
    Class::Clock,
    Class::Signature,
    Class::Token,
    Class::Permission,
    Class::Identity,
    Class::DryRun,
    Class::Operation,
    Class::Transient,
    Class::Caller,
    Class::Caller,
    Class::Caller,
    Class::Caller,
    Class::Permission,
    Class::Permission,
    Class::Quota,
    Class::Caller,
    Class::Caller,
    Class::Caller,
    Class::Throttle,
    Class::Throttle,
    Class::Throttle,
    Class::Throttle,
    Class::Caller,
    Class::Resource,
    Class::Resource,
    Class::Resource,
    Class::Resource,
    Class::Caller,
    Class::Transient,
    Class::Permission,
    Class::Caller,
    Class::Operation,
    Class::Caller,
    Class::Caller,
];

/// The code of each row, a line each: a table of slices would be larger than the texts.
#[rustfmt::skip]
pub const CODES: &str = concat!(
    "ActionOffline\n",
    "AuthFailure.InvalidAuthorization\n",
    "AuthFailure.InvalidSecretId\n",
    "AuthFailure.MFAFailure\n",
    "AuthFailure.SecretIdNotFound\n",
    "AuthFailure.SignatureExpire\n",
    "AuthFailure.SignatureFailure\n",
    "AuthFailure.TokenFailure\n",
    "AuthFailure.UnauthorizedOperation\n",
    "AuthFailure\n",
    "DryRunOperation\n",
    "FailedOperation\n",
    "InternalError\n",
    "InvalidAction\n",
    "InvalidParameterValue\n",
    "InvalidParameter\n",
    "InvalidRequest\n",
    "IpInBlacklist\n",
    "IpNotInWhitelist\n",
    "LimitExceeded\n",
    "MissingParameter\n",
    "NoSuchProduct\n",
    "NoSuchVersion\n",
    "RequestLimitExceeded.GlobalRegionUinLimitExceeded\n",
    "RequestLimitExceeded.IPLimitExceeded\n",
    "RequestLimitExceeded.UinLimitExceeded\n",
    "RequestLimitExceeded\n",
    "RequestSizeLimitExceeded\n",
    "ResourceInUse\n",
    "ResourceInsufficient\n",
    "ResourceNotFound\n",
    "ResourceUnavailable\n",
    "ResponseSizeLimitExceeded\n",
    "ServiceUnavailable\n",
    "UnauthorizedOperation\n",
    "UnknownParameter\n",
    "UnsupportedOperation\n",
    "UnsupportedProtocol\n",
    "UnsupportedRegion\n",
);

/// What to do about a row's codes, a line each.
#[rustfmt::skip]
pub const HINTS: &str = concat!(
    "The action is no longer offered; use its successor.\n",
    "Authorization is malformed, or was changed on the way.\n",
    "Use a cloud API key; this SecretId is of another kind.\n",
    "Pass the account's multi-factor authentication.\n",
    "Check that the key exists, is enabled and was copied whole.\n",
    "The timestamp is over five minutes off: set the clock, sign right before sending.\n",
    "Check the SecretKey, and that body, Content-Type and host are sent as signed.\n",
    "Get new temporary credentials; long-lived keys have no token.\n",
    "Have CAM grant this action to the account.\n",
    "Check the credentials.\n",
    "The request is right: leave out DryRun to carry it out.\n",
    "Read the message; the action's page lists its errors.\n",
    "Look whether the action was carried out before you try again; report the RequestId if it stays.\n",
    "Check `service`, `version` and `action`.\n",
    "Correct the value that the message names.\n",
    "Correct the parameter that the message names.\n",
    "Check the multipart body and its boundary.\n",
    "Send from another address, or take this one off the blacklist.\n",
    "Add the address to the whitelist.\n",
    "Free what is not used, or ask for a higher quota.\n",
    "Add the parameter that the message names.\n",
    "Check `service` and `host`.\n",
    "Check `version`.\n",
    "Wait, then send fewer requests at a time from this account, in all regions.\n",
    "Wait, then send fewer requests at a time from this address.\n",
    "Wait, then send fewer requests at a time from this account.\n",
    "Wait, then send fewer requests at a time.\n",
    "Send less at a time.\n",
    "Free the resource first, or wait until it is free.\n",
    "Ask for less, or try another zone or region.\n",
    "Check the identifier and the region.\n",
    "Check the state of the resource and of the account.\n",
    "Ask for less at a time, with Limit or a filter.\n",
    "Try again later; look first whether the action was carried out.\n",
    "Have CAM grant this action and resource to the account.\n",
    "Leave the parameter out, or correct its name.\n",
    "Read the message: this is not possible now.\n",
    "Use GET or POST, over https.\n",
    "Choose a region that has the service.\n",
);

/// [`HINTS`] in Chinese.
#[cfg(feature = "reference")]
#[rustfmt::skip]
pub const HINTS_ZH: &str = concat!(
    "该接口已下线，请改用替代接口。\n",
    "Authorization 头部格式有误，或在途中被改动，请检查。\n",
    "SecretId 不是云 API 密钥，请换用云 API 密钥。\n",
    "请通过账号的多因素认证（MFA）。\n",
    "请确认密钥存在且已启用，复制时无缺字或多余空格。\n",
    "时间戳与服务器相差超过五分钟，请校准时钟，并在发送前才签名。\n",
    "请检查 SecretKey，并确认请求体、Content-Type 与 host 按签名时的原样发送。\n",
    "请重新获取临时密钥；长期密钥不能带 Token。\n",
    "请在 CAM 中为该账号授予此接口的权限。\n",
    "请检查密钥。\n",
    "请求无误；去掉 DryRun 参数即可真正执行。\n",
    "请查看错误信息，并参考该接口文档的错误码。\n",
    "重试之前，请先确认该操作是否已经执行；如持续出现，请凭 RequestId 反馈。\n",
    "请检查 service、version 以及 action 的拼写。\n",
    "请修正错误信息指出的参数取值。\n",
    "请修正错误信息指出的参数格式或类型。\n",
    "请检查 multipart 请求体是否完整、分隔符是否正确。\n",
    "请更换来源 IP，或将其移出黑名单。\n",
    "请将来源 IP 加入白名单。\n",
    "请释放闲置资源，或申请提高配额。\n",
    "请补上错误信息指出的参数。\n",
    "请检查 service 与 host。\n",
    "请检查 version。\n",
    "请稍候，并降低主账号在所有地域的请求频率。\n",
    "请稍候，并降低该 IP 的请求频率。\n",
    "请稍候，并降低主账号的请求频率。\n",
    "请稍候，并降低请求频率。\n",
    "请减小单次请求的大小。\n",
    "请先释放该资源，或等待其空闲。\n",
    "请减少用量，或换用其他可用区或地域。\n",
    "请检查资源标识与地域。\n",
    "请检查资源与账号的状态。\n",
    "请用 Limit 或过滤条件减小单次返回量。\n",
    "请稍后重试；重试之前，请先确认该操作是否已经执行。\n",
    "请在 CAM 中为该账号授予此接口与资源的权限。\n",
    "请去掉该参数，或改正其拼写。\n",
    "当前不支持此操作，请查看错误信息。\n",
    "请使用 https 的 GET 或 POST 请求。\n",
    "请选择该服务支持的地域。\n",
);
