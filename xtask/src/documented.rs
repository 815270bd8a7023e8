//! docs/development.md has each command with its options, each folder, and each folder of tests, and
//! nothing that there is not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use clap::CommandFactory;

use crate::Arguments;
use crate::run::{command, output, root};

/// What stands between backticks at the beginning of each row of the page.
fn first_cells() -> Vec<String> {
    let page = fs::read_to_string(root().join("docs/development.md")).unwrap();
    let cells = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    cells.map(|(cell, _)| cell.to_owned()).collect()
}

fn options(words: &str) -> BTreeSet<String> {
    words
        .split(|sign: char| !sign.is_ascii_lowercase() && sign != '-')
        .filter_map(|word| word.strip_prefix("--"))
        .map(str::to_owned)
        .collect()
}

/// The folders in which git has files, below another one.
fn folders(below: &str, has: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let files = output(command("git").arg("ls-files"), "It needs git.").unwrap();
    let inside = files.lines().filter_map(|file| file.strip_prefix(below));
    inside
        .filter_map(|file| file.split_once('/'))
        .filter(|(folder, file)| !folder.starts_with('.') && has(file))
        .map(|(folder, _)| folder.to_owned())
        .collect()
}

#[test]
fn every_command_stands_there_with_its_options() {
    let documented: BTreeMap<_, _> = first_cells()
        .iter()
        .filter_map(|cell| cell.strip_prefix("cargo xtask "))
        .map(|cell| {
            let name = cell.split(' ').next().unwrap_or_default();
            (name.to_owned(), options(cell))
        })
        .collect();
    let known: BTreeMap<_, _> = Arguments::command()
        .get_subcommands()
        .map(|command| {
            let arguments = command.get_arguments();
            let longs = arguments.filter_map(|argument| argument.get_long());
            let longs = longs.filter(|long| *long != "help").map(str::to_owned);
            (command.get_name().to_owned(), longs.collect())
        })
        .collect();
    assert_eq!(documented, known);
}

#[test]
fn every_folder_stands_there() {
    let documented: BTreeSet<_> = first_cells()
        .iter()
        .filter_map(|cell| cell.strip_suffix('/'))
        .filter(|folder| !folder.contains('/'))
        .map(str::to_owned)
        .collect();
    // Those of the package's entries have a table of their own.
    let known = &folders("", |_| true) | &folders("pkg-template/", |_| true);
    assert_eq!(documented, known);
}

#[test]
fn every_test_can_be_run_as_it_stands_there() {
    let tests = "tests/";
    let cells = first_cells();
    let documented: BTreeSet<_> = cells
        .iter()
        .filter_map(|cell| cell.strip_prefix("node --test tests/"))
        .filter_map(|cell| cell.strip_suffix("/*.test.mjs"))
        .map(str::to_owned)
        .collect();
    let has_tests = |file: &str| file.ends_with(".test.mjs") && !file.contains('/');
    assert_eq!(documented, folders(tests, has_tests));
    for word in cells.iter().flat_map(|cell| cell.split(' ')) {
        let is_file = word.starts_with(tests) && !word.contains('*');
        assert!(!is_file || root().join(word).exists(), "{word}");
    }
}
