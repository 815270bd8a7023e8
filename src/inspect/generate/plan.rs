//! A request, checked and completed by the rules that `sign` has.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::CodeRequest;
use super::targets::System;
use crate::error::Faults;
use crate::fault::Fault;
use crate::request::acs::{self, AcsRequest};
use crate::request::fields::{Field, Fields};
use crate::request::{Algorithm, ApiRequest, Payload, check, endpoint, headers, query};
use crate::sign::v1::{Param, sorted};
use crate::text::concat;

/// What the code sends.
pub struct Plan<'a> {
    /// Whose service it is.
    pub system: System,
    /// As given.
    pub service: &'a str,
    /// As given.
    pub version: &'a str,
    /// As given.
    pub action: &'a str,
    /// As given; empty where there is none.
    pub region: &'a str,
    /// As given; empty where there is none.
    pub language: &'a str,
    /// The method.
    pub method: &'a str,
    /// The host that is signed.
    pub host: String,
    /// Whether it is another one than the service's own.
    pub has_own_host: bool,
    /// The path.
    pub path: &'a str,
    /// As given; empty where there is none.
    pub proxy: &'a str,
    /// What stands before the path in the URL: `https://{host}` or `{proxy}/{host}`.
    pub endpoint: String,
    /// As it is signed and sent; empty where there is none.
    pub content_type: String,
    /// The body; nothing for a GET.
    pub body: Option<Cow<'a, str>>,
    /// The parameters as JSON.
    pub params: Option<Cow<'a, str>>,
    /// Names and values of the query, sorted, raw.
    pub query: Vec<Param<'a>>,
    /// Headers besides those of the signature.
    pub headers: Vec<(String, String)>,
}

impl<'a> Plan<'a> {
    /// Completes a request; what is wrong with it is recorded.
    pub fn of(request: CodeRequest<'a>, system: System, faults: &mut Faults) -> Self {
        if request.service.is_empty() {
            faults.add(Fault::MissingParameter, "service");
        }
        let has_own_host = !request.host.is_empty();
        let mut plan = Self {
            system,
            service: request.service,
            version: request.version,
            action: request.action,
            region: request.region,
            language: request.language,
            method: request.method,
            host: String::new(),
            has_own_host,
            path: endpoint::path(request.path, faults),
            proxy: request.proxy.trim_end_matches('/'),
            endpoint: String::new(),
            content_type: String::new(),
            body: request.body.clone(),
            params: request.params.clone(),
            query: Vec::new(),
            headers: Vec::new(),
        };
        match system {
            System::Tencent => plan.tencent(&request, faults),
            System::Aliyun => plan.aliyun(&request, faults),
            System::Guance => plan.guance(&request, faults),
        }
        plan.query = sorted(request.query);
        plan.endpoint = match plan.proxy {
            "" => concat(&["https://", &plan.host]),
            proxy => concat(&[proxy, "/", &plan.host]),
        };
        plan
    }

    fn tencent(&mut self, request: &CodeRequest<'a>, faults: &mut Faults) {
        let mut fields = Fields::default();
        for (field, text) in [
            (Field::Service, request.service),
            (Field::Version, request.version),
            (Field::Action, request.action),
            (Field::Region, request.region),
            (Field::Language, request.language),
            (Field::Method, request.method),
            (Field::Host, request.host),
            (Field::Path, request.path),
            (Field::ContentType, request.content_type),
            (Field::Proxy, request.proxy),
        ] {
            fields.set(field, text);
        }
        // Nobody signs yet: the keys are read when the code runs.
        check::fields(&fields, Algorithm::Skip, faults);
        let is_get = request.method == "GET";
        self.method = if is_get { "GET" } else { "POST" };
        self.host = endpoint::host(&fields, faults);
        fields.set(Field::Host, "");
        self.has_own_host = self.host != endpoint::host(&fields, &mut Faults::default());
        let payload = if is_get {
            Payload::Params(Vec::new())
        } else {
            Payload::Body(())
        };
        let request = ApiRequest {
            fields,
            headers: request.headers.clone(),
            signed_headers: Vec::new(),
            payload,
        };
        self.content_type = headers::content_type(&request, faults);
        let sent = headers::sent(&request, Algorithm::Tc3, faults);
        // Those of the fields come first.
        let is_field = |field: &&Field| !request.fields.get(**field).is_empty();
        let of_fields = [
            Field::Action,
            Field::Version,
            Field::Region,
            Field::Language,
        ];
        let skipped = of_fields.iter().filter(is_field).count();
        self.keep_headers(sent.into_iter().skip(skipped));
        if is_get {
            self.no_body(faults);
        } else if self.body.is_none() {
            self.body = self.params.clone().or(Some("{}".into()));
        }
    }

