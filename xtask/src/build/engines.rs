//! The engines: compiled, bound and made small.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::copy_folder;
use crate::run::{command, node, output, root, run, timed};
use crate::script;

/// A program of engines/.
struct Engine {
    /// Of its folder, and of its files in pkg/engine.
    name: &'static str,
    /// The libraries below it, which are compiled along.
    libraries: &'static str,
    /// Its module as a file of its own, which edge runtimes import.
    file: &'static str,
    /// Whether values of JavaScript cross its border: it needs the glue of wasm-bindgen then.
    has_glue: bool,
}

const ENGINES: [Engine; 8] = [
    Engine::of_numbers("tencent", "tc3fetch.wasm"),
    Engine::of_numbers("sign", "tc3fetch-sign.wasm"),
    Engine::of_numbers("v1", "tc3fetch-v1.wasm"),
    Engine::of_numbers("aliyun", "tc3fetch-aliyun.wasm"),
    Engine::of_numbers("gateway", "tc3fetch-gateway.wasm"),
    Engine::of_numbers("diagnose", "tc3fetch-diagnose.wasm"),
    Engine::of_values("inspect", "tc3fetch-inspect.wasm"),
    Engine::of_values("codegen", "tc3fetch-codegen.wasm"),
];

impl Engine {
    /// One that imports nothing: its exports take and give numbers.
    const fn of_numbers(name: &'static str, file: &'static str) -> Self {
        Self {
            name,
            libraries: "core,alloc",
            file,
            has_glue: false,
        }
    }

    /// One whose exports take and give values of JavaScript.
    const fn of_values(name: &'static str, file: &'static str) -> Self {
        Self {
            name,
            libraries: "std,panic_abort",
            file,
            has_glue: true,
        }
    }
}

/// The names of the engines whose borders values of JavaScript cross, or of those of numbers.
pub fn engine_names(have_glue: bool) -> impl Iterator<Item = &'static str> {
    let chosen = ENGINES
        .iter()
        .filter(move |engine| engine.has_glue == have_glue);
    chosen.map(|engine| engine.name)
}

/// The standard library is compiled along, so that a panic is one instruction without a
/// message that has no reader: a tenth of the module. These flags are not stable yet,
/// and `RUSTC_BOOTSTRAP` lets them through.
const IMMEDIATE_ABORT: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

/// Of the standard library, what copies and compares: worth more fast than small, as in Cargo.toml, where
/// cargo would warn of packages that no other build has.
const HOT_LIBRARIES: [&str; 2] = ["alloc", "compiler_builtins"];

