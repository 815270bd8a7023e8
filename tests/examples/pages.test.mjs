// The code of docs/streams.md, docs/calls.md, docs/repeat.md and docs/openapi.md as it stands there, against the local endpoint.
import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { Client } from "tc3fetch";
import { mockFetch, fail, sse } from "tc3fetch/testing";
import { createEndpoint, example as keys } from "../../endpoint/index.mjs";
import { fetchWorker } from "../workerd.mjs";
import { KEYS } from "./guides.mjs";
import { example, project, root, runNode } from "./readme.mjs";

const STREAMS = "docs/streams.md";
const CALLS = "docs/calls.md";
const REPEAT = "docs/repeat.md";
const OPENAPI = "docs/openapi.md";
const CHAT = {
  service: "hunyuan",
  version: "2023-09-01",
  action: "ChatCompletions",
  params: { Model: "hunyuan-lite", Stream: true, Messages: [{ Role: "user", Content: "one two three four" }] },
};

let endpoint;
before(async () => (endpoint = await createEndpoint().listen()));
after(() => endpoint?.close());

const client = (more) => new Client({ credentials: keys, region: "ap-guangzhou", proxy: endpoint.url, ...more });

/** What a program prints. */
async function printed(name, code) {
  const cwd = project(`pages-${name}`, { "example.mjs": code });
  const env = { ...KEYS, ENDPOINT: endpoint.url };
  const { status, stdout, stderr } = await runNode(cwd, ["example.mjs"], env);
  assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
  return stdout;
}

async function module(name, page) {
  const folder = project(`pages-${name}`, { "example.mjs": example(name, page) });
  return import(pathToFileURL(`${folder}/example.mjs`));
}

const namesOf = (page) =>
  [...readFileSync(`${root}${page}`, "utf8").matchAll(/^<!-- example: (\S+) -->$/gm)].map(([, name]) => name);

describe("docs/streams.md", () => {
  it("has no code but what is run here", () => {
    assert.deepEqual(namesOf(STREAMS), ["chat", "leaving", "worker", "errors"]);
    assert.equal(readFileSync(`${root}${STREAMS}`, "utf8").match(/^```\w/gm).length, 4);
  });

  it("a program prints what Hunyuan says, and the request's id", async () =>
    assert.match(
      await printed("chat", example("chat", STREAMS)),
      /^我是 tc3fetch 的本地端点.*您的问题是：你好.*\n[0-9a-f-]{36}\n$/,
    ));

  it("a stream can be left", async () => {
    const { firstWords, firstSecond, untilAborted } = await module("leaving", STREAMS);
    assert.equal(await firstWords(client(), CHAT, 3), "I am the ");
    assert.match(await firstSecond(client(), CHAT), /^I am the local endpoint/);
    const slow = { ...CHAT, service: "local", version: "2026-01-01", action: "Stream", params: { DelayMs: 5 } };
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    await assert.rejects(untilAborted(client(), slow, controller.signal), { code: "ClientError.Aborted" });
    assert.equal(getEventListeners(controller.signal, "abort").length, 0);
  });

  it("a Worker hands the answer on, in workerd", async () => {
    const folder = project("pages-worker", { "worker.mjs": example("worker", STREAMS) });
    const asked = { method: "POST", body: JSON.stringify({ question: "hello" }) };
    const { status, text } = await fetchWorker(folder, KEYS, asked, endpoint.url);
    assert.equal(status, 200);
    const words = [...text.matchAll(/"Content":"(.*?)"/g)].map(([, content]) => content);
    assert.ok(words.length > 3, text);
    assert.match(words.join(""), /^I am the local endpoint.* You asked: hello /);
  });

  it("an error among the events is one that can be caught", async () => {
    const { ask } = await module("errors", STREAMS);
    const answering = (...events) => client({ proxy: undefined, fetch: mockFetch({ "*": sse(events) }) });
    assert.deepEqual(await ask(answering({ Text: "a" }, fail("LimitExceeded.X")), CHAT), ["a", "…"]);
    await assert.rejects(ask(answering({ Text: "a" }, fail("FailedOperation")), CHAT), { code: "FailedOperation" });
  });
});

describe("docs/calls.md", () => {
  it("has no code but what is run here", () =>
    assert.equal(readFileSync(`${root}${CALLS}`, "utf8").match(/^```\w/gm).length, namesOf(CALLS).length));

  it("prints what its comments say", async () => {
    const text = await printed(
      "calls",
      namesOf(CALLS)
        .map((name) => example(name, CALLS))
        .join("\n"),
    );
    const id = "[0-9a-f-]{36}";
    const lines = [
      `true 200 \\w{3}, .* GMT 1`,
      `attempt 1 of scf Invoke: 200, \\d+ ms, ${id}`,
      `end 1 of scf Invoke: 200, \\d+ ms, ${id}`,
      // As the page has them.
      ...["is", "from", "unknown"].map((name) => {
        const [, comment] = /^\/\/ (.*)\n*$/m.exec(example(name, CALLS).trimEnd().split("\n").at(-1));
        return comment.replaceAll(".", "\\.").replace("?", "\\?");
      }),
    ];
    assert.match(text, new RegExp(`^${lines.join("\n")}\n$`));
  });

  it("a path is no proxy outside of a page", async () => {
    const error = await client({ proxy: "/tc3" })
      .call(CHAT)
      .catch((error) => error);
    assert.equal(error.code, "ClientError.InvalidProxy");
  });
});

describe("docs/repeat.md", () => {
  it("has no code but what is run here", () => {
    assert.deepEqual(namesOf(REPEAT), ["offset", "model", "wait", "gone"]);
    assert.equal(readFileSync(`${root}${REPEAT}`, "utf8").match(/^```\w/gm).length, 4);
  });

  it("lists page after page, and waits", async () => {
    assert.match(await printed("offset", example("offset", REPEAT)), /^\w+\ntest2\n$/);
    assert.match(await printed("model", example("model", REPEAT)), /^(\S+ \d\.\d\n)+$/);
    assert.equal(await printed("wait", example("wait", REPEAT)), "2\n");
  });

  it("waits until something is gone", async () => {
    const { untilGone } = await module("gone", REPEAT);
    const answering = (...answers) => client({ proxy: undefined, fetch: mockFetch({ "*": answers }) });
    assert.equal(await untilGone(answering({}, {}, fail("ResourceNotFound.Gone")), CHAT, { every: 5 }), undefined);
    await assert.rejects(untilGone(answering({}, fail("FailedOperation")), CHAT, { every: 5 }), {
      code: "FailedOperation",
    });
  });
});

describe("docs/openapi.md", () => {
  it("has no code but what is run here", () => assert.deepEqual(namesOf(OPENAPI), ["document", "path", "schema"]));

  it("prints what it shows", async () => {
    const [, shown] = /\n```text\n(.*?)```/s.exec(readFileSync(`${root}${OPENAPI}`, "utf8"));
    assert.equal(await printed("document", example("document", OPENAPI)), shown);
    assert.equal(await printed("path", example("path", OPENAPI)), "2\n");
    assert.equal(await printed("schema", example("schema", OPENAPI)), "[ 'AUTO', 'MANUAL' ] true\n");
  });
});
