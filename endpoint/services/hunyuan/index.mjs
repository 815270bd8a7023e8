/**
 * Hunyuan's ChatCompletions, whose answer comes word by word where `Stream` says so:
 * https://cloud.tencent.com/document/api/1729/105701
 *
 * No model thinks here: the answer says so, and repeats the question. The question "fail" is answered by an
 * error in the midst of the stream, as by a model that failed while it spoke.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { boolean, integer, list, number, object, oneOf, string } from "../../check.mjs";
import { ApiError } from "../../errors.mjs";
import { RawAnswer } from "../../raw-answer.mjs";

const MODELS = ["hunyuan-lite", "hunyuan-turbos-latest", "hunyuan-t1-latest"];
const MAX_MESSAGES = 40;

/** Milliseconds from word to word. */
const PACE = 30;

const NOTE = "以上内容为AI生成，不代表开发者立场，请勿删除或修改本标记";

const chatCompletions = {
  required: ["Model", "Messages"],
  params: {
    Model: string,
    Messages: list(object({ Role: oneOf("system", "user", "assistant", "tool"), Content: string })),
    Stream: boolean,
    StreamModeration: boolean,
    TopP: number({ min: 0, max: 1 }),
    Temperature: number({ min: 0, max: 2 }),
    EnableEnhancement: boolean,
    Seed: integer({ min: 1, max: 10_000 }),
  },
  answer({ Model, Messages, Stream }) {
    if (!MODELS.includes(Model))
      throw new ApiError("InvalidParameterValue.Model", `The model ${Model} does not exist.`);
    if (Messages.length === 0 || Messages.length > MAX_MESSAGES)
      throw new ApiError("InvalidParameterValue", `The parameter Messages must have 1 to ${MAX_MESSAGES} elements.`);
    const question = Messages.at(-1).Content ?? "";
    const chat = createChat(question);
    if (Stream)
      return new RawAnswer({ headers: { "Content-Type": "text/event-stream" }, body: events(chat, question) });
    if (question === "fail") throw new ApiError("FailedOperation", "The model failed, as you asked.");
    const Message = { Role: "assistant", Content: chat.words.join("") };
    return chat.after(chat.words.length, { FinishReason: "stop", Message });
  },
};

/** An answer as its words, and what the service says of it after so many of them. */
function createChat(question) {
  const words = wordsOf(answerTo(question));
  const Created = Math.floor(Date.now() / 1000);
  const Id = randomUUID();
  const PromptTokens = wordsOf(question).length;
  return {
    words,
    after: (count, choice) => ({
      Note: NOTE,
      Choices: [choice],
      Created,
      Id,
      Usage: { PromptTokens, CompletionTokens: count, TotalTokens: PromptTokens + count },
    }),
  };
}

async function* events({ words, after }, question) {
  for (const [index, Content] of words.entries()) {
    if (question === "fail" && index === 3) {
      yield event({ ...after(index), Choices: [], ErrorMsg: { Code: 2003, Msg: "the model failed, as you asked" } });
      return;
    }
    yield event(after(index + 1, { FinishReason: "", Delta: { Role: "assistant", Content } }));
    await sleep(PACE);
  }
  yield event(after(words.length, { FinishReason: "stop", Delta: { Role: "assistant", Content: "" } }));
}

const event = (value) => `data: ${JSON.stringify(value)}\n\n`;

const answerTo = (question) =>
  /\p{Script=Han}/u.test(question)
    ? `我是 tc3fetch 的本地端点，不是大模型。您的问题是：${question} 每个事件带来一个词，真实的模型也是这样边想边说的。`
    : `I am the local endpoint of tc3fetch, and no model. You asked: ${question} Each event brings one word, as of a real model that speaks while it thinks.`;

/** Words with the white space after them; a text without white space is split as a reader of it would. */
const wordsOf = (text) =>
  Array.from(new Intl.Segmenter("zh", { granularity: "word" }).segment(text), ({ segment }) => segment).reduce(
    (words, segment) => {
      if (/^[\p{L}\p{N}]/u.test(segment) || words.length === 0) words.push(segment);
      else words[words.length - 1] += segment;
      return words;
    },
    [],
  );

export const createHunyuan = () => ({ version: "2023-09-01", actions: { ChatCompletions: chatCompletions } });
