// How the page's files lie above each other: a file imports of its own floor and of those below it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

const www = new URL("../../www/", import.meta.url);
const FLOORS = ["choices", "api", "i18n", "ui", "request", "form", "rooms", "shell", "app"];

const files = readdirSync(new URL("src/", www), { recursive: true, encoding: "utf8" }).filter((path) =>
  /(?<!\.d)\.tsx?$/.test(path),
);
const floorOf = (path) => FLOORS.indexOf(path.includes("/") ? path.split("/")[0] : "app");

/** What a file imports of the page, also when it is needed, by its path from `src/`. */
function importsOf(path) {
  const source = readFileSync(new URL(`src/${path}`, www), "utf8");
  const base = new URL(`file:///src/${path}`);
  return [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+\.tsx?)"/g)]
    .map(([, target]) => new URL(target, base).pathname)
    .filter((target) => target.startsWith("/src/"))
    .map((target) => target.slice("/src/".length));
}

describe("the floors of the page", () => {
  it("every file is on one, and no import leads up", () => {
    assert.deepEqual(
      files.filter((path) => floorOf(path) < 0),
      [],
    );
    const all = files.flatMap((path) => importsOf(path).map((target) => [path, target]));
    assert.ok(all.length > 300, `only ${all.length} imports were found`);
    const up = all.filter(([path, target]) => floorOf(target) > floorOf(path));
    assert.deepEqual(up, []);
  });

  it("no file is longer than 450 lines", () => {
    const long = readdirSync(www, { recursive: true, encoding: "utf8" })
      .filter((path) => /^(src\/|[^/]*\.)/.test(path) && /\.(tsx?|css|js|html)$/.test(path))
      .map((path) => [path, readFileSync(new URL(path, www), "utf8").split("\n").length - 1])
      .filter(([, lines]) => lines > 450);
    assert.deepEqual(long, []);
  });
});
