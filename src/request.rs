//! A request that owns what it says, and who signs it: the face of the crate for programs in
//! Rust.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

#[cfg(feature = "fetch")]
use crate::call::failure::is_read_only;
use crate::credentials::Credentials;
use crate::error::{Error, FirstFault};
use crate::fault::Fault;
use crate::http::headers::Header;
use crate::multipart::Part;
use crate::payload::Payload;
use crate::sign::{KeyCache, sha256};
use crate::signed::Signed;
use crate::tencent::fields::{Field, Fields};
use crate::tencent::request::{Algorithm, ApiRequest};
use crate::tencent::sign::{check_payload, prepare};
use crate::tencent::sign_v1::sign_v1;
use crate::tencent::time::{checked_timestamp, nonce_of};

/// One request to Tencent Cloud API 3.0.
///
/// What is not said has the service's own default. Nothing is checked before [`sign()`].
///
/// ```
/// use tc3fetch::Request;
///
/// let request = Request::new("cvm", "2017-03-12", "DescribeInstances")
///     .region("ap-guangzhou")
///     .json(r#"{"Limit":1}"#);
/// # let _ = request;
/// ```
#[derive(Clone)]
pub struct Request {
    /// What was given, each field once.
    fields: Vec<(Field, String)>,
    headers: Vec<(String, String)>,
    signed_headers: Vec<String>,
    nonce: u64,
    payload: Payload,
    /// The one that was given besides another payload, empty where there is none.
    besides: &'static str,
    is_idempotent: bool,
}

impl Request {
    /// A request for an action of a version of a service: `("cvm", "2017-03-12", "DescribeZones")`.
    ///
    /// `service` is the product's short name, part of the credential scope and of the
    /// default host.
    pub fn new(
        service: impl Into<String>,
        version: impl Into<String>,
        action: impl Into<String>,
    ) -> Self {
        Self {
            fields: Vec::new(),
            headers: Vec::new(),
            signed_headers: Vec::new(),
            nonce: 0,
            payload: Payload::None,
            besides: "",
            is_idempotent: false,
        }
        .with(Field::Service, service)
        .with(Field::Version, version)
        .with(Field::Action, action)
    }

    /// `ap-guangzhou`. Some actions need none.
    pub fn region(self, region: impl Into<String>) -> Self {
        self.with(Field::Region, region)
    }

    /// The language of the service's messages: `zh-CN` or `en-US`.
    pub fn language(self, language: impl Into<String>) -> Self {
        self.with(Field::Language, language)
    }

    /// Where to send it: `name` or `name:port`. Default by [`Request::endpoint`].
    pub fn host(self, host: impl Into<String>) -> Self {
        self.with(Field::Host, host)
    }

    /// Which of the vendor's hosts: `nearest` (default), `regional`, `internal` or `intl`.
    ///
    /// The finance regions have hosts of their own, and `regional` for their default.
    pub fn endpoint(self, endpoint: impl Into<String>) -> Self {
        self.with(Field::Endpoint, endpoint)
    }

    /// Default `/`.
    pub fn path(self, path: impl Into<String>) -> Self {
        self.with(Field::Path, path)
    }

    /// `POST` (default) or `GET`.
    pub fn method(self, method: impl Into<String>) -> Self {
        self.with(Field::Method, method)
    }

    /// Default `application/json; charset=utf-8`, and that of a form for GET and signature
    /// v1. Signed and sent in lower case.
    pub fn content_type(self, content_type: impl Into<String>) -> Self {
        self.with(Field::ContentType, content_type)
    }

    /// A header that is sent besides, unsigned unless [`Request::signed_header`] names it.
    /// Of one name the last value counts.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The name of a header that is signed besides `content-type` and `host`: `x-tc-action`.
    /// Signature v3 only.
    pub fn signed_header(mut self, name: impl Into<String>) -> Self {
        self.signed_headers.push(name.into());
        self
    }

    /// `TC3-HMAC-SHA256` (default) is signature v3, `HmacSHA256` and `HmacSHA1` are signature
    /// v1, which needs a [`Request::nonce`]; `SKIP` sends no signature.
    pub fn algorithm(self, algorithm: impl Into<String>) -> Self {
        self.with(Field::Algorithm, algorithm)
    }

    /// `unsigned` signs the words UNSIGNED-PAYLOAD in place of the body. Default `signed`.
    /// Signature v3 only.
    pub fn payload_signing(self, signing: impl Into<String>) -> Self {
        self.with(Field::PayloadSigning, signing)
    }

    /// A positive number against replays, random and below 2^31. Signature v1 only; a client
    /// makes its own where none is given.
    pub fn nonce(mut self, nonce: u64) -> Self {
        self.nonce = nonce;
        self
    }

