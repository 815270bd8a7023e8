//! The search for the mistake: first the request as it claims to be signed, then each mistake,
//! then the pairs of those that go with others. It goes in steps, so that a page stays alive meanwhile.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::cause::Cause;
use super::change::{Mistake, Mistakes};
use super::checks::{self, Breaches, breaches, check_hex_signature};
use super::claim::Claim;
use super::compare::{self, OwnTexts};
use super::diagnosis::{Diagnosis, FoundCause, Grade, Verdict};
use super::evaluate::{Evaluated, ReadyKey, Target, changes_key, is_seen, signature_of};
use super::mend;
use super::mistakes::{OtherBytes, mistakes_of, name_of_payload};
use super::recipe::Recipe;
use super::request::{ParsedRequest, Part};
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
    request: ParsedRequest,
    claim: Claim,
    secret_key: Zeroizing<String>,
    given_id: String,
    now: Option<u64>,
    own: OwnTexts,
    answer: String,
    breaches: Breaches,
    tries: Tries,
}

/// What is tried, how far it is, and what was found.
struct Tries {
    /// What one try costs, in those of a short request.
    weight: usize,
    /// Whether all pairs are tried: of a request with hundreds of headers that takes too long.
    tries_pairs: bool,
    mistakes: Mistakes,
    base: Evaluated,
    keys: Vec<Option<ReadyKey>>,
    goals: Vec<Goal>,
    goal: usize,
    place: Place,
}

/// Something to hit, and the mistakes that hit it.
struct Goal {
    target: Target,
    hit: Option<Vec<usize>>,
}

