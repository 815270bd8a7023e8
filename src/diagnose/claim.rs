//! What a request says of its own signature: the header `Authorization`, or the common
//! parameters of signature v1.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::form::{self, Pairs};
use super::request::ParsedRequest;
use super::url::UrlParts;
use crate::ascii::{concat, join};

/// Which signature a request carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Tencent Cloud, signature v3.
    Tc3,
    /// Tencent Cloud, signature v1 with SHA-256.
    HmacSha256,
    /// Tencent Cloud, signature v1 with SHA-1, its default.
    HmacSha1,
    /// Alibaba Cloud.
    Acs3,
}

impl System {
    /// The name of its algorithm.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Tc3 => crate::sign::tc3::ALGORITHM,
            Self::HmacSha256 => "HmacSHA256",
            Self::HmacSha1 => "HmacSHA1",
            Self::Acs3 => crate::sign::acs3::ALGORITHM,
        }
    }

    /// Whether it is signature v1.
    pub const fn is_v1(self) -> bool {
        matches!(self, Self::HmacSha256 | Self::HmacSha1)
    }
}

/// What the request claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The signature that it carries.
    pub system: System,
    /// The first word of `Authorization`; empty in signature v1.
    pub algorithm: String,
    /// SecretId or AccessKeyId.
    pub secret_id: String,
    /// The scope's date, of TC3 alone.
    pub date: String,
    /// The scope's service, of TC3 alone.
    pub service: String,
    /// The scope's end, `tc3_request`.
    pub ending: String,
    /// `SignedHeaders` as it is written.
    pub signed_headers: String,
    /// The signature as it is written.
    pub signature: String,
    /// `Timestamp` and `Token` where they stand in `Authorization`, as CloudBase has them.
    pub timestamp: Option<String>,
    /// See `timestamp`.
    pub token: Option<String>,
    /// The whole header; None in signature v1, and where it is missing.
    pub authorization: Option<String>,
    /// Whether the header is written as the rules have it, with or without a blank after commas.
    /// True where there is no header.
    pub well_formed: bool,
    /// The parameters of signature v1, decoded, in the order in which they are sent.
    pub params: Pairs,
}

impl Claim {
    /// Reads the claim of a request. None where nothing in it belongs to a signature.
    pub fn of(request: &ParsedRequest) -> Option<Self> {
        let url = UrlParts::of(&request.url);
        if let Some(header) = request.header("authorization").map(str::trim) {
            let of_acs = header.starts_with("ACS3") || has_header(request, "x-acs-");
            let system = if of_acs { System::Acs3 } else { System::Tc3 };
            let of_tc3 = header.contains("tc3_request") || header.starts_with("TC3");
            if of_acs || of_tc3 || has_header(request, "x-tc-") || is_tencent(url.host) {
                return Some(read(system, header));
            }
        }
        let params = params_of(request, &url);
        let given = |name| form::value(&params, name).unwrap_or_default().to_string();
        if form::value(&params, "Signature").is_some() || form::value(&params, "SecretId").is_some()
        {
            let system = match &*given("SignatureMethod") {
                "HmacSHA256" => System::HmacSha256,
                _ => System::HmacSha1,
            };
            return Some(Self {
                secret_id: given("SecretId"),
                signature: given("Signature"),
                ..Self::empty(system, params)
            });
        }
        if has_header(request, "x-acs-") {
            return Some(Self::empty(System::Acs3, Pairs::new()));
        }
        let of_tencent = has_header(request, "x-tc-") || is_tencent(url.host);
        of_tencent.then(|| Self::empty(System::Tc3, Pairs::new()))
    }

    fn empty(system: System, params: Pairs) -> Self {
        Self {
            system,
            algorithm: String::new(),
            secret_id: String::new(),
            date: String::new(),
            service: String::new(),
            ending: String::new(),
            signed_headers: String::new(),
            signature: String::new(),
            timestamp: None,
            token: None,
            authorization: None,
            well_formed: true,
            params,
        }
    }

    /// The names that are claimed to be signed, in lower case, in their order.
    pub fn signed_names(&self) -> Vec<String> {
        names_of(&self.signed_headers)
    }
}

/// The names of a list in lower case, in their order, whatever stands between them.
#[inline(never)]
pub fn names_of(list: &str) -> Vec<String> {
    let names = list.split([';', ',', ' ']);
    let names = names.filter(|name| !name.is_empty());
    names.map(str::to_ascii_lowercase).collect()
}