    /// Says that to carry it out twice is as good as once, so that a client may repeat it where
    /// it may have been carried out: after a timeout, say. Of actions that only read
    /// (`Describe…`, `Get…`, `List…`), and of parameters with a `ClientToken`, a client knows
    /// that itself.
    ///
    /// ```
    /// use tc3fetch::Request;
    ///
    /// let request = Request::new("cvm", "2017-03-12", "StopInstances")
    ///     .json(r#"{"InstanceIds":["ins-1"]}"#)
    ///     .idempotent();
    /// # let _ = request;
    /// ```
    pub fn idempotent(mut self) -> Self {
        self.is_idempotent = true;
        self
    }

    /// The parameters as JSON text, signed and sent byte for byte.
    ///
    /// GET and signature v1 carry no JSON: with the feature `serde` the text becomes flat
    /// names and values for these, without it they take [`Request::query`].
    pub fn json(self, text: impl Into<String>) -> Self {
        self.carrying(Payload::Json(text.into()))
    }

    /// The parameters of any type that serde can write: as JSON, or as flat names and values
    /// for GET and signature v1.
    ///
    /// Where they cannot be written, [`sign()`] says so.
    ///
    /// ```
    /// # use tc3fetch::Request;
    /// #[derive(serde::Serialize)]
    /// #[serde(rename_all = "PascalCase")]
    /// struct DescribeInstances {
    ///     limit: u32,
    /// }
    ///
    /// let request = Request::new("cvm", "2017-03-12", "DescribeInstances")
    ///     .params(&DescribeInstances { limit: 1 });
    /// # let _ = request;
    /// ```
    #[cfg(feature = "serde")]
    #[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
    pub fn params(self, params: &(impl serde::Serialize + ?Sized)) -> Self {
        self.carrying(match serde_json::to_string(params) {
            Ok(json) if json.starts_with('{') => Payload::Json(json),
            Ok(_) => Payload::Unwritable("parameters are an object, and this is none".into()),
            Err(error) => Payload::Unwritable(error.to_string()),
        })
    }

    /// The parameters of a GET, or of signature v1, by their flat names: `Filters.0.Name`.
    pub fn query<N: Into<String>, V: Into<String>>(
        self,
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let pairs = pairs.into_iter();
        self.carrying(Payload::Query(
            pairs.map(|(n, v)| (n.into(), v.into())).collect(),
        ))
    }

    /// A ready body in place of parameters, signed and sent byte for byte. Not for GET, nor
    /// for signature v1.
    pub fn body(self, body: impl Into<Vec<u8>>) -> Self {
        self.carrying(Payload::Body(body.into()))
    }

    /// The parts of multipart/form-data in place of parameters. Not for GET, nor for
    /// signature v1.
    ///
    /// The boundary is made of the parts; [`Request::content_type`] can name another one of
    /// 1 to 70 small letters, digits and dashes, which must not occur in them.
    pub fn multipart(self, parts: impl IntoIterator<Item = Part>) -> Self {
        self.carrying(Payload::Multipart(parts.into_iter().collect()))
    }

    /// Gives it a payload: the last one of a kind counts, and of two kinds none.
    fn carrying(mut self, payload: Payload) -> Self {
        let names = [self.payload.name(), payload.name()];
        if !names[0].is_empty() && names[0] != names[1] && self.besides != "multipart" {
            self.besides = match names.contains(&"multipart") {
                true => "multipart",
                false => "body",
            };
        }
        self.payload = payload;
        self
    }

