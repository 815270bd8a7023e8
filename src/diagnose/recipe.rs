//! How a signature is made, as a value: every choice that a program makes on its way is a
//! field, so that a mistake is another value of one of them.
//!
//! `sign/` has the rules as functions that cannot be wrong; a test holds the right recipe
//! equal to them.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use hmac_sha1_compact::HMAC as HmacSha1;
use zeroize::Zeroizing;

use super::claim::System;
use crate::ascii::join;
use crate::sign::{Digest256, SigningKey, sha256};

/// A text that recipes share.
pub type Text = Arc<str>;

/// A text that recipes share. Not inlined, since hundreds of mistakes have one.
#[inline(never)]
pub fn shared(text: &str) -> Text {
    Text::from(text)
}

/// A key that recipes share. Zeroed with the last of them.
pub type Key = Arc<Zeroizing<Vec<u8>>>;

/// A line of the canonical headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As it is written into the line.
    pub name: Text,
    /// What stands after the colon.
    pub value: Value,
}

/// The value of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// That of the recipe.
    ContentType,
    /// That of the recipe.
    Host,
    /// Of any other header.
    Text(Text),
}

/// What of the canonical request goes into the string to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestDigest {
    /// Its SHA-256 in lower-case hex: right.
    Hex,
    /// The same in upper case.
    UpperHex,
    /// The canonical request itself.
    Plain,
}

/// How the key that signs is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derivation {
    /// Date, service, ending, each by the bytes of the one before: right for TC3.
    Full,
    /// Every derived key goes on as hex text.
    HexText,
    /// The same in upper case.
    UpperHexText,
    /// Only the first derived key goes on as hex text.
    HexTextAtFirst,
    /// Only the last derived key goes on as hex text.
    HexTextAtLast,
    /// The secret itself: right for the others.
    None,
    /// Without the date.
    WithoutDate,
    /// Without the service.
    WithoutService,
    /// Without the ending.
    WithoutEnding,
    /// The date alone.
    DateAlone,
    /// Service first, then the date.
    ServiceFirst,
    /// Date, region, service, ending, as AWS has it.
    WithRegion,
    /// The whole scope in one step.
    ScopeAtOnce,
    /// Ending, service, date.
    Reversed,
    /// Key and message of each derivation are exchanged.
    Exchanged,
    /// Key and message of the first alone are exchanged.
    FirstExchanged,
}

/// Which way round the last HMAC is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastMac {
    /// The key signs the string: right.
    Right,
    /// The string signs the key.
    Exchanged,
}

/// Which hash the last HMAC has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// SHA-256.
    Sha256,
    /// SHA-1, of signature v1.
    Sha1,
}

/// A text of a recipe. Which of them count, the system decides. Those of the canonical request
/// come first, and those of the key last: [`Field::is_of_request`], [`Field::is_of_key`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
#[repr(u8)]
pub enum Field {
    /// The first line; the front of v1's string.
    Method,
    /// CanonicalURI, or v1's path.
    Path,
    /// CanonicalQueryString; v1's request string.
    Query,
    /// The signed Content-Type.
    ContentType,
    /// The signed host.
    Host,
    /// Between a header's name and its value; in signature v1 the `?` before the request string.
    Colon,
    /// After the last header.
    HeadersEnd,
    /// SignedHeaders as it stands in the canonical request.
    SignedHeaders,
    /// HashedRequestPayload.
    Payload,
    /// Between the lines of the canonical request, and of the string to sign with them.
    LineEnd,
    /// After the last line of the canonical request.
    RequestEnd,
    /// The first line of the string to sign.
    Algorithm,
    /// The second, of TC3 alone.
    Timestamp,
    /// Between the lines of the string to sign.
    StringLineEnd,
    /// After the last line of the string to sign.
    StringEnd,
    /// The scope's date, and the key's with it.
    Date,
    /// The scope's service, and the key's with it.
    Service,
    /// The scope's end.
    Ending,
    /// The date of the derived key.
    KeyDate,
    /// The service of the derived key.
    KeyService,
    /// In front of the secret.
    KeyPrefix,
    /// The region, which no key is derived with.
    Region,
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = Self::Region as usize + 1;

    /// Whether the canonical request depends on it, or in signature v1 the string to sign.
    pub fn is_of_request(self) -> bool {
        self <= Self::RequestEnd
    }

    /// Whether the key that signs depends on it.
    pub fn is_of_key(self) -> bool {
        self >= Self::Date
    }

