//! Other headers were signed than are sent.

use alloc::string::String;
use alloc::vec::Vec;

use crate::ascii::concat;
use crate::diagnose::cause::Cause;
use crate::diagnose::change::{Change, Mistakes};
use crate::diagnose::claim::System;
use crate::diagnose::recipe::{Line, Text, Value, shared};
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

/// Adds the mistakes with single headers: Content-Type, host, method, path.
pub fn add(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    content_types(mistakes, wire);
    hosts(mistakes, wire);
    let sent = mistakes.base.method.clone();
    for method in ["POST", "GET", "PUT", "DELETE"] {
        mistakes.add(
            Cause::MethodDiffers,
            Change::Method(shared(method)),
            method,
            &sent,
        );
    }
    let lower = sent.to_ascii_lowercase();
    mistakes.add(
        Cause::MethodDiffers,
        Change::Method(shared(&lower)),
        &lower,
        &sent,
    );
    let written = &*wire.request.method;
    mistakes.add(
        Cause::MethodDiffers,
        Change::Method(shared(written)),
        written,
        &sent,
    );
    paths(mistakes, wire);
}

fn content_types(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let cause = match wire.content_type {
        None | Some("") => Cause::ContentTypeMissing,
        _ => Cause::ContentTypeDiffers,
    };
    let sent = mistakes.base.content_type.clone();
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
        let change = Change::ContentType(shared(&content_type));
        mistakes.add(cause, change, &content_type, &sent);
    }
}

fn hosts(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let sent = mistakes.base.host.clone();
    let mut host = |cause, host: &str| {
        mistakes.add(cause, Change::Host(shared(host)), host, &sent);
    };
    let name = match sent.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => &sent,
    };
    host(Cause::HostPort, name);
    for port in [":443", ":80", ":8080"] {
        host(Cause::HostPort, &concat(&[name, port]));
    }
    for [before, after] in [
        ["https://", ""],
        ["https://", "/"],
        ["http://", ""],
        ["http://", "/"],
        ["", "/"],
        ["//", ""],
    ] {
        host(Cause::HostUrl, &concat(&[before, &sent, after]));
    }
    host(Cause::HostUrl, &wire.request.url);
    host(Cause::HostDiffers, wire.url.host);
    host(Cause::HostDiffers, &wire.url.host.to_ascii_lowercase());
    host(Cause::HeadersCase, wire.host);
    host(Cause::HeadersCase, &wire.host.to_ascii_uppercase());
    let claim = wire.claim;
    let region = wire.request.header("x-tc-region").unwrap_or_default();
    let mut services: Vec<&str> = Vec::from([&*claim.service, "cvm"]);
    let of_host = wire.service_of_host();
    services.extend(of_host.as_deref());
    if claim.system == System::Tc3 {
        for service in services {
            for label in ["", region, "intl", "internal"] {
                let dot = if label.is_empty() { "" } else { "." };
                let other = concat(&[service, dot, label, ".tencentcloudapi.com"]);
                host(Cause::HostDiffers, &other);
            }
            host(Cause::HostDiffers, &concat(&[service, ".api.qcloud.com"]));
            host(
                Cause::HostDiffers,
                &concat(&[service, ".tencentcloudapi.cn"]),
            );
        }
        host(Cause::HostDiffers, "tencentcloudapi.com");
    } else {
        let (product, _) = sent.split_once('.').unwrap_or((&sent, ""));
        host(Cause::HostDiffers, &concat(&[product, ".aliyuncs.com"]));
        for region in [
            "cn-hangzhou",
            "cn-shanghai",
            "cn-beijing",
            "cn-shenzhen",
            "ap-southeast-1",
        ] {
            host(
                Cause::HostDiffers,
                &concat(&[product, ".", region, ".aliyuncs.com"]),
            );
        }
    }
    for other in ["localhost", "127.0.0.1", ""] {
        host(Cause::HostDiffers, other);
    }
}

fn paths(mistakes: &mut Mistakes, wire: &Wire<'_>) {
    let sent = mistakes.base.path.clone();
    let url_path = wire.url.path;
    let after_first = url_path.get(1..).and_then(|rest| rest.find('/'));
    let after_first = after_first.and_then(|slash| url_path.get(slash + 1..));
    let decoded = crate::diagnose::form::decode_text(&url_path.replace('+', "%2B"));
    for path in [
        "/",
        "",
        url_path,
        &*decoded,
        url_path.trim_end_matches('/'),
        after_first.unwrap_or("/"),
        &*concat(&[&sent, "/"]),
        "//",
        &*sent.replace('%', "%25"),
        "/index.php",
        "/v2/index.php",
        &*wire.request.url,
    ] {
        mistakes.add(Cause::PathDiffers, Change::Path(shared(path)), path, &sent);
    }
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
