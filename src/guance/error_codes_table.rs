//! Error codes of the Open API of Guance.
//!
//! Written by `cargo xtask tables` from models/guance/error-codes.json.
//! Source: <https://docs.guance.com/open-api/outer-function/execute/>

use crate::call::failure::Failure;

/// What each row's codes mean for another attempt.
#[rustfmt::skip]
pub const FAILURES: [Failure; 3] = [
    Failure::Final,
    Failure::Throttled,
    Failure::Throttled,
];

/// The code of each row, a line each: a table of slices would be larger than the texts.
#[rustfmt::skip]
pub const CODES: &str = concat!(
    "ft.InvalidAPIKey\n",
    "ft.TriggerApiAkCurrentLimiting\n",
    "ft.TriggerApiWorkspaceCurrentLimiting\n",
);

/// What to do about a row's codes, a line each.
#[rustfmt::skip]
pub const HINTS: &str = concat!(
    "Check apiKey: the key of the site and workspace meant, in newer consoles its secret and not its id.\n",
    "A key may be used 20 times a minute: wait.\n",
    "A workspace may be asked 200 times a minute: wait.\n",
);

/// [`HINTS`] in Chinese.
#[cfg(feature = "reference")]
#[rustfmt::skip]
pub const HINTS_ZH: &str = concat!(
    "请检查 apiKey：应属于所用的站点与工作空间；在新版控制台中，应使用其密钥而不是 ID。\n",
    "每个密钥每分钟只能使用 20 次，请稍候。\n",
    "每个工作空间每分钟只能请求 200 次，请稍候。\n",
);
