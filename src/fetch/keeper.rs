//! Keeps credentials for as long as they are good, and asks for others once for all calls that
//! wait for them.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::future::poll_fn;
use core::pin::pin;
use core::task::{Poll, Waker};
use core::time::Duration;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::credentials::CredentialsProvider;
use super::transport::Transport;
use crate::{Credentials, Error, Fault};

/// How long before their end credentials are not used any more, in milliseconds, or a tenth of
/// their life where that is more.
const EARLY: u64 = 5 * 60 * 1000;

/// How long a call waits for what another one has asked for. In a Worker the request that the
/// other call belongs to may be over, and its future is then neither dropped nor polled.
const PATIENCE: Duration = Duration::from_secs(5);

/// Credentials, and which answer of the provider they were.
pub(super) struct Given {
    pub credentials: Credentials,
    pub number: u64,
}

/// The provider of a client, and what it gave.
pub(super) struct Keeper {
    provider: Box<dyn CredentialsProvider>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// How many answers there were: the number of the last one.
    answers: u64,
    /// The last answer, or the words of its rejection, for those who waited for it.
    last: Option<Result<Credentials, String>>,
    /// Until when the last answer is good for calls that come later.
    good_until: u64,
    /// The last number that the service refused.
    refused: u64,
    /// Whether a call waits for the provider.
    is_asking: bool,
    waiting: Vec<Waker>,
}

impl Keeper {
    pub fn new(provider: impl CredentialsProvider + 'static) -> Self {
        Self {
            provider: Box::new(provider),
            state: Mutex::default(),
        }
    }

    /// Credentials at the service's time `now`, in milliseconds; others than those of the
    /// number `refused`, which is 0 where none were. None where there are no others.
    pub async fn get<T: Transport>(
        &self,
        transport: &T,
        refused: u64,
        now: u64,
    ) -> Result<Option<Given>, Error> {
        match self.turn(transport, refused, now).await {
            Turn::Given(given) => Ok(Some(given)),
            Turn::Rejected(words) => Err(rejected(words.into())),
            Turn::Ask(asking) => self.ask(transport, asking, refused, now).await,
        }
    }

    /// Drops the credentials of a number that the service has refused, unless there are others.
    pub fn refuse(&self, number: u64) {
        let mut state = self.state();
        state.refused = state.refused.max(number);
    }

    /// Asks the provider.
    async fn ask<T: Transport>(
        &self,
        transport: &T,
        asking: Option<Asking<'_>>,
        refused: u64,
        now: u64,
    ) -> Result<Option<Given>, Error> {
        let later = match refused {
            0 => Some(self.provider.credentials()),
            _ => self.provider.refreshed(),
        };
        let Some(later) = later else {
            return Ok(None);
        };
        let asked = transport.now();
        let answer = later.await;
        // Their life begins when they come: the provider may have taken a while.
        let now = now.saturating_add(transport.now().saturating_sub(asked));
        let mut state = self.state();
        state.answers += 1;
        let number = state.answers;
        let kept = match &answer {
            Ok(credentials) => {
                state.good_until = credentials
                    .expiry()
                    .map_or(0, |expiry| good_until(expiry, now));
                Ok(credentials.clone())
            }
            Err(source) => {
                state.good_until = 0;
                Err(source.to_string())
            }
        };
        state.last = Some(kept);
        drop(state);
        drop(asking);
        let credentials = answer.map_err(rejected)?;
        Ok(Some(Given {
            credentials,
            number,
        }))
    }

    /// Waits until there are credentials, or it is this call's turn to ask for them.
    async fn turn<T: Transport>(&self, transport: &T, refused: u64, now: u64) -> Turn<'_> {
        let mut awaited = u64::MAX;
        let mut patience = pin!(transport.sleep(PATIENCE));
        poll_fn(|cx| {
            let mut state = self.state();
            state.refused = state.refused.max(refused);
            if let Some(turn) = state.answer(refused, awaited, now) {
                return Poll::Ready(turn);
            }
            if !state.is_asking {
                state.is_asking = true;
                return Poll::Ready(Turn::Ask(Some(Asking(self))));
            }
            awaited = awaited.min(state.answers + 1);
            if !state
                .waiting
                .iter()
                .any(|known| known.will_wake(cx.waker()))
            {
                state.waiting.push(cx.waker().clone());
            }
            drop(state);
            // It is not this call's turn: the other one's answer may still come.
            patience.as_mut().poll(cx).map(|()| Turn::Ask(None))
        })
        .await
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The last answer, for a call that has waited for the number `awaited`, that was refused
    /// with an earlier one, or that comes while it is still good.
    fn answer(&self, refused: u64, awaited: u64, now: u64) -> Option<Turn<'static>> {
        if self.answers <= self.refused {
            return None;
        }
        let has_waited = self.answers >= awaited;
        match &self.last {
            Some(Ok(credentials)) if has_waited || refused > 0 || now < self.good_until => {
                Some(Turn::Given(Given {
                    credentials: credentials.clone(),
                    number: self.answers,
                }))
            }
            Some(Err(words)) if has_waited => Some(Turn::Rejected(words.clone())),
            _ => None,
        }
    }
}

enum Turn<'a> {
    Given(Given),
    Rejected(String),
    Ask(Option<Asking<'a>>),
}

/// A call's turn to ask. However it ends, the next one has its turn then.
struct Asking<'a>(&'a Keeper);

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.is_asking = false;
        let waiting = core::mem::take(&mut state.waiting);
        drop(state);
        for waker in waiting {
            waker.wake();
        }
    }
}

/// Until when credentials are kept that expire at `expiry`.
fn good_until(expiry: u64, now: u64) -> u64 {
    let life = expiry.saturating_sub(now);
    // Of a shorter life nothing would be left.
    let early = if life > EARLY { EARLY } else { 0 };
    expiry - early.max(life / 10)
}

fn rejected(source: Box<dyn core::error::Error + Send + Sync>) -> Error {
    Error::new(Fault::CredentialsProvider, ["", ""])
        .with_parameter("credentials")
        .with_hint("See the source of the error; nothing was sent.")
        .with_source(source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_given_up_before_they_expire() {
        const HOUR: u64 = 3_600_000;
        // A tenth of two hours is more than five minutes.
        assert_eq!(good_until(2 * HOUR, 0), 2 * HOUR - 720_000);
        assert_eq!(good_until(3 * HOUR, 2 * HOUR), 3 * HOUR - 360_000);
        assert_eq!(good_until(600_000, 0), 300_000);
        assert_eq!(good_until(EARLY + 1, 0), 1);
        // Of five minutes or less it is a tenth.
        assert_eq!(good_until(EARLY, 0), 270_000);
        assert_eq!(good_until(600_000, 300_000), 570_000);
        assert!(good_until(u64::MAX, 2 * HOUR) > u64::MAX / 2);
        // What has expired is good for nothing.
        assert_eq!(good_until(1000, 2000), 1000);
        assert_eq!(good_until(0, 0), 0);
    }
}
