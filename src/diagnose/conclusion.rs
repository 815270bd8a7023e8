//! What a search found, said: causes by their grades, the verdict, what was excluded, what is
//! missing, and the corrected request.

use alloc::string::String;
use alloc::vec::Vec;

use super::cause::Cause;
use super::change::Mistake;
use super::compare;
use super::diagnosis::{Diagnosis, FoundCause, Grade, Verdict};
use super::evaluate::{Target, is_seen};
use super::mend;
use super::request::Part;
use super::search::Search;
use super::wire::Wire;

impl Search {
    /// Says what was found.
    pub fn diagnosis(&self) -> Diagnosis {
        let wire = Wire::of(&self.request, &self.claim);
        let by_signature = self.hit(|target| matches!(target, Target::Signature(_)));
        let by_text = self.hit(|target| !matches!(target, Target::Signature(_)));
        let mut causes: Vec<FoundCause> = Vec::new();
        let mut add = |mut found: FoundCause| {
            if !causes.iter().any(|known| known.cause == found.cause) {
                // A body may have the key in it, and these are pieces of it.
                for text in [&mut found.found, &mut found.expected] {
                    mend::hide_key(text, &self.secret_key);
                }
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
