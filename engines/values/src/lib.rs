//! What the engines `inspect` and `diagnose` share: one type for everything that they hand to
//! JavaScript.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use tc3fetch::Error;
use wasm_bindgen::JsValue;

/// One type for every value, because each structure that serde has to know costs a kilobyte.
pub enum Value<'a> {
    /// A number.
    Number(u32),
    /// A string.
    Text(&'a str),
    /// A Uint8Array.
    Bytes(&'a [u8]),
    /// An array.
    List(Vec<Value<'a>>),
    /// An object.
    Members(Vec<(&'a str, Value<'a>)>),
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
            Self::List(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                for value in values {
                    list.serialize_element(value)?;
                }
                list.end()
            }
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

impl<'a> Value<'a> {
    /// The members that are there.
    pub fn of_given(members: Vec<(&'a str, Option<Value<'a>>)>) -> Self {
        let members = members.into_iter();
        Self::Members(
            members
                .filter_map(|(name, value)| Some((name, value?)))
                .collect(),
        )
    }
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

/// A value as JavaScript's object.
pub fn object(value: &Value<'_>) -> JsValue {
    let objects = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    // No kind of value fails, so that undefined, the default, never comes up.
    value.serialize(&objects).unwrap_or_default()
}
