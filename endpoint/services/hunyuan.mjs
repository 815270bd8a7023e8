/**
 * Hunyuan 2023-09-01: a model that says the question again, word by word.
 * https://cloud.tencent.com/document/product/1729/105701
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { boolean, list, object, oneOf, string } from "../check.mjs";
import { ApiError } from "../errors.mjs";
import { RawAnswer } from "../raw-answer.mjs";

const NOTE = "以上内容为AI生成，不代表开发者立场，请勿删除或修改本标记";

/** Milliseconds between two pieces, as a model takes its time. */
const PAUSE = 5;

const completion = (Id, Choices) => ({
  Note: NOTE,
  Choices,
  Created: Math.floor(Date.now() / 1000),
  Id,
  Usage: { PromptTokens: 1, CompletionTokens: 1, TotalTokens: 2 },
});

async function* events(pieces) {
  const id = randomUUID();
  for (const [index, Content] of pieces.entries()) {
    const FinishReason = index === pieces.length - 1 ? "stop" : "";
    const Choices = [{ Delta: { Role: "assistant", Content }, FinishReason }];
    yield Buffer.from(`data: ${JSON.stringify(completion(id, Choices))}\n\n`);
    await sleep(PAUSE);
  }
}

const chatCompletions = {
  required: ["Model", "Messages"],
  params: {
    Model: string,
    Messages: list(object({ Role: oneOf("system", "user", "assistant", "tool"), Content: string })),
    Stream: boolean,
  },
  answer({ Messages, Stream = false }) {
    const question = Messages.at(-1)?.Content;
    if (!question) throw new ApiError("InvalidParameter", "The last message has no content.");
    const answer = `You said: ${question}`;
    if (!Stream) {
      const Message = { Role: "assistant", Content: answer };
      return completion(randomUUID(), [{ Message, FinishReason: "stop" }]);
    }
    // Words with the space before them; a text without spaces in one piece.
    const body = events(answer.match(/\s*\S+/g));
    return new RawAnswer({ headers: { "Content-Type": "text/event-stream;charset=utf-8" }, body });
  },
};

export const createHunyuan = () => ({ version: "2023-09-01", actions: { ChatCompletions: chatCompletions } });