    /// The field that is always changed along.
    pub const fn along(self) -> Option<Self> {
        match self {
            Self::LineEnd => Some(Self::StringLineEnd),
            Self::Date => Some(Self::KeyDate),
            Self::Service => Some(Self::KeyService),
            _ => None,
        }
    }
}

/// A signature of which everything is chosen.
#[derive(Clone)]
pub struct Recipe {
    /// Decides which of the others count.
    pub system: System,
    /// The texts, by [`Field`].
    pub texts: [Text; Field::COUNT],
    /// CanonicalHeaders.
    pub lines: Arc<[Line]>,
    /// How the canonical request goes into the string to sign.
    pub request_digest: RequestDigest,
    /// SecretKey.
    pub key: Key,
    /// How the key that signs is made of it.
    pub derivation: Derivation,
    /// The last step.
    pub last_mac: LastMac,
    /// The last step's hash.
    pub hash: Hash,
}

impl Recipe {
    /// One of its texts.
    pub fn text(&self, field: Field) -> &str {
        self.texts.get(field as usize).map_or("", |text| text)
    }

    /// Puts another text in place of one of them.
    pub fn set(&mut self, field: Field, text: &str) {
        self.put(field, &shared(text));
    }

    /// The same with a text that recipes share.
    pub fn put(&mut self, field: Field, text: &Text) {
        for field in [Some(field), field.along()].into_iter().flatten() {
            if let Some(place) = self.texts.get_mut(field as usize) {
                *place = text.clone();
            }
        }
    }

    /// CanonicalHeaders, as the recipe has them.
    pub fn canonical_headers(&self) -> String {
        let mut text = String::new();
        self.push_headers(&mut text);
        text
    }

    fn push_headers(&self, text: &mut String) {
        for (index, line) in self.lines.iter().enumerate() {
            let is_last = index + 1 == self.lines.len();
            let end = if is_last {
                Field::HeadersEnd
            } else {
                Field::LineEnd
            };
            let (colon, end) = (self.text(Field::Colon), self.text(end));
            for part in [&*line.name, colon, self.value(line), end] {
                text.push_str(part);
            }
        }
    }

    /// The value of a header as it is signed.
    pub fn value<'a>(&'a self, line: &'a Line) -> &'a str {
        match &line.value {
            Value::ContentType => self.text(Field::ContentType),
            Value::Host => self.text(Field::Host),
            Value::Text(text) => text,
        }
    }

    /// Step 1. Not of signature v1.
    pub fn canonical_request(&self) -> String {
        let mut text = String::new();
        self.push_canonical_request(&mut text);
        text
    }

    fn push_canonical_request(&self, text: &mut String) {
        let end = self.text(Field::LineEnd);
        for field in [Field::Method, Field::Path, Field::Query] {
            text.push_str(self.text(field));
            text.push_str(end);
        }
        self.push_headers(text);
        let signed_headers = self.text(Field::SignedHeaders);
        let [payload, request_end] = [Field::Payload, Field::RequestEnd].map(|of| self.text(of));
        for part in [end, signed_headers, end, payload, request_end] {
            text.push_str(part);
        }
    }

    /// The scope, `date/service/tc3_request`.
    pub fn credential_scope(&self) -> String {
        let parts = [Field::Date, Field::Service, Field::Ending];
        join(&parts.map(|field| self.text(field)), "/")
    }

    /// The last line of the string to sign, which stands for the canonical request; empty in
    /// signature v1.
    pub fn hashed_request(&self) -> String {
        let mut line = String::new();
        self.push_hashed_request(&mut String::new(), &mut line);
        line
    }

    /// Appends [`Recipe::hashed_request`]. `request` is where the canonical request is written:
    /// thousands of recipes share the room.
    pub fn push_hashed_request(&self, request: &mut String, line: &mut String) {
        if self.system.is_v1() {
            return;
        }
        request.clear();
        self.push_canonical_request(request);
        let digest = match self.request_digest {
            RequestDigest::Plain => return line.push_str(request),
            RequestDigest::Hex | RequestDigest::UpperHex => sha256(request.as_bytes()),
        };
        let mut digits = [0; 64];
        let _ = hex::encode_to_slice(digest, &mut digits); // There is room for all of it.
        if self.request_digest == RequestDigest::UpperHex {
            digits.make_ascii_uppercase();
        }
        line.push_str(core::str::from_utf8(&digits).unwrap_or_default());
    }

