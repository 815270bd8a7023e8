// The catalogue as `cargo xtask catalogue` made it. Where it could not be had, these are left out, and say so.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import Ajv from "ajv/dist/2020.js";
import { catalogueFolder } from "../../endpoint/index.mjs";
import { checkCatalogue } from "./check.mjs";

/** Actions that are run here; `cargo xtask catalogue --check` runs all of them. */
const SAMPLE = 1000;

const isThere = existsSync(new URL("index.json", catalogueFolder));
const skip = isThere ? false : "there is no catalogue: `cargo xtask catalogue` makes it, and needs pip and PyPI";

const read = (path) => readFileSync(new URL(path, catalogueFolder));
const readJson = (path) => JSON.parse(read(path));

/** `["cvm/2017-03-12", …]` */
const versions = () =>
  readdirSync(new URL("services/", catalogueFolder)).flatMap((service) =>
    readdirSync(new URL(`services/${service}`, catalogueFolder)).map(
      (file) => `${service}/${file.replace(".json", "")}`,
    ),
  );

describe("the catalogue", { skip }, () => {
  it("has every model in the format of the schema, and every object that one names", () => {
    const schema = JSON.parse(readFileSync(new URL("../../models/schema.json", import.meta.url), "utf8"));
    const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    for (const path of versions()) {
      const model = readJson(`services/${path}.json`);
      assert.ok(isValid(model), `${path}: ${JSON.stringify(isValid.errors?.[0])}`);
      const { serviceShortName, apiVersion } = model.metadata;
      assert.equal(`${serviceShortName}/${apiVersion}`, path);
      for (const { input, output } of Object.values(model.actions))
        assert.ok(Object.hasOwn(model.objects, input) && Object.hasOwn(model.objects, output), `${path} ${input}`);
      for (const { members } of Object.values(model.objects))
        for (const { type, member } of members)
          if (type === "object") assert.ok(Object.hasOwn(model.objects, member), `${path} ${member}`);
    }
  });

  it("has an index of all of it, which names the version to take", () => {
    const index = readJson("index.json");
    const { services, actions, en, zh } = index;
    const listed = services.flatMap(({ id, versions }) => versions.map((version) => `${id}/${version}`));
    assert.deepEqual(listed.sort(), versions().sort());
    for (const [at, service] of services.entries()) {
      const names = actions[at].split("\n");
      assert.equal(zh[at].split("\n").length, names.length, service.id);
      assert.ok(en[at] === "" || en[at].split("\n").length === names.length, service.id);
      const models = service.versions.map((version) => readJson(`services/${service.id}/${version}.json`));
      const known = new Set(models.flatMap((model) => Object.keys(model.actions)));
      assert.deepEqual(names, [...known].sort(), service.id);
      for (const [row, places] of (service.in ?? []).entries())
        for (const place of places) assert.ok(Object.hasOwn(models[place].actions, names[row]), service.id);
    }
    // What the newest version of these lacks is found in an older one.
    for (const [id, action, version] of [
      ["tke", "CreateCluster", "2018-05-25"],
      ["vod", "ProcessMedia", "2018-07-17"],
      ["monitor", "DescribeAlarmPolicies", "2018-07-24"],
    ]) {
      const at = services.findIndex((service) => service.id === id);
      const [first] = services[at].in[actions[at].split("\n").indexOf(action)];
      assert.equal(services[at].versions[first], version, id);
      assert.equal(services[at].main, version, id);
    }
  });

  it("is as small as a page asks for", () => {
    const index = brotliCompressSync(read("index.json")).length;
    assert.ok(index <= 230_000, `the index has ${index} bytes after brotli`);
    for (const language of ["en", "zh"]) {
      const sizes = versions().map((path) => gzipSync(read(`pages/${path}.${language}.json`)).length);
      sizes.sort((a, b) => a - b);
      const median = sizes[sizes.length >> 1];
      assert.ok(median <= 13_000, `the median of ${language} has ${median} bytes after gzip`);
      assert.ok(sizes.at(-1) <= 350_000, `the largest of ${language} has ${sizes.at(-1)} bytes after gzip`);
    }
  });

  it("has a notice with the licence and the sources", () => {
    const notice = read("NOTICE").toString();
    for (const [name, version] of Object.entries(readJson("index.json").sources))
      assert.ok(notice.includes(`${name} ${version}`), name);
    assert.match(notice, /Apache License, Version 2\.0/);
  });

  it(`${SAMPLE} actions: checker, signature, answer`, async () => {
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));
    const { counts, failures, alarms } = await checkCatalogue(catalogueFolder, { sample: SAMPLE, seed });
    assert.deepEqual(failures, [], `SEED=${seed}`);
    assert.equal(counts.actions, SAMPLE);
    // A sample may have some more than the whole, of which less than 0.5 % are asked for.
    assert.ok(alarms.length <= counts.examples * 0.015, `SEED=${seed}: ${alarms.join("\n")}`);
  });
});
