//! An explanation as JavaScript's object.

use tc3fetch::explanation::Explanation;
use tc3fetch_engine_values::Value;

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
