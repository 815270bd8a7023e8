//! TI-EMS (TI elastic model service), which Tencent shut down on 2022-06-30: its endpoint
//! answers every call with an error. The types serve those who talk to a copy of it.

mod actions;

pub use actions::*;
