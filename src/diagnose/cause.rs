//! What can go wrong with a signature, and where.

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

/// What went wrong. Its texts, in English and Chinese, are in models/causes.json.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Cause {
    /// `content-type-differs`
    ContentTypeDiffers,
    /// `content-type-missing`
    ContentTypeMissing,
    /// `host-differs`
    HostDiffers,
    /// `host-port`
    HostPort,
    /// `host-url`
    HostUrl,
    /// `method-differs`
    MethodDiffers,
    /// `path-differs`
    PathDiffers,
    /// `date-local`
    DateLocal,
    /// `date-differs`
    DateDiffers,
    /// `date-format`
    DateFormat,
    /// `timestamp-milliseconds`
    TimestampMilliseconds,
    /// `timestamp-differs`
    TimestampDiffers,
    /// `timestamp-expired`
    TimestampExpired,
    /// `service-differs`
    ServiceDiffers,
    /// `scope-format`
    ScopeFormat,
    /// `algorithm-differs`
    AlgorithmDiffers,
    /// `payload-respaced`
    PayloadRespaced,
    /// `payload-reordered`
    PayloadReordered,
    /// `payload-escaped`
    PayloadEscaped,
    /// `payload-nulls`
    PayloadNulls,
    /// `payload-numbers`
    PayloadNumbers,
    /// `payload-newline`
    PayloadNewline,
    /// `payload-bom`
    PayloadBom,
    /// `payload-charset`
    PayloadCharset,
    /// `payload-empty`
    PayloadEmpty,
    /// `payload-unsigned`
    PayloadUnsigned,
    /// `payload-differs`
    PayloadDiffers,
    /// `query-missing`
    QueryMissing,
    /// `query-needless`
    QueryNeedless,
    /// `query-order`
    QueryOrder,
    /// `query-encoding`
    QueryEncoding,
    /// `headers-order`
    HeadersOrder,
    /// `headers-case`
    HeadersCase,
    /// `headers-end`
    HeadersEnd,
    /// `headers-list`
    HeadersList,
    /// `line-endings`
    LineEndings,
    /// `request-not-hashed`
    RequestNotHashed,
    /// `hash-case`
    HashCase,
    /// `key-prefix`
    KeyPrefix,
    /// `key-whitespace`
    KeyWhitespace,
    /// `key-swapped`
    KeySwapped,
    /// `key-hex`
    KeyHex,
    /// `key-underived`
    KeyUnderived,
    /// `key-steps`
    KeySteps,
    /// `hmac-swapped`
    HmacSwapped,
    /// `signature-case`
    SignatureCase,
    /// `signature-base64`
    SignatureBase64,
    /// `authorization-format`
    AuthorizationFormat,
    /// `header-missing`
    HeaderMissing,
    /// `parameter-missing`
    ParameterMissing,
    /// `token-missing`
    TokenMissing,
    /// `token-needless`
    TokenNeedless,
    /// `v1-unsorted`
    V1Unsorted,
    /// `v1-case`
    V1Case,
    /// `v1-encoded`
    V1Encoded,
    /// `v1-head`
    V1Head,
    /// `v1-method`
    V1Method,
    /// `v1-wire`
    V1Wire,
    /// `secret-wrong`
    SecretWrong,
}

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
        Self::QueryMissing,
        Self::QueryNeedless,
        Self::QueryOrder,
        Self::QueryEncoding,
        Self::HeadersOrder,
        Self::HeadersCase,
        Self::HeadersEnd,
        Self::HeadersList,
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
            Self::QueryMissing => "query-missing",
            Self::QueryNeedless => "query-needless",
            Self::QueryOrder => "query-order",
            Self::QueryEncoding => "query-encoding",
            Self::HeadersOrder => "headers-order",
            Self::HeadersCase => "headers-case",
            Self::HeadersEnd => "headers-end",
            Self::HeadersList => "headers-list",
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
            Self::HeaderMissing
            | Self::ParameterMissing
            | Self::TokenMissing
            | Self::TokenNeedless
            | Self::V1Wire => Stage::Request,
            Self::ContentTypeDiffers
            | Self::ContentTypeMissing
            | Self::HostDiffers
            | Self::HostPort
            | Self::HostUrl
            | Self::MethodDiffers
            | Self::PathDiffers
            | Self::PayloadRespaced
            | Self::PayloadReordered
            | Self::PayloadEscaped
            | Self::PayloadNulls
            | Self::PayloadNumbers
            | Self::PayloadNewline
            | Self::PayloadBom
            | Self::PayloadCharset
            | Self::PayloadEmpty
            | Self::PayloadUnsigned
            | Self::PayloadDiffers
            | Self::QueryMissing
            | Self::QueryNeedless
            | Self::QueryOrder
            | Self::QueryEncoding
            | Self::HeadersOrder
            | Self::HeadersCase
            | Self::HeadersEnd
            | Self::HeadersList
            | Self::LineEndings => Stage::CanonicalRequest,
            Self::DateLocal
            | Self::DateDiffers
            | Self::DateFormat
            | Self::TimestampMilliseconds
            | Self::TimestampDiffers
            | Self::TimestampExpired
            | Self::ServiceDiffers
            | Self::ScopeFormat
            | Self::AlgorithmDiffers
            | Self::RequestNotHashed
            | Self::HashCase
            | Self::V1Unsorted
            | Self::V1Case
            | Self::V1Encoded
            | Self::V1Head => Stage::StringToSign,
            Self::KeyPrefix
            | Self::KeyWhitespace
            | Self::KeySwapped
            | Self::KeyHex
            | Self::KeyUnderived
            | Self::KeySteps
            | Self::SecretWrong => Stage::SigningKey,
            Self::HmacSwapped | Self::SignatureCase | Self::SignatureBase64 | Self::V1Method => {
                Stage::Signature
            }
            Self::AuthorizationFormat => Stage::Authorization,
        }
    }
}
