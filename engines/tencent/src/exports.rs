//! The exports that it adds.

use tc3fetch_engine_glue::{export_attempt, export_judge_of_tencent};
use wasm_bindgen::prelude::*;

export_judge_of_tencent!();

export_attempt!();
