//! The user's own canonical request and string to sign, beside the right ones; and what the
//! service said.

use alloc::string::String;
use alloc::vec::Vec;

use super::cause::{Cause, Stage};
use super::change::{Change, Mistakes};
use super::checks::of_hex;
use super::claim::System;
use super::diagnosis::{Difference, FoundCause, Grade};
use super::evaluate::{Target, request_target};
use super::order::sorted_by;
use super::recipe::{Field, Recipe};
use super::request::ParsedRequest;
use crate::ascii::concat;

/// The texts that the user's program made.
#[derive(Default)]
pub struct OwnTexts {
    /// Step 1.
    pub canonical_request: Option<String>,
    /// Step 2.
    pub string_to_sign: Option<String>,
}

impl OwnTexts {
    /// Those that were given, else those that the paste itself shows.
    pub fn of(
        request: &ParsedRequest,
        canonical_request: Option<&str>,
        string_to_sign: Option<&str>,
    ) -> Self {
        let own = |given: Option<&str>, shown: &Option<String>| {
            let text = given.filter(|text| !text.trim().is_empty());
            text.or(shown.as_deref()).map(as_lines)
        };
        Self {
            canonical_request: own(canonical_request, &request.canonical_request),
            string_to_sign: own(string_to_sign, &request.string_to_sign),
        }
    }

    /// Fills in what a pasted header alone does not show and the canonical request does.
    pub fn complete(&self, request: &mut ParsedRequest) {
        let is_partial = request.method.is_empty() && request.url.is_empty();
        let (Some(own), true) = (&self.canonical_request, is_partial) else {
            return;
        };
        let mut lines = own.lines();
        let mut line = || lines.next().unwrap_or_default();
        let [method, path, query] = [line(), line(), line()];
        let headers = lines.take_while(|line| line.contains(':'));
        let headers = headers.filter_map(|line| line.split_once(':'));
        for (name, value) in headers {
            if request.header(name).is_none() {
                request
                    .headers
                    .push((name.trim().into(), value.trim().into()));
            }
        }
        let host = request.header("host").unwrap_or_default();
        let mark = if query.is_empty() { "" } else { "?" };
        request.url = concat(&["https://", host, path, mark, query]);
        request.method = method.into();
    }

    /// The payload's hash that the canonical request shows.
    pub fn payload(&self) -> Option<&str> {
        let last = self.canonical_request.as_deref()?.lines().last()?;
        of_hex(last).map(|_| last)
    }

    /// What of them can be searched for without a key.
    pub fn targets(&self, system: System) -> Option<Target> {
        if system.is_v1() {
            return self.string_to_sign.clone().map(Target::StringToSign);
        }
        if let Some(own) = &self.canonical_request {
            return Some(request_target(own));
        }
        let digest = self.string_to_sign.as_deref()?.lines().last()?;
        of_hex(digest)?;
        Some(Target::Request(digest.to_ascii_lowercase()))
    }

    /// The first difference.
    pub fn difference(&self, recipe: &Recipe) -> Option<Difference> {
        let is_v1 = recipe.system.is_v1();
        if let (Some(mine), false) = (&self.canonical_request, is_v1) {
            let right = recipe.canonical_request();
            return first_difference(Stage::CanonicalRequest, mine, right);
        }
        let mine = self.string_to_sign.as_ref()?;
        let right = recipe.string_to_sign(&recipe.hashed_request());
        first_difference(Stage::StringToSign, mine, right)
    }

    /// Which part of the texts differs, where no mistake explains the whole.
    /// `is_explained` where one does explain the canonical request.
    pub fn named_by_part(
        &self,
        recipe: &Recipe,
        mistakes: &Mistakes,
        is_explained: bool,
    ) -> Vec<FoundCause> {
        let mut named = Named {
            causes: Vec::new(),
            mistakes,
        };
        if let (Some(own), false) = (&self.canonical_request, is_explained) {
            named.canonical_request(own, recipe);
        }
        if let (Some(own), false) = (&self.string_to_sign, recipe.system.is_v1()) {
            named.string_to_sign(own, recipe, self.canonical_request.is_some());
        }
        named.causes
    }
}

