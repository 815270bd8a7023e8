//! The search for the mistake: first what is tried is collected; then the request as it claims to
//! be signed is tried, then each mistake, then the pairs of those that go with others. It goes in
//! steps, so that a page stays alive meanwhile.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::body_end::settle_body_end;
use super::cause::Cause;
use super::change::Mistakes;
use super::checks::{self, Breaches, breaches};
use super::claim::Claim;
use super::compare::OwnTexts;
use super::evaluate::{Target, signature_of};
use super::mistakes::{Collector, OtherBytes, Payloads, name_of_payload};
use super::recipe::{Field, Recipe};
use super::request::ParsedRequest;
use super::tries::{Goal, SHORT, Tries};
use super::wire::Wire;
use crate::Error;
use crate::fault::Fault;

/// Keys of any system.
#[derive(Clone, Copy, Default)]
pub struct Keys<'a> {
    /// SecretId or AccessKeyId; empty where it is not given.
    pub secret_id: &'a str,
    /// SecretKey or AccessKeySecret; empty where it is not given.
    pub secret_key: &'a str,
    /// The token of temporary credentials; empty where there is none.
    pub token: &'a str,
}

impl Keys<'_> {
    /// The secret key for a request: the one that stands beside it where none is given.
    pub(super) fn secret_key_for(&self, request: &ParsedRequest) -> Zeroizing<String> {
        match (self.secret_key, &request.keys.secret_key) {
            ("", Some(found)) => found.clone(),
            (given, _) => Zeroizing::new(given.into()),
        }
    }
}

/// What else is known.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Unix time in seconds; without it, nothing is said of expiry.
    pub now: Option<u64>,
    /// The canonical request that the user's program made.
    pub canonical_request: Option<&'a str>,
    /// The string to sign that it made.
    pub string_to_sign: Option<&'a str>,
    /// What the service answered: the error's code, or the whole.
    pub answer: Option<&'a str>,
    /// The body as the platform can write it and the crate cannot.
    pub other_bytes: &'a [OtherBytes<'a>],
}

/// A search that can be interrupted between its steps.
pub struct Search {
    pub(super) request: ParsedRequest,
    pub(super) claim: Claim,
    pub(super) secret_key: Zeroizing<String>,
    pub(super) given_id: String,
    pub(super) now: Option<u64>,
    pub(super) own: OwnTexts,
    pub(super) answer: String,
    pub(super) breaches: Breaches,
    pub(super) tries: Tries,
    other_bytes: Vec<(Cause, Vec<u8>)>,
    stage: Stage,
}

/// How far a search is.
enum Stage {
    /// A payload is looked for that has the hash which Alibaba's header claims.
    Naming(Box<(Mistakes, Payloads)>),
    /// What is tried is collected.
    Collecting(Collector),
    /// It is tried.
    Trying,
}

impl Search {
    /// Prepares a search.
    ///
    /// # Errors
    /// `ClientError.NotARequest` where nothing in the request belongs to a signature.
    pub fn new(
        mut request: ParsedRequest,
        keys: Keys<'_>,
        options: &Options<'_>,
    ) -> Result<Self, Error> {
        let own = OwnTexts::of(&request, options.canonical_request, options.string_to_sign);
        own.complete(&mut request);
        let secret_key = keys.secret_key_for(&request);
        settle_body_end(&mut request, &secret_key);
        let Some(claim) = Claim::of(&request) else {
            return Err(unsigned());
        };
        let wire = Wire::of(&request, &claim);
        let mut breaches = breaches(&wire, options.now);
        let sent = checks::sent_signature(&wire, &mut breaches);
        if let Some(bytes) = &sent {
            checks::v1::check_length(&wire, bytes, &mut breaches);
        }
        if secret_key.starts_with("AKID") || secret_key.starts_with("LTAI") {
            breaches.sent(Cause::KeySwapped, "", "");
        }
        let mut recipe = wire.claimed_recipe(&secret_key);
        let mut knows_payload = wire.knows_payload();
        if let (false, Some(payload)) = (knows_payload, own.payload()) {
            recipe.set(Field::Payload, payload);
            knows_payload = true;
        }
        if let Some(bytes) = &sent {
            take_other_form(&wire, &mut recipe, bytes);
        }
        let stage = match name_claimed_hash(&wire, &mut breaches) {
            Some(hash) => {
                let mut right = recipe.clone();
                right.set(Field::Payload, &hash);
                Stage::Naming(Box::new((Mistakes::of(right), Payloads::default())))
            }
            None => Stage::Collecting(Collector::default()),
        };
        let mut goals = Vec::new();
        if knows_payload {
            if let (Some(bytes), false) = (sent, secret_key.is_empty()) {
                goals.push(Target::Signature(bytes));
            }
            goals.extend(own.targets(claim.system));
        }
        let goals = goals.into_iter().map(|target| Goal { target, hit: None });
        let others = options.other_bytes.iter();
        let others = others.map(|other| (other.cause, other.bytes.to_vec()));
        Ok(Self {
            tries: Tries::of(recipe, goals.collect()),
            other_bytes: others.collect(),
            given_id: keys.secret_id.into(),
            now: options.now,
            own,
            answer: options.answer.unwrap_or_default().into(),
            breaches,
            stage,
            secret_key,
            claim,
            request,
        })
    }

