//! An explanation, or the fault that was there instead, as JavaScript's object.

use serde::ser::{Serialize, SerializeMap, Serializer};
use tc3fetch::Error;
use tc3fetch::explanation::Explanation;

/// What crosses.
pub enum Explained<'a> {
    /// The request as `request`, and each step by its name.
    Steps(Explanation<'a>),
    /// `{ fault, parameter, arguments }`
    Fault(Error),
}

/// One type for every value, because each structure that serde has to know costs a kilobyte.
enum Value<'a> {
    Number(u32),
    Text(&'a str),
    Members(Vec<(&'a str, Value<'a>)>),
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Members(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl Serialize for Explained<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let members = match self {
            Self::Steps(explanation) => steps(explanation),
            Self::Fault(error) => fault(error),
        };
        Value::Members(members).serialize(serializer)
    }
}

fn steps<'a>(explanation: &'a Explanation<'_>) -> Vec<(&'a str, Value<'a>)> {
    let headers = explanation.headers.iter();
    let headers = headers.map(|(name, value)| (&**name, Value::Text(value)));
    let mut request = vec![
        ("method", Value::Text(explanation.method)),
        ("url", Value::Text(&explanation.url)),
        ("headers", Value::Members(headers.collect())),
    ];
    if let Some(form) = &explanation.form {
        request.push(("form", Value::Text(form)));
    }
    let steps = explanation.stages.iter();
    let steps = steps.map(|(name, value)| (*name, Value::Text(value)));
    [("request", Value::Members(request))]
        .into_iter()
        .chain(steps)
        .collect()
}

fn fault(error: &Error) -> Vec<(&str, Value<'_>)> {
    let [first, second] = error.arguments();
    vec![
        (
            "fault",
            Value::Number(error.fault().map_or(0, |fault| fault as u32)),
        ),
        ("parameter", Value::Text(error.parameter())),
        ("first", Value::Text(first)),
        ("second", Value::Text(second)),
    ]
}