/// How far the search is.
enum Place {
    Claimed,
    Single(usize),
    Pair(Box<Evaluated>, usize, usize),
    Done,
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
        let Some(claim) = Claim::of(&request) else {
            return Err(unsigned());
        };
        let secret_key = match (keys.secret_key, &request.keys.secret_key) {
            ("", Some(found)) => found.clone(),
            (given, _) => Zeroizing::new(given.into()),
        };
        let wire = Wire::of(&request, &claim);
        let mut breaches = breaches(&wire, options.now);
        let sent = match claim.system.is_v1() {
            true => checks::v1::signature_bytes(&wire, &mut breaches),
            false => check_hex_signature(&claim.signature, &mut breaches),
        };
        if let Some(bytes) = &sent {
            checks::v1::check_length(&wire, bytes, &mut breaches);
        }
        if secret_key.starts_with("AKID") || secret_key.starts_with("LTAI") {
            breaches.sent(Cause::KeySwapped, "", "");
        }
        let mut recipe = wire.claimed(&secret_key);
        let mut knows_payload = wire.knows_payload();
        if let (false, Some(payload)) = (knows_payload, own.payload()) {
            recipe.payload = payload.into();
            knows_payload = true;
        }
        if let Some(bytes) = &sent {
            take_lower_case(&mut recipe, bytes);
        }
        let mistakes = mistakes_of(&wire, &recipe, options.other_bytes);
        name_claimed_payload(&wire, &recipe, options.other_bytes, &mut breaches);
        let mut goals = Vec::new();
        if knows_payload {
            if let (Some(bytes), false) = (sent, secret_key.is_empty()) {
                goals.push(Target::Signature(bytes));
            }
            goals.extend(own.targets(claim.system));
        }
        let goals = goals.into_iter().map(|target| Goal { target, hit: None });
        let length = recipe.canonical_request().len();
        let tries = Tries {
            weight: 1 + length / SHORT,
            tries_pairs: length * mistakes.list.len() * mistakes.list.len() / 2 < MOST_BYTES,
            keys: Vec::new(),
            base: Evaluated::of(recipe),
            mistakes,
            goals: goals.collect(),
            goal: 0,
            place: Place::Claimed,
        };
        Ok(Self {
            given_id: keys.secret_id.into(),
            now: options.now,
            own,
            answer: options.answer.unwrap_or_default().into(),
            breaches,
            tries,
            secret_key,
            claim,
            request,
        })
    }

    /// Tries up to `count` recipes; true when there is nothing more to try.
    pub fn step(&mut self, count: usize) -> bool {
        let mut left = count;
        while left > 0 {
            left = left.saturating_sub(self.tries.weight);
            if !self.tries.next() {
                return true;
            }
        }
        false
    }

    /// Says what was found.
    pub fn diagnosis(&self) -> Diagnosis {
        let wire = Wire::of(&self.request, &self.claim);
        let by_signature = self.hit(|target| matches!(target, Target::Signature(_)));
        let by_text = self.hit(|target| !matches!(target, Target::Signature(_)));
        let mut causes: Vec<FoundCause> = Vec::new();
        let mut add = |found: FoundCause| {
            if !causes.iter().any(|known| known.cause == found.cause) {
                causes.push(found);
            }
        };
        for (hit, grade) in [(&by_signature, Grade::Proved), (&by_text, Grade::Certain)] {
            for mistake in hit.iter().flatten() {
                for cause in &mistake.causes {
                    add(FoundCause {
                        cause: *cause,
                        grade,
                        found: (*mistake.found).into(),
                        expected: (*mistake.expected).into(),
                    });
                }
            }
        }
        for breach in &self.breaches.0 {
            let is_proved = by_signature.is_some() && breach.is_signed;
            let grade = if is_proved {
                Grade::Proved
            } else {
                breach.found.grade
            };
            add(FoundCause {
                grade,
                ..breach.found.clone()
            });
        }
        let recipe = &self.tries.base.recipe;
        for found in self
            .own
            .named_by_part(recipe, &self.tries.mistakes, by_text.is_some())
        {
            add(found);
        }
        let other_id = !self.given_id.is_empty() && self.given_id != self.claim.secret_id;
        if by_signature.is_none() && other_id && !self.claim.secret_id.is_empty() {
            add(FoundCause {
                cause: Cause::SecretWrong,
                grade: Grade::Certain,
                found: self.claim.secret_id.clone(),
                expected: self.given_id.clone(),
            });
        }
        for found in compare::named_by_answer(&self.answer) {
            add(found);
        }
        let is_v1 = self.claim.system.is_v1();
        // Nothing of the headers is signed there.
        let is_needed = |part: &&Part| !(is_v1 && matches!(part, Part::Headers));
        let is_whole = !self.request.missing.iter().any(|part| is_needed(&part));
        let is_complete = is_whole && self.has_signature_goal();
        if by_signature.is_none() && is_complete {
            add(FoundCause {
                cause: Cause::SecretWrong,
                grade: Grade::Likely,
                found: String::new(),
                expected: String::new(),
            });
        }
        let of = |grade| {
            causes
                .iter()
                .filter(move |found| found.grade == grade)
                .cloned()
        };
        let causes: Vec<FoundCause> = of(Grade::Proved)
            .chain(of(Grade::Certain))
            .chain(of(Grade::Likely))
            .collect();
        let verdict = match causes.first().map(|found| found.grade) {
            Some(Grade::Proved) => Verdict::Proved,
            Some(Grade::Certain) => Verdict::Certain,
            None if by_signature.is_some() => Verdict::Valid,
            _ => Verdict::Open,
        };
        Diagnosis {
            system: self.claim.system,
            verdict,
            excluded: self.excluded(&causes),
            missing: self.missing(verdict),
            mended: match verdict {
                Verdict::Valid | Verdict::Open => None,
                _ => mend::mended(&wire, &self.secret_key, self.now),
            },
            difference: self.own.difference(recipe),
            causes,
        }
    }

    fn has_signature_goal(&self) -> bool {
        let mut goals = self.tries.goals.iter();
        goals.any(|goal| matches!(goal.target, Target::Signature(_)))
    }

    /// The mistakes that hit a target of a kind; none of them where the claim itself does.
    fn hit(&self, is_kind: impl Fn(&Target) -> bool) -> Option<Vec<&Mistake>> {
        let tries = &self.tries;
        let goal = tries
            .goals
            .iter()
            .find(|goal| is_kind(&goal.target) && goal.hit.is_some())?;
        let indices = goal.hit.as_ref()?.iter();
        Some(
            indices
                .filter_map(|index| tries.mistakes.list.get(*index))
                .collect(),
        )
    }

    fn excluded(&self, causes: &[FoundCause]) -> Vec<Cause> {
        let tries = &self.tries;
        if tries.goals.is_empty() {
            return Vec::new();
        }
        let is_tried = |cause: &Cause| {
            let mut list = tries.mistakes.list.iter();
            list.any(|mistake| {
                mistake.causes.contains(cause)
                    && tries
                        .goals
                        .iter()
                        .any(|goal| is_seen(&goal.target, mistake))
            })
        };
        let is_found = |cause: &Cause| causes.iter().any(|found| found.cause == *cause);
        let all = Cause::ALL.iter().copied();
        all.filter(|cause| is_tried(cause) && !is_found(cause))
            .collect()
    }

    fn missing(&self, verdict: Verdict) -> Vec<&'static str> {
        let mut missing: Vec<&'static str> = Vec::new();
        let parts = self.request.missing.iter();
        missing.extend(parts.map(|part| part.id()));
        let wire = Wire::of(&self.request, &self.claim);
        if !wire.knows_payload() && !missing.contains(&"body") {
            missing.push("body");
        }
        if verdict != Verdict::Valid && self.secret_key.is_empty() {
            missing.push("secretKey");
        }
        if verdict == Verdict::Open && self.own.canonical_request.is_none() {
            missing.push("canonicalRequest");
        }
        if self.now.is_none() {
            missing.push("now");
        }
        missing
    }
}

