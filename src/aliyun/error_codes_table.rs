//! Error codes of Alibaba Cloud. A row stands for every code that begins so.
//!
//! Written by `cargo xtask tables` from models/aliyun/error-codes.json.
//! Source: <https://www.alibabacloud.com/help/en/functioncompute/fc/developer-reference/api-fc-2023-03-30-errorcodes>

use crate::call::failure::Failure;

/// What each row's codes mean for another attempt.
#[rustfmt::skip]
pub const FAILURES: [Failure; 14] = [
    Failure::Final,
    Failure::Clock,
    Failure::Clock,
    Failure::Clock,
    Failure::Final,
    Failure::Credentials,
    Failure::Final,
    Failure::Final,
    Failure::Final,
    Failure::Throttled,
    Failure::Throttled,
    Failure::Throttled,
    Failure::Throttled,
    Failure::Unknown,
];

/// The code of each row, a line each: a table of slices would be larger than the texts.
#[rustfmt::skip]
pub const CODES: &str = concat!(
    "Signature\n",
    "InvalidTimeStamp\n",
    "IllegalTimestamp\n",
    "RequestTimeTooSkewed\n",
    "InvalidAccessKeyI\n",
    "InvalidSecurityToken\n",
    "AccessDenied\n",
    "FunctionNotFound\n",
    "FunctionAlreadyExists\n",
    "ConcurrentUpdateError\n",
    "Throttling\n",
    "ResourceExhausted\n",
    "ResourceThrottled\n",
    "Internal\n",
);

/// What to do about a row's codes, a line each.
#[rustfmt::skip]
pub const HINTS: &str = concat!(
    "Check accessKeySecret; behind a proxy, that headers and body arrive unchanged.\n",
    "Set the clock: 15 minutes more or less are accepted.\n",
    "Set the clock: 15 minutes more or less are accepted.\n",
    "Set the clock: 15 minutes more or less are accepted.\n",
    "Check accessKeyId: it is unknown, disabled, or of another site.\n",
    "Get new temporary credentials, and give all three of their parts.\n",
    "Grant the action to this key in RAM; with an account endpoint, check the account id.\n",
    "Check functionName, qualifier and region.\n",
    "Use updateFunction, or another functionName.\n",
    "Another update is under way: try again.\n",
    "Wait, then try again with growing pauses.\n",
    "Wait for free capacity, then try again with growing pauses.\n",
    "Wait for free capacity, then try again with growing pauses.\n",
    "Look whether the action was carried out before you try again; if it stays, report the request id to the vendor.\n",
);

/// [`HINTS`] in Chinese.
#[cfg(feature = "reference")]
#[rustfmt::skip]
pub const HINTS_ZH: &str = concat!(
    "请检查 accessKeySecret；如经由代理，请确认请求头与请求体未被改动。\n",
    "请校准时钟：只接受前后十五分钟以内的时间。\n",
    "请校准时钟：只接受前后十五分钟以内的时间。\n",
    "请校准时钟：只接受前后十五分钟以内的时间。\n",
    "请检查 accessKeyId：它不存在、已停用，或属于另一个站点。\n",
    "请重新获取临时凭证，并同时给出其全部三项。\n",
    "请在 RAM 中为该密钥授予此接口的权限；使用账号的接入点时，请核对账号 ID。\n",
    "请检查 functionName、qualifier 与地域。\n",
    "请改用 updateFunction，或换一个 functionName。\n",
    "另一项更新正在进行，请重试。\n",
    "请稍候再重试，并逐次加长间隔。\n",
    "请等待资源空闲再重试，并逐次加长间隔。\n",
    "请等待资源空闲再重试，并逐次加长间隔。\n",
    "重试之前，请先确认该操作是否已经执行；如持续出现，请凭请求 ID 向阿里云反馈。\n",
);