/// WebAssembly features by name: `--all-features` would emit what Node 20 rejects.
const WASM_OPT: [&str; 19] = [
    // Control flow anew from flat code, then twice, until nothing changes any more: a
    // hundred and fifty bytes less after gzip than `-Oz`, and faster.
    "--flatten",
    "--rereloop",
    "-Os",
    "-Os",
    "--converge",
    // All the same for the alignment of loads and stores, which is a hint that no engine heeds,
    // and functions by how often they are called: both compress better.
    "--dealign",
    "--reorder-functions",
    // The lowest kilobyte is the end of the stack, and the memory is our own.
    "--low-memory-unused",
    "--zero-filled-memory",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Compiles every engine from the sources of a folder, into its `target`, and leaves their modules,
/// glue and files in `pkg`. Modules are made small while the next one is compiled, two at a time: each
/// takes one core.
pub fn make(source: &Path, has_library: bool, pkg: &Path) -> Result<()> {
    thread::scope(|scope| {
        let (compiled, waiting) = channel::<(&Engine, PathBuf)>();
        let waiting = Arc::new(Mutex::new(waiting));
        let finishing = [(); 2].map(|()| {
            let waiting = Arc::clone(&waiting);
            scope.spawn(move || -> Result<()> {
                let next = || waiting.lock().ok()?.recv().ok();
                while let Some((engine, built)) = next() {
                    finish_kept(source, engine, &built, pkg)?;
                }
                Ok(())
            })
        });
        drop(waiting);
        for engine in &ENGINES {
            let built = timed(&format!("compiling the engine {}", engine.name), || {
                cargo_build(source, engine, has_library, &[], "target")
            })?;
            // Closed where both have failed, which is told when they are joined.
            if compiled.send((engine, built)).is_err() {
                break;
            }
        }
        drop(compiled);
        compile_script(source, has_library, pkg)?;
        for worker in finishing {
            worker
                .join()
                .map_err(|_| anyhow!("a thread that makes modules small has failed"))??;
        }
        Ok(())
    })
}

/// Makes a module small, where it is not the one of an earlier build, and leaves what it became in `pkg`.
fn finish_kept(source: &Path, engine: &Engine, built: &Path, pkg: &Path) -> Result<()> {
    let name = engine.name;
    let finished = kept(source, name, built, |folder| {
        timed(&format!("making the engine {name} small"), || {
            finish(source, engine, built, folder)
        })
    })?;
    copy_folder(&finished, pkg)
}

/// Compiles the engine of the default entry once more, as JavaScript.
fn compile_script(source: &Path, has_library: bool, pkg: &Path) -> Result<()> {
    let engine = &ENGINES[0];
    let name = format!("{}-script", engine.name);
    let what = format!("compiling the engine {} to JavaScript", engine.name);
    let finished = timed(&what, || {
        let flags = &script::FIRST_EDITION;
        let built = cargo_build(source, engine, has_library, flags, "target/script")?;
        kept(source, &name, &built, |folder| {
            let work = tempfile::tempdir()?;
            let bound = bind(engine, &built, work.path())?;
            script::write(&bound, &folder.join(format!("engine/{name}.js")))
        })
    })?;
    copy_folder(&finished, pkg)
}

/// The folder with what `make` makes of a module that cargo has built: that of an earlier build,
/// where neither the module nor its tools are others.
fn kept(
    source: &Path,
    name: &str,
    built: &Path,
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    const TOOLS: [&str; 2] = [include_str!("engines.rs"), include_str!("../script.rs")];
    // Of the lock file the tools alone: what is compiled in shows in the module.
    let locked = include_str!("../../../Cargo.lock").split("\n\n");
    let locked: String = locked
        .filter(|package| {
            package.contains("name = \"wasm-bindgen") || package.contains("name = \"walrus\"")
        })
        .collect();
    let folder = source.join("target/engines").join(name);
    let stamp = folder.with_extension("sha256");
    let binaryen = fs::read(root().join("node_modules/binaryen/package.json"))?;
    let of = tc3fetch::sign::sha256(
        &[
            fs::read(built)?,
            TOOLS.concat().into_bytes(),
            locked.into_bytes(),
            binaryen,
        ]
        .concat(),
    );
    if fs::read(&stamp).is_ok_and(|kept| kept == of) {
        return Ok(folder);
    }
    let _ = fs::remove_file(&stamp);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("engine"))?;
    make(&folder)?;
    fs::write(stamp, of)?;
    Ok(folder)
}

/// Makes an engine's module small, and writes it and its glue into a folder as pkg/ has them.
fn finish(source: &Path, engine: &Engine, built: &Path, folder: &Path) -> Result<()> {
    let name = engine.name;
    let work = tempfile::tempdir()?;
    let bound = bind(engine, built, work.path())?;
    let small = work.path().join("small.wasm");
    run(
        node("node_modules/binaryen/bin/wasm-opt")
            .args(WASM_OPT)
            .arg(&bound)
            .arg("-o")
            .arg(&small),
        "binaryen comes with `npm ci`.",
    )?;
    let wasm = fs::read(&small)?;
    no_machine_paths(source, &wasm)?;
    let engines = folder.join("engine");
    fs::write(engines.join(format!("{name}-bytes.js")), inline(&wasm))?;
    if engine.has_glue {
        let glue = fs::read_to_string(work.path().join(format!("{name}_bg.js")))?;
        let glue = without_import_effects(&glue)?;
        fs::write(engines.join(format!("{name}-glue.js")), glue)?;
    }
    fs::write(folder.join(engine.file), &wasm)?;
    Ok(())
}

