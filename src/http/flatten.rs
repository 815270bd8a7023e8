//! Nested parameters as flat names and values: `Filters.0.Values.1`.

use alloc::borrow::{Cow, ToOwned};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::params::Param;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// Names and values of a JSON object, in its order, with indices that count from `first`.
///
/// What is null or an empty list or object has no place in a query; an empty text stays.
/// Numbers are written as JavaScript writes them, integers with every digit.
///
/// # Errors
/// That of serde_json, where the text is no JSON object.
pub fn flatten(json: &str, first: usize) -> Result<Vec<Param<'static>>, serde_json::Error> {
    let mut flat = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(json);
    deserializer.deserialize_map(Flat {
        name: String::new(),
        first,
        flat: &mut flat,
    })?;
    deserializer.end()?;
    Ok(flat)
}

/// A value that stands under a name.
struct Flat<'a> {
    name: String,
    first: usize,
    flat: &'a mut Vec<Param<'static>>,
}

impl Flat<'_> {
    fn put(self, value: impl Into<Cow<'static, str>>) {
        self.flat.push((self.name.into(), value.into()));
    }

    /// The value under `key` of this one.
    fn below(&mut self, key: &str) -> Flat<'_> {
        Flat {
            name: match &*self.name {
                "" => key.to_owned(),
                name => format!("{name}.{key}"),
            },
            first: self.first,
            flat: self.flat,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Flat<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Flat<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("parameters, as an object")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.put(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.put(value.to_string());
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.put(value.to_string());
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.put(number(value));
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.put(value.to_owned());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let mut index = self.first;
        while list
            .next_element_seed(self.below(&index.to_string()))?
            .is_some()
        {
            index += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            map.next_value_seed(self.below(&key))?;
        }
        Ok(())
    }
}

/// A number as JavaScript writes it: plain from 1e-6 up to 1e21, with an exponent outside.
/// Rules: <https://tc39.es/ecma262/#sec-numeric-types-number-tostring>
fn number(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let scientific = format!("{:e}", value.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits = mantissa.replace('.', "");
    // Where the decimal point stands, counted from before the first digit.
    let point = exponent.parse::<i32>().unwrap_or_default() + 1;
    let length = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    let zeros = |count: i32| "0".repeat(count.unsigned_abs() as usize);
    let text = match point {
        22.. | ..=-6 => {
            let sign = if point > 0 { "+" } else { "" };
            format!("{mantissa}e{sign}{exponent}")
        }
        ..=0 => format!("0.{}{digits}", zeros(point)),
        _ if point >= length => digits + &zeros(point - length),
        _ => {
            let (whole, fraction) = digits.split_at(point.unsigned_abs() as usize);
            format!("{whole}.{fraction}")
        }
    };
    if value < 0.0 {
        format!("-{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(json: &str) -> String {
        let flat = flatten(json, 0).unwrap();
        let pairs: Vec<_> = flat.iter().map(|(n, v)| format!("{n}={v}")).collect();
        pairs.join("&")
    }

    #[test]
    fn names_are_dotted_and_keep_their_order() {
        assert_eq!(
            query(r#"{"Z":1,"Filters":[{"Name":"zone","Values":["a","b"]}],"A":true}"#),
            "Z=1&Filters.0.Name=zone&Filters.0.Values.0=a&Filters.0.Values.1=b&A=true"
        );
        assert_eq!(
            flatten(r#"{"A":["x"]}"#, 1).unwrap(),
            [("A.1".into(), "x".into())]
        );
    }

    #[test]
    fn null_and_what_is_empty_have_no_place_but_count() {
        assert_eq!(
            query(r#"{"Null":null,"List":[],"Object":{},"Text":"","Ids":[null,"b",[],"d"]}"#),
            "Text=&Ids.1=b&Ids.3=d"
        );
    }

    #[test]
    fn numbers_are_written_as_javascript_writes_them() {
        for (json, text) in [
            ("0", "0"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("1.0", "1"),
            ("-1.5", "-1.5"),
            ("100", "100"),
            ("1e2", "100"),
            ("123.456", "123.456"),
            ("0.1", "0.1"),
            ("0.000001", "0.000001"),
            ("1.5e-6", "0.0000015"),
            ("1e-7", "1e-7"),
            ("1.5e-7", "1.5e-7"),
            ("1e20", "100000000000000000000"),
            ("123456789012345680000.0", "123456789012345680000"),
            ("1e21", "1e+21"),
            ("1.25e30", "1.25e+30"),
            ("-1e-300", "-1e-300"),
            ("1.7976931348623157e308", "1.7976931348623157e+308"),
            ("5e-324", "5e-324"),
            ("18446744073709551615", "18446744073709551615"),
            ("-9223372036854775808", "-9223372036854775808"),
            ("9007199254740993", "9007199254740993"),
        ] {
            assert_eq!(query(&format!("{{\"N\":{json}}}")), format!("N={text}"));
        }
    }

    #[test]
    fn parameters_are_an_object() {
        for wrong in ["[]", "1", "\"text\"", "null", "{", "{} x"] {
            assert!(flatten(wrong, 0).is_err(), "{wrong}");
        }
    }
}
