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
use crate::ascii::{concat, join};
use crate::sign::{Digest256, SigningKey, hex256, sha256};

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
    /// Of the request with CR LF between its lines, as Windows' builders of texts have it.
    HexOfCrlf,
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

/// A signature of which everything is chosen.
#[derive(Clone)]
pub struct Recipe {
    /// Decides which of the fields count.
    pub system: System,
    /// The first line; the front of v1's string.
    pub method: Text,
    /// CanonicalURI, or v1's path.
    pub path: Text,
    /// CanonicalQueryString; v1's request string.
    pub query: Text,
    /// The signed Content-Type.
    pub content_type: Text,
    /// The signed host.
    pub host: Text,
    /// CanonicalHeaders.
    pub lines: Arc<[Line]>,
    /// Between a header's name and its value; in signature v1 the `?` before the request string.
    pub colon: Text,
    /// After the last header.
    pub headers_end: Text,
    /// SignedHeaders as it stands in the canonical request.
    pub signed_headers: Text,
    /// HashedRequestPayload.
    pub payload: Text,
    /// Between all lines.
    pub line_end: Text,
    /// After the last line of the canonical request.
    pub request_end: Text,
    /// How the canonical request goes into the string to sign.
    pub request_digest: RequestDigest,
    /// The first line of the string to sign.
    pub algorithm: Text,
    /// The second, of TC3 alone.
    pub timestamp: Text,
    /// The scope's date.
    pub date: Text,
    /// The scope's service.
    pub service: Text,
    /// The scope's end.
    pub ending: Text,
    /// The date of the derived key.
    pub key_date: Text,
    /// The service of the derived key.
    pub key_service: Text,
    /// The region, which no key is derived with.
    pub region: Text,
    /// After the last line of the string to sign.
    pub string_end: Text,
    /// In front of the secret.
    pub key_prefix: &'static str,
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
    /// CanonicalHeaders, as the recipe has them.
    pub fn canonical_headers(&self) -> String {
        let mut text = String::with_capacity(128);
        for (index, line) in self.lines.iter().enumerate() {
            let is_last = index + 1 == self.lines.len();
            let value = match &line.value {
                Value::ContentType => &self.content_type,
                Value::Host => &self.host,
                Value::Text(text) => text,
            };
            let end = if is_last {
                &self.headers_end
            } else {
                &self.line_end
            };
            for part in [&line.name, &self.colon, value, end] {
                text.push_str(part);
            }
        }
        text
    }

    /// Step 1. Not of signature v1.
    pub fn canonical_request(&self) -> String {
        let headers = self.canonical_headers();
        let mut text = String::with_capacity(headers.len() + 256);
        let parts = [
            &*self.method,
            &*self.path,
            &*self.query,
            &*headers,
            &*self.signed_headers,
        ];
        for part in parts {
            text.push_str(part);
            text.push_str(&self.line_end);
        }
        text.push_str(&self.payload);
        text.push_str(&self.request_end);
        text
    }

    /// The scope, `date/service/tc3_request`.
    pub fn credential_scope(&self) -> String {
        join(&[&*self.date, &*self.service, &*self.ending], "/")
    }

    /// What of the canonical request goes into the string to sign.
    pub fn request_line(&self) -> String {
        let request = self.canonical_request();
        match self.request_digest {
            RequestDigest::Plain => request,
            RequestDigest::HexOfCrlf => hex256(&sha256(request.replace('\n', "\r\n").as_bytes())),
            RequestDigest::Hex => hex256(&sha256(request.as_bytes())),
            RequestDigest::UpperHex => hex256(&sha256(request.as_bytes())).to_ascii_uppercase(),
        }
    }

    /// Step 2. `request_line` is [`Recipe::request_line`], empty in signature v1.
    pub fn string_to_sign(&self, request_line: &str) -> String {
        let end = &*self.line_end;
        let mut text = match self.system {
            System::Tc3 => {
                let scope = self.credential_scope();
                join(
                    &[&*self.algorithm, &*self.timestamp, &*scope, request_line],
                    end,
                )
            }
            System::Acs3 => join(&[&*self.algorithm, request_line], end),
            // GETcvm.tencentcloudapi.com/?Action=…
            System::HmacSha1 | System::HmacSha256 => concat(&[
                &*self.method,
                &*self.host,
                &*self.path,
                &*self.colon,
                &*self.query,
            ]),
        };
        text.push_str(&self.string_end);
        text
    }

    /// The key that signs.
    pub fn signing_key(&self) -> Zeroizing<Vec<u8>> {
        let mut secret = Zeroizing::new(Vec::with_capacity(self.key_prefix.len() + self.key.len()));
        secret.extend_from_slice(self.key_prefix.as_bytes());
        secret.extend_from_slice(&self.key);
        let (date, service, ending) = (&*self.key_date, &*self.key_service, &*self.ending);
        let steps: &[&str] = match self.derivation {
            Derivation::None => &[],
            Derivation::WithoutDate => &[service, ending],
            Derivation::WithoutService => &[date, ending],
            Derivation::WithoutEnding => &[date, service],
            Derivation::DateAlone => &[date],
            Derivation::ServiceFirst => &[service, date, ending],
            Derivation::Reversed => &[ending, service, date],
            Derivation::WithRegion => &[date, &self.region, service, ending],
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
