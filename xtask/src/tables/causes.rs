//! The catalogue of causes, models/causes.json: what can go wrong with a signature.

use anyhow::Result;
use serde::Deserialize;
use serde_json::{Value, json};

use super::javascript::list;
use super::rust::capitalised;
use super::{Pair, read};

/// models/causes.json. Its form is described in models/causes.schema.json.
#[derive(Deserialize)]
pub struct Causes {
    pub causes: Vec<Cause>,
}

/// What can go wrong, and what to do about it.
#[derive(Deserialize)]
pub struct Cause {
    pub id: String,
    pub stage: String,
    pub title: Pair,
    pub text: Pair,
    pub hint: Pair,
}

/// The stages of a signature, in their order.
const STAGES: [&str; 6] = [
    "request",
    "canonical-request",
    "string-to-sign",
    "signing-key",
    "signature",
    "authorization",
];

impl Causes {
    pub fn read() -> Result<Self> {
        read("models/causes.json")
    }

    /// The arms of a match over all causes.
    fn arms(&self, value: impl Fn(&Cause) -> String) -> String {
        let arms = self.causes.iter().map(|cause| {
            let variant = capitalised(&cause.id);
            format!("            Self::{variant} => {},\n", value(cause))
        });
        arms.collect()
    }

    /// The arms of a match that gives a text of each cause.
    fn texts(&self, text: fn(&Cause) -> &str) -> String {
        self.arms(|cause| format!("{:?}", text(cause)))
    }
}

/// The text of src/diagnose/cause.rs.
pub fn rust(causes: &Causes) -> String {
    let variants = causes.causes.iter().map(|Cause { id, title, .. }| {
        let variant = capitalised(id);
        format!("    /// `{id}`: {}.\n    {variant},\n", title.en)
    });
    let all = causes.causes.iter().map(|Cause { id, .. }| {
        let variant = capitalised(id);
        format!("        Self::{variant},\n")
    });
    let stages = STAGES.map(|id| format!("    /// `{id}`\n    {},\n", capitalised(id)));
    let stage_ids = STAGES.map(|id| format!("            Self::{} => {id:?},\n", capitalised(id)));
    format!(
        "//! What can go wrong with a signature, and where.
//!
//! Written by `cargo xtask tables` from models/causes.json, which has the texts as well:
//! `cause_text.rs`.

/// The stage of a signature at which a mistake comes in, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Stage {{
{stages}}}

#[rustfmt::skip]
impl Stage {{
    /// As the npm package names it.
    pub const fn id(self) -> &'static str {{
        match self {{
{stage_ids}        }}
    }}
}}

/// What went wrong. The number is what an engine gives for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Cause {{
{variants}}}

#[rustfmt::skip]
impl Cause {{
    /// Every cause, in the order of the catalogue.
    pub const ALL: &[Self] = &[
{all}    ];

    /// Its stable name.
    pub const fn id(self) -> &'static str {{
        match self {{
{ids}        }}
    }}

    /// The stage at which it comes in.
    pub const fn stage(self) -> Stage {{
        match self {{
{of_stages}        }}
    }}
}}
",
        stages = stages.concat(),
        stage_ids = stage_ids.concat(),
        variants = variants.collect::<String>(),
        all = all.collect::<String>(),
        ids = causes.texts(|cause| &cause.id),
        of_stages = causes.arms(|cause| format!("Stage::{}", capitalised(&cause.stage))),
    )
}

/// The text of src/diagnose/cause_text.rs.
pub fn rust_texts(causes: &Causes) -> String {
    format!(
        "//! What is said of each cause.
//!
//! Written by `cargo xtask tables` from models/causes.json. Each table is a function of its
//! own: a program that never asks for texts has none of them.

use super::Cause;

#[rustfmt::skip]
impl Cause {{
    /// A heading of a few words.
    pub const fn title(self) -> &'static str {{
        match self {{
{title}        }}
    }}

    /// What was found beside what is right, with places to fill, which is what
    /// [`Cause::message`] does.
    pub const fn text(self) -> &'static str {{
        match self {{
{text}        }}
    }}

    /// What to do about it.
    pub const fn hint(self) -> &'static str {{
        match self {{
{hint}        }}
    }}
}}

/// In Chinese.
#[cfg(feature = \"reference\")]
#[rustfmt::skip]
impl Cause {{
    /// [`Cause::title`] in Chinese.
    pub const fn title_zh(self) -> &'static str {{
        match self {{
{title_zh}        }}
    }}

    /// [`Cause::text`] in Chinese, with the same places.
    pub const fn text_zh(self) -> &'static str {{
        match self {{
{text_zh}        }}
    }}

    /// [`Cause::hint`] in Chinese.
    pub const fn hint_zh(self) -> &'static str {{
        match self {{
{hint_zh}        }}
    }}
}}
",
        title = causes.texts(|cause| &cause.title.en),
        text = causes.texts(|cause| &cause.text.en),
        hint = causes.texts(|cause| &cause.hint.en),
        title_zh = causes.texts(|cause| &cause.title.zh),
        text_zh = causes.texts(|cause| &cause.text.zh),
        hint_zh = causes.texts(|cause| &cause.hint.zh),
    )
}

/// diagnose/causes.js: what `tc3fetch/diagnose` exports as `causes`, and the texts with places
/// to fill, by the number that the engine gives for a cause.
pub fn javascript(causes: &Causes) -> String {
    let shown = causes.causes.iter().map(|cause| {
        json!({ "id": cause.id, "stage": cause.stage, "title": cause.title, "hint": cause.hint })
    });
    let texts = causes.causes.iter().map(|cause| json!(cause.text));
    format!(
        "// Written by `cargo xtask build` from models/causes.json. An engine's number for a cause is its place.
export const causes = {};
/** What was found beside what is right, with places to fill. */
export const texts = {};
",
        list(shown),
        list(texts)
    )
}

/// diagnose/causes.d.ts: the types of ids and stages, and of the table.
pub fn types(causes: &Causes) -> String {
    let union = |ids: &mut dyn Iterator<Item = &str>| -> String {
        ids.map(|id| format!("\n  | {}", Value::from(id))).collect()
    };
    format!(
        "// Written by `cargo xtask build` from models/causes.json.
/** What can go wrong with a signature; docs/diagnose.md explains each. */
export type CauseId ={};

/** The stage of a signature at which a mistake comes in. */
export type Stage ={};

/** A text in both languages. */
export interface Texts {{
  en: string;
  zh: string;
}}

/** What is known of a cause, whatever the request. */
export interface Cause {{
  readonly id: CauseId;
  readonly stage: Stage;
  /** A heading of a few words. */
  readonly title: Readonly<Texts>;
  /** What to do. */
  readonly hint: Readonly<Texts>;
}}

/** Every cause, in the order of docs/diagnose.md. */
export const causes: readonly Cause[];
",
        union(&mut causes.causes.iter().map(|cause| cause.id.as_str())),
        union(&mut STAGES.into_iter())
    )
}
