// The test of docs/testing.md in the runners that people have: there, only `it` comes from elsewhere.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { project, root } from "../examples/readme.mjs";

const modules = `${root}tests/testing/runners/node_modules`;
const page = readFileSync(`${root}docs/testing.md`, "utf8");
const fileOf = (name) => new RegExp(`<!-- file: ${name} -->\\n\`\`\`js\\n(.*?)^\`\`\`$`, "ms").exec(page)[1];

const RUNNERS = {
  vitest: { from: "vitest", command: ["vitest/vitest.mjs", "run", "--no-color"], passed: /Tests\s+2 passed \(2\)/ },
  jest: {
    from: "@jest/globals",
    // It loads ESM where this flag allows it to: https://jestjs.io/docs/ecmascript-modules
    command: ["--experimental-vm-modules", "jest/bin/jest.js", "--no-color"],
    passed: /Tests:\s+2 passed, 2 total/,
  },
};

/** The example for a runner, in a folder that finds the runner and the built package. */
function exampleFor(runner, broken = false) {
  const { from } = RUNNERS[runner];
  const test = fileOf("instances.test.mjs").replace('from "node:test"', `from "${from}"`);
  assert.ok(test.includes(`import { it } from "${from}";`));
  const folder = project(`testing-${runner}${broken ? "-broken" : ""}`, {
    "package.json": JSON.stringify({
      type: "module",
      jest: { testMatch: ["**/*.test.mjs"], transform: {}, cacheDirectory: "<rootDir>/cache" },
    }),
    "instances.mjs": fileOf("instances.mjs").replace("Limit: 1", broken ? "Limit: NaN" : "Limit: 1"),
    "instances.test.mjs": test,
  });
  symlinkSync(modules, `${folder}/node_modules`);
  return folder;
}

/** What a runner says, on either stream. */
async function run(runner, cwd) {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const args = RUNNERS[runner].command.map((part) => (/^\w+\/.*js$/.test(part) ? `${modules}/${part}` : part));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd, env }).catch((error) => error);
  return stdout + stderr;
}

describe("the test of docs/testing.md", { concurrency: true }, () => {
  for (const [runner, { passed }] of Object.entries(RUNNERS)) {
    it(`passes in ${runner}`, async () => {
      assert.ok(existsSync(`${modules}/${runner}`), "run `npm ci` in tests/testing/runners");
      assert.match(await run(runner, exampleFor(runner)), passed);
    });

    it(`fails in ${runner} where the program is broken`, async () => {
      const output = await run(runner, exampleFor(runner, true));
      assert.match(output, /NotSerializable|2 failed/);
      assert.doesNotMatch(output, passed);
    });
  }
});