/// A part of the header without what may stand after it.
#[inline(never)]
fn without_end(text: &str) -> &str {
    text.trim_end_matches([';', ',', ':', ' ', '\t', '"', '\''])
}

/// Whether a header of the request begins with a prefix.
fn has_header(request: &ParsedRequest, prefix: &str) -> bool {
    let begins = |name: &str| {
        let start = name.get(..prefix.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(prefix)
    };
    request.headers.iter().any(|(name, _)| begins(name))
}

/// Whether a host is one of API 3.0.
pub fn is_tencent(host: &str) -> bool {
    let (name, _) = host.split_once(':').unwrap_or((host, ""));
    name.to_ascii_lowercase().ends_with(".tencentcloudapi.com")
}

/// The parameters of signature v1: those of the query for a GET, those of the form for a POST.
fn params_of(request: &ParsedRequest, url: &UrlParts<'_>) -> Pairs {
    let body = request.body.as_deref().unwrap_or_default();
    let body = core::str::from_utf8(body).unwrap_or_default().trim();
    let is_form = body.contains("Signature=") || body.contains("SecretId=");
    if is_form && !body.starts_with(['{', '[']) {
        form::decode(body)
    } else {
        form::decode(url.query)
    }
}

/// Reads the header. What stands in it is taken even where its form is not quite right.
fn read(system: System, header: &str) -> Claim {
    let (algorithm, rest) = header.split_once(' ').unwrap_or(("", header));
    let (algorithm, rest) = match algorithm.contains('=') {
        true => ("", header),
        false => (without_end(algorithm), rest),
    };
    let value = |name: &str| value_of(rest, name).unwrap_or_default();
    let credential = value("Credential");
    let signed_headers = value("SignedHeaders");
    let signature = value("Signature");
    let parts: Vec<&str> = credential.split('/').collect();
    let (secret_id, date, service, ending) = match (system, parts.as_slice()) {
        // AWS has the region in its scope: it is read as a part of the service.
        (System::Tc3, [id, date, _, _, ending]) if date.len() >= 8 => {
            let service = id.len() + date.len() + 2..credential.len() - ending.len() - 1;
            (
                *id,
                String::from(*date),
                credential.get(service).unwrap_or_default(),
                *ending,
            )
        }
        (System::Tc3, [id, date @ .., service, ending]) => {
            (*id, join(date, "/"), *service, *ending)
        }
        (_, [id, ..]) => (*id, String::new(), "", ""),
        (_, []) => ("", String::new(), "", ""),
    };
    let appendix = |name: &str| value_of(rest, name).map(String::from);
    let (timestamp, token) = (appendix("Timestamp"), appendix("Token"));
    let has_scope = credential.contains('/');
    let well_formed = has_scope == (system == System::Tc3)
        && is_well_formed(
            header,
            [algorithm, credential, signed_headers, signature],
            system == System::Tc3 && (date.is_empty() || service.is_empty()),
            timestamp.is_some(),
        );
    Claim {
        algorithm: algorithm.into(),
        secret_id: secret_id.into(),
        date,
        service: service.into(),
        ending: ending.into(),
        signed_headers: signed_headers.into(),
        signature: signature.into(),
        timestamp,
        token,
        authorization: Some(header.into()),
        well_formed,
        ..Claim::empty(system, Pairs::new())
    }
}

/// Whether the header is written as the rules have it, with or without a blank after commas.
fn is_well_formed(header: &str, parts: [&str; 4], lacks_scope: bool, has_appendix: bool) -> bool {
    let [algorithm, credential, signed_headers, signature] = parts;
    if lacks_scope || parts.iter().any(|part| part.is_empty()) {
        return false;
    }
    [", ", ","].iter().any(|comma| {
        let expected = concat(&[
            algorithm,
            " Credential=",
            credential,
            comma,
            "SignedHeaders=",
            signed_headers,
            comma,
            "Signature=",
            signature,
        ]);
        header == expected || (has_appendix && header.starts_with(&*expected))
    })
}

/// The value after `name=`, up to a comma or a blank. The name stands at the start of a word.
fn value_of<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut from = 0;
    while let Some(rest) = text.get(from..) {
        let found = find_ignoring_case(rest, name)?;
        let (before, after) = (rest.get(..found)?, rest.get(found + name.len()..)?);
        let after = after.trim_start();
        let starts_word = !before.ends_with(|last: char| last.is_ascii_alphanumeric());
        if let (true, Some(value)) = (starts_word, after.strip_prefix(['=', ':'])) {
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            // The names of a list may have anything between them, and the signature comes next.
            let list = match name == "SignedHeaders" {
                true => find_ignoring_case(value, "signature="),
                false => None,
            };
            let end = list.or_else(|| value.find([',', ' ', '\t', '"', '\'', '\n', '\r']));
            let value = value.get(..end.unwrap_or(value.len()))?;
            return Some(without_end(value));
        }
        from += found + name.len();
    }
    None
}

