// A request as a command for a shell: a shell reads back what was written, and the explorer writes the same.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { build } from "esbuild";
import { curl, quote } from "../../pkg/bin/curl.js";
import { requestOf, root, run } from "./support.mjs";

/** What a shell could take for something else; the engine of `tc3fetch/diagnose` is held to it as well. */
const TEXTS = JSON.parse(await readFile(`${root}tests/vectors/shell/texts.json`, "utf8"));

it("a shell reads back what was quoted", async () => {
  const { stdout } = await run(["sh", "-c", `printf '%s\\0' ${TEXTS.map(quote).join(" ")}`]);
  assert.deepEqual(stdout.split("\0").slice(0, -1), TEXTS);
});

/** A request with a text in each of its places. */
const requestWith = (text) => ({
  method: "POST",
  url: `https://a.example/?x=${text.replace(/\s/g, "+")}`,
  headers: { "X-Empty": "", "X-Text": text.replace(/\s/g, " ") },
  body: new TextEncoder().encode(text),
});

it("a shell hands curl the request", async () => {
  for (const text of TEXTS) {
    const { body, ...request } = requestWith(text);
    assert.deepEqual(await requestOf(curl({ ...request, body })), { ...request, body: text });
  }
});

it("the explorer copies the same command", async () => {
  const { outputFiles } = await build({
    entryPoints: [`${root}www/src/rooms/call/curl.ts`],
    bundle: true,
    format: "esm",
    write: false,
  });
  const explorer = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  for (const text of TEXTS) {
    const request = requestWith(text);
    const copied = explorer.curl({ ...request, headers: Object.entries(request.headers) }, "");
    assert.equal(copied, curl(request));
  }
});
