// The catalogue of causes: in the format of its schema, with the same places in both languages,
// and in the built package as it stands here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import Ajv from "ajv/dist/2020.js";

import { causes as packed, texts } from "../../pkg/diagnose/causes.js";
import { foundCause } from "../../pkg/diagnose/found.js";

const read = (file) => JSON.parse(readFileSync(new URL(`../../models/${file}`, import.meta.url), "utf8"));

const catalogue = read("causes.json");
const { causes } = catalogue;
const ajv = new Ajv({ allErrors: true, strict: true });
const isCatalogue = ajv.compile(read("causes.schema.json"));

it("the catalogue is in the format of its schema", () => {
  assert.ok(isCatalogue(catalogue), ajv.errorsText(isCatalogue.errors, { separator: "\n" }));
});

it("the schema refuses what is no catalogue", () => {
  for (const spoil of [
    (copy) => delete copy.causes[0].hint.zh,
    (copy) => (copy.causes[0].id = "HostDiffers"),
    (copy) => (copy.causes[0].stage = "step-1"),
    (copy) => (copy.causes[0].words = "x"),
    (copy) => (copy.causes[0].text.en = "two\nlines"),
  ]) {
    const copy = structuredClone(catalogue);
    spoil(copy);
    assert.equal(isCatalogue(copy), false, `${spoil}`);
  }
});

it("every id and every title is there once", () => {
  for (const names of [
    causes.map(({ id }) => id),
    causes.map(({ title }) => title.en),
    causes.map(({ title }) => title.zh),
  ])
    assert.deepEqual(names, [...new Set(names)]);
});

it("a text has the same places in both languages, each once, in brackets of its own", () => {
  for (const { id, text } of causes) {
    const places = [text.en, text.zh].map((language) => {
      assert.match(language, /^(?:[^[\]{}]|\[[^[\]{}]*\{(?:found|expected)\}[^[\]{}]*\])+$/, id);
      return [...language.matchAll(/\{\w+\}/g)].map(([place]) => place);
    });
    assert.deepEqual(places[0], places[1], id);
    assert.deepEqual(places[0], [...new Set(places[0])], id);
  }
});

it("texts and titles have no full stop, hints have one and no place", () => {
  for (const { id, title, text, hint } of causes) {
    for (const line of [title.en, title.zh, text.en, text.zh]) assert.doesNotMatch(line, /[.。]$/, id);
    for (const line of [hint.en, hint.zh]) {
      assert.match(line, /[.。]$/, id);
      assert.doesNotMatch(line, /\{(?:found|expected)\}/, id);
    }
  }
});

it("Chinese is Chinese: full-width punctuation beside Chinese characters, and a space beside Latin ones", () => {
  for (const { id, ...texts } of causes)
    for (const { zh } of [texts.title, texts.text, texts.hint]) {
      assert.doesNotMatch(zh, /[一-龥][,.:;?!(]|[,:;?!)][一-龥]/, `${id}: ${zh}`);
      assert.doesNotMatch(zh, /[一-龥][A-Za-z0-9`{]|[A-Za-z0-9`}][一-龥]/, `${id}: ${zh}`);
    }
});

it("the package has the catalogue, an engine's number being the place in it", () => {
  assert.deepEqual(
    packed,
    causes.map(({ id, stage, title, hint }) => ({ id, stage, title, hint })),
  );
  assert.deepEqual(
    texts,
    causes.map(({ text }) => text),
  );
  const types = readFileSync(new URL("../../pkg/diagnose/causes.d.ts", import.meta.url), "utf8");
  const [ids, stages] = [...types.matchAll(/export type \w+ =([^;]+);/g)].map(([, union]) =>
    JSON.parse(`[${union.split("|").slice(1)}]`),
  );
  assert.deepEqual(
    ids,
    causes.map(({ id }) => id),
  );
  for (const { stage } of causes) assert.ok(stages.includes(stage), stage);
});

it("a found cause names what is known, in both languages, and leaves no place open", () => {
  const number = causes.findIndex(({ id }) => id === "host-differs");
  const cause = foundCause(number, "proved", "a.example", "b.example");
  assert.deepEqual(cause, {
    id: "host-differs",
    grade: "proved",
    stage: "canonical-request",
    found: "a.example",
    expected: "b.example",
    message: "The host that was signed is not the one that the request went to: signed `a.example`; sent `b.example`",
    zh: "签名所用的 host 与请求实际发往的不一致：签名用的是 `a.example`，实际是 `b.example`",
  });
  for (const place of causes.keys())
    for (const [found, expected] of [
      ["", ""],
      ["x", ""],
      ["", "x"],
      ["x", "x"],
    ]) {
      const { message, zh, ...members } = foundCause(place, "likely", found, expected);
      for (const text of [message, zh]) assert.doesNotMatch(text, /[[\]{}]|``|undefined/);
      assert.deepEqual(
        [Object.hasOwn(members, "found"), Object.hasOwn(members, "expected")],
        [found !== "", expected !== ""],
      );
    }
});

it("what is filled in is not read as a text", () => {
  const number = causes.findIndex(({ id }) => id === "payload-nulls");
  const { message } = foundCause(number, "proved", '{"a":[{expected}]}', "[]");
  assert.ok(message.endsWith('signed `{"a":[{expected}]}`; sent `[]`'), message);
});