/// Compiles an engine's crate, with flags besides those of .cargo/config.toml, into a folder of
/// `target`, and says where the module is.
fn cargo_build(
    source: &Path,
    engine: &Engine,
    has_library: bool,
    more: &[&str],
    folder: &str,
) -> Result<PathBuf> {
    let package = format!("tc3fetch-engine-{}", engine.name);
    let folder = source.join(folder);
    let target = folder.join("wasm32-unknown-unknown/release");
    let target = target.join(package.replace('-', "_") + ".wasm");
    let mut cargo = command("cargo");
    // First of all: cargo forgets each `--config` before it where there are others after it.
    cargo.arg("build");
    let mut flags = remap_paths(source)?;
    flags.extend(more.iter().map(|flag| (*flag).to_owned()));
    if has_library {
        flags.extend(IMMEDIATE_ABORT.map(str::to_owned));
        cargo
            .env("RUSTC_BOOTSTRAP", "1")
            .arg(format!("-Zbuild-std={}", engine.libraries))
            .arg("-Zbuild-std-features=optimize_for_size");
        for package in HOT_LIBRARIES {
            let level = format!("profile.release.package.{package}.opt-level=3");
            cargo.args(["--config", &level]);
        }
    }
    run(
        cargo
            .current_dir(source)
            .args(["--quiet", "--release", "--lib"])
            .args(["--package", &package])
            .args(["--target", "wasm32-unknown-unknown"])
            .arg("--config")
            .arg(format!("target.wasm32-unknown-unknown.rustflags={flags:?}"))
            // Whatever the environment says, the module is built here and in this way.
            .arg("--target-dir")
            .arg(&folder)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env_remove("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS"),
        "The compiler says above what is wrong.",
    )?;

    Ok(target)
}

/// Has wasm-bindgen make the exports of a module ready, and write them and their glue; says where
/// the module is then.
fn bind(engine: &Engine, module: &Path, work: &Path) -> Result<PathBuf> {
    let mut bindings = Bindgen::new()
        .input_path(module)
        .out_name(engine.name)
        // The glue alone: what makes the instance is pkg-template/engine/instance.js.
        .bundler(true)?
        .typescript(false)
        // wasm-opt orders by the names, and removes them.
        .remove_name_section(false)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen could not write the glue")?;
    if !engine.has_glue {
        // wasm-bindgen makes a table for values of JavaScript, of which there are none. With
        // these exports it goes, and so does the only import.
        let exports = &mut bindings.wasm_mut().exports;
        let of_values = exports
            .iter()
            .filter(|export| export.name.starts_with("__"));
        let of_values: Vec<_> = of_values.map(|export| export.id()).collect();
        of_values.into_iter().for_each(|id| exports.delete(id));
    }
    bindings.emit(work)?;
    Ok(work.join(format!("{}_bg.wasm", engine.name)))
}

/// The glue of wasm-bindgen, which makes a decoder when it is imported: to import an entry
/// never throws, not even where the runtime has none.
fn without_import_effects(glue: &str) -> Result<String> {
    const MADE: &str = "let cachedTextDecoder = new TextDecoder(";
    const USED: &str = "\ncachedTextDecoder.decode();\n";
    const ENCODER: &str = "const cachedTextEncoder = new TextEncoder();";
    if !glue.contains(MADE) || !glue.contains(USED) {
        bail!("wasm-bindgen writes its glue in another way: see what it does when it is imported");
    }
    let glue = glue.replace(
        MADE,
        "let cachedTextDecoder = globalThis.TextDecoder && new TextDecoder(",
    );
    let glue = glue.replace(USED, "\ncachedTextDecoder?.decode();\n");
    // What comes after it looks for a method.
    Ok(glue.replace(
        ENCODER,
        "const cachedTextEncoder = globalThis.TextEncoder ? new TextEncoder() : {};",
    ))
}

