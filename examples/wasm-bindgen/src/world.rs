//! The world of a call: JavaScript's, at a time that the caller may have said.

use std::future::Future;
use std::time::Duration;

use js_sys::Function;
use tc3fetch::fetch::{Fetch, Received, Transport};
use tc3fetch::{Error, Signed};

/// [`Fetch`] with a clock that can be set.
pub struct World {
    fetch: Fetch,
    seconds: Option<u64>,
}

impl World {
    /// With the global `fetch` where none is given.
    pub fn new(function: Option<Function>, seconds: Option<u64>) -> Self {
        Self {
            fetch: function.map(Fetch::with).unwrap_or_default(),
            seconds,
        }
    }
}

impl Transport for World {
    type Body = <Fetch as Transport>::Body;

    async fn send(&self, request: Signed) -> Result<Received<Self::Body>, Error> {
        let mut received = self.fetch.send(request).await?;
        // A time that the caller has said is not corrected by an answer.
        if self.seconds.is_some() {
            let is_date = |name: &str| name.eq_ignore_ascii_case("date");
            received.headers.retain(|(name, _)| !is_date(name));
        }
        Ok(received)
    }

    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + Send {
        self.fetch.sleep(duration)
    }

    fn now(&self) -> u64 {
        match self.seconds {
            Some(seconds) => seconds * 1000,
            None => self.fetch.now(),
        }
    }

    fn random(&self) -> u32 {
        self.fetch.random()
    }

    fn origin(&self) -> Option<String> {
        self.fetch.origin()
    }
}