    /// Gives a field its text.
    fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.fields.retain(|(known, _)| *known != field);
        self.fields.push((field, text.into()));
        self
    }

    fn get(&self, field: Field) -> &str {
        let mut fields = self.fields.iter();
        match fields.find(|(known, _)| *known == field) {
            Some((_, text)) => text,
            None => "",
        }
    }

    /// Whether to carry it out twice is as good as once.
    #[cfg(feature = "fetch")]
    pub(crate) fn is_harmless(&self) -> bool {
        self.is_idempotent
            || is_read_only(self.get(Field::Action))
            || self.payload.has_client_token()
    }

    /// Gives a field its text where it has none.
    #[cfg(feature = "fetch")]
    pub(crate) fn or(self, field: Field, text: &str) -> Self {
        if text.is_empty() || !self.get(field).is_empty() {
            return self;
        }
        self.with(field, text)
    }

    /// Puts headers before its own, of which the later ones count.
    #[cfg(feature = "fetch")]
    pub(crate) fn after_headers(mut self, headers: &[(String, String)]) -> Self {
        self.headers.splice(0..0, headers.iter().cloned());
        self
    }

    /// Whether it is signed with signature v1.
    pub(crate) fn is_v1(&self) -> bool {
        Algorithm::from_name(self.get(Field::Algorithm)).is_v1()
    }

    /// Whether its URL has the signature and the token in it.
    #[cfg(feature = "fetch")]
    pub(crate) fn has_secret_url(&self) -> bool {
        self.is_v1() && self.get(Field::Method) == "GET"
    }

    /// The nonce of signature v1, where it needs one and has none.
    #[cfg(feature = "fetch")]
    pub(crate) fn or_nonce(mut self, nonce: u64) -> Self {
        if self.nonce == 0 && self.is_v1() {
            self.nonce = nonce;
        }
        self
    }

    /// Signs it with the keys that `keys` has derived already.
    pub(crate) fn signed(
        &self,
        credentials: &Credentials,
        timestamp: u64,
        keys: &mut KeyCache,
    ) -> Result<Signed, Error> {
        if !self.besides.is_empty() {
            return Err(Error::new(Fault::SeveralBodies, ["", ""]).with_parameter(self.besides));
        }
        let mut fields = Fields::default();
        for (field, text) in &self.fields {
            fields.set(*field, text);
        }
        let content_type = self.payload.content_type(fields.get(Field::ContentType));
        if let Some(content_type) = &content_type {
            fields.set(Field::ContentType, content_type);
        }
        fields.set(Field::Token, &credentials.token);
        fields.set(Field::SecretId, &credentials.secret_id);
        fields.set(Field::SecretKey, &credentials.secret_key);
        // Recorded here, and said after what is wrong with the fields, as the engines do.
        let mut faults = FirstFault::default();
        let timestamp = faults.check(checked_timestamp(timestamp), "timestamp");
        if self.is_v1() {
            faults.check(nonce_of(self.nonce as f64), "nonce");
        }
        let is_flat = self.get(Field::Method) == "GET" || self.is_v1();
        let (payload, body) = self
            .payload
            .carried(is_flat, fields.get(Field::ContentType))?;
        let headers = self.headers.iter();
        let request = ApiRequest {
            fields,
            headers: headers.map(|(name, value)| (&**name, &**value)).collect(),
            signed_headers: self.signed_headers.iter().map(|name| &**name).collect(),
            payload,
        };
        if self.is_v1() {
            let signed = sign_v1(request, timestamp, self.nonce)?;
            faults.result()?;
            return Ok(Signed {
                method: signed.method,
                url: signed.url,
                headers: sent(&signed.content_type, &signed.headers),
                body: signed.form.unwrap_or_default().into_bytes(),
                signature: signed.stages.signature,
            });
        }

        let prepared = prepare(&request, timestamp)?;
        faults.result()?;
        check_payload(request.payload.name(), body.len())?;
        let (signature, authorization) = if prepared.is_signed() {
            let hashed_payload = prepared.unsigned_payload().unwrap_or_else(|| sha256(&body));
            let key = prepared.signing_key(keys);
            let stages = prepared.stages(hashed_payload, &key);
            (stages.signature, stages.authorization)
        } else {
            (String::new(), prepared.authorization(""))
        };
        let mut headers = sent(&prepared.content_type, &prepared.headers);
        headers.push(("Authorization".to_owned(), authorization));
        Ok(Signed {
            method: prepared.method,
            url: prepared.url(),
            headers,
            body: body.into_owned(),
            signature,
        })
    }
}

/// The headers of a request that are not its signature's.
fn sent(content_type: &str, headers: &[Header<'_>]) -> Vec<(String, String)> {
    let mut sent = Vec::with_capacity(headers.len() + 2);
    sent.push(("Content-Type".to_owned(), content_type.to_owned()));
    let owned = |(name, value): &Header<'_>| (name.to_string(), value.to_string());
    sent.extend(headers.iter().map(owned));
    sent
}

/// Shows what the request is for, not what it carries.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("service", &self.get(Field::Service))
            .field("version", &self.get(Field::Version))
            .field("action", &self.get(Field::Action))
            .field("region", &self.get(Field::Region))
            .finish_non_exhaustive()
    }
}

/// Signs a request: pure, without clock and network. `timestamp` is Unix time in seconds;
/// the service accepts five minutes more or less.
///
/// ```
/// use tc3fetch::{Credentials, Request, sign};
///
/// let request = Request::new("cvm", "2017-03-12", "DescribeZones").region("ap-guangzhou");
/// let signed = sign(&request, &Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE"), 1_700_000_000)?;
///
/// assert_eq!(signed.url, "https://cvm.tencentcloudapi.com/");
/// assert_eq!(signed.body, b"{}");
/// let (name, authorization) = signed.headers.last().unwrap();
/// assert_eq!(name, "Authorization");
/// assert!(authorization.ends_with(&signed.signature));
/// # Ok::<(), tc3fetch::Error>(())
/// ```
///
/// # Errors
/// [`crate::ErrorKind::Input`], with the parameter's name, for anything that could not be
/// signed and sent as it stands.
pub fn sign(request: &Request, credentials: &Credentials, timestamp: u64) -> Result<Signed, Error> {
    request.signed(credentials, timestamp, &mut KeyCache::new())
}
