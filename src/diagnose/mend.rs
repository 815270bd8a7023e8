//! The request as it should be: the same call, with every rule kept.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::checks::{base64_of, hex_of};
use super::claim::{Claim, System};
use super::diagnosis::Mended;
use super::evaluate::signature_of;
use super::form::Pairs;
use super::mistakes::in_seconds;
use super::order::{sorted, sorted_pairs};
use super::request::{FoundKeys, ParsedRequest};
use super::time;
use super::wire::{Wire, params_of, sorted_request_string};
use crate::ascii::{concat, decimal, join};
use crate::http::query;
use crate::sign::utc_date::utc_date;
use crate::sign::{acs3, hex256, sha256, tc3};

/// Stands where the signature would, as long as the key is not known.
const UNKNOWN: &str = "$SIGNATURE";

/// A corrected request. None where too little of it is known.
pub fn mended(wire: &Wire<'_>, secret_key: &str, now: Option<u64>) -> Option<Mended> {
    if wire.host.is_empty() || wire.body.is_none() {
        return None;
    }
    let request = match wire.claim.system {
        System::Tc3 => tc3_request(wire, secret_key, now)?,
        System::Acs3 => acs3_request(wire, secret_key, now)?,
        System::HmacSha1 | System::HmacSha256 => v1_request(wire, secret_key, now)?,
    };
    let curl = curl(
        &request,
        &wire.claim.secret_id,
        wire.token.unwrap_or_default(),
    );
    Some(Mended { request, curl })
}

/// The time that was sent, where it is still good.
fn timestamp(sent: Option<u64>, now: Option<u64>, minutes: u64) -> Option<u64> {
    match (sent.map(in_seconds), now) {
        (Some(sent), Some(now)) if now.abs_diff(sent) > minutes * 60 => Some(now),
        (Some(sent), _) => Some(sent),
        (None, now) => now,
    }
}

fn tc3_request(wire: &Wire<'_>, secret_key: &str, now: Option<u64>) -> Option<ParsedRequest> {
    let claim = wire.claim;
    let timestamp = timestamp(wire.timestamp(), now, 5)?;
    let is_get = wire.method.eq_ignore_ascii_case("GET");
    let content_type = match wire.content_type {
        _ if is_get => "application/x-www-form-urlencoded",
        Some(sent)
            if !sent.is_empty()
                && !sent.starts_with("application/x-www-form")
                && !sent.starts_with("text/") =>
        {
            sent
        }
        _ => "application/json; charset=utf-8",
    };
    let service = wire.service_of_host().unwrap_or(&claim.service);
    let signs_action = claim
        .signed_names()
        .iter()
        .any(|name| name == "x-tc-action")
        && wire.request.header("x-tc-action").is_some();
    let signed_headers = match signs_action {
        true => "content-type;host;x-tc-action",
        false => "content-type;host",
    };
    let mut request = without_signature(wire, &["content-type", "x-tc-timestamp"]);
    request.headers.insert(
        0,
        ("Content-Type".into(), content_type.to_ascii_lowercase()),
    );
    request
        .headers
        .push(("X-TC-Timestamp".into(), decimal(timestamp)));
    let date = utc_date(timestamp);
    let scope = tc3::CredentialScope {
        date: &date,
        service,
    }
    .text();
    let draft = tc3::authorization(&claim.secret_id, &scope, signed_headers, UNKNOWN);
    sign(request, &draft, secret_key)
}

fn acs3_request(wire: &Wire<'_>, secret_key: &str, now: Option<u64>) -> Option<ParsedRequest> {
    let sent = time::of_iso(wire.time);
    let time = timestamp(sent, now, 15)?;
    let mut request = without_signature(wire, &["x-acs-date", "x-acs-content-sha256"]);
    let hash = hex256(&sha256(wire.body.unwrap_or_default()));
    request.headers.push(("x-acs-content-sha256".into(), hash));
    request.headers.push(("x-acs-date".into(), time::iso(time)));
    let names = request
        .headers
        .iter()
        .map(|(name, _)| name.to_ascii_lowercase());
    let is_signed = |name: &String| name.starts_with("x-acs-") || name == "content-type";
    let mut names: Vec<String> = names.filter(is_signed).collect();
    names.push("host".into());
    let names = sorted(&names);
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    let draft = acs3::authorization(&wire.claim.secret_id, &join(&names, ";"), UNKNOWN);
    sign(request, &draft, secret_key)
}

/// Everything but the signature and the headers that are written anew.
fn without_signature(wire: &Wire<'_>, anew: &[&str]) -> ParsedRequest {
    let query = match wire.canonical_query() {
        query if query.is_empty() => query,
        query => concat(&["?", &query]),
    };
    let path = match wire.signs_path() {
        true => wire.url.sent_path(),
        false => "/",
    };
    let host = wire.host.to_ascii_lowercase();
    let mut request = ParsedRequest {
        format: None,
        method: wire.method.to_ascii_uppercase(),
        url: concat(&["https://", &host, path, &query]),
        headers: wire.request.headers.clone(),
        body: wire.body.map(<[u8]>::to_vec),
        canonical_request: None,
        string_to_sign: None,
        keys: FoundKeys::default(),
        missing: Vec::new(),
    };
    request.headers.retain(|(name, _)| {
        let name = name.to_ascii_lowercase();
        let is_new = ["authorization", "host", "content-length"].contains(&&*name);
        !is_new && !anew.contains(&&*name)
    });
    request
}

