//! `cargo xtask`: the one tool that a developer needs. Every command installs what it
//! is missing, says what it does, and says what to do when a step fails.

mod audits;
mod bench;
mod bindgen;
mod build;
mod catalogue;
mod children;
mod client;
mod codegen;
mod demo;
mod docs;
#[cfg(test)]
mod documented;
mod explorer;
mod fuzz;
mod link;
mod live;
mod matrix;
mod models;
mod python;
mod release;
mod run;
mod script;
mod services;
mod sha256;
mod size;
mod soak;
mod sweep;
mod system;
mod tables;
mod test;
mod wire;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Builds, shows, tests and measures tc3fetch"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the finished npm package in pkg/
    Build {
        /// Make the package once more in another folder, compare it byte for byte, and print the SHA-256 of what has an engine
        #[arg(long)]
        verify: bool,
    },
    /// Make the npm package of typed services in pkg-services/, from the catalogue
    Services {
        /// A folder with index.json and services/; default what `cargo xtask catalogue` makes
        #[arg(long)]
        catalogue: Option<PathBuf>,
    },
    /// Write the files that are committed and made from the tables of models/
    Tables,
    /// Compile the Rust client as a program for JavaScript, in target/client
    Client,
    /// Make the explorer in www/dist, for any static host
    Site,
    /// Make the npm package of the explorer in pkg-explorer/: the page, the catalogue, a server for this machine
    Explorer,
    /// Make the catalogue of all services in catalogue/, from the vendor's packages on PyPI
    Catalogue {
        /// Build the package too, and run every action with the vendor's own examples
        #[arg(long)]
        check: bool,
    },
    /// Build, start the local endpoint and the explorer, print the address
    Demo {
        /// Where to listen; the next free port if it is taken
        #[arg(long, default_value_t = 8787)]
        port: u16,
    },
    /// Make the documents as a site, with the explorer inside, in docs-site/.vitepress/dist
    Docs {
        /// Serve it
        #[arg(long)]
        serve: bool,
        /// Where to listen
        #[arg(long, default_value_t = 8788)]
        port: u16,
    },
    /// Run every test
    Test {
        /// Only what needs no browser
        #[arg(long)]
        quick: bool,
        /// Install packages of the system without asking; else that is done in CI, and as root without a terminal
        #[arg(long)]
        install: bool,
        /// Only steps whose names have these words; everything is built all the same
        #[arg(long, value_delimiter = ',')]
        only: Vec<String>,
    },
    /// Ask the real services with invented keys: that they know no such key proves host, headers and grammar
    Live {
        /// The address of the local endpoint in their place
        #[arg(long)]
        proxy: Option<String>,
    },
    /// Make what a version is published as, with notes and checksums
    Release {
        /// Publish it: what the workflow of a tag does
        #[arg(long)]
        publish: bool,
    },
    /// Measure speed, side by side with the peers in one run
    Bench,
    /// Measure size, against the budget
    Size,
    /// Make mixed calls for minutes, a third of which fail, and watch memory, timers and listeners
    Soak {
        /// How long; the second minute is compared with the last
        #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(3..))]
        minutes: u32,
    },
    /// Open every action of the catalogue in the explorer, with its signatures and code
    Sweep {
        /// How many at the same time
        #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..))]
        pages: u32,
        /// Of the window, in pixels
        #[arg(long, default_value_t = 1600)]
        width: u32,
    },
    /// Audit every room of the explorer with Lighthouse: accessibility, best practices, layout shifts
    Audits,
    /// Make small projects with the tools that people have, build and run them, and print a table
    Matrix {
        /// Folders of tests/matrix/projects, or parts of a row's name; everything without one
        names: Vec<String>,
    },
    /// Fuzz everything that reads what others wrote
    Fuzz {
        /// How long each target runs
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// Only this target
        target: Option<String>,
    },
    /// Write the JavaScript around a program in Rust that was compiled for wasm32
    Bindgen {
        /// What cargo made: target/wasm32-unknown-unknown/release/….wasm
        module: PathBuf,
        /// Where the files go
        folder: PathBuf,
        /// How their names begin
        #[arg(long, default_value = "module")]
        name: String,
        /// Who loads them
        #[arg(long, value_enum, default_value = "web")]
        target: bindgen::Target,
    },
}

fn main() {
    children::end_with_us();
    let result = match Arguments::parse().command {
        Command::Build { verify: false } => build::build(),
        Command::Build { verify: true } => build::build().and_then(|()| build::verify()),
        Command::Client => client::build(),
        Command::Services { catalogue } => services::services(catalogue),
        Command::Tables => tables::write(),
        Command::Site => build::build().and_then(|()| build::site()),
        Command::Explorer => explorer::explorer(),
        Command::Catalogue { check: false } => catalogue::make(),
        Command::Catalogue { check: true } => build::build().and_then(|()| catalogue::check()),
        Command::Demo { port } => demo::demo(port),
        Command::Docs { serve, port } => docs::docs(serve.then_some(port)),
        Command::Test {
            quick,
            install,
            only,
        } => test::test(&test::Options {
            quick,
            install,
            only,
        }),
        Command::Live { proxy } => live::live(proxy.as_deref()),
        Command::Release { publish } => release::release(publish),
        Command::Bench => bench::bench(),
        Command::Size => size::size(),
        Command::Soak { minutes } => soak::soak(minutes),
        Command::Sweep { pages, width } => sweep::sweep(pages, width),
        Command::Audits => audits::audits(),
        Command::Matrix { names } => matrix::matrix(&names),
        Command::Fuzz { seconds, target } => fuzz::fuzz(seconds, target.as_deref()),
        Command::Bindgen {
            module,
            folder,
            name,
            target,
        } => bindgen::bindgen(&module, &folder, &name, target),
    };
    children::wait_if_ending();
    if let Err(error) = result {
        eprintln!("\nerror: {error:#}");
        std::process::exit(1);
    }
}
