//! The tables as Rust: committed, so that the crate builds with cargo alone.

use super::faults::{Catalogue, Fault, Kind};

/// The text of src/fault.rs.
pub fn faults(catalogue: &Catalogue) -> String {
    let Catalogue { kinds, faults, .. } = catalogue;
    let rows = |value: fn(&Fault) -> String| -> String {
        faults
            .iter()
            .map(|fault| format!("            Self::{} => {},\n", fault.code, value(fault)))
            .collect()
    };
    let texts = |value: fn(&Fault) -> &str| -> String {
        faults
            .iter()
            .map(|fault| format!("            Self::{} => {:?},\n", fault.code, value(fault)))
            .collect()
    };
    format!(
        "//! The catalogue of our own errors: every code with its kind and its texts.
//!
//! Written by `cargo xtask tables` from models/faults.json. A text has places to fill, which
//! is what [`fill`](crate::fault_text::fill) does. Each table is a function of its own: a
//! program that never asks for texts has none of them.

/// What kind of failure it was: which side has to act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {{
{variants}}}

impl ErrorKind {{
    /// The name that JavaScript sees in `Tc3Error.kind`.
    pub const fn name(self) -> &'static str {{
        match self {{
{names}        }}
    }}
}}

/// What went wrong. The name is the code that users see behind `ClientError.`, the number
/// is what an engine gives for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[repr(u8)]
pub enum Fault {{
{faults}}}

/// Every fault, in the order of the catalogue.
#[rustfmt::skip]
pub const ALL: [Fault; {count}] = [
{all}];

#[rustfmt::skip]
impl Fault {{
    /// The code without `ClientError.`.
    pub const fn code(self) -> &'static str {{
        match self {{
{codes}        }}
    }}

    /// Which side has to act.
    pub const fn kind(self) -> ErrorKind {{
        match self {{
{of_kinds}        }}
    }}

    /// What is wrong, with places to fill.
    pub const fn text(self) -> &'static str {{
        match self {{
{en}        }}
    }}

    /// What to do about it.
    pub const fn hint(self) -> &'static str {{
        match self {{
{hint_en}        }}
    }}
}}

/// In Chinese.
#[cfg(feature = \"reference\")]
#[rustfmt::skip]
impl Fault {{
    /// [`Fault::text`] in Chinese, with the same places.
    pub const fn text_zh(self) -> &'static str {{
        match self {{
{zh}        }}
    }}

    /// [`Fault::hint`] in Chinese.
    pub const fn hint_zh(self) -> &'static str {{
        match self {{
{hint_zh}        }}
    }}
}}
",
        variants = kinds
            .iter()
            .map(|Kind { kind, about }| format!("    /// {about}\n    {},\n", capitalised(kind)))
            .collect::<String>(),
        names = kinds
            .iter()
            .map(|Kind { kind, .. }| format!(
                "            Self::{} => {kind:?},\n",
                capitalised(kind)
            ))
            .collect::<String>(),
        count = faults.len(),
        all = faults
            .iter()
            .map(|fault| format!("    Fault::{},\n", fault.code))
            .collect::<String>(),
        codes = texts(|fault| &fault.code),
        of_kinds = rows(|fault| format!("ErrorKind::{}", capitalised(&fault.kind))),
        en = texts(|fault| &fault.text.en),
        hint_en = texts(|fault| &fault.hint.en),
        zh = texts(|fault| &fault.text.zh),
        hint_zh = texts(|fault| &fault.hint.zh),
        faults = faults
            .iter()
            .map(|fault| format!(
                "    /// {}\n    {},\n",
                without_links(&fault.about.en),
                fault.code
            ))
            .collect::<String>(),
    )
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Markdown whose links, which lead to other pages of docs/, are plain text.
fn without_links(markdown: &str) -> String {
    let mut text = String::new();
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let link = after
            .split_once("](")
            .and_then(|(label, target)| Some((label, target.split_once(')')?.1)));
        let (label, behind) = link.unwrap_or(("[", after));
        text.push_str(label);
        rest = behind;
    }
    text + rest
}