    fn aliyun(&mut self, request: &CodeRequest<'a>, faults: &mut Faults) {
        let has_body = match request.method {
            "GET" | "HEAD" => false,
            "DELETE" => self.body.is_some(),
            _ => self.body.is_some() || self.params.is_some(),
        };
        let content_type = match request.content_type {
            "" if has_body => "application/json; charset=utf-8",
            given => given,
        };
        let mut request: AcsRequest<'_, ()> = AcsRequest {
            action: request.action,
            version: request.version,
            method: request.method,
            host: request.host,
            region: request.region,
            account_id: "",
            path: request.path,
            content_type,
            // The code takes the time of its own clock, and a nonce of its own.
            date: "2026-01-02T03:04:05Z",
            nonce: "",
            proxy: request.proxy,
            query: Vec::new(),
            headers: request.headers.clone(),
            body: None,
            credentials: None,
        };
        self.method = acs::method(&request, faults);
        acs::texts(&request, faults);
        self.host = acs::host(&request, faults);
        if !query::is_canonical_path(self.path) {
            faults.add(Fault::InvalidPath, "path");
        }
        self.content_type = content_type.to_ascii_lowercase();
        let all = acs::all_headers(&request, Default::default(), faults);
        let is_own = |name: &str| {
            request
                .headers
                .iter()
                .any(|(own, _)| name.eq_ignore_ascii_case(own))
        };
        self.keep_headers(
            all.iter()
                .map(|(name, value)| (&**name, &**value))
                .filter(|(name, _)| is_own(name)),
        );
        request.host = "";
        self.has_own_host = self.host != acs::host(&request, &mut Faults::default());
        if matches!(self.method, "GET" | "HEAD") {
            self.no_body(faults);
        } else if has_body && self.body.is_none() {
            self.body = self.params.clone();
        }
    }

    fn guance(&mut self, request: &CodeRequest<'a>, faults: &mut Faults) {
        let (method, path) = match request.action {
            "listFunctions" => ("GET", "/api/v1/outer_function/list"),
            _ => ("POST", "/api/v1/outer_function/execute"),
        };
        if request.action.is_empty() {
            faults.add(Fault::MissingParameter, "action");
        }
        self.method = match request.method {
            "" => method,
            "GET" | "POST" => request.method,
            _ => {
                faults.describe(Fault::UnknownValue, "method", &["POST, GET"]);
                method
            }
        };
        if request.path.is_empty() {
            self.path = path;
        }
        let given = match request.host {
            "" => "openapi.guance.com",
            host => host,
        };
        self.host = endpoint::canonical(given, "host", faults);
        check::proxy(request.proxy, faults);
        let given = match request.content_type {
            "" if self.method == "POST" => "application/json",
            given => given,
        };
        self.content_type =
            headers::header_value("contentType", given, faults).to_ascii_lowercase();
        for &(name, value) in &request.headers {
            let value = headers::extra(name, value, "df-api-key ", faults);
            self.headers.push((name.into(), value.into()));
        }
        if self.method == "GET" {
            self.no_body(faults);
        } else if self.body.is_none() {
            self.body = self.params.clone().or(Some("{}".into()));
        }
    }

    fn no_body(&mut self, faults: &mut Faults) {
        if self.body.take().is_some_and(|body| !body.is_empty()) {
            faults.add(Fault::BodyNotAllowed, "body");
        }
    }

    fn keep_headers<'b>(&mut self, headers: impl Iterator<Item = (&'b str, &'b str)>) {
        self.headers
            .extend(headers.map(|(name, value)| (name.into(), value.into())));
    }
}
