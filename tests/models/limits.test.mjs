// The words for what a member is limited to: one place makes them, for errors, types and forms.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { checkAction, fc, guance, isDestructive, limitsOf, requestAt, scf, Tc3Error, tiems } from "tc3fetch/models";

it("each kind of limit that a model can set has words, and a range may lack an end", () => {
  const limits = (member) => limitsOf(member, "en");
  assert.deepEqual(limits({}), []);
  assert.deepEqual(limits({ min: 0 }), ["at least 0"]);
  assert.deepEqual(limits({ max: 0.5 }), ["at most 0.5"]);
  assert.deepEqual(limits({ min: -1, max: 7, multipleOf: 2 }), ["-1 to 7", "a multiple of 2"]);
  assert.deepEqual(limits({ minLength: 1 }), ["at least 1 characters long"]);
  assert.deepEqual(limits({ maxLength: 9, maxBytes: 1024 }), ["at most 9 characters long", "at most 1024 bytes long"]);
});

it("every limit of a model has its words in Chinese", () => {
  let count = 0;
  for (const { objects } of [tiems, scf, fc, guance]) {
    for (const member of Object.values(objects).flatMap(({ members }) => members)) {
      const chinese = limitsOf(member, "zh");
      assert.equal(chinese.length, limitsOf(member).length);
      for (const words of chinese) assert.doesNotMatch(words, /[a-z]/);
      count += chinese.length;
    }
  }
  assert.ok(count > 50);
});

it("an error says a limit in the words of the form and of the types", () => {
  const member = fc.objects.CreateFunctionRequest.members.find(({ name }) => name === "memorySize");
  const [range, step] = limitsOf(member);
  const messages = (memorySize) => checkAction(fc, "CreateFunction", { memorySize }).map(({ message }) => message);
  assert.ok(messages(64).some((message) => message.startsWith(`memorySize must be ${range},`)));
  assert.ok(messages(130).some((message) => message.startsWith(`memorySize must be ${step},`)));
  const types = readFileSync(new URL("../../pkg/fc.d.ts", import.meta.url), "utf8");
  assert.ok(types.includes(`Unit: MB, ${range}, ${step}.`));
});

it("what is no member, name or path is an error of ours, whatever it is", () => {
  const unreadable = new Proxy({}, { get: () => assert.fail("read") });
  for (const [run, name] of [
    [limitsOf, "member"],
    [isDestructive, "action"],
    [requestAt, "path"],
  ])
    for (const given of [
      undefined,
      null,
      Symbol("a"),
      5n,
      [],
      ...(run === limitsOf ? ["a"] : [Object.create(null), {}]),
    ])
      assert.throws(
        () => run(given),
        (error) => error instanceof Tc3Error && error.code === "ClientError.WrongType" && error.parameter === name,
        `${name}: ${typeof given}`,
      );
  for (const given of [{ min: Symbol("a") }, { max: Object.create(null) }, unreadable])
    assert.throws(() => limitsOf(given), { name: "Tc3Error", code: "ClientError.UnreadableInput" });
  assert.throws(() => limitsOf({}, Symbol("zh")), { name: "Tc3Error", parameter: "language" });
  assert.deepEqual(limitsOf(Object.create(null)), []);
  assert.equal(isDestructive("TerminateInstances"), true);
  assert.deepEqual(requestAt("/cvm/2017-03-12/DescribeZones")?.action, "DescribeZones");
});
