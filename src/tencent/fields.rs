//! The text fields of a request, by name.
//!
//! They are kept in one array, so that the checks that hold for several of them are one
//! loop. Empty text means that a field was not given.

/// Every text field. The order is that in which they cross the border from JavaScript.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// `cvm`: part of the credential scope, and of the default host.
    Service,
    /// `2017-03-12`
    Version,
    /// `DescribeInstances`
    Action,
    /// `ap-guangzhou`
    Region,
    /// `zh-CN` or `en-US`
    Language,
    /// `POST` (default) or `GET`
    Method,
    /// Default by [`Field::Endpoint`]; `name` or `name:port`.
    Host,
    /// `nearest` (default), `regional`, `internal` or `intl`: which of the vendor's hosts.
    Endpoint,
    /// Default `/`
    Path,
    /// Default `application/json; charset=utf-8`, or that of a form for GET and signature v1.
    ContentType,
    /// `TC3-HMAC-SHA256` (default), `HmacSHA256`, `HmacSHA1` or `SKIP`
    Algorithm,
    /// `signed` (default) or `unsigned`
    PayloadSigning,
    /// Where the request is sent instead of to the host itself.
    Proxy,
    /// The session token of temporary credentials.
    Token,
    /// Identifies the key; part of `Authorization`.
    SecretId,
    /// Signs; never leaves.
    SecretKey,
}

/// How many of them are not the credentials'.
pub const STATIC_FIELDS: usize = Field::Token as usize;

/// The fields in their order, each with the name that the caller knows it by.
pub const FIELDS: [(Field, &str); 16] = [
    (Field::Service, "service"),
    (Field::Version, "version"),
    (Field::Action, "action"),
    (Field::Region, "region"),
    (Field::Language, "language"),
    (Field::Method, "method"),
    (Field::Host, "host"),
    (Field::Endpoint, "endpoint"),
    (Field::Path, "path"),
    (Field::ContentType, "contentType"),
    (Field::Algorithm, "algorithm"),
    (Field::PayloadSigning, "payloadSigning"),
    (Field::Proxy, "proxy"),
    (Field::Token, "token"),
    (Field::SecretId, "secretId"),
    (Field::SecretKey, "secretKey"),
];

/// The text of each field.
#[derive(Clone, Copy, Default)]
pub struct Fields<'a>([&'a str; FIELDS.len()]);

impl<'a> Fields<'a> {
    /// The text of a field, empty where it was not given.
    pub fn get(&self, field: Field) -> &'a str {
        self.0[field as usize]
    }

    /// Gives a field its text.
    pub fn set(&mut self, field: Field, text: &'a str) {
        self.0[field as usize] = text;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_fields() {
        for (index, (field, _)) in FIELDS.iter().enumerate() {
            assert_eq!(*field as usize, index);
        }
    }
}
