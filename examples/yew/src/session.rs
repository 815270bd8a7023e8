//! The credentials of the person who uses the page.

use std::error::Error;
use std::future::Future;

use gloo_net::http::Request;
use send_wrapper::SendWrapper;
use serde::Deserialize;
use tc3fetch::Credentials;

/// As the page's own server answers.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Keys {
    secret_id: String,
    secret_key: String,
    token: String,
}

/// Temporary credentials: everyone who opens the page can read them. The client asks for them
/// with every call, so they are never too old.
pub fn credentials()
-> impl Future<Output = Result<Credentials, Box<dyn Error + Send + Sync>>> + Send {
    // Futures of JavaScript stay in their thread, of which a page has one.
    SendWrapper::new(async {
        let answer = Request::get("/credentials").send().await?;
        let keys: Keys = answer.json().await?;
        Ok(Credentials::new(keys.secret_id, keys.secret_key).token(keys.token))
    })
}
