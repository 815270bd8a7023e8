//! The rules that `sign` has: what may be sent, to which host, under which headers. They are
//! asked of the crate that signs, and this file alone knows how to ask.

use tc3fetch::aliyun::request::AcsRequest;
pub use tc3fetch::error::{Error, ErrorKind, FirstFault};
pub use tc3fetch::fault::Fault;
use tc3fetch::http::method::checked_method;
use tc3fetch::http::{headers, host, params, path, query, url};
use tc3fetch::tencent::fields::{Field, Fields};
use tc3fetch::tencent::request::{Algorithm, ApiRequest, Payload};
use tc3fetch::{aliyun, tencent};

use crate::actions::Action;
use crate::plan::Plan;
use crate::request::CodeRequest;
use crate::system::System;

/// Completes a request; what is wrong with it is recorded.
pub fn plan<'a>(request: &'a CodeRequest, system: System, faults: &mut FirstFault) -> Plan<'a> {
    if request.service.is_empty() {
        faults.add(Fault::MissingParameter, "service");
    }
    let mut plan = Plan {
        system,
        service: &request.service,
        version: &request.version,
        action: &request.action,
        region: &request.region,
        language: &request.language,
        method: &request.method,
        host: String::new(),
        has_own_host: !request.host.is_empty(),
        path: path::checked_path(&request.path, faults),
        proxy: request.proxy.trim_end_matches('/'),
        endpoint: String::new(),
        content_type: String::new(),
        body: request.body.as_deref(),
        params: request.params.as_deref(),
        query: Vec::new(),
        query_string: String::new(),
        headers: Vec::new(),
    };
    match system {
        System::Tencent => of_tencent(&mut plan, request, faults),
        System::Aliyun => of_aliyun(&mut plan, request, faults),
        System::Guance => of_guance(&mut plan, request, faults),
    }
    let pairs = request.query.iter();
    plan.query = params::sorted(
        pairs
            .map(|(name, value)| (name.into(), value.into()))
            .collect(),
    );
    plan.query_string = query::encode(&plan.query);
    plan.endpoint = match plan.proxy {
        "" => ["https://", &plan.host].concat(),
        proxy => [proxy, "/", &plan.host].concat(),
    };
    plan
}

fn of_tencent<'a>(plan: &mut Plan<'a>, request: &'a CodeRequest, faults: &mut FirstFault) {
    let mut fields = Fields::default();
    for (field, text) in [
        (Field::Service, &request.service),
        (Field::Version, &request.version),
        (Field::Action, &request.action),
        (Field::Region, &request.region),
        (Field::Language, &request.language),
        (Field::Method, &request.method),
        (Field::Host, &request.host),
        (Field::Path, &request.path),
        (Field::ContentType, &request.content_type),
        (Field::Proxy, &request.proxy),
    ] {
        fields.set(field, text);
    }
    // There is no signature yet: the keys are read when the code runs.
    tencent::check::check_fields(&fields, Algorithm::Skip, faults);
    let is_get = request.method == "GET";
    plan.method = if is_get { "GET" } else { "POST" };
    plan.host = tencent::endpoint::host_of(&fields, faults);
    fields.set(Field::Host, "");
    plan.has_own_host =
        plan.host != tencent::endpoint::host_of(&fields, &mut FirstFault::default());
    let payload = if is_get {
        Payload::Params(Vec::new())
    } else {
        Payload::Body
    };
    let request = ApiRequest {
        fields,
        headers: headers_of(request),
        signed_headers: Vec::new(),
        payload,
    };
    plan.content_type = tencent::headers::content_type_of(&request, faults);
    // Without a timestamp there are none but the caller's own.
    let sent = tencent::headers::sent_headers(&request, None, faults);
    keep_headers(plan, sent.iter());
    if is_get {
        no_body(plan, faults);
    } else if plan.body.is_none() {
        plan.body = plan.params.or(Some("{}"));
    }
}

