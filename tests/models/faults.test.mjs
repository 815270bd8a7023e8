// The catalogue of our own errors: in the format of its schema, and with the same places to
// fill in both languages.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { it } from "node:test";
import Ajv from "ajv/dist/2020.js";

const read = (file) => JSON.parse(readFileSync(new URL(`../../models/${file}`, import.meta.url), "utf8"));

const catalogue = read("faults.json");
const { faults, hints, kinds, phrases } = catalogue;
const ajv = new Ajv({ allErrors: true, strict: true });
const isCatalogue = ajv.compile(read("faults.schema.json"));

it("the catalogue is in the format of its schema", () => {
  assert.ok(isCatalogue(catalogue), ajv.errorsText(isCatalogue.errors, { separator: "\n" }));
});

it("the schema refuses what is no catalogue", () => {
  for (const spoil of [
    (copy) => delete copy.faults[0].hint.zh,
    (copy) => (copy.faults[0].code = "missingParameter"),
    (copy) => (copy.faults[0].kind = "other"),
    (copy) => (copy.faults[0].words = "x"),
    (copy) => (copy.faults[0].text.en = "two\nlines"),
  ]) {
    const copy = structuredClone(catalogue);
    spoil(copy);
    assert.equal(isCatalogue(copy), false, `${spoil}`);
  }
});

it("every code and every phrase is there once, and every kind is described", () => {
  for (const names of [faults.map(({ code }) => code), phrases.map(({ en }) => en)])
    assert.deepEqual(names, [...new Set(names)]);
  // Errors of the services have the kind `api`: none of ours.
  assert.deepEqual([...new Set(faults.map(({ kind }) => kind)), "api"].sort(), kinds.map(({ kind }) => kind).sort());
});

it("the groups follow one another: an engine's number for a fault is its place", () => {
  const order = ["signing", "calling", "checking", "loading", "diagnosing"];
  const groups = faults.map(({ group }) => order.indexOf(group));
  assert.deepEqual(
    groups,
    groups.toSorted((one, other) => one - other),
  );
});

it("a message about an input begins with the parameter's path", () => {
  // What could not be read has no name yet.
  const others = faults.filter(({ kind, text }) => kind === "input" && !text.en.startsWith("{parameter} "));
  assert.deepEqual(
    others.map(({ code }) => code),
    ["UnreadableInput"],
  );
});

it("a text has the same places in both languages, numbered from 1, with brackets only around places", () => {
  for (const { code = "a phrase", text } of [...faults, ...phrases.map((text) => ({ text }))]) {
    const places = [text.en, text.zh].map((language) => {
      assert.match(language, /^(?:[^[\]{}]|\{(?:parameter|[12])\}|\[[^[\]{}]*\{[12]\}[^[\]{}]*\])+$/, code);
      return [...language.matchAll(/\[|\{\w+\}/g)].map(([place]) => place).sort();
    });
    assert.deepEqual(places[0], places[1], code);
    if (places[0].includes("{2}")) assert.ok(places[0].includes("{1}"), code);
  }
});

it("texts have no full stop and hints have one", () => {
  for (const { code, text, hint, about } of faults) {
    for (const line of [text.en, text.zh]) assert.doesNotMatch(line, /[.。]$/, code);
    for (const line of [hint.en, hint.zh, about.en]) assert.match(line, /[.。]$/, code);
  }
});

it("Chinese is Chinese: full-width punctuation beside Chinese characters, and a space beside Latin ones", () => {
  for (const { code = "a phrase", zh } of [
    ...faults.flatMap(({ code, text, hint }) => [
      { code, ...text },
      { code, ...hint },
    ]),
    ...phrases,
    ...hints,
  ]) {
    assert.doesNotMatch(zh, /[一-龥][,.:;?!(]|[,:;?!)][一-龥]/, `${code}: ${zh}`);
    assert.doesNotMatch(zh, /[一-龥][A-Za-z0-9`{]|[A-Za-z0-9`}][一-龥]/, `${code}: ${zh}`);
  }
});

it("a hint that a module of the package writes for one place is there in both languages", () => {
  const folder = new URL("../../pkg-template/", import.meta.url);
  const modules = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".js"));
  const written = modules.flatMap((file) => {
    const text = readFileSync(new URL(file, folder), "utf8");
    return [...text.matchAll(/\bhint: (["'`])(.*?)\1/gs)].map(([, , hint]) => hint);
  });
  let place = 0;
  const named = written.map((hint) => ((place = 0), hint.replace(/\$\{\w+\}/g, () => `{${++place}}`)));
  assert.deepEqual([...new Set(named)].sort(), hints.map(({ en }) => en).sort());
  for (const { en, zh } of hints) {
    assert.match(en, /\.$/);
    assert.match(zh, /。$/);
    assert.deepEqual(zh.match(/\{\d\}/g), en.match(/\{\d\}/g), en);
  }
});
