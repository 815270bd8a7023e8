//! What the server received: the request's parts as a signature needs them, and the recipe by
//! which the server checks it.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::claim::{Claim, System};
use super::form::{self, Pairs};
use super::order::sorted_pairs;
use super::recipe::{
    Derivation, Field, Hash, Key, LastMac, Line, Recipe, RequestDigest, Value, shared,
};
use super::request::{ParsedRequest, Part};
use super::url::UrlParts;
use crate::http::params::Param;
use crate::http::query;
use crate::sign::tc3::{ALGORITHM, UNSIGNED_PAYLOAD};
use crate::sign::v1::request_string;
use crate::sign::{acs3, hex256, sha256};

/// A request and what it claims, cut into the parts that are signed.
pub struct Wire<'a> {
    /// As it was pasted.
    pub request: &'a ParsedRequest,
    /// What it says of its signature.
    pub claim: &'a Claim,
    /// Its URL.
    pub url: UrlParts<'a>,
    /// The header `Host`, or what an HTTP library makes of the URL.
    pub host: &'a str,
    /// `POST` where the text does not say.
    pub method: &'a str,
    /// None where none is sent.
    pub content_type: Option<&'a str>,
    /// None where the text does not show it.
    pub body: Option<&'a [u8]>,
    /// The time of the request as it is sent: `X-TC-Timestamp`, `x-acs-date`, `Timestamp`.
    pub time: &'a str,
    /// The token as it is sent.
    pub token: Option<&'a str>,
}

impl<'a> Wire<'a> {
    /// Cuts a request.
    pub fn of(request: &'a ParsedRequest, claim: &'a Claim) -> Self {
        let url = UrlParts::of(&request.url);
        let host = match request.header("host") {
            Some(host) if !host.is_empty() => host,
            _ => url.sent_host(),
        };
        let param = |name| form::value(&claim.params, name);
        let (time, token) = match claim.system {
            System::Tc3 => (
                request
                    .header("x-tc-timestamp")
                    .or(claim.timestamp.as_deref()),
                request.header("x-tc-token").or(claim.token.as_deref()),
            ),
            System::Acs3 => (
                request.header("x-acs-date"),
                request.header("x-acs-security-token"),
            ),
            System::HmacSha1 | System::HmacSha256 => (param("Timestamp"), param("Token")),
        };
        let method = match &*request.method {
            "" => "POST",
            method => method,
        };
        // A GET has none to show.
        let body = match request.body.as_deref() {
            None if method.eq_ignore_ascii_case("GET") => Some(&[][..]),
            body => body,
        };
        Self {
            request,
            claim,
            url,
            host: host.trim(),
            method,
            content_type: request.header("content-type").map(str::trim),
            body,
            time: time.unwrap_or_default().trim(),
            token: token.filter(|token| !token.is_empty()),
        }
    }

    /// Whether the paste is a part of a request: without method and URL, which the user's own
    /// canonical request may have told since.
    pub fn is_partial(&self) -> bool {
        let lacks = |part| self.request.missing.contains(&part);
        let is_empty = self.request.method.is_empty() && self.request.url.is_empty();
        is_empty || !self.shows_headers() || (lacks(Part::Method) && lacks(Part::Url))
    }

    /// Whether the paste shows more of the headers than `Authorization`.
    pub fn shows_headers(&self) -> bool {
        !self.request.missing.contains(&Part::Headers)
    }

    /// The first label of a host of Tencent Cloud: the service.
    pub fn service_of_host(&self) -> Option<String> {
        let is_known = super::claim::is_tencent(self.host);
        let (service, _) = self.host.split_once('.')?;
        is_known.then(|| service.to_ascii_lowercase())
    }

    /// Whether the gateway signs the real path, as CloudBase's and function URLs do.
    pub fn signs_path(&self) -> bool {
        let host = self.host.to_ascii_lowercase();
        self.claim.system == System::Acs3
            || host.ends_with(".tcloudbasegateway.com")
            || host.ends_with(".tencentscf.com")
    }

    /// The Unix time in seconds; None where there is none, or in another unit.
    pub fn timestamp(&self) -> Option<u64> {
        match self.claim.system {
            System::Acs3 => super::time::of_iso(self.time),
            _ => self.time.parse().ok(),
        }
    }

    /// The payload's hash as the server has it: by the header that says so, or of the body.
    pub fn payload(&self) -> Option<String> {
        let header = |name| self.request.header(name);
        if self.claim.system == System::Acs3
            && let Some(claimed) = header("x-acs-content-sha256")
        {
            return Some(claimed.into());
        }
        self.hashed_body()
    }

    /// The hash of what was sent.
    pub fn hashed_body(&self) -> Option<String> {
        if self.request.header("x-tc-content-sha256") == Some("UNSIGNED-PAYLOAD") {
            return Some(hex256(&sha256(UNSIGNED_PAYLOAD)));
        }
        self.body.map(|body| hex256(&sha256(body)))
    }

    /// The query as the server canonicalises it.
    pub fn canonical_query(&self) -> String {
        match self.claim.system {
            System::Tc3 if !self.method.eq_ignore_ascii_case("GET") && !self.signs_path() => {
                String::new()
            }
            System::Tc3 => self.url.query.into(),
            _ => {
                let pairs = sorted_pairs(&form::decode(self.url.query));
                query::encode(&params_of(&pairs))
            }
        }
    }

