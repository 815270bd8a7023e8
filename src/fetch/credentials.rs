//! Where a client gets its credentials from.

use alloc::boxed::Box;
use core::error::Error;
use core::future::{Future, ready};
use core::pin::Pin;

use crate::Credentials;

/// What a provider gives, now or later.
pub type Provided<'a> =
    Pin<Box<dyn Future<Output = Result<Credentials, Box<dyn Error + Send + Sync>>> + Send + 'a>>;

/// Gives credentials to a client.
///
/// [`Credentials`] give themselves, and a function that returns a future of them gives what
/// it resolves to:
///
/// ```
/// use tc3fetch::{Client, Credentials};
///
/// let client = Client::new(|| async {
///     let (id, key, token) = ("AKIDEXAMPLE", "SECRETEXAMPLE", "TOKENEXAMPLE"); // from where they are kept
///     Ok(Credentials::new(id, key).token(token).expires_at(1_700_003_600_000))
/// });
/// # let _ = client;
/// ```
///
/// A client asks for each call, but keeps what says when it [expires](Credentials::expires_at)
/// until five minutes before, or until a tenth of its life is left where that is more. A life of
/// five minutes or less counts by its tenth alone. Calls that ask at the same time share one
/// answer. What a provider rejects with is kept for no later call.
pub trait CredentialsProvider: Send + Sync {
    /// The credentials for calls that are about to be made.
    fn credentials(&self) -> Provided<'_>;

    /// Other credentials in place of those that it gave last, which the service has refused:
    /// a provider with a cache of its own has to look beyond it. None where there are no
    /// others; the call then fails.
    ///
    /// ```
    /// use tc3fetch::fetch::Provided;
    /// use tc3fetch::{Credentials, CredentialsProvider};
    ///
    /// struct Role;
    ///
    /// impl Role {
    ///     async fn ask(&self, is_new: bool) -> Credentials {
    ///         # let _ = is_new;
    ///         Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE").token("TOKENEXAMPLE")
    ///     }
    /// }
    ///
    /// impl CredentialsProvider for Role {
    ///     fn credentials(&self) -> Provided<'_> {
    ///         Box::pin(async { Ok(self.ask(false).await) })
    ///     }
    ///
    ///     fn refreshed(&self) -> Option<Provided<'_>> {
    ///         Some(Box::pin(async { Ok(self.ask(true).await) }))
    ///     }
    /// }
    /// # let _ = tc3fetch::Client::new(Role);
    /// ```
    fn refreshed(&self) -> Option<Provided<'_>> {
        Some(self.credentials())
    }
}

impl CredentialsProvider for Credentials {
    fn credentials(&self) -> Provided<'_> {
        Box::pin(ready(Ok(self.clone())))
    }

    fn refreshed(&self) -> Option<Provided<'_>> {
        None
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
