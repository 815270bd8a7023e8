//! The tables of docs/errors.md, and of the same page in Chinese. Their prose is written by hand;
//! each table stands between `<!-- name -->` and `<!-- /name -->`.

use std::fs;

use anyhow::{Context, Result};

use super::faults::{Catalogue, Fault};
use super::vendors::Vendors;
use crate::run::root;

/// A page, and the words of its language.
pub struct Page {
    pub file: &'static str,
    /// The headings over what is said of a fault: of the caller's input, of an answer, of what happened.
    input: &'static [&'static str],
    answer: &'static [&'static str],
    happened: &'static [&'static str],
    unanswered: &'static [&'static str],
    classes: [&'static str; 3],
    codes: [&'static str; 4],
    yes: &'static str,
    no: &'static str,
    is_chinese: bool,
}

pub const ENGLISH: Page = Page {
    file: "docs/errors.md",
    input: &["what is wrong, and what to do"],
    answer: &["what came, and what to do"],
    happened: &["what happened, and what to do"],
    unanswered: &["what happened", "`retryable`"],
    classes: ["class", "what the code is about", "retryable"],
    codes: ["code", "class", "retryable", "what to do"],
    yes: "yes",
    no: "no",
    is_chinese: false,
};

pub const CHINESE: Page = Page {
    file: "docs/zh/errors.md",
    input: &["哪里不对", "怎么办"],
    answer: &["收到了什么", "怎么办"],
    happened: &["发生了什么", "怎么办"],
    unanswered: &["发生了什么", "怎么办", "可重试"],
    classes: ["类别", "含义", "可重试"],
    codes: ["错误码", "类别", "可重试", "怎么办"],
    yes: "是",
    no: "否",
    is_chinese: true,
};

impl Page {
    /// The page with its tables as models/ has them.
    pub fn text(&self, catalogue: &Catalogue, vendors: &Vendors) -> Result<String> {
        let mut page = fs::read_to_string(root().join(self.file))
            .with_context(|| format!("cannot read {}", self.file))?;
        for (kind, heading) in [
            ("input", self.input),
            ("response", self.answer),
            ("function", self.happened),
            ("engine", self.happened),
        ] {
            let heading = [&["`ClientError.…`"], heading].concat();
            let rows = of_kinds(catalogue, &[kind])
                .into_iter()
                .map(|fault| self.row(fault));
            self.put(&mut page, kind, &heading, rows)?;
        }
        let unanswered = [&["`ClientError.…`"], self.unanswered].concat();
        let rows = of_kinds(catalogue, &["network", "timeout", "aborted"])
            .into_iter()
            .map(|fault| {
                let mut row = self.row(fault);
                row.push(self.yes_no(fault.retryable));
                row
            });
        self.put(&mut page, "unanswered", &unanswered, rows)?;

        let mut classes: Vec<_> = vendors.tencent.classes.iter().collect();
        classes.sort_by_key(|class| &class.class);
        let rows = classes.into_iter().map(|class| {
            let about = if self.is_chinese {
                &class.zh
            } else {
                &class.about
            };
            let may_pass = self.yes_no(class.failure.may_pass());
            vec![code(&class.class), about.clone(), may_pass]
        });
        self.put(&mut page, "classes", &self.classes, rows)?;

        let mut rows = Vec::new();
        for row in &vendors.tencent.codes {
            let class = vendors.tencent.class(row)?;
            let remedy = if self.is_chinese { &row.zh } else { &row.en };
            let may_pass = self.yes_no(class.failure.may_pass());
            rows.push(vec![
                code(&row.code),
                class.class.clone(),
                may_pass,
                remedy.clone(),
            ]);
        }
        self.put(&mut page, "common codes", &self.codes, rows.into_iter())?;
        Ok(page)
    }

    /// What is said of a fault; a fault of one language says so.
    fn row(&self, fault: &Fault) -> Vec<String> {
        let about = if self.is_chinese {
            &fault.about.zh
        } else {
            &fault.about.en
        };
        let about = match &fault.only {
            Some(only) if self.is_chinese => format!("（仅 {only}）{about}"),
            Some(only) => format!("(In {only} only.) {about}"),
            None => about.clone(),
        };
        let mut row = vec![code(&fault.code), about];
        if self.is_chinese {
            row.push(fault.hint.zh.clone());
        }
        row
    }

    fn yes_no(&self, value: bool) -> String {
        if value { self.yes } else { self.no }.into()
    }

    /// Puts a table between its marks.
    fn put(
        &self,
        page: &mut String,
        name: &str,
        heading: &[&str],
        rows: impl Iterator<Item = Vec<String>>,
    ) -> Result<()> {
        let [start, end] = [format!("<!-- {name} -->\n"), format!("\n<!-- /{name} -->")];
        let missing = || {
            let file = self.file;
            format!("{file} has no place for the table `{name}`: {start}{end}")
        };
        let from = page.find(&start).with_context(missing)? + start.len();
        // The mark at the end begins with the line end before it.
        let to = from - 1
            + page
                .get(from - 1..)
                .and_then(|rest| rest.find(&end))
                .with_context(missing)?;
        let line = "---|".repeat(heading.len());
        let mut table = format!("| {} |\n|{line}", heading.join(" | "));
        for row in rows {
            table += &format!("\n| {} |", row.join(" | "));
        }
        if to < from {
            // There was no table yet.
            table.push('\n');
        }
        page.replace_range(from..to.max(from), &table);
        Ok(())
    }
}

/// The faults of some kinds, by their codes.
fn of_kinds<'a>(catalogue: &'a Catalogue, kinds: &[&str]) -> Vec<&'a Fault> {
    let mut faults: Vec<&Fault> = catalogue
        .faults
        .iter()
        .filter(|fault| kinds.contains(&&*fault.kind))
        .collect();
    faults.sort_by_key(|fault| fault.code.to_lowercase());
    faults
}

fn code(text: &str) -> String {
    format!("`{text}`")
}
