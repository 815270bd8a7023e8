//! What can go wrong with a signature, and where.
//!
//! Written by `cargo xtask tables` from models/causes.json, which has the texts as well:
//! `cause_text.rs`.

/// The stage of a signature at which a mistake comes in, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Stage {
    /// `request`
    Request,
    /// `canonical-request`
    CanonicalRequest,
    /// `string-to-sign`
    StringToSign,
    /// `signing-key`
    SigningKey,
    /// `signature`
    Signature,
    /// `authorization`
    Authorization,
}

#[rustfmt::skip]
impl Stage {
    /// As the npm package names it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::CanonicalRequest => "canonical-request",
            Self::StringToSign => "string-to-sign",
            Self::SigningKey => "signing-key",
            Self::Signature => "signature",
            Self::Authorization => "authorization",
        }
    }
}

/// What went wrong. The number is what an engine gives for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Cause {
    /// `content-type-differs`: Another Content-Type was signed.
    ContentTypeDiffers,
    /// `content-type-missing`: No Content-Type was sent.
    ContentTypeMissing,
    /// `host-differs`: Another host was signed.
    HostDiffers,
    /// `host-port`: The port of the host differs.
    HostPort,
    /// `host-url`: The signed host is a URL.
    HostUrl,
    /// `method-differs`: Another method was signed.
    MethodDiffers,
    /// `path-differs`: Another path was signed.
    PathDiffers,
    /// `date-local`: The date is that of local time.
    DateLocal,
    /// `date-differs`: The date is another day's.
    DateDiffers,
    /// `date-format`: The date has another form.
    DateFormat,
    /// `timestamp-milliseconds`: The timestamp is in milliseconds.
    TimestampMilliseconds,
    /// `timestamp-differs`: Another timestamp was signed.
    TimestampDiffers,
    /// `timestamp-expired`: The signature has expired.
    TimestampExpired,
    /// `service-differs`: The scope names another service.
    ServiceDiffers,
    /// `scope-format`: The scope ends otherwise.
    ScopeFormat,
    /// `algorithm-differs`: The algorithm is named otherwise.
    AlgorithmDiffers,
    /// `payload-respaced`: The JSON has other white space.
    PayloadRespaced,
    /// `payload-reordered`: The members of the JSON have another order.
    PayloadReordered,
    /// `payload-escaped`: The JSON is escaped otherwise.
    PayloadEscaped,
    /// `payload-nulls`: Empty members of the JSON differ.
    PayloadNulls,
    /// `payload-numbers`: Numbers of the JSON are written otherwise.
    PayloadNumbers,
    /// `payload-newline`: Line ends of the body differ.
    PayloadNewline,
    /// `payload-bom`: A byte order mark differs.
    PayloadBom,
    /// `payload-charset`: The body has another charset.
    PayloadCharset,
    /// `payload-empty`: An empty body was signed.
    PayloadEmpty,
    /// `payload-unsigned`: UNSIGNED-PAYLOAD without its header.
    PayloadUnsigned,
    /// `payload-differs`: Another body was signed.
    PayloadDiffers,
    /// `payload-not-hashed`: The body itself was signed.
    PayloadNotHashed,
    /// `query-missing`: The query was not signed.
    QueryMissing,
    /// `query-needless`: A query was signed that was not sent.
    QueryNeedless,
    /// `query-order`: The query has another order.
    QueryOrder,
    /// `query-encoding`: The query is encoded otherwise.
    QueryEncoding,
    /// `headers-order`: The headers are not sorted.
    HeadersOrder,
    /// `headers-case`: Header names or values in the wrong case.
    HeadersCase,
    /// `headers-end`: The headers do not end with one line feed.
    HeadersEnd,
    /// `headers-list`: SignedHeaders does not fit.
    HeadersList,
    /// `headers-format`: Canonical headers are written in another form.
    HeadersFormat,
    /// `line-endings`: Lines are joined otherwise.
    LineEndings,
    /// `request-not-hashed`: The canonical request was not hashed.
    RequestNotHashed,
    /// `hash-case`: A hash is in upper case.
    HashCase,
    /// `key-prefix`: The key's prefix differs.
    KeyPrefix,
    /// `key-whitespace`: White space around the key.
    KeyWhitespace,
    /// `key-swapped`: The id stands in the key's place.
    KeySwapped,
    /// `key-hex`: A derived key was used as hex text.
    KeyHex,
    /// `key-underived`: The key was not derived.
    KeyUnderived,
    /// `key-steps`: Steps of the key differ.
    KeySteps,
    /// `hmac-swapped`: Key and message are exchanged.
    HmacSwapped,
    /// `signature-case`: The signature is in upper case.
    SignatureCase,
    /// `signature-base64`: The signature is encoded otherwise.
    SignatureBase64,
    /// `authorization-format`: Authorization has another form.
    AuthorizationFormat,
    /// `header-missing`: A header is missing.
    HeaderMissing,
    /// `parameter-missing`: A parameter is missing.
    ParameterMissing,
    /// `token-missing`: The token is missing.
    TokenMissing,
    /// `token-needless`: A token that does not belong there.
    TokenNeedless,
    /// `v1-unsorted`: The parameters are not sorted.
    V1Unsorted,
    /// `v1-case`: The parameters were sorted without regard to case.
    V1Case,
    /// `v1-encoded`: The values were encoded before signing.
    V1Encoded,
    /// `v1-head`: Method, host or path in front differ.
    V1Head,
    /// `v1-method`: SignatureMethod names another HMAC.
    V1Method,
    /// `v1-wire`: The signature or a value was damaged on its way.
    V1Wire,
    /// `secret-wrong`: The key does not belong to the id.
    SecretWrong,
}