    /// Step 2. `hashed_request` is [`Recipe::hashed_request`].
    pub fn string_to_sign(&self, hashed_request: &str) -> String {
        let mut text = String::new();
        self.push_string_to_sign(hashed_request, &mut text);
        text
    }

    /// Appends [`Recipe::string_to_sign`].
    pub fn push_string_to_sign(&self, hashed_request: &str, text: &mut String) {
        let end = self.text(Field::StringLineEnd);
        let of = |field| self.text(field);
        let parts: &[&str] = match self.system {
            System::Tc3 => &[
                of(Field::Algorithm),
                end,
                of(Field::Timestamp),
                end,
                of(Field::Date),
                "/",
                of(Field::Service),
                "/",
                of(Field::Ending),
                end,
                hashed_request,
            ],
            System::Acs3 => &[of(Field::Algorithm), end, hashed_request],
            // GETcvm.tencentcloudapi.com/?Action=…
            System::HmacSha1 | System::HmacSha256 => &[
                of(Field::Method),
                of(Field::Host),
                of(Field::Path),
                of(Field::Colon),
                of(Field::Query),
            ],
        };
        for part in parts {
            text.push_str(part);
        }
        text.push_str(of(Field::StringEnd));
    }

    /// The key that signs.
    pub fn signing_key(&self) -> Zeroizing<Vec<u8>> {
        let prefix = self.text(Field::KeyPrefix).as_bytes();
        let mut secret = Zeroizing::new(Vec::with_capacity(prefix.len() + self.key.len()));
        secret.extend_from_slice(prefix);
        secret.extend_from_slice(&self.key);
        let [date, service, ending] =
            [Field::KeyDate, Field::KeyService, Field::Ending].map(|field| self.text(field));
        let steps: &[&str] = match self.derivation {
            Derivation::None => &[],
            Derivation::WithoutDate => &[service, ending],
            Derivation::WithoutService => &[date, ending],
            Derivation::WithoutEnding => &[date, service],
            Derivation::DateAlone => &[date],
            Derivation::ServiceFirst => &[service, date, ending],
            Derivation::Reversed => &[ending, service, date],
            Derivation::WithRegion => &[date, self.text(Field::Region), service, ending],
            Derivation::ScopeAtOnce => return mac(&secret, self.credential_scope().as_bytes()),
            Derivation::Full
            | Derivation::HexText
            | Derivation::UpperHexText
            | Derivation::HexTextAtFirst
            | Derivation::HexTextAtLast
            | Derivation::Exchanged
            | Derivation::FirstExchanged => &[date, service, ending],
        };
        let mut key = secret;
        for (index, step) in steps.iter().enumerate() {
            key = match self.derivation {
                Derivation::Exchanged => mac(step.as_bytes(), &key),
                Derivation::FirstExchanged if index == 0 => mac(step.as_bytes(), &key),
                _ => mac(&key, step.as_bytes()),
            };
            let as_text = match self.derivation {
                Derivation::HexText | Derivation::UpperHexText => true,
                Derivation::HexTextAtFirst => index == 0,
                Derivation::HexTextAtLast => index + 1 == steps.len(),
                _ => false,
            };
            if as_text {
                let mut digits = Zeroizing::new(alloc::vec![0; key.len() * 2]);
                let _ = hex::encode_to_slice(&*key, &mut digits); // There is room for all of it.
                if self.derivation == Derivation::UpperHexText {
                    digits.make_ascii_uppercase();
                }
                key = digits;
            }
        }
        key
    }

    /// Step 3, as bytes.
    pub fn signature(&self, key: &[u8], string_to_sign: &str) -> Signature {
        let text = string_to_sign.as_bytes();
        let (key, text) = match self.last_mac {
            LastMac::Right => (key, text),
            LastMac::Exchanged => (text, key),
        };
        match self.hash {
            Hash::Sha256 => Signature::Sha256(SigningKey::new(key).mac(text)),
            Hash::Sha1 => Signature::Sha1(HmacSha1::mac(text, key)),
        }
    }
}

/// The bytes of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    /// 32 bytes.
    Sha256(Digest256),
    /// 20 bytes.
    Sha1([u8; 20]),
}

impl Signature {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Sha256(bytes) => bytes,
            Self::Sha1(bytes) => bytes,
        }
    }
}

fn mac(key: &[u8], message: &[u8]) -> Zeroizing<Vec<u8>> {
    let digest = Zeroizing::new(SigningKey::new(key).mac(message));
    Zeroizing::new(digest.to_vec())
}
