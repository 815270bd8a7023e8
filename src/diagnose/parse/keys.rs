//! Keys that stand beside a request, in the text or in the request itself.

use alloc::string::String;

use zeroize::Zeroizing;

use super::cursor::Cursor;
use super::form::parameter;
use super::text;
use crate::ascii::cut;
use crate::diagnose::request::ParsedRequest;

/// No key and no token is longer.
const LONGEST: usize = 4096;

/// So many names are looked at: a text that has more is a list of something else.
const MOST_NAMES: usize = 64;

/// Takes the keys that the request itself shows: the id of `Authorization`, the token's header,
/// and v1's parameters.
pub fn from_request(request: &mut ParsedRequest) {
    let authorization = request.header("Authorization").unwrap_or_default();
    let credential = text::split(authorization, "Credential=");
    let mut secret_id = credential.map(|(_, after)| {
        String::from(text::before(after, |byte| {
            matches!(byte, b'/' | b',' | b' ')
        }))
    });
    let token = request.header("X-TC-Token");
    let token = token.or_else(|| request.header("X-Acs-Security-Token"));
    let mut token = token.map(String::from);
    let query = cut(&request.url, b'?').map_or("", |(_, query)| query);
    let form = request.body.as_deref().unwrap_or_default();
    let form = core::str::from_utf8(form).unwrap_or_default();
    for pairs in [query, form] {
        let is_v1 = parameter(pairs, "Signature").is_some();
        if is_v1 && secret_id.is_none() {
            secret_id = parameter(pairs, "SecretId");
        }
        if is_v1 && token.is_none() {
            token = parameter(pairs, "Token");
        }
    }
    put(&mut request.keys.secret_id, secret_id.as_deref());
    put(&mut request.keys.token, token.as_deref());
}

fn put(place: &mut Option<Zeroizing<String>>, value: Option<&str>) {
    if let Some(value) = value
        && place.is_none()
        && !value.is_empty()
    {
        *place = Some(Zeroizing::new(value.into()));
    }
}

/// Takes the keys that the text names, as in `secretKey: "…"` or
/// `TENCENTCLOUD_SECRET_KEY=…`. The first of each kind counts. What the body holds is the
/// body's, and no key.
pub fn from_text(request: &mut ParsedRequest, text: &str) {
    let mut cursor = Cursor::new(text);
    let mut names_left = MOST_NAMES;
    while !cursor.is_end() && names_left > 0 {
        let word = cursor.take_while(is_name);
        if word.is_empty() {
            cursor.skip(1);
            continue;
        }
        let Some(kind) = kind_of(word) else {
            continue;
        };
        names_left -= 1;
        let mut ahead = cursor;
        if let Some(value) = value(&mut ahead)
            && !is_in_body(request, value)
        {
            let keys = &mut request.keys;
            let place = match kind {
                Kind::Id => &mut keys.secret_id,
                Kind::Key => &mut keys.secret_key,
                Kind::Token => &mut keys.token,
            };
            put(place, Some(value));
            cursor = ahead;
        }
    }
    // A header that carries the key itself is no part of the request that is shown.
    if let Some(secret) = request.keys.secret_key.clone() {
        let holds_key = |value: &str| secret.len() >= 8 && value.contains(&**secret);
        request.headers.retain(|(name, value)| {
            name.eq_ignore_ascii_case("Authorization") || !holds_key(value)
        });
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Id,
    Key,
    Token,
}

/// What a name names, whatever its case and its separators are.
fn kind_of(name: &str) -> Option<Kind> {
    // The longest of the names has 30 letters.
    if !matches!(name.len(), 8..=48) {
        return None;
    }
    let letters = text::letters(name);
    let ends_with = |ends: &[&str]| ends.iter().any(|end| letters.ends_with(end));
    if ends_with(&["secretid", "accesskeyid"]) {
        Some(Kind::Id)
    } else if ends_with(&["secretkey", "accesskeysecret", "secretaccesskey"]) {
        Some(Kind::Key)
    } else if ends_with(&["sessiontoken", "securitytoken", "tctoken", "cloudtoken"]) {
        Some(Kind::Token)
    } else {
        None
    }
}

/// The text after a name: `: "…"`, `=…`, `: …`. A variable and a place to fill are no key.
fn value<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    let is_quote = |byte: u8| matches!(byte, b'"' | b'\'' | b'`');
    if is_quote(cursor.look(0)) {
        cursor.skip(1);
    }
    cursor.skip_blanks();
    let mut has_separator = false;
    while matches!(cursor.look(0), b':' | b'=' | b'>') {
        cursor.skip(1);
        has_separator = true;
    }
    if !has_separator {
        return None;
    }
    cursor.skip_blanks();
    let quote = cursor.look(0);
    if is_quote(quote) {
        cursor.skip(1);
        // A key never goes over a line's end; the longest token has some 1500 characters.
        let room = cursor.rest().as_bytes();
        let room = room.get(..room.len().min(LONGEST)).unwrap_or_default();
        let length = room
            .iter()
            .position(|byte| *byte == quote || *byte == b'\n')?;
        let value = cursor.rest().get(..length)?;
        cursor.skip(length);
        if cursor.look(0) != quote {
            return None;
        }
        let is_key = !matches!(value.as_bytes(), [b'$' | b'<' | b'*' | b'{', ..]);
        return is_key.then_some(value);
    }
    let value =
        cursor.take_while(|byte| is_name(byte) || matches!(byte, b'+' | b'/' | b'=' | b'.'));
    // `process.env.KEY`, `os.environ[…]`, `getKey()`, `config.secretKey`
    let is_code = matches!(cursor.look(0), b'(' | b'[' | b'$' | b'{' | b'<' | b'*')
        || cut(value, b'.').is_some()
        || value.len() < 10;
    (!is_code).then_some(value)
}

fn is_in_body(request: &ParsedRequest, value: &str) -> bool {
    let body = request.body.as_deref().unwrap_or_default();
    core::str::from_utf8(body).is_ok_and(|body| text::contains(body, value))
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

#[cfg(test)]
mod tests;