#[rustfmt::skip]
impl Cause {
    /// Every cause, in the order of the catalogue.
    pub const ALL: &[Self] = &[
        Self::ContentTypeDiffers,
        Self::ContentTypeMissing,
        Self::HostDiffers,
        Self::HostPort,
        Self::HostUrl,
        Self::MethodDiffers,
        Self::PathDiffers,
        Self::DateLocal,
        Self::DateDiffers,
        Self::DateFormat,
        Self::TimestampMilliseconds,
        Self::TimestampDiffers,
        Self::TimestampExpired,
        Self::ServiceDiffers,
        Self::ScopeFormat,
        Self::AlgorithmDiffers,
        Self::PayloadRespaced,
        Self::PayloadReordered,
        Self::PayloadEscaped,
        Self::PayloadNulls,
        Self::PayloadNumbers,
        Self::PayloadNewline,
        Self::PayloadBom,
        Self::PayloadCharset,
        Self::PayloadEmpty,
        Self::PayloadUnsigned,
        Self::PayloadDiffers,
        Self::PayloadNotHashed,
        Self::QueryMissing,
        Self::QueryNeedless,
        Self::QueryOrder,
        Self::QueryEncoding,
        Self::HeadersOrder,
        Self::HeadersCase,
        Self::HeadersEnd,
        Self::HeadersList,
        Self::HeadersFormat,
        Self::LineEndings,
        Self::RequestNotHashed,
        Self::HashCase,
        Self::KeyPrefix,
        Self::KeyWhitespace,
        Self::KeySwapped,
        Self::KeyHex,
        Self::KeyUnderived,
        Self::KeySteps,
        Self::HmacSwapped,
        Self::SignatureCase,
        Self::SignatureBase64,
        Self::AuthorizationFormat,
        Self::HeaderMissing,
        Self::ParameterMissing,
        Self::TokenMissing,
        Self::TokenNeedless,
        Self::V1Unsorted,
        Self::V1Case,
        Self::V1Encoded,
        Self::V1Head,
        Self::V1Method,
        Self::V1Wire,
        Self::SecretWrong,
    ];

