//! `engine/wire.js`: the names and numbers that cross the border, as the engines have them.

use tc3fetch::call::attempts::{BUDGET, RETRY_COST, Retry};
use tc3fetch::call::clock::TOLERANCE;
use tc3fetch::call::failure::READ_ONLY;
use tc3fetch::tencent::fields::{FIELDS, STATIC_FIELDS};
use tc3fetch::tencent::headers::TIMESTAMP;
use tc3fetch_engine_glue::{
    acs, answers, attempts, frame, gateway, memory, outcome, payload, request, tc3,
};

/// The text of wire.js.
pub fn module() -> String {
    let numbers = [
        (
            "The length of a text that is not given.",
            "ABSENT",
            frame::NOT_GIVEN,
        ),
        (
            "How many bytes the window always has.",
            "WINDOW",
            memory::WINDOW as u32,
        ),
        (
            "In place of an id: the request is not signed.",
            "NOTHING_TO_SIGN",
            tc3::NOTHING_TO_SIGN,
        ),
        ("The request must be prepared anew.", "STALE", tc3::STALE),
        (
            "From here on a fault, whose number is in the low 8 bits.",
            "FAULT",
            outcome::FAULT,
        ),
        (
            "Where a verdict has its failure.",
            "FAILURE_SHIFT",
            outcome::FAILURE_SHIFT,
        ),
        (
            "The bits of a failure, after the shift.",
            "FAILURE_MASK",
            outcome::FAILURE_MASK,
        ),
        (
            "Where the number of a row stands, which is one more than its place.",
            "ROW",
            outcome::NO_ROW,
        ),
        (
            "Of what `attempt` gives: the same call may be made again. Below it 0 is no further attempt, else 1 and its pause.",
            "RETRYABLE",
            attempts::RETRYABLE,
        ),
        (
            "In place of what the service asks to wait: it does not say.",
            "NOT_ASKED",
            attempts::NOT_ASKED,
        ),
        (
            "How many tokens a bucket begins with, and never exceeds.",
            "BUDGET",
            BUDGET,
        ),
        (
            "How many of them another attempt takes; a call that succeeds gives one back.",
            "RETRY_COST",
            RETRY_COST,
        ),
        (
            "Milliseconds by which a clock must be wrong for a correction to be the remedy.",
            "TOLERANCE",
            TOLERANCE as u32,
        ),
    ];
    let Retry {
        attempts,
        base_delay,
        max_delay,
    } = Retry::DEFAULT;
    let retry = [
        ("ATTEMPTS", attempts),
        ("BASE_DELAY", base_delay),
        ("MAX_DELAY", max_delay),
    ];
    let failures: Vec<(&str, u32)> = attempts::FAILURES.into_iter().zip(0..).collect();
    let payloads = [
        ("JSON", request::JSON),
        ("BODY", request::BODY),
        ("MULTIPART", request::MULTIPART),
        ("PARAMS", request::PARAMS),
    ];
    let sources = [
        ("WINDOW", payload::WINDOW),
        ("PIECES", payload::PIECES),
        ("DIGEST", payload::DIGEST),
    ];
    let types: Vec<(&str, u32)> = answers::TYPES.into_iter().zip(0..).collect();
    let mut text = String::from(
        "// Written by `cargo xtask build` from engines/glue, src/call and src/tencent/fields.rs.\n",
    );
    for (comment, name, number) in numbers {
        text += &format!("\n/** {comment} */\nexport const {name} = {number:#x};\n");
    }
    text += &constants("What a request carries.", "PAYLOAD", &payloads);
    text += &constants(
        "Where the digest of a payload comes from.",
        "SOURCE",
        &sources,
    );
    text += &constants(
        "What a failure means for another attempt.",
        "FAILURE",
        &failures,
    );
    text += &constants(
        "How often and how soon calls are repeated; delays are milliseconds.",
        "RETRY",
        &retry,
    );
    text += &table("The types of JSON's values.", "TYPES", &types);
    text += &format!(
        "\n/** The header that a signature of another time changes. */\nexport const TIMESTAMP = {TIMESTAMP:?};\n"
    );
    let (fields, credentials) = FIELDS.split_at(STATIC_FIELDS);
    let names =
        |fields: &[(_, &'static str)]| fields.iter().map(|(_, name)| *name).collect::<Vec<_>>();
    text += &list(
        "What a frame of a request to Tencent Cloud begins with",
        "FIELDS",
        &names(fields),
    );
    text += &list("What it ends with", "CREDENTIALS", &names(credentials));
    text += &list(
        "What a frame of a request to Alibaba Cloud begins with",
        "ACS_FIELDS",
        &acs::FIELDS,
    );
    text += &list("What it ends with", "ACS_CREDENTIALS", &acs::CREDENTIALS);
    text += &list(
        "What a frame of a request to a gateway begins with; it ends with CREDENTIALS",
        "GATEWAY_FIELDS",
        &gateway::FIELDS,
    );
    text += &list(
        "The first words of actions that only read",
        "READ_ONLY",
        &READ_ONLY.lines().collect::<Vec<_>>(),
    );
    text
}

/// The names.
fn list(comment: &str, constant: &str, names: &[&str]) -> String {
    format!("\n/** {comment}. */\nexport const {constant} = {names:?};\n")
}

/// A constant for each number: bundlers write the number where it is used.
fn constants(comment: &str, prefix: &str, rows: &[(&str, u32)]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|(name, number)| format!("export const {prefix}_{name} = {number};\n"))
        .collect();
    format!("\n/** {comment} */\n{}", rows.concat())
}

/// Names and their numbers, to look up by name.
fn table(comment: &str, constant: &str, rows: &[(&str, u32)]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|(name, number)| format!("{name}: {number}"))
        .collect();
    format!(
        "\n/** {comment} */\nexport const {constant} = {{ {} }};\n",
        rows.join(", ")
    )
}
