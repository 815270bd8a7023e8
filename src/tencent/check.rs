//! What may stand in each field, checked before anything is signed.

use super::fields::{FIELDS, Field, Fields};
use super::request::Algorithm;
use crate::ascii::is_one_of;
use crate::error::FirstFault;
use crate::fault::Fault;
use crate::http::url::check_proxy;
use crate::keys::check_key;

/// Of a host's name; the service is one in the default host.
const LONGEST_LABEL: usize = 63;

/// Fields that know only a few values, besides the empty one.
const CHOICES: [(Field, &str); 5] = [
    (Field::Method, "POST, GET"),
    (Field::Language, "zh-CN, en-US"),
    (Field::Endpoint, "nearest, regional, internal, intl"),
    (
        Field::Algorithm,
        "TC3-HMAC-SHA256, HmacSHA256, HmacSHA1, SKIP",
    ),
    (Field::PayloadSigning, "signed, unsigned"),
];

/// What holds for each field on its own.
pub fn check_fields(fields: &Fields<'_>, algorithm: Algorithm, faults: &mut FirstFault) {
    for &(field, name) in &FIELDS {
        let text = fields.get(field);
        let is_required = match field {
            Field::Service | Field::Version | Field::Action => true,
            Field::SecretId | Field::SecretKey => algorithm != Algorithm::Skip,
            _ => false,
        };
        if text.is_empty() && is_required {
            faults.add(Fault::MissingParameter, name);
        }
        if matches!(field, Field::SecretId | Field::SecretKey | Field::Token) {
            check_key(text, name, faults);
        }
        match CHOICES.iter().find(|(choice, _)| *choice == field) {
            Some((_, values)) => {
                if !text.is_empty() && !is_one_of(values, text) {
                    faults.describe(Fault::UnknownValue, name, [values, ""]);
                }
            }
            // The Content-Type has the rules of a header.
            None if field == Field::ContentType => {}
            // A field of visible ASCII: it becomes part of a header or of the signed text,
            // where anything else would be changed on the way or change the meaning.
            None if text.bytes().all(|byte| byte.is_ascii_graphic()) => {}
            None => faults.add(Fault::InvalidCharacter, name),
        }
    }
    let is_label = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let service = fields.get(Field::Service);
    if service.len() > LONGEST_LABEL || !service.bytes().all(is_label) {
        faults.add(Fault::InvalidService, "service");
    }
    check_proxy(fields.get(Field::Proxy), faults);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_one_of_its_values_and_nothing_else() {
        for (_, list) in CHOICES {
            assert!(
                list.split(", ").all(|value| is_one_of(list, value)),
                "{list}"
            );
            for wrong in ["", "post", "GE", ",", ", ", list] {
                assert!(!is_one_of(list, wrong), "{list}: {wrong:?}");
            }
        }
    }
}
