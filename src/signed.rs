//! What [`crate::sign()`] makes: a request ready to be sent.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A request ready to be sent: every byte of it is as it was signed.
#[derive(Clone)]
#[non_exhaustive]
pub struct Signed {
    /// `POST` or `GET`
    pub method: &'static str,
    /// The host's own, or that of the proxy before it.
    pub url: String,
    /// Every header that must be sent, in v3 with `Authorization`; never `Host`, which
    /// every HTTP library sets by the URL.
    pub headers: Vec<(String, String)>,
    /// Empty for GET.
    pub body: Vec<u8>,
    /// 64 lower-case hexadecimal digits; base64 in signature v1; empty where there is none.
    pub signature: String,
}

/// Shows no header's value, and of the URL no query: there may be a token in either.
impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| &**name).collect();
        let url = self.url.split_once('?').map_or(&*self.url, |(url, _)| url);
        f.debug_struct("Signed")
            .field("method", &self.method)
            .field("url", &url)
            .field("headers", &names)
            .field("body", &self.body.len())
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "http")]
#[cfg_attr(docsrs, doc(cfg(feature = "http")))]
impl TryFrom<Signed> for ::http::Request<Vec<u8>> {
    type Error = ::http::Error;

    fn try_from(signed: Signed) -> Result<Self, ::http::Error> {
        let mut builder = ::http::Request::builder()
            .method(signed.method)
            .uri(signed.url);
        for (name, value) in signed.headers {
            let mut value = ::http::HeaderValue::try_from(value)?;
            // Not to be shown, nor to be kept in a table of compressed headers.
            value.set_sensitive(matches!(&*name, "Authorization" | "X-TC-Token"));
            builder = builder.header(name, value);
        }
        builder.body(signed.body)
    }
}
