// The models: each is in the format of models/schema.json, and has what its document has,
// by lists in tests/vectors/models that were taken from the documents, not from the models.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv/dist/2020.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file) => JSON.parse(readFileSync(path.join(root, file), "utf8"));

const MODELS = {
  tiems: "models/tencent/tiems/v20190416/api.json",
  scf: "models/tencent/scf/v20180416/api.json",
  fc: "models/aliyun/fc/v20230330/api.json",
  guance: "models/guance/func/v1/api.json",
};

const ajv = new Ajv({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  formats: { regex: (text) => Boolean(new RegExp(text, "u")) },
});
const isModel = ajv.compile(read("models/schema.json"));

it("every model has its list, and is tested here", () => {
  const files = readdirSync(path.join(root, "models"), { recursive: true }).filter((file) => file.endsWith("api.json"));
  assert.deepEqual(files.map((file) => `models/${file}`).sort(), Object.values(MODELS).sort());
  assert.deepEqual(
    readdirSync(path.join(root, "tests/vectors/models")).sort(),
    Object.keys(MODELS)
      .map((name) => `${name}.json`)
      .sort(),
  );
});

it("the schema refuses what is no model", () => {
  const model = read(MODELS.tiems);
  for (const spoil of [
    (copy) => delete copy.metadata.apiVersion,
    (copy) => (copy.actions.CreateService.inputs = "x"),
    (copy) => (copy.objects.Filter.members[0].type = "text"),
    (copy) => (copy.objects.Filter.members[0].min = 1),
  ]) {
    const copy = structuredClone(model);
    spoil(copy);
    assert.equal(isModel(copy), false, `${spoil}`);
  }
});

it("the type of a member has every property of the schema, and no other", () => {
  const types = readFileSync(path.join(root, "pkg-template/models.d.ts"), "utf8");
  const [, body] = /interface ModelMember<T = Text> \{\n([^]*?)\n\}/.exec(types);
  const names = [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name);
  assert.deepEqual(names.sort(), Object.keys(read("models/schema.json").$defs.member.properties).sort());
});

for (const [name, file] of Object.entries(MODELS)) {
  describe(name, () => {
    const model = read(file);
    const listed = read(`tests/vectors/models/${name}.json`);
    const members = (object) => model.objects[object].members;
    const names = (object) =>
      members(object)
        .map((member) => member.name)
        .sort();

    it("is in the format", () => {
      assert.ok(isModel(model), ajv.errorsText(isModel.errors, { separator: "\n" }));
    });

    it("names only objects that it has, and has none that nothing names", () => {
      const used = Object.values(model.actions).flatMap(({ input, output }) => [input, output]);
      for (const { members } of Object.values(model.objects)) {
        for (const { type, member } of members)
          if (type === "object" || Object.hasOwn(model.objects, member)) used.push(member);
      }
      assert.deepEqual([...new Set(used)].sort(), Object.keys(model.objects).sort());
    });

    it("has every action of the document, with its parameters, and requires no more of them", () => {
      assert.deepEqual(Object.keys(model.actions).sort(), Object.keys(listed.actions).sort());
      for (const [action, { params, response }] of Object.entries(listed.actions)) {
        const { input, output } = model.actions[action];
        assert.deepEqual(names(input), Object.keys(params).sort(), action);
        for (const { name, required } of members(input))
          assert.equal(Boolean(required), params[name] === "required", `${action}.${name}`);
        assert.deepEqual(names(output), [...response].sort(), action);
      }
    });

    it("has every data structure, with its members", () => {
      for (const [structure, parts] of Object.entries(listed.structures))
        assert.deepEqual(names(structure), [...parts].sort(), structure);
    });

    it("has every error code, in general and by action", () => {
      for (const code of listed.errors) assert.ok(model.errors[code], code);
      for (const [action, { errors = [] }] of Object.entries(listed.actions)) {
        assert.deepEqual([...(model.actions[action].errors ?? [])].sort(), [...errors].sort(), action);
        for (const code of errors) assert.ok(model.errors[code], `${action}: ${code}`);
      }
    });

    it("says everything in both languages", () => {
      const texts = [];
      JSON.stringify(model, (key, value) => {
        if (value && typeof value === "object" && "en" in value && "zh" in value) texts.push(value);
        return value;
      });
      assert.ok(texts.length > 10);
      for (const { en, zh } of texts) assert.ok(en.trim() && zh.trim() && !/[\u4e00-\u9fff]/.test(en), en);
    });
  });
}
