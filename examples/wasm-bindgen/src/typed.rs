//! Every typed action of the crate, by its name.

use std::future::Future;
use std::pin::Pin;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tc3fetch::{Action, scf, tiems};
use wasm_bindgen::prelude::*;

use crate::abort::unless_aborted;
use crate::shapes::CallOptions;
use crate::{client_of, shaped, written};

/// Calls an action whose parameters and answer have types in Rust.
#[wasm_bindgen]
pub async fn typed(
    action: String,
    params: JsValue,
    config: JsValue,
    options: JsValue,
) -> Result<JsValue, JsValue> {
    /// The actions of these names.
    macro_rules! call {
        ($($service:ident: $($name:ident)+;)+) => {
            match &*action {
                $($(stringify!($name) => run::<$service::$name>(params, config, options),)+)+
                _ => return Err(JsError::new("no typed action has this name").into()),
            }
        };
    }
    let later = call! {
        scf: Invoke InvokeFunction;
        tiems: CreateService DeleteService UpdateService DescribeServices ExposeService DescribeInstances DisableRsgAsGroup DescribeResourceGroups DescribeRsgAsGroupActivities DeleteResourceGroup DeleteInstance EnableRsgAsGroup DescribeRsgAsGroups UpdateRsgAsGroup CreateRsgAsGroup DeleteRsgAsGroup DescribeServiceConfigs DeleteServiceConfig CreateServiceConfig UpdateJob CreateJob DeleteJob DescribeRuntimes CreateRuntime DeleteRuntime;
    };
    later.await
}

type Later = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

fn run<A>(params: JsValue, config: JsValue, options: JsValue) -> Later
where
    A: Action + DeserializeOwned + 'static,
    A::Response: Serialize,
{
    Box::pin(async move {
        let action: A = shaped(params)?;
        let options: CallOptions = shaped(options)?;
        let client = client_of(shaped(config)?, &options, None)?;
        written(&unless_aborted(&options.signal, client.call(&action)).await?)
    })
}
