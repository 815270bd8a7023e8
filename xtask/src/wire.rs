//! `engine/wire.js`: the names and numbers that cross the border, as the engines have them.

use tc3fetch::tencent::fields::{FIELDS, STATIC_FIELDS};
use tc3fetch::tencent::headers::TIMESTAMP;
use tc3fetch_engine_glue::{acs, answers, frame, memory, outcome, payload, request, tc3};

/// The text of wire.js.
pub fn module() -> String {
    let numbers = [
        (
            "The length of a text that is not given.",
            "NOT_GIVEN",
            frame::NOT_GIVEN,
        ),
        (
            "How many bytes the window always has.",
            "WINDOW",
            memory::WINDOW as u32,
        ),
        ("What a request carries.", "JSON_PARAMS", request::JSON),
        ("", "BODY", request::BODY),
        ("", "MULTIPART", request::MULTIPART),
        ("", "FLAT_PARAMS", request::PARAMS),
        (
            "Where the digest of a payload comes from.",
            "FROM_WINDOW",
            payload::WINDOW,
        ),
        ("", "FROM_PIECES", payload::PIECES),
        ("", "FROM_DIGEST", payload::DIGEST),
        (
            "In place of an id.",
            "NOTHING_TO_SIGN",
            tc3::NOTHING_TO_SIGN,
        ),
        ("The request must be prepared anew.", "STALE", tc3::STALE),
        (
            "A fault: its number is in the low 8 bits.",
            "FAULT",
            outcome::FAULT,
        ),
        (
            "A fault of an answer that may go away.",
            "RETRYABLE_FAULT",
            outcome::RETRYABLE_FAULT,
        ),
        (
            "An error of the service that may go away.",
            "RETRYABLE",
            outcome::RETRYABLE,
        ),
        ("A code that no row stands for.", "NO_ROW", outcome::NO_ROW),
    ];
    let mut text = String::from(
        "// Written by `cargo xtask build` from engines/glue and src/tencent/fields.rs.\n",
    );
    for (comment, name, number) in numbers {
        if !comment.is_empty() {
            text += &format!("\n/** {comment} */\n");
        }
        text += &format!("export const {name} = {number:#x};\n");
    }
    for (index, (name, _)) in answers::TYPES.iter().enumerate() {
        if index == 0 {
            text += "\n/** The types of JSON's values. */\nexport const TYPES = {";
        }
        text += &format!(" {name}: {index},");
    }
    text += " };\n";
    text += &format!(
        "\n/** The header that a signature of another time changes. */\nexport const TIMESTAMP = {TIMESTAMP:?};\n"
    );
    let (fields, credentials) = FIELDS.split_at(STATIC_FIELDS);
    let names =
        |fields: &[(_, &'static str)]| fields.iter().map(|(_, name)| *name).collect::<Vec<_>>();
    text += &list(
        "What a frame of a request to Tencent Cloud begins with",
        "fieldsOf",
        "FIELDS",
        &names(fields),
    );
    text += &list(
        "What it ends with",
        "credentialsOf",
        "CREDENTIALS",
        &names(credentials),
    );
    text += &list(
        "What a frame of a request to Alibaba Cloud begins with",
        "acsFieldsOf",
        "ACS_FIELDS",
        &acs::FIELDS,
    );
    text += &list(
        "What it ends with",
        "acsCredentialsOf",
        "ACS_CREDENTIALS",
        &acs::CREDENTIALS,
    );
    text
}

/// The names, and a function that reads each member of an object once.
fn list(comment: &str, function: &str, constant: &str, names: &[&str]) -> String {
    let members = names.join(", ");
    format!(
        "
/** {comment}. */
export const {constant} = {names:?};

export const {function} = ({{ {members} }}) => [{members}];
"
    )
}
