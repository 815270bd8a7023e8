//! Where a client gets its credentials from.

use alloc::boxed::Box;
use core::error::Error;
use core::future::{Future, ready};
use core::pin::Pin;

use crate::Credentials;

/// What a provider gives, now or later.
pub type Provided<'a> =
    Pin<Box<dyn Future<Output = Result<Credentials, Box<dyn Error + Send + Sync>>> + Send + 'a>>;

/// Gives the credentials of each call.
///
/// [`Credentials`] give themselves, and a function that returns a future of them gives what
/// it resolves to:
///
/// ```
/// use tc3fetch::{Client, Credentials};
///
/// let client = Client::new(|| async {
///     let (id, key, token) = ("AKIDEXAMPLE", "SECRETEXAMPLE", "TOKENEXAMPLE"); // from where they are kept
///     Ok(Credentials::new(id, key).token(token))
/// });
/// # let _ = client;
/// ```
pub trait CredentialsProvider: Send + Sync {
    /// The credentials for the call that is about to be made.
    fn credentials(&self) -> Provided<'_>;
}

impl CredentialsProvider for Credentials {
    fn credentials(&self) -> Provided<'_> {
        Box::pin(ready(Ok(self.clone())))
    }
}

impl<F, Later> CredentialsProvider for F
where
    F: Fn() -> Later + Send + Sync,
    Later: Future<Output = Result<Credentials, Box<dyn Error + Send + Sync>>> + Send + 'static,
{
    fn credentials(&self) -> Provided<'_> {
        Box::pin(self())
    }
}
