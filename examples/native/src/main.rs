//! Signs with tc3fetch, which has no network of its own without features, and sends with
//! ureq, as it would with any other HTTP library.

use std::env::{args, var};
use std::error::Error;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use tc3fetch::{Credentials, Request, Signed, sign};
use ureq::Agent;

const USAGE: &str = "usage: tc3fetch-example-native SERVICE VERSION ACTION [REGION] [PARAMS]";

fn main() -> ExitCode {
    match run() {
        Ok(answer) => println!("{answer}"),
        Err(error) => {
            eprintln!("{error}");
            if let Some(error) = error.downcast_ref::<tc3fetch::Error>() {
                eprintln!("{}", error.hint());
            }
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn run() -> Result<String, Box<dyn Error>> {
    let request = request(args().skip(1)).ok_or(USAGE)?;
    let timestamp = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let signed = sign(&request, &credentials()?, timestamp)?;
    Ok(send(signed)?)
}

/// What the command line asks for.
fn request(mut words: impl Iterator<Item = String>) -> Option<Request> {
    let (service, version, action) = (words.next()?, words.next()?, words.next()?);
    let mut request = Request::new(service, version, action);
    if let Some(region) = words.next() {
        request = request.region(region);
    }
    if let Some(params) = words.next() {
        request = request.json(params);
    }
    Some(request)
}

/// From the environment, where they are in no file and in no list of processes.
fn credentials() -> Result<Credentials, String> {
    let needed = |name: &str| var(name).map_err(|_| format!("set {name} in the environment"));
    let credentials = Credentials::new(
        needed("TENCENTCLOUD_SECRET_ID")?,
        needed("TENCENTCLOUD_SECRET_KEY")?,
    );
    Ok(match var("TENCENTCLOUD_SESSION_TOKEN") {
        Ok(token) => credentials.token(token),
        Err(_) => credentials,
    })
}

/// Sends what was signed, byte for byte, and gives the text of the answer.
fn send(signed: Signed) -> Result<String, ureq::Error> {
    // A proxy, or the local endpoint, is told the signed host in the path.
    let url = match var("TC3FETCH_PROXY") {
        Ok(proxy) => signed.url.replacen("https:/", &proxy, 1),
        Err(_) => signed.url,
    };
    let mut request = ureq::http::Request::builder()
        .method(signed.method)
        .uri(url);
    for (name, value) in signed.headers {
        request = request.header(name, value);
    }
    // A redirect would carry the signature to another place, and the text of an answer says
    // more than its status.
    let agent: Agent = Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .build()
        .into();
    let mut answer = agent.run(request.body(signed.body)?)?;
    answer.body_mut().read_to_string()
}