/// Puts the header `Authorization` in, with the signature where the key is known.
fn sign(mut request: ParsedRequest, draft: &str, secret_key: &str) -> Option<ParsedRequest> {
    request.headers.push(("Authorization".into(), draft.into()));
    if secret_key.is_empty() {
        return Some(request);
    }
    let claim = Claim::of(&request)?;
    let recipe = Wire::of(&request, &claim).claimed(secret_key.trim());
    let signature = hex_of(signature_of(&recipe).bytes());
    request.headers.pop();
    let authorization = draft.replace(UNKNOWN, &signature);
    request
        .headers
        .push(("Authorization".into(), authorization));
    Some(request)
}

fn v1_request(wire: &Wire<'_>, secret_key: &str, now: Option<u64>) -> Option<ParsedRequest> {
    let timestamp = timestamp(wire.timestamp(), now, 5)?;
    let mut params: Pairs = wire.params();
    params.retain(|(name, _)| name != "Timestamp" && name != "SignatureMethod");
    params.push(("Timestamp".into(), decimal(timestamp)));
    if wire.claim.system == System::HmacSha256 || wire.claim.signature.len() > 40 {
        params.push(("SignatureMethod".into(), "HmacSHA256".into()));
    }
    let params = sorted_pairs(&params);
    let mut request = without_signature(wire, &["content-type"]);
    let is_get = wire.method.eq_ignore_ascii_case("GET");
    let path = wire.url.sent_path();
    let host = wire.host.to_ascii_lowercase();
    let signature = if secret_key.is_empty() {
        UNKNOWN.to_string()
    } else {
        let claim = Claim {
            params: params.clone(),
            system: match params.iter().any(|(name, _)| name == "SignatureMethod") {
                true => System::HmacSha256,
                false => System::HmacSha1,
            },
            ..wire.claim.clone()
        };
        let mut recipe = Wire::of(&request, &claim).claimed(secret_key.trim());
        recipe.path = path.into();
        recipe.query = sorted_request_string(&params).into();
        base64_of(signature_of(&recipe).bytes())
    };
    let mut encoded = query::encode(&params_of(&params));
    query::append(&mut encoded, "Signature", &signature);
    if is_get {
        request.url = concat(&["https://", &host, path, "?", &encoded]);
    } else {
        request.url = concat(&["https://", &host, path]);
        request.headers.insert(
            0,
            (
                "Content-Type".into(),
                "application/x-www-form-urlencoded".into(),
            ),
        );
        request.body = Some(encoded.into_bytes());
    }
    Some(request)
}

/// A command for bash. Keys are variables; the signature is not secret.
fn curl(request: &ParsedRequest, id: &str, token: &str) -> String {
    let is_tencent = !request.url.contains(".aliyuncs.com");
    let names = match is_tencent {
        true => ["$TENCENTCLOUD_SECRET_ID", "$TENCENTCLOUD_TOKEN"],
        false => [
            "$ALIBABA_CLOUD_ACCESS_KEY_ID",
            "$ALIBABA_CLOUD_SECURITY_TOKEN",
        ],
    };
    let variables = [(id, names[0]), (token, names[1])];
    let mut command = concat(&[
        "curl -X ",
        &request.method,
        " ",
        &quoted(&request.url, &variables),
    ]);
    for (name, value) in &request.headers {
        let header = concat(&[name, ": ", value]);
        command.push_str(" \\\n  -H ");
        command.push_str(&quoted(&header, &variables));
    }
    let body = request.body.as_deref().unwrap_or_default();
    if !body.is_empty() {
        command.push_str(" \\\n  --data-binary ");
        match core::str::from_utf8(body) {
            Ok(text) => command.push_str(&quoted(text, &variables)),
            Err(_) => command.push_str("@body"),
        }
    }
    command
}

/// A word for bash: in single quotes, or in double quotes where it has a variable.
fn quoted(text: &str, variables: &[(&str, &str)]) -> String {
    let has = |text: &str| {
        let mut named = variables.iter();
        named.any(|(value, _)| !value.is_empty() && text.contains(value)) || text.contains(UNKNOWN)
    };
    if !has(text) {
        return concat(&["'", &text.replace('\'', "'\\''"), "'"]);
    }
    let mut word = String::new();
    for letter in text.chars() {
        if matches!(letter, '"' | '\\' | '`' | '$') {
            word.push('\\');
        }
        word.push(letter);
    }
    for (value, name) in variables {
        if !value.is_empty() {
            word = word.replace(value, name);
        }
    }
    concat(&["\"", &word.replace("\\$SIGNATURE", UNKNOWN), "\""])
}