fn of_aliyun<'a>(plan: &mut Plan<'a>, request: &'a CodeRequest, faults: &mut FirstFault) {
    let has_body = match &*request.method {
        "GET" | "HEAD" => false,
        "DELETE" => plan.body.is_some(),
        _ => plan.body.is_some() || plan.params.is_some(),
    };
    let content_type = match &*request.content_type {
        "" if has_body => "application/json; charset=utf-8",
        given => given,
    };
    let mut request: AcsRequest<'_> = AcsRequest {
        action: &request.action,
        version: &request.version,
        method: &request.method,
        host: &request.host,
        region: &request.region,
        account_id: "",
        path: &request.path,
        content_type,
        // The code takes the time of its own clock, and a nonce of its own.
        date: "2026-01-02T03:04:05Z",
        nonce: "",
        proxy: &request.proxy,
        query: Vec::new(),
        headers: headers_of(request),
        has_body,
        credentials: None,
    };
    plan.method = checked_method(request.method, "POST", request.has_body, faults);
    aliyun::check::check_texts(&request, faults);
    plan.host = aliyun::endpoint::host_of(&request, faults);
    if !query::is_canonical_path(plan.path) {
        faults.add(Fault::InvalidPath, "path");
    }
    plan.content_type = content_type.to_ascii_lowercase();
    let all = aliyun::headers::sent_headers(&request, Default::default(), faults);
    let is_own = |name: &str| {
        request
            .headers
            .iter()
            .any(|(own, _)| name.eq_ignore_ascii_case(own))
    };
    keep_headers(plan, all.iter().filter(|(name, _)| is_own(name)));
    request.host = "";
    plan.has_own_host =
        plan.host != aliyun::endpoint::host_of(&request, &mut FirstFault::default());
    if matches!(plan.method, "GET" | "HEAD") {
        no_body(plan, faults);
    } else if has_body && plan.body.is_none() {
        plan.body = plan.params;
    }
}

fn of_guance<'a>(plan: &mut Plan<'a>, request: &'a CodeRequest, faults: &mut FirstFault) {
    // Of an action that the model does not have, all is as of the one that runs functions.
    let modelled = Action::find(System::Guance, &request.action)
        .or_else(|| Action::find(System::Guance, "executeFunction"));
    let [method, path, own_host] = modelled.map_or([""; 3], |action| {
        [action.method, action.path, action.endpoint]
    });
    if request.action.is_empty() {
        faults.add(Fault::MissingParameter, "action");
    }
    plan.method = match &*request.method {
        "" => method,
        "GET" | "POST" => &request.method,
        _ => {
            faults.describe(Fault::UnknownValue, "method", ["POST, GET", ""]);
            method
        }
    };
    if request.path.is_empty() {
        plan.path = path;
    }
    let given = match &*request.host {
        "" => own_host,
        host => host,
    };
    plan.host = host::canonical_host(given, "host", faults);
    url::check_proxy(&request.proxy, faults);
    let given = match &*request.content_type {
        "" if plan.method == "POST" => "application/json",
        given => given,
    };
    plan.content_type = headers::header_value("contentType", given, faults).to_ascii_lowercase();
    for (name, value) in headers_of(request) {
        let value = headers::own_header(name, value, "df-api-key ", faults);
        plan.headers.push((name.into(), value.into()));
    }
    if plan.method == "GET" {
        no_body(plan, faults);
    } else if plan.body.is_none() {
        plan.body = plan.params.or(Some("{}"));
    }
}

fn headers_of(request: &CodeRequest) -> Vec<(&str, &str)> {
    let headers = request.headers.iter();
    headers.map(|(name, value)| (&**name, &**value)).collect()
}

fn no_body(plan: &mut Plan<'_>, faults: &mut FirstFault) {
    if plan.body.take().is_some_and(|body| !body.is_empty()) {
        faults.add(Fault::BodyNotAllowed, "body");
    }
}

fn keep_headers<'b>(plan: &mut Plan<'_>, headers: impl Iterator<Item = &'b headers::Header<'b>>) {
    let owned =
        headers.map(|(name, value)| (name.clone().into_owned(), value.clone().into_owned()));
    plan.headers.extend(owned);
}

/// The error of a parameter that no request can be made of.
pub fn refusal(fault: Fault, parameter: &str, arguments: [&str; 2]) -> Error {
    Error::new(fault, arguments).with_parameter(parameter)
}