/// A module whose default export gives the bytes, when it is called.
///
/// Base64 regroups the bits, so that what compresses the file in transit finds nothing
/// again: it costs 29 % after gzip. Here a byte stays a character, which costs next to
/// nothing: the 89 most common bytes are one printable character each, the others two, a
/// prefix and one. Which bytes are common is written beside the text, a digit a byte.
fn inline(wasm: &[u8]) -> String {
    /// From `#` on, without the backslash: 89 characters, then the two prefixes.
    fn character(value: usize) -> char {
        let code = value as u8 + b'#';
        char::from(if code >= b'\\' { code + 1 } else { code })
    }
    let mut by_count: Vec<u8> = (0..=u8::MAX).collect();
    by_count.sort_by_key(|byte| std::cmp::Reverse(wasm.iter().filter(|b| *b == byte).count()));
    let (common, _) = by_count.split_at(89);
    let is_common: Vec<bool> = (0..=u8::MAX).map(|byte| common.contains(&byte)).collect();
    // The common bytes in their order, then the others in theirs.
    let mut order: Vec<u8> = (0..=u8::MAX).collect();
    order.sort_by_key(|byte| !is_common[usize::from(*byte)]);

    let mut text = String::with_capacity(wasm.len() * 5 / 4);
    for byte in wasm {
        let value = order.iter().position(|b| b == byte).unwrap_or_default();
        if value >= 89 {
            text.push(character(88 + value / 89));
        }
        text.push(character(value % 89));
    }
    let digits: String = is_common
        .iter()
        .map(|is| if *is { '1' } else { '0' })
        .collect();
    format!(
        "// The engine, a character or two a byte: see `inline` in xtask/src/build/engines.rs.
const text = \"{text}\";
const isCommon = \"{digits}\";

export default () => {{
  const order = [...isCommon].map((_, byte) => byte).sort((one, other) => isCommon[other] - isCommon[one]);
  const bytes = new Uint8Array({});
  let group = 0;
  for (let from = 0, to = 0; from < text.length; from++) {{
    const code = text.charCodeAt(from);
    const value = code - (code > 92 ? 36 : 35);
    if (value > 88) group = (value - 88) * 89;
    else {{
      bytes[to++] = order[group + value];
      group = 0;
    }}
  }}
  return bytes;
}};
",
        wasm.len()
    )
}

/// Panic messages hold source paths: those of this machine are written as if they were
/// relative, in the package and in every build alike.
fn remap_paths(source: &Path) -> Result<Vec<String>> {
    let cargo_home = match std::env::var("CARGO_HOME") {
        Ok(home) => home,
        Err(_) => format!("{}/.cargo", std::env::var("HOME").unwrap_or_default()),
    };
    let sysroot = output(command("rustc").args(["--print", "sysroot"]), "")?;
    // rustc lets the last match win; the shorter the replacement, the smaller the module.
    let mut remaps = vec![
        (PathBuf::from(&cargo_home), "cargo"),
        (PathBuf::from(sysroot.trim()), "rust"),
        (source.to_owned(), "."),
    ];
    if let Ok(registries) = fs::read_dir(Path::new(&cargo_home).join("registry/src")) {
        remaps.extend(registries.flatten().map(|registry| (registry.path(), "")));
    }
    Ok(remaps
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect())
}

/// Fails where a module still contains a path of this machine.
fn no_machine_paths(source: &Path, wasm: &[u8]) -> Result<()> {
    let text = String::from_utf8_lossy(wasm);
    for path in [
        source.to_string_lossy().into_owned(),
        std::env::var("HOME").unwrap_or_default(),
    ] {
        if path.len() > 1 && text.contains(&path) {
            bail!(
                "the module contains the path {path} of this machine: --remap-path-prefix missed it"
            );
        }
    }
    Ok(())
}
