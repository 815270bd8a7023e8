/**
 * How much of a linked module's code each crate is:
 *
 *     cargo xtask build
 *     node docs/crate-sizes.mjs target/wasm32-unknown-unknown/release/tc3fetch_engine_tencent.wasm
 *
 * Bytes of function bodies, by the names that are still there before wasm-bindgen and wasm-opt. What was
 * inlined into another crate counts there, so take the figures for their order of magnitude.
 */
import { readFileSync } from "node:fs";

const bytes = readFileSync(process.argv[2]);
let at = 8;

function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}

function text() {
  const length = number();
  return bytes.toString("latin1", at, (at += length));
}

const sizes = [];
const names = new Map();
let imported = 0;
while (at < bytes.length) {
  const section = bytes[at++];
  const length = number();
  const end = at + length;
  if (section === 2) imported = functionImports();
  if (section === 10) {
    for (let count = number(); count > 0; count--) {
      const size = number();
      sizes.push(size);
      at += size;
    }
  }
  if (section === 0 && text() === "name") readNames(end);
  at = end;
}

/** rustc's modules import functions only, before wasm-bindgen: module, name, kind, type. */
function functionImports() {
  const count = number();
  for (let index = 0; index < count; index++) {
    text();
    text();
    if (bytes[at++] !== 0) throw new Error("this is not a module as rustc links it");
    number();
  }
  return count;
}

function readNames(end) {
  while (at < end) {
    const kind = bytes[at++];
    const size = number();
    const next = at + size;
    if (kind === 1) for (let count = number(); count > 0; count--) names.set(number(), text());
    at = next;
  }
}

/** The crate of a mangled name. wasm-bindgen runs the describing functions, and removes them. */
function crate(name = "(no name)") {
  if (name.includes("describe") || name.includes("__wbindgen")) return undefined;
  const v0 = /^_R.*?C(?:s[0-9A-Za-z]*_)?(\d+)_?(\w+)/.exec(name);
  if (v0) return v0[2].slice(0, v0[1]);
  const legacy = /^_ZN(\d+)(.+)/.exec(name);
  if (!legacy) return name.startsWith("mem") ? "compiler_builtins" : "(no crate)";
  const first = legacy[2].slice(0, legacy[1]);
  return /^\w+$/.test(first) && !first.includes("$")
    ? first
    : (/([a-z_][a-z0-9_]*)\.\./.exec(first.replaceAll(/\$\w+\$/g, " "))?.[1] ?? "(no crate)");
}

const totals = new Map();
sizes.forEach((size, index) => {
  const owner = crate(names.get(imported + index));
  if (owner) totals.set(owner, (totals.get(owner) ?? 0) + size);
});
for (const [owner, size] of [...totals].sort(([, a], [, b]) => b - a))
  console.log(`${String(size).padStart(7)}  ${owner}`);