    /// Does what `count` tries of a short request take; true when there is nothing more to do.
    pub fn step(&mut self, count: usize) -> bool {
        let mut left = count;
        while left > 0 {
            let weight = match self.stage {
                Stage::Trying => self.tries.weight(),
                _ => self.weight_of_body(),
            };
            left = left.saturating_sub(weight);
            if !self.next() {
                return true;
            }
        }
        false
    }

    /// What it takes to write the body anew and hash it, in tries of a short request.
    fn weight_of_body(&self) -> usize {
        let body = self.request.body.as_deref().unwrap_or_default().len();
        let length = body.max(self.request.url.len());
        COLLECTED * (1 + length / SHORT)
    }

    /// One thing more; false when there is nothing more to do.
    fn next(&mut self) -> bool {
        // Most of the time: the rest would be made anew for each try.
        if matches!(self.stage, Stage::Trying) {
            return self.tries.next();
        }
        let wire = Wire::of(&self.request, &self.claim);
        let others = self.other_bytes.iter();
        let others = others.map(|(cause, bytes)| OtherBytes {
            cause: *cause,
            bytes,
        });
        let others: Vec<OtherBytes<'_>> = others.collect();
        match &mut self.stage {
            Stage::Naming(naming) => {
                let (mistakes, payloads) = &mut **naming;
                if !payloads.next(mistakes, &wire, &others) {
                    name_claimed_payload(&wire, mistakes, &mut self.breaches);
                    self.stage = Stage::Collecting(Collector::default());
                }
            }
            Stage::Collecting(collector) => {
                if !collector.next(&mut self.tries.mistakes, &wire, &others) {
                    self.tries.decide_on_pairs();
                    self.stage = Stage::Trying;
                }
            }
            Stage::Trying => {}
        }
        true
    }
}

/// What one step of collecting takes: it writes up to a hundred texts, or the body once.
const COLLECTED: usize = 8;

/// Where the other form of what servers take is what was signed, it is no mistake.
fn take_other_form(wire: &Wire<'_>, recipe: &mut Recipe, sent: &[u8]) {
    let other = wire.in_other_form(recipe);
    if signature_of(&other).bytes() == sent {
        *recipe = other;
    }
}

/// Alibaba's header claims a payload's hash. Gives the right one, where the claim is another:
/// which mistake has it?
fn name_claimed_hash(wire: &Wire<'_>, breaches: &mut Breaches) -> Option<String> {
    let claimed = wire.request.header("x-acs-content-sha256")?;
    let hash = wire.hashed_body()?;
    if claimed.eq_ignore_ascii_case(&hash) {
        if claimed != hash {
            breaches.signed(Cause::HashCase, claimed, &hash);
        }
        return None;
    }
    Some(hash)
}

/// Names the mistake that has the hash which Alibaba's header claims.
fn name_claimed_payload(wire: &Wire<'_>, mistakes: &Mistakes, breaches: &mut Breaches) {
    let claimed = wire.request.header("x-acs-content-sha256");
    let claimed = claimed.unwrap_or_default();
    match name_of_payload(mistakes, claimed) {
        Some((causes, [found, expected])) => {
            for cause in causes {
                breaches.signed(cause, &found, &expected);
            }
        }
        None => {
            let right = mistakes.base.text(Field::Payload);
            breaches.signed(Cause::PayloadDiffers, claimed, right);
        }
    }
}

/// Nothing in the request belongs to a signature.
pub fn unsigned() -> Error {
    Error::new(
        Fault::NotARequest,
        ["nothing in it belongs to a signature", ""],
    )
    .with_parameter("request")
}

#[cfg(test)]
mod tests;
