//! SCF (Serverless Cloud Function): running a function.
//!
//! ```
//! use tc3fetch::{Request, scf};
//!
//! let invoke = scf::Invoke {
//!     function_name: "hello".into(),
//!     ..Default::default()
//! };
//! let request = Request::of(&invoke).region("ap-guangzhou");
//! # let _ = request;
//! ```

mod actions;

use alloc::boxed::Box;
use alloc::string::String;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use actions::*;

use crate::Error;
use crate::fault::Fault;
use crate::tencent::read::unexpected;

impl Invoke {
    /// The same call with what the function is given as its event, written as JSON once.
    ///
    /// ```
    /// use tc3fetch::scf::Invoke;
    ///
    /// let hello = Invoke {
    ///     function_name: "hello".into(),
    ///     ..Default::default()
    /// };
    /// let invoke = hello.with_context(&serde_json::json!({ "key": "value" }))?;
    /// assert_eq!(invoke.client_context.as_deref(), Some(r#"{"key":"value"}"#));
    /// # Ok::<(), tc3fetch::Error>(())
    /// ```
    ///
    /// # Errors
    /// `ClientError.NotSerializable` where serde cannot write it.
    pub fn with_context(mut self, event: &(impl Serialize + ?Sized)) -> Result<Self, Error> {
        self.client_context = Some(document("ClientContext", event)?);
        Ok(self)
    }
}

impl InvokeFunction {
    /// The same call with what the function is given as its event, written as JSON once.
    ///
    /// # Errors
    /// `ClientError.NotSerializable` where serde cannot write it.
    pub fn with_event(mut self, event: &(impl Serialize + ?Sized)) -> Result<Self, Error> {
        self.event = Some(document("Event", event)?);
        Ok(self)
    }
}

impl InvokeResult {
    /// What the function returned, read as JSON.
    ///
    /// # Errors
    /// `ClientError.UnexpectedResult` where it is no JSON, or none of this type.
    pub fn value<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_str(&self.ret_msg).map_err(unexpected)
    }
}

fn document(parameter: &str, value: &(impl Serialize + ?Sized)) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|source| {
        Error::new(Fault::NotSerializable, ["", ""])
            .with_parameter(parameter)
            .with_source(Box::new(source))
    })
}
