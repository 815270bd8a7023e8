// What Tencent Cloud answers: a result, an error, or events.
import { throwUnlessAccepted } from "../call/verdict.js";
import { EventStream } from "../errors/faults.js";
import { fault, ownError } from "../errors/error.js";
import { tencent as remedies } from "../errors/remedies.js";
import { createEventReader, isEventStream } from "../call/events.js";
import { readAnswer } from "../payload/answer.js";
import { encoder, firstText, typeNumber } from "../payload/values.js";

/** Receives the answer of a call with `stream` and `unsafeIntegers`; the engine judges it. */
export async function receive(engine, response, { stream, unsafeIntegers }, exchange) {
  const hasEvents = isEventStream(response);
  if (hasEvents && stream) {
    exchange.isOpen = true;
    return readEvents(response, exchange);
  }
  if (hasEvents) throw fault(EventStream);
  const content = judge(engine, response, readAnswer(await exchange.bytes(response), unsafeIntegers));
  return stream ? singleEvent(content) : content;
}

/** The content of `Response`, or the error that came in its place. */
function judge(engine, { status, headers }, { text, json }) {
  const { Response: content, code, codeDesc, message } = Object(json);
  const { Error: error, RequestId } = Object(content);
  const { Code, Message } = Object(error);
  // Gateways of the older API answer {code, codeDesc, message}.
  const name = content === undefined ? (code && typeof code === "number" ? firstText(codeDesc) : "") : firstText(Code);
  const { written } = encoder.encodeInto(name, engine.window());
  const [first, last] = [text.charCodeAt(0), text.charCodeAt(text.length - 1)];
  const verdict = engine.judge(
    status,
    first || 0,
    last || 0,
    typeNumber(json),
    typeNumber(content),
    typeNumber(error),
    written,
  );
  throwUnlessAccepted(verdict, remedies, {
    code: name,
    message: firstText(Message, message),
    httpStatus: status,
    requestId: firstText(RequestId, headers?.get?.("x-tc-requestid")) || undefined,
  });
  return content;
}

/** The events of an answer, as they come. The timeout begins anew with every piece. */
export async function* readEvents(response, exchange) {
  const { deadline, within, request } = exchange;
  const reader = response.body?.getReader();
  const read = createEventReader();
  try {
    for (let isOver = !reader; !isOver;) {
      deadline.extend();
      const { done, value } = await within(() => reader.read());
      // The caller may take its time with an event.
      deadline.pause();
      yield* read(value);
      isOver = done;
    }
  } catch (cause) {
    throw ownError(cause, request);
  } finally {
    deadline.end();
    // It has ended, or the caller has left the loop.
    reader?.cancel().catch(() => {});
  }
}

/** A result that is no stream, as one. */
async function* singleEvent(content) {
  yield { data: JSON.stringify(content), event: "message", id: "", retry: undefined };
}