/// Where a text stands first, in any case. Both are ASCII where they are equal.
fn find_ignoring_case(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    text.windows(part.len().max(1))
        .position(|window| window.eq_ignore_ascii_case(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_authorization(value: &str) -> Claim {
        let request = ParsedRequest {
            url: "https://cvm.tencentcloudapi.com/".into(),
            headers: [("Authorization".into(), value.into())].into(),
            ..ParsedRequest::default()
        };
        Claim::of(&request).unwrap()
    }

    #[test]
    fn the_parts_of_authorization_are_its_claims() {
        let claim = with_authorization(
            "TC3-HMAC-SHA256 Credential=AKID/2019-02-25/cvm/tc3_request, \
             SignedHeaders=content-type;host, Signature=72e4",
        );
        assert!(claim.well_formed);
        assert_eq!((&*claim.secret_id, &*claim.date), ("AKID", "2019-02-25"));
        assert_eq!((&*claim.service, &*claim.ending), ("cvm", "tc3_request"));
        assert_eq!(claim.signed_names(), ["content-type", "host"]);
        assert_eq!(claim.signature, "72e4");
    }

    #[test]
    fn a_form_that_is_not_quite_right_is_read_and_named() {
        for value in [
            "TC3-HMAC-SHA256 Credential=AKID/2019-02-25/cvm/tc3_request SignedHeaders=a;b Signature=7",
            "TC3-HMAC-SHA256 Credential=AKID/2019-02-25/cvm/tc3_request,SignedHeaders=a;b,signature=7",
            "Credential=AKID/2019-02-25/cvm/tc3_request, SignedHeaders=a;b, Signature=7",
            "TC3-HMAC-SHA256 Credential=AKID/2019-02-25/cvm/tc3_request; SignedHeaders=\"a;b\"; Signature=7",
        ] {
            let claim = with_authorization(value);
            assert!(!claim.well_formed, "{value}");
            assert_eq!(
                (&*claim.signature, &*claim.date),
                ("7", "2019-02-25"),
                "{value}"
            );
        }
    }

    #[test]
    fn a_region_in_the_scope_and_commas_in_the_list_are_read() {
        let claim = with_authorization(
            "TC3-HMAC-SHA256, Credential=AKID/2019-02-25/ap-guangzhou/cvm/tc3_request, \
             SignedHeaders=content-type, host, Signature=72e4",
        );
        assert!(!claim.well_formed);
        assert_eq!(
            (&*claim.algorithm, &*claim.service),
            ("TC3-HMAC-SHA256", "ap-guangzhou/cvm")
        );
        assert_eq!(claim.signed_names(), ["content-type", "host"]);
        let claim = with_authorization(
            "ACS3-HMAC-SHA256 Credential=LTAI,SignedHeaders=host;x-acs-signature-nonce,Signature=72e4",
        );
        assert!(claim.well_formed);
        assert_eq!(claim.signed_headers, "host;x-acs-signature-nonce");
    }

    #[test]
    fn a_date_with_slashes_is_one_date() {
        let claim = with_authorization("TC3-HMAC-SHA256 Credential=A/2019/02/25/cvm/tc3_request");
        assert_eq!((&*claim.date, &*claim.service), ("2019/02/25", "cvm"));
    }

    #[test]
    fn a_request_without_any_sign_of_a_signature_has_no_claim() {
        let request = ParsedRequest {
            url: "https://example.com/?a=1".into(),
            ..ParsedRequest::default()
        };
        assert_eq!(Claim::of(&request), None);
    }
}
