//! A caller's AbortSignal drops the future of a call.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;

use js_sys::{Function, Promise, Reflect};
use tc3fetch::{Error, Fault};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use crate::failure::{thrown, thrown_with};

/// What `work` gives, or that the signal fired.
pub async fn unless_aborted<R>(
    signal: &JsValue,
    work: impl Future<Output = Result<R, Error>>,
) -> Result<R, JsValue> {
    if !signal.is_object() {
        return work.await.map_err(thrown);
    }
    let mut listener = Listener::of(signal.clone().unchecked_into());
    let mut work = pin!(work);
    poll_fn(|cx| {
        if listener.signal.aborted() || Pin::new(&mut listener.fired).poll(cx).is_ready() {
            let reason = Reflect::get(&listener.signal, &"reason".into()).unwrap_or_default();
            let error = Error::new(Fault::Aborted, ["", ""]);
            return Poll::Ready(Err(thrown_with(error, reason)));
        }
        work.as_mut().poll(cx).map_err(thrown)
    })
    .await
}

/// Hears the signal, until it is dropped.
struct Listener {
    signal: AbortSignal,
    resolve: Function,
    fired: JsFuture,
}

impl Listener {
    fn of(signal: AbortSignal) -> Self {
        let mut listener = None;
        let fired = Promise::new(&mut |resolve, _| listener = Some(resolve));
        let resolve = listener.unwrap_or_else(|| Function::new_no_args(""));
        let _ = listen(&signal, "addEventListener", &resolve);
        Self {
            signal,
            resolve,
            fired: fired.into(),
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = listen(&self.signal, "removeEventListener", &self.resolve);
        // A future of a promise is kept until that settles.
        let _ = self.resolve.call0(&JsValue::UNDEFINED);
    }
}

fn listen(signal: &AbortSignal, method: &str, listener: &Function) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(signal, &method.into())?.dyn_into()?;
    method.call2(signal, &"abort".into(), listener)
}
