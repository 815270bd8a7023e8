//! Why was a request refused: the corpus of `tests/diagnose/cases` over the Rust API.

#![cfg(feature = "diagnose")]

use std::fs;
use std::path::Path;

use serde_json::Value;
use tc3fetch::Error;
use tc3fetch::diagnose::{Diagnosis, Grade, Keys, Options, Search, Verdict, parse, verify};

/// A case, as tests/diagnose/make wrote it.
struct Case {
    name: String,
    pasted: String,
    about: Value,
}

impl Case {
    fn expected(&self) -> Vec<&str> {
        let expected = self.about["expected"].as_array().unwrap();
        expected.iter().map(|id| id.as_str().unwrap()).collect()
    }

    /// The credentials, under Tencent's names or Alibaba's.
    fn keys(&self) -> Keys<'_> {
        let credentials = &self.about["credentials"];
        let of = |names: [&str; 2]| {
            let found = names.iter().find_map(|name| credentials[name].as_str());
            found.unwrap_or_default()
        };
        Keys {
            secret_id: of(["secretId", "accessKeyId"]),
            secret_key: of(["secretKey", "accessKeySecret"]),
            token: of(["token", "securityToken"]),
        }
    }

    fn diagnosis(&self, keys: Keys<'_>) -> Result<Diagnosis, Error> {
        let options = Options {
            now: self.about["now"].as_u64(),
            canonical_request: self.about["options"]["canonicalRequest"].as_str(),
            string_to_sign: self.about["options"]["stringToSign"].as_str(),
            ..Options::default()
        };
        let mut search = Search::new(parse(&self.pasted)?, keys, &options)?;
        while !search.step(1_000) {}
        Ok(search.diagnosis())
    }
}

/// Every case but those of GBK and of numbers that a double rounds: JavaScript brings these bodies along.
fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnose/cases");
    let mut cases: Vec<Case> = fs::read_dir(folder)
        .unwrap()
        .map(|folder| {
            let folder = folder.unwrap();
            let read = |file: &str| fs::read_to_string(folder.path().join(file)).unwrap();
            Case {
                name: folder.file_name().into_string().unwrap(),
                pasted: read("pasted.txt"),
                about: serde_json::from_str(&read("case.json")).unwrap(),
            }
        })
        .filter(|case| !case.name.contains("gbk") && !case.name.contains("numbers"))
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(cases.len() > 250);
    cases
}

/// The causes with their grades, the best first; none where there is no diagnosis.
fn causes(diagnosis: &Result<Diagnosis, Error>) -> Vec<(&'static str, Grade)> {
    let found = diagnosis.iter().flat_map(|diagnosis| &diagnosis.causes);
    found.map(|found| (found.cause.id(), found.grade)).collect()
}

/// What was expected, and what was found.
fn line(case: &Case, diagnosis: &Result<Diagnosis, Error>) -> String {
    let expected = case.expected().join(" and ");
    let got = match diagnosis {
        Ok(found) => format!("{}: {:?}", found.verdict.id(), causes(diagnosis)),
        Err(error) => error.to_string(),
    };
    format!("{}: expected {expected}, got {got}", case.name)
}

#[test]
fn the_right_cause_comes_first_in_95_of_100_and_in_the_first_three_in_99() {
    let cases = cases();
    let (mut first, mut three) = (0, 0);
    for case in &cases {
        let diagnosis = case.diagnosis(case.keys());
        let (found, expected) = (causes(&diagnosis), case.expected());
        let is_first = found.first().is_some_and(|(id, _)| expected.contains(id));
        let best = found.iter().take(3).map(|(id, _)| id);
        let in_three = expected
            .iter()
            .all(|id| best.clone().any(|found| found == id));
        first += usize::from(is_first);
        three += usize::from(in_three);
        if !is_first || !in_three {
            println!("{}", line(case, &diagnosis));
        }
    }
    let count = cases.len();
    println!("first: {first}, in the first three: {three}, of {count}");
    assert!(first * 100 >= count * 95);
    assert!(three * 100 >= count * 99);
}

#[test]
fn a_single_mistake_is_proved_with_the_key() {
    let mut missed = Vec::new();
    for case in &cases() {
        if case.expected().len() > 1 || case.expected() == ["secret-wrong"] {
            continue;
        }
        let diagnosis = case.diagnosis(case.keys());
        let found = causes(&diagnosis);
        let main = found.iter().find(|(id, _)| *id == case.expected()[0]);
        if main.map(|(_, grade)| grade.id()) != case.about["grade"].as_str() {
            missed.push(line(case, &diagnosis));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn nothing_is_proved_without_a_key_and_only_what_is_wrong_is_certain() {
    let mut missed = Vec::new();
    for case in &cases() {
        let diagnosis = case.diagnosis(Keys::default());
        let found = causes(&diagnosis);
        let is_sure = diagnosis
            .as_ref()
            .is_ok_and(|diagnosis| matches!(diagnosis.verdict, Verdict::Proved | Verdict::Valid));
        let is_proved = is_sure || found.iter().any(|(_, grade)| *grade == Grade::Proved);
        let certain = found.iter().filter(|(_, grade)| *grade == Grade::Certain);
        let certain: Vec<_> = certain.map(|(id, _)| *id).collect();
        let without = case.about["without"].as_array().unwrap();
        let is_blamed = certain.iter().any(|id| !case.expected().contains(id));
        let is_unseen = without
            .iter()
            .any(|id| !certain.contains(&id.as_str().unwrap()));
        if is_proved || is_blamed || is_unseen {
            missed.push(line(case, &diagnosis));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn a_request_with_a_mistake_is_not_valid() {
    for case in &cases() {
        let request = parse(&case.pasted).unwrap();
        let is_signed_wrongly = case.about["grade"] == "proved";
        if let (true, Ok(verification)) = (is_signed_wrongly, verify(&request, case.keys())) {
            // What is claimed wrongly and signed so, as a time in milliseconds, is a valid signature.
            if case.about["without"].as_array().unwrap().is_empty() {
                assert_eq!(verification.valid, Some(false), "{}", case.name);
            }
        }
    }
}
