//! Other headers were signed than are sent.

use alloc::string::String;
use alloc::vec::Vec;

use crate::ascii::concat;
use crate::diagnose::cause::Cause;
use crate::diagnose::change::Mistakes;
use crate::diagnose::claim::System;
use crate::diagnose::recipe::{Field, Line, Text, Value};
use crate::diagnose::wire::Wire;

/// Content-Types that programs sign while their HTTP library sends another.
const CONTENT_TYPES: [&str; 18] = [
    "application/json",
    "application/json; charset=utf-8",
    "application/json;charset=utf-8",
    "application/json; charset=UTF-8",
    "application/json;charset=UTF-8",
    "text/plain;charset=UTF-8",
    "text/plain; charset=utf-8",
    "text/plain;charset=utf-8",
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-8",
    "application/x-www-form-urlencoded; charset=UTF-8",
    "application/x-www-form-urlencoded;charset=utf-8",
    "application/x-www-form-urlencoded;charset=UTF-8",
    "multipart/form-data",
    "application/octet-stream",
    "application/octet-stream; charset=utf-8",
    "*/*",
];

/// Another Content-Type.
pub fn content_types(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let cause = match wire.content_type {
        None | Some("") => Cause::ContentTypeMissing,
        _ => Cause::ContentTypeDiffers,
    };
    let sent = mistakes.right(Field::ContentType);
    let mut all: Vec<String> = CONTENT_TYPES.map(String::from).into();
    let (kind, parameters) = sent.split_once(';').unwrap_or((&sent, ""));
    let parameters = parameters.trim();
    all.push(kind.trim().into());
    for (separator, case) in [("; ", false), (";", false), ("; ", true), (";", true)] {
        let mut parameters = String::from(parameters);
        if case {
            parameters.make_ascii_uppercase();
            parameters = parameters.replace("CHARSET", "charset");
        }
        all.push(concat(&[kind, separator, &parameters]));
    }
    all.push(sent.to_ascii_lowercase());
    all.push(concat(&["\"", &sent, "\""]));
    all.push(String::new());
    for content_type in all {
        mistakes.swap(cause, Field::ContentType, &content_type);
    }
}

/// Another host.
pub fn hosts(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let sent = mistakes.right(Field::Host);
    let mut host = |cause, parts: &[&str]| mistakes.swap(cause, Field::Host, &concat(parts));
    let name = match sent.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => &sent,
    };
    for port in ["", ":443", ":80", ":8080"] {
        host(Cause::HostPort, &[name, port]);
    }
    for [before, after] in [
        ["https://", ""],
        ["https://", "/"],
        ["http://", ""],
        ["http://", "/"],
        ["", "/"],
        ["//", ""],
    ] {
        host(Cause::HostUrl, &[before, &sent, after]);
    }
    host(Cause::HostUrl, &[&wire.request.url]);
    host(Cause::HostDiffers, &[wire.url.host]);
    host(Cause::HostDiffers, &[&wire.url.host.to_ascii_lowercase()]);
    host(Cause::HeadersCase, &[wire.host]);
    host(Cause::HeadersCase, &[&wire.host.to_ascii_uppercase()]);
    let mut host = |parts: &[&str]| host(Cause::HostDiffers, parts);
    if wire.claim.system == System::Tc3 {
        let region = wire.request.header("x-tc-region").unwrap_or_default();
        let of_host = wire.service_of_host();
        let of_host = of_host.as_deref().unwrap_or("cvm");
        for service in [&*wire.claim.service, "cvm", of_host] {
            for label in ["", region, "intl", "internal"] {
                let dot = if label.is_empty() { "" } else { "." };
                host(&[service, dot, label, ".tencentcloudapi.com"]);
            }
            host(&[service, ".api.qcloud.com"]);
            host(&[service, ".tencentcloudapi.cn"]);
        }
        host(&["tencentcloudapi.com"]);
    } else {
        let (product, _) = sent.split_once('.').unwrap_or((&sent, ""));
        for region in [
            "",
            ".cn-hangzhou",
            ".cn-shanghai",
            ".cn-beijing",
            ".cn-shenzhen",
            ".ap-southeast-1",
        ] {
            host(&[product, region, ".aliyuncs.com"]);
        }
    }
    for other in ["localhost", "127.0.0.1", ""] {
        host(&[other]);
    }
}

/// Another method.
pub fn methods(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let lower = mistakes.base.text(Field::Method).to_ascii_lowercase();
    let written = &*wire.request.method;
    let methods = ["POST", "GET", "PUT", "DELETE", &lower, written];
    mistakes.swap_each(Cause::MethodDiffers, Field::Method, &methods);
}

/// Another path.
pub fn paths(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let sent = mistakes.right(Field::Path);
    let url_path = wire.url.path;
    let after_first = url_path.get(1..).and_then(|rest| rest.find('/'));
    let after_first = after_first.and_then(|slash| url_path.get(slash + 1..));
    let decoded = crate::diagnose::form::decode_text(&url_path.replace('+', "%2B"));
    let paths = [
        "/",
        "",
        url_path,
        &decoded,
        url_path.trim_end_matches('/'),
        after_first.unwrap_or("/"),
        &concat(&[&sent, "/"]),
        "//",
        &sent.replace('%', "%25"),
        &sent.replace('/', "%2F"),
        "/?",
        "/index.php",
        "/v2/index.php",
        &wire.request.url,
    ];
    mistakes.swap_each(Cause::PathDiffers, Field::Path, &paths);
}

/// The lines of names, `;` between them.
pub fn signed_names(lines: &[Line]) -> Text {
    let mut names = String::new();
    for line in lines {
        if !names.is_empty() {
            names.push(';');
        }
        names.push_str(&line.name);
    }
    names.into()
}

/// A line with another name or value.
pub fn line(name: &str, value: Value) -> Line {
    Line {
        name: name.into(),
        value,
    }
}
