//! The tables as Rust: committed, so that the crate builds with cargo alone.

use super::faults::{Catalogue, Fault, Kind};
use super::vendors::{Codes, Regions, Sites, TencentCodes};

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
//! is what [`fill`](crate::fault_fill::fill) does. Each table is a function of its own: a
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

/// What went wrong. The name is the code that users see after `ClientError.`, the number
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

/// The text of src/tencent/error_codes_table.rs.
pub fn tencent_codes(table: &TencentCodes) -> String {
    let classes = &table.classes;
    let variants: String = classes
        .iter()
        .map(|class| {
            format!(
                "    /// {}\n    {},\n",
                class.about,
                capitalised(&class.class)
            )
        })
        .collect();
    let names: String = classes
        .iter()
        .map(|class| {
            let (variant, name) = (capitalised(&class.class), &class.class);
            format!("            Self::{variant} => {name:?},\n")
        })
        .collect();
    let failures: String = classes
        .iter()
        .map(|class| {
            let (variant, failure) = (capitalised(&class.class), class.failure);
            format!("            Self::{variant} => Failure::{failure:?},\n")
        })
        .collect();
    let of_rows: String = table
        .codes
        .iter()
        .map(|row| format!("    Class::{},\n", capitalised(&row.class)))
        .collect();
    format!(
        "//! The common error codes of Tencent Cloud.
//!
//! Written by `cargo xtask tables` from models/tencent/error-codes.json.
//! Source: <{source}>

use crate::call::failure::Failure;

/// What a code is about, which decides whether trying again can help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[repr(u8)]
pub enum Class {{
{variants}}}

#[rustfmt::skip]
impl Class {{
    /// The name that JavaScript sees.
    pub const fn name(self) -> &'static str {{
        match self {{
{names}        }}
    }}

    /// What it means for another attempt.
    pub const fn failure(self) -> Failure {{
        match self {{
{failures}        }}
    }}
}}

/// The class of each row.
#[rustfmt::skip]
pub const CLASSES: [Class; {count}] = [
{of_rows}];
{texts}",
        source = table.source,
        count = table.codes.len(),
        texts = texts(table.codes.iter().map(|row| [&*row.code, &row.en, &row.zh])),
    )
}

/// The text of a table of codes whose rows say themselves what they mean for another attempt.
pub fn codes(table: &Codes, file: &str, of: &str) -> String {
    let failures: String = table
        .codes
        .iter()
        .map(|row| format!("    Failure::{:?},\n", row.failure))
        .collect();
    format!(
        "//! {of}
//!
//! Written by `cargo xtask tables` from {file}.
//! Source: <{source}>

use crate::call::failure::Failure;

/// What each row's codes mean for another attempt.
#[rustfmt::skip]
pub const FAILURES: [Failure; {count}] = [
{failures}];
{texts}",
        source = table.source,
        count = table.codes.len(),
        texts = texts(table.codes.iter().map(|row| [&*row.code, &row.en, &row.zh])),
    )
}

/// Codes and remedies. Each is a text of its own: a program that asks for no remedies has
/// none of them.
fn texts<'a>(rows: impl Iterator<Item = [&'a str; 3]> + Clone) -> String {
    let text = |column: usize| -> String {
        rows.clone()
            .map(|row| format!("    {:?},\n", format!("{}\n", row[column])))
            .collect()
    };
    format!(
        "
/// The code of each row, a line each: a table of slices would be larger than the texts.
#[rustfmt::skip]
pub const CODES: &str = concat!(
{});

/// What to do about a row's codes, a line each.
#[rustfmt::skip]
pub const HINTS: &str = concat!(
{});

/// [`HINTS`] in Chinese.
#[cfg(feature = \"reference\")]
#[rustfmt::skip]
pub const HINTS_ZH: &str = concat!(
{});
",
        text(0),
        text(1),
        text(2)
    )
}

/// The text of src/tencent/regions.rs.
pub fn regions(table: &Regions) -> String {
    let rows: String = table
        .regions
        .iter()
        .map(|row| format!("    ({:?}, {:?}, {:?}),\n", row.region, row.en, row.zh))
        .collect();
    let [request, finance, newer] =
        [0, 1, 2].map(|index| table.source.get(index).map_or("", |url| url));
    format!(
        "//! The regions that the vendor's documents know, with their names in both languages.
//!
//! Written by `cargo xtask tables` from models/tencent/regions.json.
//! Source: <{request}> (request structure); the
//! finance regions, which have no host but their own, <{finance}>; newer
//! ones, <{newer}> and the models of the vendor, which two older ones are not in.
//!
//! For forms and documentation: the engine takes any region, since there are new ones
//! every year.

/// A region: the value of `region`, its English and its Chinese name.
#[rustfmt::skip]
pub const REGIONS: &[(&str, &str, &str)] = &[
{rows}];
"
    )
}

/// The text of src/guance/sites_table.rs.
pub fn sites(table: &Sites) -> String {
    let rows: String = table
        .sites
        .iter()
        .map(|row| format!("    ({:?}, {:?}),\n", row.site, row.url))
        .collect();
    let sources: Vec<String> = table.source.iter().map(|url| format!("<{url}>")).collect();
    format!(
        "//! The Open API of each site.
//!
//! Written by `cargo xtask tables` from models/guance/sites.json.
//! Source: {}

/// Name and address of each site; `truewatch-…` are those of TrueWatch.
#[rustfmt::skip]
pub const SITES: [(&str, &str); {}] = [
{rows}];
",
        sources.join(", "),
        table.sites.len()
    )
}

/// `dry-run` as `DryRun`.
pub fn capitalised(name: &str) -> String {
    name.split('-')
        .map(|word| {
            let mut letters = word.chars();
            match letters.next() {
                Some(first) => first.to_uppercase().chain(letters).collect(),
                None => String::new(),
            }
        })
        .collect()
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
        let (label, left) = link.unwrap_or(("[", after));
        text.push_str(label);
        rest = left;
    }
    text + rest
}