impl Tries {
    /// Tries one recipe; false when there is nothing more.
    fn next(&mut self) -> bool {
        let Some(goal) = self.goals.get_mut(self.goal) else {
            return false;
        };
        let list = &self.mistakes.list;
        match &mut self.place {
            Place::Claimed => {
                if self.base.hits(&goal.target) {
                    goal.hit = Some(Vec::new());
                    self.place = Place::Done;
                } else {
                    self.place = Place::Single(0);
                }
            }
            Place::Single(index) => match list.get(*index) {
                Some(mistake) => {
                    let ready = changes_key(mistake).then(|| {
                        let mut recipe = self.base.recipe.clone();
                        mistake.apply(&mut recipe);
                        ReadyKey::of(&recipe)
                    });
                    let hits = is_seen(&goal.target, mistake)
                        && self.base.hits_with(&goal.target, mistake, ready.as_ref());
                    if hits {
                        goal.hit = Some(Vec::from([*index]));
                        self.place = Place::Done;
                    } else {
                        if self.keys.len() == *index {
                            self.keys.push(ready);
                        }
                        *index += 1;
                    }
                }
                None if self.tries_pairs => {
                    self.place = pairs_from(&self.base.recipe, list, 0);
                }
                None => self.place = Place::Done,
            },
            Place::Pair(first, one, other) => {
                let (Some(mistake), Some(second)) = (list.get(*one), list.get(*other)) else {
                    self.place = pairs_from(&self.base.recipe, list, *one + 1);
                    return true;
                };
                let goes = second.goes_with_others
                    && mistake.fields() & second.fields() == 0
                    && is_seen(&goal.target, mistake)
                    && is_seen(&goal.target, second);
                let ready = match changes_key(mistake) {
                    true => None,
                    false => self.keys.get(*other).and_then(Option::as_ref),
                };
                if goes && first.hits_with(&goal.target, second, ready) {
                    goal.hit = Some(Vec::from([*one, *other]));
                    self.place = Place::Done;
                } else {
                    *other += 1;
                }
            }
            Place::Done => {
                self.goal += 1;
                self.place = Place::Claimed;
            }
        }
        true
    }
}

/// The pairs whose first mistake is this one, or the next that goes with others.
fn pairs_from(base: &Recipe, list: &[Mistake], from: usize) -> Place {
    let mut rest = list.iter().enumerate().skip(from);
    let found = rest.find(|(_, mistake)| mistake.goes_with_others);
    let Some((index, mistake)) = found else {
        return Place::Done;
    };
    let mut recipe = base.clone();
    mistake.apply(&mut recipe);
    Place::Pair(Box::new(Evaluated::of(recipe)), index, index + 1)
}

/// A request as short as this one is tried in a microsecond or two.
const SHORT: usize = 1 << 10;

/// How much is hashed for all pairs at most.
const MOST_BYTES: usize = 100 << 20;

/// Servers take a Content-Type in its own case and in lower case: where the latter is what was
/// signed, it is no mistake.
fn take_lower_case(recipe: &mut Recipe, sent: &[u8]) {
    let mut lower = recipe.clone();
    lower.content_type = recipe.content_type.to_ascii_lowercase().into();
    let differs = lower.content_type != recipe.content_type;
    if differs && signature_of(&lower).bytes() == sent {
        *recipe = lower;
    }
}

/// Alibaba's header claims a payload's hash: where it is not that of the body, which mistake
/// has it?
fn name_claimed_payload(
    wire: &Wire<'_>,
    base: &Recipe,
    others: &[OtherBytes<'_>],
    breaches: &mut Breaches,
) {
    let (Some(claimed), Some(hash)) = (
        wire.request.header("x-acs-content-sha256"),
        wire.hashed_body(),
    ) else {
        return;
    };
    if claimed == hash {
        return;
    }
    if claimed.eq_ignore_ascii_case(&hash) {
        breaches.signed(Cause::HashCase, claimed, &hash);
        return;
    }
    let mut right = base.clone();
    right.payload = hash.as_str().into();
    match name_of_payload(wire, &right, others, claimed) {
        Some((causes, [found, expected])) => {
            for cause in causes {
                breaches.signed(cause, &found, &expected);
            }
        }
        None => breaches.signed(Cause::PayloadDiffers, claimed, &hash),
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
