//! Who signs.

use alloc::string::String;
use core::fmt;

use zeroize::Zeroizing;

/// A pair of API keys, or temporary credentials with their token.
///
/// Key and token are zeroed when the value is dropped, and `Debug` does not show them.
/// What they were made of is the caller's to zero.
#[derive(Clone)]
pub struct Credentials {
    pub(crate) secret_id: String,
    pub(crate) secret_key: Zeroizing<String>,
    pub(crate) token: Zeroizing<String>,
    expires_at: Option<u64>,
}

impl Credentials {
    /// SecretId, which is sent, and SecretKey, which signs and is never sent.
    pub fn new(secret_id: impl Into<String>, secret_key: impl Into<String>) -> Self {
        Self {
            secret_id: secret_id.into(),
            secret_key: Zeroizing::new(secret_key.into()),
            token: Zeroizing::default(),
            expires_at: None,
        }
    }

    /// The session token of temporary credentials. Long-lived keys have none.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Zeroizing::new(token.into());
        self
    }

    /// When they expire, in milliseconds since 1970. A client that got them from a function
    /// keeps them until shortly before.
    pub fn expires_at(mut self, unix_milliseconds: u64) -> Self {
        self.expires_at = Some(unix_milliseconds);
        self
    }

    /// When they expire, in milliseconds since 1970.
    #[cfg(feature = "fetch")]
    pub(crate) fn expiry(&self) -> Option<u64> {
        self.expires_at
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("secret_id", &self.secret_id)
            .finish_non_exhaustive()
    }
}