    /// Its stable name.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ContentTypeDiffers => "content-type-differs",
            Self::ContentTypeMissing => "content-type-missing",
            Self::HostDiffers => "host-differs",
            Self::HostPort => "host-port",
            Self::HostUrl => "host-url",
            Self::MethodDiffers => "method-differs",
            Self::PathDiffers => "path-differs",
            Self::DateLocal => "date-local",
            Self::DateDiffers => "date-differs",
            Self::DateFormat => "date-format",
            Self::TimestampMilliseconds => "timestamp-milliseconds",
            Self::TimestampDiffers => "timestamp-differs",
            Self::TimestampExpired => "timestamp-expired",
            Self::ServiceDiffers => "service-differs",
            Self::ScopeFormat => "scope-format",
            Self::AlgorithmDiffers => "algorithm-differs",
            Self::PayloadRespaced => "payload-respaced",
            Self::PayloadReordered => "payload-reordered",
            Self::PayloadEscaped => "payload-escaped",
            Self::PayloadNulls => "payload-nulls",
            Self::PayloadNumbers => "payload-numbers",
            Self::PayloadNewline => "payload-newline",
            Self::PayloadBom => "payload-bom",
            Self::PayloadCharset => "payload-charset",
            Self::PayloadEmpty => "payload-empty",
            Self::PayloadUnsigned => "payload-unsigned",
            Self::PayloadDiffers => "payload-differs",
            Self::PayloadNotHashed => "payload-not-hashed",
            Self::QueryMissing => "query-missing",
            Self::QueryNeedless => "query-needless",
            Self::QueryOrder => "query-order",
            Self::QueryEncoding => "query-encoding",
            Self::HeadersOrder => "headers-order",
            Self::HeadersCase => "headers-case",
            Self::HeadersEnd => "headers-end",
            Self::HeadersList => "headers-list",
            Self::HeadersFormat => "headers-format",
            Self::LineEndings => "line-endings",
            Self::RequestNotHashed => "request-not-hashed",
            Self::HashCase => "hash-case",
            Self::KeyPrefix => "key-prefix",
            Self::KeyWhitespace => "key-whitespace",
            Self::KeySwapped => "key-swapped",
            Self::KeyHex => "key-hex",
            Self::KeyUnderived => "key-underived",
            Self::KeySteps => "key-steps",
            Self::HmacSwapped => "hmac-swapped",
            Self::SignatureCase => "signature-case",
            Self::SignatureBase64 => "signature-base64",
            Self::AuthorizationFormat => "authorization-format",
            Self::HeaderMissing => "header-missing",
            Self::ParameterMissing => "parameter-missing",
            Self::TokenMissing => "token-missing",
            Self::TokenNeedless => "token-needless",
            Self::V1Unsorted => "v1-unsorted",
            Self::V1Case => "v1-case",
            Self::V1Encoded => "v1-encoded",
            Self::V1Head => "v1-head",
            Self::V1Method => "v1-method",
            Self::V1Wire => "v1-wire",
            Self::SecretWrong => "secret-wrong",
        }
    }

    /// The stage at which it comes in.
    pub const fn stage(self) -> Stage {
        match self {
            Self::ContentTypeDiffers => Stage::CanonicalRequest,
            Self::ContentTypeMissing => Stage::CanonicalRequest,
            Self::HostDiffers => Stage::CanonicalRequest,
            Self::HostPort => Stage::CanonicalRequest,
            Self::HostUrl => Stage::CanonicalRequest,
            Self::MethodDiffers => Stage::CanonicalRequest,
            Self::PathDiffers => Stage::CanonicalRequest,
            Self::DateLocal => Stage::StringToSign,
            Self::DateDiffers => Stage::StringToSign,
            Self::DateFormat => Stage::StringToSign,
            Self::TimestampMilliseconds => Stage::StringToSign,
            Self::TimestampDiffers => Stage::StringToSign,
            Self::TimestampExpired => Stage::StringToSign,
            Self::ServiceDiffers => Stage::StringToSign,
            Self::ScopeFormat => Stage::StringToSign,
            Self::AlgorithmDiffers => Stage::StringToSign,
            Self::PayloadRespaced => Stage::CanonicalRequest,
            Self::PayloadReordered => Stage::CanonicalRequest,
            Self::PayloadEscaped => Stage::CanonicalRequest,
            Self::PayloadNulls => Stage::CanonicalRequest,
            Self::PayloadNumbers => Stage::CanonicalRequest,
            Self::PayloadNewline => Stage::CanonicalRequest,
            Self::PayloadBom => Stage::CanonicalRequest,
            Self::PayloadCharset => Stage::CanonicalRequest,
            Self::PayloadEmpty => Stage::CanonicalRequest,
            Self::PayloadUnsigned => Stage::CanonicalRequest,
            Self::PayloadDiffers => Stage::CanonicalRequest,
            Self::PayloadNotHashed => Stage::CanonicalRequest,
            Self::QueryMissing => Stage::CanonicalRequest,
            Self::QueryNeedless => Stage::CanonicalRequest,
            Self::QueryOrder => Stage::CanonicalRequest,
            Self::QueryEncoding => Stage::CanonicalRequest,
            Self::HeadersOrder => Stage::CanonicalRequest,
            Self::HeadersCase => Stage::CanonicalRequest,
            Self::HeadersEnd => Stage::CanonicalRequest,
            Self::HeadersList => Stage::CanonicalRequest,
            Self::HeadersFormat => Stage::CanonicalRequest,
            Self::LineEndings => Stage::CanonicalRequest,
            Self::RequestNotHashed => Stage::StringToSign,
            Self::HashCase => Stage::StringToSign,
            Self::KeyPrefix => Stage::SigningKey,
            Self::KeyWhitespace => Stage::SigningKey,
            Self::KeySwapped => Stage::SigningKey,
            Self::KeyHex => Stage::SigningKey,
            Self::KeyUnderived => Stage::SigningKey,
            Self::KeySteps => Stage::SigningKey,
            Self::HmacSwapped => Stage::Signature,
            Self::SignatureCase => Stage::Signature,
            Self::SignatureBase64 => Stage::Signature,
            Self::AuthorizationFormat => Stage::Authorization,
            Self::HeaderMissing => Stage::Request,
            Self::ParameterMissing => Stage::Request,
            Self::TokenMissing => Stage::Request,
            Self::TokenNeedless => Stage::Request,
            Self::V1Unsorted => Stage::StringToSign,
            Self::V1Case => Stage::StringToSign,
            Self::V1Encoded => Stage::StringToSign,
            Self::V1Head => Stage::StringToSign,
            Self::V1Method => Stage::Signature,
            Self::V1Wire => Stage::Request,
            Self::SecretWrong => Stage::SigningKey,
        }
    }
}
