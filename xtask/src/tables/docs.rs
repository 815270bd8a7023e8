//! The tables of docs/errors.md. Its prose is written by hand; each table stands between
//! `<!-- name -->` and `<!-- /name -->`.

use std::fs;

use anyhow::{Context, Result};

use super::faults::{Catalogue, Fault};
use super::vendors::Vendors;
use crate::run::root;

pub const PAGE: &str = "docs/errors.md";

/// The page with its tables as models/ has them.
pub fn page(catalogue: &Catalogue, vendors: &Vendors) -> Result<String> {
    let mut page =
        fs::read_to_string(root().join(PAGE)).with_context(|| format!("cannot read {PAGE}"))?;
    let of_kinds = |kinds: &[&str]| -> Vec<&Fault> {
        let mut faults: Vec<&Fault> = catalogue
            .faults
            .iter()
            .filter(|fault| kinds.contains(&&*fault.kind))
            .collect();
        faults.sort_by_key(|fault| fault.code.to_lowercase());
        faults
    };
    for (kind, heading) in [
        ("input", "what is wrong, and what to do"),
        ("response", "what came, and what to do"),
        ("function", "what happened, and what to do"),
        ("engine", "what happened, and what to do"),
    ] {
        let rows = of_kinds(&[kind])
            .into_iter()
            .map(|fault| [code(&fault.code), about(fault)]);
        put(&mut page, kind, &["`ClientError.…`", heading], rows)?;
    }
    let unanswered = of_kinds(&["network", "timeout", "aborted"])
        .into_iter()
        .map(|fault| [code(&fault.code), about(fault), yes_no(fault.retryable)]);
    put(
        &mut page,
        "unanswered",
        &["`ClientError.…`", "what happened", "`retryable`"],
        unanswered,
    )?;

    let mut classes: Vec<_> = vendors.tencent.classes.iter().collect();
    classes.sort_by_key(|class| &class.class);
    let rows = classes.into_iter().map(|class| {
        [
            code(&class.class),
            class.about.clone(),
            yes_no(class.failure.may_pass()),
        ]
    });
    let heading = ["class", "what the code is about", "retryable"];
    put(&mut page, "classes", &heading, rows)?;

    let mut rows = Vec::new();
    for row in &vendors.tencent.codes {
        let class = vendors.tencent.class(row)?;
        rows.push([
            code(&row.code),
            class.class.clone(),
            yes_no(class.failure.may_pass()),
            row.en.clone(),
        ]);
    }
    let heading = ["code", "class", "retryable", "what to do"];
    put(&mut page, "common codes", &heading, rows.into_iter())?;
    Ok(page)
}

/// Puts a table between its marks.
fn put<const N: usize>(
    page: &mut String,
    name: &str,
    heading: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> Result<()> {
    let [start, end] = [format!("<!-- {name} -->\n"), format!("\n<!-- /{name} -->")];
    let missing = || format!("{PAGE} has no place for the table `{name}`: {start}{end}");
    let from = page.find(&start).with_context(missing)? + start.len();
    // The mark at the end begins with the line end before it.
    let to = from - 1
        + page
            .get(from - 1..)
            .and_then(|rest| rest.find(&end))
            .with_context(missing)?;
    let mut table = format!("| {} |\n|{}", heading.join(" | "), "---|".repeat(N));
    for row in rows {
        table += &format!("\n| {} |", row.join(" | "));
    }
    page.replace_range(from..to.max(from), &table);
    Ok(())
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

/// What is said of a fault; a fault of one language says so.
fn about(fault: &Fault) -> String {
    match &fault.only {
        Some(only) => format!("(In {only} only.) {}", fault.about.en),
        None => fault.about.en.clone(),
    }
}

fn yes_no(value: bool) -> String {
    if value { "yes" } else { "no" }.into()
}
