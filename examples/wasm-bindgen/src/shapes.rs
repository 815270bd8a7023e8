//! What crosses from JavaScript and back, as serde-wasm-bindgen reads and writes it.

use std::time::Duration;

use js_sys::{Function, Number, Object, Promise, Reflect};
use serde::{Deserialize, Serialize, Serializer};
use tc3fetch::fetch::{Provided, Rejection};
use tc3fetch::{Credentials, CredentialsProvider, Retry};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ApiRequest {
    pub service: String,
    pub version: String,
    pub action: String,
    pub region: String,
    pub language: String,
    pub method: String,
    pub host: String,
    pub endpoint: String,
    pub path: String,
    pub content_type: String,
    pub algorithm: String,
    pub payload_signing: String,
    pub headers: Vec<(String, String)>,
    pub signed_headers: Vec<String>,
    pub timestamp: Option<f64>,
    pub nonce: Option<f64>,
    /// As JSON text.
    pub params: Option<String>,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub body: JsValue,
    pub multipart: Option<Vec<FormPart>>,
}

/// A part of multipart/form-data: its text, or the bytes of a file.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct FormPart {
    pub name: String,
    pub text: Option<String>,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub bytes: JsValue,
    pub filename: String,
    #[serde(rename = "type")]
    pub content_type: String,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Config {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub credentials: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub fetch: JsValue,
    pub region: String,
    pub language: String,
    pub host: String,
    pub endpoint: String,
    pub algorithm: String,
    pub proxy: String,
    pub headers: Vec<(String, String)>,
    /// Milliseconds.
    pub timeout: Option<f64>,
    pub attempt_timeout: Option<f64>,
    pub max_response_bytes: Option<f64>,
    pub retry: Option<Attempts>,
    /// Milliseconds.
    pub clock_offset: Option<f64>,
}

/// How often a call is made: `false`, or some of the numbers.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Attempts {
    None(bool),
    Some(RetryOptions),
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct RetryOptions {
    pub attempts: Option<f64>,
    pub base_delay: Option<f64>,
    pub max_delay: Option<f64>,
    pub idempotent: bool,
}

impl RetryOptions {
    /// Those of a config, or of a call, which count more.
    pub fn of(config: Option<&Attempts>, options: Option<&Attempts>) -> Self {
        match options.or(config) {
            Some(Attempts::Some(retry)) => *retry,
            Some(Attempts::None(false)) => Self {
                attempts: Some(1.0),
                ..Self::default()
            },
            Some(Attempts::None(true)) | None => Self::default(),
        }
    }
}

impl From<RetryOptions> for Retry {
    fn from(options: RetryOptions) -> Self {
        let number = |given: Option<f64>, otherwise| given.map_or(otherwise, |it| it as u32);
        Self {
            attempts: number(options.attempts, Self::DEFAULT.attempts),
            base_delay: number(options.base_delay, Self::DEFAULT.base_delay),
            max_delay: number(options.max_delay, Self::DEFAULT.max_delay),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct CallOptions {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub signal: JsValue,
    pub timeout: Option<f64>,
    pub attempt_timeout: Option<f64>,
    pub max_response_bytes: Option<f64>,
    pub retry: Option<Attempts>,
    pub region: String,
    pub timestamp: Option<f64>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Keys {
    secret_id: String,
    secret_key: String,
    token: String,
    /// Milliseconds since 1970, or a Date.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    expires_at: JsValue,
}

impl From<Keys> for Credentials {
    fn from(keys: Keys) -> Self {
        let credentials = Self::new(keys.secret_id, keys.secret_key).token(keys.token);
        if keys.expires_at.is_undefined() {
            return credentials;
        }
        credentials.expires_at(Number::from(keys.expires_at).value_of() as u64)
    }
}

#[derive(Serialize)]
pub struct Signed<'a> {
    method: &'a str,
    url: &'a str,
    #[serde(serialize_with = "as_map")]
    headers: &'a [(String, String)],
    signature: &'a str,
}

impl<'a> From<&'a tc3fetch::Signed> for Signed<'a> {
    fn from(signed: &'a tc3fetch::Signed) -> Self {
        Self {
            method: signed.method,
            url: &signed.url,
            headers: &signed.headers,
            signature: &signed.signature,
        }
    }
}

fn as_map<S: Serializer>(pairs: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

#[derive(Serialize)]
pub struct Event<'a> {
    data: &'a str,
    event: &'a str,
    id: &'a str,
    /// Milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry: Option<u64>,
}

impl<'a> From<&'a tc3fetch::fetch::Event> for Event<'a> {
    fn from(event: &'a tc3fetch::fetch::Event) -> Self {
        Self {
            data: &event.data,
            event: &event.event,
            id: &event.id,
            retry: event.retry.map(|retry| retry.as_millis() as u64),
        }
    }
}

/// Milliseconds, of which there may be infinitely many.
pub fn duration(milliseconds: f64) -> Duration {
    Duration::try_from_secs_f64(milliseconds / 1000.0).unwrap_or(Duration::MAX)
}

/// Credentials, or a function that gives them, perhaps later.
pub struct Provider(JsValue);

impl Provider {
    pub fn new(credentials: JsValue) -> Self {
        Self(credentials)
    }
}

impl CredentialsProvider for Provider {
    fn credentials(&self) -> Provided<'_> {
        self.provide(false)
    }

    fn refreshed(&self) -> Option<Provided<'_>> {
        self.0.is_function().then(|| self.provide(true))
    }
}

impl Provider {
    fn provide(&self, is_refused: bool) -> Provided<'_> {
        let given = match self.0.dyn_ref::<Function>() {
            Some(function) => {
                let context = Object::new();
                let _ = Reflect::set(&context, &"isRefused".into(), &is_refused.into());
                function.call1(&JsValue::UNDEFINED, &context)
            }
            None => Ok(self.0.clone()),
        };
        let later = match given {
            Ok(value) => Promise::resolve(&value),
            Err(thrown) => Promise::reject(&thrown),
        };
        let later = send_wrapper::SendWrapper::new(JsFuture::from(later));
        Box::pin(async move {
            let value = later.await.map_err(Rejection::from)?;
            let keys: Keys = serde_wasm_bindgen::from_value(value).map_err(|e| e.to_string())?;
            Ok(keys.into())
        })
    }
}