    /// The parameters of signature v1 but for the signature itself, decoded, as they are sent.
    pub fn params(&self) -> Pairs {
        let params = self.claim.params.iter();
        let params = params.filter(|(name, _)| name != "Signature");
        params.cloned().collect()
    }

    /// Whether everything that is signed is known.
    pub fn knows_payload(&self) -> bool {
        self.claim.system.is_v1() || self.payload().is_some()
    }

    /// The recipe of what the request claims: with its scope and its signed headers, and the
    /// values that it sends. Without a payload where that is not known.
    pub fn claimed_recipe(&self, secret_key: &str) -> Recipe {
        let claim = self.claim;
        let payload = match claim.system {
            System::Tc3 | System::Acs3 => self.payload().unwrap_or_default(),
            System::HmacSha1 | System::HmacSha256 => String::new(),
        };
        let (date, service, ending) = match claim.system {
            // Nothing of it is signed; code for Tencent Cloud derives a key with it.
            System::Acs3 => {
                let (product, _) = self.host.split_once('.').unwrap_or_default();
                (
                    self.time.get(..10).unwrap_or_default(),
                    product,
                    "tc3_request",
                )
            }
            _ => (&*claim.date, &*claim.service, &*claim.ending),
        };
        let is_v1 = claim.system.is_v1();
        let path = match self.signs_path() || is_v1 {
            true => self.url.sent_path(),
            false => "/",
        };
        let query = match is_v1 {
            false => self.canonical_query(),
            true => sorted_request_string(&self.params()),
        };
        let signed_headers = match &*claim.signed_headers {
            "" => "content-type;host",
            claimed => claimed,
        };
        let is_tc3 = claim.system == System::Tc3;
        let algorithm = match claim.system {
            System::Acs3 => acs3::ALGORITHM,
            _ => ALGORITHM,
        };
        let texts = [
            (Field::Method, &*self.method.to_ascii_uppercase()),
            (Field::Path, path),
            (Field::Query, &query),
            (Field::ContentType, self.content_type.unwrap_or_default()),
            (Field::Host, &self.host.to_ascii_lowercase()),
            (Field::Colon, if is_v1 { "?" } else { ":" }),
            (Field::HeadersEnd, "\n"),
            (Field::SignedHeaders, signed_headers),
            (Field::Payload, &payload),
            (Field::LineEnd, "\n"),
            (Field::Algorithm, algorithm),
            (Field::Timestamp, self.time),
            (Field::Date, date),
            (Field::Service, service),
            (Field::Ending, ending),
            (Field::KeyPrefix, if is_tc3 { "TC3" } else { "" }),
            (
                Field::Region,
                self.request.header("x-tc-region").unwrap_or_default(),
            ),
        ];
        let empty = shared("");
        let mut recipe = Recipe {
            system: claim.system,
            texts: core::array::from_fn(|_| empty.clone()),
            lines: self.lines(signed_headers),
            request_digest: RequestDigest::Hex,
            key: key_of(secret_key),
            derivation: match claim.system {
                System::Tc3 => Derivation::Full,
                _ => Derivation::None,
            },
            last_mac: LastMac::Right,
            hash: match claim.system {
                System::HmacSha1 => Hash::Sha1,
                _ => Hash::Sha256,
            },
        };
        for (field, text) in texts {
            recipe.set(field, text);
        }
        // A region in the scope is none of the key's.
        if let Some((_, of_key)) = service.rsplit_once('/') {
            recipe.set(Field::KeyService, of_key);
        }
        recipe
    }

    /// The other form in which servers take a right request: a Content-Type in lower case. Of
    /// signature v1 it is the parameters without the empty ones, as the SDK for Go signs them.
    pub fn in_other_form(&self, recipe: &Recipe) -> Recipe {
        let mut other = recipe.clone();
        if self.claim.system.is_v1() {
            let mut params = self.params();
            params.retain(|(_, value)| !value.is_empty());
            other.set(Field::Query, &sorted_request_string(&params));
        } else {
            let lower = recipe.text(Field::ContentType).to_ascii_lowercase();
            other.set(Field::ContentType, &lower);
        }
        other
    }

    /// The canonical headers of these names, with the values that are sent.
    pub fn lines(&self, signed_headers: &str) -> Arc<[Line]> {
        let names = super::claim::names_of(signed_headers);
        names.iter().map(|name| self.line(name)).collect()
    }

    /// One canonical header. TC3 lowers the case of values, ACS3 does not.
    pub fn line(&self, name: &str) -> Line {
        let value = match name {
            "content-type" => Value::ContentType,
            "host" => Value::Host,
            _ => {
                let sent = self.request.header(name).unwrap_or_default().trim();
                Value::Text(match self.claim.system {
                    System::Acs3 => sent.into(),
                    _ => sent.to_ascii_lowercase().into(),
                })
            }
        };
        Line {
            name: name.into(),
            value,
        }
    }
}

/// A key that recipes share.
pub fn key_of(secret_key: &str) -> Key {
    Arc::new(Zeroizing::new(secret_key.as_bytes().to_vec()))
}

/// Decoded parameters as the encoder takes them.
pub fn params_of(pairs: &Pairs) -> Vec<Param<'_>> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| (Cow::Borrowed(&**name), Cow::Borrowed(&**value)))
        .collect()
}

/// Step 2.1 and 2.2 of signature v1.
pub fn sorted_request_string(pairs: &Pairs) -> String {
    request_string(&params_of(&sorted_pairs(pairs)))
}
