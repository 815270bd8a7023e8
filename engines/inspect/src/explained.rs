//! An explanation, or the fault that was there instead, as JavaScript's object.

use tc3fetch::Error;
use tc3fetch::explanation::Explanation;

use crate::value::Value;

/// The request as `request`, and each step by its name.
pub fn steps<'a>(explanation: &'a Explanation<'_>) -> Value<'a> {
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
    let request = [("request", Value::Members(request))];
    Value::Members(request.into_iter().chain(steps).collect())
}

/// `{ fault, parameter, first, second }`
pub fn fault(error: &Error) -> Value<'_> {
    let [first, second] = error.arguments();
    Value::Members(vec![
        (
            "fault",
            Value::Number(error.fault().map_or(0, |fault| fault as u32)),
        ),
        ("parameter", Value::Text(error.parameter())),
        ("first", Value::Text(first)),
        ("second", Value::Text(second)),
    ])
}
