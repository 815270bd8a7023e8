//! A Worker in Rust with nothing but wasm-bindgen. It runs the function that the path names
//! with the body as its event, and answers what the function returned.

use std::sync::OnceLock;

use serde_json::json;
use tc3fetch::{Client, Credentials, Error, ErrorKind, scf};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, Request, Response, ResponseInit, Url};

#[wasm_bindgen]
extern "C" {
    /// The bindings of the Worker: secrets and variables.
    pub type Env;
    #[wasm_bindgen(method, getter, js_name = TENCENTCLOUD_SECRET_ID)]
    fn secret_id(this: &Env) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = TENCENTCLOUD_SECRET_KEY)]
    fn secret_key(this: &Env) -> Option<String>;
    /// A Worker reaches the service directly; tests send to a local endpoint.
    #[wasm_bindgen(method, getter, js_name = PROXY)]
    fn proxy(this: &Env) -> Option<String>;
}

/// One for all requests of an instance, so that the key of the day is derived once.
static CLIENT: OnceLock<Client> = OnceLock::new();

/// Answers a request.
#[wasm_bindgen]
pub async fn fetch(request: Request, env: Env) -> Result<Response, JsValue> {
    let client = CLIENT.get_or_init(|| client(&env));
    match client.call(&invocation(request).await?).await {
        Ok(answer) if answer.result.err_msg.is_empty() => respond(200, &answer.result.ret_msg),
        // The call went well, and the function did not.
        Ok(answer) => respond(
            502,
            &json!({ "message": answer.result.err_msg }).to_string(),
        ),
        Err(error) => refuse(&error),
    }
}

fn client(env: &Env) -> Client {
    let id = env.secret_id().unwrap_or_default();
    let key = env.secret_key().unwrap_or_default();
    Client::new(Credentials::new(id, key))
        .region("ap-guangzhou")
        .proxy(env.proxy().unwrap_or_default())
}

/// What the request asks for.
async fn invocation(request: Request) -> Result<scf::Invoke, JsValue> {
    let path = Url::new(&request.url())?.pathname();
    let event = JsFuture::from(request.text()?).await?.as_string();
    Ok(scf::Invoke {
        function_name: path.trim_start_matches('/').to_owned(),
        client_context: event.filter(|event| !event.is_empty()),
        ..Default::default()
    })
}

/// Says what is wrong, and where: in the settings of this Worker, or further on.
fn refuse(error: &Error) -> Result<Response, JsValue> {
    let status = match error.kind() {
        ErrorKind::Input => 500,
        _ => 502,
    };
    let body = json!({
        "code": error.code(),
        "message": error.message(),
        "hint": error.hint(),
        "requestId": error.request_id(),
    });
    respond(status, &body.to_string())
}

fn respond(status: u16, json: &str) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/json")?;
    let init = ResponseInit::new();
    init.set_status(status);
    init.set_headers(&headers);
    Response::new_with_opt_str_and_init(Some(json), &init)
}
