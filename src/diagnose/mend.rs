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
use super::recipe::Field;
use super::request::{FoundKeys, ParsedRequest};
use super::time;
use super::wire::{Wire, params_of, sorted_request_string};
use crate::ascii::{concat, decimal, join};
use crate::http::query;
use crate::sign::utc_date::utc_date;
use crate::sign::{acs3, hex256, sha256, tc3};

/// What makes two requests of Alibaba Cloud differ that are equal otherwise.
const NONCE: &str = "x-acs-signature-nonce";

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
    let token = wire.token.unwrap_or_default();
    let curl = curl(&request, [&wire.claim.secret_id, token, secret_key.trim()]);
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
    let service = wire.service_of_host();
    let service = service.as_deref().unwrap_or(&claim.service);
    let signs_action = claim
        .signed_names()
        .iter()
        .any(|name| name == "x-tc-action")
        && wire.request.header("x-tc-action").is_some();
    let signed_headers = match signs_action {
        true => "content-type;host;x-tc-action",
        false => "content-type;host",
    };
    let mut request = without_signature(wire, secret_key, &["content-type", "x-tc-timestamp"]);
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
    let mut request = without_signature(wire, secret_key, &["x-acs-date", "x-acs-content-sha256"]);
    let hash = hex256(&sha256(wire.body.unwrap_or_default()));
    request.headers.push(("x-acs-content-sha256".into(), hash));
    request.headers.push(("x-acs-date".into(), time::iso(time)));
    if request.header(NONCE).is_none_or(str::is_empty) {
        // Nothing here is random: it is enough that no other request of this moment has it.
        let body = wire.body.unwrap_or_default();
        let all = [request.url.as_bytes(), decimal(time).as_bytes(), body].concat();
        let digits = hex256(&sha256(&all));
        let nonce = digits.get(..32).unwrap_or_default();
        request
            .headers
            .retain(|(name, _)| !name.eq_ignore_ascii_case(NONCE));
        request.headers.push((NONCE.into(), nonce.into()));
    }
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

/// The host as an HTTP client will send it: without the port that https has anyway.
fn sent_host(wire: &Wire<'_>) -> String {
    let host = wire.host.to_ascii_lowercase();
    String::from(host.strip_suffix(":443").unwrap_or(&host))
}