/// A text as it was before it was printed: without the line end that a terminal adds, and with
/// `\n` for what a debugger shows as two characters.
fn as_lines(text: &str) -> String {
    let text = text.trim_end_matches(['\n', '\r']);
    if text.contains('\n') {
        return text.into();
    }
    let text = text.trim().trim_matches('"').trim_matches('\'');
    text.replace("\\r\\n", "\r\n").replace("\\n", "\n")
}

fn first_difference(stage: Stage, mine: &str, expected: String) -> Option<Difference> {
    if mine == expected {
        return None;
    }
    let same = mine.bytes().zip(expected.bytes());
    let mut byte = same.take_while(|(one, other)| one == other).count();
    while !mine.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = mine.get(..byte).unwrap_or_default();
    let last = before.rsplit('\n').next().unwrap_or_default();
    Some(Difference {
        stage,
        line: before.matches('\n').count() + 1,
        column: last.chars().count() + 1,
        byte,
        mine: mine.into(),
        expected,
    })
}

struct Named<'a> {
    causes: Vec<FoundCause>,
    mistakes: &'a Mistakes,
}

impl Named<'_> {
    fn put(&mut self, cause: Cause, found: &str, expected: &str) {
        self.causes.push(FoundCause {
            cause,
            grade: Grade::Certain,
            found: found.into(),
            expected: expected.into(),
        });
    }

    /// A part that differs: the mistake that makes it so, or the usual cause.
    fn part(&mut self, found: &str, expected: &str, usual: Cause, field: Option<Field>) {
        if found == expected {
            return;
        }
        let is_it = |change: &Change| matches!(change, Change::Text(known, text) if Some(*known) == field && **text == *found);
        let mut list = self.mistakes.list.iter();
        let known =
            list.find(|mistake| matches!(mistake.changes.as_slice(), [change] if is_it(change)));
        let causes = known.map_or_else(|| Vec::from([usual]), |known| known.causes.clone());
        let texts = known.map_or([found, expected], |known| [&*known.found, &*known.expected]);
        for cause in causes {
            self.put(cause, texts[0], texts[1]);
        }
    }

    fn canonical_request(&mut self, own: &str, recipe: &Recipe) {
        if own.contains('\r') {
            self.put(Cause::LineEndings, "\\r\\n", "\\n");
        }
        let lines: Vec<&str> = own.lines().collect();
        let [method, path, query, headers @ .., signed_headers, payload] = lines.as_slice() else {
            return self.put(Cause::LineEndings, own, &recipe.canonical_request());
        };
        self.part(
            method,
            recipe.text(Field::Method),
            Cause::MethodDiffers,
            Some(Field::Method),
        );
        self.part(
            path,
            recipe.text(Field::Path),
            Cause::PathDiffers,
            Some(Field::Path),
        );
        let usual = match (query.is_empty(), recipe.text(Field::Query).is_empty()) {
            (true, _) => Cause::QueryMissing,
            (_, true) => Cause::QueryNeedless,
            _ => Cause::QueryEncoding,
        };
        self.part(query, recipe.text(Field::Query), usual, Some(Field::Query));
        self.headers(headers, recipe);
        self.part(
            signed_headers,
            recipe.text(Field::SignedHeaders),
            Cause::HeadersList,
            Some(Field::SignedHeaders),
        );
        self.part(
            payload,
            recipe.text(Field::Payload),
            Cause::PayloadDiffers,
            Some(Field::Payload),
        );
    }

    fn headers(&mut self, lines: &[&str], recipe: &Recipe) {
        let right = recipe.canonical_headers();
        let expected: Vec<&str> = right.lines().collect();
        if lines.last().is_none_or(|line| !line.is_empty()) {
            self.put(Cause::HeadersEnd, "", "\\n");
        }
        let own: Vec<&str> = lines
            .iter()
            .copied()
            .filter(|line| !line.is_empty())
            .collect();
        for line in &own {
            let Some((name, value)) = line.split_once(':') else {
                self.put(Cause::HeadersFormat, line, "name:value");
                continue;
            };
            let of_name = |right: &&&str| {
                let (known, _) = right.split_once(':').unwrap_or_default();
                known.eq_ignore_ascii_case(name.trim())
            };
            let Some(right) = expected.iter().find(of_name) else {
                self.put(Cause::HeadersList, line, "");
                continue;
            };
            let (right_name, right_value) = right.split_once(':').unwrap_or_default();
            if name != right_name {
                self.put(Cause::HeadersCase, name, right_name);
            }
            let usual = match right_name {
                _ if value.trim() == right_value => Cause::HeadersFormat,
                _ if value.eq_ignore_ascii_case(right_value) => Cause::HeadersCase,
                "content-type" => Cause::ContentTypeDiffers,
                "host" => Cause::HostDiffers,
                _ => Cause::HeadersList,
            };
            let field = match right_name {
                "content-type" => Some(Field::ContentType),
                "host" => Some(Field::Host),
                _ => None,
            };
            self.part(value, right_value, usual, field);
        }
        for right in &expected {
            let (name, _) = right.split_once(':').unwrap_or_default();
            let is_there = own.iter().any(|line| {
                let (known, _) = line.split_once(':').unwrap_or_default();
                known.trim().eq_ignore_ascii_case(name)
            });
            if !is_there {
                self.put(Cause::HeadersList, "", right);
            }
        }
        let sorted = sorted_by(&own, |line| String::from(*line));
        if sorted != own && self.causes.is_empty() {
            self.put(
                Cause::HeadersOrder,
                &own.join("\\n"),
                &right.trim_end().replace('\n', "\\n"),
            );
        }
    }

    fn string_to_sign(&mut self, own: &str, recipe: &Recipe, knows_request: bool) {
        let lines: Vec<&str> = own.lines().collect();
        if let Some(algorithm) = lines.first() {
            self.part(
                algorithm,
                recipe.text(Field::Algorithm),
                Cause::AlgorithmDiffers,
                Some(Field::Algorithm),
            );
        }
        let digest = match (recipe.system, lines.as_slice()) {
            (System::Tc3, [_, timestamp, scope, digest]) => {
                self.part(
                    timestamp,
                    recipe.text(Field::Timestamp),
                    Cause::TimestampDiffers,
                    Some(Field::Timestamp),
                );
                self.scope(scope, recipe);
                digest
            }
            (System::Acs3, [_, digest]) => digest,
            _ => {
                let usual = match lines.len() {
                    6.. => Cause::RequestNotHashed,
                    _ => Cause::LineEndings,
                };
                return self.put(usual, "", "");
            }
        };
        let right = recipe.hashed_request();
        if **digest != *right && digest.eq_ignore_ascii_case(&right) {
            self.put(Cause::HashCase, digest, &right);
        } else if of_hex(digest).is_none() && !knows_request {
            self.put(Cause::RequestNotHashed, digest, &right);
        }
    }

    fn scope(&mut self, scope: &str, recipe: &Recipe) {
        let mut parts = scope.split('/');
        let [date, service, ending] =
            [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default);
        self.part(
            date,
            recipe.text(Field::Date),
            Cause::DateDiffers,
            Some(Field::Date),
        );
        self.part(
            service,
            recipe.text(Field::Service),
            Cause::ServiceDiffers,
            Some(Field::Service),
        );
        self.part(
            ending,
            recipe.text(Field::Ending),
            Cause::ScopeFormat,
            Some(Field::Ending),
        );
    }
}

/// What the codes of the services speak of.
const CODES: [(&str, Cause); 12] = [
    ("SignatureExpire", Cause::TimestampExpired),
    ("RequestTimeTooSkewed", Cause::TimestampExpired),
    ("InvalidTimeStamp.Expired", Cause::TimestampExpired),
    ("IllegalTimestamp", Cause::TimestampExpired),
    ("InvalidTimeStamp.Format", Cause::DateFormat),
    ("TokenFailure", Cause::TokenMissing),
    ("InvalidSecurityToken", Cause::TokenMissing),
    ("MissingSecurityToken", Cause::TokenMissing),
    ("InvalidAuthorization", Cause::AuthorizationFormat),
    ("SecretIdNotFound", Cause::SecretWrong),
    ("InvalidSecretId", Cause::SecretWrong),
    ("InvalidAccessKeyId", Cause::SecretWrong),
];

/// What the service's answer makes likely.
pub fn named_by_answer(answer: &str) -> impl Iterator<Item = FoundCause> + '_ {
    let codes = CODES.into_iter();
    codes
        .filter(move |(code, _)| answer.contains(code))
        .map(|(_, cause)| FoundCause {
            cause,
            grade: Grade::Likely,
            found: String::new(),
            expected: String::new(),
        })
}
