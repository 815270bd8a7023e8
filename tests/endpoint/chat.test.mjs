/** ChatCompletions answers as its document does, to Tencent's own client. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { officialClient, startEndpoint } from "./support.mjs";

const { url } = await startEndpoint();
const client = officialClient(url, { service: "hunyuan", version: "2023-09-01" });
const ask = (Content, more) =>
  client.request("ChatCompletions", { Model: "hunyuan-lite", Messages: [{ Role: "user", Content }], ...more });

async function read(stream) {
  const events = [];
  for await (const { data } of stream) if (data) events.push(data);
  return events;
}

test("in one piece", async () => {
  const { Choices, Usage, RequestId } = await ask("What is a nonce?");
  assert.equal(Choices.length, 1);
  assert.equal(Choices[0].FinishReason, "stop");
  assert.match(Choices[0].Message.Content, /You asked: What is a nonce\?/);
  assert.equal(Usage.TotalTokens, Usage.PromptTokens + Usage.CompletionTokens);
  assert.ok(RequestId);
});

test("word by word, and the same text in the end", async () => {
  const question = "什么是签名？";
  const { Choices } = await ask(question);
  const events = (await read(await ask(question, { Stream: true }))).map((data) => JSON.parse(data));
  assert.ok(events.length > 10, `${events.length} events`);
  const text = events.map(({ Choices: [{ Delta }] }) => Delta.Content).join("");
  assert.equal(text, Choices[0].Message.Content);
  assert.ok(text.includes(question));
  assert.deepEqual(
    events.map(({ Choices: [{ FinishReason }] }) => FinishReason),
    [...Array(events.length - 1).fill(""), "stop"],
  );
});

test("fails while it speaks, where it was asked to", async () => {
  const events = await read(await ask("fail", { Stream: true }));
  assert.equal(events.length, 4);
  assert.equal(JSON.parse(events.at(-1)).ErrorMsg.Code, 2003);
  await assert.rejects(ask("fail"), { code: "FailedOperation" });
});

for (const [what, params, code] of [
  ["an unknown model", { Model: "gpt" }, "InvalidParameterValue.Model"],
  ["no messages", { Messages: [] }, "InvalidParameterValue"],
  ["an unknown role", { Messages: [{ Role: "boss", Content: "x" }] }, "InvalidParameterValue"],
  ["a temperature out of its range", { Temperature: 2.5 }, "InvalidParameterValue"],
  ["a parameter that is none", { Tempo: 1 }, "UnknownParameter"],
])
  test(`refuses ${what}`, () => assert.rejects(ask("x", params), { code }));