/// Everything but the signature and the headers that are written anew.
fn without_signature(wire: &Wire<'_>, secret_key: &str, anew: &[&str]) -> ParsedRequest {
    let query = match wire.canonical_query() {
        query if query.is_empty() => query,
        query => concat(&["?", &query]),
    };
    let path = match wire.signs_path() {
        true => wire.url.sent_path(),
        false => "/",
    };
    let host = sent_host(wire);
    let mut request = ParsedRequest {
        format: None,
        method: wire.method.to_ascii_uppercase(),
        url: concat(&["https://", &host, path, &query]),
        headers: wire.request.headers.clone(),
        body: wire.body.map(<[u8]>::to_vec),
        body_end: String::new(),
        canonical_request: None,
        string_to_sign: None,
        keys: FoundKeys::default(),
        missing: Vec::new(),
    };
    let mut names: Vec<String> = Vec::new();
    request.headers.retain(|(name, value)| {
        let holds_key = secret_key.len() >= SHORTEST_KEY && value.contains(secret_key);
        let name = name.to_ascii_lowercase();
        let is_new = ["authorization", "host", "content-length"].contains(&&*name);
        // Of a header that came twice the first counts.
        let keeps = !is_new && !holds_key && !anew.contains(&&*name) && !names.contains(&name);
        if keeps {
            names.push(name);
        }
        keeps
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
    let recipe = Wire::of(&request, &claim).claimed_recipe(secret_key.trim());
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
    let mut request = without_signature(wire, secret_key, &["content-type"]);
    let is_get = wire.method.eq_ignore_ascii_case("GET");
    let path = wire.url.sent_path();
    let host = sent_host(wire);
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
        let mut recipe = Wire::of(&request, &claim).claimed_recipe(secret_key.trim());
        recipe.set(Field::Path, path);
        recipe.set(Field::Query, &sorted_request_string(&params));
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

/// Stands in a command for a value that is a key.
struct Variable<'a> {
    value: &'a str,
    name: &'static str,
}

/// A value that is shorter is no key, and would be found where it is none.
pub const SHORTEST_KEY: usize = 8;

/// Puts stars in place of a key.
pub fn hide_key(text: &mut String, key: &str) {
    if key.len() >= SHORTEST_KEY && text.contains(key) {
        *text = text.replace(key, "***");
    }
}

/// A command for bash. Keys are variables, and so is the signature as long as it is not known.
fn curl(request: &ParsedRequest, keys: [&str; 3]) -> String {
    let names = match request.url.contains(".aliyuncs.com") {
        false => [
            "$TENCENTCLOUD_SECRET_ID",
            "$TENCENTCLOUD_TOKEN",
            "$TENCENTCLOUD_SECRET_KEY",
        ],
        true => [
            "$ALIBABA_CLOUD_ACCESS_KEY_ID",
            "$ALIBABA_CLOUD_SECURITY_TOKEN",
            "$ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        ],
    };
    let keys = keys.into_iter().zip(names);
    let keys = keys.filter(|(value, _)| value.len() >= SHORTEST_KEY);
    let mut variables: Vec<Variable<'_>> =
        keys.map(|(value, name)| Variable { value, name }).collect();
    let mut command = concat(&["curl -X ", &word(&request.method, &variables), " "]);
    command.push_str(&word(&request.url, &variables));
    for (name, value) in &request.headers {
        let is_signature = name == "Authorization";
        if is_signature {
            variables.push(Variable {
                value: UNKNOWN,
                name: UNKNOWN,
            });
        }
        // curl drops a header without a value, unless its name ends with a semicolon.
        let header = match &**value {
            "" => concat(&[name, ";"]),
            value => concat(&[name, ": ", value]),
        };
        command.push_str(" \\\n  -H ");
        command.push_str(&word(&header, &variables));
        if is_signature {
            variables.pop();
        }
    }
    let body = request.body.as_deref().unwrap_or_default();
    if !body.is_empty() {
        match core::str::from_utf8(body) {
            Ok(text) => {
                // With another option, a text that begins with `@` would name a file.
                command.push_str(" \\\n  --data-raw ");
                command.push_str(&word(text, &variables));
            }
            Err(_) => command.push_str(" \\\n  --data-binary @body"),
        }
    }
    command
}

/// A word for bash: its text in single quotes, in which nothing has a meaning, and between them
/// the variables in double quotes.
fn word(text: &str, variables: &[Variable<'_>]) -> String {
    let mut word = String::new();
    let mut rest = text;
    loop {
        let found = variables.iter().filter_map(|variable| {
            let at = rest.find(variable.value)?;
            Some((at, variable))
        });
        let first = found.min_by_key(|(at, _)| *at);
        let Some((at, variable)) = first else { break };
        push_quoted(&mut word, rest.get(..at).unwrap_or_default());
        word.push_str(&concat(&["\"", variable.name, "\""]));
        rest = rest.get(at + variable.value.len()..).unwrap_or_default();
    }
    push_quoted(&mut word, rest);
    match &*word {
        "" => "''".into(),
        _ => word,
    }
}

fn push_quoted(word: &mut String, text: &str) {
    if !text.is_empty() {
        word.push_str(&concat(&["'", &text.replace('\'', "'\\''"), "'"]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_request_has_a_meaning_in_the_command() {
        let request = ParsedRequest {
            method: "POST;id".into(),
            url: "https://h/$(id)`id`".into(),
            headers: [
                ("X".into(), "\\\"; id #".into()),
                (
                    "Authorization".into(),
                    "Credential=AKIDEXAMPLE1/, Signature=$SIGNATURE".into(),
                ),
            ]
            .into(),
            body: Some(b"it's \\ $SIGNATURE AKIDEXAMPLE1".to_vec()),
            ..ParsedRequest::default()
        };
        assert_eq!(
            curl(&request, ["AKIDEXAMPLE1", "\\", ""]),
            "curl -X 'POST;id' 'https://h/$(id)`id`' \\\n  -H 'X: \\\"; id #' \\\n  \
             -H 'Authorization: Credential='\"$TENCENTCLOUD_SECRET_ID\"'/, Signature='\"$SIGNATURE\" \\\n  \
             --data-raw 'it'\\''s \\ $SIGNATURE '\"$TENCENTCLOUD_SECRET_ID\""
        );
    }
}
