//! The client of tc3fetch as a program that JavaScript calls: `sign`, `call`, `stream` and the
//! typed actions with the shapes of the npm package. index.js stands before it, where values
//! of JavaScript become what serde can read.

mod abort;
mod failure;
mod shapes;
mod typed;
mod world;

use js_sys::{Date, Function, JSON, Math, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use tc3fetch::fetch::EventStream;
use tc3fetch::tencent::time::timestamp_of;
use tc3fetch::{Client, Credentials, Error, Fault, Part, Request};
use wasm_bindgen::prelude::*;

use abort::unless_aborted;
use failure::{thrown, unshaped};
use shapes::{ApiRequest, CallOptions, Config, Event, FormPart, Keys, RetryOptions, Signed};
use world::World;

/// Signs a request, synchronously.
#[wasm_bindgen]
pub fn sign(request: JsValue, credentials: JsValue) -> Result<JsValue, JsValue> {
    let given: ApiRequest = shaped(request)?;
    if credentials.is_null() && given.algorithm != "SKIP" {
        let error = Error::new(Fault::WrongType, ["an object", "null"]);
        return Err(thrown(error.with_parameter("credentials")));
    }
    let keys: Keys = shaped::<Option<Keys>>(credentials)?.unwrap_or_default();
    let timestamp = match given.timestamp {
        Some(timestamp) => seconds(timestamp)?,
        None => (Date::now() / 1000.0) as u64,
    };
    // Only signature v1 needs one.
    let nonce = 1 + (Math::random() * f64::from(i32::MAX)) as u64;
    let request = request_of(given, nonce)?;
    let signed = tc3fetch::sign(&request, &Credentials::from(keys), timestamp).map_err(thrown)?;
    let object = written(&Signed::from(&signed))?;
    if signed.method != "GET" {
        Reflect::set(&object, &"body".into(), &Uint8Array::from(&*signed.body))?;
    }
    Ok(object)
}

/// Calls any action.
#[wasm_bindgen]
pub async fn call(request: JsValue, config: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
    let Call {
        client,
        request,
        signal,
    } = Call::of(request, config, options)?;
    let result: Box<RawValue> = unless_aborted(&signal, client.send(request)).await?;
    // JSON.parse, so that numbers are what JavaScript makes of them.
    JSON::parse(result.get())
}

/// Calls an action that answers in events.
#[wasm_bindgen]
pub async fn stream(
    request: JsValue,
    config: JsValue,
    options: JsValue,
) -> Result<Events, JsValue> {
    let Call {
        client,
        request,
        signal,
    } = Call::of(request, config, options)?;
    let stream = unless_aborted(&signal, client.stream(request)).await?;
    Ok(Events { stream, signal })
}

/// The events of an answer.
#[wasm_bindgen]
pub struct Events {
    stream: EventStream<World>,
    signal: JsValue,
}

#[wasm_bindgen]
impl Events {
    /// The next one; undefined after the last.
    pub async fn next(&mut self) -> Result<JsValue, JsValue> {
        let next = async { self.stream.next().await.transpose() };
        match unless_aborted(&self.signal, next).await? {
            Some(event) => written(&Event::from(&event)),
            None => Ok(JsValue::UNDEFINED),
        }
    }
}

/// The arguments of a call.
struct Call {
    client: Client<World>,
    request: Request,
    signal: JsValue,
}

impl Call {
    fn of(request: JsValue, config: JsValue, options: JsValue) -> Result<Self, JsValue> {
        let given: ApiRequest = shaped(request)?;
        let options: CallOptions = shaped(options)?;
        let timestamp = options.timestamp.or(given.timestamp);
        let config: Config = shaped(config)?;
        let retry = RetryOptions::of(config.retry.as_ref(), options.retry.as_ref());
        let client = client_of(config, &options, timestamp)?;
        let mut request = request_of(given, 0)?;
        if retry.idempotent {
            request = request.idempotent();
        }
        if !options.region.is_empty() {
            request = request.region(&options.region);
        }
        Ok(Self {
            client,
            request,
            signal: options.signal,
        })
    }
}

fn client_of(
    config: Config,
    options: &CallOptions,
    timestamp: Option<f64>,
) -> Result<Client<World>, JsValue> {
    let seconds = timestamp.map(seconds).transpose()?;
    let world = World::new(config.fetch.dyn_into::<Function>().ok(), seconds);
    let retry = RetryOptions::of(config.retry.as_ref(), options.retry.as_ref());
    let mut client = Client::over(world, shapes::Provider::new(config.credentials))
        .region(if options.region.is_empty() {
            config.region
        } else {
            options.region.clone()
        })
        .language(config.language)
        .host(config.host)
        .endpoint(config.endpoint)
        .algorithm(config.algorithm)
        .proxy(config.proxy)
        .retry(retry.into());
    for (name, value) in config.headers {
        client = client.header(name, value);
    }
    if let Some(milliseconds) = options.timeout.or(config.timeout) {
        client = client.timeout(shapes::duration(milliseconds));
    }
    if let Some(milliseconds) = options.attempt_timeout.or(config.attempt_timeout) {
        client = client.attempt_timeout(shapes::duration(milliseconds));
    }
    if let Some(bytes) = options.max_response_bytes.or(config.max_response_bytes) {
        client = client.max_response_bytes(bytes as usize);
    }
    if let Some(milliseconds) = config.clock_offset {
        client.set_clock_offset(milliseconds as i64);
    }
    Ok(client)
}

/// `nonce` where the request has none; 0 leaves it to the client.
fn request_of(given: ApiRequest, nonce: u64) -> Result<Request, JsValue> {
    let mut request = Request::new(given.service, given.version, given.action)
        .region(given.region)
        .language(given.language)
        .method(given.method)
        .host(given.host)
        .endpoint(given.endpoint)
        .path(given.path)
        .content_type(given.content_type)
        .algorithm(given.algorithm)
        .payload_signing(given.payload_signing);
    for (name, value) in given.headers {
        request = request.header(name, value);
    }
    for name in given.signed_headers {
        request = request.signed_header(name);
    }
    request = request.nonce(given.nonce.map_or(nonce, whole));
    if let Some(json) = given.params {
        request = request.json(json);
    }
    if let Some(text) = given.body.as_string() {
        request = request.body(text);
    } else if let Ok(bytes) = given.body.dyn_into::<Uint8Array>() {
        request = request.body(bytes.to_vec());
    }
    if let Some(parts) = given.multipart {
        let parts: Result<Vec<Part>, JsValue> = parts.into_iter().map(part_of).collect();
        request = request.multipart(parts?);
    }
    Ok(request)
}

/// A part with its content, which `sign` cannot wait for where it is a Blob.
fn part_of(part: FormPart) -> Result<Part, JsValue> {
    if let Some(text) = part.text {
        return Ok(Part::text(part.name, text));
    }
    match part.bytes.dyn_into::<Uint8Array>() {
        Ok(bytes) => Ok(Part::file(
            part.name,
            part.filename,
            part.content_type,
            bytes.to_vec(),
        )),
        Err(_) => {
            let parameter = format!("multipart.{}", part.name);
            let error = Error::new(Fault::UnreadBlob, ["", ""]);
            Err(thrown(error.with_parameter(&parameter)))
        }
    }
}

/// 0, which is refused, where it is not whole.
fn whole(number: f64) -> u64 {
    if number.fract() == 0.0 {
        number as u64
    } else {
        0
    }
}

fn seconds(timestamp: f64) -> Result<u64, JsValue> {
    timestamp_of(timestamp)
        .map_err(|fault| thrown(Error::new(fault, ["", ""]).with_parameter("timestamp")))
}

fn shaped<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(unshaped)
}

fn written(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}
